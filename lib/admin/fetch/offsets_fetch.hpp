#pragma once

#include <admin/fetch/groups_find.hpp>
#include <protocol/errors.hpp>
#include <protocol/int32_list.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::admin {

/// What a group has committed for one partition. Lives as long as the callback that gets it.
struct Committed {
  const std::string& topic;
  std::int32_t partition;
  std::int64_t offset;                      ///< −1 where Kafka has none
  std::optional<std::int32_t> leader_epoch; ///< absent where none was committed
  const std::string& metadata;
  protocol::ErrorCode error;
};

/// Some partitions of one topic.
struct PartitionsOf {
  std::string topic;
  protocol::Int32List partitions;
};

struct FetchCommits {
  /// Which of `refs` to ask: indices.
  std::vector<std::uint32_t> groups;
  /// What to ask a group for; absent: everything it has committed.
  std::function<const std::vector<PartitionsOf>&(std::uint32_t group)> scope;
  std::function<void(std::uint32_t group, const Committed& commit)> take;
  /// The group answered; it may have committed nothing. Called after its commits.
  std::function<void(std::uint32_t group)> answered;
  std::function<void(std::uint32_t group, Error error)> failed;
};

/// OffsetFetch of many groups, each at its coordinator: at most v9 (v10 hides topics whose id it cannot
/// resolve), without waiting for open transactions, 1,000 groups a request, split further when a reply would
/// pass 32 MiB. A broker before Kafka 3.0 is asked a group at a time. Kafka leaves out topics the user may
/// not describe when all are asked for.
void fetch_commits(Client& client, std::span<const GroupRef> refs, const FetchCommits& fetch,
                   const Call& call);

/// Where a share group's consumption of one partition starts, and its lag as Kafka counts it.
struct ShareStart {
  const std::string& topic;
  std::int32_t partition;
  std::optional<std::int64_t> start_offset;
  std::optional<std::int32_t> leader_epoch;
  std::optional<std::int64_t> lag; ///< absent before Kafka 4.2
  protocol::ErrorCode error;
};

struct FetchShareStarts {
  std::vector<std::uint32_t> groups;
  std::function<void(std::uint32_t group, const ShareStart& start)> take;
  std::function<void(std::uint32_t group)> answered;
  std::function<void(std::uint32_t group, Error error)> failed;
};

/// DescribeShareGroupOffsets of many share groups, every partition, each group at its coordinator
/// (Kafka 4.1).
void fetch_share_starts(Client& client, std::span<const GroupRef> refs, const FetchShareStarts& fetch,
                        const Call& call);

} // namespace klamm::admin
