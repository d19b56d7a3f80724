#pragma once

#include <klamm/plan_topics.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace klamm::plan {

/// What costs further requests.
enum LiveLoad : unsigned {
  live_replicas = 0,
  live_overrides = 1,  ///< DescribeConfigs
  live_records = 2,    ///< ListOffsets
  live_moves = 4,      ///< ListPartitionReassignments
  live_registered = 8, ///< DescribeCluster
  live_cordoned = 16,  ///< DescribeLogDirs of every live broker
};

/// Reads topics for a plan. What cannot be read of one that is there goes to `problems` and leaves it out.
[[nodiscard]] Result<LiveTopics> read_live_topics(Client& client, const std::vector<std::string>& names,
                                                  unsigned load, std::vector<Error>& problems,
                                                  const Call& call);

/// Why a topic cannot have so many replicas: there are not so many brokers, also with those that are away.
/// Empty: it can, or Kafka does not tell how many there are.
[[nodiscard]] std::optional<Error> too_many_replicas(const LiveTopics& live, const std::string& topic,
                                                     std::size_t factor, ErrorKind kind);

/// A problem of one topic.
[[nodiscard]] Error topic_problem(const char* code, const std::string& topic, const char* pattern,
                                  std::vector<std::string> args = {}, ErrorKind kind = ErrorKind::failed);

/// A problem of one partition, `%1` in the pattern.
[[nodiscard]] Error partition_problem(const char* code, const std::string& topic, std::int32_t partition,
                                      const char* pattern, std::vector<std::string> args = {},
                                      ErrorKind kind = ErrorKind::failed);

} // namespace klamm::plan
