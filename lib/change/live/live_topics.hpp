#pragma once

#include <klamm/plan_topics.hpp>

#include <protocol/messages/metadata.hpp>

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

/// Reads topics for a plan. One that cannot be read whole is `unread`; records that cannot be counted are
/// left out.
[[nodiscard]] Result<LiveTopics> read_live_topics(Client& client, const std::vector<std::string>& names,
                                                  unsigned load, const Call& call);

/// Hands over the topics of an answer that exist; those that could not be read go to `unread`. Names Kafka
/// would not take do not exist: they are for the planner to refuse in its own words.
void sort_topics(const protocol::MetadataResponse& metadata, Unread& unread,
                 const std::function<void(const protocol::MetadataResponse::Topic&, LiveTopic&&)>& take);

/// Whether a topic could not be read; then why goes to the plan's problems.
[[nodiscard]] bool is_unread(const Unread& unread, const std::string& topic, Planned& out);

/// Why a topic cannot have so many replicas: there are not so many brokers, also with those that are away.
/// Empty: it can, or Kafka does not tell how many there are.
[[nodiscard]] std::optional<Error> too_many_replicas(const LiveTopics& live, const std::string& topic,
                                                     std::size_t factor, ErrorKind kind);

/// A problem of one topic, `%1` in the text.
[[nodiscard]] Error topic_problem(const char* code, const std::string& topic, Text text,
                                  ErrorKind kind = ErrorKind::failed);

/// A problem of one partition, `%1` in the text.
[[nodiscard]] Error partition_problem(const char* code, const std::string& topic, std::int32_t partition,
                                      Text text, ErrorKind kind = ErrorKind::failed);

} // namespace klamm::plan
