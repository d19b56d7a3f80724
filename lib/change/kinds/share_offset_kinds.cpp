// share-offsets.delete.

#include <admin/write/offsets.hpp>
#include <change/kinds/group_steps.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/topic_state.hpp>

namespace klamm::changes {

namespace {

using plan::LiveGroup;

class DeletingShareOffsets : public Executor {
 public:
  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    return look_at_groups<DeleteShareOffsets>(client, steps, call, look_at);
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::ShareTopicRef> refs;
    for (const Operation* step : steps) {
      const auto& remove = std::get<DeleteShareOffsets>(*step);
      refs.push_back({remove.group, remove.topic});
    }
    auto results = admin::delete_share_offsets(client, refs, call);
    for (std::size_t i = 0; i < results.size(); ++i)
      results[i] = in_our_words(std::move(results[i]), target(*steps[i]), refs[i].group);
    return results;
  }

 private:
  static Look look_at(DeleteShareOffsets& remove, const LiveGroup& group) {
    const std::string name = target(remove);
    if (group.failed) return could_not_look(*group.failed);
    if (group.exists && group.type != groups::Type::share)
      return stale(name, KLAMM_TEXT("change", "group %1 is a %2 group now")
                             .with(shown_name(remove.group), word_of(group.type)));
    if (plan::none_in_topic(group, remove.topic)) return {Look::State::done, {}};
    if (group.live()) return live_now(name, remove.group, group);
    if (auto other = moved_on(remove.group, remove.offsets, group, remove.topic)) return std::move(*other);
    return {};
  }
};

CommitOffset share_commit(const DeleteShareOffsets& remove, const GroupOffset& at) {
  CommitOffset commit;
  commit.group = remove.group;
  commit.topic = at.topic;
  commit.topic_id = remove.topic_id;
  commit.partition = at.partition;
  commit.share = true;
  commit.offset = at.offset;
  return commit;
}

} // namespace

Facts facts_of(const DeleteShareOffsets& remove) {
  return {"topic " + remove.topic + " of group " + shown_name(remove.group), "group", remove.group,
          Risk::disruptive,
          KLAMM_TEXT("change", "deletes the start offsets of share group %1 in %2 of topic %3: "
                               "share.auto.offset.reset decides where it starts")
              .with(shown_name(remove.group),
                    partitions_text(static_cast<std::int64_t>(remove.offsets.size())), remove.topic)};
}

Result<std::vector<Operation>> inverses_of(const DeleteShareOffsets& remove) {
  if (remove.offsets.empty())
    return fail(no_undo(facts_of(remove).target,
                        KLAMM_TEXT("change", "the start offsets of the share group are not known")));
  std::vector<Operation> undo;
  for (const auto& at : remove.offsets) undo.emplace_back(share_commit(remove, at));
  return undo;
}

const Executor& executor_of(const DeleteShareOffsets&) {
  static const DeletingShareOffsets deleting;
  return deleting;
}

} // namespace klamm::changes
