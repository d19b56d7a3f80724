#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace klamm::lag {

// How far groups are behind. Lag is the log's end less what was committed, counted so that it is never too
// small: commits are read before ends. One word, `status`, says what to think of it:
//
// clang-format off
//   OK                 lag as it is
//   NO_MEMBERS         as it is, and it only grows: the group is EMPTY, nobody in it reads
//   NO_COMMITS         the group has committed nothing at all
//   NEVER_COMMITTED    assigned to a member, nothing committed for it: the client decides where reading starts
//   AHEAD_OF_LOG       committed beyond the log's end (records were lost, or an offset was set by hand); lag 0
//   TOPIC_DELETED      committed for a topic that does not exist any more
//   PARTITION_DELETED  committed for a partition that does not exist any more
//   DATA_LOSS          committed below the log's start, confirmed by a second reading of the commit: `lost`
//                      records were deleted unread, lag counts from the start
//   any other word     the lag could not be learned, and why: NO_LEADER, NOT_AUTHORIZED, TIMEOUT, UNREACHABLE …
// clang-format on
//
// A share group's lag is Kafka's own count of records (4.2 and later, else unknown), never end less start.

/// A group and a partition. Empty optionals are unknown or do not apply.
struct PartitionLag {
  std::string group;
  std::optional<std::string> type;  ///< classic, consumer, share, streams
  std::optional<std::string> state; ///< the group's: STABLE, EMPTY …
  std::optional<std::string> topic; ///< empty in a row for a whole group: NO_COMMITS, or it was not answered
  std::optional<std::int32_t> partition;
  std::optional<std::int64_t> committed;
  std::optional<std::int64_t> start;      ///< of the log; of a share group's reading
  std::optional<std::int64_t> end;        ///< high watermark
  std::optional<std::int64_t> stable_end; ///< what read-committed consumers can reach; only when asked for
  std::optional<std::int64_t> lag;
  std::optional<std::int64_t> lost; ///< with DATA_LOSS: records deleted before they were read
  std::string status;
  std::optional<std::int32_t> leader; ///< broker that leads the partition
  std::optional<std::string> member_id;
  std::optional<std::string> client_id;
  std::optional<std::string> host;
};

/// What many partitions come to.
struct Totals {
  std::int32_t topics = 0;
  std::int32_t partitions = 0;
  std::optional<std::int64_t> lag; ///< the sum of what is known; empty when nothing is
  std::optional<std::int64_t> max_lag;
  std::optional<std::string> max_lag_partition; ///< `orders:3`
  std::int64_t lost = 0;
  std::int32_t data_loss = 0;
  std::int32_t ahead_of_log = 0;
  std::int32_t deleted = 0;                    ///< of topics or partitions that are no more
  std::optional<std::int32_t> never_committed; ///< empty: members were not asked
  std::int32_t unknown = 0;                    ///< partitions whose lag could not be learned
  std::string status;                          ///< the gravest of the partitions'
};

struct GroupLag : Totals {
  std::string group;
  std::optional<std::string> type;
  std::optional<std::string> state;
  std::optional<std::int32_t> coordinator;
  std::optional<std::int32_t> members; ///< empty: not asked
};

/// A group and a topic.
struct TopicLag : Totals {
  std::string group;
  std::optional<std::string> type;
  std::optional<std::string> state;
  std::optional<std::string> topic; ///< empty in a row for a whole group
};

/// A group and one of its members; without a member what is assigned to nobody.
struct MemberLag : Totals {
  std::string group;
  std::optional<std::string> type;
  std::optional<std::string> state;
  std::optional<std::string> member_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> client_id;
  std::optional<std::string> host;
  std::vector<std::string> never_committed_partitions; ///< `orders:3`
  /// False: the member's assignment is in a protocol that is not read (Kafka Connect, Schema Registry), so
  /// that no total is known and `status` is UNKNOWN.
  bool assignment_known = true;
};

/// What costs further requests; the columns that need it carry these bits.
enum Load : unsigned {
  load_nothing = 0,
  load_members = 1, ///< one or two describe calls a broker; brings the NEVER_COMMITTED rows
};

struct Query {
  std::vector<std::string> groups;                   ///< empty: every group
  std::function<bool(const std::string& id)> accept; ///< absent: all
  std::vector<std::string> topics;                   ///< only these; empty: all
  bool read_committed = false;                       ///< count up to the last stable offset
  unsigned load = load_nothing;                      ///< members are always loaded for named groups
};

struct Facts;

/// One reading of the lag of many groups. All four lists below are made from it, so they agree with each
/// other and cost the cluster nothing more.
class Sample {
 public:
  /// Each of the query's groups; its members only when they were loaded.
  [[nodiscard]] Answer<GroupLag> by_group() const;
  [[nodiscard]] Answer<TopicLag> by_topic() const;
  [[nodiscard]] Answer<PartitionLag> by_partition() const;
  /// Wants a sample with `load_members`: without it no group has a member here.
  [[nodiscard]] Answer<MemberLag> by_member() const;

 private:
  friend Result<Sample> sample(Client& client, const Query& query, const Call& call);
  template <class Row, class Rows>
  [[nodiscard]] Answer<Row> answer(Rows rows) const;

  std::shared_ptr<const Facts> facts_;
  Answer<std::monostate> about_; ///< what every list says of itself: cluster, time, problems
};

/// On B brokers a sweep over all groups costs at most 4B+1 requests: Metadata, and per broker ListGroups,
/// OffsetFetch (one per 1,000 groups, split when a reply would pass 32 MiB) and ListOffsets for starts and
/// for ends; each partition is asked for once, however many groups read it. Named groups: FindCoordinator,
/// OffsetFetch a coordinator, Metadata of their topics, two ListOffsets a leader. On top, only where there is
/// reason: members and stable ends when asked for, DescribeShareGroupOffsets for share groups, OffsetFetch
/// once more for commits below the log's start, Metadata once more for topics it did not name. A coordinator
/// before Kafka 3.0 is asked a group at a time. Needs DESCRIBE on groups and topics; Kafka leaves out what
/// the user may not see, but a topic or group that was named becomes a problem. A broker or item that fails
/// makes its rows say so and is a problem; the other rows stand.
[[nodiscard]] Result<Sample> sample(Client& client, const Query& query, const Call& call);

/// A sample of which one list is wanted.
[[nodiscard]] Result<Answer<GroupLag>> by_group(Client& client, const Query& query, const Call& call);
[[nodiscard]] Result<Answer<TopicLag>> by_topic(Client& client, const Query& query, const Call& call);
[[nodiscard]] Result<Answer<PartitionLag>> by_partition(Client& client, const Query& query, const Call& call);
/// Members are loaded, whatever `query.load` says.
[[nodiscard]] Result<Answer<MemberLag>> by_member(Client& client, const Query& query, const Call& call);

} // namespace klamm::lag

namespace klamm {
template <>
struct View<lag::GroupLag> {
  static const Schema& schema();
};
template <>
struct View<lag::TopicLag> {
  static const Schema& schema();
};
template <>
struct View<lag::PartitionLag> {
  static const Schema& schema();
};
template <>
struct View<lag::MemberLag> {
  static const Schema& schema();
};
} // namespace klamm
