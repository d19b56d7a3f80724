#include <scaling/instance.hpp>

#include <algorithm>
#include <cmath>

namespace klamm::scaling {

std::vector<double> shares(double total, const std::vector<double>& weights, const std::vector<double>& least,
                           const std::vector<double>& most) {
  std::vector<double> out(weights.size());
  const auto at = [&](std::size_t i, double level) {
    return std::clamp(level * weights[i], least[i], std::max(least[i], most[i]));
  };
  const auto sum = [&](double level) {
    double all = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) all += at(i, level);
    return all;
  };
  // The sum grows with the level: halve the interval that holds it.
  double low = 0;
  double high = 1;
  constexpr int doublings = 200;
  for (int i = 0; i < doublings && sum(high) < total; ++i) high *= 2;
  constexpr int halvings = 200;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (sum(middle) < total ? low : high) = middle;
  }
  for (std::size_t i = 0; i < weights.size(); ++i) out[i] = at(i, high);
  return out;
}

Range around(double share, std::int32_t slack) {
  // What halving has left of a whole number is not to open the next one.
  constexpr double hair = 1e-6;
  const double nearest = std::round(share);
  const bool whole = std::abs(share - nearest) < hair;
  const double down = whole ? nearest : std::floor(share);
  const double up = whole ? nearest : std::ceil(share);
  constexpr double top = std::numeric_limits<std::int32_t>::max();
  return {static_cast<std::int32_t>(std::max(0.0, down - slack)),
          static_cast<std::int32_t>(std::min(top, up + slack))};
}

} // namespace klamm::scaling
