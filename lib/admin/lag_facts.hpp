#pragma once

#include <klamm/lag.hpp>

#include <admin/call/problems.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace klamm::lag {

/// What was learned of a cluster for a lag list: names and partitions once each, everything else by index.
struct Facts {
  /// A partition some group has to do with.
  struct Partition {
    std::uint32_t topic = 0;
    std::int32_t partition = 0;
    std::int32_t leader = -1;
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> end;
    std::optional<std::int64_t> stable_end;
    std::string status; ///< TOPIC_DELETED, PARTITION_DELETED, or why start or end could not be learned
  };
  struct Commit {
    std::uint32_t partition = 0; ///< index into `partitions`
    std::int64_t offset = -1;    ///< −1: none any more, found when it was read again
    bool read_again = false;     ///< after starts and ends were read
    std::string status;          ///< why it could not be learned, or not be read again
  };
  /// A share group's reading of one partition.
  struct Share {
    std::uint32_t partition = 0;
    std::optional<std::int64_t> start;
    std::optional<std::int64_t> lag;
    std::string status;
  };
  struct Member {
    std::string member_id;
    std::optional<std::string> instance_id;
    std::string client_id;
    std::string host;
    std::vector<std::uint32_t> assigned; ///< indices into `partitions`
    bool assignment_known = true;        ///< false: its protocol's assignment cannot be read (Kafka Connect)
  };
  struct Group {
    std::string id;
    std::optional<std::string> type;
    std::optional<std::string> state;
    std::optional<std::int32_t> coordinator;
    std::string status;          ///< why its offsets could not be learned
    std::vector<Commit> commits; ///< a partition once
    std::vector<Share> shares;
    std::optional<std::vector<Member>> members; ///< empty: not asked, or not answered
  };

  std::vector<std::string> topics;
  std::vector<Partition> partitions;
  std::vector<Group> groups;
  bool only_some_topics = false; ///< commits for other topics were left out
  bool read_committed = false;

  /// The index of a topic's partition, made where it is new.
  std::uint32_t partition_index(const std::string& topic, std::int32_t partition);
  [[nodiscard]] std::string text(std::uint32_t partition) const {
    return topics[partitions[partition].topic] + ":" + std::to_string(partitions[partition].partition);
  }

 private:
  std::unordered_map<std::string, std::uint32_t> topic_index_;
  std::unordered_map<std::uint64_t, std::uint32_t> partition_index_;
};

/// Asks the cluster. What could not be learned stands in the facts and, once, in `problems`.
[[nodiscard]] Result<Facts> gather(Client& client, const Query& query, const Call& call,
                                   admin::Problems& problems);

// The rules. Rows come in the order of the groups, then by topic and partition.

[[nodiscard]] std::vector<PartitionLag> partition_rows(const Facts& facts);
[[nodiscard]] std::vector<TopicLag> topic_rows(const Facts& facts);
[[nodiscard]] std::vector<GroupLag> group_rows(const Facts& facts);
[[nodiscard]] std::vector<MemberLag> member_rows(const Facts& facts);

/// Whether a commit looks like data loss and has to be read again.
[[nodiscard]] bool needs_second_reading(const Facts::Commit& commit, const Facts::Partition& partition);

} // namespace klamm::lag
