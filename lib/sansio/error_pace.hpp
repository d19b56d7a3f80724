#pragma once

#include <chrono>
#include <cstddef>
#include <deque>

namespace klamm::sansio {

/// How fast a broker is asked while it errs: of the requests sent to it within any second at most twenty may
/// be without a good answer. Requests count from when they are sent until they are answered well or a second
/// has passed, so that a broker that answers well is never waited for, and one that does not is spared
/// however many requests wait for it.
class ErrorPace {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::size_t most = 20;
  static constexpr std::chrono::seconds window{1};

  /// When the next may be sent: `now`, or later.
  [[nodiscard]] Time next(Time now);
  void sent(Time now) { pending_.push_back(now); }
  /// The one sent then was answered well.
  void went_well(Time when);

 private:
  std::deque<Time> pending_; ///< when those without a good answer were sent, oldest first
};

} // namespace klamm::sansio
