#include <admin/write/coordinated.hpp>
#include <admin/write/offsets.hpp>
#include <protocol/messages/alter_share_group_offsets.hpp>
#include <protocol/messages/delete_share_group_offsets.hpp>
#include <protocol/messages/offset_commit.hpp>
#include <protocol/messages/offset_delete.hpp>

#include <map>
#include <string_view>

namespace klamm::admin {

namespace {

using Keys = std::span<const std::uint32_t>;
using Verdicts = std::span<Verdict>;

constexpr std::int16_t newest_with_names = 9;

const std::string& group_of(const OffsetWrite& write) {
  return write.group;
}
const std::string& group_of(const OffsetRef& ref) {
  return ref.group;
}
const std::string& group_of(const ShareTopicRef& ref) {
  return ref.group;
}

std::string name_of(const std::string& group, const TopicPartition& at) {
  return "partition " + at.text() + " of group " + shown_name(group);
}

/// The request's topic of a partition, made when it is the first of it.
template <class Topics>
class ByTopic {
 public:
  explicit ByTopic(Topics& topics) : topics_(topics) {}
  auto& operator[](const std::string& name) {
    const auto [at, fresh] = places_.try_emplace(name, topics_.size());
    if (fresh) set_name(topics_.emplace_back(), name);
    return topics_[at->second];
  }

