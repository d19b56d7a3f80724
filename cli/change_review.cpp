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

/// Takes what the profiles of this cluster ask for its protection.
void add_protection(const std::string& cluster_id, const profiles::Profile& used, Questions& out) {
  const auto take = [&out](const profiles::Profile& profile) {
    const std::string name = profile.name.empty() ? "-X" : profile.name;
    if (profile.protection == profiles::Protection::read_only) out.read_only = name;
    if (profile.protection == profiles::Protection::confirm) out.profiles.push_back(name);
  };
  take(used);
  const profiles::Store store(process_environment());
  const auto names = store.names();
  if (!names) return;
  for (const auto& name : *names) {
    const auto profile = store.load(name);
    if (profile && name != used.name && profile->cluster_id == cluster_id) take(*profile);
  }
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

Result<void> want_text(bool attended, const char* question, const std::string& text) {
  if (!attended)
    return fail(usage("nobody is there to be asked: --confirm '%1' answers the question", {text}));
  const auto typed = ask_terminal(escape(Text{"change", question, {text}, -1}.english()));
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
  const std::string id = plan.cluster_id.empty() ? "(its id is not known)" : plan.cluster_id;
  context.remark((profile.name.empty() ? KLAMM_TEXT("change", "cluster %1 at %2")
                                       : KLAMM_TEXT("change", "cluster %1 at %2, profile %3"))
                     .with(id, address, profile.name));
}

Questions questions_of(Context& context, const Plan& plan, const ChangeOptions& options, bool disruptive) {
  Questions out;
  if (const auto target = context.target()) add_protection(plan.cluster_id, (*target)->profile, out);
  std::erase_if(out.profiles, [&options](const auto& name) { return is_answered(options, name); });
  if (has_risk(plan, Risk::destroys_data)) {
    auto text = confirmation_text(plan);
    if (!is_answered(options, text)) out.destroys = std::move(text);
  }
  out.disruptive = (disruptive || has_risk(plan, Risk::disruptive)) && !options.yes;
  return out;
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
      say(KLAMM_TEXT_N("change", "… and %n more steps (--dry-run -o json shows all)")
              .counted(plan.steps.size() - most_reviewed));
      break;
    }
    std::string line = changes::sentence(step).english();
    if (changes::risk(step) != Risk::safe)
      line += " [" + std::string(changes::word(changes::risk(step))) + "]";
    say(KLAMM_TEXT("change", "%1").with(line));
  }
  std::set<std::string> notes;
  for (const auto& step : plan.steps) {
    const auto undo = changes::inverse(step);
    if (!undo) kept.insert(undo.error().text.english());
    if (const auto note = changes::undo_note(step)) notes.insert(note->english());
  }
  for (const auto& why : kept) say(KLAMM_TEXT("change", "cannot be undone: %1").with(why));
  for (const auto& note : notes) say(KLAMM_TEXT("change", "%1").with(note));
  for (const Text& note : planned.notes) say(note);
  const auto& standing = planned.standing;
  for (std::size_t i = 0; i < standing.size() && standing.size() <= most_standing; ++i)
    say(KLAMM_TEXT("change", "%1 is left as it is").with(changes::target(standing[i])));
  if (standing.size() > most_standing)
    say(KLAMM_TEXT_N("change", "%n steps are left out: they would change nothing").counted(standing.size()));
  if (plan.steps.empty() && planned.notes.empty() && standing.empty() && planned.problems.empty() &&
      planned.differences.empty() && planned.under_way.empty())
    say(KLAMM_TEXT("change", "nothing fits what was asked for: there is nothing to change"));
}

Result<void> allow_count(const Plan& plan, std::int64_t most) {
  const auto count = static_cast<std::int64_t>(subjects(plan));
  if (count <= most) return {};
  return fail(usage("%1 would be changed, more than %2; nothing was done (--max %1 allows it)",
                    {std::to_string(count), std::to_string(most)}));
}

Result<void> allow_change(const Plan& plan, const ChangeOptions& options, const Questions& questions) {
  const bool attended = somebody_there();
  const auto most = options.most ? *options.most : attended ? INT64_MAX : most_unattended;
  if (auto allowed = allow_count(plan, most); !allowed) return allowed;
  if (questions.read_only) {
    Error error = usage("profile %1 makes this cluster read-only; nothing was sent", {*questions.read_only});
    error.code = "READ_ONLY";
    return fail(error);
  }
  for (const auto& profile : questions.profiles) {
    if (auto typed =
            want_text(attended, "Profile %1 protects this cluster. Type its name to go on: ", profile);
        !typed)
      return typed;
  }
  if (questions.destroys) {
    if (auto typed = want_text(attended, "This destroys data. Type \"%1\" to go on: ", *questions.destroys);
        !typed)
      return typed;
  }
  return questions.disruptive ? want_yes(attended) : Result<void>();
}

} // namespace klamm::cli
