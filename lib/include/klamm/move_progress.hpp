#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/wait.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::wait {

struct Move {
  std::string topic;
  std::int32_t partition = 0;
  /// On which replicas it stood, where the controller has taken the move: a broker that shows these and never
  /// showed the move has not heard of it. Empty: may stand there for good.
  std::vector<std::int32_t> stood_on = {};
};

struct Moves {
  std::vector<Move> partitions;
  std::optional<std::int64_t> throttle; ///< bytes a second for each broker that gets replicas
};

/// None of these partitions moves, and every live broker that answers shows that: a plan made of what
/// another shows is STALE at once. What is missing: how many still do, what the adding replicas lack
/// (their size against the leader's: DescribeLogDirs, at most every five seconds), at which rate that shrinks
/// and how long it will take, once more than the 11 seconds of a quota's window were seen: before that a
/// throttled copy runs ahead or stands still. Where sizes are missing: what is left at least, or that it
/// could not be learned, and which broker did not tell. Why it does not go on: a broker that is to get a
/// replica, or to keep one, is down. Needs DESCRIBE on cluster and topics (Kafka 2.4).
[[nodiscard]] Condition moves_done(Client& client, Moves moves);

/// Every one of these partitions (topic, partition) stands on these replicas, in this order, as one broker
/// shows it. What is missing: how many do not, and one of them. Needs DESCRIBE on the topics.
[[nodiscard]] Condition
moves_arrived(Client& client,
              std::map<std::pair<std::string, std::int32_t>, std::vector<std::int32_t>> replicas);

} // namespace klamm::wait
