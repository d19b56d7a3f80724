#include "stdin_names.hpp"

#include "input_file.hpp"

#include <klamm/bom.hpp>
#include <klamm/escape.hpp>

#include <algorithm>
#include <cstdint>
#include <unordered_set>

namespace klamm::cli {

Result<void> add_names(Names& names, std::string_view text, bool null) {
  std::unordered_set<std::string> seen(names.values.begin(), names.values.end());
  const char end_of_name = null ? '\0' : '\n';
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto end = text.find(end_of_name);
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    std::string name(line);
    if (!null) {
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      auto read = unescape(line);
      if (!read) {
        return fail(
            usage("standard input, line %1: %2", {std::to_string(number), read.error().text.english()}));
      }
      name = std::move(*read);
    }
    if (seen.insert(name).second) names.values.push_back(std::move(name));
  }
  return {};
}

Result<void> read_names(Names& names, bool null) {
  const auto text = read_input("-", SIZE_MAX);
  if (!text) return fail(text.error());
  return add_names(names, null ? std::string_view(*text) : without_bom(*text), null);
}

} // namespace klamm::cli
