#pragma once

#include <klamm/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// The one way bytes from a cluster are made fit for a person's eyes, and its inverse.

namespace klamm {

/// Bytes as printable text: a character of category Cc, Cf, Zl, Zp, Cs, Co or Cn becomes `\xNN` (below 0x80)
/// or
/// `\u{…}`, a byte that is not part of valid UTF-8 becomes `\xNN`, a backslash is doubled. No terminal can be
/// moved, coloured or deceived by the result. Unicode 14.
[[nodiscard]] std::string escape(std::string_view bytes);
void escape_to(std::string& out, std::string_view bytes);

/// The bytes that `escape` was given; `usage` error naming the position for an escape it never writes.
[[nodiscard]] Result<std::string> unescape(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view bytes);

/// `bytes` with U+FFFD for every maximal part that is not UTF-8 (Unicode's recommended practice).
[[nodiscard]] std::string to_utf8(std::string_view bytes);

/// The UTF-8 bytes of a code point.
void append_utf8(std::string& out, char32_t code);

[[nodiscard]] std::string base64(std::string_view bytes);

/// Terminal cells that escaped text takes: wide characters two, combining ones none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The longest start of `text` that fits in `width` cells, ending in `…` if anything was cut. Escapes are not
/// split.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

/// Decodes the UTF-8 character at `at`. `length` 0: no valid character starts there.
struct Character {
  char32_t code = 0;
  std::size_t length = 0;
};
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

} // namespace klamm
