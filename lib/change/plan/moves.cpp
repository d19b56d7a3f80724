// Which moves, in which waves. Pure but for the overloads at the end of
// live_moves.cpp.

#include <klamm/hints.hpp>
#include <klamm/plan_moves.hpp>

#include <change/live/live_moves.hpp>
#include <change/live/live_topics.hpp>
#include <change/live/partition_state.hpp>

#include <algorithm>
#include <iterator>

namespace klamm::plan {

using namespace changes; // operations

Planned planned_for(const LiveMoves& live) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  return out;
}

std::vector<PartitionAt> partitions_meant(const LiveMoves& live, const std::vector<TopicPartitions>& named,
                                          std::vector<Error>& problems) {
  std::vector<PartitionAt> out;
  std::set<PartitionAt> seen;
  const auto add = [&](const std::string& topic, std::int32_t partition) {
    if (seen.emplace(topic, partition).second) out.emplace_back(topic, partition);
  };
  for (const auto& word : named) {
    const auto at = live.topics.find(word.topic);
    if (at == live.topics.end()) {
      problems.push_back(topic_problem("UNKNOWN_TOPIC_OR_PARTITION", word.topic,
                                       KLAMM_TEXT("plan", "topic %1 does not exist")));
      continue;
    }
    const auto count = static_cast<std::int32_t>(at->second.replicas.size());
    if (word.partitions.empty()) {
      for (std::int32_t p = 0; p < count; ++p) add(word.topic, p);
    }
    for (const std::int32_t partition : word.partitions) {
      if (partition < count) {
        add(word.topic, partition);
      } else {
        problems.push_back(partition_problem(
            "UNKNOWN_TOPIC_OR_PARTITION", word.topic, partition,
            KLAMM_TEXT("plan", "partition %1 does not exist: the topic has %2").with(count)));
      }
    }
  }
  return out;
}

