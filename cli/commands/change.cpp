// change apply, list, show, undo.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../exit_code.hpp"
#include "../input_file.hpp"

#include <klamm/plan_moves.hpp>
#include <klamm/plan_undo.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

namespace klamm::cli {
namespace {

using std::chrono::milliseconds;

struct Apply {
  std::string file;
  milliseconds max_age = std::chrono::hours(24);
  std::optional<std::string> expect_digest;
  ChangeOptions change;
};

Result<changes::Plan> read_plan(const std::string& path) {
  const auto text = read_filled(path, changes::most_plan_bytes);
  if (!text) return fail(text.error());
  return changes::from_json(*text);
}

Result<plan::Planned> plan_from(const Apply& apply, Context& context) {
  auto read = read_plan(apply.file);
  if (!read) return fail(read.error());
  const auto sum = changes::digest(*read);
  if (!sum) return fail(sum.error());
  context.remark(KLAMM_TEXT("change", "SHA-256 %1").with(*sum));
  if (apply.expect_digest && *apply.expect_digest != *sum)
    return fail(usage("the plan's SHA-256 is not %1: it is not the one that was reviewed; nothing was sent",
                      {*apply.expect_digest}));
  const auto age = std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now() - read->made_at);
  if (age > apply.max_age)
    return fail(usage("the plan was made %1 ago, longer than --max-age %2; nothing was sent",
                      {units::print_duration(age.count()), units::print_duration(apply.max_age.count())}));
  if (age < -std::chrono::minutes(5))
    return fail(usage(
        "the plan says that it was made %1 from now: the clock of one of the machines is wrong; nothing was "
        "sent",
        {units::print_duration(-age.count())}));
  plan::Planned planned;
  planned.plan = std::move(*read);
  return planned;
}

/// Moves under a throttle end as those of reassignment start without --wait do.
ChangeHooks after_moves(Context& context, const plan::Planned& planned) {
  ChangeHooks hooks;
  const auto& steps = planned.plan.steps;
  const auto client = context.client();
  const bool moves = std::any_of(steps.begin(), steps.end(), [](const auto& step) {
    return std::holds_alternative<changes::StartReassignment>(step);
  });
  if (client && moves && std::any_of(steps.begin(), steps.end(), changes::FollowMoves::changes_throttle))
    hooks.after = changes::FollowMoves(**client, follower_of(context), {}, {planned.plan});
  return hooks;
}

Prepared apply(Options& options) {
  auto apply = std::make_shared<Apply>();
  options.argument("FILE", apply->file, "a plan that --plan-out saved; - for standard input");
  options.duration("--max-age", "DURATION", apply->max_age, "refuse an older plan (24h)");
  options.value("--expect-digest", "SHA256", apply->expect_digest,
                "refuse any other plan than the one with this SHA-256");
  declare_change_options(options, apply->change);
  return [apply](Context& context) {
    auto planned = plan_from(*apply, context);
    if (!planned) return context.failed(planned.error());
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    // Before it is shown as a plan for this cluster.
    if (auto same = changes::require_cluster(**client, planned->plan.cluster_id, context.call()); !same)
      return context.failed(same.error());
    if (auto none = changes::require_no_secrets(**client, planned->plan, context.call()); !none)
      return context.failed(none.error());
    return run_change(context, planned, apply->change, after_moves(context, *planned));
  };
}

Prepared list(Options& options) {
  auto since = std::make_shared<milliseconds>(0);
  options.duration("--since", "DURATION", *since, "only changes begun in the last DURATION");
  return [since](Context& context) {
    changes::JournalQuery query;
    query.state_folder = state_folder();
    if (since->count() > 0) query.since = std::chrono::system_clock::now() - *since;
    return context.print(changes::list(query));
  };
}

bool any_unknown(const Answer<changes::StepRow>& steps) {
  return std::any_of(steps.rows.begin(), steps.rows.end(),
                     [](const auto& row) { return row.outcome == changes::Outcome::unknown; });
}

/// A plan file is shown as the change it would be.
Result<Answer<changes::StepRow>> steps_of(const std::string& which, Context& context) {
  if (which.ends_with(".json")) {
    auto plan = read_plan(which);
    if (!plan) return fail(plan.error());
    return changes::preview(*plan);
  }
  auto steps = changes::show(state_folder(), which);
  if (!steps || !any_unknown(*steps)) return steps;
  auto client = context.client();
  if (!client) return fail(client.error());
  auto resolved = changes::resolve(**client, state_folder(), which, context.call());
  if (resolved) return resolved;
  // What is in the journal stands, whether the cluster can be asked or not.
  steps->problem(resolved.error());
  return steps;
}

/// Why steps are not done, or not known to be.
void say_why(const Answer<changes::StepRow>& steps, Context& context) {
  constexpr int most = 20;
  int said = 0;
  for (const auto& row : steps.rows) {
    using changes::Outcome;
    if (!row.error || row.outcome == Outcome::done || row.outcome == Outcome::not_run) continue;
    if (++said > most) {
      context.remark(KLAMM_TEXT("change", "… and of more steps: -o wide shows all"));
      return;
    }
    context.remark(KLAMM_TEXT("change", "step %1, %2: %3").with(row.step, row.target, *row.error));
  }
}

Prepared show(Options& options) {
  auto which = std::make_shared<std::string>();
  options.argument("CHANGE", *which, "a change's id or the start of it, last, a journal, or a plan (.json)");
  return [which](Context& context) {
    const auto steps = steps_of(*which, context);
    if (!steps) return context.failed(steps.error());
    const int code = context.print(*steps);
    say_why(*steps, context);
    return any_unknown(*steps) ? static_cast<int>(exit_unknown_outcome) : code;
  };
}

struct UndoOptions {
  std::string which;
  bool with_records = false;
  ChangeOptions change;
};

Prepared undo(Options& options) {
  auto undo = std::make_shared<UndoOptions>();
  options.argument("CHANGE", undo->which, "a change's id or the start of it, last, or a journal");
  options.flag("--with-records", undo->with_records,
               "delete topics the change created even where they hold records by now");
  declare_change_options(options, undo->change);
  return [undo](Context& context) {
    auto made = changes::plan_undo(state_folder(), undo->which);
    if (!made) return context.failed(made.error());
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    if (auto same = changes::require_cluster(**client, made->plan.cluster_id, context.call()); !same)
      return context.failed(same.error());
    ChangeHooks hooks;
    hooks.undoes = made->change_id;
    const auto planned = plan::undo(**client, std::move(*made), {undo->with_records}, context.call());
    hooks.kafka_json = [&planned] { return plan::kafka_reassignment(plan::moves_back(planned->plan)); };
    return run_change(context, planned, undo->change, hooks);
  };
}

} // namespace

constinit const Command change_apply{
    "change",
    "apply",
    Kind::change,
    "Apply a saved plan",
    "Only what a plan does is read from the file: risks and undo are worked out anew. A step that stands so "
    "already is\n"
    "UNCHANGED, so that applying again is safe; one whose ground has moved is STALE. A plan of another "
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
