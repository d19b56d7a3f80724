#pragma once

#include <klamm/result.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klamm::sansio {

/// A request for AWS that its query parameters sign (Signature Version 4), its header `host` being signed
/// too.
struct AwsRequest {
  std::string host;
  std::string path = "/"; ///< percent-encoded already
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string payload_hash; ///< hex of the SHA-256, or `UNSIGNED-PAYLOAD`
  std::string service;
  std::string region;
  std::int64_t unix_time_s = 0;
  int expires_s = 0;
};

/// SHA-256 of no bytes.
inline constexpr const char* aws_empty_payload =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The request's parameters with those of a GET request's signature, not encoded, `X-Amz-Signature` the last.
/// An empty token: none. Source: AWS General Reference, "Authenticating requests (Signature Version 4)".
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>>
aws_presigned(const AwsRequest& request, std::string_view access_key, std::string_view secret_key,
              std::string_view session_token);

/// `20150830T123600Z`
[[nodiscard]] std::string aws_time(std::int64_t unix_time_s);

/// The region that an AWS host name ends with; empty: none.
[[nodiscard]] std::string aws_region_of(std::string_view host);

} // namespace klamm::sansio
