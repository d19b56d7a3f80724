#pragma once

#include <klamm/client.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace klamm::sansio {

/// Why a broker's advertised address may not be used.
struct AddressFault {
  std::string code; ///< `BAD_ADVERTISED_ADDRESS` or `ADVERTISED_LOOPBACK`
  Text text;
};

/// Checks a host and port that a cluster advertised: 1–255 bytes, an IP literal or `[A-Za-z0-9._-]`, port
/// 1–65535.
[[nodiscard]] std::optional<AddressFault> check_advertised(std::string_view host, std::int32_t port);

/// A resolved IPv4 (mapped into `::ffff:0:0/96`) or IPv6 address.
using IpBytes = std::array<unsigned char, 16>;
[[nodiscard]] bool is_loopback(const IpBytes& address);

/// Checks a resolved address at connect time: unspecified, multicast and link-local are refused; loopback is
/// refused unless `loopback_allowed` (the bootstrap was loopback, or the operator overrides this broker's
/// address).
[[nodiscard]] std::optional<AddressFault> check_resolved(const IpBytes& address, std::string_view host,
                                                         bool loopback_allowed);

} // namespace klamm::sansio
