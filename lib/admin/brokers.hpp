#pragma once

#include <klamm/brokers.hpp>

#include <protocol/messages/metadata.hpp>

#include <map>
#include <vector>

namespace klamm::admin {

/// How many partitions each broker leads and holds. Brokers that only replica lists name are there too.
struct PartitionCounts {
  std::int32_t leaders = 0;
  std::int32_t replicas = 0;
  std::int32_t out_of_sync = 0;
};
[[nodiscard]] std::map<std::int32_t, PartitionCounts>
count_partitions(const protocol::MetadataResponse& metadata);

/// Fills leaders, replicas and their skew in.
void apply_counts(const std::map<std::int32_t, PartitionCounts>& counts, std::vector<brokers::Broker>& rows);

/// UNKNOWN_BROKER: the cluster names no broker of this id.
[[nodiscard]] Error unknown_broker(std::int32_t id);

} // namespace klamm::admin
