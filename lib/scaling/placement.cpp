#include <scaling/deal.hpp>
#include <scaling/flow.hpp>
#include <scaling/placement.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace klamm::scaling {

std::int32_t most_of_topic(const Instance& instance, std::uint32_t topic, Index site, std::int32_t more) {
  // As many in its rack as the rack's share, or as the rack must take; as many of those as its own share.
  double all = 0;
  for (const double each : instance.rack_shares) all += each;
  const double in_rack = instance.rack_shares[instance.sites[site].rack];
  if (all <= 0 || in_rack <= 0) return static_cast<std::int32_t>(instance.topic_wanted[topic]);
  const double wanted = static_cast<double>(instance.topic_wanted[topic]) * in_rack / all;
  const double least = static_cast<double>(instance.topic_floor[topic]);
  const double most = std::max(least, static_cast<double>(instance.topic_ceiling[topic]));
  return around(std::clamp(wanted, least, most) * instance.sites[site].share / in_rack, 0).most + more;
}

Copied copied(const Instance& instance, const Placement& at) {
  Copied out;
  for (std::size_t p = 0; p < at.size(); ++p) {
    const Part& part = instance.parts[p];
    for (const Index site : at[p]) {
      if (std::find(part.now.begin(), part.now.end(), site) != part.now.end()) continue;
      ++out.moves;
      out.bytes += part.bytes;
    }
  }
  return out;
}

namespace {

/// What is tried in one solution.
struct Limits {
  std::int32_t slack = 0;
  bool unlimited = false; ///< no range for the brokers at all
  bool spread = true;
  std::int32_t spread_more = 1;
};

/// Costs that keep sums of them below what the simplex can hold: bytes first, then the number of moves.
class Costs {
 public:
  Costs(const Instance& instance, std::size_t nodes) {
    std::int64_t largest = 1;
    for (const Part& part : instance.parts) largest = std::max(largest, part.bytes);
    const std::int64_t top = (std::int64_t{1} << 61U) / static_cast<std::int64_t>(nodes + 1);
    while (largest / quantum_ > top / 4) quantum_ *= 2;
    const std::int64_t room = top / (largest / quantum_ + 1);
    factor_ = std::clamp<std::int64_t>(room, 1, 4 * (instance.wanted + 1));
  }
  [[nodiscard]] std::int64_t of_move(const Part& part) const {
    return (part.bytes + quantum_ - 1) / quantum_ * factor_ + 2;
  }
  [[nodiscard]] bool exact() const { return quantum_ == 1; }

 private:
  std::int64_t quantum_ = 1;
  std::int64_t factor_ = 1;
};

/// One flow: its graph, and what its arcs mean.
class Solving {
 public:
  Solving(const Instance& instance, const Limits& limits, const std::vector<std::uint8_t>& spelt_out)
      : instance_(instance), limits_(limits), spelt_out_(spelt_out),
        costs_(instance, 6 * instance.parts.size() + 1000) {}

  bool solve() {
    build();
    flow_ = least_cost_flow(graph_);
    return flow_.feasible;
  }

  /// False where pooled replicas could not be dealt to brokers that do not hold their partition: `conflicts`
  /// then names those partitions.
  bool read(Placement& at, std::vector<std::uint32_t>& conflicts) const {
    at.assign(instance_.parts.size(), {});
    std::vector<std::vector<Index>> added(instance_.parts.size());
    std::vector<Pool> pools(pools_);
    for (std::size_t i = 0; i < meanings_.size(); ++i) {
      if (flow_.on[i] == 0) continue;
      const Meaning& meaning = meanings_[i];
      switch (meaning.what) {
      case Meaning::stays: at[meaning.part].push_back(meaning.site); break;
      case Meaning::moves: added[meaning.part].push_back(meaning.site); break;
      case Meaning::to_pool:
        for (std::int32_t n = 0; n < flow_.on[i]; ++n) pools[meaning.pool].units.push_back(meaning.part);
        break;
      case Meaning::from_pool:
        for (std::int32_t n = 0; n < flow_.on[i]; ++n) pools[meaning.pool].sites.push_back(meaning.site);
        break;
      case Meaning::nothing: break;
      }
    }
    for (const Pool& pool : pools) deal(pool, at, added, conflicts);
    for (std::size_t p = 0; p < at.size(); ++p) {
      const Part& part = instance_.parts[p];
      if (part.fixed) {
        at[p] = part.now;
        continue;
      }
      std::vector<Index> ordered;
      for (const Index site : part.now) {
        if (std::find(at[p].begin(), at[p].end(), site) != at[p].end()) ordered.push_back(site);
      }
      std::sort(added[p].begin(), added[p].end());
      ordered.insert(ordered.end(), added[p].begin(), added[p].end());
      at[p] = std::move(ordered);
    }
    return conflicts.empty();
  }

  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }
  [[nodiscard]] bool exact() const { return costs_.exact(); }

