#pragma once

#include <klamm/result.hpp>

#include <protocol/errors.hpp>

#include <cstdint>
#include <span>
#include <string>

namespace klamm::admin {

/// An error Kafka answered for `target` (`topic orders`, `group g1`) as ours: its name as code, except that
/// every authorisation error is `NOT_AUTHORIZED` and a missing leader is `NO_LEADER`, the words that --allow
/// knows. An empty target stands for the cluster itself, which the words do not name.
[[nodiscard]] Error kafka_error(protocol::ErrorCode code, std::string target,
                                const std::string& server_message = {});

/// Errors that send a group or transaction back to FindCoordinator.
[[nodiscard]] bool is_coordinator_error(protocol::ErrorCode code);

/// `COORDINATOR_UNSTABLE`: each of these brokers was named as `target`'s coordinator and denied it.
[[nodiscard]] Error coordinator_unstable(std::string target, std::span<const std::int32_t> hops);

/// The broker's words cut to 1 KiB.
[[nodiscard]] std::string server_words(const std::optional<std::string>& message);

/// Puts a target on an error that has none.
[[nodiscard]] Error about(Error error, std::string target);

} // namespace klamm::admin
