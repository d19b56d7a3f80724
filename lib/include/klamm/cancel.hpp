#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace klamm {

/// A request to stop that many calls may watch. Copies share one state; any thread may call any member.
/// (std::stop_token is absent from Apple's clang.)
class Cancel {
 public:
  Cancel() : state_(std::make_shared<State>()) {}

  /// Asks to stop. Runs the watchers once, in this thread.
  void request();
  [[nodiscard]] bool requested() const;

  /// Calls `watcher` when stop is asked for, or now if it was; forgets it when the returned handle dies. The
  /// handle's destructor waits for a watcher that is running in another thread.
  using Handle = std::shared_ptr<void>;
  [[nodiscard]] Handle watch(std::function<void()> watcher) const;

 private:
  struct State {
    std::mutex mutex;
    bool requested = false;
    long long next = 0;
    std::map<long long, std::function<void()>> watchers;
  };
  std::shared_ptr<State> state_;
};

} // namespace klamm
