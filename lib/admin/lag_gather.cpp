#include <admin/call/time_share.hpp>
#include <admin/fetch/groups_describe.hpp>
#include <admin/fetch/groups_find.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/log_offsets.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/fetch/offsets_fetch.hpp>
#include <admin/lag_topics.hpp>

#include <algorithm>
#include <numeric>
#include <set>

namespace klamm::lag {

namespace {

using admin::GroupRef;
using admin::GroupType;
using protocol::ErrorCode;

/// One gathering: commits first, ends last, so that lag is never too small. A broker that stays silent in one
/// stage is not asked in the next, and leaves them time.
class Gathering {
 public:
  Gathering(Client& client, const Query& query, const Call& call, admin::Problems& problems)
      : client_(client), query_(query), call_(call), problems_(problems),
        topics_(query.topics.begin(), query.topics.end()) {
    facts_.only_some_topics = !topics_.empty();
    facts_.read_committed = query.read_committed;
  }

  Result<Facts> run() {
    const bool named = !query_.groups.empty();
    if (auto found = named ? find_named() : find_all(); !found) return fail(std::move(found.error()));
    begin_groups();
    if (named || (query_.load & load_members) != 0) describe();
    fetch_commits();
    fetch_shares();
    learn_leaders();
    fetch_ends();
    read_again();
    return std::move(facts_);
  }

 private:
  Result<void> find_all() {
    std::vector<std::string> names(topics_.begin(), topics_.end());
    names.push_back(admin::offsets_topic);
    const auto choice =
        topics_.empty() ? admin::TopicChoice::all() : admin::TopicChoice::named(std::move(names));
    auto metadata = admin::fetch_metadata(client_, choice, call_);
    if (!metadata) return fail(std::move(metadata.error()));
    if (auto hidden = admin::groups_hidden(*metadata)) problems_.add(std::move(*hidden));
    refs_ = admin::list_groups(client_, admin::broker_ids(*metadata), admin::time_share(call_, 3), problems_);
    admin::keep_accepted(refs_, query_.accept);
    known_.take(std::move(*metadata));
    return {};
  }

  Result<void> find_named() {
    refs_ = admin::locate_groups(client_, query_.groups, call_, problems_);
    admin::keep_accepted(refs_, query_.accept);
    return {};
  }

  void begin_groups() {
    facts_.groups.resize(refs_.size());
    for (std::size_t i = 0; i < refs_.size(); ++i) {
      auto& group = facts_.groups[i];
      group.id = refs_[i].id;
      group.type = admin::type_text(refs_[i].type);
      group.state = admin::state_text(refs_[i].state);
      if (refs_[i].coordinator >= 0) group.coordinator = refs_[i].coordinator;
    }
  }

  /// Members and their assignments; of named groups type and state as well. A named group that does not exist
  /// goes.
  void describe() {
    auto described = admin::describe_groups(client_, refs_, admin::time_share(call_, 3));
    std::vector<GroupRef> refs;
    std::vector<Facts::Group> groups;
    for (std::size_t i = 0; i < refs_.size(); ++i) {
      if (described[i]) {
        take_description(i, *described[i]);
      } else {
        const bool absent = described[i].error().code == "GROUP_ID_NOT_FOUND";
        problems_.add(std::move(described[i].error()));
        if (absent) continue;
      }
      refs.push_back(std::move(refs_[i]));
      groups.push_back(std::move(facts_.groups[i]));
    }
    refs_ = std::move(refs);
    facts_.groups = std::move(groups);
  }

  void take_description(std::size_t i, admin::DescribedGroup& described) {
    auto& group = facts_.groups[i];
    refs_[i].type = described.type;
    group.type = admin::type_text(described.type);
    group.state = admin::state_text(described.state);
    auto& members = group.members.emplace();
    members.reserve(described.members.size());
    for (auto& from : described.members) {
      auto& member = members.emplace_back();
      member.member_id = std::move(from.member_id);
      member.instance_id = std::move(from.instance_id);
      member.client_id = std::move(from.client_id);
      member.host = std::move(from.host);
      member.assignment_known = from.assignment.has_value();
      if (!from.assignment || described.type == GroupType::share) continue;
      for (const auto& topic : *from.assignment) {
        if (!wanted(topic.topic)) continue;
        for (const std::int32_t partition : topic.partitions)
          member.assigned.push_back(facts_.partition_index(topic.topic, partition));
      }
    }
  }

