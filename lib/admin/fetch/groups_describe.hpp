#pragma once

#include <admin/fetch/groups_find.hpp>
#include <protocol/int32_list.hpp>
#include <protocol/reader.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::admin {

struct AssignedTopic {
  std::string topic;
  protocol::Int32List partitions;
};
using Assignment = std::vector<AssignedTopic>;

/// One member, whatever protocol its group speaks. An empty optional does not exist there or could not be
/// read.
struct DescribedMember {
  std::string member_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> rack;
  std::string client_id;
  std::string host; ///< Kafka's form: `/10.0.0.7`
  std::optional<std::int32_t> epoch;
  std::optional<bool> classic;          ///< of a consumer or streams group: joined by the classic protocol
  std::optional<Assignment> assignment; ///< by topic
  std::optional<Assignment> target;
  std::vector<std::string> subscription;
  std::optional<std::string> regex;
};

struct DescribedGroup {
  GroupType type = GroupType::unknown;
  std::string state; ///< Kafka's word
  std::optional<std::string> protocol_type;
  std::optional<std::string> assignor;
  std::optional<std::int32_t> group_epoch;
  std::optional<std::int32_t> assignment_epoch;
  std::vector<DescribedMember> members;
};

/// Describes groups at their coordinators, up to 1,000 a request, with the call of each group's type. Where
/// the type is unknown: ConsumerGroupDescribe, then DescribeGroups, ShareGroupDescribe, StreamsGroupDescribe,
/// each with the groups the one before did not know. One result a ref; a group nobody knows is
/// GROUP_ID_NOT_FOUND. Needs DESCRIBE on the groups.
[[nodiscard]] std::vector<Result<DescribedGroup>>
describe_groups(Client& client, std::span<const GroupRef> refs, const Call& call);

/// A classic member's assignment (`ConsumerProtocolAssignment`) or subscription; empty when it is none.
[[nodiscard]] std::optional<Assignment> read_assignment(std::span<const std::byte> bytes);
[[nodiscard]] std::optional<std::vector<std::string>> read_subscription(std::span<const std::byte> bytes);

} // namespace klamm::admin
