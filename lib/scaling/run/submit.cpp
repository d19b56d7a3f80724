// What a run submits next: within the slots of every broker, the largest bottleneck first.

#include <scaling/run/machine.hpp>
#include <scaling/run/replicas.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace klamm::scaling::run {

namespace {

/// Bytes that brokers are still to get, and to give.
struct Loads {
  std::map<std::int32_t, std::int64_t> in, out;
};

std::int64_t at_or_zero(const std::map<std::int32_t, std::int64_t>& loads, std::int32_t broker) {
  const auto found = loads.find(broker);
  return found == loads.end() ? 0 : found->second;
}

std::int64_t bytes_of(const Goal& goal) {
  return goal.bytes.value_or(0) + 1; // what is not known counts by the number
}

/// What is submitted earlier comes first.
struct Candidate {
  int when = 0;
  std::int64_t load = 0;
  std::int64_t bytes = 0;
  std::size_t goal = 0;
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tuple(a.when, -a.load, -a.bytes, a.goal) < std::tuple(b.when, -b.load, -b.bytes, b.goal);
  }
};

/// Order changes copy nothing. A partition that lacks replicas gets one early, and loses one late.
int when_of(const SeenPartition& now, const Replicas& adds, const Replicas& removes) {
  enum { at_once, repairs, usual, last };
  if (adds.empty() && removes.empty()) return at_once;
  const auto in_sync = static_cast<std::int64_t>(now.in_sync.size());
  const auto replicas = static_cast<std::int64_t>(now.replicas.size());
  if (in_sync >= std::min(now.min_in_sync, replicas)) return usual;
  return removes.empty() ? repairs : last;
}

} // namespace

std::int32_t Machine::weight(const Goal& goal) const {
  if (!goal.bytes || *goal.bytes >= limits_.small_bytes) return units_a_slot;
  const std::int64_t units = *goal.bytes * units_a_slot / std::max<std::int64_t>(limits_.small_bytes, 1);
  return std::max(static_cast<std::int32_t>(units), 1);
}

Machine::Use Machine::in_use() const {
  Use use;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    if ((item.state != State::moving && item.state != State::cancelling) || !item.adds) continue;
    use.in[*item.adds] += weight(goals_[i]);
    use.incoming[*item.adds] += goals_[i].bytes.value_or(0);
    if (item.source) use.out[*item.source] += weight(goals_[i]);
    ++use.entries[goals_[i].topic];
  }
  return use;
}

/// Whether a broker may get a replica now; `hold`: what else than a busy slot stands against it.
bool Machine::takes(std::int32_t broker, std::size_t goal, const Seen& seen, const Use& use,
                    std::optional<Left>& hold) const {
  if (seen.live.count(broker) == 0) {
    hold = Left::broker_down;
    return false;
  }
  const std::int64_t bytes = goals_[goal].bytes.value_or(0);
  const auto room = seen.room.find(broker);
  if (room != seen.room.end() && room->second < at_or_zero(use.incoming, broker) + bytes) {
    if (!hold) hold = Left::no_room;
    return false;
  }
  const auto used = use.in.find(broker);
  return used == use.in.end() || used->second + weight(goals_[goal]) <= slots_ * units_a_slot;
}

