#pragma once

#include <admin/write/write.hpp>

#include <optional>
#include <span>
#include <string>

namespace klamm::admin {

/// DeleteGroups: one request a coordinator, all at once (Kafka 1.1; KIP-229). Of every type. A group with
/// members is refused (NON_EMPTY_GROUP). Needs DELETE on the groups.
[[nodiscard]] Written delete_groups(Client& client, std::span<const std::string> groups, const Call& call);

struct MemberRef {
  std::string group;
  std::string member_id; ///< of a dynamic member; a static one may be named by instance alone
  std::optional<std::string> instance_id; ///< a static member's group.instance.id
};

/// LeaveGroup v3 on behalf of members, one request a group, all groups at once (Kafka 2.4; KIP-345).
/// `reason` is for the coordinator's log (v5; KIP-800). Needs READ on the groups.
[[nodiscard]] Written remove_members(Client& client, std::span<const MemberRef> members,
                                     const std::string& reason, const Call& call);

} // namespace klamm::admin