 private:
  template <class Topic>
  static void set_name(Topic& topic, const std::string& name) {
    if constexpr (requires { topic.topic_name; })
      topic.topic_name = name;
    else
      topic.name = name;
  }
  Topics& topics_;
  std::map<std::string, std::size_t, std::less<>> places_;
};

/// Notes a reply's partitions, each with its own error.
template <class Items, class Topics, class NameOf, class MessageOf>
void judge_partitions(Written& out, const Items& items, Keys keys, const Topics& topics, Verdicts verdicts,
                      NameOf name, MessageOf message) {
  std::map<std::pair<std::string_view, std::int32_t>, std::size_t> places;
  for (std::size_t i = 0; i < keys.size(); ++i)
    places.emplace(
        std::pair<std::string_view, std::int32_t>(items[keys[i]].at.topic, items[keys[i]].at.partition), i);
  for (const auto& topic : topics) {
    for (const auto& partition : topic.partitions) {
      const auto at = places.find({name(topic), partition.partition_index});
      if (at == places.end()) continue;
      judge(out, keys[at->second], verdicts[at->second], partition.error_code, message(partition));
    }
  }
}

void judge_all(Written& out, Keys keys, Verdicts verdicts, protocol::ErrorCode code,
               const std::optional<std::string>& message) {
  for (std::size_t i = 0; i < keys.size(); ++i) judge(out, keys[i], verdicts[i], code, message);
}

constexpr auto by_name = [](const auto& topic) -> const std::string& { return topic.name; };
constexpr auto by_topic_name = [](const auto& topic) -> const std::string& { return topic.topic_name; };
constexpr auto wordless = [](const auto&) -> std::optional<std::string> { return std::nullopt; };
constexpr auto own_words = [](const auto& item) { return item.error_message; };

} // namespace

Written commit_offsets(Client& client, std::span<const OffsetWrite> writes, const Call& call) {
  using Req = protocol::OffsetCommitRequest;
  using Resp = protocol::OffsetCommitResponse;
  Written out = unanswered(writes.size());
  const auto group = [](const OffsetWrite& write) -> const std::string& { return group_of(write); };
  auto spec = coordinated_spec<Req, Resp>(client, call, out, writes, group, [&](std::uint32_t key) {
    return name_of(writes[key].group, writes[key].at);
  });
  spec.highest = newest_with_names;
  spec.make = [&](Keys keys, int, std::int16_t) {
    Req request;
    request.group_id = writes[keys.front()].group;
    ByTopic topics(request.topics);
    for (const auto key : keys) {
      const OffsetWrite& write = writes[key];
      auto& partition = topics[write.at.topic].partitions.emplace_back();
      partition.partition_index = write.at.partition;
      partition.committed_offset = write.offset;
      partition.committed_leader_epoch = write.leader_epoch.value_or(-1);
      partition.committed_metadata = write.metadata;
    }
    return request;
  };
  spec.take = [&](Keys keys, int, const net::Reply&, Resp& reply, Verdicts verdicts) {
    judge_partitions(out, writes, keys, reply.topics, verdicts, by_name, wordless);
  };
  drive(client, call, lanes_by_group(writes, group), spec);
  return out;
}

Written delete_offsets(Client& client, std::span<const OffsetRef> offsets, const Call& call) {
  using Req = protocol::OffsetDeleteRequest;
  using Resp = protocol::OffsetDeleteResponse;
  Written out = unanswered(offsets.size());
  const auto group = [](const OffsetRef& ref) -> const std::string& { return group_of(ref); };
  auto spec = coordinated_spec<Req, Resp>(client, call, out, offsets, group, [&](std::uint32_t key) {
    return name_of(offsets[key].group, offsets[key].at);
  });
  spec.make = [&](Keys keys, int, std::int16_t) {
    Req request;
    request.group_id = offsets[keys.front()].group;
    ByTopic topics(request.topics);
    for (const auto key : keys)
      topics[offsets[key].at.topic].partitions.push_back({offsets[key].at.partition});
    return request;
  };
  spec.take = [&](Keys keys, int, const net::Reply&, Resp& reply, Verdicts verdicts) {
    if (reply.error_code != protocol::ErrorCode::none)
      return judge_all(out, keys, verdicts, reply.error_code, std::nullopt);
    judge_partitions(out, offsets, keys, reply.topics, verdicts, by_name, wordless);
  };
  drive(client, call, lanes_by_group(offsets, group), spec);
  return out;
}

Written alter_share_offsets(Client& client, std::span<const OffsetWrite> writes, const Call& call) {
  using Req = protocol::AlterShareGroupOffsetsRequest;
  using Resp = protocol::AlterShareGroupOffsetsResponse;
  Written out = unanswered(writes.size());
  const auto group = [](const OffsetWrite& write) -> const std::string& { return group_of(write); };
  auto spec = coordinated_spec<Req, Resp>(client, call, out, writes, group, [&](std::uint32_t key) {
    return name_of(writes[key].group, writes[key].at);
  });
  spec.make = [&](Keys keys, int, std::int16_t) {
    Req request;
    request.group_id = writes[keys.front()].group;
    ByTopic topics(request.topics);
    for (const auto key : keys)
      topics[writes[key].at.topic].partitions.push_back({writes[key].at.partition, writes[key].offset});
    return request;
  };
  spec.take = [&](Keys keys, int, const net::Reply&, Resp& reply, Verdicts verdicts) {
    if (reply.error_code != protocol::ErrorCode::none)
      return judge_all(out, keys, verdicts, reply.error_code, reply.error_message);
    judge_partitions(out, writes, keys, reply.responses, verdicts, by_topic_name, own_words);
  };
  drive(client, call, lanes_by_group(writes, group), spec);
  return out;
}

Written delete_share_offsets(Client& client, std::span<const ShareTopicRef> topics, const Call& call) {
  using Req = protocol::DeleteShareGroupOffsetsRequest;
  using Resp = protocol::DeleteShareGroupOffsetsResponse;
  Written out = unanswered(topics.size());
  const auto group = [](const ShareTopicRef& ref) -> const std::string& { return group_of(ref); };
  auto spec = coordinated_spec<Req, Resp>(client, call, out, topics, group, [&](std::uint32_t key) {
    return "topic " + topics[key].topic + " of group " + shown_name(topics[key].group);
  });
  spec.make = [&](Keys keys, int, std::int16_t) {
    Req request;
    request.group_id = topics[keys.front()].group;
    for (const auto key : keys) request.topics.push_back({topics[key].topic});
    return request;
  };
  spec.take = [&](Keys keys, int, const net::Reply&, Resp& reply, Verdicts verdicts) {
    if (reply.error_code != protocol::ErrorCode::none)
      return judge_all(out, keys, verdicts, reply.error_code, reply.error_message);
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i) places.emplace(topics[keys[i]].topic, i);
    for (const auto& topic : reply.responses) {
      const auto at = places.find(topic.topic_name);
      if (at != places.end())
        judge(out, keys[at->second], verdicts[at->second], topic.error_code, topic.error_message);
    }
  };
  drive(client, call, lanes_by_group(topics, group), spec);
  return out;
}

} // namespace klamm::admin
