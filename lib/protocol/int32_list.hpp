#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <utility>

namespace klamm::protocol {

/// A list of int32 that holds up to three in itself, in 16 bytes: replica lists are that short, and a cluster
/// has hundreds of thousands of them. Contiguous, so it converts to std::span. Moving empties the source.
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
      if (on_heap()) delete[] heap();
      take(other);
    }
    return *this;
  }
  ~Int32List() {
    if (on_heap()) delete[] heap();
  }

  [[nodiscard]] std::size_t size() const {
    return static_cast<std::uint32_t>(on_heap() ? words_[2] : words_[3]);
  }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const std::int32_t* data() const { return on_heap() ? heap() : words_; }
  [[nodiscard]] std::int32_t* data() { return on_heap() ? heap() : words_; }
  [[nodiscard]] const_iterator begin() const { return data(); }
  [[nodiscard]] const_iterator end() const { return data() + size(); }
  [[nodiscard]] iterator begin() { return data(); }
  [[nodiscard]] iterator end() { return data() + size(); }
  [[nodiscard]] std::int32_t operator[](std::size_t index) const { return data()[index]; }
  [[nodiscard]] std::int32_t& operator[](std::size_t index) { return data()[index]; }
  [[nodiscard]] std::int32_t front() const { return data()[0]; }
  [[nodiscard]] std::int32_t back() const { return data()[size() - 1]; }

  void clear() { set_size(0); }

  void push_back(std::int32_t value) {
    const std::size_t count = size();
    if (count == capacity()) grow(std::max<std::size_t>(8, count * 2));
    data()[count] = value;
    set_size(count + 1);
  }

  /// Makes room for exactly `count` values, whose content is whatever it is; the caller fills them.
  std::int32_t* resize_for_overwrite(std::size_t count) {
    set_size(0);
    if (count > capacity()) grow(count);
    set_size(count);
    return data();
  }

  friend bool operator==(const Int32List& a, const Int32List& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  static constexpr std::int32_t here_capacity = 3;

  [[nodiscard]] bool on_heap() const { return words_[3] > here_capacity; }
  [[nodiscard]] std::size_t capacity() const {
    return static_cast<std::uint32_t>(on_heap() ? words_[3] : here_capacity);
  }
  [[nodiscard]] std::int32_t* heap() const {
    std::int32_t* values = nullptr;
    std::memcpy(&values, words_, sizeof values);
    return values;
  }
  void set_size(std::size_t count) { words_[on_heap() ? 2 : 3] = static_cast<std::int32_t>(count); }

  void assign(const std::int32_t* values, std::size_t count) {
    auto* out = resize_for_overwrite(count);
    if (count != 0) std::memcpy(out, values, count * sizeof *values);
  }

  void grow(std::size_t capacity) {
    auto* fresh = new std::int32_t[capacity];
    const std::size_t count = size();
    if (count != 0) std::memcpy(fresh, data(), count * sizeof *fresh);
    if (on_heap()) delete[] heap();
    std::memcpy(words_, &fresh, sizeof fresh);
    words_[2] = static_cast<std::int32_t>(count);
    words_[3] = static_cast<std::int32_t>(capacity);
  }

  void take(Int32List& other) {
    std::memcpy(words_, other.words_, sizeof words_);
    other.words_[3] = 0;
  }

  // Up to three: the values and how many. More: the address of an array in the first two words, how many it
  // has, and how many it could have.
  alignas(std::int32_t*) std::int32_t words_[4]{};
};

} // namespace klamm::protocol
