// Throttles of moves: put on, taken off, cleaned up.

#include <klamm/hints.hpp>
#include <klamm/units.hpp>

#include <admin/fetch/config_values.hpp>
#include <admin/health_checks.hpp>
#include <change/live/live_moves.hpp>
#include <change/live/live_topics.hpp>
#include <change/operations/config_lists.hpp>

#include <algorithm>

namespace klamm::plan {

using namespace changes; // operations
using configs::EntityType;

namespace {

template <class Step>
Step config_step(EntityType type, const std::string& entity, const std::string& key, const LiveConfig& now) {
  Step step;
  step.entity_type = type;
  step.entity = entity;
  step.topic_id = now.topic_id;
  step.key = key;
  step.old_value = now.value;
  step.old_source = now.source;
  return step;
}

const LiveConfig& config_in(const std::map<std::pair<std::string, std::string>, LiveConfig>& configs,
                            const std::string& entity, const char* key) {
  static const LiveConfig nothing;
  const auto at = configs.find({entity, key});
  return at == configs.end() ? nothing : at->second;
}

bool same_value(const LiveConfig& now, const std::optional<std::string>& value) {
  return admin::same_value(now.value_type, now.value, value);
}

void put_rates(const LiveMoves& live, const std::set<std::int32_t>& brokers, const Added& added,
               std::int64_t rate, Planned& out) {
  const std::string value = std::to_string(rate);
  for (const std::int32_t id : brokers) {
    const std::string name = std::to_string(id);
    if (live.live.count(id) == 0) {
      out.notes.push_back(
          KLAMM_TEXT("plan",
                     "broker %1 is down and gets no rate: it will copy without a limit when it is back")
              .with(name));
      continue;
    }
    const LiveConfig& now = config_in(live.rates, name, follower_rate);
    if (now.own && same_value(now, value)) continue;
    note_others(live, id, added, now, value, out);
    auto step = config_step<SetConfig>(EntityType::broker, name, follower_rate, now);
    step.value = value;
    out.plan.steps.emplace_back(std::move(step));
  }
}

/// Takes these entries out of a list; one that becomes empty and was unset before becomes unset again.
void take_out(const std::string& topic, const char* key, const LiveConfig& now,
              const std::vector<std::string>& entries, bool unset_when_empty, Planned& out) {
  if (unset_when_empty && subtracted(now.value.value_or(""), joined(entries)).empty()) {
    out.plan.steps.emplace_back(config_step<UnsetConfig>(EntityType::topic, topic, key, now));
    return;
  }
  if (entries.empty()) return;
  auto step = config_step<SubtractConfig>(EntityType::topic, topic, key, now);
  step.value = joined(entries);
  out.plan.steps.emplace_back(std::move(step));
}

class TakingOff {
 public:
  explicit TakingOff(const LiveMoves& live) : live_(live), out_(planned_for(live)) {}

  void list(const AppendConfig& put) {
    if (put.key != follower_list || put.entity_type != EntityType::topic) return;
    const LiveConfig& now = config_in(live_.lists, put.entity, follower_list);
    if (!now.own) return;
    const auto there = items_of(now.value.value_or(""));
    std::vector<std::string> ours;
    for (const auto& entry : items_of(put.value.value_or(""))) {
      if (!has_item(there, entry)) continue;
      const auto number = units::parse_integer(entry.substr(0, entry.find(':')), 0, INT32_MAX);
      const bool moves = number && live_.moving.count({put.entity, static_cast<std::int32_t>(*number)}) != 0;
      if (moves) {
        out_.notes.push_back(
            KLAMM_TEXT("plan", "%1 stays in the throttle list of topic %2: the partition still moves")
                .with(entry, put.entity));
      } else {
        ours.push_back(entry);
      }
    }
    const bool was_set = own(put);
    if (ours.empty() && !(there.empty() && !was_set)) return;
    take_out(put.entity, follower_list, now, ours, !was_set, out_);
  }

  void rate(const SetConfig& put) {
    if (put.key != follower_rate || put.entity_type != EntityType::broker) return;
    if (is_down(put.entity)) {
      out_.notes.push_back(KLAMM_TEXT("plan", "broker %1 is down and keeps its rate")
                               .with(put.entity)
                               .hinting(HintCode::clean_up_throttles));
      return;
    }
    const LiveConfig& now = config_in(live_.rates, put.entity, follower_rate);
    if (!now.own || !same_value(now, put.value)) {
      // It stands as before, or is another's affair now.
      if (now.own && !same_value(now, put.old_value))
        out_.notes.push_back(
            KLAMM_TEXT("plan", "the rate of broker %1 was changed by others and stays").with(put.entity));
      return;
    }
    if (gets_replicas(live_.moving, put.entity)) {
      out_.notes.push_back(rate_stays(put.entity));
      return;
    }
    if (own(put)) {
      auto step = config_step<SetConfig>(EntityType::broker, put.entity, follower_rate, now);
      step.value = put.old_value;
      out_.plan.steps.emplace_back(std::move(step));
    } else {
      out_.plan.steps.emplace_back(
          config_step<UnsetConfig>(EntityType::broker, put.entity, follower_rate, now));
    }
  }

