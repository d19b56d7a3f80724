#pragma once

#include <admin/fetch/metadata.hpp>
#include <admin/write/write.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace klamm::admin {

/// An offset of a group in one partition, as it is to be committed.
struct OffsetWrite {
  std::string group;
  TopicPartition at;
  std::int64_t offset = 0;
  std::optional<std::int32_t> leader_epoch;
  std::string metadata;
};

/// OffsetCommit, one request a group, all groups at once, each at its coordinator. Sent without a member
/// (generation −1): Kafka answers UNKNOWN_MEMBER_ID for a group that has members, so that none is ever
/// changed under a consumer. At most v9, which names topics. A group that does not exist comes into being as
/// a classic one without a protocol. Needs READ on the group and the topics. Also for streams groups.
[[nodiscard]] Written commit_offsets(Client& client, std::span<const OffsetWrite> writes, const Call& call);

struct OffsetRef {
  std::string group;
  TopicPartition at;
};

/// OffsetDelete, one request a group, all groups at once (Kafka 2.4; KIP-496). Kafka refuses a topic that a
/// member subscribes to (GROUP_SUBSCRIBED_TO_TOPIC). An offset that is not there is no error. Needs DELETE on
/// the group and READ on the topics.
[[nodiscard]] Written delete_offsets(Client& client, std::span<const OffsetRef> offsets, const Call& call);

/// AlterShareGroupOffsets, one request a group, all groups at once: where share groups start reading
/// (Kafka 4.1; KIP-932). A group with members is refused (NON_EMPTY_GROUP). Leader epoch and metadata are not
/// sent. Needs READ on the group and the topics.
[[nodiscard]] Written alter_share_offsets(Client& client, std::span<const OffsetWrite> writes,
                                          const Call& call);

struct ShareTopicRef {
  std::string group;
  std::string topic;
};

/// DeleteShareGroupOffsets, one request a group, all groups at once: a topic's offsets go together
/// (Kafka 4.1; KIP-932). A group with members is refused (NON_EMPTY_GROUP). Needs DELETE on the group and
/// READ on the topics.
[[nodiscard]] Written delete_share_offsets(Client& client, std::span<const ShareTopicRef> topics,
                                           const Call& call);

} // namespace klamm::admin
