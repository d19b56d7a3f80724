#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace klamm::protocol {

/// Where a call goes unless its caller knows better.
enum class Route { any, controller, node, leader, group_coordinator, txn_coordinator, all };

/// Stands where a version is asked for and there is none: no version has it.
inline constexpr std::int16_t never = 0x7fff;

/// All that is known of an API without its messages. Everything that differs by API is derived from this
/// table, which the build makes of Kafka's schemas and overlay.toml.
struct ApiInfo {
  std::int16_t key;
  std::string_view name; ///< `Metadata`
  std::int16_t min_version;
  std::int16_t max_version;   ///< the newest stable one
  std::int16_t flexible_from; ///< first version with compact lengths and tagged fields, or `never`
  Route route;
  bool mutates; ///< changes the cluster; asking only to validate counts
  std::int16_t
      throttle_from; ///< from this version on the client holds off for throttle_time_ms itself, or `never`
  std::string_view first_release; ///< the Kafka release whose brokers first answer it: `2.4`
  std::int16_t
      fixed_response_header; ///< the response's header version where flexibility does not tell it, or -1
  std::array<std::int16_t, 2>
      refuses; ///< of a change: the errors after which it may be sent again; 0 stands for none
  std::array<std::int16_t, 2> stands; ///< of a change: the errors that say it stands as asked already

  /// Whether the change may be sent again after this error, elsewhere or later.
  [[nodiscard]] constexpr bool refused_with(std::int16_t error) const {
    return error != 0 && (refuses[0] == error || refuses[1] == error);
  }
  /// Whether this error says that what was asked for stands already, whoever did it.
  [[nodiscard]] constexpr bool stands_with(std::int16_t error) const {
    return error != 0 && (stands[0] == error || stands[1] == error);
  }

  [[nodiscard]] constexpr std::int16_t request_header_version(std::int16_t version) const {
    return version >= flexible_from ? 2 : 1;
  }
  [[nodiscard]] constexpr std::int16_t response_header_version(std::int16_t version) const {
    if (fixed_response_header >= 0) return fixed_response_header;
    return version >= flexible_from ? 1 : 0;
  }
};

/// Every API this library speaks, by ascending key.
[[nodiscard]] std::span<const ApiInfo> apis();

/// Null for a key or a name this library does not speak.
[[nodiscard]] const ApiInfo* find_api(std::int16_t key);
[[nodiscard]] const ApiInfo* find_api(std::string_view name);

} // namespace klamm::protocol
