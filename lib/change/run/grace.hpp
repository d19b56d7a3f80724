#pragma once

#include <klamm/cancel.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace klamm::changes {

/// Passes a wish to stop on, some seconds later: a request on the wire may still be answered.
class Grace {
 public:
  Grace(const Cancel& wish, std::chrono::milliseconds time);
  ~Grace();
  Grace(const Grace&) = delete;
  Grace& operator=(const Grace&) = delete;

  /// Requested `time` after the wish.
  [[nodiscard]] const Cancel& late() const { return late_; }

 private:
  Cancel late_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool wished_ = false;
  bool over_ = false;
  std::thread waiting_; ///< started by the wish
  Cancel::Handle watch_;
};

} // namespace klamm::changes
