#include "change_review.hpp"

#include "hint_words.hpp"
#include "question.hpp"

#include <klamm/escape.hpp>

#include <utility>

namespace klamm::cli {
namespace {

using changes::Plan;
using changes::Risk;
using Ask = front::Question::Kind;

constexpr std::int64_t most_unattended = 20;
constexpr std::size_t most_reviewed = 20;
constexpr std::size_t most_left_as_is = 5;

Result<void> want_text(bool attended, const std::string& text, const Text& question) {
  if (!attended)
    return fail(usage("there is no terminal to ask on: --confirm '%1' answers the question", {text}));
  const auto typed = ask_terminal(escape(question.english()));
  if (typed && *typed == text) return {};
  return fail(usage("not confirmed; nothing was done"));
}

Result<void> want_yes(bool attended) {
  if (!attended)
    return fail(usage("this is disruptive, and there is no terminal to ask on: -y answers the question"));
  const auto typed = ask_terminal("Go on? [y/N] ");
  if (typed && (*typed == "y" || *typed == "Y" || *typed == "yes")) return {};
  return fail(usage("not confirmed; nothing was done"));
}

Result<void> ask(bool attended, const front::Question& question) {
  switch (question.kind) {
  case Ask::profile:
    return want_text(attended, question.text,
                     KLAMM_TEXT("change", "Profile %1 protects this cluster. Type its name to go on: ")
                         .with(question.text));
  case Ask::destroys_data:
    return want_text(attended, question.text,
                     KLAMM_TEXT("change", "This destroys data. Type \"%1\" to go on: ").with(question.text));
  case Ask::disruptive: break;
  }
  return want_yes(attended);
}

} // namespace

front::Answers answers_of(const ChangeOptions& options) {
  return {options.confirm, options.yes};
}

void show_review(Context& context, const front::Review& review, bool quietly) {
  const auto say = [&context, quietly](const Text& text) {
    if (quietly)
      context.print_note(text);
    else
      context.print_always(text);
  };
  std::size_t said = 0;
  for (const auto& step : review.steps) {
    if (said++ == most_reviewed) {
      say(KLAMM_TEXT_N("change", "… and %n more steps (--dry-run -o json shows all)")
              .counted(review.steps.size() - most_reviewed));
      break;
    }
    std::string line = step.sentence.english();
    if (step.risk != Risk::safe) line += " [" + std::string(changes::word(step.risk)) + "]";
    say(KLAMM_TEXT("change", "%1").with(line));
  }
  for (const Text& why : review.cannot_be_undone)
    say(KLAMM_TEXT("change", "cannot be undone: %1").with(words_of(why)));
  for (const Text& note : review.undo_notes) say(note);
  for (const Text& note : review.notes) say(note);
  const auto& left = review.left_as_is;
  for (std::size_t i = 0; i < left.size() && left.size() <= most_left_as_is; ++i)
    say(KLAMM_TEXT("change", "%1 is unchanged").with(left[i]));
  if (left.size() > most_left_as_is)
    say(KLAMM_TEXT_N("change", "%n steps are skipped: they would change nothing").counted(left.size()));
  if (review.nothing_fits)
    say(KLAMM_TEXT("change", "nothing matches (patterns match whole names): there is nothing to change"));
}

Result<void> allow_count(const Plan& plan, std::int64_t most) {
  const auto count = static_cast<std::int64_t>(front::count_subjects(plan));
  if (count <= most) return {};
  return fail(usage("%1 would be changed, more than %2; nothing was done (--max %1 allows it)",
                    {std::to_string(count), std::to_string(most)}));
}

Result<front::Answers> ask_questions(const Plan& plan, const ChangeOptions& options,
                                     const front::Questions& questions) {
  const bool attended = somebody_there();
  const auto most = options.most ? *options.most : attended ? INT64_MAX : most_unattended;
  if (auto allowed = allow_count(plan, most); !allowed) return fail(std::move(allowed.error()));
  front::Answers answers = answers_of(options);
  // Nothing is asked where no answer helps.
  if (questions.read_only) return answers;
  for (const auto& question : questions.unanswered(answers)) {
    if (auto answered = ask(attended, question); !answered) return fail(std::move(answered.error()));
    if (question.kind == Ask::disruptive)
      answers.yes = true;
    else
      answers.typed.push_back(question.text);
  }
  return answers;
}

} // namespace klamm::cli
