#include <admin/write/topics.hpp>
#include <protocol/messages/create_partitions.hpp>
#include <protocol/messages/create_topics.hpp>
#include <protocol/messages/delete_records.hpp>
#include <protocol/messages/delete_topics.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace klamm::admin {

namespace {

protocol::Int32List to_list(const std::vector<std::int32_t>& ids) {
  return protocol::Int32List(std::span(ids));
}

/// Position by name of what a request asks for.
template <class Items, class Name>
std::map<std::string, std::uint32_t> positions(std::span<const std::uint32_t> keys, const Items& items,
                                               Name name) {
  std::map<std::string, std::uint32_t> out;
  for (std::size_t i = 0; i < keys.size(); ++i)
    out.emplace(name(items[keys[i]]), static_cast<std::uint32_t>(i));
  return out;
}

protocol::CreateTopicsRequest::CreatableTopic to_message(const NewTopic& topic) {
  protocol::CreateTopicsRequest::CreatableTopic out;
  out.name = topic.name;
  // Explicit replicas say both numbers themselves.
  out.num_partitions = topic.assignment.empty() ? topic.partitions.value_or(-1) : -1;
  out.replication_factor =
      static_cast<std::int16_t>(topic.assignment.empty() ? topic.replication_factor.value_or(-1) : -1);
  for (std::size_t i = 0; i < topic.assignment.size(); ++i)
    out.assignments.push_back({static_cast<std::int32_t>(i), to_list(topic.assignment[i])});
  for (const auto& [key, value] : topic.configs) out.configs.push_back({key, value});
  return out;
}

} // namespace

CreatedTopics create_topics(Client& client, std::span<const NewTopic> topics, bool validate_only,
                            const Call& call) {
  using Req = protocol::CreateTopicsRequest;
  using Resp = protocol::CreateTopicsResponse;
  CreatedTopics out{unanswered(topics.size()), std::vector<std::string>(topics.size()),
                    std::vector<CreatedTopics::Shape>(topics.size())};
  auto spec = controller_spec<Req, Resp>(client, call, out.results,
                                         [&](std::uint32_t key) { return "topic " + topics[key].name; });
  const bool defaults = std::any_of(topics.begin(), topics.end(), [](const NewTopic& topic) {
    return topic.assignment.empty() && (!topic.partitions || !topic.replication_factor);
  });
  constexpr std::int16_t broker_defaults_from = 4;
  if (defaults) spec.lowest = broker_defaults_from;
  spec.make = [&](std::span<const std::uint32_t> keys, int, std::int16_t) {
    Req request;
    request.timeout_ms = broker_timeout_ms(call);
    request.validate_only = validate_only;
    for (const auto key : keys) request.topics.push_back(to_message(topics[key]));
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Resp& reply,
                  std::span<Verdict> verdicts) {
    const auto by_name = positions(keys, topics, [](const NewTopic& topic) { return topic.name; });
    for (const auto& result : reply.topics) {
      const auto at = by_name.find(result.name);
      if (at == by_name.end()) continue;
      const auto key = keys[at->second];
      judge(out.results, key, verdicts[at->second], result.error_code, result.error_message);
      if (!result.topic_id.is_zero()) out.ids[key] = result.topic_id.text();
      if (result.num_partitions > 0) out.shapes[key].partitions = result.num_partitions;
      if (result.replication_factor > 0) out.shapes[key].replication_factor = result.replication_factor;
    }
  };
  drive(client, call, item_keys(topics.size()), spec);
  return out;
}

Written delete_topics(Client& client, std::span<const TopicRef> topics, const Call& call) {
  using Req = protocol::DeleteTopicsRequest;
  using Resp = protocol::DeleteTopicsResponse;
  constexpr std::int16_t ids_from = 6;
  Written out = unanswered(topics.size());
  auto spec = controller_spec<Req, Resp>(client, call, out,
                                         [&](std::uint32_t key) { return "topic " + topics[key].name; });
  spec.make = [&](std::span<const std::uint32_t> keys, int, std::int16_t version) {
    Req request;
    request.timeout_ms = broker_timeout_ms(call);
    for (const auto key : keys) {
      const auto id = protocol::Uuid::parse(topics[key].id);
      if (version < ids_from) {
        request.topic_names.push_back(topics[key].name);
      } else if (id) {
        request.topics.push_back({std::nullopt, *id});
      } else {
        request.topics.push_back({topics[key].name, {}});
      }
    }
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Resp& reply,
                  std::span<Verdict> verdicts) {
    std::map<std::string, std::size_t, std::less<>> by_name;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      by_name.emplace(topics[keys[i]].name, i);
      if (!topics[keys[i]].id.empty()) by_name.emplace("id:" + topics[keys[i]].id, i);
    }
    for (const auto& result : reply.responses) {
      auto at = by_name.find("id:" + result.topic_id.text());
      if (at == by_name.end() && result.name) at = by_name.find(*result.name);
      if (at == by_name.end()) continue;
      judge(out, keys[at->second], verdicts[at->second], result.error_code, result.error_message);
    }
  };
  drive(client, call, item_keys(topics.size()), spec);
  return out;
}

