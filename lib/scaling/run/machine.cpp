// What became of each partition, and when a run ends. What is submitted: submit.cpp; how much of it at once:
// gates.cpp.

#include <scaling/run/machine.hpp>
#include <scaling/run/replicas.hpp>

#include <algorithm>
#include <utility>

namespace klamm::scaling::run {

namespace {

constexpr Time look_interval{1000};
constexpr Time release_interval{5000};
constexpr Time cancel_interval{30'000};
constexpr int times_patient = 6; ///< with what a controller that stood still may find in its sockets

/// Whether a run may have left a partition so, or found it so: all that stays is there, and nothing that is
/// neither old nor new.
bool on_the_way(const Goal& goal, const Replicas& now) {
  const auto least = std::min(goal.from.size(), goal.to.size());
  const auto most = std::max(goal.from.size(), goal.to.size());
  if (now.size() < least || now.size() > most) return false;
  const bool known = std::all_of(now.begin(), now.end(), [&goal](std::int32_t id) {
    return holds(goal.from, id) || holds(goal.to, id);
  });
  return known && std::all_of(goal.from.begin(), goal.from.end(),
                              [&](std::int32_t id) { return !holds(goal.to, id) || holds(now, id); });
}

/// A move that adds replicas shows them while it goes on, and for a while after it was cancelled: it has
/// ended where they are in sync too.
bool stands_on(const SeenPartition& now, const Replicas& replicas) {
  return now.replicas == replicas && missing_in(replicas, now.in_sync).empty();
}

} // namespace

Machine::Machine(std::vector<Goal> goals, const Limits& limits, std::map<std::size_t, Sent> sent)
    : goals_(std::move(goals)), limits_(limits), items_(goals_.size()), slots_(limits.first_slots) {
  for (auto& [goal, was] : sent) {
    Item& item = items_[goal];
    item.state = State::moving;
    item.sent = std::move(was.replicas);
    item.unknown = was.unknown;
    unreleased_ = true;
  }
}

Decision Machine::decide(const Seen& seen, Wish wish) {
  Decision out;
  last_look_ = seen.at;
  if (!looked_) {
    for (Item& item : items_) item.sent_at = seen.at;
    quiet_since_ = released_at_ = seen.at;
  }
  if (wish == Wish::roll_back && !back_) turn_back();
  watch_brokers(seen);
  for (std::size_t i = 0; i < goals_.size(); ++i) judge(i, seen.partitions[i], seen.at, out);
  set_gate(seen, out);
  if (wish == Wish::cancel) cancel_all();
  cancel_hopeless(seen);
  send_cancels(seen.at, out);
  if (wish == Wish::go_on || wish == Wish::roll_back) submit(seen, out);
  end(seen, wish, out);
  looked_ = true;
  return out;
}

void Machine::not_taken(std::size_t goal, Refusal refusal) {
  Item& item = items_[goal];
  item.unknown = refusal == Refusal::unknown;
  if (refusal == Refusal::unknown) return;
  if (item.adds) unreleased_ = true;
  if (refusal == Refusal::refused) item.left = Left::refused;
  item.state = refusal == Refusal::refused ? State::left : State::waiting;
  item.sent.clear();
}

void Machine::released(Time at) {
  unreleased_ = false;
  released_at_ = at;
}

Progress Machine::progress() const {
  Progress out;
  out.partitions = static_cast<std::int64_t>(goals_.size());
  out.slots_now = slots_;
  for (std::size_t i = 0; i < goals_.size(); ++i) {
    const std::int64_t bytes = goals_[i].bytes.value_or(0) *
                               static_cast<std::int64_t>(missing_in(goals_[i].to, goals_[i].from).size());
    out.bytes += bytes;
    switch (items_[i].state) {
    case State::waiting: ++out.waiting; break;
    case State::moving:
    case State::cancelling: ++out.moving; break;
    case State::left: ++out.left_out; break;
    case State::arrived:
      ++out.done;
      out.done_bytes += bytes;
      break;
    }
  }
  return out;
}

std::set<std::size_t> Machine::moving() const {
  std::set<std::size_t> out;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].state == State::moving || items_[i].state == State::cancelling) out.insert(i);
  }
  return out;
}

bool Machine::any(State state) const {
  return std::any_of(items_.begin(), items_.end(), [state](const Item& item) { return item.state == state; });
}

Time Machine::patience(const Item& item) const {
  return item.unknown ? times_patient * limits_.settle : limits_.settle;
}

void Machine::leave(std::size_t goal, Left why, Decision& out) {
  Item& item = items_[goal];
  if (item.state == State::moving || item.state == State::cancelling) unreleased_ = true;
  item.state = State::left;
  item.left = why;
  out.left.push_back(goal);
}

/// It stands where it was before its last step, or will be submitted from where it stands.
void Machine::give_back(Item& item) {
  item.state = State::waiting;
  item.seen = false;
  item.odd_since.reset();
  unreleased_ = true;
}

void Machine::arrive(std::size_t goal, const SeenPartition& now) {
  give_back(items_[goal]);
  if (now.replicas == goals_[goal].to) items_[goal].state = State::arrived;
}

void Machine::judge(std::size_t goal, const SeenPartition& now, Time at, Decision& out) {
  const State state = items_[goal].state;
  if (state == State::left || state == State::arrived) return;
  if (!now.exists) return leave(goal, Left::gone, out);
  if (state == State::waiting) return judge_waiting(goal, now, at, out);
  judge_moving(goal, now, at, out);
}

