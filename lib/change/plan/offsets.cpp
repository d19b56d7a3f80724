#include <klamm/hints.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

#include <change/live/live_groups.hpp>
#include <change/live/live_topics.hpp>
#include <change/live/topic_state.hpp>
#include <change/operations/instant_note.hpp>

#include <algorithm>
#include <set>

namespace klamm::plan {

using changes::CommitOffset;
using changes::OffsetMark;
using Kind = OffsetTarget::Kind;

namespace {

/// What is to be committed, and what must be said of it.
struct Wish {
  std::int64_t offset = 0;
  std::optional<std::int32_t> leader_epoch;
  std::string metadata;
  std::optional<OffsetMark> mark;
};

/// Plans the offsets of one group after the other.
class Resetting {
 public:
  Resetting(const LiveGroups& live, const ResetOffsets& wanted) : live_(live), wanted_(wanted) {
    out_.plan.cluster_id = live.cluster_id;
    out_.plan.made_at = live.read_at;
    for (const auto& row : wanted.target.offsets)
      file_[row.group][{row.at.topic, row.at.partition}] = &row.at;
  }

  Planned run() {
    const auto source = live_.groups.find(wanted_.target.from_group);
    const bool from_group = wanted_.target.kind == Kind::group;
    if (from_group) {
      if (source == live_.groups.end() || source->second.failed || source->second.offsets.empty()) {
        const std::string& id = wanted_.target.from_group;
        out_.problems.push_back(
            source != live_.groups.end() && source->second.failed
                ? *source->second.failed
                : group_problem("EMPTY_SELECTION", id,
                                KLAMM_TEXT("plan", "group %1 has no committed offsets to copy")));
        return std::move(out_);
      }
      source_ = &source->second;
    }
    for (const auto& [id, group] : live_.groups) {
      const bool named = std::find(wanted_.groups.begin(), wanted_.groups.end(), id) != wanted_.groups.end();
      if (!named && !(wanted_.accept && wanted_.accept(id))) continue; // only read from
      plan_group(id, group);
    }
    note_unused_rows();
    summarise();
    return std::move(out_);
  }

 private:
  void plan_group(const std::string& id, const LiveGroup& group) {
    if (group.failed) {
      out_.problems.push_back(*group.failed);
      return;
    }
    if (group.live()) {
      out_.problems.push_back(live_group_problem(id, group));
      return;
    }
    if (wanted_.target.kind == Kind::file && file_.count(id) == 0 && file_.count(std::nullopt) == 0) {
      out_.problems.push_back(
          group_problem("EMPTY_SELECTION", id, KLAMM_TEXT("plan", "the file has no row for group %1")));
      return;
    }
    used_.insert(id);
    again_ = skipped_ = 0;
    const auto first_step = out_.plan.steps.size();
    const auto problems_before = out_.problems.size();
    const auto chosen = choose(id, group);
    for (const auto& at : chosen) plan_partition(id, group, at);
    const auto count = static_cast<std::int64_t>(out_.plan.steps.size() - first_step);
    if (chosen.empty() && out_.problems.size() == problems_before) {
      out_.problems.push_back(group_problem(
          "EMPTY_SELECTION", id,
          KLAMM_TEXT("plan",
                     "group %1: no offsets to set (it has no committed offsets in the chosen partitions)")
              .hinting(HintCode::name_topics)));
    }
    if (!group.exists && count > 0)
      note(KLAMM_TEXT("plan", "group %1 does not exist: this creates it, as a classic group")
               .with(shown_name(id)));
    if (count > 0) {
      note(KLAMM_TEXT("plan", "group %1: %2; %3 read again, %4 skipped")
               .with(shown_name(id), changes::offsets_text(count), changes::records_text(again_),
                     changes::records_text(skipped_)));
    }
    ++groups_;
  }

  /// Rows of groups that were not chosen.
  void note_unused_rows() {
    std::size_t rows = 0;
    std::string names;
    for (const auto& [group, of_group] : file_) {
      if (!group || used_.count(*group) != 0 || live_.groups.count(*group) != 0) continue;
      rows += of_group.size();
      names += (names.empty() ? "" : ", ") + shown_name(*group);
    }
    if (rows != 0)
      note(KLAMM_TEXT("plan", "%1 of the file not used: they are for other groups (%2)")
               .with(changes::rows_text(static_cast<std::int64_t>(rows)), names));
  }

