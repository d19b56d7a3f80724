// Whether others suffer from a run.

#include <scaling/run/machine.hpp>
#include <scaling/run/replicas.hpp>

#include <algorithm>
#include <iterator>

namespace klamm::scaling::run {

namespace {

/// Fewer in sync than acks=all needs.
bool under_min(const SeenPartition& now) {
  const auto replicas = static_cast<std::int64_t>(now.replicas.size());
  return static_cast<std::int64_t>(now.in_sync.size()) < std::min(now.min_in_sync, replicas);
}

} // namespace

void Machine::watch_brokers(const Seen& seen) {
  for (auto at = gone_.begin(); at != gone_.end();)
    at = seen.live.count(at->first) != 0 ? gone_.erase(at) : std::next(at);
  const auto note = [&](std::int32_t id) {
    if (seen.live.count(id) == 0) gone_.emplace(id, seen.at);
  };
  for (const std::int32_t id : live_) note(id);
  if (looked_) return;
  for (const Goal& goal : goals_) {
    for (const std::int32_t id : goal.from) note(id);
    for (const std::int32_t id : goal.to) note(id);
  }
}

bool Machine::is_dead(std::int32_t broker, Time at) const {
  const auto found = gone_.find(broker);
  return found != gone_.end() && at - found->second >= limits_.grace;
}

/// Half the slots at once where others suffer, one more where nobody has for a while.
void Machine::set_gate(const Seen& seen, Decision& out) {
  std::int64_t out_of_sync = seen.others_out_of_sync;
  std::int64_t under = seen.others_under_min;
  for (std::size_t i = 0; i < goals_.size(); ++i) {
    const SeenPartition& now = seen.partitions[i];
    if (!now.exists) continue;
    under += under_min(now) ? 1 : 0;
    const Item& item = items_[i];
    const bool still = item.state == State::arrived ? seen.at - item.sent_at >= limits_.settle
                                                    : item.state == State::waiting && item.sent.empty();
    if (still) out_of_sync += static_cast<std::int64_t>(missing_in(now.replicas, now.in_sync).size());
  }
  std::optional<Gate::Why> why;
  const bool gone =
      std::any_of(live_.begin(), live_.end(), [&seen](std::int32_t id) { return seen.live.count(id) == 0; });
  if (gone)
    why = Gate::Why::broker_gone;
  else if (looked_ && under > under_min_)
    why = Gate::Why::under_min_isr;
  else if (looked_ && out_of_sync > out_of_sync_)
    why = Gate::Why::replica_left_isr;
  live_ = seen.live;
  under_min_ = under;
  out_of_sync_ = out_of_sync;
  if (why) {
    quiet_since_ = seen.at;
    slots_ = std::max(slots_ / 2, 1);
    out.gate = Gate{*why, slots_};
  } else if (seen.at - quiet_since_ >= limits_.quiet && slots_ < limits_.most_slots && any(State::waiting)) {
    quiet_since_ = seen.at;
    out.gate = Gate{Gate::Why::quiet, ++slots_};
  }
}

} // namespace klamm::scaling::run
