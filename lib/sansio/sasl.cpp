#include <sansio/sasl.hpp>
#include <sansio/sasl_mechanisms.hpp>

#include <utility>

namespace klamm::sansio {

SaslStep Sasl::on_answer(std::string) {
  return {};
}

SaslStep bad_sasl_message(const std::string& address, SaslMechanism mechanism, const char* why) {
  SaslStep step;
  step.error =
      Error::of(ErrorKind::unauthorized, "BAD_SASL_MESSAGE",
                KLAMM_TEXT("sasl", "%1 broke the rules of %2: %3").with(address, to_word(mechanism), why));
  return step;
}

bool shows_credentials(SaslMechanism mechanism) {
  return mechanism == SaslMechanism::plain || mechanism == SaslMechanism::oauthbearer ||
         mechanism == SaslMechanism::aws_msk_iam;
}

std::unique_ptr<Sasl> make_sasl(const SaslSettings& settings, SaslContext context) {
  switch (settings.mechanism) {
  case SaslMechanism::plain: return make_plain(settings, std::move(context));
  case SaslMechanism::scram_sha_256:
  case SaslMechanism::scram_sha_512: return make_scram(settings, std::move(context));
  case SaslMechanism::oauthbearer: return make_oauthbearer(settings, std::move(context));
  case SaslMechanism::gssapi: return make_gssapi(settings, std::move(context));
  case SaslMechanism::aws_msk_iam: return make_aws_msk_iam(settings, std::move(context));
  }
  return nullptr;
}

} // namespace klamm::sansio
