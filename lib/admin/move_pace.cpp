#include <klamm/units.hpp>

#include <admin/move_pace.hpp>

#include <algorithm>

namespace klamm::wait {

namespace {

using std::chrono::seconds;

constexpr seconds quota_window{11};
constexpr seconds remembered = 3 * quota_window;

} // namespace

std::string MovePace::at(Time now, std::int64_t left, const std::map<std::int32_t, std::int64_t>& left_on) {
  samples_.push_back({now, left});
  while (now - samples_.front().at > remembered) samples_.pop_front();
  const double passed = std::chrono::duration<double>(now - samples_.front().at).count();
  if (now - samples_.front().at <= quota_window) return "";
  const double rate = static_cast<double>(samples_.front().left - left) / passed;
  if (rate <= 0)
    return ", nothing came nearer for " + units::print_duration(static_cast<std::int64_t>(passed) * 1000);
  double last = static_cast<double>(left) / rate;
  // What was seen may be a burst: no broker gets more than its throttle for long.
  for (const auto& [id, bytes] : left_on) {
    if (throttle_ && *throttle_ > 0)
      last = std::max(last, static_cast<double>(bytes) / static_cast<double>(*throttle_));
  }
  return ", " + units::print_rate(rate) + ", about " +
         units::print_duration((static_cast<std::int64_t>(last) + 1) * 1000);
}

} // namespace klamm::wait
