#include "handshake_parts.hpp"

#include <string_view>

namespace klamm::sansio {

namespace {

struct Diagnosis {
  std::string code;
  std::string words;
};

Diagnosis of(std::string_view received, bool closed) {
  const Error error = Handshake(config()).on_stranger(std::as_bytes(std::span(received)), closed);
  CHECK((error.kind == ErrorKind::no_answer));
  CHECK(error.text.english().find("kafka:9092") != std::string::npos);
  return {error.code, error.text.english()};
}

bool says(const Diagnosis& diagnosis, std::string_view words) {
  return diagnosis.words.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("what is no Kafka broker is told in words") {
  for (const bool closed : {false, true}) {
    const auto http = of("HTTP/1.1 400 Bad Request\r\n", closed);
    CHECK(http.code == "NOT_KAFKA");
    CHECK(says(http, "HTTP server"));
    const auto ssh = of("SSH-2.0-OpenSSH_9.2p1\r\n", closed);
    CHECK(ssh.code == "NOT_KAFKA");
    CHECK(says(ssh, "SSH server"));
    for (const std::string_view tls : {std::string_view("\x15\x03\x03\x00\x02\x02\x46", 7), //
                                       std::string_view("\x16\x03\x01\x00\x20", 5)}) {
      const auto alert = of(tls, closed);
      CHECK(alert.code == "TLS_EXPECTED");
      CHECK(says(alert, "security.protocol"));
    }
  }
  const auto garbage = of("\x7f\x7f\x7f\x7f what", false);
  CHECK(garbage.code == "NOT_KAFKA");
  CHECK(says(garbage, "check the port"));
}

TEST_CASE("a connection closed during the handshake may be TLS, SASL or no Kafka") {
  const auto empty = of("", true);
  CHECK(empty.code == "CLOSED_AT_HANDSHAKE");
  CHECK(says(empty, "TLS or SASL"));
  const auto middle = of(std::string_view("\x00\x00\x00\x40\x00", 5), true);
  CHECK(middle.code == "CLOSED_AT_HANDSHAKE");
  CHECK(says(middle, "in the middle of a reply"));
}

} // namespace klamm::sansio
