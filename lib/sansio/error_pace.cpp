#include <sansio/error_pace.hpp>

#include <algorithm>

namespace klamm::sansio {

ErrorPace::Time ErrorPace::next(Time now) {
  while (!pending_.empty() && pending_.front() + window <= now) pending_.pop_front();
  return pending_.size() < most ? now : pending_[pending_.size() - most] + window;
}

void ErrorPace::went_well(Time when) {
  const auto at = std::find(pending_.begin(), pending_.end(), when);
  if (at != pending_.end()) pending_.erase(at);
}

} // namespace klamm::sansio
