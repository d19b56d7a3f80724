#pragma once

#include <klamm/plan_groups.hpp>

#include <functional>
#include <string>
#include <vector>

namespace klamm::plan {

/// Reads groups with members and offsets: those named, or those of all that `accept` takes; at least one of
/// the two must be there. Describe calls and OffsetFetch, many groups a call. What cannot be read of a group
/// is its own `failed`; brokers that do not answer go to `problems`.
[[nodiscard]] Result<LiveGroups> read_live_groups(Client& client, const std::vector<std::string>& names,
                                                  const std::function<bool(const std::string&)>& accept,
                                                  std::vector<Error>& problems, const Call& call);

/// What costs a ListOffsets call a leader each.
struct LogLoad {
  bool bounds = true;
  std::optional<std::int64_t> time_ms; ///< since 1970, UTC
  bool newest = false;
};
/// Reads the logs of those of these topics that exist. A log that cannot be read is its partition's
/// `failure`.
[[nodiscard]] Result<void> read_live_logs(Client& client, std::vector<std::string> topics,
                                          const LogLoad& load, LiveGroups& live, const Call& call);

/// Empty: the topic is not there, or its id not known.
[[nodiscard]] std::string topic_id_of(const LiveGroups& live, const std::string& topic);

/// `orders-1 at /10.0.0.7, …`: at most five.
[[nodiscard]] std::string members_text(const LiveGroup& group);
/// NON_EMPTY_GROUP: what to do about a group that has members.
[[nodiscard]] Error live_group_problem(const std::string& id, const LiveGroup& group);
/// A problem of one group; `%1` is its id.
[[nodiscard]] Error group_problem(const char* code, const std::string& id, Text text,
                                  ErrorKind kind = ErrorKind::failed);
/// Whether the group has no offset in the topic.
[[nodiscard]] bool none_in_topic(const LiveGroup& group, const std::string& topic);
/// Whether a member may read the topic, as far as can be told: members whose subscription is not known may.
[[nodiscard]] bool may_subscribe(const LiveGroup& group, const std::string& topic);

} // namespace klamm::plan
