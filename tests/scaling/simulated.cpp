#include <change/live/config_state.hpp>
#include <change/live/live_moves.hpp>
#include <change/operations/config_lists.hpp>
#include <scaling/run/replicas.hpp>
#include <scaling/simulated.hpp>

#include <algorithm>
#include <stdexcept>

namespace klamm::testing {

using namespace changes; // operations
using scaling::run::Goal;
using scaling::run::holds;
using scaling::run::missing_in;
using scaling::run::Seen;

namespace {

std::string topic_of(const Operation& step) {
  if (const auto* change = config_change(step)) return change->entity;
  if (const auto* start = std::get_if<StartReassignment>(&step)) return start->topic;
  if (const auto* stop = std::get_if<CancelReassignment>(&step)) return stop->topic;
  return std::get<ElectLeader>(step).topic;
}

Error lost() {
  return Error::of(ErrorKind::outcome_unknown, "TIMEOUT", KLAMM_TEXT("test", "no reply"));
}

} // namespace

void Simulated::add_topic(const std::string& name, const std::vector<Replicas>& replicas, double bytes) {
  SimulatedTopic& topic = topics[name];
  topic.id = "id-of-" + name;
  for (const Replicas& ids : replicas) {
    auto& partition = topic.partitions.emplace_back();
    partition.replicas = ids;
    partition.in_sync = {ids.begin(), ids.end()};
    partition.leader = ids.front();
    partition.bytes = bytes;
    for (const std::int32_t id : ids) partition.copies[id] = bytes;
  }
  show_all();
}

void Simulated::add_goal(const std::string& topic, std::int32_t partition, Replicas to) {
  const auto& now = at(topic, partition);
  goals.push_back({topic, topics.at(topic).id, partition, now.replicas, std::move(to),
                   static_cast<std::int64_t>(now.bytes)});
}

SimulatedPartition& Simulated::at(const std::string& topic, std::int32_t partition) {
  return topics.at(topic).partitions.at(static_cast<std::size_t>(partition));
}

void Simulated::lead(SimulatedPartition& partition) const {
  const auto good = [&](std::int32_t id) { return partition.in_sync.count(id) != 0 && brokers.at(id).live; };
  if (partition.leader && good(*partition.leader) && holds(partition.replicas, *partition.leader)) return;
  partition.leader.reset();
  for (const std::int32_t id : partition.target.empty() ? partition.replicas : partition.target) {
    if (!partition.leader && good(id)) partition.leader = id;
  }
  for (const std::int32_t id : partition.replicas) {
    if (!partition.leader && good(id)) partition.leader = id;
  }
}

void Simulated::kill(std::int32_t broker) {
  brokers.at(broker).live = false;
  for (auto& [name, topic] : topics) {
    for (auto& partition : topic.partitions) {
      if (partition.in_sync.size() > 1) partition.in_sync.erase(broker);
      lead(partition);
    }
  }
}

void Simulated::revive(std::int32_t broker) {
  brokers.at(broker).live = true;
  for (auto& [name, topic] : topics) {
    for (auto& partition : topic.partitions) {
      // What it had it has still, and catches up with.
      if (holds(partition.replicas, broker) && partition.copies[broker] >= partition.bytes)
        partition.in_sync.insert(broker);
      lead(partition);
    }
  }
}

void Simulated::reassign(const std::string& topic, std::int32_t number, Replicas to) {
  auto& partition = at(topic, number);
  if (!partition.target.empty()) return;
  partition.original = partition.replicas;
  partition.target = std::move(to);
  for (const std::int32_t id : missing_in(partition.target, partition.original)) {
    partition.replicas.push_back(id);
    partition.copies[id] = 0;
  }
  finish(partition);
}

void Simulated::cancel(const std::string& topic, std::int32_t number) {
  auto& partition = at(topic, number);
  if (partition.target.empty()) return;
  for (const std::int32_t id : missing_in(partition.replicas, partition.original)) {
    partition.copies.erase(id);
    partition.in_sync.erase(id);
  }
  partition.replicas = partition.original;
  partition.target.clear();
  lead(partition);
}

/// Ends a move whose target is in sync.
void Simulated::finish(SimulatedPartition& partition) {
  if (partition.target.empty() || !partition.leader) return;
  const bool ready = std::all_of(partition.target.begin(), partition.target.end(), [&](std::int32_t id) {
    if (partition.in_sync.count(id) != 0) return true;
    return !waits_for_dead && holds(partition.original, id) && !brokers.at(id).live;
  });
  if (!ready) return;
  for (const std::int32_t id : missing_in(partition.replicas, partition.target)) {
    partition.copies.erase(id);
    partition.in_sync.erase(id);
  }
  partition.replicas = partition.target;
  partition.target.clear();
  lead(partition);
}

void Simulated::show_all() {
  for (auto& [name, topic] : topics) {
    for (auto& partition : topic.partitions) {
      partition.shown = partition.replicas;
      partition.shown_in_sync = partition.in_sync;
      partition.shown_leader = partition.leader;
    }
  }
}

bool Simulated::nothing_moves() const {
  return std::all_of(topics.begin(), topics.end(), [](const auto& topic) {
    return std::all_of(topic.second.partitions.begin(), topic.second.partitions.end(),
                       [](const auto& partition) { return partition.target.empty(); });
  });
}

bool Simulated::is_listed(const std::string& topic, std::size_t partition, std::int32_t broker) const {
  const auto items = items_of(topics.at(topic).list.value_or(""));
  return has_item(items, "*") || has_item(items, std::to_string(partition) + ":" + std::to_string(broker));
}

std::map<std::int32_t, std::int64_t> Simulated::used() const {
  std::map<std::int32_t, std::int64_t> out;
  for (const auto& [name, topic] : topics) {
    for (const auto& partition : topic.partitions) {
      for (const auto& [id, bytes] : partition.copies) out[id] += static_cast<std::int64_t>(bytes);
    }
  }
  return out;
}

void Simulated::pass(Time time) {
  // Nobody's decision is over at once.
  const Time until = now_ + std::max(time, Time(100));
  while (now_ < until) second();
}

void Simulated::second() {
  now_ += Time(1000);
  constexpr Time a_day{86'400'000};
  if (now_ > a_day) throw std::runtime_error("the run does not end");
  copy();
  for (auto at = late_.begin(); at != late_.end();) {
    if (at->first > now_) {
      ++at;
      continue;
    }
    const Operation step = at->second;
    at = late_.erase(at);
    carry_out(step, true);
  }
  if (every_second) every_second();
  for (auto& [name, topic] : topics) {
    for (auto& partition : topic.partitions) {
      finish(partition);
      if (chance(late_metadata)) continue;
      partition.shown = partition.replicas;
      partition.shown_in_sync = partition.in_sync;
      partition.shown_leader = partition.leader;
    }
  }
}

/// Every follower that is behind gets its share of what the leader's link and its own give, and of the quota
/// where it is listed.
void Simulated::copy() {
  struct Flow {
    SimulatedPartition* partition;
    std::int32_t to, from;
    bool listed;
    double share = 0;
  };
  std::vector<Flow> flows;
  std::map<std::int32_t, int> in, out, listed;
  for (auto& [name, topic] : topics) {
    for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
      auto& partition = topic.partitions[p];
      if (partition.target.empty() || !partition.leader) continue;
      for (const std::int32_t id : partition.replicas) {
        if (!brokers.at(id).live || partition.in_sync.count(id) != 0) continue;
        const bool limited = brokers.at(id).rate && is_listed(name, p, id);
        flows.push_back({&partition, id, *partition.leader, limited});
        ++in[id];
        ++out[*partition.leader];
        listed[id] += limited ? 1 : 0;
      }
    }
  }
  for (auto& [id, broker] : brokers) {
    const double rate = broker.rate ? std::stod(*broker.rate) : 0;
    constexpr double window = 11; // seconds
    broker.tokens = std::min(broker.tokens + rate, bursts ? window * rate : rate);
  }
  std::map<std::int32_t, double> taken;
  for (Flow& flow : flows) {
    flow.share = std::min(static_cast<double>(brokers.at(flow.to).link) / in[flow.to],
                          static_cast<double>(brokers.at(flow.from).link) / out[flow.from]);
    if (flow.listed) flow.share = std::min(flow.share, brokers.at(flow.to).tokens / listed[flow.to]);
    const double lacks = flow.partition->bytes - flow.partition->copies[flow.to];
    const double got = std::min(flow.share, lacks);
    flow.partition->copies[flow.to] += got;
    if (flow.listed) taken[flow.to] += got;
    if (flow.partition->copies[flow.to] >= flow.partition->bytes) flow.partition->in_sync.insert(flow.to);
  }
  for (const auto& [id, bytes] : taken) brokers.at(id).tokens -= bytes;
  if (flows.empty()) return;
  for (const auto& [id, bytes] : used()) {
    if (bytes > brokers.at(id).disk) fault("the disk of broker " + std::to_string(id) + " is full");
  }
}

