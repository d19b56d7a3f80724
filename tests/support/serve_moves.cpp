#include <protocol/mirror/alter_partition_reassignments.hpp>
#include <protocol/mirror/elect_leaders.hpp>
#include <support/handlers.hpp>

#include <algorithm>

namespace klamm::testing {

using protocol::ErrorCode;

namespace {

bool holds(const Model::Ids& ids, std::int32_t id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Model::Ids without(const Model::Ids& all, const Model::Ids& some) {
  Model::Ids out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&some](std::int32_t id) { return !holds(some, id); });
  return out;
}

/// A move that does not end by itself: the test says when. An order alone is there at once, as in Kafka.
ErrorCode move(Model& model, Model::Partition& partition, const Model::Ids& target, bool other_factor) {
  for (const std::int32_t id : target) {
    if (model.brokers.count(id) == 0) return ErrorCode::invalid_replica_assignment;
  }
  // What is being added already does not count.
  if (!other_factor && target.size() != without(partition.replicas, partition.adding).size())
    return ErrorCode::invalid_replication_factor;
  partition.adding = without(target, partition.replicas);
  partition.removing = without(partition.replicas, target);
  Model::Ids merged = target;
  merged.insert(merged.end(), partition.removing.begin(), partition.removing.end());
  partition.replicas = merged;
  return ErrorCode::none;
}

protocol::AlterPartitionReassignmentsResponse
alter(const Asked& asked, const protocol::AlterPartitionReassignmentsRequest& request) {
  protocol::AlterPartitionReassignmentsResponse response;
  response.error_message.reset();
  for (const auto& topic : request.topics) {
    auto& out = response.responses.emplace_back();
    out.name = topic.name;
    for (const auto& wanted : topic.partitions) {
      auto& result = out.partitions.emplace_back();
      result.partition_index = wanted.partition_index;
      result.error_message.reset();
      const auto at = asked.model.topics.find(topic.name);
      if (at == asked.model.topics.end()) {
        result.error_code = ErrorCode::unknown_topic_or_partition;
        continue;
      }
      auto& partition = at->second.at(static_cast<std::size_t>(wanted.partition_index));
      if (wanted.replicas) {
        result.error_code = move(asked.model, partition, {wanted.replicas->begin(), wanted.replicas->end()},
                                 asked.version < 1 || request.allow_replication_factor_change);
      } else if (partition.adding.empty() && partition.removing.empty()) {
        result.error_code = ErrorCode::no_reassignment_in_progress;
      } else {
        partition.replicas = without(partition.replicas, partition.adding);
        partition.adding.clear();
        partition.removing.clear();
      }
    }
  }
  return response;
}

protocol::ElectLeadersResponse elect(const Asked& asked, const protocol::ElectLeadersRequest& request) {
  protocol::ElectLeadersResponse response;
  if (!request.topic_partitions) throw BadRequest("ElectLeaders of all partitions");
  for (const auto& topic : *request.topic_partitions) {
    auto& out = response.replica_election_results.emplace_back();
    out.topic = topic.topic;
    for (const std::int32_t number : topic.partitions) {
      auto& result = out.partition_result.emplace_back();
      result.partition_id = number;
      result.error_message.reset();
      auto& partition = asked.model.topic(topic.topic).at(static_cast<std::size_t>(number));
      const std::int32_t first = partition.replicas.front();
      if (request.election_type == 0 ? partition.leader == first : partition.leader >= 0) {
        result.error_code = ErrorCode::election_not_needed;
      } else if (request.election_type == 0 && !holds(partition.isr, first)) {
        result.error_code = ErrorCode::preferred_leader_not_available;
      } else {
        partition.leader = first;
      }
    }
  }
  return response;
}

} // namespace

void serve_moves(Handlers& handlers) {
  serve(handlers, alter);
  serve(handlers, elect);
}

} // namespace klamm::testing
