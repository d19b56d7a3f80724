#pragma once

#include <string_view>

namespace klamm {

/// A file's text without the byte order mark that spreadsheets and editors of other systems put before UTF-8.
[[nodiscard]] constexpr std::string_view without_bom(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

} // namespace klamm
