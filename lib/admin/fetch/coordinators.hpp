#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace klamm::admin {

/// FindCoordinator's key types.
enum class CoordinatorKind : std::int8_t { group = 0, transaction = 1, share = 2 };

/// The coordinator of each key: one request for all where the broker takes batches (v4, Kafka 3.0), else one
/// a key. One result a key. Coordinators that are just moving are asked for again until the deadline or five
/// attempts. The brokers named become known to the client. A read-only client first has Metadata show (once)
/// that the internal topic exists, which FindCoordinator could create: where it does not, each key is
/// GROUP_ID_NOT_FOUND or TRANSACTIONAL_ID_NOT_FOUND.
[[nodiscard]] std::vector<Result<std::int32_t>> locate_coordinators(Client& client, CoordinatorKind kind,
                                                                    std::span<const std::string> keys,
                                                                    const Call& call);

} // namespace klamm::admin
