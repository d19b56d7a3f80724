#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <protocol/messages/describe_cluster.hpp>

#include <cstdint>
#include <vector>

namespace klamm::admin {

using ClusterBroker = protocol::DescribeClusterResponse::DescribeClusterBroker;

/// The brokers that are registered but fenced: stopped, starting, or shutting down. DescribeCluster v2 (Kafka
/// 4.0); UNSUPPORTED_VERSION on older brokers, which do not tell. Needs no rights.
[[nodiscard]] Result<std::vector<ClusterBroker>> fetch_fenced(Client& client, const Call& call);

} // namespace klamm::admin
