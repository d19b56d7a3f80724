#pragma once

#include <klamm/operations.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace klamm::plan {

/// A broker that may hold replicas.
struct BrokerAt {
  std::int32_t id = 0;
  std::optional<std::string> rack;
};

/// The replicas of `count` more partitions of `factor` replicas each, beside those of the partitions that are
/// there, the preferred leader first. No broker holds a partition twice; the replicas of a partition stand in
/// as many racks as there are (racks count where every broker has one); then brokers are filled evenly:
/// with racks of one size, or with none, their replicas differ by at most one unless the existing ones do.
/// Preferred leaders are spread over the brokers chosen. The same input gives the same answer. `factor` must
/// be 1 to the number of brokers.
[[nodiscard]] std::vector<changes::Replicas> place_replicas(const std::vector<BrokerAt>& brokers,
                                                            const std::vector<changes::Replicas>& existing,
                                                            std::size_t count, std::size_t factor);

} // namespace klamm::plan
