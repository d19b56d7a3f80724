#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace klamm {

/// One cell: what a column read from a row. Typed until the last moment; text is raw bytes, not yet known to
/// be UTF-8. Built from whatever a row holds: numbers, text, times, durations (milliseconds), optionals
/// (empty = unknown), vectors of any of these (a list), and maps of text to values (an object).
class Value {
 public:
  struct Time {
    std::int64_t epoch_ms = 0; ///< UTC
    friend bool operator==(Time, Time) = default;
  };
  using List = std::vector<Value>;
  using Object = std::vector<std::pair<std::string, Value>>; ///< in the order it is shown

  Value() = default; ///< unknown: `null`, `-`; never −1
  Value(std::nullopt_t) {}
  Value(std::monostate) {}
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(Time time) : data_(time) {}
  Value(Object object) : data_(std::make_shared<const Object>(std::move(object))) {}
  Value(std::chrono::system_clock::time_point time)
      : data_(Time{std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count()}) {}
  Value(std::chrono::milliseconds duration) : data_(std::int64_t{duration.count()}) {}
  template <class T>
    requires std::is_arithmetic_v<T>
  Value(T number) {
    if constexpr (std::is_same_v<T, bool>) {
      data_ = number;
    } else if constexpr (std::is_integral_v<T>) {
      data_ = static_cast<std::int64_t>(number);
    } else {
      data_ = static_cast<double>(number);
    }
  }
  template <class T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value()) {}
  template <class T>
  Value(const std::vector<T>& items) : data_(std::make_shared<const List>(items.begin(), items.end())) {}

  [[nodiscard]] bool unknown() const { return std::holds_alternative<std::monostate>(data_); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data_); }
  [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
  [[nodiscard]] const double* real() const { return std::get_if<double>(&data_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&data_); }
  [[nodiscard]] const Time* time() const { return std::get_if<Time>(&data_); }
  [[nodiscard]] const List* list() const { return pointed<List>(); }
  [[nodiscard]] const Object* object() const { return pointed<Object>(); }

  /// The order rows are sorted in: unknown last, numbers by value, text by bytes, lists item by item.
  [[nodiscard]] static int compare(const Value& left, const Value& right);
  friend bool operator==(const Value& left, const Value& right) { return compare(left, right) == 0; }

 private:
  template <class T>
  const T* pointed() const {
    const auto* pointer = std::get_if<std::shared_ptr<const T>>(&data_);
    return pointer ? pointer->get() : nullptr;
  }

  std::variant<std::monostate, bool, std::int64_t, double, std::string, Time, std::shared_ptr<const List>,
               std::shared_ptr<const Object>>
      data_;
};

} // namespace klamm
