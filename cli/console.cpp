#include "console.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace klamm::cli {
namespace {

winsize terminal_size() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return size;
}

} // namespace

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

Console::Console() {
  // A closed descriptor is taken by one that fails in the same way: opened for the wrong direction.
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    const int opened = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened >= 0 && opened != descriptor) ::close(opened);
  }
  terminal_ = ::isatty(STDOUT_FILENO) == 1;
}

void Console::configure(const Globals& globals) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool wanted = terminal_ && (!no_color || *no_color == '\0') && term && std::strcmp(term, "dumb") != 0;
  color_ = globals.color == Color::always || (globals.color == Color::automatic && wanted);
}

void Console::page(std::function<void()> started) {
  if (terminal_) pager_.begin(height(), width(), std::move(started));
}

void Console::flush() {
  if (pager_.active() && !pager_.end() && output_ == Output::open) note_failure();
}

bool Console::out(std::string_view bytes) {
  if (output_ != Output::open) return false;
  if (pager_.active() ? pager_.write(bytes) : write_all(STDOUT_FILENO, bytes)) return true;
  note_failure();
  return false;
}

void Console::note_failure() {
  error_ = errno;
  output_ = error_ == EPIPE ? Output::reader_gone : Output::failed;
}

void Console::err(std::string_view line) {
  flush();
  std::string whole(line);
  whole += '\n';
  write_all(STDERR_FILENO, whole);
}

std::size_t Console::width() const {
  if (!terminal_) return 0;
  const auto size = terminal_size();
  return size.ws_col > 0 ? size.ws_col : 80;
}

std::size_t Console::height() const {
  return terminal_ ? terminal_size().ws_row : 0;
}

std::string Console::write_failure() const {
  return error_ == EBADF ? "standard output is not open"
                         : std::string("cannot write to standard output: ") + std::strerror(error_);
}

} // namespace klamm::cli
