#include <sansio/flat_json.hpp>
#include <sansio/oauth_json.hpp>

#include <charconv>
#include <utility>

namespace klamm::sansio {

std::optional<TokenAnswer> read_token_answer(std::string_view json) {
  auto object = read_flat_json(json);
  if (!object) return std::nullopt;
  TokenAnswer out;
  out.access_token = object->take("access_token");
  out.error = object->take("error");
  out.error_description = object->take("error_description");
  constexpr const char* lifetime = "expires_in"; // some endpoints write the number as a string
  const auto number = object->numbers.find(lifetime);
  const std::string text = number != object->numbers.end() ? number->second : object->take(lifetime);
  std::int64_t seconds = 0;
  const auto* const end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, seconds);
  if (failure == std::errc{} && (at == end || *at == '.') && seconds >= 0) out.expires_in_s = seconds;
  return out;
}

} // namespace klamm::sansio
