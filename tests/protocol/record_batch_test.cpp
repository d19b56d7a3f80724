#include "bytes.hpp"

#include <doctest/doctest.h>
#include <protocol/crc32c.hpp>
#include <protocol/group_protocol.hpp>
#include <protocol/mirror/consumer_protocol.hpp>
#include <protocol/record_batch.hpp>

#include <limits>
#include <string>
#include <utility>

using namespace klamm::protocol;
using klamm::testing::hex;

namespace {

std::uint32_t crc_of(std::string_view text) {
  return crc32c(std::as_bytes(std::span(text)));
}

/// One batch with `records` behind the fields before them, its crc right.
Bytes batch(std::int64_t base_offset, const Bytes& records, std::int16_t attributes = 0x14) {
  Writer tail;
  tail.int16(attributes);
  tail.int32(4);
  tail.int64(1'700'000'000'000);
  tail.int64(1'700'000'000'009);
  tail.int64(77);
  tail.int16(3);
  tail.int32(-1);
  tail.int32(5);
  tail.raw(records);
  Writer out;
  out.int64(base_offset);
  out.int32(static_cast<std::int32_t>(tail.size() + 9));
  out.int32(8);
  out.int8(2);
  out.uint32(crc32c(tail.written()));
  out.raw(tail.written());
  return out.take();
}

} // namespace

TEST_CASE("CRC-32C of the published check values") {
  CHECK(crc_of("123456789") == 0xe3069283);
  CHECK(crc_of("") == 0);
  CHECK(crc_of(std::string(32, '\0')) == 0x8a9136aa);
  CHECK(crc_of(std::string(32, '\xff')) == 0x62a8ab43);
  const std::string_view text = "one sum over two pieces of text";
  const auto bytes = std::as_bytes(std::span(text));
  CHECK(crc32c(bytes.subspan(11), crc32c(bytes.first(11))) == crc32c(bytes));
}

TEST_CASE("batches are read one after the other, a cut last one is left") {
  auto bytes = batch(100, hex("aabbcc"));
  const auto second = batch(105, {}, 0x20);
  bytes.insert(bytes.end(), second.begin(), second.end());
  const auto whole = bytes.size();
  bytes.insert(bytes.end(), second.begin(), second.end() - 1);
  Reader reader(bytes);
  RecordBatch got;
  REQUIRE(read_batch(reader, got));
  CHECK(got.base_offset == 100);
  CHECK(got.last_offset() == 104);
  CHECK(got.partition_leader_epoch == 8);
  CHECK(got.compression() == RecordBatch::Compression::zstd);
  CHECK(got.transactional());
  CHECK_FALSE(got.control());
  CHECK(got.max_timestamp == 1'700'000'000'009);
  CHECK(got.producer_id == 77);
  CHECK(got.record_count == 5);
  CHECK(Bytes(got.records.begin(), got.records.end()) == hex("aabbcc"));
  CHECK(got.intact());
  REQUIRE(read_batch(reader, got));
  CHECK(got.control());
  CHECK(got.records.empty());
  CHECK_FALSE(read_batch(reader, got));
  CHECK(reader.ok());
  CHECK(reader.offset() >= whole);
}

TEST_CASE("a flipped bit in a batch is seen") {
  auto bytes = batch(0, hex("aabbcc"));
  bytes.back() ^= std::byte{1};
  Reader reader(bytes);
  RecordBatch got;
  REQUIRE(read_batch(reader, got));
  CHECK_FALSE(got.intact());
}

TEST_CASE("what is no batch of format 2 is an error") {
  auto old = batch(0, {});
  old[16] = std::byte{1};
  RecordBatch got;
  Reader magic(old);
  CHECK_FALSE(read_batch(magic, got));
  CHECK_FALSE(magic.ok());
  auto small = batch(0, {});
  small[11] = std::byte{48};
  Reader length(small);
  CHECK_FALSE(read_batch(length, got));
  CHECK_FALSE(length.ok());
  for (const auto& [base, fits] : {std::pair(std::numeric_limits<std::int64_t>::max() - 4, true),
                                   std::pair(std::numeric_limits<std::int64_t>::max() - 3, false)}) {
    const auto bytes = batch(base, {}); // its last offset is 4 more
    Reader offset(bytes);
    CHECK(read_batch(offset, got) == fits);
    CHECK(offset.ok() == fits);
  }
}

TEST_CASE("a consumer's subscription and assignment follow their version") {
  ConsumerProtocolAssignment sent;
  sent.assigned_partitions = {{"orders", {0, 1}}, {"orders", {5}}};
  for (const std::int16_t version : {0, 3}) {
    Writer writer;
    writer.int16(version);
    encode(writer, sent, version);
    const auto got = decode_assignment(writer.written());
    REQUIRE(got);
    CHECK(*got == sent);
    CHECK_FALSE(decode_assignment(writer.written().first(writer.size() - 1)));
    writer.int8(0);
    CHECK_FALSE(decode_assignment(writer.written()));
  }
  CHECK(decode_assignment({}) == ConsumerProtocolAssignment{});
  CHECK(decode_subscription({}) == ConsumerProtocolSubscription{});
  CHECK_FALSE(decode_subscription(hex("ffff 00000000 ffffffff")));
}

TEST_CASE("a newer version is read as far as it is known") {
  ConsumerProtocolSubscription sent;
  sent.topics = {"a"};
  sent.generation_id = 4;
  sent.rack_id = "r";
  Writer writer;
  writer.int16(9);
  encode(writer, sent, 3);
  writer.int64(12345);
  const auto got = decode_subscription(writer.written());
  REQUIRE(got);
  CHECK(*got == sent);
}
