#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/changes.hpp>
#include <klamm/plan.hpp>

// The one road of every command that changes something: which cluster → plan → review → question → apply →
// report.

namespace klamm::cli {

/// The cluster to be changed. A `usage` error where nobody is there to see which cluster that is and nothing
/// on the line or in the environment says it.
[[nodiscard]] Result<Client*> client_for_change(Context& context);

/// Shows the plan, has the brokers validate it (--dry-run), asks what is to be asked, applies it and prints a
/// row a step; gives the exit code.
int run_change(Context& context, const Result<plan::Planned>& planned, const ChangeOptions& options);

/// The folder of journals and locks.
[[nodiscard]] std::string state_folder();

} // namespace klamm::cli
