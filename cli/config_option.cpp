#include "config_option.hpp"

namespace klamm::cli {

void config_option(Options& options, std::map<std::string, std::string>& configs, const char* about) {
  options.custom(
      "--config,!--add-config", "KEY=VALUE",
      [&configs](std::string_view word) -> Result<void> {
        const auto equals = word.find('=');
        if (equals == 0 || equals == std::string_view::npos)
          return fail(usage("\"%1\" is no config; write KEY=VALUE", {std::string(word)}));
        const auto [at, fresh] = configs.emplace(word.substr(0, equals), word.substr(equals + 1));
        if (!fresh) return fail(usage("--config %1 stands twice", {at->first}));
        return {};
      },
      about);
}

} // namespace klamm::cli
