// A plan as JSON:
//
//   {"schema":"klamm.plan/1","cluster_id":"…","made_at":"…","steps":[
//   {"operation":"config.set","target":{…},"before":{…},"after":{…},"risk":"safe","about":"…"},
//   …
//   ]}
//
// Of a step only operation, target, before and after are read; `risk` must be the operation's own and `about`
// is for people.

#include <klamm/bom.hpp>
#include <klamm/units.hpp>

#include <change/operations/digest.hpp>
#include <change/operations/fields.hpp>
#include <change/operations/json.hpp>
#include <change/operations/plan_steps.hpp>

#include <algorithm>
#include <array>

namespace klamm::changes {

namespace {

constexpr std::string_view schema_name = "klamm.plan/1";

Error bad(Text text) {
  return Error::of(ErrorKind::usage, "BAD_PLAN", std::move(text));
}

Value::Object canonical(const Operation& operation) {
  FieldValues fields = fields_of(operation);
  return {{"operation", word(operation)},
          {"target", std::move(fields.target)},
          {"before", std::move(fields.before)},
          {"after", std::move(fields.after)}};
}

template <std::size_t count>
Result<void> only_keys(const Value& object, const std::array<std::string_view, count>& keys,
                       const std::string& where) {
  if (!object.object()) return fail(bad(KLAMM_TEXT("plan", "%1 is not an object").with(where)));
  for (const auto& [key, value] : *object.object()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      return fail(bad(KLAMM_TEXT("plan", "%1 has an unknown key \"%2\"").with(where, key)));
  }
  return {};
}

} // namespace

Value to_value(const Operation& operation) {
  Value::Object step = canonical(operation);
  step.emplace_back("risk", word(risk(operation)));
  step.emplace_back("about", sentence(operation).english());
  return step;
}

Result<Operation> operation_of(const Value& step, const std::string& where, RiskSaid said) {
  static constexpr std::array<std::string_view, 6> keys{"operation", "target", "before",
                                                        "after",     "risk",   "about"};
  if (auto known = only_keys(step, keys, where); !known) return fail(known.error());
  const auto part = [&step](std::string_view key) {
    const auto* value = member(step, key);
    return value ? *value : Value();
  };
  auto operation =
      operation_from(text_of(step, "operation"), {part("target"), part("before"), part("after")});
  if (!operation) return fail(bad(KLAMM_TEXT("plan", "%1: %2").with(where, operation.error().text)));
  if (said == RiskSaid::may_be_another) return operation;
  const auto stored = text_of(step, "risk");
  if (const auto own = word(risk(*operation)); member(step, "risk") && stored != own)
    return fail(bad(KLAMM_TEXT("plan", "%1 says risk \"%2\", but the risk of this step is \"%3\"")
                        .with(where, stored, own)));
  return operation;
}

std::string to_json(const Plan& plan) {
  std::string out =
      "{\"schema\":\"" + std::string(schema_name) + "\",\"cluster_id\":" + to_json(Value(plan.cluster_id));
  out += ",\"made_at\":" + to_json(Value(plan.made_at)) + ",\"steps\":[\n";
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    out += to_json(to_value(plan.steps[i])) + (i + 1 < plan.steps.size() ? ",\n" : "\n");
  return out + "]}\n";
}

Result<Plan> from_json(std::string_view text) {
  auto json = parse_json(without_bom(text), "the plan");
  if (!json) return fail(json.error());
  static constexpr std::array<std::string_view, 4> keys{"schema", "cluster_id", "made_at", "steps"};
  if (auto known = only_keys(*json, keys, "the plan"); !known) return fail(known.error());
  if (text_of(*json, "schema") != schema_name)
    return fail(bad(
        KLAMM_TEXT("plan", "the schema is \"%1\", not \"%2\"").with(text_of(*json, "schema"), schema_name)));
  Plan plan;
  plan.cluster_id = text_of(*json, "cluster_id");
  if (plan.cluster_id.empty()) return fail(bad(KLAMM_TEXT("plan", "the plan has no cluster_id")));
  const auto made = units::parse_time(text_of(*json, "made_at"));
  if (!made) return fail(bad(KLAMM_TEXT("plan", "made_at: %1").with(made.error().text)));
  // What the system's clock can hold: it counts nanoseconds.
  using Clock = std::chrono::system_clock;
  using std::chrono::milliseconds;
  const auto latest = std::chrono::duration_cast<milliseconds>(Clock::duration::max()).count();
  if (made->epoch_ms < 0 || made->epoch_ms > latest)
    return fail(bad(KLAMM_TEXT("plan", "made_at is not a possible time")));
  plan.made_at = Clock::time_point(milliseconds(made->epoch_ms));
  const auto* steps = member(*json, "steps");
  if (!steps || !steps->list()) return fail(bad(KLAMM_TEXT("plan", "steps is not a list")));
  for (const Value& step : *steps->list()) {
    auto operation = operation_of(step, "step " + std::to_string(plan.steps.size() + 1), RiskSaid::must_hold);
    if (!operation)
      return fail(at_line(operation.error(), line_of_element(text, "steps", plan.steps.size())));
    plan.steps.push_back(std::move(*operation));
  }
  return plan;
}

Result<std::string> digest(std::string_view file) {
  return sha256(file);
}

} // namespace klamm::changes
