#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::reassignments {

/// One partition that moves. An empty optional is unknown: not loaded, or not to be learned.
struct Reassignment {
  std::string topic;
  std::int32_t partition = -1;
  std::vector<std::int32_t> replicas; ///< all there are while it moves, the preferred one first
  std::vector<std::int32_t> adding;
  std::vector<std::int32_t> removing;
  std::optional<std::int32_t> leader;
  std::optional<std::int64_t> leader_bytes; ///< size of the leader's log
  std::optional<std::int64_t> done_bytes;   ///< of the adding ones, 0 before they begin
  std::optional<std::int64_t> left_bytes;   ///< what the adding replicas still lack
  std::optional<double> progress_percent;   ///< 100 where nothing is added
};

/// What costs further requests; the columns that need it carry these bits.
enum Load : unsigned {
  load_nothing = 0,
  load_progress = 1, ///< Metadata of the topics, DescribeLogDirs of their leaders and adding replicas
};

struct ListQuery {
  std::vector<std::string> topics; ///< empty: every topic
  unsigned load = load_nothing;
};

/// Lists what is in flight, as the controller knows it: one ListPartitionReassignments (Kafka 2.4, KIP-455);
/// where topics are named, one Metadata call (it wants partitions), then one for each 1,000 of them. A named
/// topic that does not exist is a problem; one that does not move has no row. Needs DESCRIBE on the cluster.
[[nodiscard]] Result<Answer<Reassignment>> list(Client& client, const ListQuery& query, const Call& call);

} // namespace klamm::reassignments

namespace klamm {
template <>
struct View<reassignments::Reassignment> {
  static const Schema& schema();
};
} // namespace klamm
