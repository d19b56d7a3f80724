#pragma once

#include <protocol/frame.hpp>
#include <protocol/messages/api_versions.hpp>
#include <sansio/api_versions.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

// Requests and replies of a connection's set-up.

namespace klamm::sansio {

inline constexpr std::size_t setup_memory = std::size_t{64} << 20U;

/// The requests of a set-up hold nothing that a version could not carry.
template <class Request>
std::vector<std::byte> encode_frame(const Request& request, std::int16_t version, std::int32_t correlation,
                                    const std::string& client_id) {
  auto frame = protocol::encode_request(request, version, correlation, client_id);
  return frame ? std::move(*frame) : std::vector<std::byte>{};
}

/// False when it is not the reply awaited or not one at all.
template <class Response>
bool decode_frame(std::span<const std::byte> body, std::int32_t awaited, std::int16_t version,
                  Response& response) {
  if (protocol::Reader(body).int32() != awaited) return false;
  auto decoded = protocol::decode_response<Response>(body, version, setup_memory);
  if (decoded) response = std::move(*decoded);
  return decoded.has_value();
}

[[nodiscard]] ApiVersionTable table_of(const protocol::ApiVersionsResponse& response);

} // namespace klamm::sansio
