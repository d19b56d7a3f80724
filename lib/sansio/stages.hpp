#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace klamm::sansio {

/// The steps of the conversation that makes a connection usable, in their order. Which of them take place
/// depends on the profile and on what is known of the cluster; none comes twice, and none after `ready`.
enum class Stage {
  connect,       ///< a TCP connection to one of the addresses
  tls,           ///< the TLS handshake
  sasl_versions, ///< ApiVersions v0: what SASL is spoken
  sasl_choice,   ///< SaslHandshake: the mechanism
  sasl,          ///< SaslAuthenticate, as many rounds as the mechanism takes
  versions,      ///< ApiVersions
  proof,         ///< Metadata for no topics: which cluster this is
  ready,
};

struct StageInfo {
  Stage stage;
  std::string_view name;
  bool talks_kafka;        ///< Kafka's frames are exchanged in it
  std::string_view closed; ///< the code when the broker closes the connection in it
  std::size_t frame_limit; ///< bytes of the longest reply believed in it
};

// clang-format off
inline constexpr std::array<StageInfo, 8> stages{{
    {Stage::connect,       "connect",      false, "UNREACHABLE",              0},
    {Stage::tls,           "TLS",          false, "TLS_CLOSED",               0},
    {Stage::sasl_versions, "SASL",         true,  "CLOSED_AT_HANDSHAKE",      std::size_t{1} << 20U},
    {Stage::sasl_choice,   "SASL",         true,  "CLOSED_AT_AUTHENTICATION", std::size_t{64} << 10U},
    {Stage::sasl,          "SASL",         true,  "CLOSED_AT_AUTHENTICATION", std::size_t{64} << 10U},
    {Stage::versions,      "ApiVersions",  true,  "CLOSED_AT_HANDSHAKE",      std::size_t{1} << 20U},
    {Stage::proof,         "cluster id",   true,  "CLOSED_AT_HANDSHAKE",      std::size_t{1} << 20U},
    {Stage::ready,         "ready",        true,  "CONNECTION_LOST",          std::size_t{1} << 20U},
}};
// clang-format on

[[nodiscard]] constexpr const StageInfo& info(Stage stage) {
  return stages[static_cast<std::size_t>(stage)]; // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index)
}

} // namespace klamm::sansio
