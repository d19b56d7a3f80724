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

bool may_lead(const Instance& instance, Index site) {
  return instance.sites[site].live;
}

void put_first(std::vector<Index>& sites, Index leader) {
  const auto at = std::find(sites.begin(), sites.end(), leader);
  std::rotate(sites.begin(), at, at + 1);
}

/// The cheapest, the first of equals.
void lead_cheaply(const Instance& instance, std::size_t p, Placement& at) {
  const Part& part = instance.parts[p];
  auto& sites = at[p];
  if (sites.empty() || sites.front() == part.now.front()) return;
  const auto best = std::min_element(
      sites.begin(), sites.end(), [&part](Index a, Index b) { return cost_of(part, a) < cost_of(part, b); });
  put_first(sites, *best);
}

/// Leaders each site should have: equally many, or by capacity; no more than the partitions it holds.
std::vector<Range> leader_ranges(const Instance& instance, const Placement& at,
                                 std::vector<std::int32_t>& fixed, std::int32_t slack) {
  const std::size_t count = instance.sites.size();
  std::vector<double> weight(count, 0);
  std::vector<double> least(count, 0);
  std::vector<double> most(count, 0);
  double total = 0;
  fixed.assign(count, 0);
  for (std::size_t p = 0; p < at.size(); ++p) {
    if (at[p].empty()) continue;
    const bool gets_any =
        std::any_of(at[p].begin(), at[p].end(), [&](Index s) { return instance.sites[s].gets; });
    if (instance.parts[p].fixed || !gets_any) {
      ++fixed[at[p].front()];
      continue;
    }
    total += 1;
    for (const Index site : at[p]) most[site] += 1;
  }
  for (std::size_t s = 0; s < count; ++s) {
    const Site& site = instance.sites[s];
    if (!site.gets) {
      most[s] = 0;
      continue;
    }
    weight[s] = site.weight;
    least[s] = fixed[s];
    most[s] += fixed[s];
    total += fixed[s];
  }
  const auto of_sites = shares(total, weight, least, most);
  std::vector<Range> out(count);
  for (std::size_t s = 0; s < count; ++s) {
    if (!instance.sites[s].gets) {
      out[s] = {0, instance.sites[s].keeps ? 1 << 30 : 0};
      continue;
    }
    const Range range = around(of_sites[s], slack);
    out[s] = {std::max(0, range.least - fixed[s]), std::max(0, range.most - fixed[s])};
  }
  return out;
}

bool lead_evenly(const Instance& instance, std::int32_t slack, Placement& at) {
  std::vector<std::int32_t> fixed;
  const auto ranges = leader_ranges(instance, at, fixed, slack);
  FlowGraph graph;
  struct Choice {
    std::uint32_t part;
    Index site;
  };
  std::vector<Choice> choices;
  graph.supply.assign(instance.sites.size() + 1, 0);
  const auto sink = static_cast<std::uint32_t>(instance.sites.size());
  for (std::size_t s = 0; s < ranges.size(); ++s) {
    graph.arcs.push_back({static_cast<std::uint32_t>(s), sink, ranges[s].least, ranges[s].most, 0});
    choices.push_back({});
  }
  const std::size_t first = graph.arcs.size();
  for (std::size_t p = 0; p < at.size(); ++p) {
    const Part& part = instance.parts[p];
    if (part.fixed || at[p].empty()) continue;
    if (std::none_of(at[p].begin(), at[p].end(), [&](Index s) { return instance.sites[s].gets; })) continue;
    const auto node = static_cast<std::uint32_t>(graph.supply.size());
    graph.supply.push_back(1);
    --graph.supply[sink];
    for (const Index site : at[p]) {
      if (!may_lead(instance, site)) continue;
      graph.arcs.push_back({node, site, 0, 1, cost_of(part, site)});
      choices.push_back({static_cast<std::uint32_t>(p), site});
    }
  }
  const Flow flow = least_cost_flow(graph);
  if (!flow.feasible) return false;
  for (std::size_t i = first; i < graph.arcs.size(); ++i) {
    if (flow.on[i] != 0) put_first(at[choices[i].part], choices[i].site);
  }
  return true;
}

} // namespace

void place_leaders(const Instance& instance, bool even, Placement& at, std::vector<Text>& notes) {
  for (std::size_t p = 0; p < at.size(); ++p) {
    if (!instance.parts[p].fixed) lead_cheaply(instance, p, at);
  }
  if (!even) return;
  constexpr std::int32_t widest = 1 << 20;
  std::int32_t slack = 0;
  while (!lead_evenly(instance, slack, at)) {
    if (slack >= widest) return;
    slack = std::max(1, slack * 2);
  }
  if (slack > 0)
    notes.push_back(KLAMM_TEXT("scaling", "brokers cannot lead equally many partitions with these replicas"));
}

} // namespace klamm::scaling
