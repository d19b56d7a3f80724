#include "question.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace klamm::cli {

bool somebody_there() {
  if (::isatty(STDERR_FILENO) == 0) return false;
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) return false;
  ::close(terminal);
  return true;
}

namespace {

std::optional<std::string> ask(int terminal, const std::string& prompt) {
  std::string answer;
  bool whole = ::write(terminal, prompt.data(), prompt.size()) == static_cast<ssize_t>(prompt.size());
  while (whole) {
    char letter = 0;
    const ssize_t got = ::read(terminal, &letter, 1);
    if (got < 0 && errno == EINTR) continue;
    whole = got == 1;
    if (!whole || letter == '\n') break;
    answer += letter;
  }
  return whole ? std::optional(std::move(answer)) : std::nullopt;
}

} // namespace

std::optional<std::string> ask_terminal(const std::string& prompt) {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) return std::nullopt;
  auto answer = ask(terminal, prompt);
  ::close(terminal);
  return answer;
}

std::optional<std::string> ask_secret(const std::string& prompt) {
  if (!somebody_there()) return std::nullopt;
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) return std::nullopt;
  termios before{};
  const bool known = ::tcgetattr(terminal, &before) == 0;
  termios unseen = before;
  unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  // Where the echo cannot be switched off nothing is asked.
  std::optional<std::string> answer;
  if (known && ::tcsetattr(terminal, TCSAFLUSH, &unseen) == 0) {
    answer = ask(terminal, prompt);
    ::tcsetattr(terminal, TCSAFLUSH, &before);
    static_cast<void>(::write(terminal, "\n", 1) == 1);
  }
  ::close(terminal);
  return answer;
}

} // namespace klamm::cli
