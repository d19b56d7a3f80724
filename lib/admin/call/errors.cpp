#include <admin/call/errors.hpp>

#include <string_view>
#include <utility>

namespace klamm::admin {

namespace {

constexpr std::size_t longest_words = 1024;

/// `%1` is the target, `%2` Kafka's name of the error.
Text sentence_on_target(protocol::ErrorCode code) {
  using protocol::ErrorCode;
  switch (code) {
  case ErrorCode::unknown_topic_or_partition:
    return KLAMM_TEXT("kafka", "%1: the topic or partition does not exist, or this user may not see it");
  case ErrorCode::leader_not_available: return KLAMM_TEXT("kafka", "%1: the partition has no leader");
  case ErrorCode::topic_authorization_failed:
    return KLAMM_TEXT("kafka", "%1: not authorised (needs DESCRIBE on the topic)");
  case ErrorCode::group_authorization_failed:
    return KLAMM_TEXT("kafka", "%1: not authorised (needs DESCRIBE on the group)");
  case ErrorCode::cluster_authorization_failed:
    return KLAMM_TEXT("kafka", "%1: not authorised (needs DESCRIBE or DESCRIBE_CONFIGS on the cluster)");
  case ErrorCode::invalid_topic_exception:
    return KLAMM_TEXT("kafka", "%1: Kafka does not accept this topic name");
  case ErrorCode::group_id_not_found: return KLAMM_TEXT("kafka", "%1: the group does not exist");
  case ErrorCode::coordinator_load_in_progress:
    return KLAMM_TEXT("kafka", "%1: its coordinator is still loading; try again shortly");
  default: return KLAMM_TEXT("kafka", "%1: Kafka answered %2");
  }
}

/// The same where the target is the cluster, which is not named.
Text sentence(protocol::ErrorCode code) {
  using protocol::ErrorCode;
  switch (code) {
  case ErrorCode::unknown_topic_or_partition:
    return KLAMM_TEXT("kafka", "the topic or partition does not exist, or this user may not see it");
  case ErrorCode::leader_not_available: return KLAMM_TEXT("kafka", "the partition has no leader");
  case ErrorCode::topic_authorization_failed:
    return KLAMM_TEXT("kafka", "not authorised (needs DESCRIBE on the topic)");
  case ErrorCode::group_authorization_failed:
    return KLAMM_TEXT("kafka", "not authorised (needs DESCRIBE on the group)");
  case ErrorCode::cluster_authorization_failed:
    return KLAMM_TEXT("kafka", "not authorised (needs DESCRIBE or DESCRIBE_CONFIGS on the cluster)");
  case ErrorCode::invalid_topic_exception:
    return KLAMM_TEXT("kafka", "Kafka does not accept this topic name");
  case ErrorCode::group_id_not_found: return KLAMM_TEXT("kafka", "the group does not exist");
  case ErrorCode::coordinator_load_in_progress:
    return KLAMM_TEXT("kafka", "its coordinator is still loading; try again shortly");
  default: return KLAMM_TEXT("kafka", "Kafka answered %2");
  }
}

bool is_authorization(protocol::ErrorCode code) {
  using protocol::ErrorCode;
  return code == ErrorCode::topic_authorization_failed || code == ErrorCode::group_authorization_failed ||
         code == ErrorCode::cluster_authorization_failed ||
         code == ErrorCode::transactional_id_authorization_failed ||
         code == ErrorCode::delegation_token_authorization_failed;
}

/// A newer Kafka's error is shown by its number.
std::string name_of(protocol::ErrorCode code) {
  const auto name = protocol::name(code);
  return name.empty() ? "KAFKA_ERROR_" + std::to_string(static_cast<int>(code)) : std::string(name);
}

} // namespace

Error kafka_error(protocol::ErrorCode code, std::string target, const std::string& server_message) {
  Error error;
  const std::string name = name_of(code);
  error.code = name;
  if (is_authorization(code)) {
    error.kind = ErrorKind::unauthorized;
    error.code = "NOT_AUTHORIZED";
  } else if (code == protocol::ErrorCode::leader_not_available) {
    error.code = "NO_LEADER";
  }
  error.text = (target.empty() ? sentence(code) : sentence_on_target(code)).with(target, name);
  error.target = std::move(target);
  error.server_message = server_words(server_message);
  return error;
}

bool is_coordinator_error(protocol::ErrorCode code) {
  return code == protocol::ErrorCode::not_coordinator ||
         code == protocol::ErrorCode::coordinator_not_available;
}

Error coordinator_unstable(std::string target, std::span<const std::int32_t> hops) {
  std::string names;
  for (const std::int32_t hop : hops) names += (names.empty() ? "" : ", ") + std::to_string(hop);
  Error error;
  error.code = "COORDINATOR_UNSTABLE";
  error.text =
      KLAMM_TEXT("kafka", "%1: no broker accepts to be its coordinator (%2); is the cluster restarting?")
          .with(target, names);
  error.target = std::move(target);
  return error;
}

std::string server_words(const std::optional<std::string>& message) {
  return message.value_or("").substr(0, longest_words);
}

Error about(Error error, std::string target) {
  if (error.target.empty()) error.target = std::move(target);
  return error;
}

} // namespace klamm::admin
