#include "change_flow.hpp"

#include "exit_code.hpp"
#include "question.hpp"

#include <klamm/escape.hpp>
#include <klamm/plan_validation.hpp>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>

namespace klamm::cli {
namespace {

using changes::Outcome;
using changes::Plan;
using changes::Risk;

constexpr std::int64_t most_unattended = 20;
constexpr std::size_t most_reviewed = 20;

std::string user_name() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

/// The profiles that ask for protection of this cluster.
struct Guard {
  std::vector<std::string> confirm; ///< names of profiles that want their name typed
  std::optional<std::string> read_only;
};

Guard guard_of(const std::string& cluster_id, const profiles::Profile& used) {
  Guard guard;
  const auto take = [&guard](const profiles::Profile& profile) {
    const std::string name = profile.name.empty() ? "-X" : profile.name;
    if (profile.protection == profiles::Protection::read_only) guard.read_only = name;
    if (profile.protection == profiles::Protection::confirm) guard.confirm.push_back(name);
  };
  take(used);
  const profiles::Store store(process_environment());
  const auto names = store.names();
  if (!names) return guard;
  for (const auto& name : *names) {
    const auto profile = store.load(name);
    if (profile && name != used.name && profile->cluster_id == cluster_id) take(*profile);
  }
  return guard;
}

/// `37 topics`, or the name of the one.
std::string confirmation_text(const Plan& plan) {
  std::map<std::string_view, std::set<std::string>> lost;
  for (const auto& step : plan.steps) {
    if (changes::risk(step) == Risk::destroys_data)
      lost[changes::subject_kind(step)].insert(changes::subject(step));
  }
  std::string text;
  for (const auto& [kind, names] : lost) {
    if (lost.size() == 1 && names.size() == 1) return *names.begin();
    text += (text.empty() ? "" : ", ") + std::to_string(names.size()) + " " + std::string(kind) +
            (names.size() == 1 ? "" : "s");
  }
  return text;
}

bool has_risk(const Plan& plan, Risk risk) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [risk](const auto& step) { return changes::risk(step) == risk; });
}

std::size_t subjects(const Plan& plan) {
  std::set<std::pair<std::string_view, std::string>> names;
  for (const auto& step : plan.steps) names.emplace(changes::subject_kind(step), changes::subject(step));
  return names.size();
}

/// Everything between a plan and its application.
class Review {
 public:
  Review(Context& context, const plan::Planned& planned, const ChangeOptions& options)
      : context_(context), planned_(planned), plan_(planned.plan), options_(options) {}

  void name_target() {
    const auto target = context_.target();
    if (!target) return;
    const auto& profile = (*target)->profile;
    const auto& address = (*target)->controllers ? profile.bootstrap_controllers : profile.bootstrap_servers;
    context_.remark({"change",
                     profile.name.empty() ? "cluster %1 at %2" : "cluster %1 at %2, profile %3",
                     {plan_.cluster_id, address, profile.name},
                     -1});
  }

  void show() {
    std::size_t said = 0;
    std::set<std::string> kept;
    for (const auto& step : plan_.steps) {
      if (said++ == most_reviewed) {
        context_.note({"change",
                       "… and %n more steps (--dry-run -o json shows all)",
                       {},
                       static_cast<long long>(plan_.steps.size() - most_reviewed)});
        break;
      }
      std::string line = changes::sentence(step).english();
      if (changes::risk(step) != Risk::safe)
        line += " [" + std::string(changes::word(changes::risk(step))) + "]";
      context_.note({"change", "%1", {line}, -1});
    }
    for (const auto& step : plan_.steps) {
      const auto undo = changes::inverse(step);
      if (!undo) kept.insert(undo.error().text.english());
    }
    for (const auto& why : kept) context_.note({"change", "cannot be undone: %1", {why}, -1});
    for (const Text& note : planned_.notes) context_.note(note);
  }

