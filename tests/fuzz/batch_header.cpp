// The records field of a fetch: whatever the bytes, batches lie one behind the other within them, a header
// written from what was read is the one that was read, and the CRC is what a computation bit by bit says. An
// odd first byte has the CRC of the first batch put right, which chance would never do.

#include "check.hpp"

#include <protocol/crc32c.hpp>
#include <protocol/record_batch.hpp>
#include <protocol/writer.hpp>

#include <algorithm>
#include <vector>

using namespace klamm::protocol;

namespace {

constexpr std::size_t crc_at = 17;
constexpr std::size_t covered_from = 21;
constexpr std::size_t header_size = 61;

std::uint32_t crc_by_bits(std::span<const std::byte> bytes) {
  std::uint32_t crc = ~0U;
  for (const auto byte : bytes) {
    crc ^= std::to_integer<std::uint32_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82f63b78U : 0U);
  }
  return ~crc;
}

Bytes header(const RecordBatch& batch) {
  Writer out;
  out.int64(batch.base_offset);
  out.int32(static_cast<std::int32_t>(header_size - 12 + batch.records.size()));
  out.int32(batch.partition_leader_epoch);
  out.int8(2);
  out.uint32(batch.crc);
  out.int16(batch.attributes);
  out.int32(batch.last_offset_delta);
  out.int64(batch.base_timestamp);
  out.int64(batch.max_timestamp);
  out.int64(batch.producer_id);
  out.int16(batch.producer_epoch);
  out.int32(batch.base_sequence);
  out.int32(batch.record_count);
  return out.take();
}

/// Gives the first batch, if there is one, the CRC it should have.
bool mend(std::vector<std::byte>& bytes) {
  Reader reader(bytes);
  RecordBatch batch;
  if (!read_batch(reader, batch)) return false;
  const auto crc = crc_by_bits(batch.covered);
  for (std::size_t i = 0; i < 4; ++i) bytes[crc_at + i] = static_cast<std::byte>(crc >> (24 - 8 * i));
  return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const auto given = std::as_bytes(std::span(data + 1, size - 1));
  std::vector<std::byte> bytes(given.begin(), given.end());
  const bool mended = (data[0] & 1U) != 0 && mend(bytes);

  Reader reader(bytes);
  RecordBatch batch;
  std::size_t at = 0;
  while (read_batch(reader, batch)) {
    const auto whole = std::span<const std::byte>(bytes).subspan(at, reader.offset() - at);
    check(whole.size() >= header_size);
    check(std::ranges::equal(header(batch), whole.first(header_size)));
    check(batch.covered.data() == whole.data() + covered_from &&
          batch.covered.size() == whole.size() - covered_from);
    check(batch.records.data() == whole.data() + header_size &&
          batch.records.size() == whole.size() - header_size);
    const auto crc = crc_by_bits(batch.covered);
    check(batch.intact() == (batch.crc == crc));
    if (at == 0 && mended) check(batch.intact());
    // computed in two parts, at any place, it is the same
    const std::size_t middle = data[0] % (batch.covered.size() + 1);
    check(crc32c(batch.covered.subspan(middle), crc32c(batch.covered.first(middle))) == crc);
    static_cast<void>(batch.last_offset());
    at = reader.offset();
  }
  check(at <= bytes.size());
  if (!reader.ok()) check(reader.error()->offset <= bytes.size());
  return 0;
}
