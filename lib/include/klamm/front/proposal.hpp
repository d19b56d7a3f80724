#pragma once

#include <klamm/follow_moves.hpp>
#include <klamm/front/session.hpp>
#include <klamm/plan.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/plan_undo.hpp>
#include <klamm/scaling_run.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::front {

/// What goes on after a plan was applied.
struct FollowUp {
  enum class Kind {
    none,
    throttle_left, ///< says what of a throttle stays on
    moves,         ///< waits for moves, takes their throttle off, starts the next wave
    run,           ///< the moves are a recorded run: in a rolling window, to a clean end
  };
  Kind kind = Kind::none;
  changes::FollowMoves::Wanted moves{}; ///< of a run its rate, how long to drive it, and what moves already
  scaling::run::Limits limits{};        ///< of a run
  std::map<plan::PartitionAt, std::int64_t> bytes{}; ///< of a run: of a replica, as far as known
  std::string run_id{};                              ///< of a run that is recorded already
  scaling::run::Wish wish{};                         ///< for that one
};

/// A plan with all that is to be known to review and run it. What a planner makes is one.
struct Proposal {
  plan::Planned planned;
  std::vector<changes::Plan> waves; ///< the plan's steps in parts, each applied after the one before it has
                                    ///< ended; empty: all at once
  FollowUp follow_up;
  bool disruptive = false; ///< the whole is asked about as disruptive, whatever each step is
  std::string undoes;      ///< id of the change that is taken back; empty: none

  Proposal() = default;
  Proposal(plan::Planned made) : planned(std::move(made)) {}

  /// Whether there is anything to run: steps, or moves to wait for.
  [[nodiscard]] bool has_work() const;
};

/// Moves, in waves where `wanted` says so; then waiting for their end (`wait`, for all waves together) and
/// taking the throttle off, or saying what is left. Errors and rights: those of plan::start_moves.
[[nodiscard]] Result<Proposal> start_moves(Client& client, const plan::StartMoves& wanted,
                                           std::optional<std::chrono::milliseconds> wait, const Call& call);

/// Where a plan found a partition.
struct PlannedFrom {
  changes::Replicas replicas;
  std::optional<std::int64_t> bytes{}; ///< of one replica; empty: not known
};
/// The moves of a plan that was made from an older reading of the cluster, to be carried out as a run under
/// `wanted.throttle`; `from`: where each partition stood then. One that has other replicas by now is left out
/// as STALE, an invalid one is told and left out. `wait`: how long to drive the run before it is left to
/// resume_run. The throttle's steps are no part of the proposal: they come and go with the moves.
[[nodiscard]] Result<Proposal> run_planned_moves(Client& client, plan::StartMoves wanted,
                                                 const std::map<plan::PartitionAt, PlannedFrom>& from,
                                                 const scaling::run::Limits& limits,
                                                 std::chrono::milliseconds wait, const Call& call);

/// Goes on with a recorded run; `wish`: go_on, or to cancel its moves, or to move everything back.
/// WRONG_CLUSTER where it is another cluster's. The review shows the moves that it asks for, or cancels.
[[nodiscard]] Result<Proposal> resume_run(Client& client, const std::string& state_folder,
                                          const scaling::run::Run& run, scaling::run::Wish wish,
                                          const Call& call);

/// Cancels moves, then says what of a throttle stays on. `others_too`: the choice may take moves that others
/// began, which is disruptive.
[[nodiscard]] Result<Proposal> cancel_moves(Client& client, const plan::CancelMoves& wanted, bool others_too,
                                            const Call& call);

/// The plan that takes a change back, as the cluster stands today. WRONG_CLUSTER where the journal is of
/// another. `which`: as in changes::show.
[[nodiscard]] Result<Proposal> undo_change(Session& session, const std::string& which,
                                           const plan::UndoWanted& wanted, const Call& call);
[[nodiscard]] Result<Proposal> undo_change(Client& client, changes::Undo undo, const plan::UndoWanted& wanted,
                                           const Call& call);

/// What a saved plan must be.
struct PlanChecks {
  std::chrono::milliseconds max_age = std::chrono::hours(24);
  std::optional<std::string> expect_digest; ///< the SHA-256 of the plan that was reviewed
};
/// `usage` errors: OTHER_PLAN (its digest, args: the one expected), PLAN_TOO_OLD (args: its age, the most),
/// PLAN_FROM_FUTURE (more than five minutes; args: how far). Asks no cluster. `digest`: changes::digest.
[[nodiscard]] Result<void> check_plan(const changes::Plan& plan, const std::string& digest,
                                      const PlanChecks& checks, std::chrono::system_clock::time_point now);
/// A saved plan for this client's cluster: refused for another (WRONG_CLUSTER) and with secrets in it
/// (SECRET_IN_PLAN). One with moves under a throttle ends by saying what is left.
[[nodiscard]] Result<Proposal> saved_plan(Client& client, changes::Plan plan, const Call& call);

/// Writes a plan to a file of its own, readable by its owner alone. FILE_EXISTS (`usage`, args: the path)
/// where one is there and `replace` does not say so; otherwise WRITE_FAILED.
[[nodiscard]] Result<void> save_plan(const changes::Plan& plan, const std::string& path, bool replace);

} // namespace klamm::front
