#pragma once

#include "options.hpp"

#include <klamm/names.hpp>

#include <vector>

namespace klamm::cli {

/// The partitions that words name (`orders`, `orders:0-5`), none with `--all`. A `usage` error where neither
/// or both were said, or a word names none.
[[nodiscard]] Result<std::vector<TopicPartitions>> partitions_or_all(const Names& words, bool all);

} // namespace klamm::cli
