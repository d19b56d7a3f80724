#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace klamm {

/// A password, key or token. It can be moved but not copied, has no formatter and no `==`, and its bytes are
/// overwritten when it goes.
class Secret {
 public:
  Secret() = default;
  /// Takes the bytes over and overwrites the source.
  explicit Secret(std::string&& text);
  explicit Secret(std::string_view text) : Secret(std::string(text)) {}
  Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
  Secret& operator=(Secret&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret();

  /// The bytes themselves: only for what encrypts, hashes or sends them.
  [[nodiscard]] std::string_view reveal() const { return {bytes_.get(), size_}; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

/// Overwrites the text in a way no optimiser removes, then empties it.
void cleanse(std::string& text);

} // namespace klamm
