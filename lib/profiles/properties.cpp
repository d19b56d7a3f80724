#include "errors.hpp"

#include <klamm/bom.hpp>
#include <klamm/escape.hpp>
#include <klamm/profiles.hpp>

namespace klamm::profiles {
namespace {

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

// java.util.Properties: natural lines that end in an odd number of backslashes go on in the next, whose
// leading blanks are dropped. A comment does not go on.
std::vector<std::string> logical_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  bool goes_on = false;
  while (!text.empty()) {
    const auto end = text.find_first_of("\r\n");
    std::string_view natural = text.substr(0, end);
    const bool crlf = end != std::string_view::npos && text.substr(end).starts_with("\r\n");
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + (crlf ? 2 : 1));
    while (!natural.empty() && blank(natural[0])) natural.remove_prefix(1);
    if (!goes_on && (natural.empty() || natural[0] == '#' || natural[0] == '!')) continue;
    std::size_t backslashes = 0;
    while (backslashes < natural.size() && natural[natural.size() - 1 - backslashes] == '\\') ++backslashes;
    goes_on = backslashes % 2 == 1;
    line += goes_on ? natural.substr(0, natural.size() - 1) : natural;
    if (goes_on && !text.empty()) continue;
    lines.push_back(std::move(line));
    line.clear();
    goes_on = false;
  }
  if (goes_on) lines.push_back(std::move(line));
  return lines;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::uint32_t> four_digits(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return {};
  std::uint32_t unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (hex_digit(text[i]) < 0) return {};
    unit = unit * 16 + static_cast<std::uint32_t>(hex_digit(text[i]));
  }
  return unit;
}

// Escapes of a key or a value; Java's \uXXXX are UTF-16 units.
Result<std::string> plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      if (text[i] != '\\') out += text[i];
      continue;
    }
    const char c = text[++i];
    if (c != 'u') {
      out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c == 'f' ? '\f' : c;
      continue;
    }
    auto unit = four_digits(text, i + 1);
    if (!unit) return refused(KLAMM_TEXT("profiles", "\\u wants four hexadecimal digits"));
    i += 4;
    if (*unit >= 0xd800 && *unit < 0xdc00 && text.substr(i + 1).starts_with("\\u")) {
      const auto low = four_digits(text, i + 3);
      if (low && *low >= 0xdc00 && *low < 0xe000) {
        unit = 0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00);
        i += 6;
      }
    }
    append_utf8(out, static_cast<char32_t>(*unit));
  }
  return out;
}

} // namespace

Result<std::vector<std::pair<std::string, std::string>>> from_properties(std::string_view text) {
  text = without_bom(text);
  std::vector<std::pair<std::string, std::string>> result;
  for (const std::string& line : logical_lines(text)) {
    std::size_t end = 0;
    while (end < line.size() && !blank(line[end]) && line[end] != '=' && line[end] != ':')
      end += line[end] == '\\' ? 2 : 1;
    end = std::min(end, line.size());
    std::size_t value = end;
    while (value < line.size() && blank(line[value])) ++value;
    if (value < line.size() && (line[value] == '=' || line[value] == ':')) ++value;
    while (value < line.size() && blank(line[value])) ++value;
    auto key = plain(std::string_view(line).substr(0, end));
    auto read = plain(std::string_view(line).substr(value));
    if (!key) return fail(key.error());
    if (!read) return fail(read.error());
    // The last one counts, as in Java.
    std::erase_if(result, [&](const auto& one) { return one.first == *key; });
    result.emplace_back(std::move(*key), std::move(*read));
  }
  return result;
}

} // namespace klamm::profiles
