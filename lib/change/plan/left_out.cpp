#include <klamm/plan.hpp>

#include <change/operations/fields.hpp>

namespace klamm::plan {

using changes::Outcome;

void add_left_out(Answer<changes::StepRow>& answer, const Planned& planned) {
  auto number = static_cast<std::int32_t>(planned.plan.steps.size());
  const auto add = [&](const changes::Operation& step, Outcome outcome) -> changes::StepRow& {
    auto row = changes::row_of(step, ++number);
    row.outcome = outcome;
    return answer.rows.emplace_back(std::move(row));
  };
  for (const auto& step : planned.unchanged) add(step, Outcome::unchanged);
  for (const auto& move : planned.in_progress) add(move, Outcome::unchanged);
  for (const auto& [step, why] : planned.differences) add(step, Outcome::not_run).error = why;
}

} // namespace klamm::plan
