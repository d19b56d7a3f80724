// change apply, list, show, undo.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../exit_code.hpp"
#include "../hint_words.hpp"
#include "../input_file.hpp"
#include "../live_names.hpp"

#include <klamm/front/history.hpp>
#include <klamm/front/proposal.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

namespace klamm::cli {
namespace {

using std::chrono::milliseconds;

struct Apply {
  std::string file;
  front::PlanChecks checks;
  ChangeOptions change;
};

Result<changes::Plan> read_plan(const std::string& path) {
  const auto text = read_filled(path, changes::most_plan_bytes);
  if (!text) return fail(text.error());
  return changes::from_json(*text);
}

/// The plan, once it is the one that is meant and young enough.
Result<changes::Plan> plan_from(const Apply& apply, Context& context) {
  const auto text = read_filled(apply.file, changes::most_plan_bytes);
  if (!text) return fail(text.error());
  auto plan = changes::from_json(*text);
  if (!plan) return plan;
  const auto sum = changes::digest(*text);
  if (!sum) return fail(sum.error());
  context.print_always(KLAMM_TEXT("change", "SHA-256 %1").with(*sum));
  const auto good = front::check_plan(*plan, *sum, apply.checks, std::chrono::system_clock::now());
  if (good) return plan;
  if (good.error().code == "PLAN_TOO_OLD")
    return fail(usage("the plan was made %1 ago, longer than --max-age %2; nothing was sent",
                      good.error().text.args));
  return fail(good.error());
}

Prepared apply(Options& options) {
  auto apply = std::make_shared<Apply>();
  options.argument("FILE", apply->file, "a plan that --plan-out saved; - for standard input");
  options.duration("--max-age", "DURATION", apply->checks.max_age, "refuse an older plan (24h)");
  options.value("--expect-digest", "SHA256", apply->checks.expect_digest,
                "refuse any other file than the one with this SHA-256, as sha256sum prints it");
  declare_change_options(options, apply->change);
  return [apply](Context& context) {
    auto plan = plan_from(*apply, context);
    if (!plan) return context.failed(plan.error());
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    // Before it is shown as a plan for this cluster.
    const auto proposal = front::saved_plan(**client, std::move(*plan), context.call());
    if (!proposal) return context.failed(proposal.error());
    return run_change(context, proposal, apply->change);
  };
}

Prepared list(Options& options) {
  using Time = std::chrono::system_clock::time_point;
  auto since = std::make_shared<std::optional<Time>>();
  options.custom(
      "--since", "DURATION|TIME",
      [since](std::string_view word) -> Result<void> {
        if (const auto duration = units::parse_duration(word)) {
          *since = std::chrono::system_clock::now() - *duration;
          return {};
        }
        const auto time = units::parse_time(word);
        if (!time && word.find_first_not_of("0123456789") == std::string_view::npos)
          return fail(units::parse_duration(word).error());
        if (!time)
          return fail(usage("\"%1\" is neither a duration nor a time; write 6h or 2026-11-24T12:00:00Z",
                            {std::string(word)}));
        // What the clock can hold: from 1970 to 2200.
        constexpr std::int64_t latest = 7'258'118'400'000;
        *since = Time(milliseconds(std::clamp<std::int64_t>(time->epoch_ms, 0, latest)));
        return {};
      },
      "only changes begun in the last DURATION, or since TIME");
  return [since](Context& context) {
    changes::JournalQuery query;
    query.state_folder = state_folder();
    query.since = *since;
    return context.print(changes::list(query));
  };
}

/// A plan file is shown as the change it would be.
Result<Answer<changes::StepRow>> steps_of(const std::string& which, Context& context) {
  if (which.ends_with(".json")) {
    auto plan = read_plan(which);
    if (!plan) return fail(plan.error());
    return changes::preview(*plan);
  }
  return front::show_change(
      state_folder(), which, [&context] { return context.session(); }, context.call());
}

/// Why steps are not done, or not known to be.
void say_why(const Answer<changes::StepRow>& steps, Context& context) {
  constexpr int most = 20;
  int said = 0;
  for (const auto& row : steps.rows) {
    using changes::Outcome;
    if (!row.error || row.outcome == Outcome::done || row.outcome == Outcome::not_run) continue;
    if (++said > most) {
      context.print_always(KLAMM_TEXT("change", "… and of more steps: -o wide shows all"));
      return;
    }
    context.print_always(
        KLAMM_TEXT("change", "step %1, %2: %3").with(row.step, row.target(), changes::words_of(*row.error)));
  }
}

Prepared show(Options& options) {
  auto which = std::make_shared<std::string>();
  options.argument("CHANGE", *which, "a change's id or the start of it, last, a journal, or a plan (.json)")
      .complete(change_ids);
  return [which](Context& context) {
    auto steps = steps_of(*which, context);
    if (!steps) return context.failed(steps.error());
    word_hints(steps->rows);
    const int code = context.print(*steps);
    say_why(*steps, context);
    return front::any_unknown(*steps) ? static_cast<int>(exit_unknown_outcome) : code;
  };
}

struct UndoOptions {
  std::string which;
  bool with_records = false;
  ChangeOptions change;
};

Prepared undo(Options& options) {
  auto undo = std::make_shared<UndoOptions>();
  options.argument("CHANGE", undo->which, "a change's id or the start of it, last, or a journal")
      .complete(change_ids);
  options.flag("--with-records", undo->with_records,
               "delete topics the change created even where they hold records by now");
  declare_change_options(options, undo->change);
  return [undo](Context& context) {
    auto made = changes::plan_undo(state_folder(), undo->which);
    if (!made) return context.failed(made.error());
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    const auto proposal =
        front::undo_change(**client, std::move(*made), {undo->with_records}, context.call());
    return run_change(context, proposal, undo->change, [](const changes::Plan& plan) {
      return plan::kafka_reassignment(plan::moves_back(plan));
    });
  };
}

} // namespace

constinit const Command change_apply{
    "change",
    "apply",
    Kind::change,
    "Apply a saved plan",
    "Only what a plan does is read from the file: risks and undo are computed again. A step whose result "
    "exists already is\n"
    "UNCHANGED, so that applying again is safe; one whose starting state changed is STALE. A plan of another "
    "cluster is refused.",
    {"klamm change apply plan.json", "klamm change apply plan.json --expect-digest "
                                     "2bef4b93f7e4710673c18b854227434c2c4ad98a91883a3c26cd0d0bf580e50b -y"},
    "what the steps need",
    "2.3",
    {&View<changes::StepRow>::schema},
    apply};

constinit const Command change_list{
    "change",
    "list",
    Kind::local,
    "List the changes made from here",
    "From this user's journals, the newest first. UNKNOWN: klamm change show looks what became of it.",
    {"klamm change list", "klamm change list --since 6h -o wide"},
    "",
    "",
    {&View<changes::Change>::schema},
    list};

constinit const Command change_show{
    "change",
    "show",
    Kind::read,
    "Show the steps of a change",
    "Steps whose outcome is not known are looked for in the cluster: DONE when it is seen; FAILED (NOT_DONE) "
    "or STALE\nonly a minute beyond the --timeout the change was made with, when no broker can be working on "
    "it any more. Until then,\nand where Kafka shows nothing to compare, UNKNOWN and exit 7: ask again. The "
    "journal then says what was found.",
    {"klamm change show last", "klamm change show 0192f3c4 -o json"},
    "to look for unknown steps: what reading their targets needs",
    "2.3",
    {&View<changes::StepRow>::schema},
    show};

constinit const Command change_undo{"change",
                                    "undo",
                                    Kind::change,
                                    "Take a change back",
                                    "Another plan, made from the journal: the inverse of each step that was "
                                    "done, the last first. What cannot be undone is\n"
                                    "said; what has been changed by others since is STALE. -o kafka-json "
                                    "prints the moves that copy replicas back,\nfor klamm reassignment start "
                                    "--file to make under a throttle instead.",
                                    {"klamm change undo last", "klamm change undo 0192f3c4 --dry-run"},
                                    "what the inverse steps need",
                                    "2.3",
                                    {&View<changes::StepRow>::schema},
                                    undo,
                                    true};

} // namespace klamm::cli
