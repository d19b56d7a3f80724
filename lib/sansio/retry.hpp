#pragma once

#include <protocol/api.hpp>

#include <chrono>
#include <cstdint>

namespace klamm::sansio {

/// What the caller does next with an item that Kafka answered with this error.
enum class Reaction {
  none,    ///< no error
  fail,    ///< final
  again,   ///< ask the same broker again after a pause
  look_up, ///< the leader, coordinator or controller is elsewhere: look it up, then ask there
  unknown, ///< a change may have happened; it must not be sent again
};

/// The rule for reads (KafkaAdminClient's and the exception hierarchy's, with coordinator and leader errors
/// sent back to the look-up).
[[nodiscard]] Reaction reaction_to(std::int16_t kafka_error);

/// The rule for changes: only what `api` refuses is tried again; after UNKNOWN_SERVER_ERROR,
/// REQUEST_TIMED_OUT, and a coordinator that went away over a write, nobody knows; the rest is final.
[[nodiscard]] Reaction reaction_to_change(const protocol::ApiInfo& api, std::int16_t kafka_error);

inline constexpr int most_attempts = 5;

/// The pause before attempt `attempt` (1 is the first retry): 100 ms doubling to 1 s, ± 20 %.
/// `random` is any number; its low bits decide the jitter, so that a test can fix it.
[[nodiscard]] std::chrono::milliseconds backoff(int attempt, std::uint32_t random);

} // namespace klamm::sansio
