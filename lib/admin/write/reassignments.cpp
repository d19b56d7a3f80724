#include <admin/write/reassignments.hpp>
#include <protocol/messages/alter_partition_reassignments.hpp>
#include <protocol/messages/elect_leaders.hpp>

#include <map>
#include <string_view>

namespace klamm::admin {

namespace {

constexpr std::size_t most_partitions = 1000;

using Alter = protocol::AlterPartitionReassignmentsRequest;
using Altered = protocol::AlterPartitionReassignmentsResponse;

using Places = std::map<std::pair<std::string_view, std::int32_t>, std::size_t>;

template <class At>
Places places_of(std::span<const std::uint32_t> keys, At at) {
  Places out;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const TopicPartition& place = at(keys[i]);
    out.emplace(std::pair(std::string_view(place.topic), place.partition), i);
  }
  return out;
}

/// Both calls of AlterPartitionReassignments. `replicas` gives what is asked for; null cancels.
template <class At, class ReplicasOf>
void alter(Client& client, const Call& call, std::vector<Keyed<std::uint32_t>> items, Written& out, At at,
           ReplicasOf replicas) {
  auto spec = controller_spec<Alter, Altered>(
      client, call, out, [&](std::uint32_t key) { return "partition " + at(key).text(); });
  spec.most = most_partitions;
  spec.make = [&](std::span<const std::uint32_t> keys, int lane, std::int16_t version) {
    Alter request;
    request.timeout_ms = broker_timeout_ms(call);
    if (version >= 1) request.allow_replication_factor_change = lane != 0;
    std::map<std::string_view, std::size_t> topics;
    for (const auto key : keys) {
      const auto [place, fresh] = topics.try_emplace(at(key).topic, request.topics.size());
      if (fresh) request.topics.emplace_back().name = at(key).topic;
      request.topics[place->second].partitions.push_back({at(key).partition, replicas(key)});
    }
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Altered& reply,
                  std::span<Verdict> verdicts) {
    if (reply.error_code != protocol::ErrorCode::none) {
      for (auto& verdict : verdicts) verdict = {reply.error_code, reply.error_message.value_or("")};
      return;
    }
    const auto places = places_of(keys, at);
    for (const auto& topic : reply.responses) {
      for (const auto& result : topic.partitions) {
        const auto place = places.find({topic.name, result.partition_index});
        if (place == places.end()) continue;
        judge(out, keys[place->second], verdicts[place->second], result.error_code, result.error_message);
      }
    }
  };
  drive(client, call, std::move(items), spec);
}

} // namespace

Written start_reassignments(Client& client, std::span<const NewReplicas> partitions, const Call& call) {
  Written out = unanswered(partitions.size());
  auto items = item_keys(partitions.size());
  for (auto& item : items) item.lane = partitions[item.key].other_factor ? 1 : 0;
  alter(
      client, call, std::move(items), out,
      [&](std::uint32_t key) -> const TopicPartition& { return partitions[key].at; },
      [&](std::uint32_t key) { return protocol::Int32List(std::span(partitions[key].replicas)); });
  return out;
}

Written cancel_reassignments(Client& client, std::span<const TopicPartition> partitions, const Call& call) {
  Written out = unanswered(partitions.size());
  alter(
      client, call, item_keys(partitions.size()), out,
      [&](std::uint32_t key) -> const TopicPartition& { return partitions[key]; },
      [](std::uint32_t) { return std::optional<protocol::Int32List>(); });
  return out;
}

Written elect_leaders(Client& client, std::span<const TopicPartition> partitions, Election election,
                      const Call& call) {
  using Req = protocol::ElectLeadersRequest;
  using Resp = protocol::ElectLeadersResponse;
  Written out = unanswered(partitions.size());
  auto spec = controller_spec<Req, Resp>(
      client, call, out, [&](std::uint32_t key) { return "partition " + partitions[key].text(); });
  spec.most = most_partitions;
  if (election == Election::unclean) spec.lowest = 1;
  spec.make = [&](std::span<const std::uint32_t> keys, int, std::int16_t) {
    Req request;
    request.timeout_ms = broker_timeout_ms(call);
    request.election_type = static_cast<std::int8_t>(election);
    auto& topics = request.topic_partitions.emplace();
    std::map<std::string_view, std::vector<std::int32_t>> numbers;
    for (const auto key : keys) numbers[partitions[key].topic].push_back(partitions[key].partition);
    for (const auto& [topic, list] : numbers)
      topics.push_back({std::string(topic), protocol::Int32List(std::span(list))});
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Resp& reply,
                  std::span<Verdict> verdicts) {
    if (reply.error_code != protocol::ErrorCode::none) {
      // The reason stands beside the partitions.
      std::string words;
      for (const auto& topic : reply.replica_election_results) {
        for (const auto& result : topic.partition_result) words = result.error_message.value_or(words);
      }
      for (auto& verdict : verdicts) verdict = {reply.error_code, words};
      return;
    }
    const auto places =
        places_of(keys, [&](std::uint32_t key) -> const TopicPartition& { return partitions[key]; });
    for (const auto& topic : reply.replica_election_results) {
      for (const auto& result : topic.partition_result) {
        const auto place = places.find({topic.topic, result.partition_id});
        if (place == places.end()) continue;
        judge(out, keys[place->second], verdicts[place->second], result.error_code, result.error_message);
      }
    }
  };
  drive(client, call, item_keys(partitions.size()), spec);
  return out;
}

} // namespace klamm::admin
