#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/configs.hpp>
#include <klamm/plan.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::plan {

/// What is wanted of one key.
struct ConfigIntent {
  enum class Action { set, unset, append, subtract };
  std::string key;
  Action action = Action::set;
  std::string value; ///< of set: `7d` and `10MiB` too, for keys in `.ms` and `.bytes`; `@env:NAME`,
                     ///< `@file:PATH` for a sensitive key; of append and subtract: items, commas between
};

struct ChangeConfigs {
  configs::EntityType type = configs::EntityType::topic;
  std::vector<std::string> names; ///< of brokers: ids; an empty name is the cluster-wide default
  std::vector<ConfigIntent> intents;
};

/// One key of one entity as it stands.
struct LiveConfig {
  bool known = false;               ///< the entity has such a key; of brokers: they know it
  std::optional<std::string> value; ///< in force; of a cluster-wide default that is not set, where its list
                                    ///< is to be edited: what holds without it
  std::optional<configs::Source> source;
  bool own = false; ///< set on the entity itself
  bool sensitive = false;
  configs::ValueType value_type = configs::ValueType::unknown;
  bool read_only = false; ///< only a restart changes it
  std::string topic_id =
      {}; ///< of a topic's; empty where Kafka does not tell: before 2.8, or without Describe
  std::optional<std::string>
      inherited{}; ///< what holds without the entity's own value; empty: none, or not told
};

/// One of the partitions that a config governs, as far as it decides whether a change hurts.
struct GovernedPartition {
  std::int32_t replicas = 0;
  std::int32_t in_sync = 0;
  bool led = false;
};

struct LiveConfigs {
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::map<std::pair<std::string, std::string>, LiveConfig> entries; ///< entity, key
  std::map<std::string, std::vector<GovernedPartition>>
      governed{}; ///< by entity, where an intent's risk depends on them: a topic's; of brokers, all there are
};

/// Reads what a plan for these configs needs: the entities named, the keys of the intents. Entities that
/// cannot be read go to `problems`. Needs DESCRIBE_CONFIGS; for keys whose risk depends on partitions
/// DESCRIBE on the topics.
[[nodiscard]] Result<LiveConfigs> read_live_configs(Client& client, const ChangeConfigs& wanted,
                                                    std::vector<Error>& problems, const Call& call);

/// Plans to change configs with IncrementalAlterConfigs. Values that stand already, also in another
/// spelling of the same value, keys that are not set and
/// items that are (or are not) there are in `unchanged`. Items of a list that the entity has not itself,
/// where Kafka would edit its own default instead of what is in force, become a step that sets the whole
/// list, and a note. Which keys and values there are is the broker's to judge, but for a key that a topic, a
/// group or a subscription has not where it has one like it (UNKNOWN_KEY). A secret on the command line
/// for a sensitive key, a value that cannot be read, append to what is no list, or to a cluster-wide default
/// that is not set where a broker's own value hides what holds without it, are `usage` errors; with a secret
/// on the command line, which a journal would keep, the second one fails whole. Of brokers what they do not
/// know counts as sensitive: they will show it to nobody.
[[nodiscard]] Planned change_configs(const LiveConfigs& live, const ChangeConfigs& wanted);
[[nodiscard]] Result<Planned> change_configs(Client& client, const ChangeConfigs& wanted, const Call& call);

/// `7d` of `retention.ms` as `604800000`, `10MiB` of `max.message.bytes` as `10485760`; any other value as it
/// is.
[[nodiscard]] std::string config_value(std::string_view key, const std::string& value);

} // namespace klamm::plan