  /// An error says why the change is not made.
  Result<void> allow() {
    const bool attended = somebody_there();
    const auto most = options_.most ? *options_.most : attended ? INT64_MAX : most_unattended;
    const auto count = static_cast<std::int64_t>(subjects(plan_));
    if (count > most) {
      return fail(usage("%1 would be changed, more than %2; nothing was done (--max %1 allows it)",
                        {std::to_string(count), std::to_string(most)}));
    }
    const auto target = context_.target();
    if (!target) return fail(target.error());
    const Guard guard = guard_of(plan_.cluster_id, (*target)->profile);
    if (guard.read_only) {
      Error error = usage("profile %1 makes this cluster read-only; nothing was sent", {*guard.read_only});
      error.code = "READ_ONLY";
      return fail(error);
    }
    for (const auto& profile : guard.confirm) {
      if (auto typed = want_text(
              attended, "Profile %1 protects this cluster. Type its name to go on: ", profile, profile);
          !typed)
        return typed;
    }
    if (has_risk(plan_, Risk::destroys_data)) {
      const auto text = confirmation_text(plan_);
      if (auto typed = want_text(attended, "This destroys data. Type \"%1\" to go on: ", text, text); !typed)
        return typed;
    }
    if (has_risk(plan_, Risk::disruptive) && !options_.yes) return want_yes(attended);
    return {};
  }

 private:
  Result<void> want_text(bool attended, const char* question, const std::string& about,
                         const std::string& text) {
    if (std::find(options_.confirm.begin(), options_.confirm.end(), text) != options_.confirm.end())
      return {};
    if (!attended)
      return fail(usage("nobody is there to be asked: --confirm '%1' answers the question", {text}));
    const auto typed = ask_terminal(escape(Text{"change", question, {about}, -1}.english()));
    if (typed && *typed == text) return {};
    return fail(usage("not confirmed; nothing was done"));
  }

  static Result<void> want_yes(bool attended) {
    if (!attended)
      return fail(usage("this is disruptive, and nobody is there to be asked: -y answers the question"));
    const auto typed = ask_terminal("Go on? [y/N] ");
    if (typed && (*typed == "y" || *typed == "Y" || *typed == "yes")) return {};
    return fail(usage("not confirmed; nothing was done"));
  }

  Context& context_;
  const plan::Planned& planned_;
  const Plan& plan_;
  const ChangeOptions& options_;
};

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
  return fail({ErrorKind::failed,
               "WRITE_FAILED",
               "",
               {"change", "cannot write %1: %2", {path, why}, -1},
               "",
               std::nullopt});
}

changes::ApplyOptions apply_options(Context& context, const ChangeOptions& options, std::string& id) {
  changes::ApplyOptions apply;
  apply.step_timeout = context.globals().timeout;
  apply.cancel = context.cancel();
  apply.progress = [&context](const Text& text) { context.remark(text); };
  apply.wait = !options.no_wait;
  apply.wait_for_lock = options.lock_wait;
  apply.author = {user_name(), host_name(), context.globals().words};
  apply.started = [&id](const std::string& started) { id = started; };
  if (options.journal == "none") {
    apply.journaling = changes::Journaling::none;
    return apply;
  }
  apply.state_folder = state_folder();
  if (!options.journal.empty()) {
    apply.journaling = changes::Journaling::file;
    apply.journal_file = options.journal;
  }
  return apply;
}

bool something_done(const Answer<changes::StepRow>& answer) {
  return std::any_of(answer.rows.begin(), answer.rows.end(), [](const auto& row) {
    return row.outcome == Outcome::done || row.outcome == Outcome::accepted ||
           row.outcome == Outcome::unchanged;
  });
}

bool any_undo(const Plan& plan) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [](const auto& step) { return changes::inverse(step).has_value(); });
}

