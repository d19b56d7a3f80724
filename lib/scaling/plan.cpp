#include <scaling/choose.hpp>
#include <scaling/instance.hpp>
#include <scaling/leaders.hpp>
#include <scaling/placement.hpp>

#include <algorithm>
#include <cmath>

namespace klamm::scaling {
namespace {

bool holds(const std::vector<Index>& list, Index site) {
  return std::find(list.begin(), list.end(), site) != list.end();
}

/// What each site holds.
struct Held {
  std::vector<std::int64_t> replicas;
  std::vector<std::int64_t> leaders;
  std::vector<std::int64_t> bytes;

  explicit Held(const Instance& instance)
      : replicas(instance.sites.size()), leaders(instance.sites.size()), bytes(instance.sites.size()) {}
  void add(const std::vector<Index>& sites, std::int64_t size) {
    if (!sites.empty()) ++leaders[sites.front()];
    for (const Index site : sites) {
      ++replicas[site];
      bytes[site] += size;
    }
  }
};

/// The fullest site that gets replicas above its share, in percent.
double skew(const Instance& instance, const std::vector<std::int64_t>& held) {
  double all = 0;
  double weights = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (!instance.sites[i].gets) continue;
    all += static_cast<double>(held[i]);
    weights += instance.sites[i].share;
  }
  double worst = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Site& site = instance.sites[i];
    if (!site.gets || site.share <= 0 || all <= 0) continue;
    constexpr double whole = 100;
    worst = std::max(worst, whole * (static_cast<double>(held[i]) / (all * site.share / weights) - 1));
  }
  return worst;
}

class Planning {
 public:
  Planning(const Snapshot& snapshot, const Intent& intent, Instance instance)
      : snapshot_(snapshot), intent_(intent), instance_(std::move(instance)) {}

  Result<ScalePlan> plan() {
    auto choice = choose(instance_, intent_);
    if (!choice) return fail(std::move(choice.error()));
    Placement& at = choice->at;
    order(at);
    if (auto good = within_disks(at); !good) return fail(good.error());
    out_.notes = instance_.notes;
    out_.notes.insert(out_.notes.end(), choice->notes.begin(), choice->notes.end());
    place_leaders(instance_, intent_.leaders, at, out_.notes);
    out_.cluster_id = snapshot_.cluster_id;
    out_.read_at = snapshot_.read_at;
    take_moves(at);
    take_brokers(at);
    const Copied sum = copied(instance_, at);
    out_.summary.moves = sum.moves;
    out_.summary.partitions = static_cast<std::int64_t>(out_.moves.size());
    if (instance_.sizes_known) {
      out_.summary.copy_bytes = sum.bytes;
      out_.summary.bound_bytes = std::min(choice->bound, sum.bytes);
      out_.summary.proved = choice->within && choice->bound >= sum.bytes;
    }
    return std::move(out_);
  }

 private:
  /// Those that stay in their order, then new ones.
  void order(Placement& at) const {
    for (std::size_t p = 0; p < at.size(); ++p) {
      const auto& now = instance_.parts[p].now;
      std::vector<Index> ordered;
      for (const Index site : now) {
        if (holds(at[p], site)) ordered.push_back(site);
      }
      std::vector<Index> added;
      for (const Index site : at[p]) {
        if (!holds(now, site)) added.push_back(site);
      }
      std::sort(added.begin(), added.end());
      ordered.insert(ordered.end(), added.begin(), added.end());
      at[p] = std::move(ordered);
    }
  }

  /// Old copies stay until new ones are there.
  [[nodiscard]] Result<void> within_disks(const Placement& at) {
    std::vector<std::int64_t> arriving(instance_.sites.size(), 0);
    for (std::size_t p = 0; p < at.size(); ++p) {
      for (const Index site : at[p]) {
        if (!holds(instance_.parts[p].now, site)) arriving[site] += instance_.parts[p].bytes;
      }
    }
    if (instance_.sizes_known && !arriving.empty())
      out_.summary.most_incoming_bytes = *std::max_element(arriving.begin(), arriving.end());
    for (std::size_t s = 0; s < arriving.size(); ++s) {
      const Site& site = instance_.sites[s];
      if (arriving[s] <= site.room) continue;
      return fail(Error::of(ErrorKind::failed, "INFEASIBLE",
                            KLAMM_TEXT("scaling",
                                       "broker %1 has room for %2 bytes below 85 % of its disks, %3 would be "
                                       "copied there: add brokers or disks")
                                .with(site.id, site.room, arriving[s]))
                      .about("broker " + std::to_string(site.id)));
    }
    return {};
  }

  [[nodiscard]] Replicas ids(const std::vector<Index>& sites) const {
    Replicas out;
    for (const Index site : sites) out.push_back(instance_.sites[site].id);
    return out;
  }

  [[nodiscard]] bool breaks_racks(const Part& part) const {
    if (!instance_.racked()) return false;
    std::vector<std::int32_t> there(instance_.racks.size(), 0);
    for (const Index site : part.now) ++there[instance_.sites[site].rack];
    for (std::size_t r = 0; r < there.size(); ++r) {
      const Range range = instance_.in_rack(static_cast<std::uint32_t>(r), part.wanted);
      if (there[r] < range.least || there[r] > range.most) return true;
    }
    return false;
  }

