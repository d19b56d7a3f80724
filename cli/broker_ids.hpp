#pragma once

#include "options.hpp"

#include <cstdint>
#include <vector>

namespace klamm::cli {

/// The words as broker ids; a `usage` error names the word that is none.
[[nodiscard]] Result<std::vector<std::int32_t>> broker_ids(const std::vector<std::string>& words);

} // namespace klamm::cli
