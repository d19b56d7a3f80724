#include <klamm/partitions.hpp>

#include <admin/brokers.hpp>
#include <admin/health_checks.hpp>
#include <admin/stop_rules.hpp>

#include <algorithm>
#include <charconv>

namespace klamm::admin {

namespace {

using cluster::Finding;
using cluster::Level;
using protocol::MetadataResponse;

/// One sort of trouble with partitions.
struct Trouble {
  unsigned bit;
  Level level;
  const char* check;
  Text (*sentence)();
};

constexpr Trouble offline{cluster::check_partitions, Level::critical, "OFFLINE", [] {
                            return KLAMM_TEXT("health", "no leader, clients can neither read nor write: %1");
                          }};
constexpr Trouble under_min_isr{
    cluster::check_min_isr, Level::critical, "UNDER_MIN_ISR", [] {
      return KLAMM_TEXT("health",
                        "fewer in-sync replicas than min.insync.replicas=%2, acks=all writes fail: %1");
    }};
constexpr Trouble at_min_isr{
    cluster::check_min_isr, Level::warning, "AT_MIN_ISR", [] {
      return KLAMM_TEXT(
          "health",
          "in-sync replicas are down to min.insync.replicas=%2, one more lost stops acks=all writes: %1");
    }};
constexpr Trouble under_replicated{cluster::check_partitions, Level::warning, "UNDER_REPLICATED", [] {
                                     return KLAMM_TEXT("health", "fewer in-sync replicas than replicas: %1");
                                   }};
constexpr Trouble not_preferred{cluster::check_preferred_leaders, Level::info, "LEADER_NOT_PREFERRED",
                                [] { return KLAMM_TEXT("health", "not led by the preferred leader: %1"); }};

std::vector<std::int32_t> adding_of(const Moving& moving, const std::string& topic, std::int32_t partition) {
  const auto at = moving.find(topic);
  if (at == moving.end()) return {};
  const auto found = at->second.find(partition);
  return found == at->second.end() ? std::vector<std::int32_t>{} : found->second;
}

class TopicCheck {
 public:
  TopicCheck(const PartitionFacts& facts, const MetadataResponse::Topic& topic, unsigned checks)
      : name_(topic.name.value_or("")), checks_(checks) {
    if (const auto at = facts.min_isr.find(name_); at != facts.min_isr.end()) min_isr_ = at->second;
    for (const auto& partition : topic.partitions)
      look(partition, adding_of(facts.moving, name_, partition.partition_index));
  }

  void report(std::vector<Finding>& out) {
    add(offline, offline_, out);
    add(under_min_isr, under_min_, out);
    add(at_min_isr, at_min_, out);
    add(under_replicated, under_, out);
    add(not_preferred, not_preferred_, out);
  }

 private:
  void look(const MetadataResponse::Partition& partition, const std::vector<std::int32_t>& adding) {
    const auto number = partition.partition_index;
    const auto in_sync = static_cast<std::int64_t>(partition.isr_nodes.size());
    const auto due =
        std::count_if(partition.replica_nodes.begin(), partition.replica_nodes.end(), [&](std::int32_t id) {
          return std::find(adding.begin(), adding.end(), id) == adding.end();
        });
    if (partition.leader_id < 0) offline_.push_back(number);
    if (in_sync < due) under_.push_back(number);
    if (min_isr_) {
      const auto needed = partitions::effective_min_isr(*min_isr_, partition.replica_nodes.size());
      if (in_sync < needed) under_min_.push_back(number);
      if (in_sync == needed && in_sync < due && partition.leader_id >= 0) at_min_.push_back(number);
    }
    // While it moves the first replica may be one that is just being added.
    if (partition.leader_id >= 0 && adding.empty() && !partition.replica_nodes.empty() &&
        partition.leader_id != partition.replica_nodes.front())
      not_preferred_.push_back(number);
  }

  void add(const Trouble& trouble, std::vector<std::int32_t>& partitions, std::vector<Finding>& out) const {
    if ((checks_ & trouble.bit) == 0 || partitions.empty()) return;
    std::sort(partitions.begin(), partitions.end());
    Finding finding;
    finding.level = trouble.level;
    finding.check = trouble.check;
    finding.target = "topic " + name_;
    finding.detail = trouble.sentence().with(partition_words(partitions), min_isr_.value_or(0));
    finding.count = static_cast<std::int64_t>(partitions.size());
    finding.partitions = partitions;
    out.push_back(std::move(finding));
  }

