#include <protocol/mirror/consumer_group_describe.hpp>
#include <protocol/mirror/consumer_protocol.hpp>
#include <protocol/mirror/describe_groups.hpp>
#include <protocol/mirror/share_group_describe.hpp>
#include <protocol/mirror/streams_group_describe.hpp>
#include <support/handlers.hpp>

namespace klamm::testing {

namespace {

using protocol::ConsumerGroupDescribeRequest;
using protocol::ConsumerGroupDescribeResponse;
using protocol::DescribeGroupsRequest;
using protocol::DescribeGroupsResponse;
using protocol::ErrorCode;
using protocol::ShareGroupDescribeRequest;
using protocol::ShareGroupDescribeResponse;
using protocol::StreamsGroupDescribeRequest;
using protocol::StreamsGroupDescribeResponse;

/// A group of one type, and its error where there is none.
struct Found {
  const Model::Group* group = nullptr;
  ErrorCode error = ErrorCode::none;
};

Found find(const Asked& asked, const std::string& id, const char* type) {
  const auto at = asked.model.groups.find(id);
  if (at == asked.model.groups.end()) return {nullptr, ErrorCode::group_id_not_found};
  if (at->second.coordinator != asked.broker.id) return {nullptr, ErrorCode::not_coordinator};
  if (at->second.error != ErrorCode::none) return {nullptr, at->second.error};
  if (at->second.type != type) return {nullptr, ErrorCode::group_id_not_found};
  return {&at->second, ErrorCode::none};
}

/// A message of the consumer protocol as clients put it into bytes: its version before it.
template <class Message>
protocol::Bytes with_version(const Message& message) {
  constexpr std::int16_t version = 3;
  protocol::Writer writer;
  writer.int16(version);
  encode(writer, message, version);
  return writer.take();
}

protocol::Bytes subscription(const Model::Member& member) {
  protocol::ConsumerProtocolSubscription out;
  out.topics = member.subscribed;
  out.user_data.reset();
  return with_version(out);
}

protocol::Bytes assignment(const Model::Member& member) {
  protocol::ConsumerProtocolAssignment out;
  out.user_data.reset();
  for (const auto& [topic, partitions] : member.assigned) {
    auto& assigned = out.assigned_partitions.emplace_back();
    assigned.topic = topic;
    assigned.partitions = to_list(partitions);
  }
  return with_version(out);
}

DescribeGroupsResponse describe_groups(const Asked& asked, const DescribeGroupsRequest& request) {
  constexpr std::int16_t static_members_from = 4;
  constexpr std::int16_t not_found_from = 6;
  DescribeGroupsResponse response;
  for (const auto& id : request.groups) {
    auto& out = response.groups.emplace_back();
    out.group_id = id;
    const auto [group, error] = find(asked, id, "Classic");
    if (error == ErrorCode::group_id_not_found) {
      out.group_state = "Dead";
      if (asked.version < not_found_from) continue;
      out.error_message = "Group " + id + " not found.";
    }
    out.error_code = error;
    if (!group) continue;
    out.group_state = group->state;
    out.protocol_type = group->protocol_type;
    out.protocol_data = group->assignor;
    for (const auto& member : group->members) {
      auto& shown = out.members.emplace_back();
      shown.member_id = member.id;
      if (asked.version >= static_members_from) shown.group_instance_id = member.instance_id;
      shown.client_id = member.client_id;
      shown.client_host = member.host;
      shown.member_metadata = subscription(member);
      shown.member_assignment = assignment(member);
    }
  }
  return response;
}

template <class Assignment>
Assignment assigned(const Asked& asked, const Model::Member& member) {
  Assignment out;
  for (const auto& [topic, partitions] : member.assigned) {
    auto& assigned = out.topic_partitions.emplace_back();
    const auto at = asked.model.topics.find(topic);
    if (at != asked.model.topics.end()) assigned.topic_id = at->second.id;
    assigned.topic_name = topic;
    assigned.partitions = to_list(partitions);
  }
  return out;
}

/// What the three newer descriptions have in common.
template <class Described>
const Model::Group* begin_description(const Asked& asked, const std::string& id, const char* type,
                                      Described& out) {
  out.group_id = id;
  const auto [group, error] = find(asked, id, type);
  out.error_code = error;
  if (error == ErrorCode::group_id_not_found) out.error_message = "Group " + id + " not found.";
  if (!group) return nullptr;
  out.group_state = group->state;
  out.group_epoch = group->epoch;
  out.assignment_epoch = group->epoch;
  return group;
}

template <class Shown>
void show_member(const Model::Member& member, Shown& out) {
  out.member_id = member.id;
  out.rack_id = member.rack;
  out.member_epoch = member.epoch;
  out.client_id = member.client_id;
  out.client_host = member.host;
}

ConsumerGroupDescribeResponse describe_consumer_groups(const Asked& asked,
                                                       const ConsumerGroupDescribeRequest& request) {
  constexpr std::int16_t member_types_from = 1;
  ConsumerGroupDescribeResponse response;
  for (const auto& id : request.group_ids) {
    auto& out = response.groups.emplace_back();
    const auto* group = begin_description(asked, id, "Consumer", out);
    if (!group) continue;
    out.assignor_name = group->assignor;
    for (const auto& member : group->members) {
      auto& shown = out.members.emplace_back();
      show_member(member, shown);
      shown.instance_id = member.instance_id;
      shown.subscribed_topic_names = member.subscribed;
      shown.assignment = assigned<ConsumerGroupDescribeResponse::Assignment>(asked, member);
      shown.target_assignment = shown.assignment;
      if (asked.version >= member_types_from) shown.member_type = 1;
    }
  }
  return response;
}

ShareGroupDescribeResponse describe_share_groups(const Asked& asked,
                                                 const ShareGroupDescribeRequest& request) {
  ShareGroupDescribeResponse response;
  for (const auto& id : request.group_ids) {
    auto& out = response.groups.emplace_back();
    const auto* group = begin_description(asked, id, "Share", out);
    if (!group) continue;
    out.assignor_name = group->assignor;
    for (const auto& member : group->members) {
      auto& shown = out.members.emplace_back();
      show_member(member, shown);
      shown.subscribed_topic_names = member.subscribed;
      shown.assignment = assigned<ShareGroupDescribeResponse::Assignment>(asked, member);
    }
  }
  return response;
}

StreamsGroupDescribeResponse::Topology topology(const Model::Group& group) {
  StreamsGroupDescribeResponse::Topology out;
  out.epoch = group.epoch;
  out.subtopologies.emplace();
  for (const auto& part : group.topology) {
    auto& shown = out.subtopologies->emplace_back();
    shown.subtopology_id = part.id;
    shown.source_topics = part.source_topics;
    for (const auto& changelog : part.changelog_topics) {
      auto& topic = shown.state_changelog_topics.emplace_back();
      topic.name = changelog;
    }
  }
  return out;
}

StreamsGroupDescribeResponse describe_streams_groups(const Asked& asked,
                                                     const StreamsGroupDescribeRequest& request) {
  StreamsGroupDescribeResponse response;
  for (const auto& id : request.group_ids) {
    auto& out = response.groups.emplace_back();
    const auto* group = begin_description(asked, id, "Streams", out);
    if (!group) continue;
    out.topology = topology(*group);
    for (const auto& member : group->members) {
      auto& shown = out.members.emplace_back();
      show_member(member, shown);
      shown.instance_id = member.instance_id;
      shown.process_id = member.id + "-process";
      shown.topology_epoch = group->epoch;
      for (const auto& task : member.tasks)
        shown.assignment.active_tasks.push_back({task.subtopology, to_list(task.partitions)});
      shown.target_assignment = shown.assignment;
    }
  }
  return response;
}

} // namespace

void serve_descriptions(Handlers& handlers) {
  serve(handlers, describe_groups);
  serve(handlers, describe_consumer_groups);
  serve(handlers, describe_share_groups);
  serve(handlers, describe_streams_groups);
}

} // namespace klamm::testing
