#include <admin/call/driver.hpp>
#include <admin/call/each_broker.hpp>
#include <admin/fetch/metadata.hpp>
#include <sansio/handshake.hpp>
#include <sansio/read_only.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace klamm::admin {

namespace {

using protocol::MetadataRequest;
using protocol::MetadataResponse;

constexpr std::int16_t names_without_creation = 4;

std::int16_t lowest_for(const TopicChoice& topics) {
  return topics.kind == TopicChoice::Kind::named ? names_without_creation : std::int16_t{1};
}

MetadataRequest request_for(const TopicChoice& choice, std::int16_t version) {
  MetadataRequest request;
  if (version >= names_without_creation) request.allow_auto_topic_creation = false;
  switch (choice.kind) {
  case TopicChoice::Kind::all: request.topics.reset(); break;
  case TopicChoice::Kind::none: break;
  case TopicChoice::Kind::named:
    for (const auto& name : choice.names) {
      auto& topic = request.topics->emplace_back();
      topic.name = name;
    }
    break;
  }
  return request;
}

/// Controllers are asked for each other, and know nothing else that Metadata tells.
Result<MetadataResponse> fetch_controllers(Client& client, const TopicChoice& topics, const Call& call,
                                           std::uint64_t& connection) {
  constexpr std::int16_t names_endpoints_from = 1;
  if (topics.kind != TopicChoice::Kind::none) {
    return fail(
        Error::of(ErrorKind::failed, "IS_A_CONTROLLER",
                  KLAMM_TEXT("metadata", "controllers do not answer for topics and groups: ask a broker")));
  }
  auto reply = ask<protocol::DescribeClusterRequest, protocol::DescribeClusterResponse>(
      client, call, net::any_node, "",
      [](std::int16_t) {
        protocol::DescribeClusterRequest request;
        request.endpoint_type = sansio::controller_endpoints;
        return request;
      },
      [&](const protocol::DescribeClusterResponse& response, const net::Reply& from) {
        connection = from.connection;
        return Verdict{response.error_code, response.error_message.value_or("")};
      },
      names_endpoints_from);
  if (!reply) return fail(std::move(reply.error()));
  client.core().saw_controller(reply->controller_id);
  return sansio::as_metadata(std::move(*reply));
}

/// So that a read-only client may look coordinators up.
void note_coordinator_topics(net::Core& core, const MetadataResponse& metadata) {
  for (const auto& topic : metadata.topics) {
    const bool exists = topic.error_code == protocol::ErrorCode::none ||
                        topic.error_code == protocol::ErrorCode::leader_not_available;
    if (!exists || !topic.name) continue;
    for (const auto type : std::array<std::int8_t, 3>{0, 1, 2}) {
      if (*topic.name == sansio::coordinator_topic(type)) core.saw_topic(*topic.name);
    }
  }
}

} // namespace

Result<MetadataResponse> fetch_metadata(Client& client, const TopicChoice& topics, const Call& call,
                                        std::int32_t node) {
  std::uint64_t connection = 0;
  auto response = client.config().controllers && node == net::any_node
                      ? fetch_controllers(client, topics, call, connection)
                      : ask<MetadataRequest, MetadataResponse>(
                            client, call, node, node == net::any_node ? "" : "broker " + std::to_string(node),
                            [&](std::int16_t version) { return request_for(topics, version); },
                            [&](const MetadataResponse& reply, const net::Reply& from) {
                              connection = from.connection;
                              return Verdict{reply.error_code, {}};
                            },
                            lowest_for(topics));
  if (!response || node != net::any_node) return response;
  std::vector<net::Node> nodes;
  nodes.reserve(response->brokers.size());
  for (const auto& broker : response->brokers) nodes.push_back({broker.node_id, broker.host, broker.port});
  auto adopted = client.core().adopt(response->cluster_id, std::move(nodes), connection);
  if (!adopted) return fail(std::move(adopted.error()));
  if (client.config().read_only) note_coordinator_topics(client.core(), *response);
  return response;
}

std::map<std::int32_t, Result<MetadataResponse>> fetch_metadata_of_each(Client& client,
                                                                        std::span<const std::int32_t> brokers,
                                                                        const TopicChoice& topics,
                                                                        const Call& call) {
  return ask_each<MetadataRequest, MetadataResponse>(
      client, call, brokers, [&](std::int16_t version) { return request_for(topics, version); },
      [](const MetadataResponse& reply, const net::Reply&) {
        return Verdict{reply.error_code, {}};
      },
      lowest_for(topics));
}

Leaders::Leaders(const MetadataResponse& metadata) {
  topics_.reserve(metadata.topics.size());
  for (const auto& topic : metadata.topics) {
    Topic entry{topic.name.value_or(""), topic.error_code, {}};
    entry.leaders.reserve(topic.partitions.size());
    for (const auto& partition : topic.partitions)
      entry.leaders.emplace_back(partition.partition_index, partition.leader_id);
    std::sort(entry.leaders.begin(), entry.leaders.end());
    topics_.push_back(std::move(entry));
  }
  std::sort(topics_.begin(), topics_.end(), [](const Topic& a, const Topic& b) { return a.name < b.name; });
}

Result<std::int32_t> Leaders::leader(const std::string& topic, std::int32_t partition) const {
  const std::string target = "partition " + topic + ":" + std::to_string(partition);
  const auto at = std::lower_bound(topics_.begin(), topics_.end(), topic,
                                   [](const Topic& t, const std::string& name) { return t.name < name; });
  if (at == topics_.end() || at->name != topic)
    return fail(kafka_error(protocol::ErrorCode::unknown_topic_or_partition, target));
  if (at->error != protocol::ErrorCode::none) return fail(kafka_error(at->error, target));
  const auto found =
      std::lower_bound(at->leaders.begin(), at->leaders.end(), std::pair(partition, INT32_MIN));
  if (found == at->leaders.end() || found->first != partition) {
    return fail(kafka_error(protocol::ErrorCode::unknown_topic_or_partition, target));
  }
  if (found->second < 0) return fail(kafka_error(protocol::ErrorCode::leader_not_available, target));
  return found->second;
}

std::vector<Result<std::int32_t>> locate_leaders(Client& client, std::span<const TopicPartition> keys,
                                                 const Call& call) {
  std::set<std::string> names;
  for (const auto& key : keys) names.insert(key.topic);
  const auto metadata = fetch_metadata(client, TopicChoice::named({names.begin(), names.end()}), call);
  std::vector<Result<std::int32_t>> out;
  out.reserve(keys.size());
  if (!metadata) {
    out.assign(keys.size(), fail(metadata.error()));
    return out;
  }
  const Leaders leaders(*metadata);
  for (const auto& key : keys) out.push_back(leaders.leader(key.topic, key.partition));
  return out;
}

} // namespace klamm::admin
