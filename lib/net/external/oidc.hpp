#pragma once

#include <klamm/security.hpp>

#include <chrono>

namespace klamm::net {

struct BearerToken {
  Secret text;
  std::chrono::seconds lifetime{0}; ///< 0: not told
};

/// Asks a token endpoint by the client_credentials grant (KIP-768, KIP-1258) or jwt-bearer (KIP-1139),
/// through libcurl, which is loaded now. Blocks for at most `time`. https only, http to loopback; no
/// redirects, no netrc, at most 1 MiB. A refusal of the endpoint (4xx) is `AUTHENTICATION_FAILED`; what may
/// pass is `TOKEN_ENDPOINT`.
[[nodiscard]] Result<BearerToken> fetch_token(const OidcSettings& settings, std::chrono::milliseconds time);

} // namespace klamm::net
