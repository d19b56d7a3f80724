#include "question.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace klamm::cli {

bool somebody_there() {
  if (::isatty(STDERR_FILENO) == 0) return false;
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) return false;
  ::close(terminal);
  return true;
}

std::optional<std::string> ask_terminal(const std::string& prompt) {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) return std::nullopt;
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
  ::close(terminal);
  return whole ? std::optional(answer) : std::nullopt;
}

} // namespace klamm::cli
