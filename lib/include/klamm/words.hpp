#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

// The words that plans, journals and rows have for the values of an enumeration: one a value, kept in one
// table and read strictly.

namespace klamm {

template <class Enum, std::size_t count>
using WordTable = std::array<std::pair<Enum, std::string_view>, count>;

/// An enumeration for which `word_table(Enum)` is declared beside it.
template <class Enum>
concept Worded = requires(Enum value) { word_table(value); };

/// The word of a value; empty for a number that is none of the enumeration's.
template <Worded Enum>
[[nodiscard]] constexpr std::string_view word_of(Enum value) {
  for (const auto& [known, text] : word_table(value)) {
    if (known == value) return text;
  }
  return {};
}

/// The value a word stands for; no other spelling is taken.
template <Worded Enum>
[[nodiscard]] constexpr std::optional<Enum> from_word(std::string_view said) {
  for (const auto& [value, text] : word_table(Enum{})) {
    if (text == said) return value;
  }
  return std::nullopt;
}

} // namespace klamm
