// reassignment.start and reassignment.cancel.

#include <klamm/hints.hpp>
#include <klamm/reassignments.hpp>

#include <admin/fetch/brokers_metadata.hpp>
#include <admin/write/reassignments.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/partition_state.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <map>
#include <thread>

namespace klamm::changes {

namespace {

template <class Step>
PartitionStep step_of(const Step& step) {
  return {step.topic, step.topic_id, step.partition};
}

template <class Step>
std::vector<PartitionStep> steps_of(Steps steps) {
  std::vector<PartitionStep> out;
  for (const Operation* step : steps) out.push_back(step_of(std::get<Step>(*step)));
  return out;
}

template <class Step>
std::string name_of(const Step& step) {
  return "partition " + step_of(step).name();
}

Look seen_as(Look::State state) {
  Look look;
  look.state = state;
  return look;
}

/// Looks until no step is stale, or brokers have had the time to hear of what has just been done: Metadata
/// follows the controller by moments.
template <class LookOnce>
std::vector<Look> patiently(const LookOnce& look, const Call& call) {
  constexpr auto lag = std::chrono::seconds(3);
  const auto until = std::min(call.deadline, std::chrono::steady_clock::now() + lag);
  while (true) {
    auto looks = look();
    const bool is_stale = std::any_of(looks.begin(), looks.end(), [](const Look& seen) {
      return seen.state == Look::State::stale && seen.may_be_late;
    });
    if (!is_stale || std::chrono::steady_clock::now() >= until || call.cancel.requested()) return looks;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

Look differs(const std::string& name, const Replicas& now, const Replicas& planned) {
  Look look = stale(name, KLAMM_TEXT("change", "%1 is on brokers %2 now; the plan expects %3")
                              .with(name, words(now), words(planned)));
  look.may_be_late = true;
  return look;
}

// ── start ──

class Starting : public Executor {
 public:
  [[nodiscard]] bool only_accepted() const override { return true; }
  [[nodiscard]] bool waits_for_earlier(const Operation&) const override { return true; }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto wanted = steps_of<StartReassignment>(steps);
    return patiently(
        [&] {
          const auto states = read_partitions(client, wanted, true, call);
          std::vector<Look> looks;
          for (std::size_t i = 0; i < steps.size(); ++i)
            looks.push_back(judge(std::get<StartReassignment>(*steps[i]), states[i]));
          return looks;
        },
        call);
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::NewReplicas> partitions;
    for (const Operation* step : steps) {
      const auto& start = std::get<StartReassignment>(*step);
      partitions.push_back({{start.topic, start.partition},
                            start.replicas,
                            start.replicas.size() != start.old_replicas.size()});
    }
    return admin::start_reassignments(client, partitions, call);
  }

 private:
  static Look judge(const StartReassignment& start, const PartitionState& now) {
    const std::string name = name_of(start);
    if (now.missing) return *now.missing;
    if (now.move) {
      if (now.move->target == start.replicas) return seen_as(Look::State::done);
      Look look =
          stale(name, KLAMM_TEXT("change",
                                 "%1 is already being moved to brokers %2; Kafka would merge both targets")
                          .with(name, words(now.move->target))
                          .hinting(HintCode::cancel_move_first, start.topic));
      look.why.code = "ALREADY_MOVING";
      return look;
    }
    if (now.replicas == start.replicas) return seen_as(Look::State::done);
    if (now.replicas != start.old_replicas) return differs(name, now.replicas, start.old_replicas);
    return seen_as(Look::State::ready);
  }
};

// ── cancel ──

class Cancelling : public Executor {
 public:
  [[nodiscard]] bool still_works_on(const Operation& step) const override {
    return !std::get<CancelReassignment>(step).running;
  }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto wanted = steps_of<CancelReassignment>(steps);
    return patiently(
        [&] {
          const auto states = read_partitions(client, wanted, true, call);
          std::vector<Look> looks;
          for (std::size_t i = 0; i < steps.size(); ++i)
            looks.push_back(judge(std::get<CancelReassignment>(*steps[i]), states[i]));
          return looks;
        },
        call);
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<Result<void>> out(steps.size());
    std::vector<std::size_t> running;
    std::vector<admin::TopicPartition> partitions;
    std::vector<std::size_t> back; ///< to be given their replicas again
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& cancel = std::get<CancelReassignment>(*steps[i]);
      if (cancel.running) {
        running.push_back(i);
        partitions.push_back({cancel.topic, cancel.partition});
      } else {
        back.push_back(i);
      }
    }
    auto cancelled = admin::cancel_reassignments(client, partitions, call);
    for (std::size_t k = 0; k < running.size(); ++k) {
      auto& cancel = std::get<CancelReassignment>(*steps[running[k]]);
      out[running[k]] = std::move(cancelled[k]);
      const auto& result = out[running[k]];
      if (!cancel.move_back) continue;
      // It ended just now: nothing was cancelled, and moving back is what is left to do.
      const bool ended = !result && result.error().code == "NO_REASSIGNMENT_IN_PROGRESS";
      if (ended) cancel.running = false;
      // Cancelling may leave the same brokers in another order; the first is the preferred leader.
      if (result || ended) back.push_back(running[k]);
    }
    move_back(client, steps, back, call, out);
    return out;
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    Kept kept;
    for (const Operation* step : steps) {
      const auto& cancel = std::get<CancelReassignment>(*step);
      if (cancel.running) kept[cancel.topic][cancel.partition] = cancel;
    }
    if (kept.empty()) return std::nullopt;
    return [&client, kept](const Call& call) -> Result<Text> {
      const auto listed = reassignments::list(client, {}, call);
      if (!listed) return fail(listed.error());
      for (const auto& row : listed->rows) {
        const auto topic = kept.find(row.topic);
        if (topic != kept.end() && topic->second.count(row.partition) != 0)
          return KLAMM_TEXT("change", "%1 still moves").with(name_of(topic->second.at(row.partition)));
      }
      return admin::every_broker_shows(client, kept, missing_in, call);
    };
  }