  /// The partitions of a group to be set.
  std::set<PartitionAt> choose(const std::string& id, const LiveGroup& group) {
    std::set<PartitionAt> base;
    bool limited = true; // the scope narrows what the source has
    if (source_) {
      for (const auto& [at, offset] : source_->offsets) base.insert(at);
    } else if (wanted_.target.kind == Kind::file) {
      for (const auto& name : {std::optional(id), std::optional<std::string>()}) {
        if (const auto rows = file_.find(name); rows != file_.end()) {
          for (const auto& [at, row] : rows->second) base.insert(at);
        }
      }
    } else if (wanted_.scope.all_topics) {
      for (const auto& [at, offset] : group.offsets) base.insert(at);
    } else {
      limited = false;
    }
    if (wanted_.scope.all_topics) {
      const auto& accept = wanted_.scope.accept;
      std::erase_if(base, [&accept](const PartitionAt& at) { return accept && !accept(at.first); });
      return without_gone(id, base);
    }
    std::set<PartitionAt> out;
    for (const auto& topic : wanted_.scope.topics) {
      if (limited) {
        for (const auto& at : base) {
          if (at.first == topic.topic &&
              (topic.partitions.empty() ||
               std::binary_search(topic.partitions.begin(), topic.partitions.end(), at.second)))
            out.insert(at);
        }
        continue;
      }
      const auto logs = live_.topics.find(topic.topic);
      if (logs == live_.topics.end()) {
        missing(topic.topic);
        continue;
      }
      const auto count = static_cast<std::int32_t>(logs->second.partitions.size());
      for (std::int32_t p = 0; topic.partitions.empty() && p < count; ++p) out.emplace(topic.topic, p);
      for (const std::int32_t p : topic.partitions) out.emplace(topic.topic, p);
    }
    return out;
  }

  /// What a group committed for a topic that is no more cannot be set.
  std::set<PartitionAt> without_gone(const std::string& id, const std::set<PartitionAt>& base) {
    std::set<PartitionAt> out;
    std::set<std::string> gone;
    for (const auto& at : base) {
      if (live_.topics.count(at.first) != 0 || live_.unread_topics.count(at.first) != 0 ||
          wanted_.target.kind == Kind::file)
        out.insert(at);
      else if (gone.insert(at.first).second)
        note(KLAMM_TEXT("plan", "topic %1 does not exist any more: its offsets in group %2 are unchanged")
                 .with(at.first, shown_name(id)));
    }
    return out;
  }

  /// A topic that is not there, or not to be read.
  void missing(const std::string& topic) {
    if (!missing_.insert(topic).second || is_unread(live_.unread_topics, topic, out_)) return;
    out_.problems.push_back(Error::of(ErrorKind::failed, "UNKNOWN_TOPIC_OR_PARTITION",
                                      KLAMM_TEXT("plan", "topic %1 does not exist").with(topic))
                                .about("topic " + topic));
  }

  void plan_partition(const std::string& id, const LiveGroup& group, const PartitionAt& at) {
    // `%1` is the group, `%2` the partition.
    const auto problem = [&](const char* code, Text text) {
      const std::string name = at.first + ":" + std::to_string(at.second);
      text.args.insert(text.args.begin(), {shown_name(id), name});
      out_.problems.push_back(Error::of(ErrorKind::failed, code, std::move(text))
                                  .about("partition " + name + " of group " + shown_name(id)));
    };
    const auto logs = live_.topics.find(at.first);
    if (logs == live_.topics.end()) return missing(at.first);
    const auto index = static_cast<std::size_t>(at.second);
    if (index >= logs->second.partitions.size())
      return problem("UNKNOWN_TOPIC_OR_PARTITION",
                     KLAMM_TEXT("plan", "group %1: partition %2 does not exist"));
    const LiveLog& log = logs->second.partitions[index];
    if (!log.failure.empty() || !log.start || !log.end)
      return problem(log.failure.empty() ? "NO_OFFSETS" : log.failure.c_str(),
                     KLAMM_TEXT("plan", "group %1: the log of partition %2 could not be read"));
    const auto committed = group.offsets.find(at);
    const LiveOffset* now = committed == group.offsets.end() ? nullptr : &committed->second;
    if (wanted_.target.kind == Kind::shift && !now)
      return problem("NEVER_COMMITTED", KLAMM_TEXT("plan", "group %1 has no committed offset to shift for %2")
                                            .hinting(HintCode::set_offset_instead));
    Wish wish = wish_for(id, at, log, now);
    std::optional<std::int64_t> asked;
    if (wish.offset < *log.start || wish.offset > *log.end) {
      if (!wanted_.clamp)
        return problem("OFFSET_OUT_OF_RANGE",
                       KLAMM_TEXT("plan", "group %1: offset %3 of %2 lies outside its log, %4 to %5")
                           .with(wish.offset, *log.start, *log.end));
      asked = wish.offset;
      wish.offset = std::clamp(wish.offset, *log.start, *log.end);
      wish.leader_epoch.reset();
      wish.mark = OffsetMark::clamped;
    }
    add_step(id, group, at, logs->second.topic_id, now, wish, asked);
  }

