#pragma once

// What the generated codecs share: arrays and nullable values over Reader and Writer. Each generated source
// defines, for its structs, read_fields, write_fields and min_wire_size in this namespace; the templates find
// them by argument.

#include <protocol/reader.hpp>
#include <protocol/visitor.hpp>
#include <protocol/writer.hpp>

#include <concepts>
#include <type_traits>

namespace klamm::protocol {

template <class T>
constexpr std::size_t element_wire_size(bool flexible, std::int16_t version) {
  if constexpr (std::is_arithmetic_v<T> || std::same_as<T, Uuid>)
    return sizeof(T);
  else if constexpr (std::same_as<T, std::string>)
    return flexible ? 1 : 2;
  else
    return min_wire_size(static_cast<const T*>(nullptr), version);
}

template <class T>
void read_element(Reader& r, T& out, [[maybe_unused]] bool flexible, [[maybe_unused]] std::int16_t version) {
  if constexpr (std::same_as<T, std::int8_t>)
    out = r.int8();
  else if constexpr (std::same_as<T, std::int16_t>)
    out = r.int16();
  else if constexpr (std::same_as<T, std::int64_t>)
    out = r.int64();
  else if constexpr (std::same_as<T, Uuid>)
    out = r.uuid();
  else if constexpr (std::same_as<T, std::string>)
    r.string(out, flexible);
  else
    read_fields(r, out, version);
}

template <class T>
void read_elements(Reader& r, std::vector<T>& out, std::int64_t count, bool flexible, std::int16_t version) {
  out.clear();
  out.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count && r.ok(); ++i) read_element(r, out.emplace_back(), flexible, version);
}

template <class T>
void read_array(Reader& r, std::vector<T>& out, bool flexible, std::int16_t version) {
  const auto count = r.array_length(flexible, element_wire_size<T>(flexible, version), sizeof(T));
  if (count == Reader::null) return r.fail("null where an array must be");
  read_elements(r, out, count, flexible, version);
}

template <class T>
void read_array(Reader& r, std::optional<std::vector<T>>& out, bool flexible, bool nullable,
                std::int16_t version) {
  const auto count = r.array_length(flexible, element_wire_size<T>(flexible, version), sizeof(T));
  if (count != Reader::null) return read_elements(r, out.emplace(), count, flexible, version);
  if (!nullable) return r.fail("null where an array must be");
  out.reset();
}

/// A nullable struct: one byte, negative for null, before its fields.
template <class T>
void read_struct(Reader& r, std::optional<T>& out, bool nullable, std::int16_t version) {
  if (nullable && r.int8() < 0) return out.reset();
  read_fields(r, out.emplace(T{}),
              version); // T{}: clang finds no default constructor for a nested struct here
}

/// A list whose elements have a key has no key twice. Null keys (topics asked for by an id nobody knows) do
/// not count.
template <class T, class Key>
void check_keys(Reader& r, const std::vector<T>& list, Key&& key) {
  using Value = std::remove_cvref_t<decltype(key(list.front()))>;
  using Held = std::conditional_t<std::is_integral_v<Value>, std::int64_t, std::string_view>;
  if (list.size() < 2 || !r.ok() || !r.charge(list.size() * Reader::memory_per_key)) return;
  std::vector<Held> keys;
  keys.reserve(list.size());
  for (const auto& element : list) {
    const auto& value = key(element);
    if constexpr (std::same_as<Value, std::optional<std::string>>) {
      if (value) keys.push_back(*value);
    } else {
      keys.push_back(value);
    }
  }
  check_unique(r, keys);
}

template <class T>
void write_element(Writer& w, const T& value, [[maybe_unused]] bool flexible,
                   [[maybe_unused]] std::string_view field, [[maybe_unused]] std::int16_t version) {
  if constexpr (std::same_as<T, std::int8_t>)
    w.int8(value);
  else if constexpr (std::same_as<T, std::int16_t>)
    w.int16(value);
  else if constexpr (std::same_as<T, std::int64_t>)
    w.int64(value);
  else if constexpr (std::same_as<T, Uuid>)
    w.uuid(value);
  else if constexpr (std::same_as<T, std::string>)
    w.string(value, flexible, field);
  else
    write_fields(w, value, version);
}

template <class T>
void write_array(Writer& w, const std::vector<T>& list, bool flexible, std::string_view field,
                 std::int16_t version) {
  w.array_length(static_cast<std::int64_t>(list.size()), flexible);
  for (const auto& element : list) write_element(w, element, flexible, field, version);
}

inline void write_array(Writer& w, const Int32List& list, bool flexible, std::string_view, std::int16_t) {
  w.int32s(list, flexible);
}

template <class List>
void write_array(Writer& w, const std::optional<List>& list, bool flexible, bool nullable,
                 std::string_view field, std::int16_t version) {
  if (list) return write_array(w, *list, flexible, field, version);
  if (!nullable) return w.null_in(field, version);
  w.array_length(-1, flexible);
}

inline void write_string(Writer& w, const std::optional<std::string>& value, bool flexible, bool nullable,
                         std::string_view field, std::int16_t version) {
  if (value) return w.string(*value, flexible, field);
  if (!nullable) return w.null_in(field, version);
  w.null_string(flexible);
}

inline void write_bytes(Writer& w, const std::optional<Bytes>& value, bool flexible, bool nullable,
                        std::string_view field, std::int16_t version) {
  if (value) return w.bytes(*value, flexible);
  if (!nullable) return w.null_in(field, version);
  w.null_bytes(flexible);
}

template <class T>
void write_struct(Writer& w, const std::optional<T>& value, bool nullable, std::string_view field,
                  std::int16_t version) {
  if (!value && !nullable) return w.null_in(field, version);
  if (nullable) w.int8(value ? 1 : -1);
  if (value) write_fields(w, *value, version);
}

template <class T>
void visit_value(Visitor& visitor, const T& value, [[maybe_unused]] std::int16_t version) {
  if constexpr (std::same_as<T, bool>)
    visitor.boolean(value);
  else if constexpr (std::integral<T> || std::is_enum_v<T>)
    visitor.integer(static_cast<std::int64_t>(value));
  else if constexpr (std::same_as<T, double>)
    visitor.float64(value);
  else if constexpr (std::same_as<T, std::string>)
    visitor.string(value);
  else if constexpr (std::same_as<T, Uuid>)
    visitor.uuid(value);
  else if constexpr (std::same_as<T, Bytes>)
    visitor.bytes(value);
  else
    visit_fields(visitor, value, version);
}

template <class List>
void visit_list(Visitor& visitor, const List& list, std::int16_t version) {
  visitor.begin_array(list.size());
  for (const auto& element : list) visit_value(visitor, element, version);
  visitor.end_array();
}

template <class T>
  requires(!std::same_as<T, std::byte>)
void visit_value(Visitor& visitor, const std::vector<T>& list, std::int16_t version) {
  visit_list(visitor, list, version);
}

inline void visit_value(Visitor& visitor, const Int32List& list, std::int16_t version) {
  visit_list(visitor, list, version);
}

template <class T>
void visit_value(Visitor& visitor, const std::optional<T>& value, std::int16_t version) {
  if (!value) return visitor.null();
  visit_value(visitor, *value, version);
}

inline void visit_records(Visitor& visitor, const std::optional<Bytes>& value) {
  if (!value) return visitor.null();
  visitor.records(*value);
}

} // namespace klamm::protocol
