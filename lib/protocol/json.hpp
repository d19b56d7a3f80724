#pragma once

#include <protocol/visitor.hpp>

#include <string>

namespace klamm::protocol {

enum class Secrets { shown, masked };

/// Prints one message as JSON on one line, appending to `out`, in the shape of Kafka's own converters:
/// camelCase names, bytes as base64, uuids in Kafka's text form, NaN and infinities as strings, records as
/// `recordsSizeInBytes`. Masked, a sensitive value is "****". Strings that are no UTF-8 have U+FFFD in place
/// of the wrong bytes; control characters and those that turn the direction of text are escaped.
class JsonVisitor final : public Visitor {
 public:
  JsonVisitor(std::string& out, Secrets secrets) : out_(out), secrets_(secrets) {}

  void begin_struct() override;
  void end_struct() override;
  void begin_array(std::size_t size) override;
  void end_array() override;
  void field(std::string_view name, bool sensitive) override;
  void null() override;
  void boolean(bool value) override;
  void integer(std::int64_t value) override;
  void float64(double value) override;
  void string(std::string_view value) override;
  void uuid(const Uuid& value) override;
  void bytes(std::span<const std::byte> value) override;
  void records(std::span<const std::byte> value) override;

 private:
  void start_value(std::string_view suffix = {});
  void print(std::string_view text);

  std::string& out_;
  Secrets secrets_;
  std::string_view name_; ///< of the field whose value comes next, not printed yet
  bool hide_ = false;     ///< that value is to be masked
  bool first_ = true;     ///< nothing stands yet in the innermost struct or array
};

/// One message as JSON.
template <class Message>
[[nodiscard]] std::string to_json(const Message& message, std::int16_t version, Secrets secrets) {
  std::string out;
  JsonVisitor visitor(out, secrets);
  visit(message, version, visitor);
  return out;
}

} // namespace klamm::protocol
