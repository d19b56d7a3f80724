#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace klamm::gui {

/// Letters from workers to the thread that owns the window. Any thread may post; one thread takes.
class Mailbox {
 public:
  using Letter = std::function<void()>;

  /// Rung when a letter arrives in an empty box, while the lock is held: whoever clears the bell knows that it
  /// is not rung any more when `set_bell` returns.
  void set_bell(std::function<void()> bell);
  void post(Letter letter);
  /// All letters, in the order they came.
  [[nodiscard]] std::vector<Letter> take();

 private:
  std::mutex mutex_;
  std::vector<Letter> letters_;
  std::function<void()> bell_;
};

} // namespace klamm::gui
