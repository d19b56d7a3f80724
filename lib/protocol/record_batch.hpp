#pragma once

#include <protocol/reader.hpp>

namespace klamm::protocol {

/// A batch of records, format 2 (Kafka 0.11 and newer), up to its records:
///
///   base_offset int64 | batch_length int32 | partition_leader_epoch int32 | magic int8 | crc uint32
///   | attributes int16 | last_offset_delta int32 | base_timestamp int64 | max_timestamp int64
///   | producer_id int64 | producer_epoch int16 | base_sequence int32 | record_count int32 | records
///
/// batch_length counts what follows it; crc is the CRC-32C of all from attributes to the end.
/// attributes: bits 0-2 compression, 3 log append time, 4 transactional, 5 control batch, 6 base_timestamp is
/// the batch's delete horizon.
struct RecordBatch {
  enum class Compression { none, gzip, snappy, lz4, zstd };

  std::int64_t base_offset = 0;
  std::int32_t partition_leader_epoch = -1;
  std::uint32_t crc = 0;
  std::int16_t attributes = 0;
  std::int32_t last_offset_delta = 0;
  std::int64_t base_timestamp = -1; ///< milliseconds since 1970
  std::int64_t max_timestamp = -1;  ///< milliseconds since 1970
  std::int64_t producer_id = -1;
  std::int16_t producer_epoch = -1;
  std::int32_t base_sequence = -1;
  std::int32_t record_count = 0;
  std::span<const std::byte> covered; ///< what crc is computed over
  std::span<const std::byte> records; ///< compressed as attributes says; both point into what was read

  [[nodiscard]] std::int64_t last_offset() const { return base_offset + last_offset_delta; }
  /// A value outside the names is a compression this library does not know.
  [[nodiscard]] Compression compression() const { return static_cast<Compression>(attributes & 0x07); }
  [[nodiscard]] bool log_append_time() const { return (attributes & 0x08) != 0; }
  [[nodiscard]] bool transactional() const { return (attributes & 0x10) != 0; }
  [[nodiscard]] bool control() const { return (attributes & 0x20) != 0; }
  [[nodiscard]] bool has_delete_horizon() const { return (attributes & 0x40) != 0; }
  [[nodiscard]] bool intact() const; ///< whether crc is right
};

/// The next batch of a fetched `records` field; false at its end, or where the last batch is not all there,
/// which is normal: a broker cuts at the size it was asked for. An older format, an impossible length or a
/// last offset that no int64 holds makes the reader fail.
bool read_batch(Reader& reader, RecordBatch& out);

} // namespace klamm::protocol
