#include <klamm/secret.hpp>

#include <base/program.hpp>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace klamm {

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 10U;

struct Child {
  pid_t pid = -1;
  int out = -1;

  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (out >= 0) ::close(out);
    if (pid > 0) end();
  }
  int end() {
    ::kill(-pid, SIGKILL);
    return wait();
  }
  int wait() {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    pid = -1;
    return status;
  }
};

/// What a pipe takes before anybody reads it.
constexpr std::size_t most_input = std::size_t{32} << 10U;

/// A pipe that holds `input` and then ends; false: it cannot be made.
bool prepare_input(std::string_view input, std::array<int, 2>& ends) {
  if (input.size() > most_input || ::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const ssize_t written = ::write(ends[1], input.data(), input.size());
  ::close(ends[1]);
  if (written == static_cast<ssize_t>(input.size())) return true;
  ::close(ends[0]);
  return false;
}

bool start(const std::vector<std::string>& words, std::string_view input, Child& child) {
  std::array<int, 2> given{};
  errno = E2BIG; // the reason where nothing else sets one
  if (!prepare_input(input, given)) return false;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    ::close(given[0]);
    return false;
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, given[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  sigset_t none;
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const int failure = ::posix_spawnp(&child.pid, argv[0], &actions, &attributes, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  ::close(ends[1]);
  ::close(given[0]);
  if (failure == 0) {
    child.out = ends[0];
    return true;
  }
  ::close(ends[0]);
  child.pid = -1;
  errno = failure;
  return false;
}

tl::unexpected<Error> failed(Text text, const std::vector<std::string>& words, const char* why = "") {
  return fail(Error::of(ErrorKind::failed, "PROGRAM_FAILED",
                        std::move(text).with(words.empty() ? std::string() : words[0], why)));
}

} // namespace

Result<std::string> run_program(const std::vector<std::string>& words, std::chrono::milliseconds time,
                                std::string_view input) {
  Child child;
  if (words.empty() || !start(words, input, child))
    return failed(KLAMM_TEXT("program", "cannot run %1: %2"), words, std::strerror(errno));
  const auto end = std::chrono::steady_clock::now() + time;
  std::string out;
  const auto give_up = [&](Text text) {
    cleanse(out);
    return failed(std::move(text), words);
  };
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0) return give_up(KLAMM_TEXT("program", "%1 did not end in time and was killed"));
    pollfd ready{child.out, POLLIN, 0};
    const int polled = ::poll(&ready, 1, static_cast<int>(left));
    if (polled <= 0) continue; // interrupted, or the time is over
    std::array<char, 4096> piece{};
    const ssize_t got = ::read(child.out, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    out.append(piece.data(), static_cast<std::size_t>(got));
    if (out.size() > most_bytes) return give_up(KLAMM_TEXT("program", "%1 prints more than 64 KiB"));
  }
  // It closed its output: the moment it needs to end it gets, no more.
  int status = 0;
  while (::waitpid(child.pid, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > end)
      return give_up(KLAMM_TEXT("program", "%1 did not end in time and was killed"));
    ::poll(nullptr, 0, 5);
  }
  child.pid = -1;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return give_up(KLAMM_TEXT("program", "%1 failed: its exit status is not 0"));
  if (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

} // namespace klamm
