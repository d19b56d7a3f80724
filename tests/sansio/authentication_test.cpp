#include "handshake_parts.hpp"

#include <protocol/mirror/sasl_authenticate.hpp>
#include <protocol/mirror/sasl_handshake.hpp>

#include <functional>
#include <memory>
#include <vector>

// Whole conversations of a connection's set-up with authentication, and each of them failed at each step.

namespace klamm::sansio {

using protocol::ApiVersionsRequest;
using protocol::ErrorCode;
using protocol::MetadataRequest;
using protocol::SaslAuthenticateRequest;
using protocol::SaslAuthenticateResponse;
using protocol::SaslHandshakeRequest;
using protocol::SaslHandshakeResponse;

namespace {

std::shared_ptr<Security> plain(bool tls) {
  auto out = std::make_shared<Security>();
  if (tls) out->tls.emplace();
  out->sasl.emplace();
  out->sasl->mechanism = SaslMechanism::plain;
  out->sasl->user = "alice";
  out->sasl->password = Secret(std::string_view("alice-secret"));
  return out;
}

HandshakeConfig secured(std::shared_ptr<const Security> security) {
  HandshakeConfig out = config();
  out.security = std::move(security);
  out.sasl = {"kafka:9092", "kafka", "nonce", 0};
  return out;
}

protocol::ApiVersionsResponse sasl_versions(std::int16_t authenticate = 2) {
  protocol::ApiVersionsResponse out;
  out.api_keys = {{3, 0, 12}, {17, 0, 1}, {18, 0, 4}, {36, 0, authenticate}};
  return out;
}

/// One step of a conversation: the stage it is in, and the broker's well-behaved answer to what was sent.
struct Turn {
  Stage stage;
  std::function<protocol::Bytes(const Handshake::Step& asked)> answer;
};

/// The conversation of PLAIN, turn by turn.
std::vector<Turn> plain_turns() {
  return {
      {Stage::sasl_versions,
       [](const auto& step) {
         const auto asked = read<ApiVersionsRequest>(step);
         CHECK(asked.header.api_version == 0);
         return reply(sasl_versions(), 0, asked.header.correlation_id);
       }},
      {Stage::sasl_choice,
       [](const auto& step) {
         const auto asked = read<SaslHandshakeRequest>(step);
         CHECK(asked.header.api_version == 1);
         CHECK(asked.request.mechanism == "PLAIN");
         SaslHandshakeResponse response;
         response.mechanisms = {"PLAIN"};
         return reply(response, 1, asked.header.correlation_id);
       }},
      {Stage::sasl,
       [](const auto& step) {
         const auto asked = read<SaslAuthenticateRequest>(step);
         CHECK(asked.header.api_version == 2);
         CHECK(asked.request.auth_bytes.size() == 19);
         SaslAuthenticateResponse response;
         response.session_lifetime_ms = 3000;
         return reply(response, 2, asked.header.correlation_id);
       }},
      {Stage::versions,
       [](const auto& step) {
         const auto asked = read<ApiVersionsRequest>(step);
         CHECK(asked.header.api_version == 4);
         return reply(versions_up_to(4), 4, asked.header.correlation_id);
       }},
      {Stage::proof,
       [](const auto& step) {
         const auto asked = read<MetadataRequest>(step);
         return reply(metadata_of("one"), 12, asked.header.correlation_id);
       }},
  };
}

/// Plays the turns before `last` well; what is asked then.
Handshake::Step play(Handshake& handshake, std::size_t last) {
  auto step = connected(handshake);
  const auto turns = plain_turns();
  for (std::size_t i = 0; i < last; ++i) {
    CHECK((handshake.stage() == turns[i].stage));
    step = handshake.on_frame(turns[i].answer(step));
    REQUIRE_FALSE(step.error);
  }
  return step;
}

} // namespace

TEST_CASE("PLAIN from the connection to the proof of the cluster") {
  Handshake handshake(secured(plain(false)));
  const auto step = play(handshake, plain_turns().size());
  CHECK(step.done());
  CHECK((handshake.stage() == Stage::ready));
  CHECK(handshake.proved());
  CHECK(handshake.session_lifetime() == std::chrono::seconds(3));
}

TEST_CASE("TLS comes before the first of Kafka's bytes") {
  Handshake handshake(secured(plain(true)));
  const auto step = connected(handshake);
  CHECK((step.next == Handshake::Next::secure));
  CHECK(step.send.empty());
  CHECK((handshake.stage() == Stage::tls));
  CHECK(read<ApiVersionsRequest>(handshake.on_secured()).header.api_version == 0);
}

TEST_CASE("each step fails well when its reply is cut, garbled, surplus or another's") {
  const auto turns = plain_turns();
  for (std::size_t turn = 0; turn < turns.size(); ++turn) {
    CAPTURE(turn);
    const auto fails = [&](const std::function<void(protocol::Bytes&)>& spoil) {
      Handshake handshake(secured(plain(false)));
      const auto asked = play(handshake, turn);
      auto bytes = turns[turn].answer(asked);
      spoil(bytes);
      const auto step = handshake.on_frame(bytes);
      REQUIRE(step.error);
      CHECK((step.next == Handshake::Next::fail));
      CHECK(step.send.empty());
      CHECK(step.error->code == "BAD_HANDSHAKE");
    };
    Handshake whole(secured(plain(false)));
    const auto size = turns[turn].answer(play(whole, turn)).size();
    for (std::size_t cut = 0; cut < size; ++cut) {
      CAPTURE(cut);
      fails([cut](protocol::Bytes& bytes) { bytes.resize(cut); });
    }
    fails([](protocol::Bytes& bytes) { bytes.push_back(std::byte{0}); });
    fails([](protocol::Bytes& bytes) { bytes[3] ^= std::byte{1}; }); // the correlation id
  }
}

TEST_CASE("a connection that ends is told by the stage it ends in") {
  const auto turns = plain_turns();
  for (std::size_t turn = 0; turn < turns.size(); ++turn) {
    CAPTURE(turn);
    Handshake handshake(secured(plain(false)));
    static_cast<void>(play(handshake, turn));
    const auto error = handshake.on_stranger({}, true);
    const bool authenticating = turn < 3;
    CHECK(error.code == (authenticating ? "CLOSED_AT_AUTHENTICATION" : "CLOSED_AT_HANDSHAKE"));
    CHECK((error.kind == ErrorKind::no_answer));
  }
}

TEST_CASE("refusals end the authentication, and say so") {
  const auto refused = [](std::size_t turn,
                          const std::function<protocol::Bytes(const Handshake::Step&)>& answer) {
    Handshake handshake(secured(plain(false)));
    const auto asked = play(handshake, turn);
    const auto step = handshake.on_frame(answer(asked));
    REQUIRE(step.error);
    return *step.error;
  };
  const Error wrong = refused(2, [](const auto& step) {
    SaslAuthenticateResponse response;
    response.error_code = ErrorCode::sasl_authentication_failed;
    response.error_message = "no such user";
    return reply(response, 2, read<SaslAuthenticateRequest>(step).header.correlation_id);
  });
  CHECK(wrong.code == "AUTHENTICATION_FAILED");
  CHECK((wrong.kind == ErrorKind::unauthorized));
  CHECK(wrong.server_message == "no such user");
  CHECK(is_refusal(wrong));
  const Error disabled = refused(1, [](const auto& step) {
    SaslHandshakeResponse response;
    response.error_code = ErrorCode::unsupported_sasl_mechanism;
    response.mechanisms = {"GSSAPI", "SCRAM-SHA-512"};
    return reply(response, 1, read<SaslHandshakeRequest>(step).header.correlation_id);
  });
  CHECK(disabled.code == "UNSUPPORTED_SASL_MECHANISM");
  CHECK(disabled.text.args.back() == "GSSAPI, SCRAM-SHA-512");
  CHECK(is_refusal(disabled));
  const Error old = refused(0, [](const auto& step) {
    return reply(versions_up_to(2), 0, read<ApiVersionsRequest>(step).header.correlation_id);
  });
  CHECK(old.code == "UNSUPPORTED_VERSION");
}

TEST_CASE("error 0 alone is no success: the mechanism must end") {
  Handshake handshake(secured(plain(false)));
  const auto asked = play(handshake, 2);
  SaslAuthenticateResponse response;
  response.auth_bytes = {std::byte{1}};
  const auto step =
      handshake.on_frame(reply(response, 2, read<SaslAuthenticateRequest>(asked).header.correlation_id));
  REQUIRE(step.error);
  CHECK(step.error->code == "BAD_SASL_MESSAGE");
}

TEST_CASE("a password is not shown to the network unless the profile allows it") {
  for (const bool loopback : {true, false}) {
    for (const bool allowed : {true, false}) {
      CAPTURE(loopback);
      CAPTURE(allowed);
      auto security = plain(false);
      security->plaintext_credentials = allowed;
      Handshake handshake(secured(security));
      const auto step = connected(handshake, loopback);
      CHECK(step.error.has_value() == (!loopback && !allowed));
      if (!step.error) continue;
      CHECK(step.error->code == "PLAINTEXT_CREDENTIALS");
      CHECK((step.error->kind == ErrorKind::usage));
      CHECK(step.send.empty());
    }
  }
  auto scram = plain(false);
  scram->sasl->mechanism = SaslMechanism::scram_sha_512;
  Handshake handshake(secured(scram));
  CHECK_FALSE(connected(handshake, false).error);
}

} // namespace klamm::sansio
