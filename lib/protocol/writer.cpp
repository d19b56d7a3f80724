#include <protocol/writer.hpp>

#include <limits>

namespace klamm::protocol {

void Writer::fail(std::string_view field, std::string what) {
  if (!error_) error_ = EncodeError{std::string(field), std::move(what)};
}

void Writer::lacks(std::string_view field, std::int16_t version) {
  fail(field, "is not in version " + std::to_string(version));
}

void Writer::null_in(std::string_view field, std::int16_t version) {
  fail(field, "cannot be null in version " + std::to_string(version));
}

void Writer::patch_int32(std::size_t offset, std::int32_t value) {
  for (std::size_t i = 0; i < 4; ++i)
    out_[offset + i] = static_cast<std::byte>(static_cast<std::uint32_t>(value) >> 8 * (3 - i));
}

void Writer::unsigned_varint(std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) fixed(static_cast<std::uint8_t>(value | 0x80));
  fixed(static_cast<std::uint8_t>(value));
}

void Writer::string(std::string_view value, bool flexible, std::string_view field) {
  if (value.size() > Reader::max_string) return fail(field, "is longer than 32767 bytes");
  if (flexible) {
    unsigned_varint(static_cast<std::uint32_t>(value.size() + 1));
  } else {
    int16(static_cast<std::int16_t>(value.size()));
  }
  raw(std::as_bytes(std::span(value)));
}

void Writer::null_string(bool flexible) {
  if (flexible) return unsigned_varint(0);
  int16(-1);
}

void Writer::bytes(std::span<const std::byte> value, bool flexible) {
  array_length(static_cast<std::int64_t>(value.size()), flexible);
  raw(value);
}

void Writer::array_length(std::int64_t count, bool flexible) {
  if (count >= std::numeric_limits<std::int32_t>::max()) return fail("a list", "is longer than 2147483646");
  if (flexible) return unsigned_varint(static_cast<std::uint32_t>(count + 1));
  int32(static_cast<std::int32_t>(count));
}

void Writer::int32s(const Int32List& values, bool flexible) {
  array_length(static_cast<std::int64_t>(values.size()), flexible);
  for (const auto value : values) int32(value);
}

} // namespace klamm::protocol
