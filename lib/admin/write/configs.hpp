#pragma once

#include <admin/fetch/configs.hpp>
#include <admin/write/write.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace klamm::admin {

/// What IncrementalAlterConfigs does with a key, as Kafka numbers it.
enum class ConfigAction : std::int8_t { set = 0, unset = 1, append = 2, subtract = 3 };

struct ConfigWrite {
  ConfigResource resource;
  std::string key;
  ConfigAction action = ConfigAction::set;
  std::optional<std::string> value; ///< absent with unset; with append and subtract the items, commas between
};

/// IncrementalAlterConfigs: one request to any broker, and one to each broker (or its logger) that is named,
/// which the client must know (read Metadata first) (Kafka 2.3; KIP-339, KIP-412). All keys of a resource go
/// together: Kafka takes or refuses them together. A key stands once a resource. Never the older
/// AlterConfigs, which would replace what is not named. Needs ALTER_CONFIGS on the topic, group or cluster.
[[nodiscard]] Written alter_configs(Client& client, std::span<const ConfigWrite> writes, bool validate_only,
                                    const Call& call);

} // namespace klamm::admin
