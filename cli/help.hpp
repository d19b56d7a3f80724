#pragma once

#include "parse.hpp"

#include <string>

namespace klamm::cli {

[[nodiscard]] std::string overview(const Catalogue& catalogue);
[[nodiscard]] std::string noun_help(const Noun& noun, const Catalogue& catalogue);
/// Usage, arguments, options, two examples, the ACLs and the Kafka it needs.
[[nodiscard]] std::string command_help(const Line& line);

} // namespace klamm::cli
