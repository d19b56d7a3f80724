#include "change_flow.hpp"

#include "change_review.hpp"
#include "exit_code.hpp"
#include "question.hpp"

#include <klamm/plan_validation.hpp>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <initializer_list>

namespace klamm::cli {
namespace {

using changes::Outcome;
using changes::Plan;

std::string user_name() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

Result<void> save_plan(const std::string& path, const std::string& text, bool over) {
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (over ? O_TRUNC : O_EXCL);
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0)
    return fail(usage(errno == EEXIST ? "%1 is there already; --force writes over it" : "cannot write %1: %2",
                      {path, std::strerror(errno)}));
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(file, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) break;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  const bool good = rest.empty() && ::fsync(file) == 0;
  const std::string why = std::strerror(errno);
  ::close(file);
  if (good) return {};
  return fail(Error::of(ErrorKind::failed, "WRITE_FAILED",
                        KLAMM_TEXT("change", "cannot write %1: %2").with(path, why)));
}

changes::ApplyOptions apply_options(Context& context, const ChangeOptions& options, const ChangeHooks& hooks,
                                    std::string& id) {
  changes::ApplyOptions apply;
  apply.step_timeout = context.globals().timeout;
  apply.cancel = context.cancel();
  apply.progress = [&context](const Text& text) { context.remark(text); };
  apply.wait = !options.no_wait;
  apply.wait_for_lock = options.lock_wait;
  apply.author = {user_name(), host_name(), context.globals().words};
  apply.author.undoes = hooks.undoes;
  apply.started = [&id](const std::string& started) { id = started; };
  apply.state_folder = state_folder();
  if (options.journal == "none") {
    apply.journaling = changes::Journaling::none;
  } else if (!options.journal.empty()) {
    apply.journaling = changes::Journaling::file;
    apply.journal_file = options.journal;
  }
  return apply;
}

/// What would say nothing without another option is a slip: nothing is done on it.
Result<void> check(const ChangeOptions& options) {
  if (options.differ && !options.dry_run && options.plan_out.empty())
    return fail(usage("--exit-code goes with --dry-run or --plan-out; nothing was done"));
  if (options.force && options.plan_out.empty())
    return fail(usage("--force goes with --plan-out FILE; nothing was done"));
  return {};
}

bool any(const Answer<changes::StepRow>& answer, std::initializer_list<Outcome> outcomes) {
  return std::any_of(answer.rows.begin(), answer.rows.end(), [outcomes](const auto& row) {
    return std::find(outcomes.begin(), outcomes.end(), row.outcome) != outcomes.end();
  });
}

bool any_undo(const Plan& plan) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [](const auto& step) { return changes::inverse(step).has_value(); });
}

/// Prints the steps, or `instead` in their place, with what could not be planned beside them.
int report(Context& context, Answer<changes::StepRow> answer, const plan::Planned& planned,
           const std::optional<std::string>& instead) {
  plan::add_left_out(answer, planned);
  // Done, or as good as: that of a dry run would be.
  const bool done = any(answer, {Outcome::planned, Outcome::done, Outcome::accepted, Outcome::unchanged});
  for (const Error& problem : planned.problems) answer.problem(problem);
  for (const auto& difference : planned.differences) context.say(difference.why);
  int code = exit_done;
  if (instead) {
    context.write(*instead);
    for (const Error& error : answer.errors) context.say(error);
    code = exit_code(envelope_of(answer), done, context.globals().allow);
  } else {
    code = context.print(RowSet(answer.rows), envelope_of(answer), done);
  }
  return code == exit_done && !planned.differences.empty() ? exit_differences : code;
}

/// What `-o kafka-json` prints in the place of the steps.
std::optional<std::string> instead_of_steps(Context& context, const ChangeHooks& hooks) {
  if (hooks.kafka_json && context.globals().kafka_json) return hooks.kafka_json();
  return std::nullopt;
}

/// Shows what would be done. Ends as carrying it out would, as far as that is known.
int run_dry(Context& context, const plan::Planned& planned, const ChangeOptions& options,
            const ChangeHooks& hooks) {
  changes::Validated validated;
  validated.answer = changes::preview(planned.plan);
  if (options.dry_run && !planned.plan.steps.empty()) {
    const auto client = context.client();
    if (!client) return context.failed(client.error());
    validated = changes::validate(**client, planned.plan, context.call());
    if (validated.why_not) context.remark(*validated.why_not);
  }
  const bool to_do = any(validated.answer, {Outcome::planned});
  // The plan has standard output for itself.
  const auto instead = options.plan_out == "-" ? std::optional(changes::to_json(planned.plan))
                                               : instead_of_steps(context, hooks);
  const int code = report(context, std::move(validated.answer), planned, instead);
  return code == exit_done && options.differ && to_do ? exit_differences : code;
}

} // namespace

