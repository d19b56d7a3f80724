#include <klamm/hints.hpp>
#include <klamm/plan_undo.hpp>

#include <change/live/config_state.hpp>
#include <change/live/live_moves.hpp>
#include <change/live/live_topics.hpp>
#include <change/live/partition_state.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace klamm::plan {

using changes::CancelReassignment;
using changes::CreateTopic;
using changes::DeleteTopic;
using changes::StartReassignment;

namespace {

using Arrived = std::set<std::pair<std::string, std::int32_t>>;

bool copies(const changes::Replicas& from, const changes::Replicas& to) {
  return std::any_of(to.begin(), to.end(), [&from](std::int32_t id) {
    return std::find(from.begin(), from.end(), id) == from.end();
  });
}

/// Moving back what has arrived. A move that the change had cancelled (--replace) cannot start while another
/// goes back: it starts from where the partition stands.
void move_back(std::vector<changes::Operation>& steps, const Arrived& arrived, const std::string& change,
               std::vector<Text>& notes) {
  std::map<std::pair<std::string, std::int32_t>, changes::Replicas> stands;
  std::set<std::pair<std::string, std::int32_t>> elsewhere;
  for (auto& step : steps) {
    if (auto* cancel = std::get_if<CancelReassignment>(&step); cancel != nullptr && cancel->move_back) {
      const std::pair at{cancel->topic, cancel->partition};
      if (arrived.count(at) == 0) continue;
      stands[at] = cancel->old_target;
      cancel->running = false;
    } else if (auto* start = std::get_if<StartReassignment>(&step)) {
      const auto at = stands.find({start->topic, start->partition});
      if (at == stands.end()) continue;
      start->old_replicas = at->second;
      elsewhere.insert(at->first);
    }
  }
  std::erase_if(steps, [&elsewhere](const changes::Operation& step) {
    const auto* cancel = std::get_if<CancelReassignment>(&step);
    return cancel != nullptr && cancel->move_back && elsewhere.count({cancel->topic, cancel->partition}) != 0;
  });
  std::int64_t copied = 0;
  std::string first;
  for (const auto& step : steps) {
    std::pair<std::string, std::int32_t> at;
    const changes::Replicas* to = nullptr;
    if (const auto* cancel = std::get_if<CancelReassignment>(&step)) {
      at = {cancel->topic, cancel->partition};
      to = &cancel->replicas;
    } else if (const auto* start = std::get_if<StartReassignment>(&step)) {
      at = {start->topic, start->partition};
      to = &start->replicas;
    }
    const auto from = stands.find(at);
    if (to == nullptr || from == stands.end() || !copies(from->second, *to)) continue;
    if (++copied == 1) first = at.first + ":" + std::to_string(at.second) + "=" + changes::words(*to);
  }
  if (copied == 0) return;
  if (copied == 1)
    notes.push_back(KLAMM_TEXT("plan", "1 partition has arrived and is copied back without a throttle")
                        .hinting(HintCode::move_back_throttled, first));
  else
    notes.push_back(KLAMM_TEXT("plan", "%1 partitions have arrived and are copied back without a throttle")
                        .with(copied)
                        .hinting(HintCode::move_back_from_file, change));
}

Arrived arrived_of(Client& client, const std::vector<changes::Operation>& undo, const Call& call) {
  std::vector<changes::PartitionStep> asked;
  std::vector<const CancelReassignment*> backs;
  for (const auto& step : undo) {
    const auto* cancel = std::get_if<CancelReassignment>(&step);
    if (cancel == nullptr || !cancel->move_back) continue;
    asked.push_back({cancel->topic, cancel->topic_id, cancel->partition});
    backs.push_back(cancel);
  }
  Arrived arrived;
  if (asked.empty()) return arrived;
  // What could not be read is for the step's own look to say.
  const auto states = changes::read_partitions(client, asked, true, call);
  for (std::size_t i = 0; i < backs.size(); ++i) {
    if (!states[i].missing && !states[i].move && states[i].replicas == backs[i]->old_target)
      arrived.emplace(backs[i]->topic, backs[i]->partition);
  }
  return arrived;
}

/// Whether the step changes the rate that a broker has, rather than putting one on.
bool is_rate(const changes::Operation& step) {
  const auto* change = changes::config_change(step);
  return change != nullptr && change->entity_type == configs::EntityType::broker &&
         change->key == follower_rate && change->old_source == configs::Source::dynamic_broker;
}

/// Whether the undo has moves or a throttle list in it. A rate alone was set by hand and is taken back so.
bool is_of_moves(const std::vector<changes::Operation>& steps) {
  return std::any_of(steps.begin(), steps.end(), [](const changes::Operation& step) {
    const auto* change = changes::config_change(step);
    return std::holds_alternative<CancelReassignment>(step) ||
           (change != nullptr && change->entity_type == configs::EntityType::topic &&
            change->key == follower_list);
  });
}

/// Whether there is a rate in it that a move may need.
bool changes_rates(const std::vector<changes::Operation>& steps) {
  return is_of_moves(steps) && std::any_of(steps.begin(), steps.end(), is_rate);
}

/// A broker has one rate for all it gets.
void leave_rates(std::vector<changes::Operation>& steps, std::map<PartitionAt, LiveMove> moving,
                 std::vector<Text>& notes) {
  for (const auto& step : steps) {
    const auto* cancel = std::get_if<CancelReassignment>(&step);
    if (cancel == nullptr) continue;
    const auto at = moving.find({cancel->topic, cancel->partition});
    if (at != moving.end() && at->second.target == cancel->old_target) moving.erase(at);
  }
  std::erase_if(steps, [&](const changes::Operation& step) {
    if (!is_rate(step)) return false;
    const std::string& broker = changes::config_change(step)->entity;
    if (!gets_replicas(moving, broker)) return false;
    notes.push_back(rate_stays(broker));
    return true;
  });
}

/// A deleted topic comes back where its replicas were; where one of those brokers is away, the cluster places
/// them.
void place_anew(CreateTopic& create, const LiveTopics& live, std::vector<Text>& notes) {
  if (create.assignment.empty()) return;
  const auto is_live = [&live](std::int32_t id) {
    return std::any_of(live.brokers.begin(), live.brokers.end(),
                       [id](const auto& broker) { return broker.id == id; });
  };
  const bool all = std::all_of(create.assignment.begin(), create.assignment.end(), [&](const auto& replicas) {
    return std::all_of(replicas.begin(), replicas.end(), is_live);
  });
  if (all) return;
  create.partitions = static_cast<std::int32_t>(create.assignment.size());
  create.replication_factor = static_cast<std::int32_t>(create.assignment.front().size());
  create.assignment.clear();
  notes.push_back(KLAMM_TEXT("plan",
                             "topic %1 had replicas on brokers that are not live: the cluster places its "
                             "%2 partitions")
                      .with(create.topic, *create.partitions));
}

} // namespace

