// offset.commit and offset.delete.

#include <klamm/hints.hpp>

#include <admin/write/offsets.hpp>
#include <change/kinds/group_steps.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <cstdlib>

namespace klamm::changes {

namespace {

using plan::LiveGroup;

// ── commit ──

class Committing : public Executor {
 public:
  explicit Committing(bool share) : share_(share) {}

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto topics = read_existing_topics(client, topics_of<CommitOffset>(steps), call);
    return look_at_groups<CommitOffset>(client, steps, call, [&](auto& commit, const LiveGroup& group) {
      return look_at(commit, group, topics.at(commit.topic));
    });
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::OffsetWrite> writes;
    for (const Operation* step : steps) {
      const auto& commit = std::get<CommitOffset>(*step);
      writes.push_back({commit.group,
                        {commit.topic, commit.partition},
                        commit.offset,
                        commit.leader_epoch,
                        commit.metadata.value_or("")});
    }
    auto results = share_ ? admin::alter_share_offsets(client, writes, call)
                          : admin::commit_offsets(client, writes, call);
    for (std::size_t i = 0; i < results.size(); ++i)
      results[i] = in_our_words(std::move(results[i]), target(*steps[i]), writes[i].group);
    return results;
  }

 private:
  static Look look_at(CommitOffset& commit, const LiveGroup& group, const TopicState& topic) {
    const std::string name = offset_target(commit.group, commit.topic, commit.partition);
    if (group.failed) return could_not_look(*group.failed);
    if (auto other = missing_or_other(topic, commit.topic, commit.topic_id)) return std::move(*other);
    if (commit.partition >= topic.topic->partitions())
      return stale(name,
                   KLAMM_TEXT("change", "topic %1 has no partition %2").with(commit.topic, commit.partition));
    if (group.exists && (group.type == groups::Type::share) != commit.share)
      return stale(name, KLAMM_TEXT("change", "group %1 is a %2 group now")
                             .with(shown_name(commit.group), word_of(group.type)));
    if (!group.exists && commit.share)
      return stale(name, KLAMM_TEXT("change", "share group %1 does not exist any more").with(commit.group));
    const auto at = group.offsets.find({commit.topic, commit.partition});
    const bool there = at != group.offsets.end();
    if (there && at->second.offset == commit.offset &&
        (!commit.leader_epoch || commit.leader_epoch == at->second.leader_epoch) &&
        (!commit.metadata || *commit.metadata == at->second.metadata))
      return {Look::State::done, {}};
    if (group.live()) return live_now(name, commit.group, group);
    if (auto other =
            moved_on(name, commit.old_offset, there ? std::optional(at->second.offset) : std::nullopt))
      return std::move(*other);
    commit.first_in_topic = commit.share && plan::none_in_topic(group, commit.topic);
    if (there && !commit.share) {
      commit.old_leader_epoch = at->second.leader_epoch;
      commit.old_metadata = at->second.metadata;
    }
    return {};
  }

  bool share_;
};

// ── delete ──

class DeletingOffsets : public Executor {
 public:
  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    return look_at_groups<DeleteOffset>(client, steps, call, look_at);
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::OffsetRef> refs;
    for (const Operation* step : steps) {
      const auto& remove = std::get<DeleteOffset>(*step);
      refs.push_back({remove.group, {remove.topic, remove.partition}});
    }
    auto results = admin::delete_offsets(client, refs, call);
    for (std::size_t i = 0; i < results.size(); ++i)
      results[i] = in_our_words(std::move(results[i]), target(*steps[i]), refs[i].group);
    return results;
  }

 private:
  static Look look_at(DeleteOffset& remove, const LiveGroup& group) {
    if (group.failed) return could_not_look(*group.failed);
    const auto at = group.offsets.find({remove.topic, remove.partition});
    if (at == group.offsets.end()) return {Look::State::done, {}};
    const std::string name = offset_target(remove.group, remove.topic, remove.partition);
    if (group.live() && plan::may_subscribe(group, remove.topic)) return live_now(name, remove.group, group);
    if (auto other = moved_on(name, remove.old_offset, at->second.offset)) return std::move(*other);
    remove.old_leader_epoch = at->second.leader_epoch;
    remove.old_metadata = at->second.metadata;
    return {};
  }
};

} // namespace

// ── facts ──

