#include <klamm/value.hpp>

#include <algorithm>

namespace klamm {
namespace {

template <class T>
int order(const T& left, const T& right) {
  if (left < right) return -1;
  return right < left ? 1 : 0;
}

template <class T, class Compare>
int order_items(const T& left, const T& right, Compare compare) {
  const std::size_t both = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (const int item = compare(left[i], right[i]); item != 0) return item;
  }
  return order(left.size(), right.size());
}

} // namespace

int Value::compare(const Value& left, const Value& right) {
  if (left.unknown() || right.unknown()) return order(left.unknown(), right.unknown());
  if (left.integer() && right.integer()) return order(*left.integer(), *right.integer());
  const auto real = [](const Value& value) {
    return value.real() ? *value.real() : static_cast<double>(*value.integer());
  };
  const bool both_numbers = (left.integer() || left.real()) && (right.integer() || right.real());
  if (both_numbers) return order(real(left), real(right));
  if (left.data_.index() != right.data_.index()) return order(left.data_.index(), right.data_.index());
  if (left.text()) return order(*left.text(), *right.text());
  if (left.boolean()) return order(*left.boolean(), *right.boolean());
  if (left.time()) return order(left.time()->epoch_ms, right.time()->epoch_ms);
  if (left.list()) return order_items(*left.list(), *right.list(), compare);
  return order_items(*left.object(), *right.object(), [](const auto& a, const auto& b) {
    const int key = order(a.first, b.first);
    return key != 0 ? key : compare(a.second, b.second);
  });
}

} // namespace klamm
