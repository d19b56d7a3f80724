#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <admin/fetch/metadata.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::admin {

/// Which position of a log is asked for.
enum class OffsetKind : std::uint8_t {
  start,   ///< the first offset still kept
  end,     ///< the high watermark: where the next record that consumers see will stand
  stable,  ///< the end that a read-committed consumer sees: the first open transaction, or the end
  at_time, ///< the first record not older than a time
  newest,  ///< the record with the highest timestamp (Kafka 3.0; KIP-734)
};

struct LogOffsets {
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  std::optional<std::int64_t> stable;
  std::optional<std::int64_t> at_time; ///< empty without a failure: no record is that new
  std::optional<std::int64_t> newest;  ///< empty without a failure: there is no record
};

/// A partition and the broker that leads it, as Metadata said (unknown_node of admin/driver.hpp: look it up).
struct LedPartition {
  TopicPartition at;
  std::int32_t leader;
};

struct LogOffsetsAnswer {
  std::map<TopicPartition, LogOffsets> offsets; ///< what was learned
  std::vector<Error> errors;                    ///< one a partition or broker
};

/// ListOffsets of these partitions, each named once: one request a leader and kind, all at once. A leader
/// that has moved is looked up again. Stable ends need v2 (Kafka 0.11). Needs DESCRIBE on the topics.
[[nodiscard]] LogOffsetsAnswer fetch_log_offsets(Client& client, std::span<const LedPartition> partitions,
                                                 std::span<const OffsetKind> kinds, const Call& call);

/// The same by position, for many partitions.
struct LogOffsetsInOrder {
  std::vector<LogOffsets> offsets;   ///< one a partition asked for
  std::vector<std::string> failures; ///< one a partition: the code of the error that met it; empty: none
  std::vector<Error> errors;         ///< one a partition or broker
};

/// Partitions of one topic should stand together: a request then names the topic once. `time_ms` (since 1970,
/// UTC) goes with OffsetKind::at_time; one before 1970 is the start of 1970.
[[nodiscard]] LogOffsetsInOrder fetch_log_offsets_in_order(Client& client,
                                                           std::span<const LedPartition> partitions,
                                                           std::span<const OffsetKind> kinds,
                                                           const Call& call, std::int64_t time_ms = 0);

} // namespace klamm::admin
