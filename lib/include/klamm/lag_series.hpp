#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace klamm::lag {

/// One quantity over time, as a monitor keeps it: bounded memory, the newest points in full, older ones
/// thinned. No I/O and no clock: times are the caller's. Not thread-safe.
class Series {
 public:
  using Time = std::chrono::system_clock::time_point;
  struct Point {
    Time at;
    std::optional<double> value; ///< empty: it was looked for and not learned; drawn as a gap
  };

  /// Keeps at most `capacity` points (at least 16).
  explicit Series(std::size_t capacity = 240);

  /// Points come in the order of their times; one that is not newer than the last is ignored.
  void add(Time at, std::optional<double> value);
  [[nodiscard]] const std::vector<Point>& points() const { return points_; }
  [[nodiscard]] bool empty() const { return points_.empty(); }
  [[nodiscard]] std::optional<double> last() const;

  /// Units a second over the points not older than `window` before the newest; empty with fewer than two of
  /// them, or where none of them has a value.
  [[nodiscard]] std::optional<double> rate(std::chrono::milliseconds window) const;
  /// The first point not older than `window` before the newest.
  [[nodiscard]] std::vector<Point>::const_iterator begin_of(std::chrono::milliseconds window) const;

 private:
  void thin();

  std::size_t capacity_;
  std::vector<Point> points_;
};

enum class Trend { unknown, falling, steady, rising };

/// Where a lag tends: its rate over `window` against the larger of one record a second and a hundredth of the
/// largest value in it a minute.
[[nodiscard]] Trend trend(const Series& series, std::chrono::milliseconds window);

} // namespace klamm::lag
