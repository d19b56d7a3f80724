#include <admin/fetch/offsets_fetch.hpp>
#include <protocol/messages/describe_share_group_offsets.hpp>
#include <protocol/messages/offset_fetch.hpp>

namespace klamm::admin {

namespace {

using protocol::DescribeShareGroupOffsetsRequest;
using protocol::DescribeShareGroupOffsetsResponse;
using protocol::OffsetFetchRequest;
using protocol::OffsetFetchResponse;

constexpr std::int16_t many_groups_from = 8;
constexpr std::int16_t newest_with_names = 9;
constexpr std::int16_t all_topics_from = 2;
constexpr std::size_t most_groups = 1000;
constexpr std::size_t largest_reply = std::size_t{32} << 20U;

using OffsetSpec = Spec<std::uint32_t, OffsetFetchRequest, OffsetFetchResponse>;

std::vector<Keyed<std::uint32_t>> keys_for(std::span<const GroupRef> refs,
                                           std::span<const std::uint32_t> groups) {
  std::vector<Keyed<std::uint32_t>> keys;
  keys.reserve(groups.size());
  for (const std::uint32_t group : groups) keys.push_back({group, refs[group].coordinator, 0, 0, 0});
  return keys;
}

template <class Topic>
std::optional<std::vector<Topic>> wanted_topics(const FetchCommits& fetch, std::uint32_t group) {
  if (!fetch.scope) return std::nullopt;
  std::vector<Topic> out;
  for (const auto& topic : fetch.scope(group)) {
    auto& entry = out.emplace_back();
    entry.name = topic.topic;
    entry.partition_indexes = topic.partitions;
  }
  return out;
}

template <class Topics>
void hand_over(const FetchCommits& fetch, std::uint32_t group, const Topics& topics) {
  static const std::string none;
  for (const auto& topic : topics) {
    for (const auto& partition : topic.partitions) {
      const auto epoch = partition.committed_leader_epoch;
      fetch.take(group, {topic.name, partition.partition_index, partition.committed_offset,
                         epoch < 0 ? std::nullopt : std::optional(epoch),
                         partition.metadata ? *partition.metadata : none, partition.error_code});
    }
  }
  if (fetch.answered) fetch.answered(group);
}

/// v8 and v9. Groups whose broker is too old go to `old`.
OffsetSpec many_at_once(Client& client, std::span<const GroupRef> refs, const FetchCommits& fetch,
                        const Call& call, std::vector<std::uint32_t>& old) {
  auto spec = group_spec<OffsetFetchRequest, OffsetFetchResponse>(client, refs, call);
  spec.lowest = many_groups_from;
  spec.highest = newest_with_names;
  spec.most = most_groups;
  spec.reply_limit = largest_reply;
  spec.make = [refs, &fetch](std::span<const std::uint32_t> keys, int, std::int16_t) {
    OffsetFetchRequest request;
    request.groups.reserve(keys.size());
    for (const std::uint32_t key : keys) {
      auto& group = request.groups.emplace_back();
      group.group_id = refs[key].id;
      group.topics = wanted_topics<OffsetFetchRequest::Topics>(fetch, key);
    }
    return request;
  };
  spec.take = [refs, &fetch](std::span<const std::uint32_t> keys, int, const net::Reply&,
                             OffsetFetchResponse& response, std::span<Verdict> verdicts) {
    match_groups(
        refs, keys, response.groups, [](const auto& group) -> const std::string& { return group.group_id; },
        verdicts,
        [&](std::size_t i, const OffsetFetchResponse::Group& group) {
          verdicts[i].code = group.error_code;
          if (group.error_code == protocol::ErrorCode::none) hand_over(fetch, keys[i], group.topics);
        });
  };
  spec.failed = [&fetch, &old](std::uint32_t group, Error error) {
    if (error.code == "UNSUPPORTED_VERSION") {
      old.push_back(group);
    } else {
      fetch.failed(group, std::move(error));
    }
  };
  return spec;
}

/// Up to v7: one group a request.
OffsetSpec one_by_one(Client& client, std::span<const GroupRef> refs, const FetchCommits& fetch,
                      const Call& call) {
  auto spec = group_spec<OffsetFetchRequest, OffsetFetchResponse>(client, refs, call);
  spec.lowest = all_topics_from;
  spec.highest = many_groups_from - 1;
  spec.most = 1;
  spec.make = [refs, &fetch](std::span<const std::uint32_t> keys, int, std::int16_t) {
    OffsetFetchRequest request;
    request.group_id = refs[keys.front()].id;
    request.topics = wanted_topics<OffsetFetchRequest::Topic>(fetch, keys.front());
    return request;
  };
  spec.take = [&fetch](std::span<const std::uint32_t> keys, int, const net::Reply&,
                       OffsetFetchResponse& response, std::span<Verdict> verdicts) {
    verdicts.front().code = response.error_code;
    if (response.error_code == protocol::ErrorCode::none) hand_over(fetch, keys.front(), response.topics);
  };
  spec.failed = [&fetch](std::uint32_t group, Error error) { fetch.failed(group, std::move(error)); };
  return spec;
}

} // namespace

void fetch_commits(Client& client, std::span<const GroupRef> refs, const FetchCommits& fetch,
                   const Call& call) {
  if (fetch.groups.empty()) return;
  std::vector<std::uint32_t> old;
  drive(client, call, keys_for(refs, fetch.groups), many_at_once(client, refs, fetch, call, old));
  if (!old.empty()) drive(client, call, keys_for(refs, old), one_by_one(client, refs, fetch, call));
}

void fetch_share_starts(Client& client, std::span<const GroupRef> refs, const FetchShareStarts& fetch,
                        const Call& call) {
  if (fetch.groups.empty()) return;
  auto spec =
      group_spec<DescribeShareGroupOffsetsRequest, DescribeShareGroupOffsetsResponse>(client, refs, call);
  spec.most = most_groups;
  spec.reply_limit = largest_reply;
  spec.make = [refs](std::span<const std::uint32_t> keys, int, std::int16_t) {
    DescribeShareGroupOffsetsRequest request;
    for (const std::uint32_t key : keys) {
      auto& group = request.groups.emplace_back();
      group.group_id = refs[key].id;
      group.topics.reset();
    }
    return request;
  };
  const auto known = [](auto value) { return value < 0 ? std::nullopt : std::optional(value); };
  spec.take = [&, known](std::span<const std::uint32_t> keys, int, const net::Reply&,
                         DescribeShareGroupOffsetsResponse& response, std::span<Verdict> verdicts) {
    match_groups(
        refs, keys, response.groups, [](const auto& group) -> const std::string& { return group.group_id; },
        verdicts,
        [&](std::size_t i, const DescribeShareGroupOffsetsResponse::Group& group) {
          verdicts[i] = {group.error_code, group.error_message.value_or("")};
          if (group.error_code != protocol::ErrorCode::none) return;
          for (const auto& topic : group.topics) {
            for (const auto& partition : topic.partitions) {
              fetch.take(keys[i],
                         {topic.topic_name, partition.partition_index, known(partition.start_offset),
                          known(partition.leader_epoch), known(partition.lag), partition.error_code});
            }
          }
          if (fetch.answered) fetch.answered(keys[i]);
        });
  };
  spec.failed = [&fetch](std::uint32_t group, Error error) { fetch.failed(group, std::move(error)); };
  drive(client, call, keys_for(refs, fetch.groups), spec);
}

} // namespace klamm::admin
