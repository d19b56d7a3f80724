#pragma once

#include <klamm/result.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace klamm::changes {

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }

 private:
  int number_;
};

/// `errno` as an error: JOURNAL_FAILED, `cannot DOING PATH: REASON`.
[[nodiscard]] Error file_error(const char* doing, const std::string& path);
/// The folder and its parents, 0700.
[[nodiscard]] Result<void> make_folder(const std::string& path);
/// All of it, then fsync.
[[nodiscard]] Result<void> write_and_sync(int descriptor, std::string_view bytes, const std::string& path);
/// So that a new name in it outlives a crash.
[[nodiscard]] Result<void> sync_folder(const std::string& path);
/// The whole of a regular file of at most `most` bytes.
[[nodiscard]] Result<std::string> read_whole(const std::string& path, std::size_t most);
/// The same of a file with a secret, at most 1 MiB: of this user, and nobody else's to read, or root's (a
/// mounted secret). A `usage` error (BAD_FILE) otherwise.
[[nodiscard]] Result<std::string> read_secret_file(const std::string& path);
/// Of one that may be larger the first line, its end with it; all there is where no line ends.
[[nodiscard]] Result<std::string> read_first_line(const std::string& path, std::size_t most);

} // namespace klamm::changes
