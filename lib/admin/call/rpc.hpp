#pragma once

#include <klamm/result.hpp>

#include <net/core.hpp>
#include <net/request.hpp>
#include <protocol/api.hpp>
#include <protocol/frame.hpp>
#include <protocol/json.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace klamm::admin {

/// The error for a broker that lacks an API, or speaks it only in versions below `lowest`.
[[nodiscard]] Error unsupported(std::int16_t api_key, std::int16_t lowest,
                                const sansio::ApiVersionTable& versions);
/// The error for a request this version cannot carry (a field it lacks is set).
[[nodiscard]] Error not_encodable(std::int16_t api_key, std::int16_t version,
                                  const protocol::EncodeError& why);
/// The error for bytes that are no such reply; names API, version and offset.
[[nodiscard]] Error undecodable(const net::Reply& reply, const protocol::DecodeError& error);
/// Obeys a reply's throttle time where this version leaves it to the client (KIP-219).
void obey_throttle(net::Core& core, const net::Reply& reply, std::int32_t throttle_time_ms);

/// One message at `-vv`, secrets masked, at most 32 KiB.
void trace_message(net::Core& core, std::string_view direction, std::string_view name, std::int16_t version,
                   const std::string& json);

/// Encodes what `build(version)` gives in the highest version in [lowest, highest] that the broker speaks.
/// A reply longer than `reply_limit` bytes is REPLY_TOO_LARGE; 0: no more than every reply may have.
template <class Req>
[[nodiscard]] net::Make encoder(net::Core& core, std::function<Req(std::int16_t)> build,
                                std::int16_t lowest = Req::min_version,
                                std::int16_t highest = Req::max_version, std::size_t reply_limit = 0) {
  return [&core, build = std::move(build), lowest, highest, reply_limit](
             const sansio::ApiVersionTable& versions, std::int32_t correlation) -> Result<net::Outgoing> {
    const auto version = versions.negotiate(Req::api_key, lowest, highest);
    if (!version) return fail(unsupported(Req::api_key, lowest, versions));
    const Req request = build(*version);
    if (core.config().trace) {
      const auto json = protocol::to_json(request, *version, protocol::Secrets::masked);
      trace_message(core, ">", Req::message_name, *version, json);
    }
    auto frame = protocol::encode_request(request, *version, correlation, core.config().client_id);
    if (!frame) return fail(not_encodable(Req::api_key, *version, frame.error()));
    return net::Outgoing{Req::api_key, *version, std::move(*frame), reply_limit};
  };
}

/// The reply as a message, or why there is none. Runs in the caller's thread.
template <class Resp>
[[nodiscard]] Result<Resp> decode_reply(net::Core& core, const net::Reply& reply) {
  if (reply.error) return fail(*reply.error);
  auto response = protocol::decode_response<Resp>(reply.body(), reply.version);
  if (!response) return fail(undecodable(reply, response.error()));
  if (core.config().trace) {
    const auto json = protocol::to_json(*response, reply.version, protocol::Secrets::masked);
    trace_message(core, "< " + reply.address, Resp::message_name, reply.version, json);
  }
  if constexpr (requires { response->throttle_time_ms; })
    obey_throttle(core, reply, response->throttle_time_ms);
  return std::move(*response);
}

} // namespace klamm::admin
