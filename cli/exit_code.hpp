#pragma once

#include <klamm/render.hpp>

#include <string>
#include <vector>

namespace klamm::cli {

/// The exit codes scripts depend on.
enum Exit : int {
  exit_done = 0,
  exit_failed = 1,
  exit_usage = 2,
  exit_differences = 3,
  exit_partial = 4,
  exit_no_answer = 5,
  exit_unauthorized = 6,
  exit_unknown_outcome = 7,
};

[[nodiscard]] int exit_code(ErrorKind kind);

/// Of an answer: 0 without failures but the allowed ones; 4 if something was done beside them, or some
/// brokers answered; else the reason they have in common, or 1. A change that may have happened wins over
/// all.
[[nodiscard]] int exit_code(const Envelope& envelope, bool something_done,
                            const std::vector<std::string>& allowed);

} // namespace klamm::cli
