#include <protocol/api.hpp>

#include <algorithm>

namespace klamm::protocol {

const ApiInfo* find_api(std::int16_t key) {
  const auto all = apis();
  const auto at = std::lower_bound(all.begin(), all.end(), key,
                                   [](const ApiInfo& api, std::int16_t wanted) { return api.key < wanted; });
  return at != all.end() && at->key == key ? &*at : nullptr;
}

const ApiInfo* find_api(std::string_view name) {
  const auto all = apis();
  const auto at = std::find_if(all.begin(), all.end(), [&](const ApiInfo& api) { return api.name == name; });
  return at != all.end() ? &*at : nullptr;
}

} // namespace klamm::protocol
