#pragma once

#include <cstddef>

namespace klamm {

/// To be called before memory that will all be written is written for the first time: where the system has
/// large pages it then gives out whole ones, a fault each instead of hundreds. Does nothing to less than a
/// few of them, and nothing where there are none.
void expect_all_written(void* begin, std::size_t bytes);

} // namespace klamm