  void fetch_commits() {
    admin::FetchCommits fetch;
    for (std::uint32_t i = 0; i < refs_.size(); ++i) {
      if (refs_[i].type != GroupType::share && !is_silent(i)) fetch.groups.push_back(i);
    }
    fetch.take = [this](std::uint32_t group, const admin::Committed& commit) {
      if (!wanted(commit.topic)) return;
      const bool failed = commit.error != ErrorCode::none;
      if (commit.offset < 0 && !failed) return;
      auto& entry = facts_.groups[group].commits.emplace_back();
      entry.partition = facts_.partition_index(commit.topic, commit.partition);
      entry.offset = failed ? -1 : commit.offset;
      if (failed) entry.status = item_failed(group, commit.error, commit.topic, commit.partition);
    };
    fetch.failed = [this](std::uint32_t group, Error error) { group_failed(group, std::move(error)); };
    admin::fetch_commits(client_, refs_, fetch, admin::time_share(call_, 3));
  }

  void fetch_shares() {
    admin::FetchShareStarts fetch;
    for (std::uint32_t i = 0; i < refs_.size(); ++i) {
      if (refs_[i].type == GroupType::share && !is_silent(i)) fetch.groups.push_back(i);
    }
    fetch.take = [this](std::uint32_t group, const admin::ShareStart& start) {
      if (!wanted(start.topic)) return;
      auto& entry = facts_.groups[group].shares.emplace_back();
      entry.partition = facts_.partition_index(start.topic, start.partition);
      entry.start = start.start_offset;
      entry.lag = start.lag;
      if (start.error != ErrorCode::none)
        entry.status = item_failed(group, start.error, start.topic, start.partition);
    };
    fetch.failed = [this](std::uint32_t group, Error error) {
      // The coordinator asks brokers behind it: that it is late does not make it a silent one.
      if (error.code == "TIMEOUT") {
        error.target = "group " + shown_name(refs_[group].id);
        error.broker_id.reset();
      }
      group_failed(group, std::move(error));
    };
    admin::fetch_share_starts(client_, refs_, fetch, admin::time_share(call_, 3));
  }

  std::string item_failed(std::uint32_t group, ErrorCode code, const std::string& topic,
                          std::int32_t partition) {
    auto error = admin::kafka_error(code, "partition " + topic + ":" + std::to_string(partition) +
                                              " of group " + shown_name(refs_[group].id));
    std::string status = error.code;
    problems_.add(std::move(error));
    return status;
  }

  void group_failed(std::uint32_t group, Error error) {
    facts_.groups[group].status = error.code;
    problems_.add(std::move(error));
  }

  /// Why a broker gave no answer in an earlier stage; nullptr where it did or was not asked.
  [[nodiscard]] const Error* silence_of(std::int32_t broker) const {
    const auto& errors = problems_.errors();
    const auto at = std::find_if(errors.begin(), errors.end(), [broker](const Error& error) {
      return error.kind == ErrorKind::no_answer && error.broker_id == broker;
    });
    return at == errors.end() ? nullptr : &*at;
  }

  /// Whether a group's coordinator is known to be silent; the group's status is said then.
  bool is_silent(std::uint32_t group) {
    const auto* error = silence_of(refs_[group].coordinator);
    if (error != nullptr) facts_.groups[group].status = error->code;
    return error != nullptr;
  }

  [[nodiscard]] bool wanted(const std::string& topic) const {
    return topics_.empty() || topics_.count(topic) != 0;
  }

  /// Leaders of all partitions some group has to do with, from Metadata of the topics not known yet: of named
  /// groups all; of a sweep those that came to be after it began, if they are there at all.
  void learn_leaders() {
    std::set<std::string> missing;
    for (const auto& topic : facts_.topics) {
      if (!known_.knows(topic)) missing.insert(topic);
    }
    for (const auto& topic : topics_) {
      if (!known_.knows(topic)) missing.insert(topic);
    }
    if (!missing.empty()) {
      auto metadata = admin::fetch_metadata(
          client_, admin::TopicChoice::named({missing.begin(), missing.end()}), admin::time_share(call_, 2));
      if (metadata) {
        known_.take(std::move(*metadata));
      } else {
        known_.give_up(metadata.error().code);
        problems_.add(std::move(metadata.error()));
      }
    }
    for (const auto& topic : topics_) {
      if (auto error = known_.error_of(topic)) problems_.add(std::move(*error));
    }
    for (auto& partition : facts_.partitions) {
      known_.find_leader(facts_.topics[partition.topic], partition, problems_);
      if (partition.leader < 0) continue;
      if (const auto* error = silence_of(partition.leader)) partition.status = error->code;
    }
  }

