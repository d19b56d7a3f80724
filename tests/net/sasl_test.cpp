#include "asking.hpp"

#include <klamm/security.hpp>

#include <protocol/mirror/sasl_authenticate.hpp>
#include <protocol/mirror/sasl_handshake.hpp>

#include <atomic>
#include <mutex>
#include <thread>

// Authentication as the network does it: against brokers that refuse, stall, garble and hang up at every
// step.

namespace klamm::net {

using protocol::ErrorCode;
using protocol::SaslAuthenticateRequest;
using protocol::SaslAuthenticateResponse;
using protocol::SaslHandshakeRequest;
using protocol::SaslHandshakeResponse;

namespace {

/// Brokers that want PLAIN with the password `right`.
struct Guarded {
  explicit Guarded(std::int32_t brokers, std::chrono::milliseconds lifetime = {}) : cluster(brokers) {
    cluster.handle<SaslHandshakeRequest>([](const auto&, const SaslHandshakeRequest& request) {
      SaslHandshakeResponse out;
      out.mechanisms = {"PLAIN"};
      if (request.mechanism != "PLAIN") out.error_code = ErrorCode::unsupported_sasl_mechanism;
      return out;
    });
    cluster.handle<SaslAuthenticateRequest>([lifetime](const auto&, const SaslAuthenticateRequest& request) {
      SaslAuthenticateResponse out;
      const std::string expected("\0alice\0right", 12);
      const auto bytes = std::as_bytes(std::span(expected));
      if (!std::equal(bytes.begin(), bytes.end(), request.auth_bytes.begin(), request.auth_bytes.end()))
        out.error_code = ErrorCode::sasl_authentication_failed;
      out.session_lifetime_ms = lifetime.count();
      return out;
    });
  }

  Client client(const char* password = "right", SaslMechanism mechanism = SaslMechanism::plain) {
    auto security = std::make_shared<Security>();
    security->sasl.emplace();
    security->sasl->mechanism = mechanism;
    security->sasl->user = "alice";
    security->sasl->password = Secret(std::string_view(password));
    ClientConfig config;
    config.bootstrap = *parse_endpoints(cluster.bootstrap());
    config.security = std::move(security);
    return Client(std::move(config));
  }

  ScriptedCluster cluster;
};

} // namespace

TEST_CASE("a client that is let in asks as ever") {
  Guarded guarded(3);
  Client client = guarded.client();
  learn(client);
  for (std::int32_t id = 1; id <= 3; ++id) CHECK(code(ask_once(client, id)) == "ok");
  CHECK(guarded.cluster.requests("SaslAuthenticate") == 3);
  CHECK(guarded.cluster.bad_requests().empty());
}

TEST_CASE("a wrong password is tried once, at one of nine brokers, however many calls wait") {
  Guarded guarded(9);
  Client client = guarded.client("wrong");
  std::vector<std::thread> callers;
  std::atomic<int> refused = 0;
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&] {
      Scatter scatter(client.core(), patient());
      for (std::uint64_t tag = 0; tag < 5; ++tag) scatter.send(any_node, tag, list_groups(client));
      while (const auto reply = scatter.next()) refused += code(*reply) == "AUTHENTICATION_FAILED" ? 1 : 0;
    });
  }
  for (auto& caller : callers) caller.join();
  CHECK(refused == 20);
  CHECK(code(ask_once(client, any_node)) == "AUTHENTICATION_FAILED");
  CHECK((ask_once(client, any_node).error->kind == ErrorKind::unauthorized));
  CHECK(guarded.cluster.requests("SaslAuthenticate") == 1);
}

