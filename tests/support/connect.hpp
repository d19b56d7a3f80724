#pragma once

#include <klamm/client.hpp>

#include <support/scripted_cluster.hpp>

namespace klamm::testing {

/// A client of these brokers of a scripted cluster; of all where none is named.
[[nodiscard]] inline Client connect(ScriptedCluster& cluster, const std::vector<std::int32_t>& brokers = {}) {
  ClientConfig config;
  config.bootstrap = *parse_endpoints(cluster.bootstrap(brokers));
  return Client(std::move(config));
}

/// The same with more said.
[[nodiscard]] inline Client connect(ScriptedCluster& cluster, ClientConfig config) {
  if (config.bootstrap.empty()) config.bootstrap = *parse_endpoints(cluster.bootstrap());
  return Client(std::move(config));
}

} // namespace klamm::testing