 private:
  struct Meaning {
    enum What : std::uint8_t { nothing, stays, moves, to_pool, from_pool } what = nothing;
    Index site = 0;
    std::uint32_t part = 0;
    std::uint32_t pool = 0;
  };

  std::uint32_t node(std::int32_t supply = 0) {
    graph_.supply.push_back(supply);
    return static_cast<std::uint32_t>(graph_.supply.size() - 1);
  }
  void arc(std::uint32_t from, std::uint32_t to, Range range, std::int64_t cost, Meaning meaning) {
    graph_.arcs.push_back({from, to, range.least, range.most, cost});
    meanings_.push_back(meaning);
  }

  void build() {
    const auto& sites = instance_.sites;
    sink_ = node(-static_cast<std::int32_t>(instance_.wanted));
    for (std::size_t i = 0; i < sites.size(); ++i) {
      sites_.push_back(node());
      ranges_.push_back(range_of(sites[i]));
      const Range& range = ranges_.back();
      arc(sites_.back(), sink_,
          {std::max(0, range.least - sites[i].fixed), std::max(0, range.most - sites[i].fixed)}, 0, {});
    }
    for (std::size_t p = 0; p < instance_.parts.size(); ++p) {
      if (!instance_.parts[p].fixed) add(static_cast<std::uint32_t>(p));
    }
  }

  [[nodiscard]] Range range_of(const Site& site) const {
    constexpr std::int32_t any = 1 << 30;
    if (site.drained) return {0, site.fixed};
    if (!site.gets || limits_.unlimited) return {0, any};
    Range range = around(site.share, limits_.slack);
    range.most = std::max(range.most, site.fixed);
    return range;
  }

  void add(std::uint32_t p) {
    const Part& part = instance_.parts[p];
    if (!instance_.racked()) {
      add_group(p, node(part.wanted), 0);
      return;
    }
    const auto racks = static_cast<std::uint32_t>(instance_.racks.size());
    const bool whole = part.wanted % instance_.counted_racks == 0 &&
                       instance_.kept_racks == instance_.counted_racks &&
                       instance_.counted_racks == static_cast<std::int32_t>(racks);
    const std::uint32_t all = whole ? 0 : node(part.wanted);
    for (std::uint32_t r = 0; r < racks; ++r) {
      const Range range = instance_.in_rack(r, part.wanted);
      if (whole) {
        add_group(p, node(range.least), r);
        continue;
      }
      if (range.most == 0) continue;
      const std::uint32_t group = node();
      arc(all, group, range, 0, {});
      add_group(p, group, r);
    }
  }

  /// A partition's replicas in one rack.
  void add_group(std::uint32_t p, std::uint32_t group, std::uint32_t rack) {
    const Part& part = instance_.parts[p];
    const std::int64_t cost = costs_.of_move(part);
    for (std::size_t i = 0; i < part.now.size(); ++i) {
      const Site& site = instance_.sites[part.now[i]];
      if (!site.keeps || site.rack != rack) continue;
      const bool in_sync = i >= 64 || ((part.in_sync >> i) & 1U) != 0;
      arc(group, door(part.topic, part.now[i]), {0, 1}, in_sync ? 0 : 1, {Meaning::stays, part.now[i], p, 0});
    }
    if (spelt_out_.empty() || spelt_out_[p] != 0) {
      for (std::size_t s = 0; s < instance_.sites.size(); ++s) {
        const Site& site = instance_.sites[s];
        const auto at = static_cast<Index>(s);
        if (!site.gets || site.rack != rack || part.bytes > site.room || holds(part.now, at)) continue;
        arc(group, door(part.topic, at), {0, 1}, cost, {Meaning::moves, at, p, 0});
      }
      return;
    }
    const std::uint32_t pool = pool_of(part.topic, rack);
    arc(group, pool_nodes_[pool], {0, part.wanted}, cost, {Meaning::to_pool, 0, p, pool});
  }

  static bool holds(const std::vector<Index>& list, Index site) {
    return std::find(list.begin(), list.end(), site) != list.end();
  }

  /// Whether a limit on a topic's replicas a broker can say anything.
  [[nodiscard]] bool counts_topic(std::uint32_t topic) const {
    return limits_.spread &&
           static_cast<std::int32_t>(instance_.topic_parts[topic]) > 1 + limits_.spread_more;
  }

