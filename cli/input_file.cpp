#include "input_file.hpp"

#include "options.hpp"

#include <klamm/units.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace klamm::cli {
namespace {

std::string name_of(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

} // namespace

Result<std::string> read_input(const std::string& path, std::size_t most) {
  const bool standard = path == "-";
  const std::string shown = name_of(path);
  const auto unreadable = [&shown] {
    return fail(usage("%1 cannot be read: %2", {shown, std::strerror(errno)}));
  };
  const int file = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable();
  std::string text;
  std::array<char, std::size_t{64} << 10U> part{};
  ssize_t got = 0;
  while (text.size() <= most && (got = ::read(file, part.data(), part.size())) != 0) {
    if (got > 0)
      text.append(part.data(), static_cast<std::size_t>(got));
    else if (errno != EINTR)
      break;
  }
  const int why = errno;
  if (!standard) ::close(file);
  errno = why;
  if (got < 0) return unreadable();
  if (text.size() > most)
    return fail(usage("%1 is longer than %2", {shown, units::print_size(static_cast<std::int64_t>(most))}));
  return text;
}

Result<std::string> read_filled(const std::string& path, std::size_t most) {
  auto text = read_input(path, most);
  if (text && text->empty()) return fail(usage("%1 is empty", {name_of(path)}));
  return text;
}

} // namespace klamm::cli
