#pragma once

#include <klamm/changes.hpp>
#include <klamm/result.hpp>
#include <klamm/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace klamm::changes {

inline constexpr std::size_t most_json_bytes = most_plan_bytes;

/// JSON from a file nobody vouches for, as a value: objects keep their order. At most `most` bytes and 32
/// levels; duplicate keys, numbers that are no 64-bit integer, text that is no UTF-8 and anything after the
/// value are `usage` errors naming the byte. `what` names the text in them.
[[nodiscard]] Result<Value> parse_json(std::string_view text, const std::string& what,
                                       std::size_t most = most_json_bytes);

/// The line, from 1, on which the element with this index of the top-level list `key` begins; 0 where there is
/// none. `json` must be well-formed.
[[nodiscard]] std::size_t line_of_element(std::string_view json, std::string_view key, std::size_t index);
/// The error of such an element, whose place is its first argument, with its line before the place.
[[nodiscard]] Error at_line(Error error, std::size_t line);

/// On one line, members in the order given.
[[nodiscard]] std::string to_json(const Value& value);

/// The member of an object; nullptr if it has none or is no object.
[[nodiscard]] const Value* member(const Value& object, std::string_view key);
[[nodiscard]] std::string text_of(const Value& object, std::string_view key);
[[nodiscard]] std::int64_t integer_of(const Value& object, std::string_view key, std::int64_t otherwise);

} // namespace klamm::changes