std::string state_folder() {
  return profiles::Store(process_environment()).state_folder();
}

changes::Follower follower_of(Context& context) {
  return {[&context](const Text& text) { context.note(text); },
          [&context](const Text& text) { context.remark(text); }, context.cancel(),
          context.globals().timeout};
}

Result<Client*> client_for_change(Context& context) {
  const auto target = context.target();
  if (!target) return fail(target.error());
  using From = profiles::Target::From;
  const bool said = (*target)->from != From::fallback && (*target)->from != From::current_profile;
  if (!said && !somebody_there()) {
    return fail(usage("without a terminal a change needs to be told its cluster: -b, -P, -F or -C, "
                      "KLAMM_PROFILE or KLAMM_BOOTSTRAP_SERVERS"));
  }
  return context.client();
}

int run_change(Context& context, const Result<plan::Planned>& planned, const ChangeOptions& options,
               const ChangeHooks& hooks) {
  if (auto good = check(options); !good) return context.failed(good.error());
  if (!planned) return context.failed(planned.error());
  const Plan& plan = planned->plan;
  name_cluster(context, plan);
  const bool nothing = plan.steps.empty();
  const bool only_shown = options.dry_run || !options.plan_out.empty();
  const Questions questions =
      nothing || only_shown ? Questions() : questions_of(context, plan, options, hooks.disruptive);
  // Who is asked sees what about, also with -q.
  show_plan(context, *planned, !questions.any() || !somebody_there());
  if (only_shown && options.most) {
    if (auto allowed = allow_count(plan, *options.most); !allowed) return context.failed(allowed.error());
  }
  if (!options.plan_out.empty() && options.plan_out != "-") {
    if (auto saved = save_plan(options.plan_out, changes::to_json(plan), options.force); !saved)
      return context.failed(saved.error());
    const auto sum = changes::digest(plan);
    context.note(KLAMM_TEXT("change", "plan saved; klamm change apply %1 applies it%2")
                     .with(options.plan_out, sum ? " (SHA-256 " + *sum + ")" : ""));
  }
  if (only_shown || (nothing && !hooks.after_nothing)) return run_dry(context, *planned, options, hooks);
  if (auto allowed = nothing ? Result<void>() : allow_change(plan, options, questions); !allowed)
    return context.failed(allowed.error());
  const auto client = context.client();
  if (!client) return context.failed(client.error());
  std::string id;
  context.change_begins();
  auto applied = nothing ? Result<Answer<changes::StepRow>>(changes::preview(plan))
                         : changes::apply(**client, hooks.first ? *hooks.first : plan,
                                          apply_options(context, options, hooks, id));
  if (!applied) {
    if (applied.error().code == "JOURNAL_FAILED")
      context.remark(KLAMM_TEXT(
          "change",
          "nothing was sent: a change is made only with a journal (--journal FILE keeps it elsewhere, "
          "--journal none keeps none)"));
    return context.failed(applied.error());
  }
  if (hooks.after) {
    int journals = 1;
    hooks.after(*applied, [&](const Plan& more, const Cancel& cancel, changes::Part part) {
      std::string another;
      auto apply = apply_options(context, options, hooks, another);
      apply.cancel = cancel;
      apply.author.part_of = id;
      apply.author.undone_with = part == changes::Part::wished_for;
      // A file for a journal is taken by the first change.
      if (apply.journaling == changes::Journaling::file)
        apply.journal_file += "." + std::to_string(++journals);
      return changes::apply(**client, more, apply);
    });
  }
  const bool changed = any(*applied, {Outcome::done, Outcome::accepted});
  const bool done = changed || any(*applied, {Outcome::unchanged});
  const int code = report(context, std::move(*applied), *planned, instead_of_steps(context, hooks));
  if (!id.empty() && options.journal != "none") {
    const bool stopped = context.cancel().requested();
    const Text told = (changed && any_undo(plan) ? KLAMM_TEXT("change", "change %1 (klamm change undo %1)")
                                                 : KLAMM_TEXT("change", "change %1 (klamm change show %1)"))
                          .with(id);
    if (code == exit_unknown_outcome)
      context.remark(
          KLAMM_TEXT("change", "change %1: klamm change show %1 looks what became of it").with(id));
    else if (stopped)
      context.remark(told);
    else if (done)
      context.note(told);
  }
  return code;
}

} // namespace klamm::cli
