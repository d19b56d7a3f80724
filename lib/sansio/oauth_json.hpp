#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace klamm::sansio {

/// What a token endpoint answers (RFC 6749, section 5).
struct TokenAnswer {
  std::string access_token; ///< empty: none
  std::optional<std::int64_t> expires_in_s;
  std::string error; ///< `invalid_client` …
  std::string error_description;
};

/// Nothing for what read_flat_json does not read.
[[nodiscard]] std::optional<TokenAnswer> read_token_answer(std::string_view json);

} // namespace klamm::sansio
