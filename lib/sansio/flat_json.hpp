#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace klamm::sansio {

/// The members of a JSON object that are strings or numbers, numbers as they are written.
struct FlatJson {
  std::map<std::string, std::string, std::less<>> strings;
  std::map<std::string, std::string, std::less<>> numbers;

  /// Moves a string out; empty: there is none.
  [[nodiscard]] std::string take(std::string_view name);
};

/// Reads one JSON object of a token endpoint or a broker; members of other types are skipped. Nothing for
/// what is not JSON, is nested deeper than 16, or names a member twice.
[[nodiscard]] std::optional<FlatJson> read_flat_json(std::string_view json);

} // namespace klamm::sansio
