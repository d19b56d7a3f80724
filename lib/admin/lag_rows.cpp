#include <admin/lag_facts.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::lag {

namespace {

constexpr std::string_view ok = "OK";
constexpr std::string_view no_commits = "NO_COMMITS";
constexpr std::string_view no_members = "NO_MEMBERS";
constexpr std::string_view never_committed = "NEVER_COMMITTED";
constexpr std::string_view ahead_of_log = "AHEAD_OF_LOG";
constexpr std::string_view topic_deleted = "TOPIC_DELETED";
constexpr std::string_view partition_deleted = "PARTITION_DELETED";
constexpr std::string_view data_loss = "DATA_LOSS";
constexpr std::string_view unknown = "UNKNOWN";

bool is_deleted(std::string_view status) {
  return status == topic_deleted || status == partition_deleted;
}

/// How grave a status is: a row of many partitions shows the gravest.
int gravity(std::string_view status) {
  if (status == ok) return 0;
  if (status == no_commits) return 1;
  if (status == never_committed) return 2;
  if (status == no_members) return 3;
  if (is_deleted(status)) return 4;
  if (status == ahead_of_log) return 5;
  return status == data_loss ? 7 : 6;
}

/// What is thought of one group and partition.
struct Judged {
  std::string_view status = ok; ///< a literal, or a text of the facts
  std::optional<std::int64_t> lag;
  std::optional<std::int64_t> lost;
};

Judged judge(const Facts::Commit& commit, const Facts::Partition& at, bool read_committed) {
  if (!commit.status.empty() && !needs_second_reading(commit, at)) return {commit.status, {}, {}};
  if (!at.status.empty()) return {at.status, {}, {}};
  const auto& end = read_committed ? at.stable_end : at.end;
  if (!at.start || !at.end || !end) return {unknown, {}, {}};
  const auto behind = [&](std::int64_t from) { return std::max<std::int64_t>(0, *end - from); };
  if (commit.offset < *at.start) {
    // A commit that could not be read a second time may have moved on: nothing is claimed.
    if (!commit.read_again)
      return {commit.status.empty() ? unknown : std::string_view(commit.status), behind(*at.start), {}};
    return {data_loss, behind(*at.start), *at.start - commit.offset};
  }
  // A commit read again is newer than the end it is compared with.
  if (commit.offset > *at.end && !commit.read_again) return {ahead_of_log, 0, {}};
  return {ok, behind(commit.offset), {}};
}

Judged judge_never_committed(const Facts::Partition& at) {
  return {is_deleted(at.status) ? std::string_view(at.status) : never_committed, {}, {}};
}

/// One partition of one group, or a group as a whole (`partition` empty).
struct Item {
  std::optional<std::uint32_t> partition;
  const Facts::Commit* commit = nullptr;
  const Facts::Share* share = nullptr;
  const Facts::Member* member = nullptr;
  Judged judged;
};

/// Which member a partition is assigned to.
class Owners {
 public:
  explicit Owners(const Facts::Group& group) {
    if (!group.members) return;
    for (const auto& member : *group.members) {
      for (const std::uint32_t partition : member.assigned) owners_.emplace_back(partition, &member);
    }
    std::sort(owners_.begin(), owners_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  [[nodiscard]] const Facts::Member* of(std::uint32_t partition) const {
    const auto at =
        std::lower_bound(owners_.begin(), owners_.end(), partition,
                         [](const auto& entry, std::uint32_t wanted) { return entry.first < wanted; });
    return at == owners_.end() || at->first != partition ? nullptr : at->second;
  }
  [[nodiscard]] const auto& all() const { return owners_; }

 private:
  std::vector<std::pair<std::uint32_t, const Facts::Member*>> owners_;
};

/// A group's items, by topic and partition.
std::vector<Item> items_of(const Facts& facts, const Facts::Group& group) {
  std::vector<Item> items;
  const Owners owners(group);
  std::set<std::uint32_t> with_offset;
  const bool has_owners = !owners.all().empty();
  for (const auto& commit : group.commits) {
    if (commit.offset < 0 && commit.status.empty()) continue;
    items.push_back({commit.partition, &commit, nullptr, owners.of(commit.partition),
                     judge(commit, facts.partitions[commit.partition], facts.read_committed)});
    if (has_owners) with_offset.insert(commit.partition);
  }
  for (const auto& share : group.shares) {
    // Share groups assign one partition to several members: none owns it.
    items.push_back({share.partition,
                     nullptr,
                     &share,
                     nullptr,
                     {share.status.empty() ? ok : std::string_view(share.status), share.lag, {}}});
  }
  if (group.status.empty() && group.type != "share") {
    for (const auto& [partition, member] : owners.all()) {
      if (!with_offset.insert(partition).second) continue;
      items.push_back(
          {partition, nullptr, nullptr, member, judge_never_committed(facts.partitions[partition])});
    }
  }
  if (group.state == "EMPTY") {
    for (auto& item : items) {
      if (item.judged.status == ok && item.judged.lag.value_or(0) > 0) item.judged.status = no_members;
    }
  }
  if (!group.status.empty()) {
    items.push_back({std::nullopt, nullptr, nullptr, nullptr, {group.status, {}, {}}});
  } else if (items.empty() && !facts.only_some_topics) {
    items.push_back({std::nullopt, nullptr, nullptr, nullptr, {no_commits, {}, {}}});
  }
  std::sort(items.begin(), items.end(), [&facts](const Item& a, const Item& b) {
    if (!a.partition || !b.partition) return a.partition < b.partition;
    const auto& left = facts.partitions[*a.partition];
    const auto& right = facts.partitions[*b.partition];
    if (left.topic != right.topic) return facts.topics[left.topic] < facts.topics[right.topic];
    return left.partition < right.partition;
  });
  return items;
}

template <class Row>
Row row_of(const Facts::Group& group) {
  Row row;
  row.group = group.id;
  row.type = group.type;
  row.state = group.state;
  return row;
}

/// Adds items up.
class Sum {
 public:
  Sum(const Facts& facts, bool members_known) : facts_(facts) {
    if (members_known) totals_.never_committed = 0;
  }

  void add(const Item& item) {
    const auto& judged = item.judged;
    if (!any_ || gravity(judged.status) > gravity(gravest_)) gravest_ = judged.status;
    any_ = true;
    if (!item.partition) return;
    ++totals_.partitions;
    topics_.insert(facts_.partitions[*item.partition].topic);
    if (judged.status == data_loss) ++totals_.data_loss;
    if (judged.status == ahead_of_log) ++totals_.ahead_of_log;
    if (is_deleted(judged.status)) ++totals_.deleted;
    if (judged.status == never_committed && totals_.never_committed) ++*totals_.never_committed;
    totals_.lost += judged.lost.value_or(0);
    committed_ = committed_ || item.commit != nullptr || item.share != nullptr;
    if (!judged.lag) {
      if (judged.status != never_committed && !is_deleted(judged.status)) ++totals_.unknown;
      return;
    }
    totals_.lag = totals_.lag.value_or(0) + *judged.lag;
    if (!totals_.max_lag || *judged.lag > *totals_.max_lag) {
      totals_.max_lag = judged.lag;
      max_at_ = item.partition;
    }
  }

  [[nodiscard]] Totals totals() {
    totals_.topics = static_cast<std::int32_t>(topics_.size());
    totals_.status = std::string(gravest_);
    if (max_at_) totals_.max_lag_partition = facts_.text(*max_at_);
    return totals_;
  }
  [[nodiscard]] bool committed() const { return committed_; }

 private:
  const Facts& facts_;
  Totals totals_;
  std::set<std::uint32_t> topics_;
  std::string_view gravest_ = ok;
  std::optional<std::uint32_t> max_at_;
  bool any_ = false;
  bool committed_ = false;
};

} // namespace

std::uint32_t Facts::partition_index(const std::string& topic, std::int32_t partition) {
  const auto [topic_at, new_topic] =
      topic_index_.try_emplace(topic, static_cast<std::uint32_t>(topics.size()));
  if (new_topic) topics.push_back(topic);
  const std::uint64_t key = std::uint64_t{topic_at->second} << 32U | static_cast<std::uint32_t>(partition);
  const auto [at, fresh] = partition_index_.try_emplace(key, static_cast<std::uint32_t>(partitions.size()));
  if (fresh) {
    auto& entry = partitions.emplace_back();
    entry.topic = topic_at->second;
    entry.partition = partition;
  }
  return at->second;
}

bool needs_second_reading(const Facts::Commit& commit, const Facts::Partition& partition) {
  return commit.offset >= 0 && partition.status.empty() && partition.start &&
         commit.offset < *partition.start;
}

std::vector<PartitionLag> partition_rows(const Facts& facts) {
  std::vector<PartitionLag> rows;
  for (const auto& group : facts.groups) {
    for (const auto& item : items_of(facts, group)) {
      auto& row = rows.emplace_back(row_of<PartitionLag>(group));
      row.status = std::string(item.judged.status);
      row.lag = item.judged.lag;
      row.lost = item.judged.lost;
      if (!item.partition) continue;
      const auto& at = facts.partitions[*item.partition];
      row.topic = facts.topics[at.topic];
      row.partition = at.partition;
      if (at.leader >= 0) row.leader = at.leader;
      if (item.share != nullptr) {
        row.start = item.share->start;
      } else {
        row.start = at.start;
        row.end = at.end;
        row.stable_end = at.stable_end;
      }
      if (item.commit != nullptr && item.commit->offset >= 0) row.committed = item.commit->offset;
      if (item.member != nullptr) {
        row.member_id = item.member->member_id;
        row.client_id = item.member->client_id;
        row.host = item.member->host;
      }
    }
  }
  return rows;
}

std::vector<TopicLag> topic_rows(const Facts& facts) {
  std::vector<TopicLag> rows;
  for (const auto& group : facts.groups) {
    const auto items = items_of(facts, group);
    const auto topic_of = [&facts](const Item& item) {
      return item.partition ? std::optional(facts.partitions[*item.partition].topic) : std::nullopt;
    };
    for (auto from = items.begin(); from != items.end();) {
      const auto topic = topic_of(*from);
      auto& row = rows.emplace_back(row_of<TopicLag>(group));
      if (topic) row.topic = facts.topics[*topic];
      Sum sum(facts, group.members.has_value());
      for (; from != items.end() && topic_of(*from) == topic; ++from) sum.add(*from);
      static_cast<Totals&>(row) = sum.totals();
    }
  }
  return rows;
}

std::vector<GroupLag> group_rows(const Facts& facts) {
  std::vector<GroupLag> rows;
  rows.reserve(facts.groups.size());
  for (const auto& group : facts.groups) {
    const auto items = items_of(facts, group);
    if (items.empty()) continue;
    auto& row = rows.emplace_back(row_of<GroupLag>(group));
    row.coordinator = group.coordinator;
    if (group.members) row.members = static_cast<std::int32_t>(group.members->size());
    Sum sum(facts, group.members.has_value());
    for (const auto& item : items) sum.add(item);
    static_cast<Totals&>(row) = sum.totals();
    if (group.status.empty() && !sum.committed() && row.status == never_committed && !facts.only_some_topics)
      row.status = std::string(no_commits);
  }
  return rows;
}

std::vector<MemberLag> member_rows(const Facts& facts) {
  std::vector<MemberLag> rows;
  for (const auto& group : facts.groups) {
    std::map<const Facts::Member*, std::vector<const Item*>> items_by_member;
    const auto items = items_of(facts, group);
    for (const auto& item : items) items_by_member[item.member].push_back(&item);
    const auto add_row = [&](const Facts::Member* member) {
      auto& row = rows.emplace_back(row_of<MemberLag>(group));
      if (member != nullptr) {
        row.member_id = member->member_id;
        row.instance_id = member->instance_id;
        row.client_id = member->client_id;
        row.host = member->host;
      }
      Sum sum(facts, group.members.has_value());
      for (const Item* item : items_by_member[member]) {
        sum.add(*item);
        if (item->judged.status == never_committed)
          row.never_committed_partitions.push_back(facts.text(*item->partition));
      }
      static_cast<Totals&>(row) = sum.totals();
      if (member != nullptr && !member->assignment_known) {
        row.assignment_known = false;
        row.status = std::string(unknown);
      }
    };
    const bool share = group.type == "share";
    const std::vector<Facts::Member> none;
    for (const auto& member : group.members ? *group.members : none) {
      // A member of a share group has no lag of its own.
      if (!share && (!facts.only_some_topics || items_by_member.count(&member) != 0)) add_row(&member);
    }
    if (items_by_member.count(nullptr) != 0) {
      const auto& nobody = items_by_member[nullptr];
      const bool only_no_commits = nobody.size() == 1 && nobody.front()->judged.status == no_commits;
      if (!only_no_commits || !group.members || group.members->empty() || share) add_row(nullptr);
    }
  }
  return rows;
}

} // namespace klamm::lag
