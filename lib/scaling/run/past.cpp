// What a run did before, out of its log.

#include <change/operations/json.hpp>
#include <change/operations/plan_steps.hpp>
#include <scaling/run/driver.hpp>

namespace klamm::scaling::run {

Result<Past> past_of(const std::vector<Value>& entries) {
  Past out;
  const auto list = [](const Value& entry, const char* key) -> const Value::List& {
    static const Value::List none;
    const auto* found = changes::member(entry, key);
    return found && found->list() ? *found->list() : none;
  };
  for (const Value& entry : entries) {
    if (changes::text_of(entry, "kind") != "submit") continue;
    for (const Value& move : list(entry, "moves")) {
      Replicas replicas;
      for (const Value& id : list(move, "replicas")) {
        if (id.integer()) replicas.push_back(static_cast<std::int32_t>(*id.integer()));
      }
      const plan::PartitionAt at{changes::text_of(move, "topic"),
                                 static_cast<std::int32_t>(changes::integer_of(move, "partition", -1))};
      out.sent[at] = replicas;
      out.unknown.insert(at);
    }
    for (const Value& step : list(entry, "throttle")) {
      out.unknown_throttle = true;
      auto operation = changes::operation_of(step, "submit", changes::RiskSaid::may_be_another);
      if (!operation) return fail(std::move(operation.error()));
      out.throttle.push_back(std::move(*operation));
    }
  }
  return out;
}

} // namespace klamm::scaling::run
