#pragma once

#include "change_flow.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::cli {

/// What follows the start of moves: waiting for their end, and taking the throttle off, or saying what is
/// left of it and how to take that off. For ChangeHooks::after.
class FollowMoves {
 public:
  struct Wanted {
    std::optional<std::int64_t> rate;              ///< bytes a second
    std::optional<std::chrono::milliseconds> wait; ///< empty: not at all
  };

  /// `plan` outlives this.
  FollowMoves(Context& context, Client& client, Wanted wanted, const changes::Plan& plan)
      : context_(context), client_(client), wanted_(wanted), plan_(plan) {}

  void operator()(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const;

 private:
  using Partitions = std::vector<std::pair<std::string, std::int32_t>>;

  [[nodiscard]] Partitions started(const Answer<changes::StepRow>& answer) const;
  [[nodiscard]] bool throttle_is_on(const Answer<changes::StepRow>& answer) const;
  void say_how_to_take_off() const;
  bool wait_for(const Partitions& moving, Answer<changes::StepRow>& answer) const;
  void take_off(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const;

  Context& context_;
  Client& client_;
  Wanted wanted_;
  const changes::Plan& plan_;
};

} // namespace klamm::cli
