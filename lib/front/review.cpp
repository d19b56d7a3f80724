#include <klamm/front/review.hpp>

#include <front/errors.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace klamm::front {
namespace {

using changes::Plan;
using changes::Risk;

bool has_risk(const Plan& plan, Risk risk) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [risk](const auto& step) { return changes::risk(step) == risk; });
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

/// In the order of their English, each once.
class Distinct {
 public:
  void add(Text text) { texts_.try_emplace(text.english(), std::move(text)); }
  [[nodiscard]] std::vector<Text> take() {
    std::vector<Text> out;
    for (auto& [english, text] : texts_) out.push_back(std::move(text));
    return out;
  }

 private:
  std::map<std::string, Text> texts_;
};

} // namespace

std::vector<Question> Questions::unanswered(const Answers& answers) const {
  std::vector<Question> out;
  for (const Question& question : questions) {
    const bool answered =
        question.kind == Question::Kind::disruptive
            ? answers.yes
            : std::find(answers.typed.begin(), answers.typed.end(), question.text) != answers.typed.end();
    if (!answered) out.push_back(question);
  }
  return out;
}

Result<void> Questions::allow(const Answers& answers) const {
  if (read_only)
    return refuse(
        "READ_ONLY",
        KLAMM_TEXT("front", "profile %1 makes this cluster read-only; nothing was sent").with(*read_only));
  if (!unanswered(answers).empty())
    return refuse("NOT_CONFIRMED", KLAMM_TEXT("front", "not confirmed; nothing was done"));
  return {};
}

Questions questions_of(const Session& session, const Proposal& proposal) {
  Questions out;
  const Plan& plan = proposal.planned.plan;
  if (plan.steps.empty()) return out;
  Protection protection = session.protection(plan.cluster_id);
  out.read_only = std::move(protection.read_only);
  for (auto& name : protection.confirm) out.questions.push_back({Question::Kind::profile, std::move(name)});
  if (has_risk(plan, Risk::destroys_data))
    out.questions.push_back({Question::Kind::destroys_data, confirmation_text(plan)});
  if (proposal.disruptive || has_risk(plan, Risk::disruptive))
    out.questions.push_back({Question::Kind::disruptive, ""});
  return out;
}

std::size_t count_subjects(const Plan& plan) {
  std::set<std::pair<std::string_view, std::string>> names;
  for (const auto& step : plan.steps) names.emplace(changes::subject_kind(step), changes::subject(step));
  return names.size();
}

Review review(const Proposal& proposal) {
  const plan::Planned& planned = proposal.planned;
  Review out;
  Distinct reasons, notes;
  for (const auto& step : planned.plan.steps) {
    auto undo = changes::inverse(step);
    out.steps.push_back(
        {changes::target(step), changes::sentence(step), changes::risk(step), undo.has_value()});
    if (!undo) reasons.add(std::move(undo.error().text));
    if (auto note = changes::undo_note(step)) notes.add(std::move(*note));
  }
  out.cannot_be_undone = reasons.take();
  out.undo_notes = notes.take();
  out.notes = planned.notes;
  for (const auto& step : planned.unchanged) out.left_as_is.push_back(changes::target(step));
  out.nothing_fits = planned.plan.steps.empty() && planned.notes.empty() && planned.unchanged.empty() &&
                     planned.problems.empty() && planned.differences.empty() && planned.in_progress.empty();
  return out;
}

} // namespace klamm::front
