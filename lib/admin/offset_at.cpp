#include <admin/driver.hpp>
#include <admin/offset_at.hpp>
#include <protocol/messages/list_offsets.hpp>

#include <string_view>

namespace klamm::admin {

OffsetsAt fetch_offsets_at(Client& client, std::span<const LedPartition> partitions, std::int64_t time_ms,
                           const Call& call) {
  using Req = protocol::ListOffsetsRequest;
  using Resp = protocol::ListOffsetsResponse;
  OffsetsAt out;
  Spec<TopicPartition, Req, Resp> spec;
  spec.lowest = 1;
  spec.make = [time_ms](std::span<const TopicPartition> keys, int, std::int16_t) {
    Req request;
    request.replica_id = -1;
    std::map<std::string_view, std::size_t> topics;
    for (const auto& key : keys) {
      const auto [at, fresh] = topics.try_emplace(key.topic, request.topics.size());
      if (fresh) request.topics.emplace_back().name = key.topic;
      auto& partition = request.topics[at->second].partitions.emplace_back();
      partition.partition_index = key.partition;
      partition.timestamp = time_ms;
    }
    return request;
  };
  spec.take = [&out](std::span<const TopicPartition> keys, int, const net::Reply&, Resp& response,
                     std::span<Verdict> verdicts) {
    std::map<TopicPartition, const Resp::ListOffsetsPartitionResponse*> answered;
    for (const auto& topic : response.topics) {
      for (const auto& partition : topic.partitions)
        answered.emplace(TopicPartition{topic.name, partition.partition_index}, &partition);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto at = answered.find(keys[i]);
      if (at == answered.end()) {
        verdicts[i] = {protocol::ErrorCode::unknown_server_error, "the reply leaves this partition out"};
      } else if (at->second->error_code != protocol::ErrorCode::none) {
        verdicts[i].code = at->second->error_code;
      } else {
        const auto offset = at->second->offset;
        out.offsets[keys[i]] = offset >= 0 ? std::optional(offset) : std::nullopt;
      }
    }
  };
  spec.failed = [&out](const TopicPartition&, Error error) { out.errors.push_back(std::move(error)); };
  spec.name = [](const TopicPartition& key) { return "partition " + key.text(); };
  spec.locate = [&](std::span<const TopicPartition> keys) { return locate_leaders(client, keys, call); };
  std::vector<Keyed<TopicPartition>> keys;
  for (const auto& partition : partitions) keys.push_back({partition.at, partition.leader, 0, 0, 0, {}});
  if (!keys.empty()) drive(client, call, std::move(keys), spec);
  return out;
}

} // namespace klamm::admin
