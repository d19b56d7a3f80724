#pragma once

#include <klamm/front/proposal.hpp>
#include <klamm/front/review.hpp>
#include <klamm/front/session.hpp>
#include <klamm/plan_validation.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace klamm::front {

/// How a proposal is run.
struct RunOptions {
  std::chrono::milliseconds step_timeout{30'000}; ///< of each request, and of each reading afterwards
  Cancel cancel;               ///< nothing new is sent after it; what is on the wire has five seconds
  bool wait_until_seen = true; ///< until every live broker shows the result
  changes::Journaling journaling = changes::Journaling::folder;
  std::string journal_file; ///< with Journaling::file; parts that follow get `.2`, `.3` … behind it
  std::chrono::milliseconds wait_for_lock{0};
  std::vector<std::string> arguments; ///< the command that does the same, for the journal
};

/// One step of a running proposal.
struct StepChanged {
  std::optional<std::size_t> index; ///< in the plan's steps; empty: a step that was added afterwards, like
                                    ///< taking a throttle off
  changes::StepEvent event;
};

/// What is heard while a proposal runs, in the thread that runs it. Any may be empty.
struct Events {
  std::function<void(const std::string& change_id)> started; ///< before anything is sent
  std::function<void(const StepChanged& step)> step;
  std::function<void(const Text& text)> note;      ///< worth knowing: how far a wait is
  std::function<void(const Text& text)> important; ///< must be shown
};

/// What came of it.
struct Ran {
  /// A row a step, then a row for each wish that was no step; errors of steps, then of planning.
  Answer<changes::StepRow> answer;
  std::string change_id;                             ///< empty: nothing was applied
  bool changed = false;                              ///< the cluster is another than before
  bool something_done = false;                       ///< changed, or found to be as wanted
  bool undoable = false;                             ///< changed, and something of it can be taken back
  /// Of a proposal that is a run: which, and how it ended.
  struct OfRun {
    std::string id;
    scaling::run::RunState state;
  };
  std::optional<OfRun> run{};
};

/// Applies a proposal and what follows it, journaled. Refuses, with nothing sent, where `answers` leave a
/// question open (READ_ONLY, NOT_CONFIRMED); else errors are those of changes::apply. Blocks.
[[nodiscard]] Result<Ran> run(Session& session, const Proposal& proposal, const Answers& answers,
                              const RunOptions& options, const Events& events);

/// What would come of it, with nothing changed.
struct Previewed {
  Answer<changes::StepRow> answer; ///< as in Ran
  bool something_to_do = false;
  bool something_done = false; ///< planned, or as wanted already
  std::optional<Text> why_not; ///< why brokers were not asked about steps they can check
};
/// The rows of a proposal; asks nobody.
[[nodiscard]] Previewed preview(const Proposal& proposal);
/// The same, looked at and checked by the brokers as changes::validate says.
[[nodiscard]] Previewed validate(Session& session, const Proposal& proposal, const Call& call);

} // namespace klamm::front
