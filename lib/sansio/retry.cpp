#include <sansio/retry.hpp>

#include <algorithm>

namespace klamm::sansio {

Reaction reaction_to(std::int16_t kafka_error) {
  switch (kafka_error) {
  case 0: return Reaction::none;
  // the wrong broker was asked, or the right one is not known yet
  case 5:   // LEADER_NOT_AVAILABLE
  case 6:   // NOT_LEADER_OR_FOLLOWER
  case 9:   // REPLICA_NOT_AVAILABLE
  case 15:  // COORDINATOR_NOT_AVAILABLE
  case 16:  // NOT_COORDINATOR
  case 41:  // NOT_CONTROLLER
  case 56:  // KAFKA_STORAGE_ERROR
  case 72:  // LISTENER_NOT_FOUND
  case 74:  // FENCED_LEADER_EPOCH
  case 75:  // UNKNOWN_LEADER_EPOCH
  case 83:  // ELIGIBLE_LEADERS_NOT_AVAILABLE
  case 100: // UNKNOWN_TOPIC_ID
  case 103: // INCONSISTENT_TOPIC_ID
    return Reaction::look_up;
  // the right broker, at a bad moment
  case 2:   // CORRUPT_MESSAGE
  case 7:   // REQUEST_TIMED_OUT
  case 13:  // NETWORK_EXCEPTION
  case 14:  // COORDINATOR_LOAD_IN_PROGRESS
  case 19:  // NOT_ENOUGH_REPLICAS
  case 20:  // NOT_ENOUGH_REPLICAS_AFTER_APPEND
  case 51:  // CONCURRENT_TRANSACTIONS
  case 70:  // FETCH_SESSION_ID_NOT_FOUND
  case 71:  // INVALID_FETCH_SESSION_EPOCH
  case 78:  // OFFSET_NOT_AVAILABLE
  case 80:  // PREFERRED_LEADER_NOT_AVAILABLE
  case 88:  // UNSTABLE_OFFSET_COMMIT
  case 89:  // THROTTLING_QUOTA_EXCEEDED
  case 106: // FETCH_SESSION_TOPIC_ID_ERROR
    return Reaction::again;
  default: return Reaction::fail;
  }
}

Reaction reaction_to_change(const protocol::ApiInfo& api, std::int16_t kafka_error) {
  constexpr std::int16_t unknown_server_error = -1;
  constexpr std::int16_t request_timed_out = 7;
  constexpr std::int16_t coordinator_not_available = 15;
  if (kafka_error == 0) return Reaction::none;
  if (api.refused_with(kafka_error)) return reaction_to(kafka_error);
  const bool lost_write =
      kafka_error == coordinator_not_available && api.route == protocol::Route::group_coordinator;
  if (kafka_error == unknown_server_error || kafka_error == request_timed_out || lost_write)
    return Reaction::unknown;
  return Reaction::fail;
}

std::chrono::milliseconds backoff(int attempt, std::uint32_t random) {
  const int doubled = 100 << std::clamp(attempt - 1, 0, 4);
  const int base = std::min(doubled, 1000);
  const int jitter = static_cast<int>(random % 41U) - 20;
  return std::chrono::milliseconds(base + base * jitter / 100);
}

} // namespace klamm::sansio