/// The next step of a partition, with one new replica at most. None: not now; `hold` of the item says why,
/// where it is not for want of a slot.
std::optional<Submission> Machine::next_step(std::size_t goal, const Seen& seen, const Use& use) {
  const SeenPartition& now = seen.partitions[goal];
  const Goal& wanted = goals_[goal];
  Item& item = items_[goal];
  const auto held = [&](Left why) -> std::optional<Submission> {
    item.hold = why;
    if (!item.held_since) item.held_since = seen.at;
    return std::nullopt;
  };
  const auto busy = [&]() -> std::optional<Submission> {
    item.held_since.reset();
    return std::nullopt;
  };
  if (item.odd_since) return busy();
  if (!now.leader) return held(Left::no_leader);
  const Replicas adds = missing_in(wanted.to, now.replicas);
  const Replicas removes = missing_in(now.replicas, wanted.to);
  Submission out{goal, now.replicas, wanted.to, std::nullopt};
  if (!adds.empty()) {
    std::optional<Left> hold;
    bool free_slot = false;
    for (const std::int32_t id : adds) {
      std::optional<Left> why;
      if (!free_slot && takes(id, goal, seen, use, why)) {
        out.adds = id;
        free_slot = true;
      }
      if (why) hold = why;
    }
    if (!free_slot) return hold ? held(*hold) : busy();
    const auto source = use.out.find(*now.leader);
    if (source != use.out.end() && source->second + weight(wanted) > slots_ * units_a_slot) return busy();
    const auto entries = use.entries.find(wanted.topic);
    if (entries != use.entries.end() && entries->second >= limits_.most_entries) return busy();
    if (adds.size() > 1) {
      // The last that goes makes room: who leads stays as long as it may.
      out.to = now.replicas;
      if (removes.empty())
        out.to.push_back(*out.adds);
      else
        *std::find(out.to.begin(), out.to.end(), removes.back()) = *out.adds;
    }
  }
  for (const std::int32_t id : out.to) {
    if (id != out.adds && (!holds(now.in_sync, id) || seen.live.count(id) == 0))
      return held(Left::replica_down);
  }
  return out;
}

void Machine::start(const Submission& step, const Seen& seen, Use& use, Decision& out) {
  Item& item = items_[step.goal];
  item.state = State::moving;
  item.sent = step.to;
  item.sent_at = seen.at;
  item.seen = item.unknown = false;
  item.cancelled_at.reset();
  item.leaderless_since.reset();
  item.held_since.reset();
  item.adds = step.adds;
  item.source = step.adds ? seen.partitions[step.goal].leader : std::nullopt;
  if (step.adds) {
    use.in[*step.adds] += weight(goals_[step.goal]);
    use.out[*item.source] += weight(goals_[step.goal]);
    use.incoming[*step.adds] += goals_[step.goal].bytes.value_or(0);
    ++use.entries[goals_[step.goal].topic];
  }
  out.submit.push_back(step);
}

void Machine::submit(const Seen& seen, Decision& out) {
  Loads loads;
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const State state = items_[i].state;
    if (state != State::waiting && state != State::moving) continue;
    const SeenPartition& now = seen.partitions[i];
    for (const std::int32_t id : missing_in(goals_[i].to, now.replicas)) {
      loads.in[id] += bytes_of(goals_[i]);
      if (now.leader) loads.out[*now.leader] += bytes_of(goals_[i]);
    }
    if (state == State::waiting) candidates.push_back({0, 0, bytes_of(goals_[i]), i});
  }
  for (Candidate& candidate : candidates) {
    const SeenPartition& now = seen.partitions[candidate.goal];
    const Replicas& to = goals_[candidate.goal].to;
    const auto adds = missing_in(to, now.replicas);
    candidate.when = when_of(now, adds, missing_in(now.replicas, to));
    if (now.leader) candidate.load = at_or_zero(loads.out, *now.leader);
    for (const std::int32_t id : adds) candidate.load = std::max(candidate.load, at_or_zero(loads.in, id));
  }
  std::sort(candidates.begin(), candidates.end());
  Use use = in_use();
  for (const Candidate& candidate : candidates) {
    if (out.submit.size() == limits_.most_partitions) break;
    if (const auto step = next_step(candidate.goal, seen, use)) start(*step, seen, use, out);
  }
  give_up_held(seen, out);
}

/// What waits for a broker that is gone for good; and all that waits for something, where nothing else is
/// left to be done for so long.
void Machine::give_up_held(const Seen& seen, Decision& out) {
  const bool idle = out.submit.empty() && !any(State::moving) && !any(State::cancelling);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    if (item.state != State::waiting || !item.held_since) continue;
    const bool long_held = seen.at - *item.held_since >= limits_.grace;
    if (long_held && (idle || item.hold == Left::broker_down)) leave(i, *item.hold, out);
  }
}

} // namespace klamm::scaling::run
