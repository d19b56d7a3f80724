#pragma once

#include <admin/write/write.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::admin {

struct NewTopic {
  std::string name;
  std::optional<std::int32_t> partitions;         ///< absent: the brokers' default (Kafka 2.4)
  std::optional<std::int32_t> replication_factor; ///< absent: the brokers' default
  std::vector<std::vector<std::int32_t>>
      assignment; ///< replicas of each partition; empty: the cluster places them
  std::map<std::string, std::string> configs;
};

struct CreatedTopics {
  Written results;
  std::vector<std::string> ids; ///< one a topic; empty where Kafka (before 2.8) does not tell
  struct Shape {
    std::optional<std::int32_t> partitions, replication_factor;
  };
  std::vector<Shape> shapes; ///< what it was made with; empty where Kafka (before 2.4) does not tell
};

/// CreateTopics in one request, carried out by the controller (Kafka 0.11 for validate_only; KIP-4, KIP-525).
/// Needs CREATE on the cluster or the topic.
[[nodiscard]] CreatedTopics create_topics(Client& client, std::span<const NewTopic> topics,
                                          bool validate_only, const Call& call);

struct TopicRef {
  std::string name;
  std::string id; ///< empty: not known; delete by name then
};

/// DeleteTopics in one request: by id where the broker knows it (v6, Kafka 2.8), so that a topic made anew in
/// the meantime is not hit. Needs DELETE on the topics.
[[nodiscard]] Written delete_topics(Client& client, std::span<const TopicRef> topics, const Call& call);

struct MorePartitions {
  std::string topic;
  std::int32_t count = 0; ///< all, after the call
  std::vector<std::vector<std::int32_t>>
      assignment; ///< replicas of the new ones; empty: the cluster places them
};

/// CreatePartitions in one request (Kafka 1.0; KIP-195). Needs ALTER on the topics.
[[nodiscard]] Written create_partitions(Client& client, std::span<const MorePartitions> topics,
                                        bool validate_only, const Call& call);

struct RecordsBefore {
  TopicPartition at;
  std::int64_t offset = 0; ///< the first that is kept
};

struct DeletedRecords {
  Written results;
  std::vector<std::int64_t> starts; ///< one a partition: where its log starts now; not before the offset
};

/// DeleteRecords, one request a leader (Kafka 0.11; KIP-107). Needs DELETE on the topics.
[[nodiscard]] DeletedRecords delete_records(Client& client, std::span<const RecordsBefore> partitions,
                                            const Call& call);

} // namespace klamm::admin
