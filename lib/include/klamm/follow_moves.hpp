#pragma once

#include <klamm/cancel.hpp>
#include <klamm/changes.hpp>
#include <klamm/client.hpp>
#include <klamm/move_progress.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::changes {

/// What a plan that is applied after another one is to that.
enum class Part {
  completing, ///< puts right what it left: no wish of its own
  wished_for, ///< the rest of what was asked for: undone with it
};
/// Applies such a plan, journaled on its own.
using ApplyPart = std::function<Result<Answer<StepRow>>(const Plan& plan, const Cancel& cancel, Part part)>;

/// How what goes on is told, and told to stop.
struct Follower {
  std::function<void(const Text&)> note;     ///< what is worth knowing
  std::function<void(const Text&)> remark;   ///< what must be known
  Cancel cancel;                             ///< ends a wait, never a move
  std::chrono::milliseconds timeout{30'000}; ///< of each reading
};

/// Says what of a throttle is on still where these steps add replicas, or cancel the adding.
void say_throttle_left(Client& client, const std::vector<Operation>& steps, const Follower& follower);

/// What follows the start of moves: waiting for their end, taking the throttle off, and then the next wave
/// where there are several; or saying what is left and how to go on. Called with the answer of the first
/// wave, to which it adds rows and problems. A wave starts only when all of the one before it has arrived:
/// not after a failure, a signal, a cancellation by others, or the end of the wait. Rights and versions:
/// those of wait::moves_done, of plan::take_off_throttle, plan::elect_leaders and of the steps.
class FollowMoves {
 public:
  struct Wanted {
    std::optional<std::int64_t> rate;              ///< bytes a second
    std::optional<std::chrono::milliseconds> wait; ///< for all waves together; empty: not at all
    std::vector<StartReassignment> in_progress{};  ///< began before; waited for with the first wave
    bool elect = false; ///< once all has arrived, makes the first replica of each the leader
  };

  /// One wave (plan::waves_of), unless there is a wait.
  FollowMoves(Client& client, Follower follower, Wanted wanted, std::vector<Plan> waves)
      : client_(client), follower_(std::move(follower)), wanted_(std::move(wanted)),
        waves_(std::move(waves)) {}

  /// Whether a step puts a throttle on.
  [[nodiscard]] static bool changes_throttle(const Operation& step);

  void operator()(Answer<StepRow>& answer, const ApplyPart& apply) const;

 private:
  using Rows = std::vector<StepRow>;
  using Moving = std::vector<wait::Move>;
  using Deadline = std::chrono::steady_clock::time_point;

  [[nodiscard]] static Moving started(const Plan& wave, const Rows& rows);
  [[nodiscard]] static bool throttle_is_on(const Plan& wave, const Rows& rows);
  bool finish(const Plan& wave, const Rows& rows, Deadline until, Answer<StepRow>& answer,
              const ApplyPart& apply) const;
  [[nodiscard]] std::vector<Operation> with_in_progress(const Plan& wave) const;
  void say_how_to_take_off() const;
  void say_what_is_left(const Plan& wave) const;
  bool wait_for(const Moving& moving, Deadline until, Answer<StepRow>& answer) const;
  bool take_off(const Plan& wave, Answer<StepRow>& answer, const ApplyPart& apply) const;
  [[nodiscard]] static bool all_sent(const Rows& rows);
  bool arrived(const Plan& wave, Answer<StepRow>& answer) const;
  void elect_leaders(Answer<StepRow>& answer, const ApplyPart& apply) const;
  void leave_out(std::size_t from, const char* where, Answer<StepRow>& answer) const;

  Client& client_;
  Follower follower_;
  Wanted wanted_;
  std::vector<Plan> waves_;
};

} // namespace klamm::changes
