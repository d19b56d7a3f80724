#include <scaling/flow.hpp>
#include <scaling/leaders.hpp>

#include <algorithm>

namespace klamm::scaling {
namespace {

/// What it costs that a replica leads: nothing for the present leader.
std::int64_t cost_of(const Part& part, Index site) {
  constexpr std::int64_t other = 4;
  if (!part.now.empty() && part.now.front() == site) return 0;
  const auto at = std::find(part.now.begin(), part.now.end(), site);
  if (at == part.now.end()) return other + 2;
  const auto i = static_cast<std::size_t>(at - part.now.begin());
  return other + (i < 64 && ((part.in_sync >> i) & 1U) == 0 ? 1 : 0);
}

void put_at(std::vector<Index>& sites, std::size_t position, Index site) {
  const auto at = std::find(sites.begin(), sites.end(), site);
  std::rotate(sites.begin() + static_cast<std::ptrdiff_t>(position), at, at + 1);
}

/// The cheapest, the first of equals.
void lead_cheaply(const Instance& instance, std::size_t p, Placement& at) {
  const Part& part = instance.parts[p];
  auto& sites = at[p];
  if (sites.empty() || sites.front() == part.now.front()) return;
  const auto best = std::min_element(
      sites.begin(), sites.end(), [&part](Index a, Index b) { return cost_of(part, a) < cost_of(part, b); });
  put_at(sites, 0, *best);
}

/// One position of the replica lists: who leads (0), or who leads after a failure (1).
class Spreading {
 public:
  Spreading(const Instance& instance, std::size_t position, Placement& at)
      : instance_(instance), position_(position), at_(at) {}

  /// Spreads as evenly as the replica sets let it. Whether that is evenly.
  bool spread() {
    constexpr std::int32_t widest = 1 << 20;
    std::int32_t slack = 0;
    while (!within(slack)) {
      if (slack >= widest) return false;
      slack = std::max(1, slack * 2);
    }
    return slack == 0;
  }

 private:
  /// Whether a part may get another order. Where only the second changes nothing is gained by a new order.
  [[nodiscard]] bool is_free(std::size_t p) const {
    const Part& part = instance_.parts[p];
    if (part.fixed || at_[p].size() <= position_) return false;
    if (position_ > 0 && (at_[p].size() == position_ + 1 || at_[p] == part.now)) return false;
    return std::any_of(at_[p].begin() + static_cast<std::ptrdiff_t>(position_), at_[p].end(),
                       [this](Index site) { return instance_.sites[site].gets; });
  }

  [[nodiscard]] std::int64_t cost(std::size_t p, Index site) const {
    if (position_ == 0) return cost_of(instance_.parts[p], site);
    return at_[p][position_] == site ? 0 : 1;
  }

  /// How many each site should have: equally many, or by capacity; no more than the parts it holds.
  [[nodiscard]] std::vector<Range> ranges(std::int32_t slack) const {
    const std::size_t count = instance_.sites.size();
    std::vector<double> weight(count, 0);
    std::vector<double> least(count, 0);
    std::vector<double> most(count, 0);
    std::vector<std::int32_t> fixed(count, 0);
    double total = 0;
    for (std::size_t p = 0; p < at_.size(); ++p) {
      if (at_[p].size() <= position_) continue;
      if (!is_free(p)) {
        ++fixed[at_[p][position_]];
        continue;
      }
      total += 1;
      for (std::size_t i = position_; i < at_[p].size(); ++i) most[at_[p][i]] += 1;
    }
    for (std::size_t s = 0; s < count; ++s) {
      if (!instance_.sites[s].gets) {
        most[s] = 0;
        continue;
      }
      weight[s] = instance_.sites[s].weight;
      least[s] = fixed[s];
      most[s] += fixed[s];
      total += fixed[s];
    }
    const auto of_sites = shares(total, weight, least, most);
    std::vector<Range> out(count);
    for (std::size_t s = 0; s < count; ++s) {
      const Site& site = instance_.sites[s];
      out[s] = {0, site.keeps ? 1 << 30 : 0};
      if (!site.gets) continue;
      const Range range = around(of_sites[s], slack);
      out[s] = {std::max(0, range.least - fixed[s]), std::max(0, range.most - fixed[s])};
    }
    return out;
  }

  bool within(std::int32_t slack) {
    const auto limits = ranges(slack);
    struct Choice {
      std::uint32_t part;
      Index site;
    };
    FlowGraph graph;
    std::vector<Choice> choices;
    graph.supply.assign(limits.size() + 1, 0);
    const auto sink = static_cast<std::uint32_t>(limits.size());
    for (std::size_t s = 0; s < limits.size(); ++s) {
      graph.arcs.push_back({static_cast<std::uint32_t>(s), sink, limits[s].least, limits[s].most, 0});
      choices.push_back({});
    }
    const std::size_t first = graph.arcs.size();
    for (std::size_t p = 0; p < at_.size(); ++p) {
      if (!is_free(p)) continue;
      const auto node = static_cast<std::uint32_t>(graph.supply.size());
      graph.supply.push_back(1);
      --graph.supply[sink];
      for (std::size_t i = position_; i < at_[p].size(); ++i) {
        const Index site = at_[p][i];
        if (!instance_.sites[site].live) continue;
        graph.arcs.push_back({node, site, 0, 1, cost(p, site)});
        choices.push_back({static_cast<std::uint32_t>(p), site});
      }
    }
    const Flow flow = least_cost_flow(graph);
    if (!flow.feasible) return false;
    for (std::size_t i = first; i < graph.arcs.size(); ++i) {
      if (flow.on[i] != 0) put_at(at_[choices[i].part], position_, choices[i].site);
    }
    return true;
  }

  const Instance& instance_;
  std::size_t position_;
  Placement& at_;
};

} // namespace

void place_leaders(const Instance& instance, bool even, Placement& at, std::vector<Text>& notes) {
  for (std::size_t p = 0; p < at.size(); ++p) {
    if (!instance.parts[p].fixed) lead_cheaply(instance, p, at);
  }
  if (!even) return;
  if (!Spreading(instance, 0, at).spread())
    notes.push_back(KLAMM_TEXT("scaling", "brokers cannot lead equally many partitions with these replicas"));
  Spreading(instance, 1, at).spread();
}

} // namespace klamm::scaling
