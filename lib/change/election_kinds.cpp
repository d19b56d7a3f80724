// leader.elect.

#include <admin/metadata.hpp>
#include <admin/write_reassignments.hpp>
#include <change/kinds.hpp>
#include <change/partition_state.hpp>

#include <map>
#include <set>

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
      } else if (elect.unclean ? now.leader >= 0
                               : !now.replicas.empty() && now.leader == now.replicas.front()) {
        looks[i].state = Look::State::done;
      } else if (elect.leader && !now.replicas.empty() && *elect.leader != now.replicas.front()) {
        looks[i] =
            stale(name_of(elect), "the preferred leader of %1 is broker %2 now, not %3",
                  {name_of(elect), std::to_string(now.replicas.front()), std::to_string(*elect.leader)});
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
    return admin::elect_leaders(client, partitions, election_, call);
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    std::map<std::pair<std::string, std::int32_t>, std::optional<std::int32_t>> wanted;
    for (const Operation* step : steps) {
      const auto& elect = std::get<ElectLeader>(*step);
      wanted[{elect.topic, elect.partition}] = elect.leader;
    }
    return [&client, wanted](const Call& call) { return every_broker_sees(client, wanted, call); };
  }

 private:
  static Result<Text>
  every_broker_sees(Client& client,
                    const std::map<std::pair<std::string, std::int32_t>, std::optional<std::int32_t>>& wanted,
                    const Call& call) {
    std::set<std::string> names;
    for (const auto& [at, leader] : wanted) names.insert(at.first);
    const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
    if (!metadata) return fail(metadata.error());
    std::vector<std::int32_t> brokers;
    for (const auto& broker : metadata->brokers) brokers.push_back(broker.node_id);
    for (const auto& [broker, view] :
         admin::fetch_views(client, brokers, admin::TopicChoice::named({names.begin(), names.end()}), call)) {
      if (!view) return fail(view.error());
      for (const auto& topic : view->topics) {
        for (const auto& partition : topic.partitions) {
          const auto at = wanted.find({topic.name.value_or(""), partition.partition_index});
          if (at == wanted.end()) continue;
          if (at->second ? partition.leader_id == *at->second : partition.leader_id >= 0) continue;
          return Text{"change",
                      "broker %1 does not show the new leader of partition %2",
                      {std::to_string(broker), at->first.first + ":" + std::to_string(at->first.second)},
                      -1};
        }
      }
    }
    return Text{};
  }

  admin::Election election_;
};

} // namespace

Facts facts_of(const ElectLeader& elect) {
  const std::string name = name_of(elect);
  if (elect.unclean) {
    return {name,
            "partition",
            elect.topic + ":" + std::to_string(elect.partition),
            Risk::destroys_data,
            {"change",
             "elects any live replica leader of %1, in sync or not: what only brokers %2 (last in sync) hold "
             "is lost for good",
             {name, elect.in_sync.empty() ? "that are away" : words(elect.in_sync)},
             -1}};
  }
  return {name,
          "topic",
          elect.topic,
          Risk::disruptive,
          {"change",
           "makes the preferred leader, broker %2, leader of %1 (now: %3); its clients reconnect",
           {name, elect.leader ? std::to_string(*elect.leader) : "?",
            elect.old_leader ? std::to_string(*elect.old_leader) : "none"},
           -1}};
}

Result<Operation> inverse_of(const ElectLeader& elect) {
  return fail(
      no_undo(facts_of(elect).target, "Kafka elects the preferred leader or any, never a former one"));
}

const Executor& executor_of(const ElectLeader& elect) {
  static const Electing preferred(admin::Election::preferred);
  static const Electing unclean(admin::Election::unclean);
  return elect.unclean ? unclean : preferred;
}

} // namespace klamm::changes
