#include "bytes.hpp"

#include <doctest/doctest.h>
#include <protocol/reader.hpp>
#include <protocol/uuid.hpp>

#include <limits>

using klamm::protocol::Bytes;
using klamm::protocol::Int32List;
using klamm::protocol::Reader;
using klamm::protocol::Uuid;
using klamm::testing::hex;

namespace {

std::string_view error_of(const Reader& reader) {
  return reader.error() ? reader.error()->what : "";
}

} // namespace

TEST_CASE("integers are big-endian and keep their sign") {
  const auto bytes = hex("01 ff fffe 8000 00000102 ffffffff 7fffffffffffffff 3ff8000000000000");
  Reader r(bytes);
  CHECK(r.boolean());
  CHECK(r.int8() == -1);
  CHECK(r.int16() == -2);
  CHECK(r.uint16() == 0x8000);
  CHECK(r.int32() == 258);
  CHECK(r.uint32() == 0xffffffff);
  CHECK(r.int64() == std::numeric_limits<std::int64_t>::max());
  CHECK(r.float64() == 1.5);
  r.finish();
  CHECK(r.ok());
}

TEST_CASE("the first error sticks, names its offset, and later reads give nothing") {
  const auto bytes = hex("0001 02");
  Reader r(bytes);
  CHECK(r.int16() == 1);
  CHECK(r.int32() == 0);
  CHECK(error_of(r) == "message is cut short");
  CHECK(r.error()->offset == 2);
  CHECK(r.int8() == 0);
  CHECK(r.remaining() == 0);
  r.finish();
  CHECK(error_of(r) == "message is cut short");
}

TEST_CASE("bytes left over are an error") {
  const auto bytes = hex("00 00");
  Reader r(bytes);
  r.int8();
  r.finish();
  CHECK(error_of(r) == "bytes left over after the message");
  CHECK(r.error()->offset == 1);
}

TEST_CASE("varints take at most five bytes and 32 bits") {
  const auto good = hex("00 7f 8001 ffffffff0f");
  Reader r(good);
  CHECK(r.unsigned_varint() == 0);
  CHECK(r.unsigned_varint() == 127);
  CHECK(r.unsigned_varint() == 128);
  CHECK(r.unsigned_varint() == 0xffffffff);
  r.finish();
  CHECK(r.ok());
  for (const auto* text : {"ffffffff10", "ffffffff8f01", "8080808080", "80"}) {
    const auto bytes = hex(text);
    Reader bad(bytes);
    bad.unsigned_varint();
    CHECK_FALSE(bad.ok());
  }
}

TEST_CASE("strings of both shapes, null and not") {
  const auto bytes = hex("0002 6f6b  ffff  03 6f6b  00  0000");
  Reader r(bytes);
  std::string s;
  std::optional<std::string> n = "before";
  r.string(s, false);
  CHECK(s == "ok");
  r.string(n, false, true);
  CHECK_FALSE(n.has_value());
  r.string(s, true);
  CHECK(s == "ok");
  n = "before";
  r.string(n, true, true);
  CHECK_FALSE(n.has_value());
  r.string(n, false, true);
  CHECK(n == "");
  r.finish();
  CHECK(r.ok());
}

TEST_CASE("what no string can be is an error") {
  const auto read = [](std::string_view text, bool flexible) {
    const auto bytes = hex(text);
    Reader r(bytes);
    std::string s;
    r.string(s, flexible);
    return std::string(error_of(r));
  };
  CHECK(read("ffff", false) == "null where a string must be");
  CHECK(read("00", true) == "null where a string must be");
  CHECK(read("fffe", false) == "string has a negative length");
  CHECK(read("0003 6f6b", false) == "message is cut short");
  CHECK(read("81 80 02", true) == "string is longer than 32767 bytes");
}

