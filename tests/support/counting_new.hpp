#pragma once

#include <cstddef>

namespace klamm::testing {

/// Bytes the program holds from operator new now, and the most it held since reset_peak(); one thread only.
/// For programs that link counting_new.cpp.
[[nodiscard]] std::size_t held_bytes();
[[nodiscard]] std::size_t peak_bytes();
void reset_peak();

} // namespace klamm::testing
