#pragma once

#include "options.hpp"

#include <map>
#include <string>
#include <vector>

namespace klamm::cli {

/// `--config KEY=VALUE`, repeatable; a key that stands twice is wrong usage.
void config_option(Options& options, std::map<std::string, std::string>& configs, const char* about);

/// Takes words with a `=` out of `names` and adds them to `configs`: where names can hold none,
/// `config set topic orders retention.ms=7d` is what everybody types.
[[nodiscard]] Result<void> take_pairs(std::vector<std::string>& names,
                                      std::map<std::string, std::string>& configs);

} // namespace klamm::cli
