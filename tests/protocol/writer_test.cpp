#include "bytes.hpp"

#include <doctest/doctest.h>
#include <protocol/writer.hpp>

using klamm::protocol::TaggedFields;
using klamm::protocol::Writer;
using klamm::testing::hex;

TEST_CASE("primitives are written as Kafka reads them") {
  Writer w;
  w.boolean(true);
  w.int8(-1);
  w.int16(-2);
  w.uint16(0x8000);
  w.int32(258);
  w.int64(-1);
  w.float64(1.5);
  w.unsigned_varint(300);
  w.string("ok", false, "f");
  w.string("ok", true, "f");
  w.null_string(false);
  w.null_string(true);
  w.bytes(hex("0102"), true);
  w.null_bytes(false);
  w.int32s({1, 2}, true);
  CHECK(w.take() ==
        hex("01 ff fffe 8000 00000102 ffffffffffffffff 3ff8000000000000 ac02 0002 6f6b 03 6f6b ffff 00"
            "03 0102 ffffffff 03 00000001 00000002"));
}

TEST_CASE("the first error sticks and names the field") {
  Writer w;
  w.string(std::string(32768, 'x'), true, "A.b");
  w.lacks("A.c", 3);
  REQUIRE(w.error());
  CHECK(w.error()->field == "A.b");
  CHECK(w.error()->what == "is longer than 32767 bytes");
}

TEST_CASE("tagged fields follow their count, each with tag and size") {
  TaggedFields fields;
  fields.add(0, [](Writer& w) { w.int16(7); });
  fields.add(3, [](Writer& w) { w.string("a", true, "f"); });
  Writer w;
  fields.finish(w);
  CHECK(w.take() == hex("02  00 02 0007  03 02 02 61"));
}
