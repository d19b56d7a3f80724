#include <sansio/reply_budget.hpp>

#include <algorithm>

namespace klamm::sansio {

std::size_t ReplyBudget::grant(std::uint64_t connection, std::size_t wanted) {
  std::size_t top = shared_;
  if (held_ + wanted > shared_ && (!favoured_ || favoured_ == connection)) {
    favoured_ = connection;
    top = limit_;
  }
  const std::size_t granted = held_ < top ? std::min(wanted, top - held_) : 0;
  held_ += granted;
  return granted;
}

} // namespace klamm::sansio
