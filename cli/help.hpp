#pragma once

#include "parse.hpp"

#include <cstddef>
#include <string>

namespace klamm::cli {

/// Lines of help are as wide as the terminal, at most 100 cells; 0: no terminal.
void fit_help(std::size_t terminal);
[[nodiscard]] std::string overview(const Catalogue& catalogue);
[[nodiscard]] std::string noun_help(const Noun& noun, const Catalogue& catalogue);
/// Usage, arguments, options, two examples, the ACLs and the Kafka it needs.
[[nodiscard]] std::string command_help(const Line& line);

} // namespace klamm::cli
