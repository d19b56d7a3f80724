#pragma once

#include <klamm/result.hpp>

#include <cstddef>
#include <string>

namespace klamm::cli {

/// All that a file holds; `-` is standard input. A `usage` error names what cannot be read and why, or is
/// longer than `most` bytes: no more than that is read, for it may have no end.
[[nodiscard]] Result<std::string> read_input(const std::string& path, std::size_t most);
/// The same of what must not be empty.
[[nodiscard]] Result<std::string> read_filled(const std::string& path, std::size_t most);

} // namespace klamm::cli
