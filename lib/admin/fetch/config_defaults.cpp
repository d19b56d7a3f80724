#include <admin/fetch/config_defaults.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>
#include <array>
#include <iterator>

namespace klamm::admin {

namespace {

/// Keys of brokers that together are a topic's default, the first that is set.
struct Composed {
  std::string_view topic_key;
  std::array<const char*, 3> broker_keys;
};

constexpr Composed composed[] = {
    {"retention.ms", {"log.retention.ms", "log.retention.minutes", "log.retention.hours"}},
    {"segment.ms", {"log.roll.ms", "log.roll.hours", nullptr}},
    {"segment.jitter.ms", {"log.roll.jitter.ms", "log.roll.jitter.hours", nullptr}},
    {"flush.ms", {"log.flush.interval.ms", "log.flush.scheduler.interval.ms", nullptr}},
};

} // namespace

std::optional<std::string> in_units_of(const std::string& key, const std::string& synonym,
                                       const std::optional<std::string>& value) {
  constexpr std::int64_t minute = 60'000;
  if (!value || !key.ends_with(".ms")) return value;
  const std::int64_t unit = synonym.ends_with(".hours")     ? 60 * minute
                            : synonym.ends_with(".minutes") ? minute
                                                            : 1;
  const auto number = config_integer(*value);
  if (unit == 1 || !number) return value;
  return std::to_string(*number < 0 ? -1 : *number * unit);
}

bool has_composed_default(std::string_view topic_key) {
  return std::any_of(std::begin(composed), std::end(composed),
                     [topic_key](const auto& each) { return each.topic_key == topic_key; });
}

std::optional<std::string> composed_default(std::string_view topic_key,
                                            const std::map<std::string, std::string>& broker) {
  for (const auto& [key, names] : composed) {
    if (key != topic_key) continue;
    for (const char* name : names) {
      const auto at = name == nullptr ? broker.end() : broker.find(name);
      if (at != broker.end()) return in_units_of(std::string(key), name, at->second);
    }
  }
  return std::nullopt;
}

std::map<std::string, std::string> fetch_composed_defaults(Client& client, const Call& call) {
  std::map<std::string, std::string> out;
  const auto metadata = fetch_metadata(client, TopicChoice::none(), call);
  if (!metadata || metadata->brokers.empty()) return out;
  ConfigWanted wanted;
  for (const auto& each : composed) {
    for (const char* name : each.broker_keys) {
      if (name != nullptr) wanted.keys.emplace_back(name);
    }
  }
  const ConfigResource broker{configs::EntityType::broker, std::to_string(metadata->brokers.front().node_id)};
  const auto answer = fetch_configs(client, {&broker, 1}, wanted, call);
  std::map<std::string, std::string> values;
  for (const auto& facts : answer.resources) {
    for (const auto& entry : facts.configs) {
      if (entry.value) values.emplace(entry.name, *entry.value);
    }
  }
  for (const auto& each : composed) {
    if (auto value = composed_default(each.topic_key, values)) out.emplace(each.topic_key, std::move(*value));
  }
  return out;
}

} // namespace klamm::admin
