#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <protocol/messages/describe_log_dirs.hpp>
#include <protocol/messages/metadata.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace klamm::admin {

using LogDirTopics = std::vector<protocol::DescribeLogDirsRequest::DescribableLogDirTopic>;
using LogDirFacts = protocol::DescribeLogDirsResponse::DescribeLogDirsResult;

/// What one broker says of its log directories. A directory that is offline stands in it with its error code.
struct BrokerLogDirs {
  std::int32_t broker = -1;
  std::int16_t version = 0; ///< of the reply: total and usable bytes from v4, cordoned from v5
  std::vector<LogDirFacts> dirs;
};

struct LogDirsAnswer {
  std::vector<BrokerLogDirs> brokers; ///< those that answered, by id
  std::vector<Error> errors;          ///< one a broker that did not, `broker_id` set
};

/// DescribeLogDirs of these brokers at once, one request each (Kafka 1.0; KIP-113). `topics` names the
/// partitions whose replicas are wanted; absent means all of the broker's. Needs DESCRIBE on the cluster.
/// The brokers must be known to the client: read Metadata first.
[[nodiscard]] LogDirsAnswer fetch_log_dirs(Client& client, std::span<const std::int32_t> brokers,
                                           const std::optional<LogDirTopics>& topics, const Call& call);

/// Names every partition of a topic: an empty list of partitions would mean none.
[[nodiscard]] LogDirTopics::value_type all_partitions(const protocol::MetadataResponse::Topic& topic);

/// The brokers a Metadata reply names, by id.
[[nodiscard]] std::vector<std::int32_t> broker_ids(const protocol::MetadataResponse& metadata);

} // namespace klamm::admin
