#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace klamm {

/// The codes of errors that no broker answered, most frequent first: `TIMEOUT`, `UNREACHABLE` …
[[nodiscard]] const std::vector<std::string_view>& own_codes();

/// Whether an error may have this code: one of ours, or Kafka's name of one of its own.
[[nodiscard]] bool is_code(std::string_view word);

/// The code nearest to a mistyped one, or empty when none is near.
[[nodiscard]] std::string nearest_code(std::string_view word);

} // namespace klamm
