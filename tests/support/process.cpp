#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <support/process.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace klamm::test {
namespace {

constexpr int seconds_at_most = 60;

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  }
  void close(int end) {
    if (ends[static_cast<std::size_t>(end)] >= 0) ::close(ends[static_cast<std::size_t>(end)]);
    ends[static_cast<std::size_t>(end)] = -1;
  }
  ~Pipe() { close(0), close(1); }
};

[[noreturn]] void child(const std::vector<std::string>& words, const ProcessOptions& options, int in, int out,
                        int err) {
  ::signal(SIGPIPE, SIG_DFL);
  ::dup2(in, 0);
  ::dup2(err, 2);
  if (options.output == "-") {
    ::close(1);
  } else if (options.output) {
    ::dup2(::open(options.output->c_str(), O_WRONLY), 1);
  } else {
    ::dup2(out, 1);
  }
  if (options.ignore_hangup) ::signal(SIGHUP, SIG_IGN);
  std::vector<std::string> settings;
  if (options.environment.count("PATH") == 0) settings.push_back(std::string("PATH=") + std::getenv("PATH"));
  for (const auto& [name, value] : options.environment) settings.push_back(name + "=" + value);
  std::vector<char*> environment;
  for (std::string& setting : settings) environment.push_back(setting.data());
  environment.push_back(nullptr);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execve(arguments[0], arguments.data(), environment.data());
  ::_exit(127);
}

// Adds what can be read; closes the descriptor at its end.
void drain(int& descriptor, std::string& text) {
  std::array<char, 65536> piece{};
  const ssize_t got = ::read(descriptor, piece.data(), piece.size());
  if (got > 0) {
    text.append(piece.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || errno != EINTR) {
    ::close(descriptor); // a terminal whose other side is gone gives EIO
    descriptor = -1;
  }
}

} // namespace

ProcessResult run_process(const std::vector<std::string>& words, const ProcessOptions& options) {
  ::signal(SIGPIPE, SIG_IGN); // a program may end without reading its input
  Pipe in;
  Pipe out;
  Pipe err;
  int terminal = -1;
  if (options.terminal) {
    const winsize size{options.terminal->first, options.terminal->second, 0, 0};
    int other = -1;
    if (::openpty(&terminal, &other, nullptr, nullptr, &size) != 0) throw std::runtime_error("openpty");
    out.close(0), out.close(1);
    out.ends[1] = other;
    ::fcntl(terminal, F_SETFD, FD_CLOEXEC);
  }
  const pid_t pid = ::fork();
  if (pid == 0) child(words, options, in.ends[0], out.ends[1], err.ends[1]);
  in.close(0), out.close(1), err.close(1);
  std::thread feeder([&] {
    std::size_t at = 0;
    while (at < options.input.size()) {
      const ssize_t written = ::write(in.ends[1], options.input.data() + at, options.input.size() - at);
      if (written <= 0) break;
      at += static_cast<std::size_t>(written);
    }
    in.close(1);
  });

  ProcessResult result;
  int from_out = options.terminal ? terminal : std::exchange(out.ends[0], -1);
  int from_err = std::exchange(err.ends[0], -1);
  std::size_t next_action = 0;
  std::size_t next_signal = 0;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds_at_most);
  while ((from_out >= 0 || from_err >= 0) && std::chrono::steady_clock::now() < end) {
    std::array<pollfd, 2> waiting{pollfd{from_out, POLLIN, 0}, pollfd{from_err, POLLIN, 0}};
    ::poll(waiting.data(), waiting.size(), 1000);
    if (waiting[0].revents != 0) drain(from_out, result.out);
    if (waiting[1].revents != 0) drain(from_err, result.err);
    const auto said = [&result](const std::string& wanted) {
      return (result.out + result.err).find(wanted) != std::string::npos;
    };
    for (; next_action < options.actions.size() && said(options.actions[next_action].first); ++next_action)
      options.actions[next_action].second();
    while (next_action == options.actions.size() && next_signal < options.signals.size()) {
      const auto& [wanted, number] = options.signals[next_signal];
      if (!said(wanted)) break;
      ::kill(pid, number);
      ++next_signal;
    }
    if (options.stop_reading_after && from_out >= 0 &&
        result.out.find(*options.stop_reading_after) != std::string::npos) {
      ::close(from_out);
      from_out = -1;
    }
  }
  const bool late = from_out >= 0 || from_err >= 0;
  if (late) ::kill(pid, SIGKILL);
  int status = 0;
  ::waitpid(pid, &status, 0);
  feeder.join();
  if (!late) result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  return result;
}

} // namespace klamm::test
