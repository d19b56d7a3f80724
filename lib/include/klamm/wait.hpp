#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace klamm::wait {

/// Looks once. An empty text: it holds. Otherwise what still stands in the way, or why that could not be
/// learned.
using Condition = std::function<Result<Text>(const Call& call)>;

struct Pace {
  std::chrono::milliseconds interval{500}; ///< between two looks
  std::chrono::milliseconds stable{0};     ///< how long it must hold without a break
};

/// What came of a wait that succeeded.
struct Waited {
  std::string condition; ///< as the caller named it: `topic orders`
  std::chrono::milliseconds waited{0};
  std::int32_t looks = 0;
};

/// Looks until the condition holds, or the call's deadline passes: TIMEOUT (kind no_answer) then says what
/// was missing last. A look that fails because nobody answers is one more thing that is missing; a look that
/// can never succeed (not authorised, not supported, another cluster, wrong usage) ends the wait. Each look
/// has at most ten seconds. `call.progress` hears what is missing whenever that changes.
[[nodiscard]] Result<Waited> until(const std::string& name, const Condition& condition, const Pace& pace,
                                   const Call& call);

/// No broker fenced, missing or not answering, no partition offline, under-replicated or with fewer
/// in-sync replicas than acks=all needs, and at least that many live brokers. Needs DESCRIBE on cluster and
/// topics; the last is judged where DESCRIBE_CONFIGS lets see min.insync.replicas.
[[nodiscard]] Condition healthy(Client& client, std::int32_t brokers = 0);

/// Every live broker knows these topics and a leader of each of their partitions; or, with `gone`, none knows
/// any of them. Metadata of each broker, at once. Needs DESCRIBE on the topics: without it Kafka calls them
/// unknown.
[[nodiscard]] Condition topics(Client& client, std::vector<std::string> names, bool gone);

/// The group is in this state (`Empty`, `STABLE`, …, whatever the case and underscores). A group that does
/// not exist is `Dead`.
[[nodiscard]] Condition group_state(Client& client, std::string group, std::string state);

/// No partition of these topics (none named: of any) moves, and every live broker that answers shows that of
/// the topics named and of those seen moving. Needs DESCRIBE on cluster and topics (Kafka 2.4).
[[nodiscard]] Condition no_reassignment(Client& client, std::vector<std::string> topics);

/// The broker is in the cluster and answers; with `in_sync`, every replica on it is also in its partition's
/// ISR. One that is not even registered (Kafka 4.0 tells) ends the wait: UNKNOWN_BROKER, kind usage.
[[nodiscard]] Condition broker(Client& client, std::int32_t id, bool in_sync);

} // namespace klamm::wait

namespace klamm {
template <>
struct View<wait::Waited> {
  static const Schema& schema();
};
} // namespace klamm
