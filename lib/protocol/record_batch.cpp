#include <protocol/crc32c.hpp>
#include <protocol/record_batch.hpp>

namespace klamm::protocol {
namespace {

constexpr std::size_t before_length = 12;       // base offset and the length itself
constexpr std::int32_t smallest_length = 49;    // what a batch without records has after its length
constexpr std::size_t length_to_attributes = 9; // leader epoch, magic, crc

} // namespace

bool RecordBatch::intact() const {
  return crc32c(covered) == crc;
}

bool read_batch(Reader& reader, RecordBatch& out) {
  if (!reader.ok() || reader.remaining() < before_length) return false;
  const auto base_offset = reader.int64();
  const auto length = reader.int32();
  if (length < smallest_length) {
    reader.fail("record batch has an impossible length");
    return false;
  }
  if (static_cast<std::size_t>(length) > reader.remaining()) return false;
  const auto batch = reader.view(static_cast<std::size_t>(length));
  Reader in(batch, 0);
  out.base_offset = base_offset;
  out.partition_leader_epoch = in.int32();
  if (in.int8() != 2) {
    reader.fail("record batch is not of format 2");
    return false;
  }
  out.crc = in.uint32();
  out.attributes = in.int16();
  out.last_offset_delta = in.int32();
  out.base_timestamp = in.int64();
  out.max_timestamp = in.int64();
  out.producer_id = in.int64();
  out.producer_epoch = in.int16();
  out.base_sequence = in.int32();
  out.record_count = in.int32();
  if (std::int64_t last = 0; __builtin_add_overflow(base_offset, out.last_offset_delta, &last)) {
    reader.fail("record batch ends at an impossible offset");
    return false;
  }
  out.covered = batch.subspan(length_to_attributes);
  out.records = batch.subspan(in.offset());
  return true;
}

} // namespace klamm::protocol
