#pragma once

#include <change/operations/executor.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::changes {

/// A partition that is meant, as a step names it.
struct PartitionStep {
  std::string topic;
  std::string topic_id;
  std::int32_t partition = 0;
  [[nodiscard]] std::string name() const { return topic + ":" + std::to_string(partition); }
};

/// Where a move leads and what it came from, out of what ListPartitionReassignments tells.
struct Move {
  Replicas target;
  Replicas original; ///< what cancelling leaves
};
[[nodiscard]] Move move_of(const Replicas& all, const Replicas& adding, const Replicas& removing);
[[nodiscard]] bool same_brokers(Replicas a, Replicas b); ///< whatever their order

/// What a step on a partition requires to know of it.
struct PartitionState {
  std::optional<Look> missing; ///< the topic or partition is not there, is another one, or could not be read
  Replicas replicas;           ///< while it moves: all there are
  Replicas in_sync;
  std::int32_t leader = -1;
  std::optional<Move> move; ///< only where moves were asked for
};

/// One state a step: one Metadata call, and with `moves` one ListPartitionReassignments before it, so that a
/// move that has ended shows the replicas it ended with, or older ones.
[[nodiscard]] std::vector<PartitionState>
read_partitions(Client& client, const std::vector<PartitionStep>& steps, bool moves, const Call& call);

/// `1,2,3`
[[nodiscard]] std::string words(const Replicas& replicas);

} // namespace klamm::changes
