#pragma once

#include "context.hpp"
#include "signals.hpp"

#include <chrono>

namespace klamm::cli {

/// Runs a read again and again, pausing `pause` from the end of one tick to the start of the next. On a
/// terminal each tick replaces the last; elsewhere it is appended. A failed tick is said with the age of the
/// last answer, and tried again. Gives the last tick's code at Ctrl-C, 128 + number at another signal.
int watch(const Run& run, Context& context, Console& console, const Signals& signals,
          std::chrono::milliseconds pause);

/// False once `cancel` is requested, which ends the waiting.
bool sleep_for(const Cancel& cancel, std::chrono::milliseconds time);

} // namespace klamm::cli
