#include "change_flow.hpp"

#include "change_review.hpp"
#include "exit_code.hpp"
#include "hint_words.hpp"
#include "question.hpp"

#include <klamm/front/run.hpp>

#include <algorithm>
#include <utility>

namespace klamm::cli {
namespace {

using changes::Outcome;
using front::Proposal;

front::RunOptions run_options(const Context& context, const ChangeOptions& options) {
  front::RunOptions run;
  run.step_timeout = context.globals().timeout;
  run.cancel = context.cancel();
  run.wait_until_seen = !options.no_wait;
  run.wait_for_lock = options.lock_wait;
  run.arguments = context.globals().words;
  if (options.journal == "none") {
    run.journaling = changes::Journaling::none;
  } else if (!options.journal.empty()) {
    run.journaling = changes::Journaling::file;
    run.journal_file = options.journal;
  }
  return run;
}

/// What would say nothing without another option is a slip: nothing is done on it.
Result<void> check(const ChangeOptions& options) {
  if (options.differ && !options.dry_run && options.plan_out.empty())
    return fail(usage("--exit-code goes with --dry-run or --plan-out; nothing was done"));
  if (options.force && options.plan_out.empty())
    return fail(usage("--force goes with --plan-out FILE; nothing was done"));
  return {};
}

Result<void> save_plan(Context& context, const changes::Plan& plan, const ChangeOptions& options) {
  if (auto saved = front::save_plan(plan, options.plan_out, options.force); !saved) {
    if (saved.error().code != "FILE_EXISTS") return saved;
    return fail(usage("%1 is there already; --force writes over it", {options.plan_out}));
  }
  const auto sum = changes::digest(changes::to_json(plan));
  context.print_note(KLAMM_TEXT("change", "plan saved; klamm change apply %1 applies it%2")
                         .with(options.plan_out, sum ? " (SHA-256 " + *sum + ")" : ""));
  return {};
}

/// Prints the steps, or `instead` in their place, with what could not be planned beside them.
int report(Context& context, const Answer<changes::StepRow>& answer, bool something_done,
           const plan::Planned& planned, const std::optional<std::string>& instead) {
  for (const auto& difference : planned.differences) context.print_error(difference.why);
  int code = exit_done;
  if (instead) {
    context.write(*instead);
    for (const Error& error : answer.errors) context.print_error(error);
    code = exit_code(envelope_of(answer), something_done, context.globals().allow);
  } else {
    auto rows = answer.rows;
    word_hints(rows);
    code = context.print(RowSet(rows), envelope_of(answer), something_done);
  }
  return code == exit_done && !planned.differences.empty() ? exit_differences : code;
}

/// What `-o kafka-json` prints in the place of the steps.
std::optional<std::string> instead_of_steps(const Context& context, const Proposal& proposal,
                                            const KafkaJson& kafka_json) {
  if (kafka_json && context.globals().kafka_json) return kafka_json(proposal.planned.plan);
  return std::nullopt;
}

/// Shows what would be done. Ends as carrying it out would, as far as that is known.
int run_dry(Context& context, front::Session& session, const Proposal& proposal, const ChangeOptions& options,
            const KafkaJson& kafka_json) {
  const auto previewed = options.dry_run || !options.plan_out.empty()
                             ? front::validate(session, proposal, context.call())
                             : front::preview(proposal);
  if (previewed.why_not) context.print_always(*previewed.why_not);
  // The plan has standard output for itself.
  const auto instead = options.plan_out == "-" ? std::optional(changes::to_json(proposal.planned.plan))
                                               : instead_of_steps(context, proposal, kafka_json);
  const int code = report(context, previewed.answer, previewed.something_done, proposal.planned, instead);
  return code == exit_done && options.differ && previewed.something_to_do ? exit_differences : code;
}

/// How to go on from a change that was made.
void say_change_id(Context& context, const front::Ran& ran, int code) {
  const Text told = (ran.undoable ? KLAMM_TEXT("change", "change %1 (klamm change undo %1)")
                                  : KLAMM_TEXT("change", "change %1 (klamm change show %1)"))
                        .with(ran.change_id);
  const auto& rows = ran.answer.rows;
  const bool as_wanted = std::any_of(rows.begin(), rows.end(), [](const auto& row) {
    return row.change_id && row.outcome == Outcome::unchanged;
  });
  if (code == exit_unknown_outcome)
    context.print_always(
        KLAMM_TEXT("change", "change %1: klamm change show %1 finds its outcome").with(ran.change_id));
  else if (context.cancel().requested())
    context.print_always(told);
  else if (ran.changed || as_wanted)
    context.print_note(told);
}

/// How to go on with a run that has not ended.
void say_run(Context& context, const front::Ran::OfRun& run) {
  using scaling::run::RunState;
  const bool more = run.state == RunState::stopped || run.state == RunState::paused;
  const Text told = (more ? KLAMM_TEXT("scale", "run %1 (klamm scale resume %1 goes on)")
                          : KLAMM_TEXT("scale", "run %1 (klamm scale status %1)"))
                        .with(run.id);
  more ? context.print_always(told) : context.print_note(told);
}

int run_proposal(Context& context, front::Session& session, const Proposal& proposal,
                 const front::Answers& answers, const ChangeOptions& options, const KafkaJson& kafka_json) {
  front::Events events;
  events.note = [&context](const Text& text) { context.print_note(text); };
  // Who stops a change hears what becomes of it, also with -q.
  events.important = [&context](const Text& text) {
    context.cancel().requested() ? context.print_always(text) : context.print_note(text);
  };
  context.change_begins();
  const auto ran = front::run(session, proposal, answers, run_options(context, options), events);
  if (!ran) {
    if (ran.error().code == "JOURNAL_FAILED")
      context.print_always(KLAMM_TEXT(
          "change",
          "nothing was sent: a change is made only with a journal (--journal FILE keeps it elsewhere, "
          "--journal none keeps none)"));
    return context.failed(ran.error());
  }
  const int code = report(context, ran->answer, ran->something_done, proposal.planned,
                          instead_of_steps(context, proposal, kafka_json));
  if (!ran->change_id.empty() && options.journal != "none") say_change_id(context, *ran, code);
  if (ran->run) say_run(context, *ran->run);
  return code;
}

} // namespace

std::string state_folder() {
  return profiles::Store(process_environment()).state_folder();
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

int run_change(Context& context, const Result<Proposal>& proposal, const ChangeOptions& options,
               const KafkaJson& kafka_json) {
  if (auto good = check(options); !good) return context.failed(good.error());
  if (!proposal) return context.failed(proposal.error());
  const auto session = context.session();
  if (!session) return context.failed(session.error());
  const changes::Plan& plan = proposal->planned.plan;
  const bool only_shown = options.dry_run || !options.plan_out.empty();
  const auto questions = only_shown ? front::Questions() : front::questions_of(**session, *proposal);
  // Who is asked sees what about, also with -q.
  const bool asked = !questions.unanswered(answers_of(options)).empty();
  const Text cluster = (*session)->name(plan.cluster_id);
  asked ? context.print_always(cluster) : context.print_note(cluster);
  show_review(context, front::review(*proposal), !asked || !somebody_there());
  if (only_shown && options.most) {
    if (auto allowed = allow_count(plan, *options.most); !allowed) return context.failed(allowed.error());
  }
  if (!options.plan_out.empty() && options.plan_out != "-") {
    if (auto saved = save_plan(context, plan, options); !saved) return context.failed(saved.error());
  }
  if (only_shown || !proposal->has_work()) return run_dry(context, **session, *proposal, options, kafka_json);
  auto answers = plan.steps.empty() ? answers_of(options) : ask_questions(plan, options, questions);
  if (!answers) return context.failed(answers.error());
  return run_proposal(context, **session, *proposal, *answers, options, kafka_json);
}

} // namespace klamm::cli
