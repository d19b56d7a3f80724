#include <admin/fetch/config_values.hpp>

#include <algorithm>
#include <charconv>

namespace klamm::admin {

using configs::ValueType;

namespace {

/// Java's String.trim() takes off everything up to the blank.
bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

/// Boolean.parseBoolean is not what Kafka uses: it takes these two words and no other.
std::optional<bool> as_boolean(std::string_view text) {
  if (is_word(text, "true")) return true;
  if (is_word(text, "false")) return false;
  return std::nullopt;
}

template <class Number>
std::optional<Number> as_number(std::string_view text) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-' && text[1] != '+') text.remove_prefix(1);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Double.parseDouble takes a type's letter at the end.
std::optional<double> as_double(std::string_view text) {
  if (text.size() > 1 && std::string_view("dDfF").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return as_number<double>(text);
}

/// Whether both are of that kind and equal; empty: one of them is not.
template <class Read>
std::optional<bool> same(Read read, std::string_view a, std::string_view b) {
  const auto left = read(a);
  const auto right = read(b);
  if (!left || !right) return std::nullopt;
  return *left == *right;
}

bool same_items(std::string_view a, std::string_view b) {
  // Kafka drops repeated items, or refuses them; their order may mean something.
  const auto distinct = [](std::string_view list) {
    std::vector<std::string> out;
    for (auto& item : list_items(list)) {
      if (std::find(out.begin(), out.end(), item) == out.end()) out.push_back(std::move(item));
    }
    return out;
  };
  return distinct(a) == distinct(b);
}

bool same_text(ValueType type, std::string_view a, std::string_view b) {
  a = trimmed(a);
  b = trimmed(b);
  if (a == b) return true;
  switch (type) {
  case ValueType::boolean: return same(as_boolean, a, b).value_or(false);
  case ValueType::int16:
  case ValueType::int32:
  case ValueType::int64: return same(as_number<std::int64_t>, a, b).value_or(false);
  case ValueType::float64: return same(as_double, a, b).value_or(false);
  case ValueType::list: return same_items(a, b);
  case ValueType::unknown:
    return same(as_boolean, a, b).value_or(false) || same(as_double, a, b).value_or(false);
  default: return false;
  }
}

} // namespace

ValueType value_type(std::int8_t number) {
  const auto type = static_cast<ValueType>(number);
  return word(type).empty() ? ValueType::unknown : type;
}

std::vector<std::string> list_items(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (const auto item = trimmed(list.substr(0, comma)); !item.empty()) items.emplace_back(item);
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return items;
}

bool same_value(ValueType type, const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return same_text(type, *a, *b);
}

} // namespace klamm::admin
