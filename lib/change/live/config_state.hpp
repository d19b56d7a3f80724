#pragma once

#include <klamm/plan_configs.hpp>

#include <admin/fetch/configs.hpp>
#include <admin/write/configs.hpp>
#include <change/operations/executor.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::changes {

/// The step as a change of a config, and what it does there; null: it is none.
[[nodiscard]] const ConfigChange* config_change(const Operation& step);
[[nodiscard]] admin::ConfigAction action_of(const Operation& step);

struct ConfigKey {
  admin::ConfigResource resource;
  std::string key;
  friend auto operator<=>(const ConfigKey&, const ConfigKey&) = default;
};
[[nodiscard]] ConfigKey key_of(const ConfigChange& change);

/// Whether a value from this source is set on an entity of this type itself.
[[nodiscard]] bool own_source(configs::EntityType type, std::optional<configs::Source> source);
/// The source of a value set on the entity itself.
[[nodiscard]] configs::Source source_of_own(configs::EntityType type, std::string_view entity);

/// One key of one entity as it stands now.
struct ConfigState {
  configs::EntityType entity_type = configs::EntityType::topic;
  std::optional<std::string> value;       ///< in force
  std::optional<configs::Source> source;  ///< empty: the entity has no such key, or nothing is set
  std::optional<std::string> inherited{}; ///< without its own value; only where asked for
  bool sensitive = false;
  bool read_only = false;
  configs::ValueType value_type = configs::ValueType::unknown;
  std::optional<Error> error;
  [[nodiscard]] bool own() const { return own_source(entity_type, source); }
};

/// What planners see of it.
[[nodiscard]] plan::LiveConfig live_config(const ConfigState& state);

/// Reads these keys; as broker `view` shows them where any may answer. A named broker must be known to the
/// client. `inherited`: also what holds without the entities' own values.
[[nodiscard]] std::map<ConfigKey, ConfigState>
read_configs(Client& client, const std::vector<ConfigKey>& keys, const Call& call,
             std::int32_t view = net::any_node, bool inherited = false);

/// The names under which a broker may know a key, the key's own first: what is set for one listener
/// (`listener.name.NAME.KEY`, `listener.name.NAME.MECHANISM.KEY`) it shows only where it is set.
[[nodiscard]] std::vector<std::string> names_of(const std::string& key);
/// Whether a key is one of those that brokers take in the open and do not show before they are set: rates of
/// throttles.
[[nodiscard]] bool shown_when_set(const std::string& key);
/// What that broker's own configs, read under `names_of`, tell of a broker's key; null: brokers do not know
/// it. What they do not know they keep secret (KafkaConfig.maybeSensitive).
[[nodiscard]] const ConfigState* known_to_broker(const std::map<ConfigKey, ConfigState>& states,
                                                 const ConfigKey& key, const std::string& broker);
/// Which of these keys Kafka keeps secret once they are set. `states`: as `read_configs` gave them.
[[nodiscard]] std::map<ConfigKey, bool> read_secrecy(Client& client, const std::vector<ConfigKey>& keys,
                                                     const std::map<ConfigKey, ConfigState>& states,
                                                     const Call& call);

/// What `@env:NAME` or `@file:PATH` stands for, one trailing newline removed.
[[nodiscard]] Result<std::string> read_secret(const std::string& reference);

} // namespace klamm::changes