  std::string name_;
  unsigned checks_;
  std::optional<std::int64_t> min_isr_;
  std::vector<std::int32_t> offline_, under_, under_min_, at_min_, not_preferred_;
};

} // namespace

std::vector<Finding> check_partitions(const PartitionFacts& facts, unsigned checks) {
  std::vector<const MetadataResponse::Topic*> topics;
  topics.reserve(facts.metadata.topics.size());
  for (const auto& topic : facts.metadata.topics) topics.push_back(&topic);
  std::sort(topics.begin(), topics.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  std::vector<Finding> out;
  for (const auto* topic : topics) TopicCheck(facts, *topic, checks).report(out);
  return out;
}

std::vector<Finding> check_missing(const MetadataResponse& metadata, const std::set<std::int32_t>& fenced) {
  std::set<std::int32_t> known = fenced;
  for (const auto& broker : metadata.brokers) known.insert(broker.node_id);
  std::vector<Finding> out;
  for (const auto& [id, counts] : count_partitions(metadata)) {
    if (known.count(id) != 0) continue;
    Finding finding;
    finding.level = Level::critical;
    finding.check = "BROKER_MISSING";
    finding.target = "broker " + std::to_string(id);
    finding.detail =
        KLAMM_TEXT("health", "not in the cluster, though %1 replicas are placed on it").with(counts.replicas);
    finding.count = counts.replicas;
    out.push_back(std::move(finding));
  }
  return out;
}

std::vector<std::string> throttle_entries_left(const std::string& topic, std::string_view value,
                                               const Moving& moving) {
  const auto at = moving.find(topic);
  const auto moves = [&](std::string_view entry) {
    if (at == moving.end()) return false;
    if (entry == "*") return true;
    std::int32_t partition = -1;
    std::from_chars(entry.data(), entry.data() + entry.size(), partition);
    return at->second.count(partition) != 0;
  };
  std::vector<std::string> left;
  while (!value.empty()) {
    const auto comma = value.find(',');
    const auto entry = value.substr(0, comma);
    if (!entry.empty() && !moves(entry)) left.emplace_back(entry);
    value = comma == std::string_view::npos ? std::string_view{} : value.substr(comma + 1);
  }
  return left;
}

std::optional<Finding> check_throttle_list(const std::string& topic, std::string_view key,
                                           std::string_view value, const Moving& moving) {
  const auto left = static_cast<std::int64_t>(throttle_entries_left(topic, value, moving).size());
  if (left == 0) return std::nullopt;
  Finding finding;
  finding.level = Level::warning;
  finding.check = "THROTTLE_LEFT";
  finding.target = "topic " + topic;
  finding.detail =
      KLAMM_TEXT("health",
                 "%1 lists %2 replicas whose partition does not move: they share the throttle's rate")
          .with(key, left);
  finding.count = left;
  finding.item = std::string(key);
  return finding;
}

std::vector<Finding> check_quorum(const quorum::State& state) {
  std::vector<Finding> out;
  if (!state.leader) {
    out.push_back({Level::critical,
                   "NO_CONTROLLER",
                   "cluster",
                   KLAMM_TEXT("health", "the metadata quorum has no leader: the cluster cannot be changed"),
                   1,
                   {}});
  }
  for (const auto& voter : state.replicas) {
    if (voter.role == quorum::Role::observer || keeps_up(voter)) continue;
    out.push_back(
        {Level::critical,
         "VOTER_BEHIND",
         "node " + std::to_string(voter.node),
         KLAMM_TEXT("health",
                    "a voter of the metadata quorum does not answer or is behind (`quorum describe`)"),
         1,
         {}});
  }
  return out;
}

Text partition_words(const std::vector<std::int32_t>& sorted) {
  return (sorted.size() == 1 ? KLAMM_TEXT("words", "partition %1") : KLAMM_TEXT("words", "partitions %1"))
      .with(ranges(sorted));
}

std::string ranges(const std::vector<std::int32_t>& sorted) {
  constexpr std::size_t most = 20;
  std::string out;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    if (parts++ == most) return out + ",…";
    std::size_t end = i;
    while (end + 1 < sorted.size() && sorted[end + 1] == sorted[end] + 1) ++end;
    if (!out.empty()) out += ',';
    out += std::to_string(sorted[i]);
    if (end > i) out += '-' + std::to_string(sorted[end]);
    i = end + 1;
  }
  return out;
}

} // namespace klamm::admin
