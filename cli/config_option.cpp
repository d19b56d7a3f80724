#include "config_option.hpp"

#include "live_names.hpp"

#include <algorithm>

namespace klamm::cli {
namespace {

Result<void> add_pair(std::string_view word, std::map<std::string, std::string>& configs) {
  const auto equals = word.find('=');
  if (equals == 0 || equals == std::string_view::npos)
    return fail(usage("\"%1\" is not a config; write KEY=VALUE", {std::string(word)}));
  const auto [at, fresh] = configs.emplace(word.substr(0, equals), word.substr(equals + 1));
  if (!fresh) return fail(usage("--config %1 appears twice", {at->first}));
  return {};
}

} // namespace

Result<void> take_pairs(std::vector<std::string>& names, std::map<std::string, std::string>& configs) {
  for (const std::string& word : names) {
    if (word.find('=') == std::string::npos) continue;
    if (auto added = add_pair(word, configs); !added) return added;
  }
  std::erase_if(names, [](const std::string& word) { return word.find('=') != std::string::npos; });
  return {};
}

void config_option(Options& options, std::map<std::string, std::string>& configs, const char* about) {
  options
      .custom(
          "--config,!--add-config", "KEY=VALUE",
          [&configs](std::string_view word) -> Result<void> { return add_pair(word, configs); }, about)
      .complete(live_config_pairs);
}

} // namespace klamm::cli
