#pragma once

#include "options.hpp"

#include <map>
#include <string>

namespace klamm::cli {

/// `--config KEY=VALUE`, repeatable; a key that stands twice is wrong usage.
void config_option(Options& options, std::map<std::string, std::string>& configs, const char* about);

} // namespace klamm::cli
