#include <protocol/mirror/api_versions.hpp>
#include <protocol/mirror/describe_cluster.hpp>
#include <protocol/mirror/describe_quorum.hpp>
#include <support/handlers.hpp>

namespace klamm::testing {

namespace {

using protocol::ApiVersionsRequest;
using protocol::ApiVersionsResponse;
using protocol::DescribeClusterRequest;
using protocol::DescribeClusterResponse;
using protocol::DescribeQuorumRequest;
using protocol::DescribeQuorumResponse;
using protocol::ErrorCode;

ApiVersionsResponse api_versions(const Asked& asked, const ApiVersionsRequest& request) {
  constexpr std::int16_t checks_cluster_from = 5;
  constexpr std::int16_t shows_all_features_from = 4;
  ApiVersionsResponse response;
  for (const auto& [key, range] : asked.broker.versions)
    response.api_keys.push_back({key, range.min, range.max});
  const bool another_cluster = request.cluster_id && *request.cluster_id != asked.cluster_id();
  const bool another_node = request.node_id >= 0 && request.node_id != asked.broker.id;
  if (asked.version >= checks_cluster_from && (another_cluster || another_node))
    response.error_code = ErrorCode::rebootstrap_required;
  for (const auto& [name, feature] : asked.model.features) {
    // Before v4 a feature whose lowest level is 0 could not be told.
    if (asked.version < shows_all_features_from && feature.min == 0) continue;
    response.supported_features.push_back({name, feature.min, feature.max});
    if (feature.finalized)
      response.finalized_features.push_back({name, *feature.finalized, *feature.finalized});
  }
  response.finalized_features_epoch = asked.model.features_epoch;
  return response;
}

/// A version the broker does not know is answered in version 0, with the range it does know (since 2.4).
protocol::Bytes serve_api_versions(const Asked& asked, const ReceivedHeader& header, protocol::Reader& reader,
                                   const EditReply& edit) {
  const auto range = asked.broker.versions.find(header.api_key);
  if (range == asked.broker.versions.end() || header.api_version > range->second.max) {
    ApiVersionsResponse refused;
    refused.error_code = ErrorCode::unsupported_version;
    if (asked.broker.says_its_range && range != asked.broker.versions.end())
      refused.api_keys.push_back({header.api_key, range->second.min, range->second.max});
    if (edit) edit(&refused);
    return *encode_response(refused, 0, header.correlation_id);
  }
  return handler<ApiVersionsRequest>(api_versions)(asked, header, reader, edit);
}

DescribeClusterResponse describe_cluster(const Asked& asked, const DescribeClusterRequest& request) {
  DescribeClusterResponse response;
  response.cluster_id = asked.cluster_id();
  response.controller_id = asked.model.controller;
  if (request.endpoint_type != 1) {
    response.error_code = ErrorCode::mismatched_endpoint_type;
    return response;
  }
  for (const auto& [id, broker] : asked.model.brokers) {
    if (!broker.listed || (broker.fenced && !request.include_fenced_brokers)) continue;
    response.brokers.push_back({id, broker.host, asked.port_of(broker), broker.rack, broker.fenced});
  }
  return response;
}

std::vector<DescribeQuorumResponse::ReplicaState> states(const std::vector<Model::QuorumReplica>& replicas) {
  std::vector<DescribeQuorumResponse::ReplicaState> out;
  for (const auto& replica : replicas) {
    protocol::Uuid directory;
    directory.bytes.back() = static_cast<std::byte>(replica.id);
    out.push_back(
        {replica.id, directory, replica.end_offset, replica.last_fetch_ms, replica.last_caught_up_ms});
  }
  return out;
}

DescribeQuorumResponse describe_quorum(const Asked& asked, const DescribeQuorumRequest& request) {
  constexpr std::int16_t nodes_from = 2;
  const auto& quorum = asked.model.quorum;
  DescribeQuorumResponse response;
  response.error_code = quorum.error;
  if (quorum.error != ErrorCode::none) return response;
  for (const auto& topic : request.topics) {
    auto& described = response.topics.emplace_back();
    described.topic_name = topic.topic_name;
    auto& partition = described.partitions.emplace_back();
    partition.leader_id = quorum.leader;
    partition.leader_epoch = quorum.epoch;
    partition.high_watermark = quorum.high_watermark;
    partition.current_voters = states(quorum.voters);
    partition.observers = states(quorum.observers);
  }
  if (asked.version >= nodes_from) {
    for (const auto& voter : quorum.voters)
      response.nodes.push_back(
          {voter.id, {{"CONTROLLER", "127.0.0.1", static_cast<std::uint16_t>(9090 + voter.id)}}});
  }
  return response;
}

} // namespace

void serve_cluster(Handlers& handlers) {
  handlers[ApiVersionsRequest::api_key] = serve_api_versions;
  serve(handlers, describe_cluster);
  serve(handlers, describe_quorum);
}

} // namespace klamm::testing
