#include "change_review.hpp"

#include "question.hpp"

#include <klamm/escape.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::cli {
namespace {

using changes::Plan;
using changes::Risk;

constexpr std::int64_t most_unattended = 20;
constexpr std::size_t most_reviewed = 20;
constexpr std::size_t most_standing = 5;

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

bool is_answered(const ChangeOptions& options, const std::string& text) {
  return std::find(options.confirm.begin(), options.confirm.end(), text) != options.confirm.end();
}

Result<void> want_text(const ChangeOptions& options, bool attended, const char* question,
                       const std::string& about, const std::string& text) {
  if (is_answered(options, text)) return {};
  if (!attended)
    return fail(usage("nobody is there to be asked: --confirm '%1' answers the question", {text}));
  const auto typed = ask_terminal(escape(Text{"change", question, {about}, -1}.english()));
  if (typed && *typed == text) return {};
  return fail(usage("not confirmed; nothing was done"));
}

Result<void> want_yes(bool attended) {
  if (!attended)
    return fail(usage("this is disruptive, and nobody is there to be asked: -y answers the question"));
  const auto typed = ask_terminal("Go on? [y/N] ");
  if (typed && (*typed == "y" || *typed == "Y" || *typed == "yes")) return {};
  return fail(usage("not confirmed; nothing was done"));
}

} // namespace

void name_cluster(Context& context, const Plan& plan) {
  const auto target = context.target();
  if (!target) return;
  const auto& profile = (*target)->profile;
  const auto& address = (*target)->controllers ? profile.bootstrap_controllers : profile.bootstrap_servers;
  context.remark({"change",
                  profile.name.empty() ? "cluster %1 at %2" : "cluster %1 at %2, profile %3",
                  {plan.cluster_id, address, profile.name},
                  -1});
}

bool will_ask(Context& context, const Plan& plan, const ChangeOptions& options, bool disruptive) {
  if (!somebody_there() || options.dry_run || !options.plan_out.empty()) return false;
  const auto target = context.target();
  if (!target) return false;
  const auto profiles = guard_of(plan.cluster_id, (*target)->profile).confirm;
  const auto open = [&options](const std::string& text) { return !is_answered(options, text); };
  return std::any_of(profiles.begin(), profiles.end(), open) ||
         (has_risk(plan, Risk::destroys_data) && open(confirmation_text(plan))) ||
         ((disruptive || has_risk(plan, Risk::disruptive)) && !options.yes);
}

void show_plan(Context& context, const plan::Planned& planned, bool quietly) {
  const Plan& plan = planned.plan;
  const auto say = [&context, quietly](const Text& text) {
    if (quietly)
      context.note(text);
    else
      context.remark(text);
  };
  std::size_t said = 0;
  std::set<std::string> kept;
  for (const auto& step : plan.steps) {
    if (said++ == most_reviewed) {
      say({"change",
           "… and %n more steps (--dry-run -o json shows all)",
           {},
           static_cast<long long>(plan.steps.size() - most_reviewed)});
      break;
    }
    std::string line = changes::sentence(step).english();
    if (changes::risk(step) != Risk::safe)
      line += " [" + std::string(changes::word(changes::risk(step))) + "]";
    say({"change", "%1", {line}, -1});
  }
  std::set<std::string> notes;
  for (const auto& step : plan.steps) {
    const auto undo = changes::inverse(step);
    if (!undo) kept.insert(undo.error().text.english());
    if (const auto note = changes::undo_note(step)) notes.insert(note->english());
  }
  for (const auto& why : kept) say({"change", "cannot be undone: %1", {why}, -1});
  for (const auto& note : notes) say({"change", "%1", {note}, -1});
  for (const Text& note : planned.notes) say(note);
  const auto& standing = planned.standing;
  for (std::size_t i = 0; i < standing.size() && standing.size() <= most_standing; ++i)
    say({"change", "%1 is left as it is", {changes::target(standing[i])}, -1});
  if (standing.size() > most_standing)
    say({"change",
         "%n steps are left out: they would change nothing",
         {},
         static_cast<long long>(standing.size())});
  if (plan.steps.empty() && planned.notes.empty() && standing.empty() && planned.problems.empty() &&
      planned.differences.empty() && planned.under_way.empty())
    say({"change", "nothing fits what was asked for: there is nothing to change", {}, -1});
}

Result<void> allow_change(Context& context, const Plan& plan, const ChangeOptions& options, bool disruptive) {
  const bool attended = somebody_there();
  const auto most = options.most ? *options.most : attended ? INT64_MAX : most_unattended;
  const auto count = static_cast<std::int64_t>(subjects(plan));
  if (count > most) {
    return fail(usage("%1 would be changed, more than %2; nothing was done (--max %1 allows it)",
                      {std::to_string(count), std::to_string(most)}));
  }
  const auto target = context.target();
  if (!target) return fail(target.error());
  const Guard guard = guard_of(plan.cluster_id, (*target)->profile);
  if (guard.read_only) {
    Error error = usage("profile %1 makes this cluster read-only; nothing was sent", {*guard.read_only});
    error.code = "READ_ONLY";
    return fail(error);
  }
  for (const auto& profile : guard.confirm) {
    if (auto typed =
            want_text(options, attended,
                      "Profile %1 protects this cluster. Type its name to go on: ", profile, profile);
        !typed)
      return typed;
  }
  if (has_risk(plan, Risk::destroys_data)) {
    const auto text = confirmation_text(plan);
    if (auto typed = want_text(options, attended, "This destroys data. Type \"%1\" to go on: ", text, text);
        !typed)
      return typed;
  }
  if ((disruptive || has_risk(plan, Risk::disruptive)) && !options.yes) return want_yes(attended);
  return {};
}

} // namespace klamm::cli
