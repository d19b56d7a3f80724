#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace klamm::offsets {

/// Where a group stands in one partition.
struct Offset {
  std::string group;
  std::string topic;
  std::int32_t partition = 0;
  std::optional<std::int64_t> offset; ///< committed; a share group's start offset
  std::optional<std::int32_t> leader_epoch;
  std::optional<std::string> metadata; ///< the committer's own words; share groups have none
  bool share = false;                  ///< `offset` is a share group's start offset
};

struct Query {
  std::vector<std::string> groups;                            ///< empty: every group
  std::function<bool(const std::string& id)> accept;          ///< absent: all
  std::function<bool(const std::string& topic)> accept_topic; ///< absent: all
};

/// What groups have committed, sorted by group, topic and partition. One OffsetFetch a coordinator (1,000
/// groups at most; one a group before Kafka 3.0), and DescribeShareGroupOffsets for share groups (Kafka 4.1).
/// Named groups cost one FindCoordinator, and DescribeGroups' kind of calls to tell what type they are. A
/// group that committed nothing has no row. Needs DESCRIBE on the groups and on the topics: Kafka leaves out
/// the topics the user may not describe.
[[nodiscard]] Result<Answer<Offset>> list(Client& client, const Query& query, const Call& call);

} // namespace klamm::offsets

namespace klamm {
template <>
struct View<offsets::Offset> {
  static const Schema& schema();
};
} // namespace klamm
