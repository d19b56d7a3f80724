#pragma once

#include <scaling/instance.hpp>

#include <cstdint>
#include <vector>

namespace klamm::scaling {

/// The placement of a plan, before leaders.
struct Choice {
  Placement at;
  std::int64_t bound = 0; ///< bytes that any placement within the rules copies
  bool within = true;     ///< this one is within them
  std::vector<Text> notes;
};

/// The one with the fewest bytes copied among those nearest to what is wanted: of the flow where replicas
/// alone count or its optimum is even in bytes too, else of single steps. INFEASIBLE where disks leave no
/// room.
[[nodiscard]] Result<Choice> choose(const Instance& instance, const Intent& intent);

} // namespace klamm::scaling
