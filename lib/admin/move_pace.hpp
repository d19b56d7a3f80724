#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace klamm::wait {

/// How fast moves go, and how long they will take, out of what was left at several moments. No clock of its
/// own.
class MovePace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `throttle`: bytes a second for each broker that gets replicas.
  explicit MovePace(std::optional<std::int64_t> throttle) : throttle_(throttle) {}

  /// `, 3.0 MiB/s, about 20s`, or that nothing came nearer; nothing while a quota's window has not passed:
  /// before that a throttled copy runs ahead or stands still. `left`: bytes; `left_on`: of them, by the
  /// broker that gets them. Times never go back.
  [[nodiscard]] std::string at(Time now, std::int64_t left,
                               const std::map<std::int32_t, std::int64_t>& left_on);

 private:
  struct Sample {
    Time at;
    std::int64_t left;
  };
  std::optional<std::int64_t> throttle_;
  std::deque<Sample> samples_;
};

} // namespace klamm::wait
