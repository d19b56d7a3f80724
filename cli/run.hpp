#pragma once

#include "command.hpp"
#include "signals.hpp"

#include <string>
#include <vector>

namespace klamm::cli {

/// Runs one command line (`words` without the program's name); gives the exit code.
int run(const std::vector<std::string>& words, const Catalogue& catalogue, Signals& signals);

} // namespace klamm::cli
