#include <klamm/hints.hpp>

#include <admin/call/stamp.hpp>
#include <admin/call/time_share.hpp>
#include <admin/fetch/groups_describe.hpp>
#include <admin/fetch/groups_find.hpp>
#include <admin/fetch/log_offsets.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/fetch/offsets_fetch.hpp>
#include <change/live/live_groups.hpp>
#include <change/live/live_topics.hpp>

#include <algorithm>
#include <set>

namespace klamm::plan {

namespace {

using admin::GroupRef;
using admin::GroupType;
using protocol::ErrorCode;

LiveGroup to_live(admin::DescribedGroup& from) {
  LiveGroup out;
  out.exists = true;
  out.type = from.type;
  out.state = std::move(from.state);
  for (auto& member : from.members) {
    out.members.push_back({std::move(member.member_id), std::move(member.instance_id),
                           std::move(member.client_id), std::move(member.host),
                           std::move(member.subscription), member.regex.has_value()});
  }
  return out;
}

/// Everything the groups that exist have committed.
void read_offsets(Client& client, std::span<const GroupRef> refs, LiveGroups& live, const Call& call) {
  admin::FetchCommits commits;
  admin::FetchShareStarts starts;
  std::vector<LiveGroup*> groups;
  for (std::uint32_t i = 0; i < refs.size(); ++i) {
    groups.push_back(&live.groups.at(refs[i].id));
    if (!groups.back()->exists) continue;
    (groups.back()->type == GroupType::share ? starts.groups : commits.groups).push_back(i);
  }
  const auto refused = [&](std::uint32_t group, ErrorCode code, const std::string& topic,
                           std::int32_t partition) {
    if (code == ErrorCode::none) return false;
    if (!groups[group]->failed)
      groups[group]->failed =
          admin::kafka_error(code, "partition " + topic + ":" + std::to_string(partition) + " of group " +
                                       shown_name(refs[group].id));
    return true;
  };
  const auto failed = [&](std::uint32_t group, Error error) { groups[group]->failed = std::move(error); };
  commits.take = [&](std::uint32_t group, const admin::Committed& commit) {
    if (refused(group, commit.error, commit.topic, commit.partition) || commit.offset < 0) return;
    groups[group]->offsets[{commit.topic, commit.partition}] = {commit.offset, commit.leader_epoch,
                                                                commit.metadata};
  };
  commits.failed = failed;
  starts.take = [&](std::uint32_t group, const admin::ShareStart& start) {
    if (refused(group, start.error, start.topic, start.partition) || !start.start_offset) return;
    groups[group]->offsets[{start.topic, start.partition}] = {*start.start_offset, start.leader_epoch, ""};
  };
  starts.failed = failed;
  admin::fetch_commits(client, refs, commits, admin::time_share(call, 2));
  admin::fetch_share_starts(client, refs, starts, call);
}

} // namespace

Result<LiveGroups> read_live_groups(Client& client, const std::vector<std::string>& names,
                                    const std::function<bool(const std::string&)>& accept,
                                    std::vector<Error>& problems, const Call& call) {
  LiveGroups live;
  live.read_at = std::chrono::system_clock::now();
  admin::Problems found_problems;
  std::vector<GroupRef> refs;
  if (!names.empty() || accept) {
    auto found = admin::find_groups(client, names, accept, admin::time_share(call, 4), found_problems);
    if (!found) return fail(std::move(found.error()));
    refs = std::move(*found);
  }
  std::map<std::string, const std::string*> by_target;
  if (!found_problems.errors().empty()) {
    for (const auto& name : names) by_target.emplace("group " + shown_name(name), &name);
  }
  for (const auto& error : found_problems.errors()) {
    const auto at = by_target.find(error.target);
    if (at != by_target.end())
      live.groups[*at->second].failed = error;
    else
      problems.push_back(error);
  }
  auto described = admin::describe_groups(client, refs, admin::time_share(call, 3));
  for (std::size_t i = 0; i < refs.size(); ++i) {
    LiveGroup& group = live.groups[refs[i].id];
    if (described[i]) {
      group = to_live(*described[i]);
      refs[i].type = described[i]->type;
    } else if (described[i].error().code != "GROUP_ID_NOT_FOUND") {
      group.failed = std::move(described[i].error());
    }
  }
  // A coordinator look-up that failed as a whole is said of the broker: each group it was for failed with it.
  for (const auto& name : names) {
    if (live.groups.count(name) == 0 && !problems.empty()) live.groups[name].failed = problems.front();
  }
  read_offsets(client, refs, live, call);
  Answer<int> stamped;
  admin::stamp(stamped, client);
  live.cluster_id = stamped.cluster_id;
  return live;
}

Result<void> read_live_logs(Client& client, std::vector<std::string> topics, const LogLoad& load,
                            LiveGroups& live, const Call& call) {
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  const auto metadata =
      admin::fetch_metadata(client, admin::TopicChoice::named(topics), admin::time_share(call, 2));
  if (!metadata) return fail(metadata.error());
  live.cluster_id = metadata->cluster_id.value_or("");
  std::vector<admin::LedPartition> led;
  sort_topics(*metadata, live.unread_topics, [&](const auto&, const LiveTopic& topic) {
    LiveLogs& logs = live.topics[topic.name];
    logs.topic_id = topic.id;
    logs.partitions.resize(topic.leaders.size());
    for (std::size_t at = 0; at < topic.leaders.size(); ++at) {
      if (topic.leaders[at] >= 0)
        led.push_back({{topic.name, static_cast<std::int32_t>(at)}, topic.leaders[at]});
      else
        logs.partitions[at].failure = "NO_LEADER";
    }
  });
  std::vector<admin::OffsetKind> kinds;
  if (load.bounds) kinds = {admin::OffsetKind::start, admin::OffsetKind::end};
  if (load.time_ms) kinds.push_back(admin::OffsetKind::at_time);
  if (load.newest) kinds.push_back(admin::OffsetKind::newest);
  const auto answer = admin::fetch_log_offsets_in_order(client, led, kinds, call, load.time_ms.value_or(0));
  for (std::size_t i = 0; i < led.size(); ++i) {
    LiveLog& log = live.topics.at(led[i].at.topic).partitions[static_cast<std::size_t>(led[i].at.partition)];
    const auto& offsets = answer.offsets[i];
    log = {offsets.start, offsets.end, offsets.at_time, offsets.newest, answer.failures[i]};
  }
  return {};
}

std::string members_text(const LiveGroup& group) {
  constexpr std::size_t most = 5;
  std::string out;
  for (std::size_t i = 0; i < group.members.size() && i < most; ++i) {
    const auto& member = group.members[i];
    out += (i == 0 ? "" : ", ") + member.client_id + " at " + member.host;
    if (member.instance_id) out += " (" + *member.instance_id + ")";
  }
  if (group.members.size() > most) out += " and " + std::to_string(group.members.size() - most) + " more";
  return out.empty() ? group.state : out;
}

Error group_problem(const char* code, const std::string& id, Text text, ErrorKind kind) {
  text.args.insert(text.args.begin(), shown_name(id));
  return Error::of(kind, code, std::move(text)).about("group " + shown_name(id));
}

Error live_group_problem(const std::string& id, const LiveGroup& group) {
  return group_problem("NON_EMPTY_GROUP", id,
                       KLAMM_TEXT("plan", "group %1 has members (%2): stop them first")
                           .with(members_text(group))
                           .hinting(HintCode::wait_for_empty_group, shown_name(id)));
}

std::string topic_id_of(const LiveGroups& live, const std::string& topic) {
  const auto at = live.topics.find(topic);
  return at == live.topics.end() ? std::string() : at->second.topic_id;
}

bool none_in_topic(const LiveGroup& group, const std::string& topic) {
  const auto at = group.offsets.lower_bound({topic, 0});
  return at == group.offsets.end() || at->first.first != topic;
}

bool may_subscribe(const LiveGroup& group, const std::string& topic) {
  return std::any_of(group.members.begin(), group.members.end(), [&](const LiveMember& member) {
    return member.pattern || member.subscription.empty() ||
           std::find(member.subscription.begin(), member.subscription.end(), topic) !=
               member.subscription.end();
  });
}

} // namespace klamm::plan
