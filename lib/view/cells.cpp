#include "output.hpp"

#include <klamm/escape.hpp>
#include <klamm/render.hpp>
#include <klamm/units.hpp>

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace klamm {
namespace {

void append_integer(std::string& out, std::int64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

std::string number_text(double number, Unit unit) {
  switch (unit) {
  case Unit::percent: return units::print_percent(number);
  case Unit::bytes_per_second: return units::print_rate(number);
  default: return units::print_real(number);
  }
}

std::string integer_text(std::int64_t number, Unit unit) {
  // What is unknown is never −1: it is Kafka's own word, of retention and the like.
  if (number == -1 && (unit == Unit::bytes || unit == Unit::duration_ms)) return "unlimited";
  switch (unit) {
  case Unit::bytes: return units::print_size(number);
  case Unit::duration_ms: return units::print_duration(number);
  case Unit::bytes_per_second: return units::print_rate(static_cast<double>(number));
  case Unit::percent: return units::print_percent(static_cast<double>(number));
  default: return std::to_string(number);
  }
}

/// Lists within a list have colons, as replicas of partitions are written: `1:2:3,2:3:1`; so do the values of
/// objects within one: `orders:0:450`.
std::string joined(const Value::List& list, bool local_time, char between = ',') {
  std::string out;
  for (const Value& item : list) {
    if (!out.empty()) out += between;
    Value::List values;
    if (const auto* object = item.object())
      for (const auto& [key, value] : *object) values.push_back(value);
    const auto* inner = item.object() ? &values : item.list();
    out += inner ? joined(*inner, local_time, ':') : cell_text(item, Unit::text, local_time);
  }
  return out.empty() ? "-" : out;
}

std::string joined(const Value::Object& object, bool local_time) {
  std::string out;
  for (const auto& [key, item] : object) {
    if (!out.empty()) out += ',';
    escape_to(out, key);
    out += '=';
    out += cell_text(item, Unit::text, local_time);
  }
  return out.empty() ? "-" : out;
}

} // namespace

Value view::comparable(Value cell, Unit unit) {
  const auto* number = cell.integer();
  const bool unlimited = number && *number == -1 && (unit == Unit::bytes || unit == Unit::duration_ms);
  return unlimited ? Value(std::numeric_limits<std::int64_t>::max()) : std::move(cell);
}

std::string cell_text(const Value& value, Unit unit, bool local_time) {
  if (value.unknown()) return "-";
  // Known and empty is not unknown.
  if (const auto* text = value.text()) return text->empty() ? "\"\"" : escape(*text);
  if (const auto* number = value.integer()) return integer_text(*number, unit);
  if (const auto* number = value.real()) return number_text(*number, unit);
  if (const auto* flag = value.boolean()) return *flag ? "yes" : "no";
  if (const auto* time = value.time()) return units::print_table_time(*time, local_time);
  if (unit == Unit::objects) {
    std::string json;
    view::append_json(json, value);
    return escape(json);
  }
  return value.list() ? joined(*value.list(), local_time) : joined(*value.object(), local_time);
}

void view::append_raw(std::string& out, const Value& value) {
  if (value.unknown()) return;
  if (const auto* text = value.text()) {
    out += *text;
  } else if (const auto* number = value.integer()) {
    append_integer(out, *number);
  } else if (const auto* list = value.list()) {
    bool flat = true;
    for (const Value& item : *list) flat = flat && !item.list() && !item.object();
    if (!flat) {
      append_json(out, value);
      return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) out += ',';
      append_raw(out, (*list)[i]);
    }
  } else if (const auto* time = value.time()) {
    out += units::print_time(*time);
  } else {
    append_json(out, value);
  }
}

} // namespace klamm
