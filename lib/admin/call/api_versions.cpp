#include <admin/call/api_versions.hpp>
#include <admin/call/each_broker.hpp>

#include <array>

namespace klamm::admin {

namespace {

using protocol::ApiVersionsRequest;
using protocol::ApiVersionsResponse;

// v5 asks the broker to check who it is, which the connection has done.
constexpr std::int16_t highest = 4;

ApiVersionsRequest build(std::int16_t version) {
  constexpr std::int16_t names_software_from = 3;
  ApiVersionsRequest request;
  if (version >= names_software_from) {
    request.client_software_name = "klamm";
    request.client_software_version = KLAMM_VERSION;
  }
  return request;
}

Verdict judge(const ApiVersionsResponse& reply, const net::Reply&) {
  return {reply.error_code, {}};
}

// By level, from 1 on.
constexpr std::array metadata_versions{
    "3.0-IV1", "3.1-IV0", "3.2-IV0", "3.3-IV0", "3.3-IV1", "3.3-IV2", "3.3-IV3", "3.4-IV0", "3.5-IV0",
    "3.5-IV1", "3.5-IV2", "3.6-IV0", "3.6-IV1", "3.6-IV2", "3.7-IV0", "3.7-IV1", "3.7-IV2", "3.7-IV3",
    "3.7-IV4", "3.8-IV0", "3.9-IV0", "4.0-IV0", "4.0-IV1", "4.0-IV2", "4.0-IV3", "4.1-IV0", "4.1-IV1",
    "4.2-IV0", "4.2-IV1", "4.3-IV0", "4.4-IV0", "4.4-IV1", "4.4-IV2",
};

} // namespace

std::map<std::int32_t, Result<ApiVersionsResponse>>
fetch_api_versions(Client& client, std::span<const std::int32_t> brokers, const Call& call) {
  return ask_each<ApiVersionsRequest, ApiVersionsResponse>(client, call, brokers, build, judge, 0, highest);
}

Result<ApiVersionsResponse> fetch_api_versions(Client& client, const Call& call) {
  return ask<ApiVersionsRequest, ApiVersionsResponse>(client, call, net::any_node, "API versions", build,
                                                      judge, 0, highest);
}

std::string metadata_version_name(std::int32_t level) {
  if (level < 1 || static_cast<std::size_t>(level) > metadata_versions.size()) return std::to_string(level);
  return metadata_versions[static_cast<std::size_t>(level) - 1];
}

} // namespace klamm::admin
