#include "unicode.hpp"

#include <klamm/escape.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace klamm {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

#include "unicode_ranges.inc"

template <std::size_t N>
bool in(const Range (&ranges)[N], char32_t code) {
  const auto* after = std::upper_bound(std::begin(ranges), std::end(ranges), code,
                                       [](char32_t c, const Range& range) { return c < range.first; });
  return after != std::begin(ranges) && code <= std::prev(after)->last;
}

unsigned char byte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

void append_hex(std::string& out, std::uint32_t number, std::size_t digits) {
  constexpr std::string_view hex = "0123456789abcdef";
  for (std::size_t i = digits; i-- > 0;) out += hex[(number >> (4 * i)) & 0xf];
}

// What a lead byte promises: how many bytes, and the bounds of the second (they keep out overlong forms,
// surrogates and what lies above U+10FFFF).
struct Lead {
  std::size_t length;
  unsigned char low;
  unsigned char high;
};
Lead lead(unsigned char first) {
  if (first < 0x80) return {1, 0, 0};
  if (first >= 0xc2 && first <= 0xdf) return {2, 0x80, 0xbf};
  if (first >= 0xe0 && first <= 0xef) {
    return {3, static_cast<unsigned char>(first == 0xe0 ? 0xa0 : 0x80),
            static_cast<unsigned char>(first == 0xed ? 0x9f : 0xbf)};
  }
  if (first >= 0xf0 && first <= 0xf4) {
    return {4, static_cast<unsigned char>(first == 0xf0 ? 0x90 : 0x80),
            static_cast<unsigned char>(first == 0xf4 ? 0x8f : 0xbf)};
  }
  return {0, 0, 0};
}

// How many bytes from `at` on are a right start of a character: all of it, or the maximal part before it
// breaks.
std::size_t right_bytes(std::string_view text, std::size_t at, const Lead& expected) {
  std::size_t right = 1;
  while (right < expected.length && at + right < text.size()) {
    const auto next = byte(text, at + right);
    const auto low = right == 1 ? expected.low : 0x80;
    const auto high = right == 1 ? expected.high : 0xbf;
    if (next < low || next > high) break;
    ++right;
  }
  return right;
}

bool plain_ascii(unsigned char c) {
  return c >= 0x20 && c < 0x7f;
}

tl::unexpected<Error> bad_escape(std::string_view text, std::size_t at) {
  return fail(Error::of(ErrorKind::usage, "BAD_ESCAPE",
                        KLAMM_TEXT("escape", "\"%1\": no escape at character %2; write \\xNN, \\u{…} or \\\\")
                            .with(text, at + 1)));
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Cells that the piece of escaped text at `at` takes, and its bytes: one character, or one escape as a whole.
struct Piece {
  std::size_t length;
  std::size_t width;
};
Piece piece_at(std::string_view text, std::size_t at) {
  if (text[at] == '\\' && at + 1 < text.size()) {
    std::size_t length = 2;
    if (text[at + 1] == 'x') {
      length = 4;
    } else if (text[at + 1] == 'u') {
      const auto close = text.find('}', at);
      length = close == std::string_view::npos ? 2 : close + 1 - at;
    }
    length = std::min(length, text.size() - at);
    return {length, length};
  }
  const Character character = character_at(text, at);
  if (character.length == 0) return {1, 1};
  if (character.code < 0x300) return {character.length, 1};
  if (in(combining_ranges, character.code)) return {character.length, 0};
  return {character.length, in(wide_ranges, character.code) ? 2U : 1U};
}

} // namespace

bool view::needs_escape(char32_t code) {
  return in(escaped_ranges, code);
}

Character character_at(std::string_view text, std::size_t at) {
  const auto first = byte(text, at);
  const Lead expected = lead(first);
  if (expected.length == 0 || right_bytes(text, at, expected) != expected.length) return {};
  if (expected.length == 1) return {first, 1};
  char32_t code = first & (0x7fU >> expected.length);
  for (std::size_t i = 1; i < expected.length; ++i) code = code << 6 | (byte(text, at + i) & 0x3fU);
  return {code, expected.length};
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](char32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6), put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12), put(0x80 | (code >> 6 & 0x3f)), put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18), put(0x80 | (code >> 12 & 0x3f)), put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

void escape_to(std::string& out, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = byte(bytes, at);
    if (plain_ascii(first)) {
      if (first == '\\') out += '\\';
      out += static_cast<char>(first);
      ++at;
      continue;
    }
    const Character character = character_at(bytes, at);
    if (character.length <= 1) {
      out += "\\x";
      append_hex(out, first, 2);
      ++at;
      continue;
    }
    if (view::needs_escape(character.code)) {
      std::size_t digits = 1;
      while (digits < 6 && character.code >> (4 * digits) != 0) ++digits;
      out += "\\u{";
      append_hex(out, character.code, digits);
      out += '}';
    } else {
      out += bytes.substr(at, character.length);
    }
    at += character.length;
  }
}

std::string escape(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  escape_to(out, bytes);
  return out;
}

Result<std::string> unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\') {
      out += text[at++];
      continue;
    }
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('\\')) {
      out += '\\';
      at += 2;
    } else if (rest.starts_with('x') && rest.size() >= 3 && hex_digit(rest[1]) >= 0 &&
               hex_digit(rest[2]) >= 0) {
      out += static_cast<char>(hex_digit(rest[1]) * 16 + hex_digit(rest[2]));
      at += 4;
    } else if (rest.starts_with("u{")) {
      const auto close = rest.find('}');
      if (close == std::string_view::npos || close < 3 || close > 8) return bad_escape(text, at);
      char32_t code = 0;
      for (const char c : rest.substr(2, close - 2)) {
        if (hex_digit(c) < 0) return bad_escape(text, at);
        code = code * 16 + static_cast<char32_t>(hex_digit(c));
      }
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return bad_escape(text, at);
      append_utf8(out, code);
      at += close + 2;
    } else {
      return bad_escape(text, at);
    }
  }
  return out;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (byte(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    const Character character = character_at(bytes, at);
    if (character.length == 0) return false;
    at += character.length;
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Lead expected = lead(byte(bytes, at));
    const std::size_t right = expected.length == 0 ? 1 : right_bytes(bytes, at, expected);
    if (right == expected.length) {
      out += bytes.substr(at, right);
    } else {
      out += "\xef\xbf\xbd";
    }
    at += right;
  }
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t given = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8 | (i < given ? byte(bytes, at + i) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= given ? letters[group >> (18 - 6 * i) & 0x3f] : '=';
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    width += piece.width;
    at += piece.length;
  }
  return width;
}

std::string fit(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t cut = 0; // the longest start that leaves one cell for the ellipsis
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    used += piece.width;
    at += piece.length;
    if (used > width) return width == 0 ? std::string() : std::string(text.substr(0, cut)) + "…";
    if (used + 1 <= width) cut = at;
  }
  return std::string(text);
}

} // namespace klamm
