// group.delete and group.remove-member.

#include <admin/write/groups.hpp>
#include <change/kinds/group_steps.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>

namespace klamm::changes {

namespace {

using plan::LiveGroup;

class DeletingGroups : public Executor {
 public:
  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    return look_at_groups<DeleteGroup>(client, steps, call, look_at);
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<std::string> groups;
    for (const Operation* step : steps) groups.push_back(std::get<DeleteGroup>(*step).group);
    auto results = admin::delete_groups(client, groups, call);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!results[i] && results[i].error().code == "NON_EMPTY_GROUP")
        results[i].error().text =
            KLAMM_TEXT("change", "group %1 has members now: it was not deleted").with(shown_name(groups[i]));
    }
    return results;
  }

 private:
  static Look look_at(DeleteGroup& remove, const LiveGroup& group) {
    if (group.failed) return could_not_look(*group.failed);
    if (!group.exists) return {Look::State::done, {}};
    if (group.live())
      return stale("group " + shown_name(remove.group),
                   KLAMM_TEXT("change", "group %1 has members now (%2): it is not deleted")
                       .with(shown_name(remove.group), plan::members_text(group)));
    if (auto other = moved_on(remove.group, remove.offsets, group)) return std::move(*other);
    remove.type = group.type;
    return {};
  }
};

class RemovingMembers : public Executor {
 public:
  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    return look_at_groups<RemoveMember>(client, steps, call, look_at);
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::MemberRef> members;
    for (const Operation* step : steps) {
      const auto& remove = std::get<RemoveMember>(*step);
      members.push_back({remove.group, remove.member_id,
                         remove.instance_id.empty() ? std::nullopt : std::optional(remove.instance_id)});
    }
    auto results = admin::remove_members(client, members, "removed by an administrator", call);
    for (std::size_t i = 0; i < results.size(); ++i) {
      // Gone on its own in the meantime, or of a kind that only its own client can take out.
      if (!results[i] && results[i].error().code == "UNKNOWN_MEMBER_ID")
        results[i].error().text =
            KLAMM_TEXT("change", "%1: Kafka has no such member to remove. It has left, or this Kafka cannot "
                                 "remove dynamic members of the consumer protocol: stop its client")
                .with(target(*steps[i]));
    }
    return results;
  }

 private:
  static Look look_at(RemoveMember& remove, const LiveGroup& group) {
    if (group.failed) return could_not_look(*group.failed);
    const auto at = std::find_if(group.members.begin(), group.members.end(), [&](const auto& member) {
      return remove.instance_id.empty() ? member.member_id == remove.member_id
                                        : member.instance_id == remove.instance_id;
    });
    if (at == group.members.end()) return {Look::State::done, {}};
    remove.client_id = at->client_id;
    remove.host = at->host;
    return {};
  }
};

} // namespace

Facts facts_of(const DeleteGroup& remove) {
  Facts facts{"group " + shown_name(remove.group), "group", remove.group, Risk::disruptive, {}};
  const auto offsets = offsets_text(static_cast<std::int64_t>(remove.offsets.size()));
  if (remove.offsets.empty()) {
    facts.sentence = KLAMM_TEXT("change", "deletes group %1, which has no committed offsets")
                         .with(shown_name(remove.group));
  } else if (remove.passed && remove.lag) {
    facts.sentence =
        KLAMM_TEXT("change", "deletes group %1 with %2: if it is used again, %3 will be read again or %4 "
                             "skipped (auto.offset.reset)")
            .with(shown_name(remove.group), offsets, records_text(*remove.passed), records_text(*remove.lag));
  } else {
    facts.sentence =
        KLAMM_TEXT("change",
                   "deletes group %1 with %2: if it is used again, auto.offset.reset decides where it starts")
            .with(shown_name(remove.group), offsets);
  }
  if (!remove.offsets.empty() && remove.type != groups::Type::share)
    facts.undo_note = KLAMM_TEXT(
        "change",
        "an undo creates the group again with its offsets, as a classic group with an empty protocol");
  return facts;
}

Facts facts_of(const RemoveMember& remove) {
  const std::string& member = remove.instance_id.empty() ? remove.member_id : remove.instance_id;
  return {"member " + member + " of group " + shown_name(remove.group), "group", remove.group,
          Risk::disruptive,
          KLAMM_TEXT("change", "removes member %1 (%2 at %3) from group %4: the group will rebalance, and a "
                               "running client will join again")
              .with(member, remove.client_id, remove.host, shown_name(remove.group))};
}

Result<std::vector<Operation>> inverses_of(const DeleteGroup& remove) {
  const std::string target = facts_of(remove).target;
  if (remove.type == groups::Type::share)
    return fail(
        no_undo(target, KLAMM_TEXT("change", "Kafka creates a share group only when a member joins it")));
  if (remove.offsets.empty())
    return fail(no_undo(
        target, KLAMM_TEXT("change", "Kafka creates a group without offsets only when a member joins it")));
  std::vector<Operation> undo;
  for (const auto& at : remove.offsets) {
    CommitOffset commit;
    commit.group = remove.group;
    commit.topic = at.topic;
    if (const auto id = remove.topic_ids.find(at.topic); id != remove.topic_ids.end())
      commit.topic_id = id->second;
    commit.partition = at.partition;
    commit.offset = at.offset;
    commit.leader_epoch = at.leader_epoch;
    commit.metadata = at.metadata;
    undo.emplace_back(std::move(commit));
  }
  return undo;
}

Result<Operation> inverse_of(const RemoveMember& remove) {
  return fail(
      no_undo(facts_of(remove).target, KLAMM_TEXT("change", "only its client can join the group again")));
}

const Executor& executor_of(const DeleteGroup&) {
  static const DeletingGroups deleting;
  return deleting;
}

const Executor& executor_of(const RemoveMember&) {
  static const RemovingMembers removing;
  return removing;
}

} // namespace klamm::changes
