// Which moves to cancel. Pure but for the overload at the end of live_moves.cpp.

#include <klamm/plan_moves.hpp>
#include <klamm/units.hpp>

#include <change/live/live_moves.hpp>

#include <set>

namespace klamm::plan {

using namespace changes; // operations

CancelReassignment cancel_of(const LiveTopic& topic, std::int32_t partition, const LiveMove& move) {
  CancelReassignment cancel;
  cancel.topic = topic.name;
  cancel.topic_id = topic.id;
  cancel.partition = partition;
  cancel.running = true;
  cancel.old_target = move.target;
  cancel.replicas = move.original;
  return cancel;
}

namespace {

/// Of a partition that does not move.
CancelReassignment cancelled(const LiveTopic& topic, std::int32_t partition) {
  CancelReassignment cancel;
  cancel.topic = topic.name;
  cancel.topic_id = topic.id;
  cancel.partition = partition;
  cancel.replicas = topic.replicas.at(static_cast<std::size_t>(partition));
  return cancel;
}

} // namespace

Planned cancel_moves(const LiveMoves& live, const CancelMoves& wanted) {
  Planned out = planned_for(live);
  std::vector<PartitionAt> meant;
  if (wanted.all) {
    for (const auto& [at, move] : live.moving) meant.push_back(at);
  } else {
    meant = partitions_meant(live, wanted.partitions, out.problems);
  }
  const std::set<std::string> whole = [&] {
    std::set<std::string> names;
    for (const auto& word : wanted.partitions) {
      if (word.partitions.empty()) names.insert(word.topic);
    }
    return names;
  }();
  std::int64_t copied = 0;
  bool some_unknown = false;
  for (const auto& [topic, partition] : meant) {
    const auto move = live.moving.find({topic, partition});
    const auto at = live.topics.find(topic);
    if (at == live.topics.end()) continue;
    if (move == live.moving.end()) {
      if (whole.count(topic) == 0) out.unchanged.emplace_back(cancelled(at->second, partition));
    } else {
      out.plan.steps.emplace_back(cancel_of(at->second, partition, move->second));
      copied += move->second.copied.value_or(0);
      some_unknown = some_unknown || !move->second.copied;
    }
  }
  if (copied > 0)
    out.notes.push_back((some_unknown ? KLAMM_TEXT("plan", "at least %1 copied so far will be discarded")
                                      : KLAMM_TEXT("plan", "%1 copied so far will be discarded"))
                            .with(units::print_size(copied)));
  if (out.plan.steps.empty() && out.unchanged.empty() && out.problems.empty())
    out.notes.push_back(KLAMM_TEXT("plan", "no partition moves: nothing to cancel"));
  return out;
}

} // namespace klamm::plan