Facts facts_of(const CommitOffset& commit) {
  Facts facts{offset_target(commit.group, commit.topic, commit.partition),
              "group",
              commit.group,
              Risk::disruptive,
              {}};
  const std::string where = commit.topic + ":" + std::to_string(commit.partition);
  std::string to = std::to_string(commit.offset);
  if (commit.mark)
    to += " (" + std::string(word_of(*commit.mark)) +
          (commit.wanted ? " from " + std::to_string(*commit.wanted) : "") + ")";
  if (!commit.old_offset) {
    facts.sentence = KLAMM_TEXT("change", "commits offset %2 for %3 in group %1")
                         .with(shown_name(commit.group), to, where);
  } else if (commit.restores && *commit.old_offset != commit.offset) {
    // Whether they were processed before nobody knows: the group stood before or behind them.
    facts.sentence =
        (*commit.old_offset > commit.offset
             ? KLAMM_TEXT("change",
                          "returns %4 in group %1 from %2 to %3, its offset before: %5 will be read")
             : KLAMM_TEXT(
                   "change",
                   "returns %4 in group %1 from %2 to %3, its offset before: %5 will not be read again"))
            .with(shown_name(commit.group), *commit.old_offset, to, where,
                  records_text(std::abs(*commit.old_offset - commit.offset)));
  } else if (*commit.old_offset > commit.offset) {
    facts.sentence = KLAMM_TEXT("change", "resets %4 in group %1 from %2 to %3: %5 will be read again")
                         .with(shown_name(commit.group), *commit.old_offset, to, where,
                               records_text(*commit.old_offset - commit.offset));
  } else if (*commit.old_offset < commit.offset) {
    facts.sentence = KLAMM_TEXT("change", "resets %4 in group %1 from %2 to %3: %5 will be skipped")
                         .with(shown_name(commit.group), *commit.old_offset, to, where,
                               records_text(commit.offset - *commit.old_offset));
  } else {
    facts.sentence = KLAMM_TEXT("change", "commits offset %2 for %3 in group %1 with different metadata")
                         .with(shown_name(commit.group), to, where);
  }
  return facts;
}

Facts facts_of(const DeleteOffset& remove) {
  Facts facts{offset_target(remove.group, remove.topic, remove.partition),
              "group",
              remove.group,
              Risk::disruptive,
              {}};
  const std::string where = remove.topic + ":" + std::to_string(remove.partition);
  if (remove.old_offset && remove.log_start && remove.log_end) {
    facts.sentence =
        KLAMM_TEXT(
            "change",
            "deletes the offset of %2 in group %1: %3 will be read again or %4 skipped (auto.offset.reset)")
            .with(shown_name(remove.group), where,
                  records_text(std::max<std::int64_t>(0, *remove.old_offset - *remove.log_start)),
                  records_text(std::max<std::int64_t>(0, *remove.log_end - *remove.old_offset)));
  } else {
    facts.sentence =
        KLAMM_TEXT("change",
                   "deletes the offset of %2 in group %1: auto.offset.reset decides where it starts")
            .with(shown_name(remove.group), where);
  }
  return facts;
}

Result<Operation> inverse_of(const CommitOffset& commit) {
  if (!commit.old_offset && commit.share) {
    if (!commit.first_in_topic) {
      return fail(
          no_undo(facts_of(commit).target,
                  KLAMM_TEXT("change",
                             "Kafka deletes share group offsets of a whole topic only, not of one partition")
                      .hinting(HintCode::delete_group_offsets, commit.group, commit.topic)));
    }
    DeleteShareOffsets undo;
    undo.group = commit.group;
    undo.topic = commit.topic;
    undo.topic_id = commit.topic_id;
    undo.offsets = {{commit.topic, commit.partition, commit.offset, {}, ""}};
    return undo;
  }
  if (!commit.old_offset) {
    DeleteOffset undo;
    undo.group = commit.group;
    undo.topic = commit.topic;
    undo.topic_id = commit.topic_id;
    undo.partition = commit.partition;
    undo.old_offset = commit.offset;
    undo.old_leader_epoch = commit.leader_epoch;
    undo.old_metadata = commit.metadata;
    return undo;
  }
  CommitOffset undo;
  undo.group = commit.group;
  undo.topic = commit.topic;
  undo.topic_id = commit.topic_id;
  undo.partition = commit.partition;
  undo.share = commit.share;
  undo.restores = true;
  undo.old_offset = commit.offset;
  undo.old_leader_epoch = commit.leader_epoch;
  undo.old_metadata = commit.metadata;
  undo.offset = *commit.old_offset;
  undo.leader_epoch = commit.old_leader_epoch;
  undo.metadata = commit.old_metadata;
  return undo;
}

Result<Operation> inverse_of(const DeleteOffset& remove) {
  if (!remove.old_offset)
    return fail(no_undo(facts_of(remove).target, KLAMM_TEXT("change", "the committed offset is not known")));
  CommitOffset undo;
  undo.group = remove.group;
  undo.topic = remove.topic;
  undo.topic_id = remove.topic_id;
  undo.partition = remove.partition;
  undo.restores = true;
  undo.offset = *remove.old_offset;
  undo.leader_epoch = remove.old_leader_epoch;
  undo.metadata = remove.old_metadata.value_or("");
  return undo;
}

const Executor& executor_of(const CommitOffset& commit) {
  static const Committing committing(false);
  static const Committing share(true);
  return commit.share ? share : committing;
}

const Executor& executor_of(const DeleteOffset&) {
  static const DeletingOffsets deleting;
  return deleting;
}

} // namespace klamm::changes