void Machine::judge_moving(std::size_t goal, const SeenPartition& now, Time at, Decision& out) {
  Item& item = items_[goal];
  if (now.move) {
    if (now.move->target != item.sent) return leave(goal, Left::moved_by_others, out);
    item.seen = true;
    item.unknown = false;
    item.sent_at = at;
    if (!item.adds) { // of a former life
      const auto adds = missing_in(item.sent, now.move->original);
      if (!adds.empty()) item.adds = adds.front();
      item.source = now.leader;
    }
    return;
  }
  const bool settled = at - item.sent_at >= patience(item);
  if (stands_on(now, item.sent) || (now.replicas == item.sent && settled)) {
    const auto why = item.state == State::cancelling ? item.cancel_for : std::nullopt;
    arrive(goal, now);
    if (why && item.state == State::waiting) leave(goal, *why, out);
    return;
  }
  if (item.state == State::cancelling) return end_cancelled(goal, now, at, out);
  if (!settled) return; // brokers may not have heard of it
  if (!on_the_way(goals_[goal], now.replicas)) return leave(goal, Left::changed_by_others, out);
  if (item.seen && !same_set(now.replicas, item.sent)) return leave(goal, Left::cancelled_by_others, out);
  give_back(item);
}

void Machine::end_cancelled(std::size_t goal, const SeenPartition& now, Time at, Decision& out) {
  Item& item = items_[goal];
  // What was sent and not seen in flight yet may come to be; what is shown may be what was.
  if ((!item.seen || now.replicas == item.sent) && at - item.sent_at < patience(item)) return;
  if (item.cancel_for) return leave(goal, *item.cancel_for, out);
  give_back(item);
}

void Machine::judge_waiting(std::size_t goal, const SeenPartition& now, Time at, Decision& out) {
  Item& item = items_[goal];
  if (now.move) {
    if (item.sent.empty() || now.move->target != item.sent) return leave(goal, Left::moved_by_others, out);
    item.state = State::moving; // what was asked for has come late
    return judge_moving(goal, now, at, out);
  }
  const bool there = now.replicas == goals_[goal].to;
  if (there && stands_on(now, goals_[goal].to)) {
    item.state = State::arrived;
    return;
  }
  if (!there && on_the_way(goals_[goal], now.replicas)) return item.odd_since.reset();
  if (!item.odd_since) item.odd_since = at;
  if (at - *item.odd_since < limits_.settle) return;
  if (there)
    item.state = State::arrived;
  else
    leave(goal, Left::changed_by_others, out);
}

/// The goals are where the replicas were; what moves is cancelled, not retargeted.
void Machine::turn_back() {
  back_ = true;
  elected_ = false;
  for (std::size_t i = 0; i < goals_.size(); ++i) {
    std::swap(goals_[i].from, goals_[i].to);
    Item& item = items_[i];
    switch (item.state) {
    case State::moving:
    case State::cancelling:
      item.state = State::cancelling;
      item.cancel_for.reset();
      break;
    case State::left:
      if (*item.left == Left::gone || *item.left == Left::changed_by_others ||
          *item.left == Left::moved_by_others)
        break;
      item.left.reset();
      [[fallthrough]];
    case State::waiting:
    case State::arrived:
      item.state = State::waiting;
      item.sent.clear();
      break;
    }
  }
}

void Machine::cancel_all() {
  for (Item& item : items_) {
    if (item.state != State::moving) continue;
    item.state = State::cancelling;
    item.cancel_for = Left::cancelled;
  }
}

/// Moves to brokers that are gone, and moves that nothing can end: without a leader, or with a replica that
/// stays and is down, for which Kafka before 4.3.1 waits.
void Machine::cancel_hopeless(const Seen& seen) {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    Item& item = items_[i];
    if (item.state != State::moving || !item.seen) continue;
    const SeenPartition& now = seen.partitions[i];
    std::optional<Left> why;
    if (item.adds && is_dead(*item.adds, seen.at)) why = Left::broker_down;
    const bool copied = !item.adds || holds(now.in_sync, *item.adds);
    for (const std::int32_t id : item.sent) {
      if (!why && id != item.adds && is_dead(id, seen.at) && copied && now.leader) why = Left::replica_down;
    }
    if (now.leader) item.leaderless_since.reset();
    if (!now.leader && !item.leaderless_since) item.leaderless_since = seen.at;
    if (!why && item.leaderless_since && seen.at - *item.leaderless_since >= limits_.grace)
      why = Left::no_leader;
    if (!why) continue;
    item.state = State::cancelling;
    item.cancel_for = why;
    item.cancelled_at.reset();
  }
}

void Machine::send_cancels(Time at, Decision& out) {
  for (std::size_t i = 0; i < items_.size(); ++i) {
    Item& item = items_[i];
    if (item.state != State::cancelling) continue;
    if (item.cancelled_at && at - *item.cancelled_at < cancel_interval) continue;
    item.cancelled_at = at;
    out.cancel.push_back(i);
  }
}

void Machine::end(const Seen& seen, Wish wish, Decision& out) {
  const bool moves = any(State::moving) || any(State::cancelling);
  if (!moves && wish == Wish::cancel) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].state == State::waiting) leave(i, Left::cancelled, out);
    }
  }
  if (!moves && (wish == Wish::pause || !any(State::waiting))) {
    if (!elected_ && wish != Wish::pause && wish != Wish::cancel) {
      elected_ = true;
      for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& now = seen.partitions[i];
        if (items_[i].state == State::arrived && goals_[i].from.front() != goals_[i].to.front() &&
            now.leader && *now.leader != goals_[i].to.front())
          out.elect.push_back(i);
      }
    }
    out.over = out.elect.empty();
  }
  out.release = unreleased_ && !out.over && (!moves || seen.at - released_at_ >= release_interval);
  out.again = out.submit.size() == limits_.most_partitions ? Time(0) : look_interval;
}

} // namespace klamm::scaling::run
