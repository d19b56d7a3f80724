#include "asking.hpp"

namespace klamm::net {

namespace {

std::string closed_port() {
  const testing::TcpServer never_opened(0, [](int) {});
  return "127.0.0.1:" + std::to_string(never_opened.port());
}

/// Accepts and never says a word.
struct Silent {
  testing::Stranger server{"", testing::Stranger::Then::stay};
};

} // namespace

TEST_CASE("an address where nobody listens is unreachable, and named") {
  const std::string address = closed_port();
  Client client = client_at(address);
  const Reply reply = ask_once(client, any_node);
  CHECK(code(reply) == "UNREACHABLE");
  CHECK((reply.error->kind == ErrorKind::no_answer));
  CHECK(says(reply, address));
  CHECK(says(reply, "refused"));
  CHECK_FALSE(reply.written);
}

TEST_CASE("a name that does not resolve is unreachable, and named") {
  Client client = client_at("no-such-host.invalid:9092");
  const Reply reply = ask_once(client, any_node);
  CHECK(code(reply) == "UNREACHABLE");
  CHECK(says(reply, "no-such-host.invalid"));
  CHECK(says(reply, "does not resolve"));
}

TEST_CASE("with several addresses every failure is told") {
  const std::string first = closed_port();
  const std::string second = closed_port();
  Client client = client_at(first + "," + second);
  const Reply reply = ask_once(client, any_node);
  CHECK(code(reply) == "UNREACHABLE");
  CHECK(says(reply, first));
  CHECK(says(reply, second));
}

TEST_CASE("no address at all is the caller's mistake") {
  Client client{ClientConfig{}};
  const Reply reply = ask_once(client, any_node);
  CHECK(code(reply) == "NO_ADDRESS");
  CHECK((reply.error->kind == ErrorKind::usage));
}

TEST_CASE("what listens at a wrong port is told in words") {
  const testing::Stranger http("HTTP/1.1 400 Bad Request\r\n\r\n");
  const testing::Stranger tls(std::string("\x15\x03\x03\x00\x02\x02\x46", 7));
  const testing::Stranger ssh("SSH-2.0-OpenSSH_9.2p1 Debian\r\n", testing::Stranger::Then::stay, true);
  const testing::Stranger garbage(std::string(64, '\xee'), testing::Stranger::Then::stay);
  const testing::Stranger hangs_up("");
  const auto diagnosis = [](const testing::Stranger& stranger) {
    Client client = client_at(stranger.address());
    Reply reply = ask_once(client, any_node);
    CHECK(says(reply, stranger.address()));
    return reply;
  };
  CHECK(says(diagnosis(http), "HTTP server"));
  CHECK(code(diagnosis(tls)) == "TLS_EXPECTED");
  CHECK(says(diagnosis(ssh), "SSH server"));
  CHECK(says(diagnosis(garbage), "not a Kafka reply"));
  CHECK(code(diagnosis(hangs_up)) == "CLOSED_AT_HANDSHAKE");
}

TEST_CASE("a port that accepts and says nothing is asked whether it is a Kafka port") {
  const Silent silent;
  Client client = client_at(silent.server.address());
  const Reply reply = ask_once(client, any_node, Call::within(300ms));
  CHECK(code(reply) == "TIMEOUT");
  CHECK(says(reply, silent.server.address() + " accepted the connection"));
  CHECK(says(reply, "is it a Kafka port?"));
  CHECK_FALSE(reply.written);
}

TEST_CASE("the next bootstrap address is tried when one refuses, is no Kafka, or is silent") {
  ScriptedCluster cluster(1);
  const Silent silent;
  const testing::Stranger http("HTTP/1.1 400 Bad Request\r\n\r\n");
  for (const std::string& first : {closed_port(), http.address(), silent.server.address()}) {
    CAPTURE(first);
    Client client = client_at(first + "," + cluster.bootstrap());
    CHECK(code(ask_once(client, any_node, Call::within(20s))) == "ok");
  }
}

TEST_CASE("a broker whose handshake is cut at every byte is told so, and never hangs") {
  ScriptedCluster cluster(1);
  static_cast<void>(cluster.bootstrap());
  for (std::size_t size = 0; size < 60; ++size) {
    CAPTURE(size);
    cluster.on("ApiVersions").once().cut(size);
    Client client = connect(cluster);
    const Reply reply = ask_once(client, any_node);
    CHECK(code(reply) == "CLOSED_AT_HANDSHAKE");
    CHECK(says(reply, size == 0 ? "TLS or SASL" : "in the middle of a reply"));
  }
}

TEST_CASE("an old broker is asked for its versions again, lower") {
  for (const bool says_its_range : {true, false}) {
    ScriptedCluster cluster(1);
    auto& broker = cluster.model().broker(1);
    broker.versions = testing::with(testing::newest_versions(), "ApiVersions", 0, 2);
    broker.says_its_range = says_its_range;
    Client client = connect(cluster);
    CHECK(code(ask_once(client, any_node)) == "ok");
    const std::int16_t second = says_its_range ? 2 : 0;
    CHECK(cluster.versions("ApiVersions", 1) == std::vector<std::int16_t>{4, second});
  }
}

TEST_CASE("a broker stopped and started again is reached again") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  CHECK(code(ask_once(client, any_node)) == "ok");
  cluster.stop(1);
  CHECK(code(ask_once(client, any_node)) != "ok");
  cluster.start(1);
  CHECK(code(ask_once(client, any_node)) == "ok");
}

TEST_CASE("addresses are taken as Kafka's clients take them, and what separates them wrongly is said") {
  const auto text = [](const char* list) {
    const auto parsed = parse_endpoints(list);
    std::string out;
    if (!parsed) return "refused: " + parsed.error().code;
    for (const auto& endpoint : *parsed) out += (out.empty() ? "" : " ") + endpoint.text();
    return out;
  };
  CHECK(text("PLAINTEXT://kafka-1:9092, SASL_SSL://[::1]:9093") == "kafka-1:9092 [::1]:9093");
  CHECK(text("http://kafka:9092/") == "kafka:9092");
  CHECK(text("kafka") == "kafka:9092");
  for (const char* wrong : {"a:1;b:2", "a:1 b:2", "a/b:1", "://", "PLAINTEXT://", "a:1,,b:2"})
    CHECK(text(wrong) == "refused: BAD_ADDRESS");
}

} // namespace klamm::net
