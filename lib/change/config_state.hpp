#pragma once

#include <admin/configs.hpp>
#include <change/executor.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::changes {

struct ConfigKey {
  admin::ConfigResource resource;
  std::string key;
  friend auto operator<=>(const ConfigKey&, const ConfigKey&) = default;
};
[[nodiscard]] ConfigKey key_of(const ConfigChange& change);

/// Whether a value from this source is set on an entity of this type itself.
[[nodiscard]] bool own_source(std::string_view entity_type, std::string_view source);
/// The source of a value set on the entity itself.
[[nodiscard]] std::string source_of_own(std::string_view entity_type, std::string_view entity);

/// One key of one entity as it stands now.
struct ConfigState {
  std::string entity_type;
  std::optional<std::string> value; ///< in force
  std::string source;               ///< empty: the entity has no such key, or nothing is set
  bool sensitive = false;
  bool read_only = false;
  std::int8_t value_type = 0; ///< as Kafka numbers it; 7: a list
  std::optional<Error> error;
  [[nodiscard]] bool own() const { return own_source(entity_type, source); }
};

/// Reads these keys; as broker `view` shows them where any may answer. A named broker must be known to the
/// client.
[[nodiscard]] std::map<ConfigKey, ConfigState> read_configs(Client& client,
                                                            const std::vector<ConfigKey>& keys,
                                                            const Call& call,
                                                            std::int32_t view = net::any_node);

/// What `@env:NAME` or `@file:PATH` stands for, one trailing newline removed.
[[nodiscard]] Result<std::string> read_secret(const std::string& reference);

} // namespace klamm::changes