  [[nodiscard]] Wish wish_for(const std::string& id, const PartitionAt& at, const LiveLog& log,
                              const LiveOffset* now) const {
    const OffsetTarget& target = wanted_.target;
    const auto plus = [](std::int64_t base, std::int64_t more) {
      std::int64_t sum = 0;
      if (__builtin_add_overflow(base, more, &sum)) sum = more > 0 ? INT64_MAX : INT64_MIN;
      return sum;
    };
    Wish wish;
    switch (target.kind) {
    case Kind::earliest: wish.offset = plus(*log.start, target.amount); break;
    case Kind::latest: wish.offset = plus(*log.end, -target.amount); break;
    case Kind::number: wish.offset = target.amount; break;
    case Kind::shift: wish.offset = plus(now->offset, target.amount); break;
    case Kind::time:
      wish.offset = log.at_time.value_or(*log.end);
      if (!log.at_time) wish.mark = OffsetMark::after_last;
      break;
    case Kind::max_timestamp:
      wish.offset = log.newest.value_or(*log.end);
      if (!log.newest) wish.mark = OffsetMark::after_last;
      break;
    case Kind::group: {
      const LiveOffset& from = source_->offsets.at(at);
      wish = {from.offset, from.leader_epoch, from.metadata, std::nullopt};
      break;
    }
    case Kind::file: {
      const auto own = file_.find(id);
      const bool by_name = own != file_.end() && own->second.count(at) != 0;
      const changes::GroupOffset& from = *file_.at(by_name ? std::optional(id) : std::nullopt).at(at);
      wish = {from.offset, from.leader_epoch, from.metadata, std::nullopt};
      break;
    }
    }
    return wish;
  }

  void add_step(const std::string& id, const LiveGroup& group, const PartitionAt& at,
                const std::string& topic_id, const LiveOffset* now, const Wish& wish,
                std::optional<std::int64_t> asked) {
    const bool share = group.type == groups::Type::share;
    const bool carries = wanted_.target.kind == Kind::group || wanted_.target.kind == Kind::file;
    if (wish.mark) marks_[*wish.mark] += 1;
    CommitOffset step;
    step.group = id;
    step.topic = at.first;
    step.topic_id = topic_id;
    step.partition = at.second;
    step.share = share;
    step.first_in_topic = share && none_in_topic(group, at.first);
    step.offset = wish.offset;
    step.mark = wish.mark;
    step.wanted = asked;
    if (!share && carries) {
      step.leader_epoch = wish.leader_epoch;
      step.metadata = wish.metadata;
    }
    if (now) {
      step.old_offset = now->offset;
      if (!share) {
        step.old_leader_epoch = now->leader_epoch;
        step.old_metadata = now->metadata;
      }
    }
    if (now && now->offset == wish.offset &&
        (share || !carries || (now->metadata == wish.metadata && now->leader_epoch == wish.leader_epoch))) {
      out_.unchanged.emplace_back(std::move(step));
      return;
    }
    if (now)
      (wish.offset < now->offset ? again_ : skipped_) +=
          wish.offset < now->offset ? now->offset - wish.offset : wish.offset - now->offset;
    out_.plan.steps.emplace_back(std::move(step));
  }

  /// Said once each, and of many groups only of the first.
  void note(Text text) {
    constexpr std::size_t most = 20;
    if (out_.notes.size() < most) out_.notes.push_back(std::move(text));
  }

  void summarise() {
    if (wanted_.target.kind == Kind::time)
      out_.notes.insert(out_.notes.begin(), instant_note(wanted_.target.time_said, wanted_.target.time));
    if (wanted_.groups.empty() && groups_ == 0 && out_.problems.empty()) {
      out_.problems.push_back(
          Error::of(ErrorKind::failed, "EMPTY_SELECTION", KLAMM_TEXT("plan", "no group matches")));
    }
    for (const auto& [mark, count] : marks_) {
      const auto where = changes::partitions_text(count);
      out_.notes.push_back(
          mark == OffsetMark::clamped
              ? KLAMM_TEXT("plan",
                           "%1: the offset is outside the log of %2; the start or end of the log is taken")
                    .with(word_of(mark), where)
                    .hinting(HintCode::refuse_clamping)
              : KLAMM_TEXT("plan", "%1: no record of %2 is that new; the end of the log is taken")
                    .with(word_of(mark), where));
    }
  }

  const LiveGroups& live_;
  const ResetOffsets& wanted_;
  const LiveGroup* source_ = nullptr;
  std::map<std::optional<std::string>, std::map<PartitionAt, const changes::GroupOffset*>>
      file_;                   ///< by group; nullopt: for all that are named
  std::set<std::string> used_; ///< groups that the file has rows for
  std::set<std::string> missing_;
  std::map<changes::OffsetMark, std::int64_t> marks_;
  std::int64_t again_ = 0, skipped_ = 0; ///< of the group under way
  std::size_t groups_ = 0;
  Planned out_;
};

} // namespace

Planned reset_offsets(const LiveGroups& live, const ResetOffsets& wanted) {
  return Resetting(live, wanted).run();
}

} // namespace klamm::plan
