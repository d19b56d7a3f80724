#pragma once

#include <admin/log_offsets.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace klamm::admin {

struct OffsetsAt {
  std::map<TopicPartition, std::optional<std::int64_t>> offsets; ///< empty: no record is that young
  std::vector<Error> errors;                                     ///< one a partition or broker
};

/// The first offset whose record carries this time (ms since 1970, UTC) or a later one: ListOffsets v1 (Kafka
/// 0.10.1), one request a leader. Needs DESCRIBE on the topics.
[[nodiscard]] OffsetsAt fetch_offsets_at(Client& client, std::span<const LedPartition> partitions,
                                         std::int64_t time_ms, const Call& call);

} // namespace klamm::admin
