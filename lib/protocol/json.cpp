#include <protocol/json.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace klamm::protocol {
namespace {

/// One character off the front of `text`: its code point and length; U+FFFD and 1 for a byte that starts
/// none.
std::pair<std::uint32_t, std::size_t> next_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::pair<std::uint32_t, std::size_t> wrong{0xfffd, 1};
  const auto lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return wrong;
  std::uint32_t code = lead & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return wrong;
    code = code << 6 | (byte(i) & 0x3f);
  }
  constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  if (code < smallest[size] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return wrong;
  return {code, size};
}

/// Characters a terminal acts on: controls, line separators, marks that turn the direction of text.
bool acts(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0x200e || code == 0x200f ||
         (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  while (!text.empty()) {
    const auto [code, size] = next_character(text);
    if (code == '"' || code == '\\') {
      out += '\\';
      out += text[0];
    } else if (code == '\n') {
      out += "\\n";
    } else if (acts(code) || (code == 0xfffd && size == 1)) {
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += digits[code >> shift & 0xf];
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
}

void append_base64(std::string& out, std::span<const std::byte> bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? alphabet[bits >> (18 - 6 * k) & 0x3f] : '=';
  }
}

} // namespace

void JsonVisitor::start_value(std::string_view suffix) {
  if (!first_) out_ += ',';
  first_ = false;
  if (name_.empty()) return;
  ((((out_ += '"') += name_) += suffix) += "\":");
  name_ = {};
}

void JsonVisitor::print(std::string_view text) {
  start_value();
  out_ += hide_ ? "\"****\"" : text;
  hide_ = false;
}

void JsonVisitor::begin_struct() {
  start_value();
  out_ += '{';
  first_ = true;
}

void JsonVisitor::end_struct() {
  out_ += '}';
  first_ = false;
}

void JsonVisitor::begin_array(std::size_t) {
  start_value();
  out_ += '[';
  first_ = true;
}

void JsonVisitor::end_array() {
  out_ += ']';
  first_ = false;
}

void JsonVisitor::field(std::string_view name, bool sensitive) {
  name_ = name;
  hide_ = sensitive && secrets_ == Secrets::masked;
}

void JsonVisitor::null() {
  hide_ = false;
  print("null");
}

void JsonVisitor::boolean(bool value) {
  print(value ? "true" : "false");
}

void JsonVisitor::integer(std::int64_t value) {
  print(std::to_string(value));
}

void JsonVisitor::float64(double value) {
  if (std::isnan(value)) return print("\"NaN\"");
  if (std::isinf(value)) return print(value > 0 ? "\"Infinity\"" : "\"-Infinity\"");
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  print({text.data(), static_cast<std::size_t>(end - text.data())});
}

void JsonVisitor::string(std::string_view value) {
  if (hide_) return print({});
  start_value();
  out_ += '"';
  append_escaped(out_, value);
  out_ += '"';
}

void JsonVisitor::uuid(const Uuid& value) {
  print('"' + value.text() + '"');
}

void JsonVisitor::bytes(std::span<const std::byte> value) {
  if (hide_) return print({});
  start_value();
  out_ += '"';
  append_base64(out_, value);
  out_ += '"';
}

// Only how many bytes there are: that is no secret.
void JsonVisitor::records(std::span<const std::byte> value) {
  hide_ = false;
  start_value("SizeInBytes");
  out_ += std::to_string(value.size());
}

} // namespace klamm::protocol
