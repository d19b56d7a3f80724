#pragma once

#include <klamm/group_type.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a change may do to groups and their offsets; operations.hpp has what holds for every operation.

namespace klamm::changes {

/// An offset of a group in one partition, as it was committed.
struct GroupOffset {
  std::string topic;
  std::int32_t partition = 0;
  std::int64_t offset = 0;
  std::optional<std::int32_t> leader_epoch;
  std::string metadata;
  bool operator==(const GroupOffset&) const = default;
};
using GroupOffsets = std::vector<GroupOffset>;

/// Why an offset is not the one that was asked for.
enum class OffsetMark : std::uint8_t {
  clamped,    ///< that one lies outside the log
  after_last, ///< no record is as new as was asked for
};
[[nodiscard]] constexpr WordTable<OffsetMark, 2> word_table(OffsetMark) {
  return {{{OffsetMark::clamped, "CLAMPED"}, {OffsetMark::after_last, "AFTER_LAST"}}};
}

/// Where a group goes on reading a partition. Requires: the group has no members (or is not there: the commit
/// makes it, as a classic one), that it stands where the plan says, the topic id. Window: for members none
/// (Kafka refuses a group with members), for the topic id and what another client without membership commits
/// one round trip. Needs: READ on the group and the topic; 0.11, of share groups 4.1 (KIP-932).
struct CommitOffset {
  static constexpr std::string_view word = "offset.commit";
  std::string group;
  std::string topic;
  std::string topic_id;
  std::int32_t partition = 0;
  bool share = false; ///< where a share group starts reading: no leader epoch, no metadata
  std::optional<std::int64_t> old_offset; ///< empty: none was committed
  std::optional<std::int32_t> old_leader_epoch;
  std::optional<std::string> old_metadata;
  bool first_in_topic = false; ///< the share group had no offset in any partition of the topic
  std::int64_t offset = 0;
  std::optional<std::int32_t> leader_epoch;
  std::optional<std::string> metadata;
  std::optional<OffsetMark> mark;
  std::optional<std::int64_t> wanted; ///< where it is clamped: what was asked for
  bool restores = false; ///< the group stood at `offset` before the change that this one takes back

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("group", self.group);
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("partition", self.partition);
    visit.target("share", self.share);
    visit.before("offset", self.old_offset);
    visit.before("leader_epoch", self.old_leader_epoch);
    visit.before("metadata", self.old_metadata);
    visit.before("first_in_topic", self.first_in_topic);
    visit.after("offset", self.offset);
    visit.after("leader_epoch", self.leader_epoch);
    visit.after("metadata", self.metadata);
    visit.after("mark", self.mark);
    visit.after("wanted", self.wanted);
    visit.after("restores", self.restores);
  }
};

/// What a group committed for a partition. Requires: no member of the group subscribes to the topic, the
/// group stands where the plan says. Window: for members none (Kafka refuses a topic that is subscribed to),
/// for what another client commits one round trip. Needs: DELETE on the group, READ on the topic; 2.4
/// (KIP-496).
struct DeleteOffset {
  static constexpr std::string_view word = "offset.delete";
  std::string group;
  std::string topic;
  std::string topic_id; ///< for the undo; the offset of a topic that is gone can be deleted all the same
  std::int32_t partition = 0;
  std::optional<std::int64_t> old_offset;
  std::optional<std::int32_t> old_leader_epoch;
  std::optional<std::string> old_metadata;
  std::optional<std::int64_t> log_start; ///< of the partition when the plan was made
  std::optional<std::int64_t> log_end;

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("group", self.group);
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("partition", self.partition);
    visit.before("offset", self.old_offset);
    visit.before("leader_epoch", self.old_leader_epoch);
    visit.before("metadata", self.old_metadata);
    visit.before("log_start", self.log_start);
    visit.before("log_end", self.log_end);
  }
};

/// Where a share group starts reading the partitions of a topic. Requires: the group has no members and
/// starts where the plan says. Window: for members none (Kafka refuses a group with members); offsets set
/// within a round trip are lost to the undo. Needs: DELETE on the group, READ on the topic; 4.1 (KIP-932).
struct DeleteShareOffsets {
  static constexpr std::string_view word = "share-offsets.delete";
  std::string group;
  std::string topic;
  std::string topic_id; ///< for the undo
  GroupOffsets offsets;

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("group", self.group);
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.before("offsets", self.offsets);
  }
};

/// A group with all it committed. Requires: it has no members and stands where the plan says. Window: for
/// members none (Kafka refuses a group with members); offsets committed within a round trip are lost to the
/// undo. Needs: DELETE on the group, DESCRIBE on its topics (the offsets of others are not seen, and lost to
/// the undo too); 1.1 (KIP-229), share groups 4.1.
struct DeleteGroup {
  static constexpr std::string_view word = "group.delete";
  std::string group;
  groups::Type type = groups::Type::unknown;
  GroupOffsets offsets;
  std::map<std::string, std::string> topic_ids; ///< by name, of the topics that exist: for the undo
  std::optional<std::int64_t>
      passed;                      ///< records up to the offsets that the logs still keep; empty: not known
  std::optional<std::int64_t> lag; ///< records from the offsets on; empty: not known

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("group", self.group);
    visit.before("type", self.type);
    visit.before("offsets", self.offsets);
    visit.before("topic_ids", self.topic_ids);
    visit.before("passed", self.passed);
    visit.before("lag", self.lag);
  }
};

/// A member, taken out of its group. Requires: it is a member. Window: of a dynamic member none (its id is
/// never given to another), of a static one one round trip: whoever has its instance id by then. Needs: READ
/// on the group; 2.4 (KIP-345).
struct RemoveMember {
  static constexpr std::string_view word = "group.remove-member";
  std::string group;
  std::string member_id;
  std::string instance_id; ///< empty: a dynamic member
  std::string client_id;
  std::string host;

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("group", self.group);
    visit.target("member_id", self.member_id);
    visit.target("instance_id", self.instance_id);
    visit.before("client_id", self.client_id);
    visit.before("host", self.host);
  }
};

} // namespace klamm::changes
