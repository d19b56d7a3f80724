#include <protocol/mirror/alter_share_group_offsets.hpp>
#include <protocol/mirror/delete_groups.hpp>
#include <protocol/mirror/delete_share_group_offsets.hpp>
#include <protocol/mirror/leave_group.hpp>
#include <protocol/mirror/offset_commit.hpp>
#include <protocol/mirror/offset_delete.hpp>
#include <support/handlers.hpp>

#include <algorithm>

namespace klamm::testing {

using protocol::ErrorCode;

namespace {

/// The group, if this broker is to change it.
ErrorCode find(const Asked& asked, const std::string& id, Model::Group*& group) {
  const auto at = asked.model.groups.find(id);
  if (at == asked.model.groups.end()) return ErrorCode::group_id_not_found;
  if (at->second.coordinator != asked.broker.id) return ErrorCode::not_coordinator;
  group = &at->second;
  return at->second.error;
}

bool has_partition(const Model& model, const std::string& topic, std::int32_t partition) {
  const auto at = model.topics.find(topic);
  return at != model.topics.end() && partition >= 0 &&
         static_cast<std::size_t>(partition) < at->second.partitions.size();
}

protocol::OffsetCommitResponse commit(const Asked& asked, const protocol::OffsetCommitRequest& request) {
  Model::Group* group = nullptr;
  ErrorCode error = find(asked, request.group_id, group);
  // Kafka makes a group for a commit without a generation.
  if (error == ErrorCode::group_id_not_found && request.generation_id_or_member_epoch < 0) {
    group = &asked.model.add_group(request.group_id);
    group->coordinator = asked.broker.id;
    group->protocol_type = "";
    error = ErrorCode::none;
  }
  if (error == ErrorCode::none && !group->members.empty()) error = ErrorCode::unknown_member_id;
  protocol::OffsetCommitResponse response;
  for (const auto& topic : request.topics) {
    auto& out = response.topics.emplace_back();
    out.name = topic.name;
    for (const auto& wanted : topic.partitions) {
      auto& result = out.partitions.emplace_back();
      result.partition_index = wanted.partition_index;
      result.error_code = error;
      if (error != ErrorCode::none) continue;
      if (!has_partition(asked.model, topic.name, wanted.partition_index)) {
        result.error_code = ErrorCode::unknown_topic_or_partition;
        continue;
      }
      auto& entry = group->commits[topic.name][wanted.partition_index];
      entry.offset = wanted.committed_offset;
      entry.leader_epoch = wanted.committed_leader_epoch;
      entry.metadata = wanted.committed_metadata.value_or("");
    }
  }
  return response;
}

bool subscribed(const Model::Group& group, const std::string& topic) {
  return std::any_of(group.members.begin(), group.members.end(), [&](const auto& member) {
    return std::find(member.subscribed.begin(), member.subscribed.end(), topic) != member.subscribed.end();
  });
}

void forget(Model::Group& group, const std::string& topic, std::int32_t partition) {
  const auto at = group.commits.find(topic);
  if (at == group.commits.end()) return;
  at->second.erase(partition);
  if (at->second.empty()) group.commits.erase(at);
}

protocol::OffsetDeleteResponse offset_delete(const Asked& asked,
                                             const protocol::OffsetDeleteRequest& request) {
  protocol::OffsetDeleteResponse response;
  Model::Group* group = nullptr;
  response.error_code = find(asked, request.group_id, group);
  if (response.error_code != ErrorCode::none) return response;
  for (const auto& topic : request.topics) {
    auto& out = response.topics.emplace_back();
    out.name = topic.name;
    for (const auto& wanted : topic.partitions) {
      auto& result = out.partitions.emplace_back();
      result.partition_index = wanted.partition_index;
      if (subscribed(*group, topic.name)) {
        result.error_code = ErrorCode::group_subscribed_to_topic;
      } else {
        forget(*group, topic.name, wanted.partition_index);
      }
    }
  }
  return response;
}

protocol::DeleteGroupsResponse delete_groups(const Asked& asked,
                                             const protocol::DeleteGroupsRequest& request) {
  protocol::DeleteGroupsResponse response;
  for (const auto& id : request.groups_names) {
    auto& out = response.results.emplace_back();
    out.group_id = id;
    Model::Group* group = nullptr;
    out.error_code = find(asked, id, group);
    if (out.error_code == ErrorCode::none && !group->members.empty())
      out.error_code = ErrorCode::non_empty_group;
    if (out.error_code == ErrorCode::none) asked.model.groups.erase(id);
  }
  return response;
}

protocol::LeaveGroupResponse leave(const Asked& asked, const protocol::LeaveGroupRequest& request) {
  protocol::LeaveGroupResponse response;
  Model::Group* group = nullptr;
  response.error_code = find(asked, request.group_id, group);
  if (response.error_code != ErrorCode::none) return response;
  for (const auto& wanted : request.members) {
    auto& out = response.members.emplace_back();
    out.member_id = wanted.member_id;
    out.group_instance_id = wanted.group_instance_id;
    const auto at = std::find_if(group->members.begin(), group->members.end(), [&](const auto& member) {
      return wanted.group_instance_id ? member.instance_id == wanted.group_instance_id
                                      : member.id == wanted.member_id;
    });
    if (at == group->members.end()) {
      out.error_code = ErrorCode::unknown_member_id;
    } else {
      group->members.erase(at);
      if (group->members.empty()) group->state = "Empty";
    }
  }
  return response;
}

/// The error of a share group that cannot be changed.
ErrorCode find_share(const Asked& asked, const std::string& id, Model::Group*& group) {
  const ErrorCode error = find(asked, id, group);
  if (error != ErrorCode::none) return error;
  if (group->type != "Share") return ErrorCode::group_id_not_found;
  return group->members.empty() ? ErrorCode::none : ErrorCode::non_empty_group;
}

protocol::AlterShareGroupOffsetsResponse alter_share(const Asked& asked,
                                                     const protocol::AlterShareGroupOffsetsRequest& request) {
  protocol::AlterShareGroupOffsetsResponse response;
  response.error_message.reset();
  Model::Group* group = nullptr;
  response.error_code = find_share(asked, request.group_id, group);
  if (response.error_code != ErrorCode::none) return response;
  for (const auto& topic : request.topics) {
    auto& out = response.responses.emplace_back();
    out.topic_name = topic.topic_name;
    for (const auto& wanted : topic.partitions) {
      auto& result = out.partitions.emplace_back();
      result.partition_index = wanted.partition_index;
      result.error_message.reset();
      if (!has_partition(asked.model, topic.topic_name, wanted.partition_index))
        result.error_code = ErrorCode::unknown_topic_or_partition;
      else
        group->commits[topic.topic_name][wanted.partition_index].offset = wanted.start_offset;
    }
  }
  return response;
}

protocol::DeleteShareGroupOffsetsResponse
delete_share(const Asked& asked, const protocol::DeleteShareGroupOffsetsRequest& request) {
  protocol::DeleteShareGroupOffsetsResponse response;
  response.error_message.reset();
  Model::Group* group = nullptr;
  response.error_code = find_share(asked, request.group_id, group);
  if (response.error_code != ErrorCode::none) return response;
  for (const auto& topic : request.topics) {
    auto& out = response.responses.emplace_back();
    out.topic_name = topic.topic_name;
    out.error_message.reset();
    group->commits.erase(topic.topic_name);
  }
  return response;
}

} // namespace

void serve_group_changes(Handlers& handlers) {
  serve(handlers, commit);
  serve(handlers, offset_delete);
  serve(handlers, delete_groups);
  serve(handlers, leave);
  serve(handlers, alter_share);
  serve(handlers, delete_share);
}

} // namespace klamm::testing
