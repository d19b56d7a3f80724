#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::brokers {

/// What would break.
enum class Break {
  offline,       ///< no in-sync replica would be left: OFFLINE
  under_min_isr, ///< fewer in-sync replicas than min.insync.replicas: UNDER_MIN_ISR
  quorum_lost,   ///< fewer voters than a majority would keep up: QUORUM_LOST
};

/// One thing that stopping the brokers would break.
struct Blocker {
  Break what = Break::offline;
  std::string topic; ///< empty for the quorum
  std::int32_t partition = -1;
  std::vector<std::int32_t> replicas; ///< of the partition; the quorum's voters
  std::vector<std::int32_t> isr;      ///< in sync now; voters that keep up now
  std::vector<std::int32_t> left;     ///< of those, what would be left
  std::optional<std::int64_t> needed; ///< min.insync.replicas, or the majority; empty where not known
};

/// What stopping the brokers comes to.
struct StopCheck : Answer<Blocker> {
  std::int32_t leaders = 0;       ///< partitions that one of them leads and another replica would lead
  std::optional<bool> controller; ///< whether one of them is the active controller; empty: not known
};

/// What it would break of one topic.
struct TopicBlockers {
  std::string topic; ///< empty for the quorum
  std::int32_t offline = 0;
  std::int32_t under_min_isr = 0;
  std::vector<std::int32_t> partitions;
};
/// One row a topic, by name; the quorum first.
[[nodiscard]] std::vector<TopicBlockers> by_topic(const std::vector<Blocker>& blockers);

struct CheckStopQuery {
  std::vector<std::int32_t> ids; ///< brokers to be stopped together; at least one
};

/// Whether stopping these brokers, all at once, would take partitions offline or under min.insync.replicas,
/// or lose the metadata quorum's majority. No rows and `complete`: safe. A partition that is offline or under
/// min.insync.replicas already is a row only when a stop takes an in-sync replica from it.
/// Costs one Metadata, DescribeQuorum, and DescribeConfigs of 1,000 topics a request. Needs DESCRIBE and
/// DESCRIBE_CONFIGS on cluster and topics: topics that may not be seen are not judged. An id that is neither
/// a broker, a voter, nor in a replica list is a problem (UNKNOWN_BROKER).
[[nodiscard]] Result<StopCheck> check_stop(Client& client, const CheckStopQuery& query, const Call& call);

} // namespace klamm::brokers

namespace klamm {
template <>
struct View<brokers::Blocker> {
  static const Schema& schema();
};
template <>
struct View<brokers::TopicBlockers> {
  static const Schema& schema();
};
} // namespace klamm
