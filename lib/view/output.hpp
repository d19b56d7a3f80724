#pragma once

#include <klamm/render.hpp>

#include <string>
#include <string_view>

namespace klamm::view {

/// Collects pieces and hands them to the sink in large ones.
class Output {
 public:
  explicit Output(const Sink& sink) : sink_(sink) {}

  std::string& text() { return buffer_; }
  /// Between rows: passes on what has gathered. False once the sink has refused.
  bool next() { return buffer_.size() < 65536 || flush(); }
  bool flush() {
    if (!buffer_.empty() && alive_) alive_ = sink_(buffer_);
    buffer_.clear();
    return alive_;
  }

 private:
  const Sink& sink_;
  std::string buffer_;
  bool alive_ = true;
};

bool write_table(const Selection& rows, const RenderOptions& options, Output& out);
bool write_json(const Selection& rows, const Envelope& envelope, Output& out);
bool write_jsonl(const Selection& rows, Output& out);
bool write_yaml(const Selection& rows, const Envelope& envelope, Output& out);
bool write_separated(const Selection& rows, const RenderOptions& options, Output& out);
bool write_names(const Selection& rows, const RenderOptions& options, Output& out);

/// Whether all of it was UTF-8: U+FFFD stands for what was not.
bool append_json_string(std::string& out, std::string_view bytes);
/// The same of a value as JSON; what is not UTF-8 loses bytes here: only a row's own keys carry base64 beside it.
bool append_json(std::string& out, const Value& value);
/// A cell as it is compared and sorted: -1 of a size or duration is unlimited, and larger than any.
[[nodiscard]] Value comparable(Value cell, Unit unit);
/// A text in YAML: plain where no reader takes it for something else, else in single quotes where nothing is to
/// be escaped, else in double quotes with YAML's own escapes. What is not UTF-8 becomes U+FFFD.
void append_yaml_text(std::string& out, std::string_view bytes);
/// Whether a text, or each text of a list, is UTF-8.
[[nodiscard]] bool exact_in_utf8(const Value& value);
/// A text, or each text of a list, in base64.
[[nodiscard]] Value base64_of(const Value& value);
/// A value without its unit: what CSV carries.
void append_raw(std::string& out, const Value& value);

} // namespace klamm::view
