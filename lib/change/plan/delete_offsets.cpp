#include <klamm/plan_offsets.hpp>

#include <change/live/live_groups.hpp>
#include <change/live/live_topics.hpp>

#include <algorithm>
#include <set>

namespace klamm::plan {

namespace {

bool in_scope(const OffsetScope& scope, const PartitionAt& at) {
  if (scope.all_topics) return !scope.accept || scope.accept(at.first);
  return std::any_of(scope.topics.begin(), scope.topics.end(), [&](const auto& topic) {
    return topic.topic == at.first &&
           (topic.partitions.empty() ||
            std::binary_search(topic.partitions.begin(), topic.partitions.end(), at.second));
  });
}

/// A share group's offsets go a topic at a time.
void delete_share(const LiveGroups& live, const std::string& id, const LiveGroup& group,
                  const OffsetScope& scope, Planned& out) {
  if (group.live()) {
    out.problems.push_back(live_group_problem(id, group));
    return;
  }
  std::map<std::string, changes::DeleteShareOffsets> topics;
  for (const auto& [at, offset] : group.offsets) {
    if (!in_scope(scope, {at.first, at.second})) continue;
    topics[at.first].offsets.push_back({at.first, at.second, offset.offset, std::nullopt, ""});
  }
  const auto all_of = [&](const std::string& topic) {
    return std::count_if(group.offsets.begin(), group.offsets.end(),
                         [&](const auto& entry) { return entry.first.first == topic; });
  };
  for (auto& [topic, step] : topics) {
    if (static_cast<std::ptrdiff_t>(step.offsets.size()) != all_of(topic)) {
      out.problems.push_back(group_problem(
          "WHOLE_TOPIC_ONLY", id,
          KLAMM_TEXT("plan", "share group %1: Kafka deletes its offsets of a whole topic only; name "
                             "%2 without partitions")
              .with(topic)));
      continue;
    }
    step.group = id;
    step.topic = topic;
    step.topic_id = topic_id_of(live, topic);
    out.plan.steps.emplace_back(std::move(step));
  }
}

void delete_of(const LiveGroups& live, const std::string& id, const LiveGroup& group,
               const OffsetScope& scope, Planned& out) {
  std::set<std::string> subscribed;
  for (const auto& [at, offset] : group.offsets) {
    if (!in_scope(scope, at)) continue;
    if (group.live() && may_subscribe(group, at.first)) {
      if (subscribed.insert(at.first).second) {
        out.problems.push_back(
            group_problem("GROUP_SUBSCRIBED_TO_TOPIC", id,
                          KLAMM_TEXT("plan", "group %1 has members that read topic %2 (%3): stop them first")
                              .with(at.first, members_text(group))));
      }
      continue;
    }
    changes::DeleteOffset step;
    step.group = id;
    step.topic = at.first;
    step.topic_id = topic_id_of(live, at.first);
    step.partition = at.second;
    step.old_offset = offset.offset;
    step.old_leader_epoch = offset.leader_epoch;
    step.old_metadata = offset.metadata;
    if (const auto logs = live.topics.find(at.first); logs != live.topics.end()) {
      const auto index = static_cast<std::size_t>(at.second);
      if (index < logs->second.partitions.size()) {
        step.log_start = logs->second.partitions[index].start;
        step.log_end = logs->second.partitions[index].end;
      }
    }
    out.plan.steps.emplace_back(std::move(step));
  }
}

} // namespace

Planned delete_offsets(const LiveGroups& live, const DeleteOffsets& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  for (const auto& [id, group] : live.groups) {
    const auto before = out.plan.steps.size() + out.problems.size();
    const auto unseen =
        std::any_of(wanted.scope.topics.begin(), wanted.scope.topics.end(),
                    [&live](const auto& named) { return live.unread_topics.count(named.topic) != 0; });
    if (group.failed) {
      out.problems.push_back(*group.failed);
    } else if (!group.exists && wanted.if_exists) {
      out.notes.push_back(KLAMM_TEXT("plan", "group %1 does not exist").with(shown_name(id)));
      continue;
    } else if (!group.exists) {
      out.problems.push_back(
          group_problem("GROUP_ID_NOT_FOUND", id, KLAMM_TEXT("plan", "group %1 does not exist")));
    } else if (group.type == groups::Type::share) {
      delete_share(live, id, group, wanted.scope, out);
    } else {
      delete_of(live, id, group, wanted.scope, out);
    }
    if (out.plan.steps.size() + out.problems.size() == before && !unseen)
      out.notes.push_back(KLAMM_TEXT("plan", "group %1 has no committed offsets in the chosen partitions")
                              .with(shown_name(id)));
  }
  for (const auto& named : wanted.scope.topics)
    static_cast<void>(is_unread(live.unread_topics, named.topic, out));
  return out;
}

Result<Planned> delete_offsets(Client& client, const DeleteOffsets& wanted, const Call& call) {
  std::vector<Error> problems;
  auto live = read_live_groups(client, wanted.groups, wanted.accept, problems, call);
  if (!live) return fail(live.error());
  std::vector<std::string> topics;
  for (const auto& [id, group] : live->groups) {
    for (const auto& [at, offset] : group.offsets) {
      if (in_scope(wanted.scope, at)) topics.push_back(at.first);
    }
  }
  // Offsets of a topic that this user may not see are not shown: that there are none is not known.
  for (const auto& named : wanted.scope.topics) topics.push_back(named.topic);
  // The counts are for the question only: without them the plan still stands.
  if (!topics.empty()) static_cast<void>(read_live_logs(client, topics, {}, *live, call));
  Planned out = delete_offsets(*live, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

} // namespace klamm::plan
