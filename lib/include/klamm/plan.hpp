#pragma once

#include <klamm/changes.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace klamm::plan {

/// Topics that were asked for and could not be read, and why. Whether they are there is not known: planners
/// say of them no more than that.
using Unread = std::map<std::string, Error, std::less<>>;

/// Of `if not exists`: what stands there is not what is wanted, and is left as it is.
struct Difference {
  changes::Operation step;
  Error why;
};

/// What a planner makes of what was read and what is wanted. Planners are pure: the functions that take a
/// Client read what the pure one of the same name needs, and call it. Reading needs DESCRIBE on what is named
/// (the cluster too where brokers or moves are asked for) and DESCRIBE_CONFIGS where configs are compared;
/// each operation says what carrying it out needs. They fail whole only where nothing could be planned: no
/// answer from the cluster, or no right to what every step would depend on.
struct Planned {
  changes::Plan plan;
  std::vector<Error>
      problems; ///< items that cannot be changed as wanted, and why; the plan is for the others
  std::vector<Difference> differences;
  std::vector<Text> notes;                             ///< worth knowing before the question
  std::vector<changes::Operation> unchanged{};         ///< what was wanted and is so already: not in the plan
  std::vector<changes::StartReassignment> in_progress; ///< moves that were wanted and run already
};

/// Puts what was wanted and is no step of the plan behind the rows there are, numbered on from its steps:
/// UNCHANGED what stands so already or is on its way, NOT_RUN what differs.
void add_left_out(Answer<changes::StepRow>& answer, const Planned& planned);

} // namespace klamm::plan
