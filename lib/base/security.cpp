#include <klamm/security.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace klamm {

namespace {

struct Word {
  SaslMechanism mechanism;
  std::string_view word;
};

constexpr std::array<Word, 6> words{{{SaslMechanism::plain, "PLAIN"},
                                     {SaslMechanism::scram_sha_256, "SCRAM-SHA-256"},
                                     {SaslMechanism::scram_sha_512, "SCRAM-SHA-512"},
                                     {SaslMechanism::oauthbearer, "OAUTHBEARER"},
                                     {SaslMechanism::gssapi, "GSSAPI"},
                                     {SaslMechanism::aws_msk_iam, "AWS_MSK_IAM"}}};

} // namespace

std::string_view to_word(SaslMechanism mechanism) {
  return std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.mechanism == mechanism; })
      ->word;
}

std::optional<SaslMechanism> parse_mechanism(std::string_view word) {
  const auto* const at =
      std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.word == word; });
  if (at == words.end()) return std::nullopt;
  return at->mechanism;
}

bool is_refusal(const Error& error) {
  static constexpr std::array<std::string_view, 4> codes{
      "AUTHENTICATION_FAILED", "BAD_SASL_MESSAGE", "UNSUPPORTED_SASL_MECHANISM", "PLAINTEXT_CREDENTIALS"};
  return std::find(codes.begin(), codes.end(), error.code) != codes.end();
}

} // namespace klamm
