#include <klamm/partitions.hpp>

#include <admin/stop_rules.hpp>

#include <algorithm>
#include <tuple>

namespace klamm::admin {

namespace {

using brokers::Blocker;
using brokers::Break;
using protocol::MetadataResponse;

constexpr std::int64_t late_ms = 10'000;

std::optional<Blocker> judge(const MetadataResponse::Partition& partition,
                             std::optional<std::int64_t> min_isr, const std::set<std::int32_t>& live,
                             const std::set<std::int32_t>& stopped) {
  Blocker blocker;
  bool touched = false;
  for (const std::int32_t id : partition.isr_nodes) {
    // A broker that just died may stand in the ISR for a moment: it is no help.
    if (live.count(id) == 0) continue;
    blocker.isr.push_back(id);
    if (stopped.count(id) == 0) {
      blocker.left.push_back(id);
    } else {
      touched = true;
    }
  }
  if (!touched) return std::nullopt;
  if (min_isr) min_isr = partitions::effective_min_isr(*min_isr, partition.replica_nodes.size());
  const bool under = min_isr && static_cast<std::int64_t>(blocker.left.size()) < *min_isr;
  if (!blocker.left.empty() && !under) return std::nullopt;
  blocker.what = blocker.left.empty() ? Break::offline : Break::under_min_isr;
  blocker.partition = partition.partition_index;
  blocker.replicas.assign(partition.replica_nodes.begin(), partition.replica_nodes.end());
  blocker.needed = min_isr;
  return blocker;
}

} // namespace

bool keeps_up(const quorum::Replica& voter) {
  if (voter.lag_ms) return *voter.lag_ms <= late_ms;
  return voter.log_end_offset.has_value();
}

std::vector<Blocker> partitions_broken(const MetadataResponse& metadata,
                                       const std::map<std::string, std::int64_t>& min_isr,
                                       const std::set<std::int32_t>& stopped) {
  std::set<std::int32_t> live;
  for (const auto& broker : metadata.brokers) live.insert(broker.node_id);
  std::vector<Blocker> out;
  for (const auto& topic : metadata.topics) {
    const std::string name = topic.name.value_or("");
    const auto at = min_isr.find(name);
    const auto least = at == min_isr.end() ? std::nullopt : std::optional(at->second);
    for (const auto& partition : topic.partitions) {
      if (auto blocker = judge(partition, least, live, stopped)) {
        blocker->topic = name;
        out.push_back(std::move(*blocker));
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Blocker& a, const Blocker& b) {
    return std::tie(a.topic, a.partition) < std::tie(b.topic, b.partition);
  });
  return out;
}

std::int32_t leaders_moving(const MetadataResponse& metadata, const std::set<std::int32_t>& stopped) {
  std::set<std::int32_t> live;
  for (const auto& broker : metadata.brokers) live.insert(broker.node_id);
  std::int32_t count = 0;
  for (const auto& topic : metadata.topics) {
    for (const auto& partition : topic.partitions) {
      if (stopped.count(partition.leader_id) == 0) continue;
      const auto takes_over = [&](std::int32_t id) { return live.count(id) != 0 && stopped.count(id) == 0; };
      count += std::any_of(partition.isr_nodes.begin(), partition.isr_nodes.end(), takes_over) ? 1 : 0;
    }
  }
  return count;
}

std::optional<Blocker> quorum_broken(const quorum::State& state, const std::set<std::int32_t>& stopped) {
  Blocker blocker;
  bool touched = false;
  for (const auto& voter : state.replicas) {
    if (voter.role == quorum::Role::observer) continue;
    blocker.replicas.push_back(voter.node);
    touched = touched || stopped.count(voter.node) != 0;
    if (!keeps_up(voter)) continue;
    blocker.isr.push_back(voter.node);
    if (stopped.count(voter.node) == 0) blocker.left.push_back(voter.node);
  }
  const auto majority = static_cast<std::int64_t>(blocker.replicas.size() / 2 + 1);
  if (!touched || static_cast<std::int64_t>(blocker.left.size()) >= majority) return std::nullopt;
  blocker.what = Break::quorum_lost;
  blocker.needed = majority;
  return blocker;
}

} // namespace klamm::admin