/// What the brokers say to the plan joins what the planner said.
Result<void> validate(Context& context, plan::Planned& planned) {
  const auto client = context.client();
  if (!client) return fail(client.error());
  auto validated = changes::validate(**client, planned.plan, context.call());
  std::move(validated.problems.begin(), validated.problems.end(), std::back_inserter(planned.problems));
  return {};
}

/// Prints the steps with what could not be planned beside them.
int report(Context& context, Answer<changes::StepRow> answer, const plan::Planned& planned,
           const ChangeHooks& hooks) {
  const bool done = something_done(answer);
  for (const Error& problem : planned.problems) answer.problem(problem);
  for (const Error& difference : planned.differences) context.say(difference);
  int code = exit_done;
  if (hooks.kafka_json && context.globals().kafka_json) {
    context.write(hooks.kafka_json());
    for (const Error& error : answer.errors) context.say(error);
    code = exit_code(envelope_of(answer), done, context.globals().allow);
  } else {
    code = context.print(RowSet(answer.rows), envelope_of(answer), done);
  }
  return code == exit_done && !planned.differences.empty() ? exit_differences : code;
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

int run_change(Context& context, const Result<plan::Planned>& planned, const ChangeOptions& options,
               const ChangeHooks& hooks) {
  if (!planned) return context.failed(planned.error());
  const Plan& plan = planned->plan;
  Review review(context, *planned, options);
  review.name_target();
  review.show();
  if (!options.plan_out.empty()) {
    if (options.plan_out == "-") {
      context.write(changes::to_json(plan));
      return planned->problems.empty() ? exit_done : report(context, {}, *planned, hooks);
    }
    if (auto saved = save_plan(options.plan_out, changes::to_json(plan), options.force); !saved)
      return context.failed(saved.error());
    const auto sum = changes::digest(plan);
    context.note({"change",
                  "plan saved; klamm change apply %1 applies it%2",
                  {options.plan_out, sum ? " (SHA-256 " + *sum + ")" : ""},
                  -1});
  }
  if (options.dry_run || !options.plan_out.empty() || plan.steps.empty()) {
    plan::Planned checked = *planned;
    if (options.dry_run && !plan.steps.empty()) {
      if (auto asked = validate(context, checked); !asked) return context.failed(asked.error());
    }
    const int code = report(context, changes::preview(plan), checked, hooks);
    return code == exit_done && options.differ && !plan.steps.empty() ? exit_differences : code;
  }
  if (auto allowed = review.allow(); !allowed) return context.failed(allowed.error());
  const auto client = context.client();
  if (!client) return context.failed(client.error());
  std::string id;
  auto applied = changes::apply(**client, plan, apply_options(context, options, id));
  if (!applied) {
    if (applied.error().code == "JOURNAL_FAILED")
      context.remark(
          {"change",
           "nothing was sent: a change is made only with a journal (--journal FILE keeps it elsewhere, "
           "--journal none keeps none)",
           {},
           -1});
    return context.failed(applied.error());
  }
  if (hooks.after) {
    hooks.after(*applied, [&](const Plan& more, const Cancel& cancel) -> Result<Answer<changes::StepRow>> {
      std::string another;
      auto apply = apply_options(context, options, another);
      apply.cancel = cancel;
      // A file for a journal is taken by the first change.
      if (apply.journaling == changes::Journaling::file) apply.journal_file += ".2";
      return changes::apply(**client, more, apply);
    });
  }
  const bool done = something_done(*applied);
  const int code = report(context, std::move(*applied), *planned, hooks);
  if (!id.empty() && options.journal != "none") {
    if (code == exit_unknown_outcome)
      context.remark({"change", "change %1: klamm change show %1 looks what became of it", {id}, -1});
    else if (done)
      context.note({"change",
                    any_undo(plan) ? "change %1 (klamm change undo %1)" : "change %1 (klamm change show %1)",
                    {id},
                    -1});
  }
  return code;
}

} // namespace klamm::cli
