#include <admin/fetch/brokers_metadata.hpp>
#include <admin/fetch/ended_moves.hpp>

namespace klamm::admin {

EndedMoves::EndedMoves(const std::vector<std::string>& topics) {
  for (const auto& topic : topics) topics_[topic];
}

void EndedMoves::began(const std::string& topic, std::int32_t partition, std::vector<std::int32_t> stood_on) {
  topics_[topic][partition].before = std::move(stood_on);
}

void EndedMoves::saw(const std::vector<reassignments::Reassignment>& moving) {
  for (const auto& move : moving) {
    Partition& seen = topics_[move.topic][move.partition];
    seen.before.clear();
    // Otherwise it may end with all of them, or be cancelled to that.
    const bool passes = !move.adding.empty() && !move.removing.empty();
    seen.during = passes ? move.replicas : Replicas{};
  }
}

Result<Text> EndedMoves::shown(Client& client, const Call& call) const {
  if (topics_.empty()) return Text{};
  struct Seen {
    std::int32_t broker;
    Replicas replicas;
  };
  std::map<std::pair<std::string, std::int32_t>, Seen> first;
  return every_broker_shows(
      client, topics_,
      [&first](std::int32_t broker, const protocol::MetadataResponse::Topic& topic, const Topic& moved) {
        for (const auto& partition : topic.partitions) {
          const auto& nodes = partition.replica_nodes;
          const Seen now{broker, {nodes.begin(), nodes.end()}};
          const std::pair at{topic.name.value_or(""), partition.partition_index};
          const auto name = [&at] { return at.first + ":" + std::to_string(at.second); };
          const auto known = moved.find(at.second);
          if (known != moved.end() && now.replicas == known->second.during)
            return KLAMM_TEXT("wait", "broker %1 still shows the move of %2").with(broker, name());
          if (known != moved.end() && now.replicas == known->second.before)
            return KLAMM_TEXT("wait", "broker %1 does not show the move of %2 yet").with(broker, name());
          const auto other = first.try_emplace(at, now).first;
          if (other->second.replicas != now.replicas)
            return KLAMM_TEXT("wait", "brokers %1 and %2 show different replicas of %3")
                .with(other->second.broker, broker, name());
        }
        return Text{};
      },
      call, Silent::passes);
}

} // namespace klamm::admin