  /// Where a topic's replicas enter a broker.
  std::uint32_t door(std::uint32_t topic, Index site) {
    if (!counts_topic(topic) || !instance_.sites[site].gets) return sites_[site];
    if (doors_.size() <= topic) doors_.resize(instance_.topic_parts.size());
    auto& doors = doors_[topic];
    if (doors.empty()) doors.assign(instance_.sites.size(), 0);
    if (doors[site] == 0) {
      doors[site] = node();
      const std::int32_t most = most_of_topic(instance_, topic, site, limits_.spread_more);
      arc(doors[site], sites_[site], {0, std::max(0, most - instance_.fixed_of(topic, site))}, 0, {});
    }
    return doors[site];
  }

  /// Where replicas leave for any broker of a rack: a topic's own pool where topics are spread.
  std::uint32_t pool_of(std::uint32_t topic, std::uint32_t rack) {
    const bool own = counts_topic(topic);
    const std::uint64_t key = (own ? std::uint64_t{topic} + 1 : 0) * instance_.racks.size() + rack;
    const auto [at, made] = pool_index_.emplace(key, static_cast<std::uint32_t>(pool_nodes_.size()));
    if (!made) return at->second;
    const std::uint32_t pool = at->second;
    pool_nodes_.push_back(node());
    pools_.emplace_back();
    constexpr std::int32_t any = 1 << 30;
    for (std::size_t s = 0; s < instance_.sites.size(); ++s) {
      if (!instance_.sites[s].gets || instance_.sites[s].rack != rack) continue;
      const auto site = static_cast<Index>(s);
      arc(pool_nodes_[pool], own ? door(topic, site) : sites_[s], {0, any}, 0,
          {Meaning::from_pool, site, 0, pool});
    }
    return pool;
  }

  const Instance& instance_;
  const Limits& limits_;
  const std::vector<std::uint8_t>& spelt_out_; ///< parts with arcs of their own; empty: all
  Costs costs_;
  FlowGraph graph_;
  std::vector<Meaning> meanings_; ///< of each arc
  std::uint32_t sink_ = 0;
  std::vector<std::uint32_t> sites_;
  std::vector<Range> ranges_;
  std::vector<std::vector<std::uint32_t>> doors_;
  std::map<std::uint64_t, std::uint32_t> pool_index_;
  std::vector<std::uint32_t> pool_nodes_;
  std::vector<Pool> pools_;
  Flow flow_;
};

/// Solves within some limits; no placement where they allow none.
bool try_within(const Instance& instance, const Limits& limits, bool all_explicit, Placed& out) {
  std::vector<std::uint8_t> spelt_out(all_explicit ? 0 : instance.parts.size(), 0);
  while (true) {
    Solving solving(instance, limits, spelt_out);
    if (!solving.solve()) return false;
    std::vector<std::uint32_t> conflicts;
    const bool good = solving.read(out.at, conflicts);
    out.exact = solving.exact();
    out.ranges = solving.ranges();
    if (good) return true;
    for (const std::uint32_t part : conflicts) spelt_out[part] = 1;
  }
}

} // namespace

std::size_t explicit_size(const Instance& instance) {
  std::size_t sites = 0;
  for (const Site& site : instance.sites) sites += site.gets ? 1 : 0;
  std::size_t parts = 0;
  for (const Part& part : instance.parts) parts += part.fixed ? 0 : 1;
  return sites * parts;
}

Placed place(const Instance& instance, const Intent& intent, std::size_t explicit_arcs) {
  const bool all_explicit = explicit_size(instance) <= explicit_arcs;
  Placed out;
  Limits limits;
  limits.slack = intent.slack;
  limits.spread = intent.topic_spread;
  while (!try_within(instance, limits, all_explicit, out)) {
    constexpr std::int32_t widest = 1 << 20;
    if (limits.spread && limits.spread_more < 8) {
      limits.spread_more *= 2;
    } else if (limits.spread) {
      limits.spread = false;
    } else if (limits.slack < widest) {
      limits.slack = std::max(1, limits.slack * 2);
    } else if (!limits.unlimited) {
      limits.unlimited = true;
    } else {
      return {}; // of counts and racks instance_of has seen that there is one
    }
  }
  out.found = true;
  out.spread_more = limits.spread ? limits.spread_more : -1;
  if (intent.topic_spread && (!limits.spread || limits.spread_more > 1))
    out.notes.push_back(
        KLAMM_TEXT("scaling", "the replicas of each topic cannot be spread evenly within the other rules"));
  if (limits.unlimited || limits.slack > intent.slack)
    out.notes.push_back(
        KLAMM_TEXT("scaling", "brokers cannot hold equally many replicas within the other rules"));
  const Copied sum = copied(instance, out.at);
  out.moves = sum.moves;
  out.bytes = sum.bytes;
  return out;
}

} // namespace klamm::scaling
