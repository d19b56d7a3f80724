#pragma once

#include "command.hpp"

#include <string>

namespace klamm::cli {

/// Writes `klamm.1` and a page for each command (`klamm-topic-list.1`) into a folder, made of what `--help`
/// says. For the build; 0 or an exit code.
int write_man_pages(const std::string& folder, const Catalogue& catalogue);

} // namespace klamm::cli
