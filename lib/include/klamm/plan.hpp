#pragma once

#include <klamm/changes.hpp>

#include <vector>

namespace klamm::plan {

/// What a planner makes of what was read and what is wanted. Planners are pure: the functions that take a
/// Client read what the pure one of the same name needs, and call it.
struct Planned {
  changes::Plan plan;
  std::vector<Error>
      problems; ///< items that cannot be changed as wanted, and why; the plan is for the others
  std::vector<Error> differences; ///< of `if not exists`: what stands there is not what is wanted
  std::vector<Text> notes;        ///< worth knowing before the question
  std::vector<changes::StartReassignment> under_way; ///< moves that were wanted and are on their way already
};

} // namespace klamm::plan
