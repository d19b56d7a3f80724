#include <gui/bridge/mailbox.hpp>

#include <utility>

namespace klamm::gui {

void Mailbox::set_bell(std::function<void()> bell) {
  const std::lock_guard lock(mutex_);
  bell_ = std::move(bell);
  if (bell_ && !letters_.empty()) bell_();
}

void Mailbox::post(Letter letter) {
  const std::lock_guard lock(mutex_);
  letters_.push_back(std::move(letter));
  if (bell_ && letters_.size() == 1) bell_();
}

std::vector<Mailbox::Letter> Mailbox::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(letters_, {});
}

} // namespace klamm::gui
