#include <admin/call/time_share.hpp>
#include <admin/fetch/groups_describe.hpp>
#include <protocol/messages/consumer_group_describe.hpp>
#include <protocol/messages/describe_groups.hpp>
#include <protocol/messages/share_group_describe.hpp>
#include <protocol/messages/streams_group_describe.hpp>

#include <algorithm>
#include <map>

namespace klamm::admin {

namespace {

using protocol::ConsumerGroupDescribeResponse;
using protocol::DescribeGroupsResponse;
using protocol::ShareGroupDescribeResponse;
using protocol::StreamsGroupDescribeResponse;

constexpr std::size_t most_groups = 1000;

template <class TopicPartitions>
Assignment to_assignment(const std::vector<TopicPartitions>& topics) {
  Assignment out;
  out.reserve(topics.size());
  for (const auto& topic : topics) out.push_back({topic.topic_name, topic.partitions});
  return out;
}

/// What every call says of a group.
template <class Group>
DescribedGroup begin_group(GroupType type, const char* protocol_type, Group& from) {
  return {type,
          std::move(from.group_state),
          protocol_type,
          std::move(from.assignor_name),
          from.group_epoch,
          from.assignment_epoch,
          {}};
}

/// What every call but DescribeGroups says of a member; share groups have no static ones.
template <class Member>
DescribedMember& add_member(DescribedGroup& group, Member& from) {
  auto& to = group.members.emplace_back();
  to.member_id = std::move(from.member_id);
  if constexpr (requires { from.instance_id; }) to.instance_id = std::move(from.instance_id);
  to.rack = std::move(from.rack_id);
  to.client_id = std::move(from.client_id);
  to.host = std::move(from.client_host);
  to.epoch = from.member_epoch;
  return to;
}

DescribedGroup to_group(ConsumerGroupDescribeResponse::DescribedGroup& from) {
  auto out = begin_group(GroupType::consumer, "consumer", from);
  for (auto& member : from.members) {
    auto& to = add_member(out, member);
    if (member.member_type >= 0) to.classic = member.member_type == 0;
    to.assignment = to_assignment(member.assignment.topic_partitions);
    to.target = to_assignment(member.target_assignment.topic_partitions);
    to.subscription = std::move(member.subscribed_topic_names);
    if (member.subscribed_topic_regex && !member.subscribed_topic_regex->empty())
      to.regex = std::move(member.subscribed_topic_regex);
  }
  return out;
}

DescribedGroup to_group(ShareGroupDescribeResponse::DescribedGroup& from) {
  auto out = begin_group(GroupType::share, "share", from);
  for (auto& member : from.members) {
    auto& to = add_member(out, member);
    to.assignment = to_assignment(member.assignment.topic_partitions);
    to.subscription = std::move(member.subscribed_topic_names);
  }
  return out;
}

/// The topics each subtopology reads: its tasks are the partitions of these.
using Sources = std::map<std::string, std::vector<std::string>>;

/// Partition p of a task is partition p of every topic its subtopology reads. A topic with fewer partitions
/// than another of the same subtopology cannot be told here.
Assignment tasks_as_partitions(const std::vector<StreamsGroupDescribeResponse::TaskIds>& tasks,
                               const Sources& sources) {
  std::map<std::string, protocol::Int32List> topics;
  for (const auto& task : tasks) {
    const auto at = sources.find(task.subtopology_id);
    if (at == sources.end()) continue;
    for (const auto& topic : at->second) {
      for (const std::int32_t partition : task.partitions) topics[topic].push_back(partition);
    }
  }
  Assignment out;
  for (auto& [topic, partitions] : topics) out.push_back({topic, std::move(partitions)});
  return out;
}

DescribedGroup to_group(StreamsGroupDescribeResponse::DescribedGroup& from) {
  auto out = begin_group(GroupType::streams, "streams", from);
  Sources sources;
  std::vector<std::string> subscription;
  if (from.topology && from.topology->subtopologies) {
    for (const auto& subtopology : *from.topology->subtopologies) {
      auto& topics = sources[subtopology.subtopology_id];
      topics = subtopology.source_topics;
      for (const auto& topic : subtopology.repartition_source_topics) topics.push_back(topic.name);
      subscription.insert(subscription.end(), topics.begin(), topics.end());
    }
  }
  for (auto& member : from.members) {
    auto& to = add_member(out, member);
    to.classic = member.is_classic;
    if (from.topology) {
      to.assignment = tasks_as_partitions(member.assignment.active_tasks, sources);
      to.target = tasks_as_partitions(member.target_assignment.active_tasks, sources);
    }
    to.subscription = subscription;
  }
  return out;
}

DescribedGroup to_group(DescribeGroupsResponse::DescribedGroup& from) {
  DescribedGroup out;
  out.type = GroupType::classic;
  out.state = std::move(from.group_state);
  if (!from.protocol_data.empty()) out.assignor = std::move(from.protocol_data);
  const bool consumers = from.protocol_type == "consumer";
  out.protocol_type = std::move(from.protocol_type);
  for (auto& member : from.members) {
    auto& to = out.members.emplace_back();
    to.member_id = std::move(member.member_id);
    to.instance_id = std::move(member.group_instance_id);
    to.client_id = std::move(member.client_id);
    to.host = std::move(member.client_host);
    if (!consumers) continue;
    // While the group rebalances Kafka sends no assignment at all: nothing is assigned then.
    to.assignment =
        member.member_assignment.empty() ? Assignment{} : read_assignment(member.member_assignment);
    if (auto topics = read_subscription(member.member_metadata)) to.subscription = std::move(*topics);
  }
  return out;
}

std::vector<std::string>& ids_of(protocol::DescribeGroupsRequest& request) {
  return request.groups;
}
template <class Request>
std::vector<std::string>& ids_of(Request& request) {
  return request.group_ids;
}

/// Before v6 (Kafka 4.0) a group that does not exist is a dead one without a protocol.
bool never_was(const DescribeGroupsResponse::DescribedGroup& group) {
  return group.group_state == "Dead" && group.protocol_type.empty() && group.members.empty();
}
template <class Group>
bool never_was(const Group&) {
  return false;
}

/// Not this call's kind of group, or none at all. The empty group id is a classic group's only: the newer
/// calls refuse it outright.
bool is_another_call(protocol::ErrorCode code) {
  return code == protocol::ErrorCode::group_id_not_found ||
         code == protocol::ErrorCode::unsupported_version || code == protocol::ErrorCode::invalid_group_id;
}

/// One call's turn: answers go to `out`; gives back the groups this call does not know.
template <class Request>
std::vector<std::uint32_t> ask_with(Client& client, std::span<const GroupRef> refs,
                                    const std::vector<std::uint32_t>& groups, const Call& call,
                                    std::vector<Result<DescribedGroup>>& out) {
  using Response = typename Request::Response;
  if (groups.empty()) return {};
  std::vector<std::uint32_t> unknown;
  auto spec = group_spec<Request, Response>(client, refs, call);
  spec.most = most_groups;
  spec.reply_limit = std::size_t{32} << 20U;
  spec.make = [refs](std::span<const std::uint32_t> keys, int, std::int16_t) {
    Request request;
    for (const std::uint32_t key : keys) ids_of(request).push_back(refs[key].id);
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Response& response,
                  std::span<Verdict> verdicts) {
    match_groups(
        refs, keys, response.groups, [](const auto& group) -> const std::string& { return group.group_id; },
        verdicts,
        [&](std::size_t i, auto& group) {
          if (is_another_call(group.error_code) || never_was(group)) {
            unknown.push_back(keys[i]);
          } else if (group.error_code != protocol::ErrorCode::none) {
            verdicts[i] = {group.error_code, group.error_message.value_or("")};
          } else {
            out[keys[i]] = to_group(group);
          }
        });
  };
  spec.failed = [&](std::uint32_t key, Error error) {
    if (error.code == "UNSUPPORTED_VERSION") unknown.push_back(key);
    out[key] = fail(std::move(error));
  };
  std::vector<Keyed<std::uint32_t>> keys;
  keys.reserve(groups.size());
  for (const std::uint32_t group : groups) keys.push_back({group, refs[group].coordinator, 0, 0, 0});
  drive(client, call, std::move(keys), spec);
  std::sort(unknown.begin(), unknown.end());
  return unknown;
}

} // namespace

std::vector<Result<DescribedGroup>> describe_groups(Client& client, std::span<const GroupRef> refs,
                                                    const Call& call) {
  std::vector<Result<DescribedGroup>> out;
  out.reserve(refs.size());
  for (const auto& ref : refs)
    out.push_back(fail(kafka_error(protocol::ErrorCode::group_id_not_found, "group " + shown_name(ref.id))));
  const auto of_type = [refs](GroupType type) {
    std::vector<std::uint32_t> groups;
    for (std::uint32_t i = 0; i < refs.size(); ++i) {
      if (refs[i].type == type) groups.push_back(i);
    }
    return groups;
  };
  const auto unless_known = [refs](std::vector<std::uint32_t> unknown, std::vector<std::uint32_t> known) {
    // A group listed as one type that this type's call does not know is gone, not of another type.
    std::erase_if(unknown, [refs](std::uint32_t group) { return refs[group].type != GroupType::unknown; });
    unknown.insert(unknown.end(), known.begin(), known.end());
    return unknown;
  };
  using namespace protocol;
  auto left = of_type(GroupType::unknown);
  left = unless_known(std::move(left), of_type(GroupType::consumer));
  left = ask_with<ConsumerGroupDescribeRequest>(client, refs, left, time_share(call, 2), out);
  left = unless_known(std::move(left), of_type(GroupType::classic));
  left = ask_with<DescribeGroupsRequest>(client, refs, left, time_share(call, 2), out);
  left = unless_known(std::move(left), of_type(GroupType::share));
  left = ask_with<ShareGroupDescribeRequest>(client, refs, left, time_share(call, 2), out);
  left = unless_known(std::move(left), of_type(GroupType::streams));
  left = ask_with<StreamsGroupDescribeRequest>(client, refs, left, call, out);
  for (const std::uint32_t group : left) {
    if (refs[group].type != GroupType::unknown) continue;
    out[group] = fail(kafka_error(ErrorCode::group_id_not_found, "group " + shown_name(refs[group].id)));
  }
  return out;
}

} // namespace klamm::admin
