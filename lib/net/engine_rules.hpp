#pragma once

#include <net/connection.hpp>

#include <chrono>
#include <string>
#include <utility>

// What both halves of the engine know of connections, and the words for what did not come in time.

namespace klamm::net {

inline bool is_setting_up(const Connection& connection) {
  return connection.state() == Connection::State::connecting ||
         connection.state() == Connection::State::handshake;
}

inline bool is_ready(const Connection& connection) {
  return !is_setting_up(connection) && connection.state() != Connection::State::closed;
}

inline Error timeout(Text text, std::int32_t node) {
  Error error = Error::of(ErrorKind::no_answer, "TIMEOUT", std::move(text));
  if (node >= 0) error.broker_id = node;
  return error;
}

/// Of a peer that accepted the connection and then stands still in this stage.
inline Error silent_handshake(const Connection& connection) {
  using Need = sansio::SaslNeed::Kind;
  const sansio::Stage stage = connection.stage();
  Text words = KLAMM_TEXT("net", "%1 accepted the connection but does not complete Kafka's handshake: "
                                 "is it a Kafka port?");
  if (stage == sansio::Stage::tls)
    words = KLAMM_TEXT(
        "net", "%1 accepted the connection but does not complete the TLS handshake: is it a TLS port?");
  if (stage == sansio::Stage::sasl) words = KLAMM_TEXT("net", "%1 does not complete the authentication");
  const auto need = connection.waits_for();
  if (need == Need::token)
    words =
        KLAMM_TEXT("net", "the bearer token for %1 has not come: its endpoint or program does not answer");
  if (need == Need::gss_step || need == Need::gss_answer)
    words = KLAMM_TEXT("net", "the Kerberos ticket for %1 has not come: the KDC does not answer");
  return timeout(std::move(words).with(connection.setup().name), connection.setup().node);
}

} // namespace klamm::net
