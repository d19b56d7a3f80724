#include "broker_ids.hpp"

#include <klamm/units.hpp>

namespace klamm::cli {

Result<std::vector<std::int32_t>> broker_ids(const std::vector<std::string>& words) {
  std::vector<std::int32_t> ids;
  ids.reserve(words.size());
  for (const std::string& word : words) {
    const auto id = units::parse_integer(word, 0, INT32_MAX);
    if (!id) return fail(usage("'%1' is no broker id (`broker list` shows them)", {word}));
    ids.push_back(static_cast<std::int32_t>(*id));
  }
  return ids;
}

} // namespace klamm::cli
