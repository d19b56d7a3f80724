#pragma once

#include "command.hpp"
#include "console.hpp"

#include <string>
#include <vector>

namespace klamm::cli {

/// `klamm __complete -- WORD…`: the last word is the one being completed. Prints candidates, one a line, or
/// `:files` when the shell should offer files. Names with
/// characters that no terminal should be shown are not offered. Ends within 150 ms,
/// says nothing on standard error, always exit 0.
int complete(const std::vector<std::string>& words, const Catalogue& catalogue, Console& console);

} // namespace klamm::cli
