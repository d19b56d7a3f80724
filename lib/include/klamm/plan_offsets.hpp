#pragma once

#include <klamm/names.hpp>
#include <klamm/plan_groups.hpp>
#include <klamm/value.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::plan {

/// Where offsets are to be set to.
struct OffsetTarget {
  enum class Kind {
    earliest,      ///< the log's start, plus `amount`
    latest,        ///< the log's end, less `amount`
    number,        ///< `amount`
    time,          ///< the first record not older than `time`
    max_timestamp, ///< the record with the highest timestamp (Kafka 3.0)
    shift,         ///< what is committed, plus `amount`
    group,         ///< where `from_group` stands
    file,          ///< what `offsets` say
  };
  Kind kind = Kind::earliest;
  std::int64_t amount = 0;
  Value::Time time;
  std::string from_group;
  struct FromFile {
    std::optional<std::string> group; ///< empty: every group that is named
    changes::GroupOffset at;
  };
  std::vector<FromFile> offsets;
  std::string time_said{}; ///< the word that `time` was taken from; may be empty
};

/// `earliest`, `earliest+N`, `latest`, `latest-N`, `N`, `@TIME` or `@-2h` (units::parse_instant),
/// `max-timestamp`. A bare `+N` or `-N` is refused: it could be meant from several places.
[[nodiscard]] Result<OffsetTarget> parse_offset_target(std::string_view word,
                                                       std::chrono::system_clock::time_point now);

/// CSV as `klamm group offsets -o csv` prints it (any columns of it with topic, partition and offset, in any
/// order), or as Kafka's tool reads and prints it: `topic,partition,offset` or `group,topic,partition,offset`
/// without a header. RFC 4180 quoting. What spreadsheets add is taken off: a byte order mark, blanks around
/// fields, the case of a header's words. Rows whose offset is `-`, or empty beside `share` true, are skipped.
/// A `usage` error (BAD_OFFSET_FILE) names the line, and of an unknown column or an empty field the column
/// too.
[[nodiscard]] Result<std::vector<OffsetTarget::FromFile>> parse_offset_file(std::string_view text);

/// Which partitions.
struct OffsetScope {
  std::vector<TopicPartitions> topics;
  bool all_topics = false; ///< all the group has committed; with a group or file to take from: all of theirs
  std::function<bool(const std::string& topic)> accept{}; ///< with `all_topics`: of which topics; empty: all
};

struct ResetOffsets {
  std::vector<std::string> groups;                     ///< literal
  std::function<bool(const std::string& name)> accept; ///< instead of groups: which of all
  OffsetScope scope;
  OffsetTarget target;
  bool clamp = true; ///< outside the log: the nearest offset in it; else a problem (OFFSET_OUT_OF_RANGE)
};
/// Plans to commit offsets. What lies outside the log is clamped (mark CLAMPED), a time after the last record
/// is the end (mark AFTER_LAST). Offsets that stand there already are in `unchanged`. A group that does not
/// exist is a note: the commit makes it. Problems: groups with members (NON_EMPTY_GROUP, who they are),
/// topics and partitions that do not exist, NEVER_COMMITTED with shift, logs that cannot be read, groups and
/// scopes that come to nothing (EMPTY_SELECTION).
[[nodiscard]] Planned reset_offsets(const LiveGroups& live, const ResetOffsets& wanted);
/// Kafka 0.11 and newer; share groups 4.1. Needs DESCRIBE on groups and topics.
[[nodiscard]] Result<Planned> reset_offsets(Client& client, const ResetOffsets& wanted, const Call& call);

struct DeleteOffsets {
  std::vector<std::string> groups;
  std::function<bool(const std::string& name)> accept;
  OffsetScope scope;
  bool if_exists = false; ///< a group that is not there is a note, and no problem
};
/// Plans to delete offsets; a share group's a topic at a time. Problems: topics that a member subscribes to
/// (GROUP_SUBSCRIBED_TO_TOPIC), groups that are not there, share groups with members. Where nothing is
/// committed there is a note and no step.
[[nodiscard]] Planned delete_offsets(const LiveGroups& live, const DeleteOffsets& wanted);
[[nodiscard]] Result<Planned> delete_offsets(Client& client, const DeleteOffsets& wanted, const Call& call);

/// Waits until none of the groups has members. TIMEOUT (kind no_answer) names one that still has some, and
/// them. `call.progress` hears whom it waits for.
[[nodiscard]] Result<void> wait_until_empty(Client& client, const std::vector<std::string>& groups,
                                            const Call& call);

} // namespace klamm::plan