namespace {

bool holds(const Replicas& list, std::int32_t id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/// Waves repeat notes.
void say_once(std::vector<Text>& notes) {
  std::set<std::string> said;
  std::erase_if(notes, [&said](const Text& note) { return !said.insert(note.english()).second; });
}

class Starting {
 public:
  Starting(const LiveMoves& live, const StartMoves& wanted)
      : live_(live), wanted_(wanted), out_(planned_for(live)) {}

  Planned plan() {
    for (const auto& fault : wanted_.invalid) invalid(fault);
    const auto contradictory = find_contradictions();
    for (const auto& move : wanted_.moves) {
      if (contradictory.count({move.topic, move.partition}) == 0)
        take(move);
      else
        static_cast<void>(brokers_are_good(move)); // tells what else is wrong with it
    }
    if (invalid_ != 0 && !wanted_.skip_invalid) return nothing();
    std::vector<Wave> waves(1);
    if (wanted_.throttle && wanted_.in_waves) {
      waves = in_waves();
    } else {
      for (Move& move : moves_) waves[0].push_back(std::move(move));
    }
    if (waves.size() > 1) {
      out_.notes.push_back(
          KLAMM_TEXT("plan", "the moves run in %1 waves of at most %2 replicas a topic, each its own change: "
                             "brokers keep a throttle list once for each replica")
              .with(waves.size(), most_wave_entries));
    }
    // Whose rate is another from now on; in no wave, since they move already.
    waves[0].insert(waves[0].begin(), std::make_move_iterator(running_.begin()),
                    std::make_move_iterator(running_.end()));
    for (Wave& wave : waves) put(wave);
    for (const auto id : down_) {
      out_.notes.push_back(
          (live_.fenced
               ? KLAMM_TEXT("plan", "broker %1 is down: Kafka accepts the move and waits for the broker")
               : KLAMM_TEXT("plan", "broker %1 is not live: Kafka accepts the move and waits if it knows "
                                    "the broker, and refuses it if not"))
              .with(id));
    }
    say_once(out_.notes);
    return std::move(out_);
  }

 private:
  /// What one wanted move takes.
  struct Move {
    std::string topic;
    std::int32_t partition = 0;
    Replicas added;
    std::optional<CancelReassignment> cancel;
    std::optional<StartReassignment> start;
  };
  using Wave = std::vector<Move>;

  /// What goes into the newest wave that a topic is in.
  struct Filling {
    explicit Filling(const ListRoom& before) : unfilled(before), room(before) {}
    ListRoom unfilled;
    ListRoom room;
    std::size_t wave = 0;
    std::size_t entries = 0;
  };

  /// As many moves of a topic in each as its throttle list should take, in the order they were named. A topic
  /// with a move for which there is no room in any is a problem, and not moved.
  std::vector<Wave> in_waves() {
    std::map<std::string, Filling> topics;
    std::set<std::string> full;
    for (const Move& move : moves_) {
      auto at = topics.find(move.topic);
      if (at == topics.end()) at = topics.emplace(move.topic, ListRoom(live_, move.topic)).first;
      if (at->second.unfilled.fits(move.partition, move.added) || !full.insert(move.topic).second) continue;
      out_.problems.push_back(list_is_full(move.topic, move.partition, at->second.unfilled.bytes()));
    }
    std::vector<Wave> waves(1);
    for (Move& move : moves_) {
      if (full.count(move.topic) != 0) continue;
      Filling& topic = topics.at(move.topic);
      const bool long_enough = topic.entries != 0 && topic.entries + move.added.size() > most_wave_entries;
      if (long_enough || !topic.room.fits(move.partition, move.added)) {
        topic.room = topic.unfilled;
        topic.entries = 0;
        ++topic.wave;
      }
      topic.entries += topic.room.take(move.partition, move.added);
      if (topic.wave == waves.size()) waves.emplace_back();
      waves[topic.wave].push_back(std::move(move));
    }
    for (const auto& [name, topic] : topics) {
      if (topic.wave == 0 || topic.unfilled.bytes() < most_list_bytes / 2) continue;
      out_.notes.push_back(KLAMM_TEXT("plan", "the throttle list of topic %1 already uses %2 of the %3 bytes "
                                              "Kafka allows, which makes the waves small")
                               .with(name, topic.unfilled.bytes(), most_list_bytes)
                               .hinting(HintCode::clean_up_throttles));
    }
    return waves;
  }

  /// The steps of one wave: throttle, cancellations, moves.
  void put(Wave& wave) {
    if (wanted_.throttle) {
      Added added;
      for (const Move& move : wave) {
        for (const std::int32_t id : move.added) added[move.topic].emplace_back(move.partition, id);
      }
      const auto too_long = put_on_throttle(live_, added, *wanted_.throttle, out_);
      std::erase_if(wave, [&](const Move& move) { return too_long.count(move.topic) != 0; });
    }
    for (Move& move : wave) {
      if (move.cancel) out_.plan.steps.emplace_back(std::move(*move.cancel));
    }
    for (Move& move : wave) {
      if (move.start) out_.plan.steps.emplace_back(std::move(*move.start));
    }
  }

  void refuse(const char* code, const WantedMove& move, Text text) {
    out_.problems.push_back(partition_problem(code, move.topic, move.partition, std::move(text)));
  }

  void invalid(Error fault) {
    out_.problems.push_back(std::move(fault));
    ++invalid_;
  }
  void invalid(const char* code, const WantedMove& move, Text text) {
    invalid(partition_problem(code, move.topic, move.partition, std::move(text), ErrorKind::usage));
  }

  /// All that is wrong, and no step.
  Planned nothing() {
    Planned out = planned_for(live_);
    out.problems = std::move(out_.problems);
    out.notes.push_back(KLAMM_TEXT("plan", "nothing is moved: %1 of %2 moves are invalid")
                            .with(invalid_, wanted_.moves.size() + wanted_.invalid.size())
                            .hinting(HintCode::skip_invalid_moves));
    return out;
  }

  /// Partitions with several targets, each told once: which of them is meant nobody knows.
  std::set<PartitionAt> find_contradictions() {
    std::map<PartitionAt, const WantedMove*> first;
    std::set<PartitionAt> out;
    for (const auto& move : wanted_.moves) {
      const auto [at, fresh] = first.emplace(PartitionAt(move.topic, move.partition), &move);
      if (fresh || at->second->replicas == move.replicas || !out.insert(at->first).second) continue;
      invalid("NAMED_TWICE", move,
              KLAMM_TEXT("plan", "%1 is to be moved to brokers %2 and to brokers %3")
                  .with(words(at->second->replicas), words(move.replicas)));
    }
    return out;
  }

  [[nodiscard]] bool brokers_are_good(const WantedMove& move) {
    std::set<std::int32_t> unique;
    for (const std::int32_t id : move.replicas) {
      if (!unique.insert(id).second) {
        invalid("DUPLICATE_BROKER", move,
                KLAMM_TEXT("plan", "the replicas of %1 name broker %2 twice").with(id));
        return false;
      }
    }
    if (move.replicas.empty()) {
      invalid("NO_REPLICAS", move, KLAMM_TEXT("plan", "no replicas are named for %1"));
      return false;
    }
    for (const std::int32_t id : move.replicas) {
      if (live_.live.count(id) != 0) continue;
      if (live_.fenced && live_.fenced->count(id) == 0) {
        invalid(
            "UNKNOWN_BROKER", move,
            KLAMM_TEXT("plan", "%1 cannot be moved to broker %2: the cluster has no such broker").with(id));
        return false;
      }
    }
    return true;
  }

  /// It moves there already: only its throttle may be another one, and the end can be waited for.
  void go_on(const WantedMove& move, const LiveTopic& topic, const LiveMove& running) {
    const std::string name = move.topic + ":" + std::to_string(move.partition);
    out_.notes.push_back(KLAMM_TEXT("plan", "partition %1 is already being moved there").with(name));
    StartReassignment start;
    start.topic = move.topic;
    start.topic_id = topic.id;
    start.partition = move.partition;
    start.old_replicas = running.original;
    start.replicas = move.replicas;
    out_.in_progress.push_back(std::move(start));
    if (!wanted_.throttle) {
      out_.notes.push_back(KLAMM_TEXT("plan", "the throttle of moves in progress stays as it is")
                               .hinting(HintCode::change_throttle));
      return;
    }
    Move planned;
    planned.topic = move.topic;
    planned.partition = move.partition;
    for (const std::int32_t id : running.target) {
      if (!holds(running.original, id)) planned.added.push_back(id);
    }
    running_.push_back(std::move(planned));
  }

  void take(const WantedMove& move) {
    const auto at = live_.topics.find(move.topic);
    const auto index = static_cast<std::size_t>(move.partition);
    if (at == live_.topics.end())
      return invalid("UNKNOWN_TOPIC_OR_PARTITION", move,
                     KLAMM_TEXT("plan", "partition %1 does not exist: the topic does not exist"));
    if (move.partition < 0 || index >= at->second.replicas.size())
      return invalid("UNKNOWN_TOPIC_OR_PARTITION", move,
                     KLAMM_TEXT("plan", "partition %1 does not exist: the topic has %2")
                         .with(at->second.replicas.size()));
    if (!seen_.emplace(move.topic, move.partition).second) return; // the same once more
    if (!brokers_are_good(move)) return;
    Move planned;
    planned.topic = move.topic;
    planned.partition = move.partition;
    Replicas from = at->second.replicas[index];
    const auto moving = live_.moving.find({move.topic, move.partition});
    if (moving != live_.moving.end()) {
      if (moving->second.target == move.replicas) return go_on(move, at->second, moving->second);
      if (!wanted_.replace)
        return refuse("ALREADY_MOVING", move,
                      KLAMM_TEXT("plan", "%1 is already being moved to brokers %2")
                          .with(words(moving->second.target))
                          .hinting(HintCode::replace_move));
      planned.cancel = cancel_of(at->second, move.partition, moving->second);
      from = moving->second.original;
    }
    StartReassignment start;
    start.topic = move.topic;
    start.topic_id = at->second.id;
    start.partition = move.partition;
    start.old_replicas = from;
    start.replicas = move.replicas;
    if (from == move.replicas) {
      if (planned.cancel)
        moves_.push_back(std::move(planned));
      else
        out_.unchanged.emplace_back(std::move(start));
      return;
    }
    for (const std::int32_t id : move.replicas) {
      if (holds(from, id)) continue;
      planned.added.push_back(id);
      if (live_.live.count(id) == 0) down_.insert(id);
    }
    planned.start = std::move(start);
    moves_.push_back(std::move(planned));
  }

  const LiveMoves& live_;
  const StartMoves& wanted_;
  Planned out_;
  std::set<PartitionAt> seen_;
  std::set<std::int32_t> down_;
  std::size_t invalid_ = 0;
  std::vector<Move> moves_;
  std::vector<Move> running_; ///< under way already, to the same brokers
};

} // namespace

Planned start_moves(const LiveMoves& live, const StartMoves& wanted) {
  return Starting(live, wanted).plan();
}

std::vector<Plan> waves_of(const Plan& plan) {
  std::vector<Plan> waves;
  bool moves = true; // whether the last step was a move
  for (const Operation& step : plan.steps) {
    const bool throttle =
        std::holds_alternative<SetConfig>(step) || std::holds_alternative<AppendConfig>(step);
    if (waves.empty() || (throttle && moves)) waves.push_back({plan.cluster_id, plan.made_at, {}});
    moves = !throttle;
    waves.back().steps.push_back(step);
  }
  return waves;
}

} // namespace klamm::plan
