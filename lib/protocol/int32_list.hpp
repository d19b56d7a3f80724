#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <utility>

namespace klamm::protocol {

/// A list of int32 that holds up to four in itself, in the size of a std::vector: replica lists are that
/// short, and a cluster has hundreds of thousands of them. Contiguous, so it converts to std::span. Moving
/// empties the source.
class Int32List {
 public:
  using value_type = std::int32_t;
  using iterator = std::int32_t*;
  using const_iterator = const std::int32_t*;

  Int32List() = default;
  Int32List(std::initializer_list<std::int32_t> values)
      : Int32List(std::span(values.begin(), values.size())) {}
  explicit Int32List(std::span<const std::int32_t> values) { assign(values.data(), values.size()); }
  Int32List(const Int32List& other) { assign(other.data(), other.size()); }
  Int32List(Int32List&& other) noexcept { take(other); }
  Int32List& operator=(const Int32List& other) {
    if (this != &other) assign(other.data(), other.size());
    return *this;
  }
  Int32List& operator=(Int32List&& other) noexcept {
    if (this != &other) {
      if (on_heap()) delete[] store_.heap;
      take(other);
    }
    return *this;
  }
  ~Int32List() {
    if (on_heap()) delete[] store_.heap;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const std::int32_t* data() const { return on_heap() ? store_.heap : store_.here; }
  [[nodiscard]] std::int32_t* data() { return on_heap() ? store_.heap : store_.here; }
  [[nodiscard]] const_iterator begin() const { return data(); }
  [[nodiscard]] const_iterator end() const { return data() + size_; }
  [[nodiscard]] iterator begin() { return data(); }
  [[nodiscard]] iterator end() { return data() + size_; }
  [[nodiscard]] std::int32_t operator[](std::size_t index) const { return data()[index]; }
  [[nodiscard]] std::int32_t& operator[](std::size_t index) { return data()[index]; }
  [[nodiscard]] std::int32_t front() const { return data()[0]; }
  [[nodiscard]] std::int32_t back() const { return data()[size_ - 1]; }

  void clear() { size_ = 0; }

  void push_back(std::int32_t value) {
    if (size_ == capacity_) grow(std::max<std::size_t>(8, std::size_t{capacity_} * 2));
    data()[size_++] = value;
  }

  /// Makes room for exactly `count` values, whose content is whatever it is; the caller fills them.
  std::int32_t* resize_for_overwrite(std::size_t count) {
    size_ = 0;
    if (count > capacity_) grow(count);
    size_ = static_cast<std::uint32_t>(count);
    return data();
  }

  friend bool operator==(const Int32List& a, const Int32List& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  static constexpr std::uint32_t here_capacity = 4;

  [[nodiscard]] bool on_heap() const { return capacity_ > here_capacity; }

  void assign(const std::int32_t* values, std::size_t count) {
    auto* out = resize_for_overwrite(count);
    if (count != 0) std::memcpy(out, values, count * sizeof *values);
  }

  void grow(std::size_t capacity) {
    auto* fresh = new std::int32_t[capacity];
    if (size_ != 0) std::memcpy(fresh, data(), size_ * sizeof *fresh);
    if (on_heap()) delete[] store_.heap;
    store_.heap = fresh;
    capacity_ = static_cast<std::uint32_t>(capacity);
  }

  void take(Int32List& other) {
    store_ = other.store_;
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, here_capacity);
  }

  union Store {
    std::int32_t here[here_capacity];
    std::int32_t* heap;
  } store_{};
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = here_capacity;
};

} // namespace klamm::protocol
