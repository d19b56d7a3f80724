#pragma once

#include <protocol/reader.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace klamm::protocol {

/// Walks over a message: its fields in the schema's order, as far as the version has them; tagged fields only
/// when they are not at their default. Every value but those inside an array follows a call of field().
class Visitor {
 public:
  Visitor() = default;
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;
  virtual ~Visitor() = default;

  virtual void begin_struct() = 0;
  virtual void end_struct() = 0;
  virtual void begin_array(std::size_t size) = 0;
  virtual void end_array() = 0;
  /// `name` as Kafka's JSON has it (`topicId`); `sensitive` if the value must not be shown.
  virtual void field(std::string_view name, bool sensitive) = 0;

  virtual void null() = 0;
  virtual void boolean(bool value) = 0;
  virtual void integer(std::int64_t value) = 0;
  virtual void float64(double value) = 0;
  virtual void string(std::string_view value) = 0;
  virtual void uuid(const Uuid& value) = 0;
  virtual void bytes(std::span<const std::byte> value) = 0;
  /// Record batches.
  virtual void records(std::span<const std::byte> value) = 0;
};

} // namespace klamm::protocol
