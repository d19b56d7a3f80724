#include <change/operations/files.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

namespace klamm::changes {

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Error file_error(const char* doing, const std::string& path) {
  return Error::of(ErrorKind::failed, "JOURNAL_FAILED",
                   KLAMM_TEXT("journal", "cannot %1 %2: %3").with(doing, path, std::strerror(errno)));
}

Result<void> make_folder(const std::string& path) {
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return {};
  std::filesystem::create_directories(path, failure);
  if (failure) {
    errno = failure.value();
    return fail(file_error("make", path));
  }
  ::chmod(path.c_str(), 0700);
  return {};
}

Result<void> write_and_sync(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(file_error("write to", path));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0) return fail(file_error("sync", path));
  return {};
}

Result<void> sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open() || ::fsync(folder.get()) != 0) return fail(file_error("sync", path));
  return {};
}

namespace {

Error bad_file(Text text) {
  return Error::of(ErrorKind::usage, "BAD_FILE", std::move(text));
}

bool to_the_end(const std::string&, std::size_t) {
  return false;
}

Result<void> anybody(const std::string&, const struct stat&) {
  return {};
}

/// Up to the end of the file, or until `enough(text, size before the last piece)`, which may cut it.
template <class Enough, class Check>
Result<std::string> read_regular(const std::string& path, std::size_t most, Enough enough, Check check) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file.open()) return fail(file_error("open", path));
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return fail(file_error("examine", path));
  if (!S_ISREG(status.st_mode))
    return fail(bad_file(KLAMM_TEXT("journal", "%1 is not a regular file").with(path)));
  if (auto good = check(path, status); !good) return fail(good.error());
  std::string text;
  std::array<char, 65536> piece{};
  while (true) {
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got == 0) return text;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(file_error("read", path));
    const std::size_t before = text.size();
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (enough(text, before)) return text;
    if (text.size() > most) return fail(bad_file(KLAMM_TEXT("journal", "%1 is too large").with(path)));
  }
}

} // namespace

Result<std::string> read_whole(const std::string& path, std::size_t most) {
  return read_regular(path, most, to_the_end, anybody);
}

Result<std::string> read_secret_file(const std::string& path) {
  constexpr std::size_t most = std::size_t{1} << 20U;
  return read_regular(path, most, to_the_end, [](const std::string& name, const struct stat& status) {
    if (status.st_uid == 0 && ::geteuid() != 0) return Result<void>();
    if (status.st_uid != ::geteuid())
      return Result<void>(fail(
          bad_file(KLAMM_TEXT("journal", "%1 belongs to another user (uid %2); a secret is not read from it")
                       .with(name, status.st_uid))));
    if ((status.st_mode & 077) != 0)
      return Result<void>(fail(bad_file(
          KLAMM_TEXT("journal", "other users may read the secret in %1; run chmod go= %1").with(name))));
    return Result<void>();
  });
}

Result<std::string> read_first_line(const std::string& path, std::size_t most) {
  const auto line = [](std::string& text, std::size_t before) {
    const auto end = text.find('\n', before);
    if (end != std::string::npos) text.resize(end + 1);
    return end != std::string::npos;
  };
  return read_regular(path, most, line, anybody);
}

} // namespace klamm::changes
