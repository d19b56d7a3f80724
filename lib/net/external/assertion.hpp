#pragma once

#include <klamm/security.hpp>

#include <cstdint>
#include <string>

namespace klamm::net {

/// The signed JWT by which a client proves itself at a token endpoint (RFC 7523; KIP-1139 and KIP-1258): what
/// the file holds, else one made of the claims and signed with the key, RS256 or ES256. `usage` errors name
/// the setting. `id` is random: the claim `jti` where it is wanted.
[[nodiscard]] Result<std::string> make_assertion(const AssertionSettings& settings, std::int64_t unix_time_s,
                                                 const std::string& id);

} // namespace klamm::net
