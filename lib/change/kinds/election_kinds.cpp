// leader.elect.

#include <admin/fetch/brokers_metadata.hpp>
#include <admin/write/reassignments.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/partition_state.hpp>
#include <change/live/topic_state.hpp>

#include <map>

namespace klamm::changes {

namespace {

std::string name_of(const ElectLeader& elect) {
  return "partition " + elect.topic + ":" + std::to_string(elect.partition);
}

/// One of preferred and one of unclean elections: a request holds one type.
class Electing : public Executor {
 public:
  explicit Electing(admin::Election election) : election_(election) {}

  [[nodiscard]] bool is_unchanged(const Error& error) const override {
    return error.code == "ELECTION_NOT_NEEDED";
  }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    std::vector<PartitionStep> wanted;
    for (const Operation* step : steps) {
      const auto& elect = std::get<ElectLeader>(*step);
      wanted.push_back({elect.topic, elect.topic_id, elect.partition});
    }
    const auto states = read_partitions(client, wanted, false, call);
    std::vector<Look> looks(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& elect = std::get<ElectLeader>(*steps[i]);
      const PartitionState& now = states[i];
      if (now.missing) {
        looks[i] = *now.missing;
      } else if (elect.leader && !now.replicas.empty() && *elect.leader != now.replicas.front()) {
        looks[i] =
            stale(name_of(elect),
                  KLAMM_TEXT("change", "the preferred leader of %1 is broker %2 now; the plan expects %3")
                      .with(name_of(elect), now.replicas.front(), *elect.leader));
      } else if (elect.unclean ? now.leader >= 0
                               : !now.replicas.empty() && now.leader == now.replicas.front()) {
        looks[i].state = Look::State::done;
      }
    }
    return looks;
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::TopicPartition> partitions;
    for (const Operation* step : steps) {
      const auto& elect = std::get<ElectLeader>(*step);
      partitions.push_back({elect.topic, elect.partition});
    }
    auto results = admin::elect_leaders(client, partitions, election_, call);
    look_again(client, steps, call, results);
    return results;
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    Elected elected;
    for (const Operation* step : steps) {
      const auto& elect = std::get<ElectLeader>(*step);
      elected[elect.topic][elect.partition] = elect;
    }
    return [&client, elected](const Call& call) {
      return admin::every_broker_shows(client, elected, missing_in, call);
    };
  }

 private:
  /// "Not needed" says that the preferred leader leads, not which one that is: others may have given the
  /// partition another order of replicas since the look.
  void look_again(Client& client, Steps steps, const Call& call, std::vector<Result<void>>& results) const {
    std::vector<Operation*> unchanged;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (results[i] || !is_unchanged(results[i].error())) continue;
      unchanged.push_back(steps[i]);
      places.push_back(i);
    }
    if (unchanged.empty()) return;
    const auto looks = look(client, unchanged, call);
    for (std::size_t k = 0; k < places.size(); ++k) {
      if (looks[k].state == Look::State::stale) results[places[k]] = fail(looks[k].why);
    }
  }

  using ElectedInTopic = std::map<std::int32_t, ElectLeader>;
  using Elected = std::map<std::string, ElectedInTopic>; ///< topic -> partition -> its step

  static Text missing_in(std::int32_t broker, const protocol::MetadataResponse::Topic& topic,
                         const ElectedInTopic& elected) {
    for (const auto& partition : topic.partitions) {
      const auto at = elected.find(partition.partition_index);
      if (at == elected.end()) continue;
      const ElectLeader& elect = at->second;
      if (Text other = other_topic(broker, topic, elect.topic_id); !other.empty()) return other;
      if (elect.leader ? partition.leader_id == *elect.leader : partition.leader_id >= 0) continue;
      return (partition.leader_id < 0 ? KLAMM_TEXT("change", "broker %1 shows no leader of %2")
                                      : KLAMM_TEXT("change", "broker %1 shows broker %3 as the leader of %2"))
          .with(broker, name_of(elect), partition.leader_id);
    }
    return {};
  }

  admin::Election election_;
};

} // namespace

Facts facts_of(const ElectLeader& elect) {
  const std::string name = name_of(elect);
  if (elect.unclean) {
    return {name, "partition", elect.topic + ":" + std::to_string(elect.partition), Risk::destroys_data,
            KLAMM_TEXT("change", "elects any live replica as leader of %1, in sync or not: records that only "
                                 "brokers %2 (last in sync) hold will be lost")
                .with(name, elect.in_sync.empty() ? "that are away" : words(elect.in_sync))};
  }
  return {name, "partition", elect.topic + ":" + std::to_string(elect.partition), Risk::disruptive,
          KLAMM_TEXT("change",
                     "elects the preferred leader, broker %2, for %1 (now: %3); its clients will reconnect")
              .with(name, elect.leader ? std::to_string(*elect.leader) : "?",
                    elect.old_leader ? std::to_string(*elect.old_leader) : "none")};
}

Result<Operation> inverse_of(const ElectLeader& elect) {
  return fail(
      no_undo(facts_of(elect).target,
              KLAMM_TEXT("change", "Kafka cannot elect a former leader, only the preferred one or any")));
}

const Executor& executor_of(const ElectLeader& elect) {
  static const Electing preferred(admin::Election::preferred);
  static const Electing unclean(admin::Election::unclean);
  return elect.unclean ? unclean : preferred;
}

} // namespace klamm::changes
