#pragma once

#include "change_flow.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::cli {

/// Says what of a throttle is on still where these steps add replicas, or cancel the adding.
void say_throttle_left(Context& context, Client& client, const std::vector<changes::Operation>& steps);

/// What follows the start of moves: waiting for their end, taking the throttle off, and then the next wave
/// where there are several; or saying what is left and how to go on. For ChangeHooks::after, the first wave
/// being what was applied. A wave starts only when all of the one before it has arrived: not after a failure,
/// a signal, a cancellation by others, or the end of the wait.
class FollowMoves {
 public:
  struct Wanted {
    std::optional<std::int64_t> rate;                    ///< bytes a second
    std::optional<std::chrono::milliseconds> wait;       ///< for all waves together; empty: not at all
    std::vector<changes::StartReassignment> under_way{}; ///< began before; waited for with the first wave
  };

  /// One wave (plan::waves_of), unless there is a wait.
  FollowMoves(Context& context, Client& client, Wanted wanted, std::vector<changes::Plan> waves)
      : context_(context), client_(client), wanted_(std::move(wanted)), waves_(std::move(waves)) {}

  /// Whether a step puts a throttle on.
  [[nodiscard]] static bool changes_throttle(const changes::Operation& step);

  void operator()(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const;

 private:
  using Rows = std::vector<changes::StepRow>;
  using Partitions = std::vector<std::pair<std::string, std::int32_t>>;
  using Deadline = std::chrono::steady_clock::time_point;

  [[nodiscard]] static Partitions started(const changes::Plan& wave, const Rows& rows);
  [[nodiscard]] static bool throttle_is_on(const changes::Plan& wave, const Rows& rows);
  bool finish(const changes::Plan& wave, const Rows& rows, Deadline until, Answer<changes::StepRow>& answer,
              const ChangeHooks::Apply& apply) const;
  [[nodiscard]] std::vector<changes::Operation> with_under_way(const changes::Plan& wave) const;
  void say_how_to_take_off() const;
  void say_what_is_left(const changes::Plan& wave) const;
  bool wait_for(const Partitions& moving, Deadline until, Answer<changes::StepRow>& answer) const;
  bool take_off(const changes::Plan& wave, Answer<changes::StepRow>& answer,
                const ChangeHooks::Apply& apply) const;
  [[nodiscard]] static bool all_sent(const Rows& rows);
  bool arrived(const changes::Plan& wave, Answer<changes::StepRow>& answer) const;
  void leave_out(std::size_t from, const char* where, Answer<changes::StepRow>& answer) const;

  Context& context_;
  Client& client_;
  Wanted wanted_;
  std::vector<changes::Plan> waves_;
};

} // namespace klamm::cli
