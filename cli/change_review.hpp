#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/plan.hpp>

namespace klamm::cli {

/// Says which cluster is meant, through which profile and addresses.
void name_cluster(Context& context, const changes::Plan& plan);
/// A sentence a step (of the first twenty), what cannot be undone, and the planner's notes.
void show_plan(Context& context, const plan::Planned& planned);
/// Asks what has to be asked: `--max`, the profiles' protection, what destroys data, what is disruptive. A
/// `usage` error says why the change is not made, and which option answers where nobody is there to be asked.
/// `disruptive`: it is as a whole, whatever each step is.
[[nodiscard]] Result<void> allow_change(Context& context, const changes::Plan& plan,
                                        const ChangeOptions& options, bool disruptive);

} // namespace klamm::cli
