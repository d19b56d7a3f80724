#pragma once

#include <klamm/plan_moves.hpp>

#include <change/changing.hpp>

#include <optional>

// A topic to be moved, and how.

namespace klamm::testing {

inline constexpr const char* throttle_list = "follower.replication.throttled.replicas";
inline constexpr const char* throttle_rate = "follower.replication.throttled.rate";

/// Topic `orders`: two partitions on brokers 1,2,3 of four.
inline void fill_moves(ScriptedCluster& cluster) {
  cluster.model().add_topic("orders", 2, 3);
  for (std::size_t p = 0; p < 2; ++p) {
    auto& partition = cluster.model().topic("orders").at(p);
    partition.replicas = partition.isr = {1, 2, 3};
    partition.leader = 1;
  }
}

/// Its first partition is wanted on these brokers.
[[nodiscard]] inline plan::StartMoves move_to(const Model::Ids& replicas,
                                              std::optional<std::int64_t> throttle = std::nullopt) {
  return {{{"orders", 0, replicas}}, throttle, false};
}

} // namespace klamm::testing
