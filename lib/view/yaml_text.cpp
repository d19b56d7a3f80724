#include "output.hpp"
#include "unicode.hpp"

#include <klamm/escape.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace klamm::view {
namespace {

// Words that a YAML 1.1 or 1.2 reader would take for something else than text.
bool reserved(std::string_view word) {
  constexpr std::array<std::string_view, 10> words{"true", "false", "null", "yes", "no",
                                                   "on",   "off",   "y",    "n",   "nan"};
  std::string folded(word);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Needs no quotes whatever the reader: starts with a letter, then letters, digits, dots, dashes, slashes.
bool plain(std::string_view text) {
  if (text.empty() || !letter(text[0]) || reserved(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/';
  });
}

bool printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

void append_quoted(std::string& out, std::string_view utf8) {
  out += '"';
  for (std::size_t at = 0; at < utf8.size();) {
    const auto character = character_at(utf8, at);
    if (character.code == '"' || character.code == '\\') {
      out += '\\';
      out += utf8[at];
    } else if (character.code == '\n') {
      out += "\\n";
    } else if (character.code == '\t') {
      out += "\\t";
    } else if (character.code == '\r') {
      out += "\\r";
    } else if (!needs_escape(character.code)) {
      out += utf8.substr(at, character.length);
    } else if (character.code < 0x100) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(character.code));
    } else if (character.code < 0x10000) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(character.code));
    } else {
      fmt::format_to(std::back_inserter(out), "\\U{:08x}", static_cast<std::uint32_t>(character.code));
    }
    at += character.length;
  }
  out += '"';
}

} // namespace

void append_yaml_text(std::string& out, std::string_view bytes) {
  if (plain(bytes)) {
    out += bytes;
  } else if (printable_ascii(bytes) && bytes.find_first_of("'\\") == std::string_view::npos) {
    // Nothing to escape: a single quote is the quieter one.
    out += '\'';
    out += bytes;
    out += '\'';
  } else {
    append_quoted(out, to_utf8(bytes));
  }
}

bool exact_in_utf8(const Value& value) {
  if (value.text()) return is_utf8(*value.text());
  return !value.list() || std::all_of(value.list()->begin(), value.list()->end(), exact_in_utf8);
}

Value base64_of(const Value& value) {
  if (value.text()) return base64(*value.text());
  if (!value.list()) return value;
  Value::List list;
  std::transform(value.list()->begin(), value.list()->end(), std::back_inserter(list), base64_of);
  return list;
}

} // namespace klamm::view