TEST_CASE("a count is believed only as far as bytes, the limit and the budget go") {
  const auto read = [](std::string_view text, bool flexible, std::size_t budget) {
    const auto bytes = hex(text);
    Reader r(bytes, budget);
    r.array_length(flexible, 2, 100);
    return std::string(error_of(r));
  };
  CHECK(read("00000002 00000000", false, 200).empty());
  CHECK(read("00000002 00000000", false, 199) == "message needs more memory than allowed");
  CHECK(read("00000003 00000000", false, 1000) == "array cannot have as many elements as it says");
  CHECK(read("7fffffff 00000000", false, 1000) == "array has more than 1,000,000 elements");
  CHECK(read("fffffffe 00000000", false, 1000) == "array has a negative length");
  CHECK(read("ffffffff0f 00", true, 1000) == "array has more than 1,000,000 elements");
}

TEST_CASE("a small message gets a small budget, however much its caller allows") {
  const Bytes bytes(100);
  Reader r(bytes, 1'000'000'000);
  CHECK(r.charge(Reader::memory_at_least + 100 * Reader::memory_per_byte));
  CHECK_FALSE(r.charge(1));
}

TEST_CASE("lists of int32, short ones inside and long ones outside") {
  const auto bytes = hex("00000005 00000001 00000002 00000003 00000004 ffffffff  02 00000007  00");
  Reader r(bytes);
  Int32List list;
  r.int32s(list, false);
  CHECK(list == Int32List{1, 2, 3, 4, -1});
  r.int32s(list, true);
  CHECK(list == Int32List{7});
  std::optional<Int32List> none = Int32List{1};
  r.int32s(none, true, true);
  CHECK_FALSE(none.has_value());
  r.finish();
  CHECK(r.ok());
}

TEST_CASE("an Int32List copies, moves, grows and compares like a vector") {
  Int32List list;
  for (int i = 0; i < 100; ++i) list.push_back(i);
  const Int32List copy = list;
  Int32List moved = std::move(list);
  CHECK(moved == copy);
  CHECK(moved.size() == 100);
  CHECK(moved[99] == 99);
  Int32List small{1, 2};
  moved = small;
  CHECK(moved == small);
  small = copy;
  CHECK(small == copy);
  small = std::move(moved);
  CHECK(small == Int32List{1, 2});
  CHECK_FALSE(small == copy);
  small = Int32List{};
  CHECK(small.empty());
}

TEST_CASE("tagged fields: unknown ones are skipped, known ones fill their size, tags ascend") {
  const auto read = [](std::string_view text, int& value) {
    const auto bytes = hex(text);
    Reader r(bytes);
    r.tagged_fields([&](std::uint32_t tag) {
      if (tag != 1) return false;
      value = r.int16();
      return true;
    });
    r.finish();
    return std::string(error_of(r));
  };
  int value = 0;
  CHECK(read("00", value).empty());
  CHECK(read("03  00 01 aa  01 02 0005  0a 00", value).empty());
  CHECK(value == 5);
  CHECK(read("02  00 01 aa  00 01 aa", value) == "tagged fields are not in ascending order");
  CHECK(read("02  02 01 aa  01 02 0005", value) == "tagged fields are not in ascending order");
  CHECK(read("01  01 03 000500", value) == "tagged field is shorter than its size");
  CHECK(read("01  01 01 00", value) == "message is cut short");
  CHECK(read("01  02 05 00", value) == "message is cut short");
  CHECK(read("914e", value) == "more than 10,000 tagged fields");
}

TEST_CASE("a uuid's text is Kafka's") {
  Uuid id;
  CHECK(id.is_zero());
  CHECK(id.text() == "AAAAAAAAAAAAAAAAAAAAAA");
  for (std::size_t i = 0; i < 16; ++i) id.bytes[i] = static_cast<std::byte>(0xf0 + i);
  CHECK(id.text() == "8PHy8_T19vf4-fr7_P3-_w");
  CHECK(Uuid::parse(id.text()) == id);
  CHECK_FALSE(Uuid::parse("8PHy8_T19vf4-fr7_P3-_x").has_value());
  CHECK_FALSE(Uuid::parse("8PHy8_T19vf4-fr7_P3-_").has_value());
  CHECK_FALSE(Uuid::parse("8PHy8/T19vf4+fr7/P3+/w").has_value());
}
