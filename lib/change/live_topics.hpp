#pragma once

#include <klamm/plan_topics.hpp>

#include <functional>
#include <string>
#include <vector>

namespace klamm::plan {

/// What costs further requests.
enum LiveLoad : unsigned {
  live_replicas = 0,
  live_overrides = 1, ///< DescribeConfigs
  live_records = 2,   ///< ListOffsets
  live_moves = 4,     ///< ListPartitionReassignments
};

/// Reads topics for a plan: those named, or those of all that `accept` takes. What cannot be read of one that
/// is there goes to `problems` and leaves it out.
[[nodiscard]] Result<LiveTopics> read_live_topics(Client& client, const std::vector<std::string>& names,
                                                  const std::function<bool(const std::string&)>& accept,
                                                  unsigned load, std::vector<Error>& problems,
                                                  const Call& call);

/// A problem of one topic.
[[nodiscard]] Error topic_problem(const char* code, const std::string& topic, const char* pattern,
                                  std::vector<std::string> args = {}, ErrorKind kind = ErrorKind::failed);

} // namespace klamm::plan
