#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/plan.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::plan {

/// A member as planners see it.
struct LiveMember {
  std::string member_id;
  std::optional<std::string> instance_id; ///< a static member's
  std::string client_id;
  std::string host;                      ///< Kafka's form: `/10.0.0.7`
  std::vector<std::string> subscription; ///< topics; empty: not known
  bool pattern = false;                  ///< subscribes by a regular expression as well
};

struct LiveOffset {
  std::int64_t offset = 0; ///< of a share group: where it starts
  std::optional<std::int32_t> leader_epoch;
  std::string metadata;
};
using PartitionAt = std::pair<std::string, std::int32_t>; ///< topic and partition

/// A group as planners see it.
struct LiveGroup {
  bool exists = false;
  groups::Type type = groups::Type::unknown; ///< unknown where it does not exist
  std::string state;                         ///< Kafka's word
  std::vector<LiveMember> members;
  std::map<PartitionAt, LiveOffset> offsets; ///< all it committed, those of deleted topics too
  std::optional<Error> failed;               ///< it could not be read

  /// Whether somebody may be reading, and committing, right now.
  [[nodiscard]] bool live() const { return exists && state != "Empty" && state != "Dead"; }
};

/// Where a partition's log begins and ends, and what was found in it.
struct LiveLog {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  std::optional<std::int64_t> at_time; ///< only where a time was asked for; empty: no record is that new
  std::optional<std::int64_t> newest;  ///< only where asked for; empty: there is no record
  std::string failure;                 ///< code of the error that kept one of these from being learned
};
struct LiveLogs {
  std::string topic_id;
  std::vector<LiveLog> partitions;
};

/// The part of a cluster that plans for groups need.
struct LiveGroups {
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::map<std::string, LiveGroup, std::less<>> groups; ///< those named, and those chosen
  std::map<std::string, LiveLogs, std::less<>> topics;  ///< that exist
  Unread unread_topics{};                               ///< that could not be read
};

struct DeleteGroups {
  std::vector<std::string> names;                      ///< literal
  std::function<bool(const std::string& name)> accept; ///< instead of names: which of all
  bool if_exists = false;                              ///< one that is not there is no problem
};
/// Plans to delete groups with all they committed. Problems: groups with members (NON_EMPTY_GROUP, who they
/// are), and those that are not there (GROUP_ID_NOT_FOUND).
[[nodiscard]] Planned delete_groups(const LiveGroups& live, const DeleteGroups& wanted);
[[nodiscard]] Result<Planned> delete_groups(Client& client, const DeleteGroups& wanted, const Call& call);

struct RemoveMembers {
  std::string group;
  std::vector<std::string> members;   ///< ids of dynamic or static members
  std::vector<std::string> instances; ///< group.instance.id of static members
  bool all = false;
};
/// Plans to take members out of a classic or consumer group. Problems: no such group, no such member
/// (UNKNOWN_MEMBER_ID), share and streams groups (UNSUPPORTED_GROUP_TYPE).
[[nodiscard]] Planned remove_members(const LiveGroups& live, const RemoveMembers& wanted);
[[nodiscard]] Result<Planned> remove_members(Client& client, const RemoveMembers& wanted, const Call& call);

} // namespace klamm::plan
