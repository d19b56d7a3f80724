#pragma once

#include "change_options.hpp"
#include "context.hpp"

#include <klamm/changes.hpp>
#include <klamm/follow_moves.hpp>
#include <klamm/plan.hpp>

// The one road of every command that changes something: which cluster → plan → review → question → apply →
// report.

namespace klamm::cli {

/// The cluster to be changed. A `usage` error where nobody is there to see which cluster that is and nothing
/// on the line or in the environment says it.
[[nodiscard]] Result<Client*> client_for_change(Context& context);

/// For what goes on after a change was applied: it speaks, and is stopped, as the command is.
[[nodiscard]] changes::Follower follower_of(Context& context);

/// What a command does beside the common road.
struct ChangeHooks {
  /// What is applied of the plan that is reviewed, the rest being for `after`; empty: all of it.
  std::optional<changes::Plan> first;
  /// Between applying and printing: may wait, apply more, and add rows and problems to the answer, whose
  /// first rows are those of what was applied. May be empty.
  std::function<void(Answer<changes::StepRow>& answer, const changes::ApplyPart& apply)> after;
  std::string undoes;         ///< id of the change that is taken back
  bool disruptive = false;    ///< asked about as what is disruptive is, whatever each step is
  bool after_nothing = false; ///< `after` also where the plan has no steps: what goes on is waited for
  /// What `-o kafka-json` prints in place of rows. May be empty.
  std::function<std::string()> kafka_json;
};

/// Shows the plan, has the brokers validate it (--dry-run), asks what is to be asked, applies it and prints a
/// row a step; gives the exit code.
int run_change(Context& context, const Result<plan::Planned>& planned, const ChangeOptions& options,
               const ChangeHooks& hooks = {});

/// The folder of journals and locks.
[[nodiscard]] std::string state_folder();

} // namespace klamm::cli
