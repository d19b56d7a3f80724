#pragma once

#include <protocol/reader.hpp>

#include <cctype>
#include <initializer_list>
#include <string_view>

namespace klamm::testing {

/// Bytes out of hexadecimal digits; blanks between them are for the reader.
inline protocol::Bytes hex(std::string_view text) {
  protocol::Bytes out;
  int held = -1;
  for (const char c : text) {
    if (std::isxdigit(static_cast<unsigned char>(c)) == 0) continue;
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    if (held < 0) {
      held = digit;
    } else {
      out.push_back(static_cast<std::byte>(held << 4 | digit));
      held = -1;
    }
  }
  return out;
}

} // namespace klamm::testing
