#include "files.hpp"

#include "errors.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>

namespace klamm::profiles {
namespace {

constexpr off_t most_bytes = 1 << 20;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

// A profile decides where secrets go: nobody else may have written it.
Result<void> check_owner(const std::string& path, const struct stat& status) {
  if (status.st_uid != ::geteuid() && status.st_uid != 0) {
    return refused(KLAMM_TEXT("profiles", "%1 belongs to another user (uid %2); it is not read")
                       .with(path, status.st_uid));
  }
  if ((status.st_mode & 022) != 0) {
    return refused(KLAMM_TEXT("profiles", "%1 can be written by others; say chmod go-w %1").with(path));
  }
  return {};
}

// A secret that others may read is none.
Result<void> check_secret(const std::string& path, const struct stat& status) {
  if (status.st_uid == 0 && ::geteuid() != 0) return {};
  if (status.st_uid != ::geteuid()) {
    return refused(KLAMM_TEXT("profiles", "%1 belongs to another user (uid %2); it is not read")
                       .with(path, status.st_uid));
  }
  if ((status.st_mode & 077) != 0)
    return refused(
        KLAMM_TEXT("profiles", "other users may read or write the secret in %1; say chmod go-rwx %1")
            .with(path));
  return {};
}

} // namespace

Result<std::optional<std::string>> read_file(const std::string& path, Trust trust) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    return file_failed("open", path);
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return file_failed("examine", path);
  if (!S_ISREG(status.st_mode)) return refused(KLAMM_TEXT("profiles", "%1 is not a regular file").with(path));
  if (status.st_size > most_bytes)
    return refused(KLAMM_TEXT("profiles", "%1 is larger than 1 MiB").with(path));
  if (trust == Trust::ours) {
    if (auto owner = check_owner(path, status); !owner) return fail(owner.error());
    const std::string folder = std::filesystem::path(path).parent_path().string();
    struct stat around {};
    if (::stat(folder.c_str(), &around) != 0) return file_failed("examine", folder);
    if (auto owner = check_owner(folder, around); !owner) return fail(owner.error());
  }
  if (trust == Trust::secret) {
    if (auto owner = check_secret(path, status); !owner) return fail(owner.error());
  }
  std::string text;
  std::array<char, 16384> piece{};
  while (true) {
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got == 0) return text;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return file_failed("read", path);
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > static_cast<std::size_t>(most_bytes))
      return refused(KLAMM_TEXT("profiles", "%1 is larger than 1 MiB").with(path));
  }
}

Result<void> write_file(const std::string& folder, const std::string& name, std::string_view text) {
  namespace fs = std::filesystem;
  std::error_code failure;
  if (!fs::exists(folder, failure)) {
    fs::create_directories(folder, failure);
    if (failure) {
      errno = failure.value();
      return file_failed("make", folder);
    }
    ::chmod(folder.c_str(), 0700);
  }
  const std::string path = folder + "/" + name;
  const std::string temporary = folder + "/." + name + "." + std::to_string(::getpid());
  ::unlink(temporary.c_str()); // left by a process of the same number that was killed
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.get() < 0) return file_failed("make", temporary);
    const auto give_up = [&](const char* doing) {
      auto failed = file_failed(doing, temporary);
      ::unlink(temporary.c_str());
      return failed;
    };
    while (!text.empty()) {
      const ssize_t written = ::write(file.get(), text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return give_up("write");
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.get()) != 0) return give_up("sync");
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    auto failed = file_failed("put in place", path);
    ::unlink(temporary.c_str());
    return failed;
  }
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() >= 0) ::fsync(opened.get());
  return {};
}

} // namespace klamm::profiles
