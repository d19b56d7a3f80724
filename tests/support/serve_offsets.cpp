#include <protocol/mirror/describe_share_group_offsets.hpp>
#include <protocol/mirror/offset_fetch.hpp>
#include <support/handlers.hpp>

#include <optional>

namespace klamm::testing {

namespace {

using protocol::DescribeShareGroupOffsetsRequest;
using protocol::DescribeShareGroupOffsetsResponse;
using protocol::ErrorCode;
using protocol::OffsetFetchRequest;
using protocol::OffsetFetchResponse;

constexpr std::int16_t many_groups_from = 8;
constexpr std::int16_t topic_ids_from = 10;

/// The group if this broker is to speak for it. A group nobody knows has no commits, and no error.
ErrorCode group_error(const Asked& asked, const std::string& id, const Model::Group*& group) {
  const auto at = asked.model.groups.find(id);
  if (at == asked.model.groups.end()) return ErrorCode::none;
  if (at->second.coordinator != asked.broker.id) return ErrorCode::not_coordinator;
  if (at->second.error != ErrorCode::none) return at->second.error;
  group = &at->second;
  return ErrorCode::none;
}

template <class Partition>
Partition committed(std::int32_t index, const Model::Commit* commit) {
  Partition out;
  out.partition_index = index;
  out.committed_offset = commit && commit->error == ErrorCode::none ? commit->offset : -1;
  out.metadata = commit ? commit->metadata : "";
  if (commit) out.error_code = commit->error;
  if (commit && out.committed_offset >= 0) out.committed_leader_epoch = commit->leader_epoch;
  return out;
}

const Model::Commit* find(const Model::Group* group, const std::string& topic, std::int32_t partition) {
  if (!group) return nullptr;
  const auto at = group->commits.find(topic);
  if (at == group->commits.end()) return nullptr;
  const auto found = at->second.find(partition);
  return found == at->second.end() ? nullptr : &found->second;
}

/// The commits of a group: of every partition it committed, or of those asked for.
template <class Topic, class Wanted>
std::vector<Topic> commits_of(const Model::Group* group, const std::optional<std::vector<Wanted>>& wanted) {
  using Partition = typename decltype(Topic::partitions)::value_type;
  std::vector<Topic> out;
  if (wanted) {
    for (const auto& topic : *wanted) {
      auto& answer = out.emplace_back();
      answer.name = topic.name;
      for (const std::int32_t p : topic.partition_indexes)
        answer.partitions.push_back(committed<Partition>(p, find(group, topic.name, p)));
    }
  } else if (group) {
    out.reserve(group->commits.size());
    for (const auto& [name, partitions] : group->commits) {
      auto& answer = out.emplace_back();
      answer.name = name;
      for (const auto& [p, commit] : partitions)
        answer.partitions.push_back(committed<Partition>(p, &commit));
    }
  }
  return out;
}

/// v10 speaks of topics by id only, and leaves out those that are gone.
void use_ids(const Model& model, std::vector<OffsetFetchResponse::Topics>& topics) {
  std::erase_if(topics, [&](const auto& topic) { return model.topics.count(topic.name) == 0; });
  for (auto& topic : topics) {
    topic.topic_id = model.topics.at(topic.name).id;
    topic.name.clear();
  }
}

/// Names for the ids a v10 request asks for.
std::optional<std::vector<OffsetFetchRequest::Topics>>
named(const Model& model, std::optional<std::vector<OffsetFetchRequest::Topics>> wanted) {
  if (!wanted) return wanted;
  for (auto& asked : *wanted) {
    for (const auto& [name, topic] : model.topics) {
      if (topic.id == asked.topic_id) asked.name = name;
    }
  }
  return wanted;
}

OffsetFetchResponse offset_fetch(const Asked& asked, const OffsetFetchRequest& request) {
  OffsetFetchResponse response;
  if (asked.version < many_groups_from) {
    const Model::Group* group = nullptr;
    response.error_code = group_error(asked, request.group_id, group);
    if (response.error_code == ErrorCode::none)
      response.topics = commits_of<OffsetFetchResponse::Topic>(group, request.topics);
    return response;
  }
  response.groups.reserve(request.groups.size());
  for (const auto& wanted : request.groups) {
    auto& answer = response.groups.emplace_back();
    answer.group_id = wanted.group_id;
    const Model::Group* group = nullptr;
    answer.error_code = group_error(asked, wanted.group_id, group);
    if (answer.error_code != ErrorCode::none) continue;
    // Share groups keep their offsets elsewhere.
    if (group && group->type == "Share") group = nullptr;
    const bool by_id = asked.version >= topic_ids_from;
    answer.topics = commits_of<OffsetFetchResponse::Topics>(group, by_id ? named(asked.model, wanted.topics)
                                                                         : wanted.topics);
    if (by_id) use_ids(asked.model, answer.topics);
  }
  return response;
}

DescribeShareGroupOffsetsResponse
describe_share_group_offsets(const Asked& asked, const DescribeShareGroupOffsetsRequest& request) {
  constexpr std::int16_t lag_from = 1;
  DescribeShareGroupOffsetsResponse response;
  for (const auto& wanted : request.groups) {
    auto& answer = response.groups.emplace_back();
    answer.group_id = wanted.group_id;
    const Model::Group* group = nullptr;
    answer.error_code = group_error(asked, wanted.group_id, group);
    if (answer.error_code == ErrorCode::none && (!group || group->type != "Share"))
      answer.error_code = ErrorCode::group_id_not_found;
    if (answer.error_code != ErrorCode::none) continue;
    for (const auto& [name, partitions] : group->commits) {
      auto& topic = answer.topics.emplace_back();
      topic.topic_name = name;
      if (const auto at = asked.model.topics.find(name); at != asked.model.topics.end())
        topic.topic_id = at->second.id;
      for (const auto& [p, commit] : partitions) {
        auto& partition = topic.partitions.emplace_back();
        partition.partition_index = p;
        partition.start_offset = commit.offset;
        if (asked.version >= lag_from) partition.lag = commit.lag;
        partition.error_code = commit.error;
      }
    }
  }
  return response;
}

} // namespace

void serve_offsets(Handlers& handlers) {
  serve(handlers, offset_fetch);
  serve(handlers, describe_share_group_offsets);
}

} // namespace klamm::testing