  Planned take() { return std::move(out_); }

 private:
  /// Nobody tells its rate then.
  [[nodiscard]] bool is_down(const std::string& broker) const {
    return std::none_of(live_.live.begin(), live_.live.end(),
                        [&broker](std::int32_t id) { return std::to_string(id) == broker; });
  }

  /// Whether the entity had a value of its own before a step.
  static bool own(const ConfigChange& put) {
    return put.old_source == configs::Source::dynamic_topic ||
           put.old_source == configs::Source::dynamic_broker;
  }

  const LiveMoves& live_;
  Planned out_;
};

std::string entry_of(std::int32_t partition, std::int32_t broker) {
  return std::to_string(partition) + ":" + std::to_string(broker);
}

/// How many of these partitions, from the first on, a topic's list takes.
std::size_t how_many_fit(ListRoom room, const std::vector<std::pair<std::int32_t, std::int32_t>>& replicas) {
  std::size_t fit = 0;
  for (auto at = replicas.begin(); at != replicas.end(); ++fit) {
    const std::int32_t partition = at->first;
    Replicas brokers;
    for (; at != replicas.end() && at->first == partition; ++at) brokers.push_back(at->second);
    if (!room.fits(partition, brokers)) break;
    room.take(partition, brokers);
  }
  return fit;
}

Error too_long(const LiveMoves& live, const std::string& topic,
               const std::vector<std::pair<std::int32_t, std::int32_t>>& replicas, std::size_t bytes) {
  const ListRoom room(live, topic);
  const auto fit = how_many_fit(room, replicas);
  if (fit == 0) return list_is_full(topic, replicas.front().first, room.bytes());
  std::set<std::int32_t> partitions;
  for (const auto& [partition, broker] : replicas) partitions.insert(partition);
  return topic_problem(
      "LIST_TOO_LONG", topic,
      KLAMM_TEXT("plan", "the throttle list of topic %1 would have %2 bytes, more than Kafka takes (%3): of "
                         "these %5 partitions the first %4 fit. Move at most so many at a time")
          .with(bytes, most_list_bytes, fit, partitions.size())
          .hinting(HintCode::move_in_waves));
}

/// Says what the lists cost brokers that get very many replicas.
void note_memory(const std::map<std::int32_t, std::size_t>& memory, Planned& out) {
  constexpr std::size_t worth_saying = std::size_t{100} * 1024 * 1024;
  for (const auto& [broker, bytes] : memory) {
    if (bytes < worth_saying) continue;
    out.notes.push_back(KLAMM_TEXT("plan", "until the throttle is removed, broker %1 keeps the throttle "
                                           "lists once for each replica: about %2 of its memory")
                            .with(broker, units::print_size(static_cast<std::int64_t>(bytes)))
                            .hinting(HintCode::move_in_waves));
  }
}

} // namespace

bool gets_replicas(const std::map<PartitionAt, LiveMove>& moving, const std::string& broker) {
  return std::any_of(moving.begin(), moving.end(), [&broker](const auto& entry) {
    const LiveMove& move = entry.second;
    return std::any_of(move.target.begin(), move.target.end(), [&](std::int32_t id) {
      return std::to_string(id) == broker &&
             std::find(move.original.begin(), move.original.end(), id) == move.original.end();
    });
  });
}

Text rate_stays(const std::string& broker) {
  return KLAMM_TEXT("plan", "the rate of broker %1 stays: it still receives replicas").with(broker);
}

Error list_is_full(const std::string& topic, std::int32_t partition, std::size_t bytes) {
  return topic_problem("LIST_TOO_LONG", topic,
                       KLAMM_TEXT("plan", "topic %1 is not moved: its throttle list already has %2 of the %3 "
                                          "bytes Kafka allows, no room for partition %4")
                           .with(bytes, most_list_bytes, partition)
                           .hinting(HintCode::clean_up_throttles));
}

ListRoom::ListRoom(const LiveMoves& live, const std::string& topic) {
  const auto items = items_of(config_in(live.lists, topic, follower_list).value.value_or(""));
  bytes_ = joined(items).size();
  there_.insert(items.begin(), items.end());
}

std::vector<std::string> ListRoom::missing(std::int32_t partition, const Replicas& brokers) const {
  std::vector<std::string> entries;
  if (there_.count("*") != 0) return entries;
  for (const std::int32_t broker : brokers) {
    std::string entry = entry_of(partition, broker);
    if (there_.count(entry) == 0) entries.push_back(std::move(entry));
  }
  return entries;
}

bool ListRoom::fits(std::int32_t partition, const Replicas& brokers) const {
  std::size_t bytes = bytes_;
  for (const auto& entry : missing(partition, brokers)) bytes += entry.size() + (bytes == 0 ? 0 : 1);
  return bytes == bytes_ || bytes <= most_list_bytes;
}

std::size_t ListRoom::take(std::int32_t partition, const Replicas& brokers) {
  const auto entries = missing(partition, brokers);
  for (const auto& entry : entries) bytes_ += entry.size() + (bytes_ == 0 ? 0 : 1);
  there_.insert(entries.begin(), entries.end());
  return entries.size();
}

std::set<std::string> put_on_throttle(const LiveMoves& live, const Added& added, std::int64_t rate,
                                      Planned& out) {
  std::set<std::string> refused;
  std::set<std::int32_t> brokers;
  std::map<std::int32_t, std::size_t> memory; // of each broker
  std::vector<AppendConfig> lists;
  for (const auto& [topic, replicas] : added) {
    const LiveConfig& now = config_in(live.lists, topic, follower_list);
    const auto there = items_of(now.value.value_or(""));
    std::vector<std::string> entries;
    for (const auto& [partition, broker] : replicas) {
      std::string entry = entry_of(partition, broker);
      if (!has_item(there, entry)) entries.push_back(std::move(entry));
    }
    const bool everything = has_item(there, "*");
    const std::size_t bytes = appended(now.value.value_or(""), joined(entries)).size();
    if (!everything && bytes > most_list_bytes) {
      refused.insert(topic);
      out.problems.push_back(too_long(live, topic, replicas, bytes));
      continue;
    }
    for (const auto& [partition, broker] : replicas) {
      brokers.insert(broker);
      if (!everything) memory[broker] += (there.size() + entries.size()) * entry_memory;
    }
    if (everything) {
      out.notes.push_back(
          KLAMM_TEXT("plan",
                     "%1 of topic %2 is * and stays so: its in-sync replicas share the rate, which can "
                     "starve the move")
              .with(follower_list, topic));
    } else if (!entries.empty()) {
      auto step = config_step<AppendConfig>(EntityType::topic, topic, follower_list, now);
      step.value = joined(entries);
      lists.push_back(std::move(step));
    }
  }
  note_memory(memory, out);
  put_rates(live, brokers, added, rate, out);
  for (auto& step : lists) out.plan.steps.emplace_back(std::move(step));
  return refused;
}

Planned take_off_throttle(const LiveMoves& live, const std::vector<Operation>& steps) {
  TakingOff taking(live);
  // Lists first: without them nothing is limited at once.
  for (const auto& step : steps) {
    if (const auto* list = std::get_if<AppendConfig>(&step)) taking.list(*list);
  }
  for (const auto& step : steps) {
    if (const auto* rate = std::get_if<SetConfig>(&step)) taking.rate(*rate);
  }
  return taking.take();
}

Planned clean_up_throttles(const LiveMoves& live) {
  Planned out = planned_for(live);
  admin::Moving moving;
  for (const auto& [at, move] : live.moving) moving[at.first][at.second] = {};
  for (const char* key : {leader_list, follower_list}) {
    for (const auto& [at, now] : live.lists) {
      if (at.second != key || !now.own || !now.value) continue;
      if (has_item(items_of(*now.value), "*")) {
        out.notes.push_back(KLAMM_TEXT("plan", "%1 of topic %2 is *, which klamm did not set: it stays")
                                .with(key, at.first)
                                .hinting(HintCode::unset_topic_config, at.first, key));
        continue;
      }
      auto left = admin::throttle_entries_left(at.first, *now.value, moving);
      if (!left.empty() || now.value->empty()) take_out(at.first, key, now, left, true, out);
    }
  }
  if (!live.moving.empty()) {
    if (!live.rates.empty())
      out.notes.push_back(
          KLAMM_TEXT("plan", "partitions still move: the brokers' rates stay until none does"));
    return out;
  }
  for (const auto& [at, now] : live.rates) {
    if (now.own) {
      out.plan.steps.emplace_back(config_step<UnsetConfig>(EntityType::broker, at.first, at.second, now));
    } else if (now.source == configs::Source::static_broker) {
      out.notes.push_back(KLAMM_TEXT("plan", "broker %1 has %2 from its server.properties: it stays")
                              .with(at.first, at.second));
    }
  }
  if (out.plan.steps.empty()) out.notes.push_back(KLAMM_TEXT("plan", "no throttle is left"));
  return out;
}

} // namespace klamm::plan