 private:
  using KeptInTopic = std::map<std::int32_t, CancelReassignment>;
  using Kept = std::map<std::string, KeptInTopic>; ///< topic -> partition -> what keeps its replicas

  /// Brokers hear of it later than the controller. The order may be another one.
  static Text missing_in(std::int32_t broker, const protocol::MetadataResponse::Topic& topic,
                         const KeptInTopic& kept) {
    for (const auto& partition : topic.partitions) {
      const auto at = kept.find(partition.partition_index);
      if (at == kept.end()) continue;
      if (Text other = other_topic(broker, topic, at->second.topic_id); !other.empty()) return other;
      const Replicas now(partition.replica_nodes.begin(), partition.replica_nodes.end());
      if (same_brokers(now, at->second.replicas)) continue;
      return KLAMM_TEXT("change", "broker %1 shows %2 on brokers %3")
          .with(broker, name_of(at->second), words(now));
    }
    return {};
  }

  static void move_back(Client& client, Steps steps, const std::vector<std::size_t>& which, const Call& call,
                        std::vector<Result<void>>& out) {
    std::vector<admin::NewReplicas> partitions;
    for (const auto i : which) {
      const auto& cancel = std::get<CancelReassignment>(*steps[i]);
      partitions.push_back({{cancel.topic, cancel.partition},
                            cancel.replicas,
                            cancel.replicas.size() != cancel.old_target.size() && !cancel.running});
    }
    auto moved = admin::start_reassignments(client, partitions, call);
    for (std::size_t k = 0; k < which.size(); ++k) {
      const auto& cancel = std::get<CancelReassignment>(*steps[which[k]]);
      out[which[k]] = std::move(moved[k]);
      if (out[which[k]] || !cancel.running) continue;
      Error& error = out[which[k]].error();
      error.text =
          KLAMM_TEXT("change", "the move of %1 was cancelled, but the replica order %2 was not restored: %3")
              .with(name_of(cancel), words(cancel.replicas), error.text);
    }
  }

  static Look judge(CancelReassignment& cancel, const PartitionState& now) {
    const std::string name = name_of(cancel);
    if (now.missing) return *now.missing;
    cancel.running = now.move.has_value();
    if (now.move) {
      if (now.move->target == cancel.replicas && cancel.move_back)
        return seen_as(Look::State::done); // on its way back
      if (now.move->target != cancel.old_target)
        return stale(
            name, KLAMM_TEXT("change", "%1 is being moved to brokers %2 now; the plan expects a move to %3")
                      .with(name, words(now.move->target), words(cancel.old_target)));
      return seen_as(Look::State::ready);
    }
    if (now.replicas == cancel.replicas) return seen_as(Look::State::done);
    if (same_brokers(now.replicas, cancel.replicas))
      return seen_as(cancel.move_back ? Look::State::ready : Look::State::done);
    if (now.replicas != cancel.old_target) return differs(name, now.replicas, cancel.old_target);
    if (cancel.move_back) return seen_as(Look::State::ready);
    return stale(name, KLAMM_TEXT("change", "the move of %1 has ended: it is on brokers %2")
                           .with(name, words(now.replicas)));
  }
};

} // namespace

Facts facts_of(const StartReassignment& start) {
  const std::string name = name_of(start);
  const bool order_only = same_brokers(start.replicas, start.old_replicas);
  std::string factor;
  if (start.replicas.size() != start.old_replicas.size())
    factor = ", replication factor " + std::to_string(start.old_replicas.size()) + " to " +
             std::to_string(start.replicas.size());
  return {name, "topic", start.topic, order_only ? Risk::safe : Risk::disruptive,
          (order_only
               ? KLAMM_TEXT("change", "changes the replica order of %1 from %2 to %3; nothing is copied")
               : KLAMM_TEXT("change", "moves %1 from brokers %2 to %3%4"))
              .with(name, words(start.old_replicas), words(start.replicas), factor)};
}

Facts facts_of(const CancelReassignment& cancel) {
  const std::string name = name_of(cancel);
  return {name, "topic", cancel.topic, cancel.move_back ? Risk::disruptive : Risk::safe,
          (cancel.move_back
               ? KLAMM_TEXT("change",
                            "cancels the move of %1 to brokers %2, or moves it back to %3 if it has ended")
               : KLAMM_TEXT("change", "cancels the move of %1 to brokers %2; it stays on %3"))
              .with(name, words(cancel.old_target), words(cancel.replicas))};
}

Result<Operation> inverse_of(const StartReassignment& start) {
  CancelReassignment cancel;
  cancel.topic = start.topic;
  cancel.topic_id = start.topic_id;
  cancel.partition = start.partition;
  cancel.move_back = true;
  cancel.old_target = start.replicas;
  cancel.replicas = start.old_replicas;
  return cancel;
}

Result<Operation> inverse_of(const CancelReassignment& cancel) {
  StartReassignment start;
  start.topic = cancel.topic;
  start.topic_id = cancel.topic_id;
  start.partition = cancel.partition;
  start.old_replicas = cancel.replicas;
  start.replicas = cancel.old_target;
  return start;
}

const Executor& executor_of(const StartReassignment&) {
  static const Starting starting;
  return starting;
}

const Executor& executor_of(const CancelReassignment&) {
  static const Cancelling cancelling;
  return cancelling;
}

} // namespace klamm::changes
