#pragma once

#include <chrono>
#include <ctime>

namespace klamm::net {

/// Counts while the machine sleeps, unlike steady_clock: a session's lifetime goes on at the broker.
using BootTime = std::chrono::nanoseconds;

[[nodiscard]] inline BootTime boot_now() {
  timespec now{};
#ifdef CLOCK_BOOTTIME
  ::clock_gettime(CLOCK_BOOTTIME, &now);
#else
  ::clock_gettime(CLOCK_MONOTONIC, &now); // macOS counts the sleep in it
#endif
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

} // namespace klamm::net
