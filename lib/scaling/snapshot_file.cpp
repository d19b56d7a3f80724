// The file that a snapshot is studied from.

#include <klamm/scaling.hpp>

#include <change/operations/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace klamm::scaling {
namespace {

using changes::member;

/// `%1` is the place.
Error bad(const std::string& place, Text text) {
  text.args.insert(text.args.begin(), place);
  return Error::of(ErrorKind::usage, "BAD_SNAPSHOT", std::move(text));
}

Result<void> only_keys(const Value& object, const std::string& place,
                       std::initializer_list<std::string_view> known) {
  if (object.object() == nullptr) return fail(bad(place, KLAMM_TEXT("scaling", "%1 is not an object")));
  for (const auto& [key, value] : *object.object()) {
    if (std::find(known.begin(), known.end(), key) == known.end())
      return fail(bad(place, KLAMM_TEXT("scaling", "%1 has an unknown key \"%2\"").with(key)));
  }
  return {};
}

/// A number from 0 on; nothing where it is not there or null.
Result<std::optional<std::int64_t>> number(const Value& object, const char* key, const std::string& place,
                                           std::int64_t most = std::numeric_limits<std::int64_t>::max()) {
  const Value* value = member(object, key);
  if (value == nullptr || value->unknown()) return std::optional<std::int64_t>();
  if (value->integer() == nullptr || *value->integer() < 0 || *value->integer() > most)
    return fail(bad(place + "." + key, KLAMM_TEXT("scaling", "%1 is not a number from 0 to %2").with(most)));
  return std::optional(*value->integer());
}

Result<std::int32_t> id(const Value& object, const char* key, const std::string& place) {
  const auto value = number(object, key, place, std::numeric_limits<std::int32_t>::max());
  if (!value) return fail(value.error());
  if (!*value) return fail(bad(place + "." + key, KLAMM_TEXT("scaling", "%1 is missing")));
  return static_cast<std::int32_t>(**value);
}

Result<bool> flag(const Value& object, const char* key, const std::string& place, bool otherwise) {
  const Value* value = member(object, key);
  if (value == nullptr || value->unknown()) return otherwise;
  if (value->boolean() == nullptr)
    return fail(bad(place + "." + key, KLAMM_TEXT("scaling", "%1 is neither true nor false")));
  return *value->boolean();
}

Result<Replicas> ids(const Value& object, const char* key, const std::string& place, bool needed) {
  const std::string where = place + "." + key;
  const Value* value = member(object, key);
  if (!needed && (value == nullptr || value->unknown())) return Replicas();
  if (value == nullptr || value->list() == nullptr || (needed && value->list()->empty()))
    return fail(bad(where, KLAMM_TEXT("scaling", "%1 is not a list of broker ids")));
  Replicas out;
  for (const Value& each : *value->list()) {
    const auto* whole = each.integer();
    if (whole == nullptr || *whole < 0 || *whole > std::numeric_limits<std::int32_t>::max())
      return fail(bad(where, KLAMM_TEXT("scaling", "%1 is not a list of broker ids")));
    const auto broker = static_cast<std::int32_t>(*whole);
    if (std::find(out.begin(), out.end(), broker) != out.end())
      return fail(bad(where, KLAMM_TEXT("scaling", "%1 names broker %2 twice").with(broker)));
    out.push_back(broker);
  }
  return out;
}

Result<Broker> broker_of(const Value& value, const std::string& place) {
  if (auto good = only_keys(value, place,
                            {"id", "rack", "capacity_bytes", "usable_bytes", "live", "cordoned", "drain"});
      !good)
    return fail(good.error());
  Broker broker;
  const auto own = id(value, "id", place);
  if (!own) return fail(own.error());
  broker.id = *own;
  if (const Value* rack = member(value, "rack"); rack != nullptr && !rack->unknown()) {
    if (rack->text() == nullptr) return fail(bad(place + ".rack", KLAMM_TEXT("scaling", "%1 is not a text")));
    broker.rack = *rack->text();
  }
  for (const auto& [key, target] : {std::pair{"capacity_bytes", &broker.capacity_bytes},
                                    std::pair{"usable_bytes", &broker.usable_bytes}}) {
    const auto bytes = number(value, key, place);
    if (!bytes) return fail(bytes.error());
    *target = *bytes;
  }
  for (const auto& [key, target] : {std::pair{"live", &broker.live}, std::pair{"cordoned", &broker.cordoned},
                                    std::pair{"drain", &broker.drain}}) {
    const auto is = flag(value, key, place, *target);
    if (!is) return fail(is.error());
    *target = *is;
  }
  return broker;
}

class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) {}

  Result<Snapshot> read(const Value& file) {
    if (auto good = only_keys(file, "the file", {"schema", "cluster_id", "brokers", "partitions"}); !good)
      return fail(good.error());
    out_.cluster_id = changes::text_of(file, "cluster_id");
    out_.read_at = std::chrono::system_clock::now();
    for (const char* key : {"brokers", "partitions"}) {
      const Value* list = member(file, key);
      if (list == nullptr || list->list() == nullptr)
        return fail(bad(key, KLAMM_TEXT("scaling", "%1 is missing or not a list")));
    }
    const auto& brokers = *member(file, "brokers")->list();
    for (std::size_t i = 0; i < brokers.size(); ++i) {
      auto broker = broker_of(brokers[i], "brokers[" + std::to_string(i) + "]");
      if (broker && !known_.insert(broker->id).second)
        broker = fail(bad("brokers[" + std::to_string(i) + "]",
                          KLAMM_TEXT("scaling", "%1: broker %2 appears twice").with(broker->id)));
      if (!broker)
        return fail(
            changes::at_line(std::move(broker.error()), changes::line_of_element(text_, "brokers", i)));
      out_.brokers.push_back(std::move(*broker));
    }
    std::sort(out_.brokers.begin(), out_.brokers.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    const auto& partitions = *member(file, "partitions")->list();
    for (std::size_t i = 0; i < partitions.size(); ++i) {
      if (auto good = take(partitions[i], "partitions[" + std::to_string(i) + "]"); !good)
        return fail(
            changes::at_line(std::move(good.error()), changes::line_of_element(text_, "partitions", i)));
    }
    if (auto good = order(); !good) return fail(good.error());
    return std::move(out_);
  }

 private:
  Result<void> take(const Value& value, const std::string& place) {
    if (auto good =
            only_keys(value, place,
                      {"topic", "partition", "replicas", "bytes", "rf", "out_of_sync", "moving", "offline"});
        !good)
      return good;
    Partition out;
    const Value* topic = member(value, "topic");
    if (topic == nullptr || topic->text() == nullptr || topic->text()->empty())
      return fail(bad(place + ".topic", KLAMM_TEXT("scaling", "%1 is missing or not a name")));
    const auto [at, made] = topics_.emplace(*topic->text(), static_cast<std::uint32_t>(topics_.size()));
    out.topic = at->second;
    const auto partition = id(value, "partition", place);
    if (!partition) return fail(partition.error());
    out.partition = *partition;
    auto replicas = ids(value, "replicas", place, true);
    if (!replicas) return fail(replicas.error());
    out.replicas = std::move(*replicas);
    for (const std::int32_t broker : out.replicas) {
      if (known_.count(broker) == 0)
        return fail(bad(place + ".replicas",
                        KLAMM_TEXT("scaling", "%1 names broker %2, which is not in the file").with(broker)));
    }
    auto behind = ids(value, "out_of_sync", place, false);
    if (!behind) return fail(behind.error());
    out.out_of_sync = std::move(*behind);
    const auto bytes = number(value, "bytes", place);
    if (!bytes) return fail(bytes.error());
    out.bytes = *bytes;
    const auto factor = number(value, "rf", place, 1000);
    if (!factor) return fail(factor.error());
    if (*factor == 0)
      return fail(bad(place + ".rf", KLAMM_TEXT("scaling", "%1 is not a replication factor")));
    if (*factor) out.wanted = static_cast<std::int32_t>(**factor);
    for (const auto& [key, target] : {std::pair{"moving", &out.moving}, std::pair{"offline", &out.offline}}) {
      const auto is = flag(value, key, place, false);
      if (!is) return fail(is.error());
      *target = *is;
    }
    out_.partitions.push_back(std::move(out));
    return {};
  }

  /// Topics by name, partitions by topic and number.
  Result<void> order() {
    std::vector<std::uint32_t> rank(topics_.size());
    for (const auto& [name, first] : topics_) {
      rank[first] = static_cast<std::uint32_t>(out_.topics.size());
      out_.topics.push_back({name, {}});
    }
    for (Partition& partition : out_.partitions) partition.topic = rank[partition.topic];
    const auto key = [](const Partition& partition) {
      return std::tuple(partition.topic, partition.partition);
    };
    std::sort(out_.partitions.begin(), out_.partitions.end(),
              [&key](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto twice = std::adjacent_find(out_.partitions.begin(), out_.partitions.end(),
                                          [&key](const auto& a, const auto& b) { return key(a) == key(b); });
    if (twice == out_.partitions.end()) return {};
    return fail(bad("partitions",
                    KLAMM_TEXT("scaling", "%1: %2 appears twice")
                        .with(out_.topics[twice->topic].name + ":" + std::to_string(twice->partition))));
  }

  std::string_view text_;
  Snapshot out_;
  std::set<std::int32_t> known_;
  std::map<std::string, std::uint32_t> topics_;
};

Value::List list_of(const Replicas& ids) {
  return {ids.begin(), ids.end()};
}

} // namespace

Result<Snapshot> parse_snapshot(std::string_view text) {
  auto file = changes::parse_json(text, "the snapshot", most_snapshot_bytes);
  if (!file) return fail(std::move(file.error()));
  return Reading(text).read(*file);
}

std::string print_snapshot(const Snapshot& snapshot) {
  std::string out = "{\"schema\":\"klamm.snapshot/1\",\"cluster_id\":";
  out +=
      changes::to_json(snapshot.cluster_id.empty() ? Value() : Value(snapshot.cluster_id)) + ",\"brokers\":[";
  const char* between = "\n";
  for (const Broker& broker : snapshot.brokers) {
    Value::Object line{{"id", broker.id},
                       {"rack", broker.rack},
                       {"capacity_bytes", broker.capacity_bytes},
                       {"usable_bytes", broker.usable_bytes}};
    if (!broker.live) line.emplace_back("live", false);
    if (broker.cordoned) line.emplace_back("cordoned", true);
    if (broker.drain) line.emplace_back("drain", true);
    out += between + changes::to_json(Value(std::move(line)));
    between = ",\n";
  }
  out += "\n],\"partitions\":[";
  between = "\n";
  for (const Partition& partition : snapshot.partitions) {
    Value::Object line{{"topic", snapshot.topics[partition.topic].name},
                       {"partition", partition.partition},
                       {"replicas", Value(list_of(partition.replicas))},
                       {"bytes", partition.bytes}};
    if (partition.wanted) line.emplace_back("rf", *partition.wanted);
    if (!partition.out_of_sync.empty())
      line.emplace_back("out_of_sync", Value(list_of(partition.out_of_sync)));
    if (partition.moving) line.emplace_back("moving", true);
    if (partition.offline) line.emplace_back("offline", true);
    out += between + changes::to_json(Value(std::move(line)));
    between = ",\n";
  }
  return out + "\n]}\n";
}

} // namespace klamm::scaling
