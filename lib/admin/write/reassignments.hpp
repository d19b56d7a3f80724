#pragma once

#include <admin/write/write.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace klamm::admin {

struct NewReplicas {
  TopicPartition at;
  std::vector<std::int32_t> replicas; ///< brokers, the preferred leader first; never empty
  /// Whether a number of replicas other than now is meant. Where it is not, Kafka refuses one (from 4.1 on;
  /// KIP-860); older releases take whatever comes.
  bool other_factor = false;
};

/// AlterPartitionReassignments, at most 1,000 partitions a request, those that change the replication factor
/// apart from the others (Kafka 2.4; KIP-455). A reply only promises: ListPartitionReassignments says what is
/// in flight. A partition that moves already would be retargeted, which merges both sets of replicas: cancel
/// it first. Needs ALTER on the cluster.
[[nodiscard]] Written start_reassignments(Client& client, std::span<const NewReplicas> partitions,
                                          const Call& call);

/// Cancels moves: the partition keeps the replicas it had before (null Replicas; Kafka 2.4, KIP-455). One
/// that does not move is NO_REASSIGNMENT_IN_PROGRESS. Needs ALTER on the cluster.
[[nodiscard]] Written cancel_reassignments(Client& client, std::span<const TopicPartition> partitions,
                                           const Call& call);

enum class Election : std::int8_t {
  preferred = 0, ///< the first replica, if it is in sync
  unclean = 1,   ///< any live replica where there is no leader (Kafka 2.4, KIP-460): records may be lost
};

/// ElectLeaders, at most 1,000 partitions a request: 10,000 that need it make the controller of 4.4.0 resign.
/// Never "all": partitions are always named (Kafka 2.2; KIP-183). ELECTION_NOT_NEEDED: the leader is the one
/// wanted. Needs ALTER on the cluster.
[[nodiscard]] Written elect_leaders(Client& client, std::span<const TopicPartition> partitions,
                                    Election election, const Call& call);

} // namespace klamm::admin
