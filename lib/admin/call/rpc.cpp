#include <admin/call/rpc.hpp>

namespace klamm::admin {

namespace {

std::string api_name(std::int16_t key) {
  const auto* api = protocol::find_api(key);
  return api == nullptr ? "API " + std::to_string(key) : std::string(api->name);
}

} // namespace

Error unsupported(std::int16_t api_key, std::int16_t lowest, const sansio::ApiVersionTable& versions) {
  const auto range = versions.find(api_key);
  const auto* api = protocol::find_api(api_key);
  const std::string release = api == nullptr ? "" : std::string(api->first_release);
  Error error = Error::of(ErrorKind::failed, "UNSUPPORTED_VERSION", Text{});
  constexpr std::int16_t metadata = 3;
  constexpr std::int16_t describe_quorum = 55;
  if (!range && !versions.find(metadata) && versions.find(describe_quorum)) {
    error.code = "IS_A_CONTROLLER";
    error.text = KLAMM_TEXT("rpc", "this is a controller: %1 is for brokers").with(api_name(api_key));
  } else if (!range) {
    error.text =
        KLAMM_TEXT(
            "rpc",
            "this broker does not offer %1 (needs Kafka %2 or newer, and a service that implements it)")
            .with(api_name(api_key), release);
  } else {
    error.text =
        KLAMM_TEXT("rpc", "this broker speaks %1 in versions %2 to %3; version %4 or newer is needed")
            .with(api_name(api_key), range->min, range->max, lowest);
  }
  return error;
}

Error not_encodable(std::int16_t api_key, std::int16_t version, const protocol::EncodeError& why) {
  return Error::of(ErrorKind::failed, "UNSUPPORTED_VERSION",
                   KLAMM_TEXT("rpc", "%1 v%2, the newest this broker speaks, cannot carry the request: %3")
                       .with(api_name(api_key), version, why.field + " " + why.what));
}

Error undecodable(const net::Reply& reply, const protocol::DecodeError& error_at) {
  constexpr std::size_t length = 4;
  Error error = Error::of(ErrorKind::failed, "BAD_REPLY",
                          KLAMM_TEXT("rpc", "%1 sent a reply that is not %2 v%3: %4 at byte %5")
                              .with(reply.address, api_name(reply.api_key), reply.version, error_at.what,
                                    error_at.offset + length));
  if (reply.node != net::any_node) error.broker_id = reply.node;
  return error;
}

void trace_message(net::Core& core, std::string_view direction, std::string_view name, std::int16_t version,
                   const std::string& json) {
  constexpr std::size_t longest = 32UL << 10U;
  std::string line(direction);
  line.append(" ").append(name).append(" v").append(std::to_string(version)).append(" ");
  line.append(json, 0, longest);
  if (json.size() > longest) line += "… (" + std::to_string(json.size()) + " characters)";
  core.trace(line);
}

void obey_throttle(net::Core& core, const net::Reply& reply, std::int32_t throttle_time_ms) {
  if (throttle_time_ms <= 0 || reply.node == net::any_node) return;
  const auto* api = protocol::find_api(reply.api_key);
  if (api == nullptr || reply.version < api->throttle_from) return;
  core.hold(reply.node, std::chrono::milliseconds(throttle_time_ms));
}

} // namespace klamm::admin
