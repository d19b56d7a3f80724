#pragma once

#include "options.hpp"

#include <klamm/plan_moves.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace klamm::cli {

/// How fast replicas may be copied, and for how long their end is waited for.
struct MoveOptions {
  std::optional<std::string> throttle; ///< as it was written
  std::optional<std::int64_t> rate;    ///< bytes a second; empty with a throttle: `none`
  std::optional<std::chrono::milliseconds> wait;

  void declare_throttle(Options& options, const char* about);
  /// `--wait` alone means `otherwise`.
  void declare_wait(Options& options, std::chrono::milliseconds otherwise, const char* about);
  /// A `usage` error where no throttle was said.
  [[nodiscard]] Result<void> check() const;
};

/// Where the partitions stood before the moves of a plan: Kafka's own file.
[[nodiscard]] std::string replicas_before(const changes::Plan& plan);

} // namespace klamm::cli
