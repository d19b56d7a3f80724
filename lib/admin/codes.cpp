#include <klamm/codes.hpp>
#include <klamm/names.hpp>

#include <protocol/errors.hpp>

#include <algorithm>

namespace klamm {

namespace {

constexpr std::int16_t first_error = -1;
constexpr std::int16_t last_error = 300; // Kafka 4.4 has 133; what it does not know has no name

std::vector<std::string> kafka_codes() {
  std::vector<std::string> codes;
  for (std::int16_t number = first_error; number <= last_error; ++number) {
    const auto name = protocol::name(static_cast<protocol::ErrorCode>(number));
    if (number != 0 && !name.empty()) codes.emplace_back(name);
  }
  return codes;
}

} // namespace

const std::vector<std::string_view>& own_codes() {
  static const std::vector<std::string_view> codes{
      "TIMEOUT",
      "UNREACHABLE",
      "NOT_AUTHORIZED",
      "NO_LEADER",
      "BROKER_FENCED",
      "BROKER_MISSING",
      "UNKNOWN_BROKER",
      "UNKNOWN_ENTITY_TYPE",
      "UNKNOWN_KEY",
      "UNRESOLVED",
      "NO_REPLY",
      "CONNECTION_LOST",
      "CLOSED_AT_HANDSHAKE",
      "CLOSED_AT_AUTHENTICATION",
      "AUTHENTICATION_FAILED",
      "WRONG_CLUSTER",
      "NOT_VISIBLE",
      "STALE",
      "NOT_RUN",
      "OUTCOME_UNKNOWN",
      "NOT_DONE",
      "CHANGED_BY_OTHERS",
      "EARLIER_STEP",
      "STILL_POSSIBLE",
      "CANNOT_TELL",
      "CORRUPT",
      "NO_UNDO",
      "NO_CONTROLLER",
      "COORDINATOR_UNSTABLE",
      "EMPTY_SELECTION",
      "JOURNAL_FAILED",
      "CHANGE_RUNNING",
      "WRITE_FAILED",
      "ADVERTISED_LOOPBACK",
      "BAD_ADVERTISED_ADDRESS",
      "BAD_FRAME",
      "BAD_HANDSHAKE",
      "BAD_REPLY",
      "BAD_SASL_MESSAGE",
      "CERTIFICATE_EXPIRED",
      "CERTIFICATE_NAME",
      "CERTIFICATE_NOT_YET_VALID",
      "CERTIFICATE_PURPOSE",
      "CERTIFICATE_REFUSED",
      "CERTIFICATE_UNKNOWN_CA",
      "CLIENT_CERTIFICATE_REFUSED",
      "CLIENT_CERTIFICATE_REQUIRED",
      "KDC_UNREACHABLE",
      "KERBEROS",
      "KERBEROS_CLOCK_SKEW",
      "KERBEROS_KEYTAB",
      "KERBEROS_NO_TICKET",
      "KERBEROS_SERVICE_UNKNOWN",
      "KERBEROS_TICKET_EXPIRED",
      "NOT_KAFKA",
      "REPLY_TOO_LARGE",
      "SESSION_ENDS",
      "TLS_ALERT",
      "TLS_CLOSED",
      "TLS_EXPECTED",
      "TLS_FAILED",
      "TLS_HANDSHAKE",
      "TLS_NOT_SPOKEN",
      "TLS_VERSION",
      "TOKEN_ENDPOINT",
      "TOO_MANY_BROKERS",
      "ALREADY_MOVING",
      "HOLDS_RECORDS",
      "LIST_TOO_LONG",
      "NO_LIVE_REPLICA",
      "POLICY_VIOLATION",
      "GROUP_SUBSCRIBED_TO_TOPIC",
      "NON_EMPTY_GROUP",
      "UNSUPPORTED_VERSION",
      "UNSUPPORTED_GROUP_TYPE",
      "IS_A_CONTROLLER",
      "NOT_A_CONTROLLER",
  };
  return codes;
}

bool is_code(std::string_view word) {
  const auto& own = own_codes();
  if (std::find(own.begin(), own.end(), word) != own.end()) return true;
  const auto kafka = kafka_codes();
  return std::find(kafka.begin(), kafka.end(), word) != kafka.end();
}

std::string nearest_code(std::string_view word) {
  auto known = kafka_codes();
  known.insert(known.end(), own_codes().begin(), own_codes().end());
  return nearest(word, known);
}

} // namespace klamm