  [[nodiscard]] Why why(const Part& part, const Move& move) const {
    if (move.from.size() != move.to.size()) return Why::replication_factor;
    if (move.adds.empty() && move.removes.empty()) return Why::leaders;
    for (const Index site : part.now) {
      if (instance_.sites[site].drained) return Why::drain;
    }
    return breaks_racks(part) ? Why::rack : Why::balance;
  }

  void take_moves(const Placement& at) {
    for (std::size_t p = 0; p < at.size(); ++p) {
      const Part& part = instance_.parts[p];
      if (at[p] == part.now) continue;
      const Partition& from = snapshot_.partitions[p];
      Move move;
      move.topic = snapshot_.topics[from.topic].name;
      move.partition = from.partition;
      move.from = from.replicas;
      move.to = ids(at[p]);
      for (const Index site : at[p]) {
        if (!holds(part.now, site)) move.adds.push_back(instance_.sites[site].id);
      }
      for (const Index site : part.now) {
        if (!holds(at[p], site)) move.removes.push_back(instance_.sites[site].id);
      }
      if (from.bytes) move.copy_bytes = *from.bytes * static_cast<std::int64_t>(move.adds.size());
      move.why = why(part, move);
      if (!part.now.empty() && part.now.front() != at[p].front()) ++out_.summary.leader_changes;
      out_.moves.push_back(std::move(move));
    }
  }

  [[nodiscard]] const char* role(std::size_t s) const {
    const Broker& broker = snapshot_.brokers[s];
    if (instance_.sites[s].drained) return "DRAIN";
    if (!broker.live) return "NOT_LIVE";
    if (broker.cordoned) return "CORDONED";
    const auto& added = intent_.add;
    return std::find(added.begin(), added.end(), broker.id) != added.end() ? "ADD" : "KEEP";
  }

  void take_brokers(const Placement& at) {
    Held before(instance_);
    Held after(instance_);
    for (std::size_t p = 0; p < at.size(); ++p) {
      before.add(instance_.parts[p].now, instance_.parts[p].bytes);
      after.add(at[p], instance_.parts[p].bytes);
    }
    for (std::size_t s = 0; s < instance_.sites.size(); ++s) {
      const Broker& broker = snapshot_.brokers[s];
      BrokerChange row;
      row.id = broker.id;
      row.rack = broker.rack;
      row.role = role(s);
      row.replicas_before = before.replicas[s];
      row.replicas_after = after.replicas[s];
      row.leaders_before = before.leaders[s];
      row.leaders_after = after.leaders[s];
      if (instance_.sizes_known) {
        row.bytes_before = before.bytes[s];
        row.bytes_after = after.bytes[s];
      }
      if (broker.capacity_bytes.value_or(0) > 0) {
        constexpr double whole = 100;
        const auto all = static_cast<double>(*broker.capacity_bytes);
        const auto used = broker.usable_bytes ? all - static_cast<double>(*broker.usable_bytes)
                                              : static_cast<double>(before.bytes[s]);
        row.disk_before_percent = whole * used / all;
        row.disk_after_percent =
            whole * std::max(0.0, used + static_cast<double>(after.bytes[s] - before.bytes[s])) / all;
      }
      out_.brokers.push_back(std::move(row));
    }
    auto& summary = out_.summary;
    summary.replica_skew_before_percent = skew(instance_, before.replicas);
    summary.replica_skew_after_percent = skew(instance_, after.replicas);
    if (!instance_.sizes_known) return;
    summary.byte_skew_before_percent = skew(instance_, before.bytes);
    summary.byte_skew_after_percent = skew(instance_, after.bytes);
  }

  const Snapshot& snapshot_;
  const Intent& intent_;
  Instance instance_;
  ScalePlan out_;
};

} // namespace

Result<ScalePlan> plan(const Snapshot& snapshot, const Intent& intent) {
  auto instance = instance_of(snapshot, intent);
  if (!instance) return fail(std::move(instance.error()));
  return Planning(snapshot, intent, std::move(*instance)).plan();
}

std::vector<plan::WantedMove> wanted_moves(const ScalePlan& plan) {
  std::vector<plan::WantedMove> out;
  out.reserve(plan.moves.size());
  for (const Move& move : plan.moves) out.push_back({move.topic, move.partition, move.to});
  return out;
}

changes::Plan steps(const ScalePlan& plan, const Snapshot& snapshot) {
  changes::Plan out;
  out.cluster_id = plan.cluster_id;
  out.made_at = plan.read_at;
  auto topic = snapshot.topics.begin();
  for (const Move& move : plan.moves) {
    topic = std::lower_bound(topic, snapshot.topics.end(), move.topic,
                             [](const Topic& each, const std::string& name) { return each.name < name; });
    changes::StartReassignment start;
    start.topic = move.topic;
    if (topic != snapshot.topics.end()) start.topic_id = topic->id;
    start.partition = move.partition;
    start.old_replicas = move.from;
    start.replicas = move.to;
    out.steps.emplace_back(std::move(start));
  }
  return out;
}

} // namespace klamm::scaling
