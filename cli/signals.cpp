#include "signals.hpp"

#include <unistd.h>

#include <ctime>
#include <thread>

namespace klamm::cli {

Signals::Signals() {
  ::signal(SIGPIPE, SIG_IGN);
  sigemptyset(&watched_);
  for (const int number : {SIGHUP, SIGINT, SIGTERM}) {
    struct sigaction standing {};
    ::sigaction(number, nullptr, &standing);
    if (standing.sa_handler != SIG_IGN) sigaddset(&watched_, number);
  }
}

void Signals::listen(Cancel cancel) {
  ::pthread_sigmask(SIG_BLOCK, &watched_, nullptr);
  // Detached: it lives as long as the process and touches only what does too.
  std::thread([this, cancel]() mutable {
    int number = 0;
    // Ctrl-C in a pager is for the pager.
    while (::sigwait(&watched_, &number) != 0 || (number == SIGINT && paging_)) {
    }
    received_ = number;
    cancel.request();
    const timespec grace{1, 0};
    // Whoever is asked a question sits in a read that no request to stop ends.
    const int second =
        patient_ ? ::sigwaitinfo(&watched_, nullptr) : ::sigtimedwait(&watched_, nullptr, &grace);
    ::_exit(exit_code(second > 0 ? second : number));
  }).detach();
}

} // namespace klamm::cli
