#pragma once

#include "options.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::cli {

/// What every command that changes something takes.
struct ChangeOptions {
  bool yes = false;
  std::vector<std::string> confirm;
  std::optional<std::int64_t> most;
  bool dry_run = false;
  bool differ = false; ///< --exit-code
  std::string plan_out;
  bool force = false;
  std::string journal; ///< empty: in the state folder
  bool no_wait = false;
  std::chrono::milliseconds lock_wait{0};
};

void declare_change_options(Options& options, ChangeOptions& change);

} // namespace klamm::cli