Written create_partitions(Client& client, std::span<const MorePartitions> topics, bool validate_only,
                          const Call& call) {
  using Req = protocol::CreatePartitionsRequest;
  using Resp = protocol::CreatePartitionsResponse;
  Written out = unanswered(topics.size());
  auto spec = controller_spec<Req, Resp>(client, call, out,
                                         [&](std::uint32_t key) { return "topic " + topics[key].topic; });
  spec.make = [&](std::span<const std::uint32_t> keys, int, std::int16_t) {
    Req request;
    request.timeout_ms = broker_timeout_ms(call);
    request.validate_only = validate_only;
    for (const auto key : keys) {
      const MorePartitions& more = topics[key];
      auto& topic = request.topics.emplace_back();
      topic.name = more.topic;
      topic.count = more.count;
      topic.assignments.reset();
      if (more.assignment.empty()) continue;
      topic.assignments.emplace();
      for (const auto& replicas : more.assignment) topic.assignments->push_back({to_list(replicas)});
    }
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Resp& reply,
                  std::span<Verdict> verdicts) {
    const auto by_name = positions(keys, topics, [](const MorePartitions& more) { return more.topic; });
    for (const auto& result : reply.results) {
      const auto at = by_name.find(result.name);
      if (at == by_name.end()) continue;
      judge(out, keys[at->second], verdicts[at->second], result.error_code, result.error_message);
    }
  };
  drive(client, call, item_keys(topics.size()), spec);
  return out;
}

DeletedRecords delete_records(Client& client, std::span<const RecordsBefore> partitions, const Call& call) {
  using Req = protocol::DeleteRecordsRequest;
  using Resp = protocol::DeleteRecordsResponse;
  DeletedRecords out{unanswered(partitions.size()), std::vector<std::int64_t>(partitions.size())};
  auto spec = write_spec<Req, Resp>(
      out.results, [&](std::uint32_t key) { return "partition " + partitions[key].at.text(); });
  spec.locate = [&](std::span<const std::uint32_t> keys) {
    std::vector<TopicPartition> wanted;
    wanted.reserve(keys.size());
    for (const auto key : keys) wanted.push_back(partitions[key].at);
    return locate_leaders(client, wanted, call);
  };
  spec.make = [&](std::span<const std::uint32_t> keys, int, std::int16_t) {
    Req request;
    request.timeout_ms = broker_timeout_ms(call);
    std::map<std::string_view, std::size_t> topics;
    for (const auto key : keys) {
      const auto& [at, offset] = partitions[key];
      const auto [place, fresh] = topics.try_emplace(at.topic, request.topics.size());
      if (fresh) request.topics.emplace_back().name = at.topic;
      request.topics[place->second].partitions.push_back({at.partition, offset});
    }
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Resp& reply,
                  std::span<Verdict> verdicts) {
    std::map<TopicPartition, std::size_t> by_partition;
    for (std::size_t i = 0; i < keys.size(); ++i) by_partition.emplace(partitions[keys[i]].at, i);
    for (const auto& topic : reply.topics) {
      for (const auto& result : topic.partitions) {
        const auto at = by_partition.find({topic.name, result.partition_index});
        if (at == by_partition.end()) continue;
        const auto key = keys[at->second];
        judge(out.results, key, verdicts[at->second], result.error_code, std::nullopt);
        out.starts[key] = std::max(partitions[key].offset, result.low_watermark);
      }
    }
  };
  drive(client, call, item_keys(partitions.size()), spec);
  return out;
}

} // namespace klamm::admin
