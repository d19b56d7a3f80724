#pragma once

#include <protocol/int32_list.hpp>
#include <protocol/uuid.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::protocol {

using Bytes = std::vector<std::byte>;

/// Why bytes are no message: what was wrong, and at which byte from the start of what was given.
struct DecodeError {
  const char* what = "";
  std::size_t offset = 0;
};

/// What a decode may allocate unless its caller says otherwise, in bytes.
[[nodiscard]] constexpr std::size_t decode_budget(std::size_t frame_size) {
  return std::max<std::size_t>(std::size_t{64} << 20, 8 * frame_size);
}

/// Takes Kafka's primitives off a span of bytes the caller keeps alive. The first error sticks: from then on
/// every read gives zeros and nothing, and error() says what was first. Never throws (but for memory running
/// out), never reads past the end, and believes a count only where the bytes that are left could hold it.
///
/// Integers are big-endian. Lengths: inflexible versions write an int16 before a string and an int32 before
/// bytes and arrays, -1 for null; flexible ones an unsigned varint of the length + 1, 0 for null.
class Reader {
 public:
  static constexpr std::size_t max_elements = 1'000'000;
  static constexpr std::size_t max_tagged_fields = 10'000;
  static constexpr std::size_t max_string = 0x7fff;
  /// No honest message takes more memory than this for each of its bytes (the generator asserts it of every
  /// list's elements), so none may, whatever the budget: nested lists could otherwise each be reserved for
  /// the bytes left.
  static constexpr std::size_t memory_per_byte = 48;
  static constexpr std::size_t memory_at_least = std::size_t{32} << 10;
  static constexpr std::size_t memory_per_key = 40; ///< what check_unique takes for each

  explicit Reader(std::span<const std::byte> bytes) : Reader(bytes, decode_budget(bytes.size())) {}
  Reader(std::span<const std::byte> bytes, std::size_t budget)
      : begin_(bytes.data()), at_(bytes.data()), end_(bytes.data() + bytes.size()),
        budget_(std::min(budget, memory_at_least + memory_per_byte * bytes.size())) {}

  [[nodiscard]] bool ok() const { return !error_; }
  [[nodiscard]] const std::optional<DecodeError>& error() const { return error_; }
  [[nodiscard]] std::size_t remaining() const { return static_cast<std::size_t>(end_ - at_); }
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(at_ - begin_); }
  /// What is left of the memory budget, in bytes.
  [[nodiscard]] std::size_t budget() const { return budget_; }

  /// Makes `what`, a literal, the error, unless there is one already.
  void fail(const char* what);

  /// Counts memory about to be allocated; false, and an error, when the budget does not hold it.
  bool charge(std::size_t bytes) {
    if (bytes > budget_) [[unlikely]] {
      fail("message needs more memory than allowed");
      return false;
    }
    budget_ -= bytes;
    return true;
  }

  /// To be called after the last field: bytes left over are an error.
  void finish() {
    if (ok() && at_ != end_) fail("bytes left over after the message");
  }

  bool boolean() { return fixed<std::uint8_t>() != 0; }
  std::int8_t int8() { return static_cast<std::int8_t>(fixed<std::uint8_t>()); }
  std::int16_t int16() { return static_cast<std::int16_t>(fixed<std::uint16_t>()); }
  std::uint16_t uint16() { return fixed<std::uint16_t>(); }
  std::int32_t int32() { return static_cast<std::int32_t>(fixed<std::uint32_t>()); }
  std::uint32_t uint32() { return fixed<std::uint32_t>(); }
  std::int64_t int64() { return static_cast<std::int64_t>(fixed<std::uint64_t>()); }
  double float64() { return std::bit_cast<double>(fixed<std::uint64_t>()); }
  Uuid uuid();

  std::uint32_t unsigned_varint() {
    if (at_ != end_ && std::to_integer<unsigned>(*at_) < 0x80) [[likely]]
      return std::to_integer<unsigned>(*at_++);
    return long_varint();
  }

  void string(std::string& out, bool flexible);
  void string(std::optional<std::string>& out, bool flexible, bool nullable);
  void bytes(Bytes& out, bool flexible);
  void bytes(std::optional<Bytes>& out, bool flexible, bool nullable);
  void int32s(Int32List& out, bool flexible);
  void int32s(std::optional<Int32List>& out, bool flexible, bool nullable);

  /// The next `size` bytes where they are, without a copy; empty after an error.
  std::span<const std::byte> view(std::size_t size);

  static constexpr std::int64_t null = -1;

  /// The length of an array of elements that take at least `min_wire` bytes here and `in_memory` there:
  /// `null`, or a count that can be reserved whole.
  std::int64_t array_length(bool flexible, std::size_t min_wire, std::size_t in_memory);

  /// Runs `field(tag)` for every tagged field, which reads a tag it knows and returns true, or returns false
  /// to have it skipped. Tags must ascend, and a known field must fill its announced size exactly.
  template <class KnownField>
  void tagged_fields(KnownField&& field) {
    const auto count = tagged_count();
    std::int64_t previous = -1;
    for (std::uint32_t i = 0; i < count && ok(); ++i) {
      const auto* const outer_end = end_;
      const auto tag = begin_tagged(previous);
      if (!ok()) return;
      previous = tag;
      const bool known = field(tag);
      end_tagged(known, outer_end);
    }
  }
  void skip_tagged_fields() {
    tagged_fields([](std::uint32_t) { return false; });
  }

 private:
  template <class T>
  T fixed() {
    if (remaining() < sizeof(T)) [[unlikely]] {
      cut();
      return 0;
    }
    T value = 0;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    if constexpr (std::endian::native == std::endian::little) {
      if constexpr (sizeof(T) == 2) value = __builtin_bswap16(value);
      if constexpr (sizeof(T) == 4) value = __builtin_bswap32(value);
      if constexpr (sizeof(T) == 8) value = __builtin_bswap64(value);
    }
    return value;
  }

  void cut() { fail("message is cut short"); }
  std::uint32_t long_varint();
  std::int64_t string_length(bool flexible);
  std::int64_t bytes_length(bool flexible);
  void take_string(std::string& out, std::int64_t size);
  void take_bytes(Bytes& out, std::int64_t size);
  void take_int32s(Int32List& out, std::int64_t count);
  std::uint32_t tagged_count();
  std::uint32_t begin_tagged(std::int64_t previous);
  void end_tagged(bool known, const std::byte* outer_end);

  const std::byte* begin_;
  const std::byte* at_;
  const std::byte* end_;
  std::size_t budget_;
  std::optional<DecodeError> error_;
};

/// Makes a key that stands twice among `keys` an error; reorders them.
void check_unique(Reader& reader, std::vector<std::string_view>& keys);
void check_unique(Reader& reader, std::vector<std::int64_t>& keys);

} // namespace klamm::protocol