Planned undo(const LiveTopics& live, changes::Undo undo, const UndoWanted& wanted, const Arrived& arrived,
             const std::map<PartitionAt, LiveMove>& moving) {
  Planned out;
  out.plan = std::move(undo.plan);
  out.problems = std::move(undo.cannot);
  out.notes = std::move(undo.notes);
  std::vector<changes::Operation> steps;
  for (auto& step : out.plan.steps) {
    if (auto* create = std::get_if<CreateTopic>(&step)) place_anew(*create, live, out.notes);
    auto* remove = std::get_if<DeleteTopic>(&step);
    if (remove != nullptr && remove->only_if_empty) {
      const auto at = live.topics.find(remove->topic);
      // One that was made anew since is for the step's own look to refuse.
      const bool same = at != live.topics.end() && at->second.id == remove->topic_id;
      if (same) remove->records = at->second.records;
      if (same && !wanted.with_records && remove->records != 0) {
        out.problems.push_back(
            topic_problem("HOLDS_RECORDS", remove->topic,
                          KLAMM_TEXT("plan", "topic %1 was created by that change and holds %2 now")
                              .with(remove->records ? changes::records_text(*remove->records)
                                                    : changes::unknown_records_text())
                              .hinting(HintCode::delete_with_records),
                          ErrorKind::usage));
        continue;
      }
      remove->only_if_empty = !wanted.with_records;
    }
    steps.push_back(std::move(step));
  }
  out.plan.steps = std::move(steps);
  if (changes_rates(out.plan.steps)) leave_rates(out.plan.steps, moving, out.notes);
  move_back(out.plan.steps, arrived, undo.change_id, out.notes);
  return out;
}

std::vector<WantedMove> moves_back(const changes::Plan& plan) {
  std::vector<WantedMove> out;
  for (const auto& step : plan.steps) {
    if (const auto* start = std::get_if<StartReassignment>(&step)) {
      out.push_back({start->topic, start->partition, start->replicas});
    } else if (const auto* cancel = std::get_if<CancelReassignment>(&step);
               cancel != nullptr && cancel->move_back && !cancel->running) {
      out.push_back({cancel->topic, cancel->partition, cancel->replicas});
    }
  }
  return out;
}

Result<Planned> undo(Client& client, changes::Undo undo, const UndoWanted& wanted, const Call& call) {
  std::vector<std::string> names;
  for (const auto& step : undo.plan.steps) {
    if (const auto* remove = std::get_if<DeleteTopic>(&step)) names.push_back(remove->topic);
    if (const auto* create = std::get_if<CreateTopic>(&step)) names.push_back(create->topic);
  }
  LiveTopics live;
  if (!names.empty()) {
    auto read = read_live_topics(client, names, live_records, call);
    if (!read) return fail(read.error());
    live = std::move(*read);
  }
  const auto arrived = arrived_of(client, undo.plan.steps, call);
  std::map<PartitionAt, LiveMove> moving;
  if (changes_rates(undo.plan.steps)) {
    auto read = read_moving(client, call);
    if (!read) return fail(read.error());
    moving = std::move(*read);
  }
  return plan::undo(live, std::move(undo), wanted, arrived, moving);
}

} // namespace klamm::plan
