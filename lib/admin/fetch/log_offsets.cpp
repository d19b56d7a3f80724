#include <admin/call/driver.hpp>
#include <admin/fetch/log_offsets.hpp>
#include <protocol/messages/list_offsets.hpp>

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

namespace klamm::admin {

namespace {

using protocol::ListOffsetsRequest;
using protocol::ListOffsetsResponse;

constexpr std::int32_t as_consumer = -1;
constexpr std::int64_t earliest = -2;
constexpr std::int64_t latest = -1;
constexpr std::int64_t with_highest_timestamp = -3;
constexpr std::int16_t highest_timestamp_from = 7;
constexpr std::int8_t read_committed = 1;

struct Key {
  std::uint32_t at; ///< index of the partition
  OffsetKind kind;
};

std::int64_t timestamp_of(OffsetKind kind, std::int64_t time_ms) {
  switch (kind) {
  case OffsetKind::start: return earliest;
  case OffsetKind::newest: return with_highest_timestamp;
  // Kafka takes what is negative as a special value: -1 as the end of the log.
  case OffsetKind::at_time: return std::max<std::int64_t>(time_ms, 0);
  default: return latest;
  }
}

ListOffsetsRequest request_for(std::span<const LedPartition> partitions, std::span<const Key> keys,
                               OffsetKind kind, std::int64_t time_ms) {
  ListOffsetsRequest request;
  request.replica_id = as_consumer;
  // Version 1 cannot carry it: a broker that old is refused rather than believed.
  if (kind == OffsetKind::stable) request.isolation_level = read_committed;
  for (const auto& key : keys) {
    const auto& at = partitions[key.at].at;
    if (request.topics.empty() || request.topics.back().name != at.topic)
      request.topics.emplace_back().name = at.topic;
    auto& partition = request.topics.back().partitions.emplace_back();
    partition.partition_index = at.partition;
    partition.timestamp = timestamp_of(kind, time_ms);
  }
  return request;
}

void keep(LogOffsets& offsets, OffsetKind kind, std::int64_t offset) {
  switch (kind) {
  case OffsetKind::start: offsets.start = offset; break;
  case OffsetKind::end: offsets.end = offset; break;
  case OffsetKind::stable: offsets.stable = offset; break;
  case OffsetKind::at_time: offsets.at_time = offset; break;
  case OffsetKind::newest: offsets.newest = offset; break;
  }
}

void take_offsets(std::span<const LedPartition> partitions, std::span<const Key> keys,
                  const ListOffsetsResponse& response, std::vector<LogOffsets>& out,
                  std::span<Verdict> verdicts) {
  using Answer = ListOffsetsResponse::ListOffsetsPartitionResponse;
  std::unordered_map<std::string_view, std::unordered_map<std::int32_t, const Answer*>> answered;
  for (const auto& topic : response.topics) {
    auto& of_topic = answered[topic.name];
    for (const auto& partition : topic.partitions) of_topic.emplace(partition.partition_index, &partition);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto& at = partitions[keys[i].at].at;
    const Answer* found = nullptr;
    if (const auto topic = answered.find(at.topic); topic != answered.end()) {
      const auto entry = topic->second.find(at.partition);
      if (entry != topic->second.end()) found = entry->second;
    }
    if (found == nullptr) {
      verdicts[i] = {protocol::ErrorCode::unknown_server_error, "the reply leaves this partition out"};
    } else if (found->error_code != protocol::ErrorCode::none) {
      verdicts[i].code = found->error_code;
    } else if (found->offset >= 0) {
      keep(out[keys[i].at], keys[i].kind, found->offset);
    }
  }
}

} // namespace

LogOffsetsInOrder fetch_log_offsets_in_order(Client& client, std::span<const LedPartition> partitions,
                                             std::span<const OffsetKind> kinds, const Call& call,
                                             std::int64_t time_ms) {
  LogOffsetsInOrder out;
  out.offsets.resize(partitions.size());
  out.failures.resize(partitions.size());
  std::set<std::string> reported; // a partition or broker that fails does so for each kind
  Spec<Key, ListOffsetsRequest, ListOffsetsResponse> spec;
  spec.make = [partitions, time_ms](std::span<const Key> keys, int lane, std::int16_t) {
    return request_for(partitions, keys, static_cast<OffsetKind>(lane), time_ms);
  };
  if (std::find(kinds.begin(), kinds.end(), OffsetKind::newest) != kinds.end())
    spec.lowest = highest_timestamp_from;
  spec.take = [&out, partitions](std::span<const Key> keys, int, const net::Reply&,
                                 ListOffsetsResponse& response, std::span<Verdict> verdicts) {
    take_offsets(partitions, keys, response, out.offsets, verdicts);
  };
  spec.failed = [&](const Key& key, Error error) {
    out.failures[key.at] = error.code;
    if (reported.insert(error.target).second) out.errors.push_back(std::move(error));
  };
  spec.name = [partitions](const Key& key) { return "partition " + partitions[key.at].at.text(); };
  spec.locate = [&, partitions](std::span<const Key> keys) {
    std::vector<TopicPartition> lost;
    lost.reserve(keys.size());
    for (const auto& key : keys) lost.push_back(partitions[key.at].at);
    return locate_leaders(client, lost, call);
  };
  std::vector<Keyed<Key>> keys;
  keys.reserve(partitions.size() * kinds.size());
  for (const auto kind : kinds) {
    for (std::uint32_t i = 0; i < partitions.size(); ++i)
      keys.push_back({{i, kind}, partitions[i].leader, static_cast<int>(kind), 0, 0});
  }
  if (!keys.empty()) drive(client, call, std::move(keys), spec);
  return out;
}

LogOffsetsAnswer fetch_log_offsets(Client& client, std::span<const LedPartition> partitions,
                                   std::span<const OffsetKind> kinds, const Call& call) {
  auto in_order = fetch_log_offsets_in_order(client, partitions, kinds, call);
  LogOffsetsAnswer out;
  out.errors = std::move(in_order.errors);
  for (std::size_t i = 0; i < partitions.size(); ++i) {
    const auto& offsets = in_order.offsets[i];
    if (offsets.start || offsets.end || offsets.stable) out.offsets.emplace(partitions[i].at, offsets);
  }
  return out;
}

} // namespace klamm::admin
