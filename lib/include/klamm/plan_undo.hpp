#pragma once

#include <klamm/plan_moves.hpp>
#include <klamm/plan_topics.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace klamm::plan {

struct UndoWanted {
  bool with_records = false; ///< delete topics the change created even where they hold records by now
};
/// The undo of a change as it stands today: topics it created and that hold records are refused
/// (HOLDS_RECORDS) unless `with_records`, and what would be lost is said. Steps that cannot be undone are
/// problems. `arrived`: partitions (topic, number) that stand where the change moved them. That they are
/// copied back without a throttle is said; one that moved elsewhere before the change is moved there straight
/// away. `moving`: everything in flight. The rate that a change put on a broker with its moves stays, with a
/// note, while the broker gets replicas by moves that the undo does not stop.
[[nodiscard]] Planned undo(const LiveTopics& live, changes::Undo undo, const UndoWanted& wanted,
                           const std::set<std::pair<std::string, std::int32_t>>& arrived = {},
                           const std::map<PartitionAt, LiveMove>& moving = {});
[[nodiscard]] Result<Planned> undo(Client& client, changes::Undo undo, const UndoWanted& wanted,
                                   const Call& call);
/// The moves of such a plan that copy replicas back, of what has arrived: what it leaves to cancel is not
/// among them.
[[nodiscard]] std::vector<WantedMove> moves_back(const changes::Plan& plan);

} // namespace klamm::plan