  void fetch_ends() {
    std::vector<bool> needed(facts_.partitions.size(), false);
    for (const auto& group : facts_.groups) {
      for (const auto& commit : group.commits) needed[commit.partition] = true;
      for (const auto& member : group.members.value_or(std::vector<Facts::Member>{})) {
        for (const std::uint32_t partition : member.assigned) needed[partition] = true;
      }
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < facts_.partitions.size(); ++i) {
      if (needed[i] && facts_.partitions[i].status.empty()) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const auto& left = facts_.partitions[a];
      const auto& right = facts_.partitions[b];
      return left.topic != right.topic ? left.topic < right.topic : left.partition < right.partition;
    });
    std::vector<admin::LedPartition> asked;
    asked.reserve(order.size());
    for (const std::uint32_t i : order) {
      const auto& partition = facts_.partitions[i];
      asked.push_back({{facts_.topics[partition.topic], partition.partition}, partition.leader});
    }
    std::vector<admin::OffsetKind> kinds{admin::OffsetKind::start, admin::OffsetKind::end};
    if (query_.read_committed) kinds.push_back(admin::OffsetKind::stable);
    auto answer = admin::fetch_log_offsets_in_order(client_, asked, kinds, admin::time_share(call_, 2));
    for (auto& error : answer.errors) problems_.add(std::move(error));
    for (std::size_t i = 0; i < order.size(); ++i) {
      auto& partition = facts_.partitions[order[i]];
      partition.start = answer.offsets[i].start;
      partition.end = answer.offsets[i].end;
      partition.stable_end = answer.offsets[i].stable;
      partition.status = std::move(answer.failures[i]);
      // Deleted between Metadata and this answer.
      if (partition.status == "UNKNOWN_TOPIC_OR_PARTITION") partition.status = "PARTITION_DELETED";
    }
  }

  /// Starts are read after commits: what was deleted in between may have been read, and committed, too.
  void read_again() {
    admin::FetchCommits fetch;
    std::vector<std::vector<admin::PartitionsOf>> scopes(refs_.size());
    std::vector<std::unordered_map<std::uint32_t, Facts::Commit*>> suspects(refs_.size());
    for (std::uint32_t i = 0; i < refs_.size(); ++i) {
      for (auto& commit : facts_.groups[i].commits) {
        const auto& partition = facts_.partitions[commit.partition];
        if (!needs_second_reading(commit, partition)) continue;
        suspects[i].emplace(commit.partition, &commit);
        const auto& topic = facts_.topics[partition.topic];
        const auto same = std::find_if(scopes[i].begin(), scopes[i].end(),
                                       [&](const auto& scope) { return scope.topic == topic; });
        auto& scope = same == scopes[i].end() ? scopes[i].emplace_back() : *same;
        scope.topic = topic;
        scope.partitions.push_back(partition.partition);
      }
      if (!suspects[i].empty()) fetch.groups.push_back(i);
    }
    fetch.scope = [&scopes](std::uint32_t group) -> const std::vector<admin::PartitionsOf>& {
      return scopes[group];
    };
    fetch.take = [&](std::uint32_t group, const admin::Committed& commit) {
      const auto at = suspects[group].find(facts_.partition_index(commit.topic, commit.partition));
      if (at == suspects[group].end()) return;
      if (commit.error != ErrorCode::none) {
        at->second->status = item_failed(group, commit.error, commit.topic, commit.partition);
        return;
      }
      at->second->offset = commit.offset;
      at->second->read_again = true;
    };
    fetch.failed = [&](std::uint32_t group, Error error) {
      for (auto& [partition, commit] : suspects[group]) commit->status = error.code;
      problems_.add(std::move(error));
    };
    admin::fetch_commits(client_, refs_, fetch, call_);
  }

  Client& client_;
  const Query& query_;
  const Call& call_;
  admin::Problems& problems_;
  const std::set<std::string> topics_;
  std::vector<GroupRef> refs_;
  KnownTopics known_;
  Facts facts_;
};

} // namespace

Result<Facts> gather(Client& client, const Query& query, const Call& call, admin::Problems& problems) {
  return Gathering(client, query, call, problems).run();
}

} // namespace klamm::lag
