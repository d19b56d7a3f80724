#pragma once

#include <protocol/int32_list.hpp>
#include <protocol/reader.hpp>
#include <protocol/uuid.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klamm::protocol {

/// Why a message cannot be written: which field, and what about it.
struct EncodeError {
  std::string field; ///< `CreateTopicsRequest.validate_only`
  std::string what;  ///< `is not in version 0`
};

/// Grows a buffer by Kafka's primitives; their shapes are told at Reader. The first error sticks; what was
/// written is worth nothing then.
class Writer {
 public:
  [[nodiscard]] bool ok() const { return !error_; }
  [[nodiscard]] const std::optional<EncodeError>& error() const { return error_; }
  void fail(std::string_view field, std::string what);

  /// A field that has a value this version cannot carry.
  void lacks(std::string_view field, std::int16_t version);
  /// A null where this version has none.
  void null_in(std::string_view field, std::int16_t version);

  [[nodiscard]] std::size_t size() const { return out_.size(); }
  [[nodiscard]] std::span<const std::byte> written() const { return out_; }
  [[nodiscard]] Bytes take() { return std::exchange(out_, {}); }
  /// Overwrites four bytes written earlier, at `offset`: a length known only now.
  void patch_int32(std::size_t offset, std::int32_t value);

  void boolean(bool value) { fixed(static_cast<std::uint8_t>(value ? 1 : 0)); }
  void int8(std::int8_t value) { fixed(static_cast<std::uint8_t>(value)); }
  void int16(std::int16_t value) { fixed(static_cast<std::uint16_t>(value)); }
  void uint16(std::uint16_t value) { fixed(value); }
  void int32(std::int32_t value) { fixed(static_cast<std::uint32_t>(value)); }
  void uint32(std::uint32_t value) { fixed(value); }
  void int64(std::int64_t value) { fixed(static_cast<std::uint64_t>(value)); }
  void float64(double value) { fixed(std::bit_cast<std::uint64_t>(value)); }
  void uuid(const Uuid& value) { raw(value.bytes); }
  void unsigned_varint(std::uint32_t value);
  void raw(std::span<const std::byte> bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }

  /// `field` names the value in an error.
  void string(std::string_view value, bool flexible, std::string_view field);
  void null_string(bool flexible);
  void bytes(std::span<const std::byte> value, bool flexible);
  void null_bytes(bool flexible) { array_length(-1, flexible); }
  /// -1 for null.
  void array_length(std::int64_t count, bool flexible);
  void int32s(const Int32List& values, bool flexible);

 private:
  template <class T>
  void fixed(T value) {
    std::byte bytes[sizeof value];
    for (std::size_t i = 0; i < sizeof value; ++i)
      bytes[i] = static_cast<std::byte>(value >> 8 * (sizeof value - 1 - i));
    raw(bytes);
  }

  Bytes out_;
  std::optional<EncodeError> error_;
};

/// Collects the tagged fields of one struct, in ascending order of tags, and writes them after their count.
class TaggedFields {
 public:
  template <class WriteField>
  void add(std::uint32_t tag, WriteField&& write) {
    Writer field;
    write(field);
    if (const auto& error = field.error()) fields_.fail(error->field, error->what);
    fields_.unsigned_varint(tag);
    fields_.unsigned_varint(static_cast<std::uint32_t>(field.size()));
    fields_.raw(field.written());
    ++count_;
  }

  void finish(Writer& writer) const {
    if (const auto& error = fields_.error()) writer.fail(error->field, error->what);
    writer.unsigned_varint(count_);
    writer.raw(fields_.written());
  }

 private:
  Writer fields_;
  std::uint32_t count_ = 0;
};

} // namespace klamm::protocol
