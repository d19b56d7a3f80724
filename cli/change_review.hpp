#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/plan.hpp>

namespace klamm::cli {

/// Says which cluster is meant, through which profile and addresses.
void name_cluster(Context& context, const changes::Plan& plan);
/// Whether somebody will be asked whether to apply it: then they see the plan, also with `-q`.
[[nodiscard]] bool will_ask(Context& context, const changes::Plan& plan, const ChangeOptions& options,
                            bool disruptive);
/// A sentence a step (of the first twenty), what cannot be undone, the planner's notes, and what is left as
/// it is. `quietly`: `-q` silences it.
void show_plan(Context& context, const plan::Planned& planned, bool quietly);
/// Asks what has to be asked: `--max`, the profiles' protection, what destroys data, what is disruptive. A
/// `usage` error says why the change is not made, and which option answers where nobody is there to be asked.
/// `disruptive`: it is as a whole, whatever each step is.
[[nodiscard]] Result<void> allow_change(Context& context, const changes::Plan& plan,
                                        const ChangeOptions& options, bool disruptive);

} // namespace klamm::cli
