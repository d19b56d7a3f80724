#include <klamm/lag_series.hpp>

#include <algorithm>

namespace klamm::lag {
namespace {

double seconds(std::chrono::system_clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

} // namespace

Series::Series(std::size_t capacity) : capacity_(std::max<std::size_t>(capacity, 16)) {}

void Series::add(Time at, std::optional<double> value) {
  if (!points_.empty() && at <= points_.back().at) return;
  points_.push_back({at, value});
  if (points_.size() > capacity_) thin();
}

// Of the older half every second point goes, whichever of the two has a value stays: what is new is kept in
// full, what is old ever more coarsely, and gaps stay where nothing was learned.
void Series::thin() {
  const std::size_t half = points_.size() / 2;
  std::vector<Point> kept;
  kept.reserve(points_.size());
  for (std::size_t i = 0; i < half; i += 2) {
    const bool take_first = i + 1 >= half || (points_[i].value && !points_[i + 1].value);
    kept.push_back(take_first ? points_[i] : points_[i + 1]);
  }
  kept.insert(kept.end(), points_.begin() + static_cast<std::ptrdiff_t>(half), points_.end());
  points_ = std::move(kept);
}

std::optional<double> Series::last() const {
  return points_.empty() ? std::nullopt : points_.back().value;
}

std::vector<Series::Point>::const_iterator Series::begin_of(std::chrono::milliseconds window) const {
  if (points_.empty()) return points_.end();
  return std::lower_bound(points_.begin(), points_.end(), points_.back().at - window,
                          [](const Point& point, Time from) { return point.at < from; });
}

std::optional<double> Series::rate(std::chrono::milliseconds window) const {
  const auto known = [](const Point& point) { return point.value.has_value(); };
  const auto first = std::find_if(begin_of(window), points_.end(), known);
  const auto last = std::find_if(points_.rbegin(), points_.rend(), known);
  if (first == points_.end() || &*first == &*last) return std::nullopt;
  return (*last->value - *first->value) / seconds(last->at - first->at);
}

Trend trend(const Series& series, std::chrono::milliseconds window) {
  const auto rate = series.rate(window);
  if (!rate) return Trend::unknown;
  double largest = 0;
  for (auto point = series.begin_of(window); point != series.points().end(); ++point)
    if (point->value) largest = std::max(largest, *point->value);
  const double least = std::max(1.0, largest / 100 / 60);
  if (*rate > least) return Trend::rising;
  return *rate < -least ? Trend::falling : Trend::steady;
}

} // namespace klamm::lag
