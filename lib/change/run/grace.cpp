#include <change/run/grace.hpp>

namespace klamm::changes {

Grace::Grace(const Cancel& wish, std::chrono::milliseconds time) {
  watch_ = wish.watch([this, time] {
    const std::lock_guard lock(mutex_);
    if (wished_ || over_) return;
    wished_ = true;
    waiting_ = std::thread([this, time] {
      std::unique_lock held(mutex_);
      const bool over = changed_.wait_for(held, time, [this] { return over_; });
      held.unlock();
      if (!over) late_.request();
    });
  });
}

Grace::~Grace() {
  watch_.reset();
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  if (waiting_.joinable()) waiting_.join();
}

} // namespace klamm::changes
