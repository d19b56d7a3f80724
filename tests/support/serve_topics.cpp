#include <protocol/mirror/describe_topic_partitions.hpp>
#include <protocol/mirror/list_offsets.hpp>
#include <protocol/mirror/list_partition_reassignments.hpp>
#include <protocol/mirror/metadata.hpp>
#include <support/handlers.hpp>

#include <algorithm>
#include <set>

namespace klamm::testing {

namespace {

using protocol::DescribeTopicPartitionsRequest;
using protocol::DescribeTopicPartitionsResponse;
using protocol::ErrorCode;
using protocol::Int32List;
using protocol::ListOffsetsRequest;
using protocol::ListOffsetsResponse;
using protocol::ListPartitionReassignmentsRequest;
using protocol::ListPartitionReassignmentsResponse;
using protocol::MetadataRequest;
using protocol::MetadataResponse;

constexpr std::int16_t topic_ids_from = 10; // Metadata

ErrorCode leader_error(const Model::Partition& partition) {
  return partition.leader < 0 ? ErrorCode::leader_not_available : ErrorCode::none;
}

MetadataResponse::Topic metadata_of(const Asked& asked, const std::string& name, const Model::Topic& topic) {
  MetadataResponse::Topic out;
  out.name = name;
  out.error_code = topic.error;
  if (topic.error != ErrorCode::none) return out;
  if (asked.version >= topic_ids_from) out.topic_id = topic.id;
  out.is_internal = topic.internal;
  out.partitions.reserve(topic.partitions.size());
  for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
    const auto& from = topic.partitions[p];
    auto& to = out.partitions.emplace_back();
    to.error_code = leader_error(from);
    to.partition_index = static_cast<std::int32_t>(p);
    to.leader_id = from.leader;
    to.leader_epoch = from.leader_epoch;
    to.replica_nodes = to_list(from.replicas);
    to.isr_nodes = to_list(from.isr);
    to.offline_replicas = to_list(from.offline);
  }
  return out;
}

MetadataResponse::Topic metadata_by_id(const Asked& asked, const protocol::Uuid& id) {
  for (const auto& [name, topic] : asked.model.topics) {
    if (topic.id == id) return metadata_of(asked, name, topic);
  }
  MetadataResponse::Topic unknown;
  unknown.name.reset();
  unknown.topic_id = id;
  unknown.error_code = ErrorCode::unknown_topic_id;
  return unknown;
}

MetadataResponse metadata(const Asked& asked, const MetadataRequest& request) {
  MetadataResponse response;
  for (const auto& [id, broker] : asked.model.brokers) {
    if (broker.listed && !broker.fenced)
      response.brokers.push_back({id, broker.host, asked.port_of(broker), broker.rack});
  }
  response.cluster_id = asked.cluster_id();
  response.controller_id = asked.model.controller;
  const bool all = !request.topics || (asked.version == 0 && request.topics->empty());
  if (all) {
    response.topics.reserve(asked.model.topics.size());
    for (const auto& [name, topic] : asked.model.topics) {
      if (topic.error != ErrorCode::topic_authorization_failed)
        response.topics.push_back(metadata_of(asked, name, topic));
    }
    return response;
  }
  for (const auto& wanted : *request.topics) {
    if (!wanted.name) {
      response.topics.push_back(metadata_by_id(asked, wanted.topic_id));
      continue;
    }
    const auto at = asked.model.topics.find(*wanted.name);
    if (at != asked.model.topics.end()) {
      response.topics.push_back(metadata_of(asked, at->first, at->second));
      continue;
    }
    auto& unknown = response.topics.emplace_back();
    unknown.name = wanted.name;
    unknown.error_code = ErrorCode::unknown_topic_or_partition;
  }
  return response;
}

DescribeTopicPartitionsResponse::Partition described(std::size_t index, const Model::Partition& from) {
  DescribeTopicPartitionsResponse::Partition to;
  to.error_code = leader_error(from);
  to.partition_index = static_cast<std::int32_t>(index);
  to.leader_id = from.leader;
  to.leader_epoch = from.leader_epoch;
  to.replica_nodes = to_list(from.replicas);
  to.isr_nodes = to_list(from.isr);
  to.eligible_leader_replicas = to_list(from.elr);
  to.last_known_elr = Int32List{};
  to.offline_replicas = to_list(from.offline);
  return to;
}

/// Pages of at most the limit asked for, topics by name; the cursor names the first partition left out.
DescribeTopicPartitionsResponse describe_topic_partitions(const Asked& asked,
                                                          const DescribeTopicPartitionsRequest& request) {
  std::set<std::string> names;
  for (const auto& topic : request.topics) names.insert(topic.name);
  if (names.empty()) {
    for (const auto& [name, topic] : asked.model.topics) names.insert(name);
  }
  DescribeTopicPartitionsResponse response;
  std::int32_t room = std::clamp(request.response_partition_limit, 1, 2000);
  for (const auto& name : names) {
    std::size_t from = 0;
    if (request.cursor) {
      if (name < request.cursor->topic_name) continue;
      if (name == request.cursor->topic_name)
        from = static_cast<std::size_t>(request.cursor->partition_index);
    }
    if (room == 0) {
      response.next_cursor = {name, 0};
      return response;
    }
    auto& out = response.topics.emplace_back();
    out.name = name;
    const auto at = asked.model.topics.find(name);
    out.error_code =
        at == asked.model.topics.end() ? ErrorCode::unknown_topic_or_partition : at->second.error;
    if (out.error_code != ErrorCode::none) continue;
    out.topic_id = at->second.id;
    out.is_internal = at->second.internal;
    const auto& partitions = at->second.partitions;
    for (std::size_t p = from; p < partitions.size(); ++p) {
      if (room == 0) {
        response.next_cursor = {name, static_cast<std::int32_t>(p)};
        return response;
      }
      --room;
      out.partitions.push_back(described(p, partitions[p]));
    }
  }
  return response;
}

std::optional<std::int64_t> offset_at(const Model::Partition& partition, std::int64_t timestamp,
                                      bool read_committed) {
  switch (timestamp) {
  case -1: return read_committed ? partition.stable_end.value_or(partition.end) : partition.end;
  case -2:
  case -4: return partition.start;
  case -3: return partition.times.empty() ? std::nullopt : std::optional(partition.times.rbegin()->second);
  default: {
    const auto at = timestamp < 0 ? partition.times.end() : partition.times.lower_bound(timestamp);
    return at == partition.times.end() ? std::nullopt : std::optional(at->second);
  }
  }
}

ListOffsetsResponse list_offsets(const Asked& asked, const ListOffsetsRequest& request) {
  ListOffsetsResponse response;
  response.topics.reserve(request.topics.size());
  for (const auto& topic : request.topics) {
    auto& out = response.topics.emplace_back();
    out.name = topic.name;
    const auto at = asked.model.topics.find(topic.name);
    std::set<std::int32_t> seen;
    for (const auto& wanted : topic.partitions) {
      auto& answer = out.partitions.emplace_back();
      answer.partition_index = wanted.partition_index;
      const auto index = static_cast<std::size_t>(wanted.partition_index);
      if (at == asked.model.topics.end() || index >= at->second.partitions.size()) {
        answer.error_code = ErrorCode::unknown_topic_or_partition;
        continue;
      }
      const auto& partition = at->second.partitions[index];
      if (at->second.error != ErrorCode::none) {
        answer.error_code = at->second.error;
      } else if (!seen.insert(wanted.partition_index).second) {
        answer.error_code = ErrorCode::invalid_request;
      } else if (partition.leader != asked.broker.id) {
        answer.error_code = ErrorCode::not_leader_or_follower;
      } else if (partition.offset_error != ErrorCode::none) {
        answer.error_code = partition.offset_error;
      } else {
        answer.offset = offset_at(partition, wanted.timestamp, request.isolation_level == 1).value_or(-1);
        answer.leader_epoch = answer.offset < 0 ? -1 : partition.leader_epoch;
      }
    }
  }
  return response;
}

ListPartitionReassignmentsResponse
list_partition_reassignments(const Asked& asked, const ListPartitionReassignmentsRequest& request) {
  ListPartitionReassignmentsResponse response;
  response.error_message.reset();
  for (const auto& [name, topic] : asked.model.topics) {
    ListPartitionReassignmentsResponse::OngoingTopicReassignment out;
    out.name = name;
    for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
      const auto& partition = topic.partitions[p];
      if (partition.adding.empty() && partition.removing.empty()) continue;
      const auto index = static_cast<std::int32_t>(p);
      const bool wanted =
          !request.topics || std::any_of(request.topics->begin(), request.topics->end(), [&](const auto& t) {
            return t.name == name &&
                   std::count(t.partition_indexes.begin(), t.partition_indexes.end(), index) != 0;
          });
      if (wanted)
        out.partitions.push_back(
            {index, to_list(partition.replicas), to_list(partition.adding), to_list(partition.removing)});
    }
    if (!out.partitions.empty()) response.topics.push_back(std::move(out));
  }
  return response;
}

} // namespace

void serve_topics(Handlers& handlers) {
  serve(handlers, metadata);
  serve(handlers, describe_topic_partitions);
  serve(handlers, list_offsets);
  serve(handlers, list_partition_reassignments);
}

} // namespace klamm::testing
