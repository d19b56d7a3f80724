#include <base/crypto.hpp>
#include <doctest/doctest.h>
#include <sansio/sasl.hpp>

namespace klamm::sansio {

namespace {

SaslSettings user(SaslMechanism mechanism, const char* name, const char* password) {
  SaslSettings out;
  out.mechanism = mechanism;
  out.user = name;
  out.password = Secret(std::string_view(password));
  return out;
}

SaslContext context(std::string nonce = "nonce") {
  return {"kafka:9093", "kafka", std::move(nonce), 0};
}

/// Answers a need as the network does.
SaslStep salted(Sasl& sasl, const SaslStep& step, const SaslSettings& settings) {
  REQUIRE(step.need);
  REQUIRE((step.need->kind == SaslNeed::Kind::salted_password));
  const auto hash =
      settings.mechanism == SaslMechanism::scram_sha_256 ? crypto::Hash::sha256 : crypto::Hash::sha512;
  auto key = crypto::pbkdf2(hash, settings.password.reveal(), step.need->input, step.need->iterations);
  REQUIRE(key);
  return sasl.on_answer(std::move(*key));
}

std::string refusal(const SaslStep& step) {
  REQUIRE(step.error);
  CHECK((step.error->kind == ErrorKind::unauthorized));
  CHECK_FALSE(step.send);
  CHECK_FALSE(step.done);
  return step.error->code;
}

// RFC 7677, section 3
constexpr const char* rfc_nonce = "rOprNGfwEbeRWgbNEkqO";
constexpr const char* rfc_first =
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

} // namespace

TEST_CASE("SCRAM-SHA-256 as RFC 7677 shows it") {
  const auto settings = user(SaslMechanism::scram_sha_256, "user", "pencil");
  const auto scram = make_sasl(settings, context(rfc_nonce));
  CHECK(scram->start().send == "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
  const auto proof = salted(*scram, scram->on_message(rfc_first), settings);
  CHECK(proof.send == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                      "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
  CHECK(scram->on_message("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=").done);
}

TEST_CASE("a SCRAM name is escaped, and a delegation token says that it is one") {
  auto settings = user(SaslMechanism::scram_sha_512, "a=b,c", "secret");
  settings.is_delegation_token = true;
  CHECK(make_sasl(settings, context())->start().send == "n,,n=a=3Db=2Cc,r=nonce,tokenauth=true");
}

TEST_CASE("a first message that SCRAM does not allow ends the exchange before anything is worked out") {
  const auto settings = user(SaslMechanism::scram_sha_512, "user", "pencil");
  for (const char* bad : {"",
                          "r=nonce+,s=c2FsdA==",
                          "r=nonce,s=c2FsdA==,i=4096",
                          "r=other,s=c2FsdA==,i=4096",
                          "r=nonce+,s=,i=4096",
                          "r=nonce+,s=c2Fsd,i=4096",
                          "r=nonce+,s=c2FsdB==,i=4096",
                          "r=nonce+,s=c2FsdA==,i=4095",
                          "r=nonce+,s=c2FsdA==,i=100001",
                          "r=nonce+,s=c2FsdA==,i=2147483647",
                          "r=nonce+,s=c2FsdA==,i=99999999999",
                          "r=nonce+,s=c2FsdA==,i=-4096",
                          "r=nonce+,s=c2FsdA==,i=04096",
                          "r=nonce+,s=c2FsdA==,i=4096x",
                          "m=x,r=nonce+,s=c2FsdA==,i=4096",
                          "r=nonce+,s=c2FsdA==,i=4096,x=1",
                          "r=nonce+,s=c2FsdA==,i=4096,",
                          "s=c2FsdA==,r=nonce+,i=4096",
                          "r=nonce+,r=nonce+,s=c2FsdA==,i=4096",
                          "r=nonce\x01,s=c2FsdA==,i=4096",
                          "e=other-error"}) {
    CAPTURE(bad);
    const auto scram = make_sasl(settings, context());
    static_cast<void>(scram->start());
    CHECK(refusal(scram->on_message(bad)) == "BAD_SASL_MESSAGE");
  }
}

TEST_CASE("only the right signature of the broker ends SCRAM well") {
  const auto settings = user(SaslMechanism::scram_sha_256, "user", "pencil");
  for (const char* bad : {"", "v=", "e=invalid-proof", "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5=",
                          "v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                          "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=,x=1", "v=6rri", "6rri"}) {
    CAPTURE(bad);
    const auto scram = make_sasl(settings, context(rfc_nonce));
    static_cast<void>(scram->start());
    static_cast<void>(salted(*scram, scram->on_message(rfc_first), settings));
    CHECK(refusal(scram->on_message(bad)) == "BAD_SASL_MESSAGE");
  }
}

TEST_CASE("PLAIN sends its three parts, and wants an empty answer") {
  const auto settings = user(SaslMechanism::plain, "user", "pencil");
  const auto plain = make_sasl(settings, context());
  CHECK(plain->start().send == std::string("\0user\0pencil", 12));
  CHECK(plain->on_message("").done);
  CHECK(refusal(make_sasl(settings, context())->on_message("surprise")) == "BAD_SASL_MESSAGE");
}

TEST_CASE("PLAIN refuses a NUL, which would end the user's name early") {
  auto settings = user(SaslMechanism::plain, "user", "");
  settings.password = Secret(std::string("a\0b", 3));
  const auto step = make_sasl(settings, context())->start();
  REQUIRE(step.error);
  CHECK(step.error->code == "BAD_CREDENTIALS");
  CHECK((step.error->kind == ErrorKind::usage));
}

TEST_CASE("OAUTHBEARER sends the token and its extensions") {
  auto settings = user(SaslMechanism::oauthbearer, "", "");
  settings.extensions = {{"logicalCluster", "lkc-1"}, {"identityPoolId", "pool-2"}};
  const auto oauth = make_sasl(settings, context());
  REQUIRE(oauth->start().need);
  const auto first = oauth->on_answer("aa.bb-_~+/.==");
  CHECK(first.send == "n,,\x01"
                      "auth=Bearer aa.bb-_~+/.==\x01"
                      "logicalCluster=lkc-1\x01identityPoolId=pool-2\x01\x01");
  CHECK(oauth->on_message("").done);
}

TEST_CASE("OAUTHBEARER acknowledges a refusal, and is refused") {
  const auto settings = user(SaslMechanism::oauthbearer, "", "");
  const auto oauth = make_sasl(settings, context());
  static_cast<void>(oauth->start());
  static_cast<void>(oauth->on_answer("token"));
  const auto step = oauth->on_message(R"({"status":"invalid_token"})");
  CHECK(step.send == "\x01");
  CHECK_FALSE(step.done);
  CHECK(refusal(oauth->on_message("")) == "AUTHENTICATION_FAILED");
}

TEST_CASE("a token or an extension that would change the message is not sent") {
  for (const char* token : {"", "a b",
                            "a\x01"
                            "b",
                            "a,b", "tök"}) {
    CAPTURE(token);
    const auto settings = user(SaslMechanism::oauthbearer, "", "");
    const auto oauth = make_sasl(settings, context());
    static_cast<void>(oauth->start());
    const auto step = oauth->on_answer(token);
    REQUIRE(step.error);
    CHECK(step.error->code == "BAD_CREDENTIALS");
  }
  for (const auto& extension :
       {std::pair("auth", "x"), std::pair("a-b", "x"), std::pair("a", "x\x01y"), std::pair("", "x")}) {
    CAPTURE(extension.first);
    auto settings = user(SaslMechanism::oauthbearer, "", "");
    settings.extensions = {extension};
    const auto oauth = make_sasl(settings, context());
    static_cast<void>(oauth->start());
    CHECK(oauth->on_answer("token").error);
  }
}

TEST_CASE("GSSAPI passes tokens on until the context is complete, then chooses no layer") {
  const auto settings = user(SaslMechanism::gssapi, "", "");
  const auto gss = make_sasl(settings, context());
  const auto needs = [](const SaslStep& step, SaslNeed::Kind kind, const char* input) {
    REQUIRE(step.need);
    CHECK((step.need->kind == kind));
    CHECK(step.need->input == input);
  };
  needs(gss->start(), SaslNeed::Kind::gss_step, "");
  CHECK(gss->on_answer(std::string("\0ap-req", 7)).send == "ap-req");
  needs(gss->on_message("ap-rep"), SaslNeed::Kind::gss_step, "ap-rep");
  CHECK(gss->on_answer("\1").send == ""); // sent all the same: the broker waits for a message
  needs(gss->on_message("offer"), SaslNeed::Kind::gss_answer, "offer");
  const auto chosen = gss->on_answer("choice");
  CHECK(chosen.send == "choice");
  CHECK_FALSE(chosen.done);
  CHECK(gss->on_message("").done);
}

TEST_CASE("GSSAPI ends well only by an empty answer to the choice") {
  const auto settings = user(SaslMechanism::gssapi, "", "");
  const auto gss = make_sasl(settings, context());
  static_cast<void>(gss->start());
  CHECK_FALSE(gss->on_answer(std::string("\1token")).done);
  CHECK_FALSE(gss->on_message("").done); // where the offer should stand
  static_cast<void>(gss->on_answer("choice"));
  CHECK(refusal(gss->on_message("more")) == "BAD_SASL_MESSAGE");
}

} // namespace klamm::sansio
