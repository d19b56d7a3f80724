#include "pager.hpp"

#include "console.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

extern char** environ;

namespace klamm::cli {
namespace {

std::string command() {
  const char* const said = std::getenv("PAGER");
  if (said == nullptr) return "less";
  return std::strcmp(said, "cat") == 0 ? "" : said;
}

} // namespace

Pager::~Pager() {
  end();
}

void Pager::begin(std::size_t height, std::size_t width, std::function<void()> started) {
  started_ = std::move(started);
  active_ = height > 1 && !command().empty();
  height_ = height;
  width_ = width;
  lines_ = cells_ = 0;
}

bool Pager::write(std::string_view bytes) {
  if (pipe_ >= 0) return pass_on(bytes);
  held_ += bytes;
  for (const char c : bytes) {
    // Bytes above ASCII count as cells: what is near the limit may be paged a little early.
    const bool full = width_ > 0 && ++cells_ > width_;
    if (c == '\n' || full) {
      ++lines_;
      cells_ = 0;
    }
  }
  // The prompt takes a line, too.
  if (lines_ + 1 <= height_) return true;
  if (start()) {
    const std::string held = std::exchange(held_, {});
    return pass_on(held);
  }
  return end();
}

bool Pager::start() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return false;
  // As git does: quit where it fits after all, pass colours, leave the text on the screen.
  std::vector<char*> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) environment.push_back(*entry);
  std::string less = "LESS=FRX";
  if (std::getenv("LESS") == nullptr) environment.push_back(less.data());
  environment.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string shell = "sh";
  std::string option = "-c";
  std::string line = command();
  char* const words[] = {shell.data(), option.data(), line.data(), nullptr};
  const int failed = ::posix_spawn(&child_, "/bin/sh", &actions, &attributes, words, environment.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  ::close(ends[0]);
  if (failed != 0) {
    ::close(ends[1]);
    child_ = -1;
    return false;
  }
  pipe_ = ends[1];
  if (started_) started_();
  return true;
}

bool Pager::pass_on(std::string_view bytes) const {
  return write_all(pipe_, bytes);
}

bool Pager::end() {
  if (!active_) return true;
  active_ = false;
  if (pipe_ < 0) {
    const std::string held = std::exchange(held_, {});
    return write_all(STDOUT_FILENO, held);
  }
  ::close(pipe_);
  pipe_ = -1;
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
  return true;
}

} // namespace klamm::cli
