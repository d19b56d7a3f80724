#include <klamm/hints.hpp>
#include <klamm/plan_groups.hpp>

#include <change/live/live_groups.hpp>

#include <algorithm>

namespace klamm::plan {

using changes::DeleteGroup;
using changes::RemoveMember;

namespace {

/// Records the logs keep up to the offsets of a group, and from them on.
void count_records(const LiveGroups& live, const LiveGroup& group, DeleteGroup& step) {
  std::int64_t passed = 0, lag = 0;
  for (const auto& [at, offset] : group.offsets) {
    const auto topic = live.topics.find(at.first);
    if (topic == live.topics.end()) continue; // deleted with all its records
    const auto index = static_cast<std::size_t>(at.second);
    if (index >= topic->second.partitions.size()) continue;
    const LiveLog& log = topic->second.partitions[index];
    if (!log.start || !log.end) return;
    passed += std::max<std::int64_t>(0, offset.offset - *log.start);
    lag += std::max<std::int64_t>(0, *log.end - offset.offset);
  }
  step.passed = passed;
  step.lag = lag;
}

} // namespace

Planned delete_groups(const LiveGroups& live, const DeleteGroups& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  for (const auto& [id, group] : live.groups) {
    if (group.failed) {
      out.problems.push_back(*group.failed);
    } else if (!group.exists && wanted.if_exists) {
      out.notes.push_back(KLAMM_TEXT("plan", "group %1 does not exist").with(shown_name(id)));
    } else if (!group.exists) {
      out.problems.push_back(
          group_problem("GROUP_ID_NOT_FOUND", id,
                        KLAMM_TEXT("plan", "group %1 does not exist").hinting(HintCode::accept_missing)));
    } else if (group.live()) {
      out.problems.push_back(live_group_problem(id, group));
    } else {
      DeleteGroup step;
      step.group = id;
      step.type = group.type;
      for (const auto& [at, offset] : group.offsets)
        step.offsets.push_back({at.first, at.second, offset.offset,
                                group.type == groups::Type::share ? std::nullopt : offset.leader_epoch,
                                offset.metadata});
      for (const auto& at : step.offsets) {
        if (auto id = topic_id_of(live, at.topic); !id.empty()) step.topic_ids[at.topic] = std::move(id);
      }
      count_records(live, group, step);
      out.plan.steps.emplace_back(std::move(step));
    }
  }
  return out;
}

Result<Planned> delete_groups(Client& client, const DeleteGroups& wanted, const Call& call) {
  std::vector<Error> problems;
  auto live = read_live_groups(client, wanted.names, wanted.accept, problems, call);
  if (!live) return fail(live.error());
  std::vector<std::string> topics;
  for (const auto& [id, group] : live->groups) {
    if (group.live()) continue;
    for (const auto& [at, offset] : group.offsets) topics.push_back(at.first);
  }
  // The counts are for the question only: without them the plan still stands.
  if (!topics.empty()) static_cast<void>(read_live_logs(client, topics, {}, *live, call));
  Planned out = delete_groups(*live, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

Planned remove_members(const LiveGroups& live, const RemoveMembers& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  const auto at = live.groups.find(wanted.group);
  if (at == live.groups.end()) return out;
  const LiveGroup& group = at->second;
  if (group.failed) {
    out.problems.push_back(*group.failed);
    return out;
  }
  if (!group.exists) {
    out.problems.push_back(
        group_problem("GROUP_ID_NOT_FOUND", wanted.group, KLAMM_TEXT("plan", "group %1 does not exist")));
    return out;
  }
  if (group.type == groups::Type::share || group.type == groups::Type::streams) {
    out.problems.push_back(group_problem(
        "UNSUPPORTED_GROUP_TYPE", wanted.group,
        KLAMM_TEXT("plan",
                   "group %1 is a %2 group: Kafka (up to 4.4) cannot remove its members; stop the clients")
            .with(word_of(group.type))));
    return out;
  }
  const auto remove = [&](const LiveMember& member) {
    RemoveMember step;
    step.group = wanted.group;
    step.member_id = member.member_id;
    step.instance_id = member.instance_id.value_or("");
    step.client_id = member.client_id;
    step.host = member.host;
    out.plan.steps.emplace_back(std::move(step));
  };
  const auto find = [&](const std::string& name, auto matches) {
    const auto member = std::find_if(group.members.begin(), group.members.end(), matches);
    if (member != group.members.end()) return remove(*member);
    out.problems.push_back(
        group_problem("UNKNOWN_MEMBER_ID", wanted.group,
                      KLAMM_TEXT("plan", "group %1 has no member %2; it has: %3")
                          .with(name, group.members.empty() ? "none" : members_text(group))));
  };
  if (wanted.all) {
    for (const auto& member : group.members) remove(member);
    if (group.members.empty())
      out.notes.push_back(KLAMM_TEXT("plan", "group %1 has no members").with(shown_name(wanted.group)));
  }
  for (const auto& id : wanted.members)
    find(id, [&](const LiveMember& member) { return member.member_id == id; });
  for (const auto& id : wanted.instances)
    find(id, [&](const LiveMember& member) { return member.instance_id == id; });
  return out;
}

Result<Planned> remove_members(Client& client, const RemoveMembers& wanted, const Call& call) {
  std::vector<Error> problems;
  auto live = read_live_groups(client, {wanted.group}, {}, problems, call);
  if (!live) return fail(live.error());
  return remove_members(*live, wanted);
}

} // namespace klamm::plan
