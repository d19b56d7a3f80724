#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/plan.hpp>
#include <klamm/plan_configs.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Brokers that keep what they have and get no new replicas.

namespace klamm::plan {

struct CordonBrokers {
  std::vector<std::int32_t> ids;
  bool cordon = true; ///< false: they get new replicas again
};

/// What a plan for cordons reads.
struct LiveCordons {
  LiveConfigs configs;         ///< `cordoned.log.dirs` of the brokers
  std::vector<Error> unread{}; ///< of brokers that could not be read
  std::optional<std::int32_t>
      metadata_level; ///< finalized metadata.version; empty: not told (before Kafka 3.3)
};

/// Plans to set `cordoned.log.dirs` of each broker to `*`, or to unset it (KIP-1066): automatic placement
/// then leaves the broker out, and Kafka refuses topics, partitions and moves that name it. What stands so
/// already is in `unchanged`. Problems: UNSUPPORTED_VERSION for all where metadata.version is below 4.3-IV0,
/// or of a broker that does not know the key; a broker that cannot be read; CORDONED_BY_FILE, a broker that
/// server.properties cordons, which no dynamic config undoes. Needs ALTER_CONFIGS and DESCRIBE_CONFIGS on
/// the cluster; Kafka 4.3.
[[nodiscard]] Planned cordon_brokers(const LiveCordons& live, const CordonBrokers& wanted);
[[nodiscard]] Result<Planned> cordon_brokers(Client& client, const CordonBrokers& wanted, const Call& call);

} // namespace klamm::plan
