#include <change/kinds/kinds.hpp>
#include <change/operations/config_lists.hpp>
#include <change/operations/fields.hpp>

namespace klamm::changes {

namespace {

template <class Function>
decltype(auto) with(const Operation& operation, Function function) {
  return std::visit(function, operation);
}

} // namespace

std::string_view word(const Operation& operation) {
  return with(operation, [](const auto& step) { return step.word; });
}

std::string target(const Operation& operation) {
  return with(operation, [](const auto& step) { return facts_of(step).target; });
}

std::string subject(const Operation& operation) {
  return with(operation, [](const auto& step) { return facts_of(step).subject; });
}

std::string_view subject_kind(const Operation& operation) {
  return with(operation, [](const auto& step) { return facts_of(step).subject_kind; });
}

Risk risk(const Operation& operation) {
  return with(operation, [](const auto& step) { return facts_of(step).risk; });
}

Text sentence(const Operation& operation) {
  return with(operation, [](const auto& step) { return facts_of(step).sentence; });
}

std::optional<Text> undo_note(const Operation& operation) {
  return with(operation, [](const auto& step) { return facts_of(step).undo_note; });
}

Result<std::vector<Operation>> inverses(const Operation& operation) {
  return with(operation, [](const auto& step) -> Result<std::vector<Operation>> {
    if constexpr (requires { inverses_of(step); }) {
      return inverses_of(step);
    } else {
      auto one = inverse_of(step);
      if (!one) return fail(std::move(one.error()));
      return std::vector<Operation>{std::move(*one)};
    }
  });
}

Result<Operation> inverse(const Operation& operation) {
  auto all = inverses(operation);
  if (!all) return fail(std::move(all.error()));
  return std::move(all->front());
}

const Executor& executor(const Operation& operation) {
  return with(operation, [](const auto& step) -> const Executor& { return executor_of(step); });
}

Value before(const Operation& operation) {
  return with(operation, [](const auto& step) { return write_fields(step).before; });
}

Value after(const Operation& operation) {
  return with(operation, [](const auto& step) { return write_fields(step).after; });
}

Error no_undo(const std::string& target, Text why) {
  return Error::of(ErrorKind::failed, "NO_UNDO", std::move(why)).about(target);
}

Answer<StepRow> preview(const Plan& plan) {
  Answer<StepRow> answer;
  answer.cluster_id = plan.cluster_id;
  answer.sampled_at = plan.made_at;
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    answer.rows.push_back(row_of(plan.steps[i], static_cast<std::int32_t>(i + 1)));
  return answer;
}

std::string words_of(const Error& error) {
  const bool coded = !error.code.empty() && error.code != word(Outcome::not_run);
  return (coded ? error.code + ": " : "") + error.text.english() +
         (error.server_message.empty() ? "" : ": " + error.server_message);
}

StepRow row_of(const Operation& operation, std::int32_t number) {
  StepRow row;
  row.step = number;
  row.operation = operation;
  return row;
}

std::string StepRow::target() const {
  return changes::target(operation);
}

Risk StepRow::risk() const {
  return changes::risk(operation);
}

Value StepRow::before() const {
  return changes::before(operation);
}

Value StepRow::after() const {
  if (auto list = list_after(operation)) return Value::Object{{"value", std::move(*list)}};
  return changes::after(operation);
}

} // namespace klamm::changes
