#include "jaas.hpp"

#include "errors.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace klamm::profiles {

namespace {

constexpr std::array<std::string_view, 8> modules{
    "org.apache.kafka.common.security.plain.PlainLoginModule",
    "org.apache.kafka.common.security.scram.ScramLoginModule",
    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
    "org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginModule",
    "com.sun.security.auth.module.Krb5LoginModule",
    "software.amazon.msk.auth.iam.IAMLoginModule",
    "org.apache.flink.kafka.shaded.org.apache.kafka.common.security.plain.PlainLoginModule",
    "kafkashaded.org.apache.kafka.common.security.plain.PlainLoginModule"};

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Java's StreamTokenizer as Kafka sets it up: words, quoted strings with backslash escapes, `=` and `;`.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}

  /// Empty at the end, or at a quote that is not closed.
  std::optional<std::string> next() {
    while (!rest_.empty() && blank(rest_[0])) rest_.remove_prefix(1);
    if (rest_.empty()) return std::nullopt;
    if (rest_[0] == '=' || rest_[0] == ';') {
      const std::string one(1, rest_[0]);
      rest_.remove_prefix(1);
      return one;
    }
    if (rest_[0] == '"' || rest_[0] == '\'') return quoted();
    std::size_t end = 0;
    while (end < rest_.size() && !blank(rest_[end]) && rest_[end] != '=' && rest_[end] != ';' &&
           rest_[end] != '"')
      ++end;
    const std::string word(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return word;
  }

 private:
  std::optional<std::string> quoted() {
    const char quote = rest_[0];
    std::string out;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == quote) {
        rest_.remove_prefix(i + 1);
        return out;
      }
      if (rest_[i] == '\n' || rest_[i] == '\r') break;
      if (rest_[i] == '\\' && i + 1 < rest_.size()) ++i;
      out += rest_[i];
    }
    rest_ = {};
    return std::nullopt;
  }

  std::string_view rest_;
};

} // namespace

std::string Jaas::option(std::string_view name) const {
  const auto at =
      std::find_if(options.begin(), options.end(), [&](const auto& one) { return one.first == name; });
  return at == options.end() ? std::string() : at->second;
}

Result<Jaas> read_jaas(std::string_view text) {
  Tokens tokens(text);
  const auto bad = [] {
    return refused(
        KLAMM_TEXT("profiles", "sasl.jaas.config cannot be read; write MODULE required name=\"value\" …;"));
  };
  const auto name = tokens.next();
  if (!name) return bad();
  if (std::find(modules.begin(), modules.end(), *name) == modules.end())
    return refused(
        KLAMM_TEXT("profiles", "sasl.jaas.config: Klamm does not support the login module %1").with(*name));
  Jaas out;
  out.module = name->substr(name->rfind('.') + 1);
  const auto flag = tokens.next();
  if (!flag || (*flag != "required" && *flag != "requisite" && *flag != "sufficient" && *flag != "optional"))
    return bad();
  while (true) {
    const auto key = tokens.next();
    if (!key || *key == "=") return bad();
    if (*key == ";") break;
    const auto equals = tokens.next();
    auto value = tokens.next();
    if (!equals || *equals != "=" || !value || *value == ";") return bad();
    if (value->find("${") != std::string::npos)
      return refused(KLAMM_TEXT("profiles", "sasl.jaas.config: Klamm does not resolve the value of %1 (${…})")
                         .with(*key));
    out.options.emplace_back(*key, std::move(*value));
  }
  if (tokens.next())
    return refused(KLAMM_TEXT("profiles", "sasl.jaas.config holds more than one login module"));
  return out;
}

} // namespace klamm::profiles
