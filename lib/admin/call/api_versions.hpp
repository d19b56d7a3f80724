#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <protocol/messages/api_versions.hpp>

#include <map>
#include <span>
#include <string>

namespace klamm::admin {

/// What each of these brokers speaks and which features it supports, all asked at once; one result a broker.
/// Features are there from Kafka 2.7 on; v4 (Kafka 3.9) names those whose lowest level is 0 too. Needs no
/// rights.
[[nodiscard]] std::map<std::int32_t, Result<protocol::ApiVersionsResponse>>
fetch_api_versions(Client& client, std::span<const std::int32_t> brokers, const Call& call);

/// The same of any broker.
[[nodiscard]] Result<protocol::ApiVersionsResponse> fetch_api_versions(Client& client, const Call& call);

/// Kafka's name of a level of `metadata.version`: `4.4-IV2` for 33; the number where it is not known.
[[nodiscard]] std::string metadata_version_name(std::int32_t level);

} // namespace klamm::admin