TEST_CASE("AWS_MSK_IAM reads its credentials for each connection, and ends by the broker's answer") {
  ScriptedCluster cluster(1);
  std::vector<std::string> payloads;
  std::mutex mutex;
  cluster.handle<SaslHandshakeRequest>([](const auto&, const SaslHandshakeRequest& request) {
    SaslHandshakeResponse out;
    out.mechanisms = {"AWS_MSK_IAM"};
    if (request.mechanism != "AWS_MSK_IAM") out.error_code = ErrorCode::unsupported_sasl_mechanism;
    return out;
  });
  cluster.handle<SaslAuthenticateRequest>([&](const auto&, const SaslAuthenticateRequest& request) {
    const std::lock_guard lock(mutex);
    payloads.emplace_back(reinterpret_cast<const char*>(request.auth_bytes.data()),
                          request.auth_bytes.size());
    SaslAuthenticateResponse out;
    if (payloads.back().find("AKIAEXPIRED/") != std::string::npos) {
      out.error_code = ErrorCode::sasl_authentication_failed;
      out.error_message = "Access denied";
      return out;
    }
    const std::string answer = R"({"version":"2020_10_22","request-id":"f1"})";
    const auto bytes = std::as_bytes(std::span(answer));
    out.auth_bytes.assign(bytes.begin(), bytes.end());
    out.session_lifetime_ms = 400;
    return out;
  });
  std::atomic<int> read = 0;
  auto security = std::make_shared<Security>();
  security->sasl.emplace();
  security->sasl->mechanism = SaslMechanism::aws_msk_iam;
  security->sasl->aws.emplace();
  security->sasl->aws->other_region = "eu-west-1";
  security->sasl->aws->credentials = [&read]() -> Result<AwsCredentials> {
    return AwsCredentials{++read < 3 ? "AKIAGOOD" : "AKIAEXPIRED", Secret(std::string_view("s3cr3t")),
                          Secret()};
  };
  ClientConfig config;
  config.bootstrap = *parse_endpoints(cluster.bootstrap());
  config.security = std::move(security);
  Client client(std::move(config));
  std::string last;
  for (const auto end = Clock::now() + 10s; Clock::now() < end && last != "AUTHENTICATION_FAILED";) {
    last = code(ask_once(client, any_node));
    CHECK((last == "ok" || last == "AUTHENTICATION_FAILED"));
    std::this_thread::sleep_for(20ms);
  }
  CHECK(last == "AUTHENTICATION_FAILED");
  CHECK(read == 3);
  REQUIRE(payloads.size() == 3);
  CHECK(payloads[0].find(R"("x-amz-credential":"AKIAGOOD/)") != std::string::npos);
  CHECK(payloads[0].find("s3cr3t") == std::string::npos);
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("the first authentication completes alone") {
  Guarded guarded(3);
  guarded.cluster.on("SaslAuthenticate").nth(1).hold();
  Client client = guarded.client();
  Scatter scatter(client.core(), patient());
  for (std::uint64_t tag = 0; tag < 6; ++tag) scatter.send(any_node, tag, list_groups(client));
  CHECK(guarded.cluster.wait_for("SaslAuthenticate", 1));
  std::this_thread::sleep_for(100ms);
  CHECK(guarded.cluster.server(1).accepted() + guarded.cluster.server(2).accepted() +
            guarded.cluster.server(3).accepted() ==
        1);
  guarded.cluster.release();
  while (const auto reply = scatter.next()) CHECK(code(*reply) == "ok");
}

TEST_CASE("a mechanism that is not enabled is refused once") {
  Guarded guarded(3);
  Client client = guarded.client("right", SaslMechanism::scram_sha_512);
  CHECK(code(ask_once(client, any_node)) == "UNSUPPORTED_SASL_MECHANISM");
  CHECK(code(ask_once(client, any_node)) == "UNSUPPORTED_SASL_MECHANISM");
  CHECK(guarded.cluster.requests("SaslHandshake") == 1);
}

TEST_CASE("each step of the set-up that is cut, garbled or stalled fails with its own code, and the next try "
          "succeeds") {
  struct Step {
    const char* api;
    int nth;
    const char* closed;
  };
  for (const Step& step : {Step{"ApiVersions", 1, "CLOSED_AT_AUTHENTICATION"},
                           Step{"SaslHandshake", 1, "CLOSED_AT_AUTHENTICATION"},
                           Step{"SaslAuthenticate", 1, "CLOSED_AT_AUTHENTICATION"},
                           Step{"ApiVersions", 2, "CLOSED_AT_HANDSHAKE"}}) {
    CAPTURE(step.api);
    CAPTURE(step.nth);
    const auto fails = [&](const char* expected, const Call& call,
                           const std::function<void(testing::Rule&)>& how) {
      Guarded guarded(1);
      auto& rule = guarded.cluster.on(step.api).nth(step.nth);
      how(rule);
      Client client = guarded.client();
      const Reply reply = ask_once(client, any_node, call);
      CHECK(code(reply) == expected);
      CHECK_FALSE(reply.written);
      // One that stalls is waited for: the first authentication completes alone.
      if (code(reply) != "TIMEOUT") CHECK(code(ask_once(client, any_node)) == "ok");
      CHECK(guarded.cluster.bad_requests().empty());
    };
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{3}, std::size_t{9}}) {
      CAPTURE(bytes);
      fails(step.closed, patient(), [bytes](testing::Rule& rule) { rule.cut(bytes); });
    }
    fails("BAD_HANDSHAKE", patient(), [](testing::Rule& rule) { rule.corrupt(7); }); // the correlation id
    fails("NOT_KAFKA", patient(), [](testing::Rule& rule) { rule.corrupt(0); });     // the length
    fails("TIMEOUT", Call::within(300ms), [](testing::Rule& rule) { rule.stall(6); });
  }
}

TEST_CASE("a session that ends soon is replaced, and no request fails") {
  Guarded guarded(1, 500ms);
  Client client = guarded.client();
  const auto end = Clock::now() + 2s;
  while (Clock::now() < end) {
    CHECK(code(ask_once(client, any_node)) == "ok");
    std::this_thread::sleep_for(20ms);
  }
  CHECK(guarded.cluster.requests("SaslAuthenticate") >= 3);
  CHECK(guarded.cluster.requests("SaslAuthenticate") <= 8);
}

} // namespace klamm::net
