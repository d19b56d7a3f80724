#pragma once

#include <klamm/cancel.hpp>

#include <atomic>
#include <csignal>

namespace klamm::cli {

/// SIGHUP, SIGINT and SIGTERM become a request to stop; one that was ignored when klamm started stays ignored
/// (nohup). What has not ended a second after the first signal is ended, but for a change in flight, which is
/// waited for; the second signal ends anything.
class Signals {
 public:
  /// SIGPIPE is ignored from here on. Call before any thread starts.
  Signals();

  /// Starts listening; `cancel` is requested at the first signal.
  void listen(Cancel cancel);
  /// From here on a change is in flight, and looks at the request to stop itself.
  void change_begins() { patient_ = true; }

  /// From here on a pager has the terminal, and Ctrl-C is its own.
  void pager_begins() { paging_ = true; }

  [[nodiscard]] int received() const { return received_.load(); } ///< 0: none
  [[nodiscard]] static int exit_code(int signal) { return 128 + signal; }

 private:
  sigset_t watched_;
  std::atomic<int> received_{0};
  std::atomic<bool> patient_{false};
  std::atomic<bool> paging_{false};
};

} // namespace klamm::cli
