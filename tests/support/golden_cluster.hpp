#pragma once

#include <support/model.hpp>

namespace klamm::testing {

/// A cluster of three brokers with everything a read can meet, the same in every run: what the command line's
/// goldens are made of.
///
///   topics   orders 6×3 (partition 4 under-replicated), clicks 3×2 (partition 2 has no leader), logs.app
///   12×1,
///            device.latest 3×2 compacted (partition 0 moves from broker 1 to 3), account.events 3×3 with min
///            ISR 2 (partition 1 below it), __consumer_offsets 3×3, secret.topic (nobody may describe it)
///   groups   billing (classic, caught up), shipping (classic, lags, one member), audit (classic, empty,
///   stopped: data
///            loss), fraud (consumer, two members), replay (classic, ahead of the log), newcomer (consumer,
///            live, never committed), old-report (classic, commit of a deleted topic), sessions (share),
///            enricher (streams)
[[nodiscard]] Model golden_cluster();

} // namespace klamm::testing
