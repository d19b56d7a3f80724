#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>

namespace klamm::sansio {

/// Bytes on their way in: grows without zeroing them, and where the system can move pages without copying
/// them either. Contiguous, so it converts to std::span. Moving empties the source.
class ByteBuffer {
 public:
  ByteBuffer() = default;
  ByteBuffer(ByteBuffer&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  ByteBuffer& operator=(ByteBuffer&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ByteBuffer(const ByteBuffer&) = delete;
  ByteBuffer& operator=(const ByteBuffer&) = delete;
  ~ByteBuffer() { std::free(data_); }

  /// Keeps the first bytes; new ones behind them are undefined until they are written.
  void resize(std::size_t size) {
    if (size == size_) return;
    void* moved = std::realloc(data_, size == 0 ? 1 : size);
    if (moved == nullptr) throw std::bad_alloc();
    data_ = static_cast<std::byte*>(moved);
    size_ = size;
  }

  [[nodiscard]] std::byte* data() { return data_; }
  [[nodiscard]] const std::byte* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::byte* begin() { return data_; }
  [[nodiscard]] std::byte* end() { return data_ + size_; }
  [[nodiscard]] const std::byte* begin() const { return data_; }
  [[nodiscard]] const std::byte* end() const { return data_ + size_; }
  [[nodiscard]] std::byte operator[](std::size_t at) const { return data_[at]; }

 private:
  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

} // namespace klamm::sansio
