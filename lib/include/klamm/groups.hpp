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

namespace klamm::groups {

/// One group as `group list` shows it. Types: `classic`, `consumer`, `share`, `streams` (Kafka 3.8 tells;
/// empty before). States: Kafka's words in upper case, `STABLE`, `PREPARING_REBALANCE` … (Kafka 2.6; empty
/// before).
struct Group {
  std::string id;
  std::optional<std::string> type;
  std::optional<std::string> state;
  std::optional<std::string> protocol_type; ///< `consumer`, `connect`, …; empty text: offsets only
  std::int32_t coordinator = -1;            ///< broker id
};

struct ListQuery {
  std::function<bool(const std::string& id)> accept; ///< absent: all
  std::vector<std::string> topics; ///< groups that committed, or are assigned, one of these; empty: all
  std::vector<std::string> types;  ///< any of these, whatever the case; empty: all
  std::vector<std::string> states; ///< any of these: `Stable`, `PREPARING_REBALANCE`; empty: all
  std::vector<std::int32_t> coordinators; ///< empty: all
};

/// Every group of the cluster: Metadata, then one ListGroups a broker (any Kafka; KIP-518, KIP-848). `topics`
/// costs OffsetFetch and the describe calls as well. Kafka leaves out groups the user may not describe.
/// Sorted by id. A broker that does not answer is a problem; the others' groups are there.
[[nodiscard]] Result<Answer<Group>> list(Client& client, const ListQuery& query, const Call& call);

/// One group in full.
struct Description {
  std::string id;
  std::optional<std::string> type;
  std::optional<std::string> state;
  std::optional<std::string> protocol_type;
  std::optional<std::string> assignor;
  std::int32_t coordinator = -1;
  std::int32_t members = 0;
  std::optional<std::int32_t> group_epoch;      ///< consumer, share and streams groups
  std::optional<std::int32_t> assignment_epoch; ///< consumer, share and streams groups
  std::vector<std::string> topics;              ///< subscribed to or assigned, sorted
};

/// One member of a group.
struct Member {
  std::string group;
  std::optional<std::string> type; ///< the group's
  std::string member_id;
  std::optional<std::string> instance_id; ///< a static member's
  std::string client_id;
  std::string host; ///< Kafka's form: `/10.0.0.7`
  std::optional<std::string> rack;
  std::optional<std::int32_t> member_epoch; ///< consumer, share and streams groups
  std::optional<std::string> protocol;      ///< what it joined with, `classic` or `consumer`; KIP-848 only
  std::optional<std::int32_t> partitions;   ///< how many are assigned; empty: the assignment is not known
  std::optional<std::vector<std::string>> assignment;        ///< `orders:0,1`, by topic
  std::optional<std::vector<std::string>> target_assignment; ///< where the coordinator wants it to be
  std::vector<std::string> subscription;
  std::optional<std::string> subscription_regex;
};

/// Which groups.
struct Query {
  std::vector<std::string> groups;                   ///< empty: every group
  std::function<bool(const std::string& id)> accept; ///< of these; absent: all
};

/// One row a group, from ConsumerGroupDescribe, DescribeGroups, ShareGroupDescribe or StreamsGroupDescribe,
/// batched per coordinator. Named groups cost one FindCoordinator; a name that is no group is a problem
/// (GROUP_ID_NOT_FOUND), not a row. Needs DESCRIBE on the group. Source: KIP-848, KIP-932, KIP-1071.
[[nodiscard]] Result<Answer<Description>> describe(Client& client, const Query& query, const Call& call);

/// One row a member, sorted by group, then by client and member id. Same calls as describe(). A streams
/// member's tasks are shown as the partitions of the topics they read.
[[nodiscard]] Result<Answer<Member>> members(Client& client, const Query& query, const Call& call);

} // namespace klamm::groups

namespace klamm {
template <>
struct View<groups::Group> {
  static const Schema& schema();
};
template <>
struct View<groups::Description> {
  static const Schema& schema();
};
template <>
struct View<groups::Member> {
  static const Schema& schema();
};
} // namespace klamm
