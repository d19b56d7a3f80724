#pragma once

#include <klamm/cancel.hpp>

#include <atomic>
#include <csignal>

namespace klamm::cli {

/// SIGHUP, SIGINT and SIGTERM become a request to stop; one that was ignored when klamm started stays ignored
/// (nohup). A read that has not ended a second after the first signal is ended, as is anything at the second
/// signal.
class Signals {
 public:
  /// SIGPIPE is ignored from here on. Call before any thread starts.
  Signals();

  /// Starts listening; `cancel` is requested at the first signal. `patient`: a change in flight is waited
  /// for.
  void listen(Cancel cancel, bool patient);

  [[nodiscard]] int received() const { return received_.load(); } ///< 0: none
  [[nodiscard]] static int exit_code(int signal) { return 128 + signal; }

 private:
  sigset_t watched_;
  std::atomic<int> received_{0};
};

} // namespace klamm::cli
