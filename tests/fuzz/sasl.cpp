// A broker that says anything in each SASL mechanism, and a token endpoint's answer: the exchange ends within
// its messages, never succeeds after an error, and says nothing after it.

#include "check.hpp"

#include <sansio/oauth_json.hpp>
#include <sansio/sasl.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace klamm::sansio {

namespace {

SaslSettings settings_of(SaslMechanism mechanism) {
  SaslSettings out;
  out.mechanism = mechanism;
  out.user = "alice";
  out.password = Secret(std::string_view("hunter2"));
  if (mechanism == SaslMechanism::aws_msk_iam) out.aws.emplace().other_region = "eu-west-1";
  if (mechanism == SaslMechanism::gssapi) out.gssapi.emplace();
  return out;
}

/// Answers as the network would, but at once.
std::string answer(const SaslNeed& need, std::string_view message) {
  switch (need.kind) {
  case SaslNeed::Kind::salted_password:
    check(need.iterations >= 4096 && need.iterations <= 100'000 && !need.input.empty());
    return std::string(64, 's');
  case SaslNeed::Kind::aws_credentials: return "AKID\nsecret\n";
  default: return std::string(message);
  }
}

void converse(SaslMechanism mechanism, std::string_view rest) {
  const SaslSettings settings = settings_of(mechanism);
  const auto sasl = make_sasl(settings, {"kafka:9093", "kafka", "nonce", 0});
  SaslStep step = sasl->start();
  for (int rounds = 0; rounds < 16; ++rounds) {
    check((step.send ? 1 : 0) + (step.need ? 1 : 0) + (step.done ? 1 : 0) + (step.error ? 1 : 0) == 1);
    if (step.done || step.error) return;
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view message = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    step = step.need ? sasl->on_answer(answer(*step.need, message)) : sasl->on_message(message);
  }
}

} // namespace

} // namespace klamm::sansio

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using klamm::SaslMechanism;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr SaslMechanism mechanisms[] = {SaslMechanism::plain,         SaslMechanism::scram_sha_256,
                                          SaslMechanism::scram_sha_512, SaslMechanism::oauthbearer,
                                          SaslMechanism::gssapi,        SaslMechanism::aws_msk_iam};
  klamm::sansio::converse(mechanisms[data[0] % 6], text);
  if (const auto token = klamm::sansio::read_token_answer(text))
    check(!token->expires_in_s || *token->expires_in_s >= 0);
  return 0;
}