void Simulated::maybe_die() {
  if (kills > 0 && chance(kills)) throw Killed();
}

/// What no submission may do.
void Simulated::check_start(const StartReassignment& start) {
  const auto& partition = at(start.topic, start.partition);
  const std::string name = start.topic + ":" + std::to_string(start.partition);
  const auto adds = missing_in(start.replicas, start.old_replicas);
  if (adds.size() > 1) fault(name + " gets several replicas at once");
  if (!partition.target.empty() && partition.target != start.replicas) fault(name + " is retargeted");
  for (const std::int32_t id : adds) {
    if (!rate) continue;
    if (!is_listed(start.topic, static_cast<std::size_t>(start.partition), id))
      fault(name + " moves without a list");
    if (brokers.at(id).live && brokers.at(id).rate != std::to_string(*rate))
      fault(name + " moves without a rate");
  }
  for (const std::int32_t id : start.replicas) {
    if (!holds(adds, id) && partition.shown_in_sync.count(id) == 0)
      fault(name + " keeps what is not in sync");
  }
}

bool Simulated::carry_out(const Operation& step, bool late) {
  // A topic may be gone.
  if (subject_kind(step) != "broker" && topics.count(topic_of(step)) == 0) return false;
  if (const auto* list = std::get_if<AppendConfig>(&step)) {
    auto& now = topics.at(list->entity).list;
    now = appended(now.value_or(""), *list->value);
  } else if (const auto* gone = std::get_if<SubtractConfig>(&step)) {
    auto& now = topics.at(gone->entity).list;
    now = subtracted(now.value_or(""), *gone->value);
  } else if (const auto* set = std::get_if<SetConfig>(&step)) {
    brokers.at(std::stoi(set->entity)).rate = set->value;
  } else if (const auto* unset = std::get_if<UnsetConfig>(&step)) {
    if (unset->entity_type == configs::EntityType::topic)
      topics.at(unset->entity).list.reset();
    else
      brokers.at(std::stoi(unset->entity)).rate.reset();
  } else if (const auto* start = std::get_if<StartReassignment>(&step)) {
    const auto& now = at(start->topic, start->partition);
    if (now.target == start->replicas) return true;
    if (!now.target.empty() || now.replicas != start->old_replicas) return false; // stale
    if (!late) check_start(*start); // what held when it was sent
    reassign(start->topic, start->partition, start->replicas);
  } else if (const auto* stop = std::get_if<CancelReassignment>(&step)) {
    if (at(stop->topic, stop->partition).target != stop->old_target) return false;
    cancel(stop->topic, stop->partition);
  } else if (const auto* elected = std::get_if<ElectLeader>(&step)) {
    auto& partition = at(elected->topic, elected->partition);
    if (partition.in_sync.count(partition.replicas.front()) == 0) return false;
    partition.leader = partition.replicas.front();
  }
  return true;
}

Result<Answer<StepRow>> Simulated::apply(const Plan& plan, bool) {
  maybe_die();
  Answer<StepRow> out = preview(plan);
  std::size_t moves = 0;
  bool lost_one = false;
  bool good = true;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    StepRow& row = out.rows[i];
    const Operation& step = plan.steps[i];
    const bool start = std::holds_alternative<StartReassignment>(step);
    if (start && ++moves > most_partitions) fault("a request is too large");
    row.outcome = Outcome::not_run;
    if (lost_one || (start && !good)) continue;
    maybe_die();
    if (chance(lost_replies)) {
      lost_one = true;
      row.outcome = Outcome::unknown;
      row.error = lost();
      if (chance(0.4))
        carry_out(step);
      else if (chance(0.5))
        late_.emplace_back(now_ + Time(any(1000, 40'000)), step);
      continue;
    }
    const bool done = carry_out(step);
    row.outcome = !done ? Outcome::stale : start ? Outcome::accepted : Outcome::done;
    good = good && (done || start);
  }
  maybe_die();
  return out;
}

} // namespace klamm::testing
