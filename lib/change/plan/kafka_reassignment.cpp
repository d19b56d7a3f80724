// The file format of Kafka's reassign-partitions tool.

#include <klamm/bom.hpp>
#include <klamm/hints.hpp>
#include <klamm/plan_moves.hpp>

#include <change/operations/json.hpp>

#include <algorithm>
#include <limits>

namespace klamm::plan {

namespace {

using changes::member;

/// `%1` is the place.
Error bad(const std::string& place, Text text) {
  text.args.insert(text.args.begin(), place);
  return Error::of(ErrorKind::usage, "BAD_REASSIGNMENT", std::move(text)).about(place);
}

Result<void> only_keys(const Value& object, const std::string& place,
                       std::initializer_list<std::string_view> known) {
  if (object.object() == nullptr) return fail(bad(place, KLAMM_TEXT("plan", "%1 is not an object")));
  for (const auto& [key, value] : *object.object()) {
    if (std::find(known.begin(), known.end(), key) == known.end())
      return fail(
          bad(place, KLAMM_TEXT("plan", "%1 has a key \"%2\", which Kafka's reassignment file does not have")
                         .with(key)));
  }
  return {};
}

Result<std::int32_t> number_in(const Value* value, const std::string& place) {
  const std::int64_t* number = value != nullptr ? value->integer() : nullptr;
  if (number == nullptr) return fail(bad(place, KLAMM_TEXT("plan", "%1 is missing or not a whole number")));
  if (*number < 0 || *number > std::numeric_limits<std::int32_t>::max())
    return fail(bad(place, KLAMM_TEXT("plan", "%1 is %2, which is not an id").with(*number)));
  return static_cast<std::int32_t>(*number);
}

Result<void> only_any(const Value& dirs, const std::string& place, std::size_t replicas) {
  if (dirs.list() == nullptr) return fail(bad(place, KLAMM_TEXT("plan", "%1 is not a list")));
  if (dirs.list()->size() != replicas)
    return fail(bad(place, KLAMM_TEXT("plan", "%1 must have one entry a replica, or be left out")));
  for (const Value& dir : *dirs.list()) {
    if (dir.text() == nullptr || *dir.text() != "any")
      return fail(
          bad(place, KLAMM_TEXT("plan", "%1 names a directory: only \"any\" is taken, the broker chooses")
                         .hinting(HintCode::ignore_log_dirs)));
  }
  return {};
}

Result<WantedMove> move_in(const Value& value, const std::string& place, bool ignore_log_dirs) {
  if (auto good = only_keys(value, place, {"topic", "partition", "replicas", "log_dirs"}); !good)
    return fail(good.error());
  WantedMove move;
  const Value* topic = member(value, "topic");
  if (topic == nullptr || topic->text() == nullptr)
    return fail(bad(place + ".topic", KLAMM_TEXT("plan", "%1 is missing or not a text")));
  move.topic = *topic->text();
  const auto partition = number_in(member(value, "partition"), place + ".partition");
  if (!partition) return fail(partition.error());
  move.partition = *partition;
  const Value* replicas = member(value, "replicas");
  if (replicas == nullptr || replicas->list() == nullptr || replicas->list()->empty())
    return fail(bad(place + ".replicas", KLAMM_TEXT("plan", "%1 is missing, empty or not a list")));
  for (const Value& id : *replicas->list()) {
    const auto number = number_in(&id, place + ".replicas");
    if (!number) return fail(number.error());
    move.replicas.push_back(*number);
  }
  if (const Value* dirs = member(value, "log_dirs"); dirs != nullptr && !ignore_log_dirs) {
    if (auto good = only_any(*dirs, place + ".log_dirs", move.replicas.size()); !good)
      return fail(good.error());
  }
  return move;
}

} // namespace

Result<ReassignmentFile> parse_kafka_reassignment(std::string_view text, bool ignore_log_dirs) {
  const auto json = changes::parse_json(without_bom(text), "the reassignment file");
  if (!json) return fail(json.error());
  if (auto good = only_keys(*json, "the reassignment file", {"version", "partitions"}); !good)
    return fail(good.error());
  const Value* version = member(*json, "version");
  if (version != nullptr && (version->integer() == nullptr || *version->integer() != 1))
    return fail(bad("version", KLAMM_TEXT("plan", "%1 is not 1, the only known version")));
  const Value* partitions = member(*json, "partitions");
  if (partitions == nullptr || partitions->list() == nullptr || partitions->list()->empty())
    return fail(bad("partitions", KLAMM_TEXT("plan", "%1 is missing, empty or not a list")));
  ReassignmentFile out;
  for (std::size_t i = 0; i < partitions->list()->size(); ++i) {
    auto move = move_in((*partitions->list())[i], "partitions[" + std::to_string(i) + "]", ignore_log_dirs);
    if (move)
      out.moves.push_back(std::move(*move));
    else
      out.invalid.push_back(
          changes::at_line(std::move(move.error()), changes::line_of_element(text, "partitions", i)));
  }
  return out;
}

std::string kafka_reassignment(const std::vector<WantedMove>& moves) {
  Value::List partitions;
  for (const auto& move : moves) {
    const std::vector<std::string> dirs(move.replicas.size(), "any");
    partitions.emplace_back(Value::Object{{"topic", move.topic},
                                          {"partition", move.partition},
                                          {"replicas", move.replicas},
                                          {"log_dirs", dirs}});
  }
  return changes::to_json(Value(Value::Object{{"version", 1}, {"partitions", partitions}})) + "\n";
}

} // namespace klamm::plan
