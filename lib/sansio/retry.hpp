#pragma once

#include <chrono>
#include <cstdint>

namespace klamm::sansio {

/// What the caller does next with an item that Kafka answered with this error.
enum class Reaction {
  none,    ///< no error
  fail,    ///< final
  again,   ///< ask the same broker again after a pause
  look_up, ///< the leader, coordinator or controller is elsewhere: look it up, then ask there
};

/// The rule for reads (KafkaAdminClient's and the exception hierarchy's, with coordinator and leader errors
/// sent back to the look-up). Changes must not use it after a byte was written: their outcome is unknown.
[[nodiscard]] Reaction reaction_to(std::int16_t kafka_error);

inline constexpr int most_attempts = 5;

/// The pause before attempt `attempt` (1 is the first retry): 100 ms doubling to 1 s, ± 20 %.
/// `random` is any number; its low bits decide the jitter, so that a test can fix it.
[[nodiscard]] std::chrono::milliseconds backoff(int attempt, std::uint32_t random);

} // namespace klamm::sansio
