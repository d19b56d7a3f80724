#include <admin/driver.hpp>
#include <admin/log_offsets.hpp>
#include <protocol/messages/list_offsets.hpp>

#include <set>

namespace klamm::admin {

namespace {

using protocol::ListOffsetsRequest;
using protocol::ListOffsetsResponse;

constexpr std::int32_t as_consumer = -1;
constexpr std::int64_t earliest = -2;
constexpr std::int64_t latest = -1;
constexpr std::int8_t read_committed = 1;

struct Key {
  TopicPartition at;
  OffsetKind kind;
};

ListOffsetsRequest request_for(std::span<const Key> keys, OffsetKind kind) {
  ListOffsetsRequest request;
  request.replica_id = as_consumer;
  // Version 1 cannot carry it: a broker that old is refused rather than believed.
  if (kind == OffsetKind::stable) request.isolation_level = read_committed;
  for (const auto& key : keys) {
    if (request.topics.empty() || request.topics.back().name != key.at.topic)
      request.topics.emplace_back().name = key.at.topic;
    auto& partition = request.topics.back().partitions.emplace_back();
    partition.partition_index = key.at.partition;
    partition.timestamp = kind == OffsetKind::start ? earliest : latest;
  }
  return request;
}

void keep(LogOffsets& offsets, OffsetKind kind, std::int64_t offset) {
  switch (kind) {
  case OffsetKind::start: offsets.start = offset; break;
  case OffsetKind::end: offsets.end = offset; break;
  case OffsetKind::stable: offsets.stable = offset; break;
  }
}

void take_offsets(std::span<const Key> keys, const ListOffsetsResponse& response,
                  std::map<TopicPartition, LogOffsets>& out, std::span<Verdict> verdicts) {
  std::map<TopicPartition, const ListOffsetsResponse::ListOffsetsPartitionResponse*> answered;
  for (const auto& topic : response.topics) {
    for (const auto& partition : topic.partitions)
      answered.emplace(TopicPartition{topic.name, partition.partition_index}, &partition);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto found = answered.find(keys[i].at);
    if (found == answered.end()) {
      verdicts[i] = {protocol::ErrorCode::unknown_server_error, "the reply leaves this partition out"};
    } else if (found->second->error_code != protocol::ErrorCode::none) {
      verdicts[i].code = found->second->error_code;
    } else if (found->second->offset >= 0) {
      keep(out[keys[i].at], keys[i].kind, found->second->offset);
    }
  }
}

} // namespace

LogOffsetsAnswer fetch_log_offsets(Client& client, std::span<const LedPartition> partitions,
                                   std::span<const OffsetKind> kinds, const Call& call) {
  LogOffsetsAnswer out;
  std::set<std::string> reported; // a partition or broker that fails does so for each kind
  Spec<Key, ListOffsetsRequest, ListOffsetsResponse> spec;
  spec.make = [](std::span<const Key> keys, int lane, std::int16_t) {
    return request_for(keys, static_cast<OffsetKind>(lane));
  };
  spec.take = [&out](std::span<const Key> keys, int, const net::Reply&, ListOffsetsResponse& response,
                     std::span<Verdict> verdicts) { take_offsets(keys, response, out.offsets, verdicts); };
  spec.failed = [&](const Key&, Error error) {
    if (error.kind == ErrorKind::no_answer && error.broker_id)
      error.target = "broker " + std::to_string(*error.broker_id);
    if (reported.insert(error.target).second) out.errors.push_back(std::move(error));
  };
  spec.name = [](const Key& key) { return "partition " + key.at.text(); };
  spec.locate = [&](std::span<const Key> keys) {
    std::vector<TopicPartition> lost;
    lost.reserve(keys.size());
    for (const auto& key : keys) lost.push_back(key.at);
    return locate_leaders(client, lost, call);
  };
  std::vector<Keyed<Key>> keys;
  keys.reserve(partitions.size() * kinds.size());
  for (const auto kind : kinds) {
    for (const auto& partition : partitions)
      keys.push_back({{partition.at, kind}, partition.leader, static_cast<int>(kind), 0, 0});
  }
  drive(client, call, std::move(keys), spec);
  return out;
}

} // namespace klamm::admin
