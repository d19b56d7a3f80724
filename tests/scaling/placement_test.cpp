// The flow with arcs of their own for all partitions, and with pools: both are the optimum.

#include "clusters.hpp"

#include <doctest/doctest.h>
#include <scaling/bound.hpp>
#include <scaling/even.hpp>
#include <scaling/flow.hpp>
#include <scaling/placement.hpp>

#include <random>

using namespace klamm::scaling;
using namespace klamm::testing;

namespace {

/// A cluster that is the same for the same seed everywhere: no distribution of the standard library is.
Snapshot random_cluster(std::uint32_t seed) {
  std::mt19937 numbers(seed);
  const auto below = [&numbers](std::uint32_t most) { return numbers() % most; };
  const auto count = static_cast<std::int32_t>(4 + below(8));
  const std::uint32_t racks = below(3);
  auto out = brokers(count, racks == 0   ? std::vector<std::string>()
                            : racks == 1 ? std::vector<std::string>{"a", "b"}
                                         : std::vector<std::string>{"a", "b", "c"});
  for (std::uint32_t t = 0; t < 4; ++t) {
    std::vector<klamm::changes::Replicas> replicas(5 + below(20));
    for (auto& each : replicas) {
      const std::size_t factor = 1 + below(3);
      while (each.size() < factor) {
        const auto id = static_cast<std::int32_t>(
            1 + std::min(below(static_cast<std::uint32_t>(count)), below(static_cast<std::uint32_t>(count))));
        if (std::find(each.begin(), each.end(), id) == each.end()) each.push_back(id);
      }
    }
    add_topic(out, "t" + std::to_string(t), replicas);
  }
  for (auto& partition : out.partitions) partition.bytes = 1 + below(1000);
  return out;
}

/// No arc takes more or less than it may, and nothing is lost on the way.
bool keeps(const FlowGraph& graph, const Flow& flow) {
  std::vector<std::int32_t> left = graph.supply;
  for (std::size_t i = 0; i < graph.arcs.size(); ++i) {
    const Arc& arc = graph.arcs[i];
    if (flow.on[i] < arc.least || flow.on[i] > arc.most) return false;
    left[arc.from] -= flow.on[i];
    left[arc.to] += flow.on[i];
  }
  return std::all_of(left.begin(), left.end(), [](std::int32_t each) { return each == 0; });
}

} // namespace

TEST_CASE("a flow takes the cheapest way that has room, and what cannot flow has a cut") {
  FlowGraph graph;
  graph.supply = {3, 0, 0, -3};
  graph.arcs = {{0, 1, 0, 2, 1}, {0, 2, 0, 3, 5}, {1, 3, 0, 2, 1}, {2, 3, 1, 3, 1}};
  auto flow = least_cost_flow(graph);
  REQUIRE(flow.feasible);
  CHECK(keeps(graph, flow));
  CHECK(flow.on == std::vector<std::int32_t>{2, 1, 2, 1});
  graph.arcs[1].most = 0;
  graph.arcs[3].least = 0;
  flow = least_cost_flow(graph);
  CHECK_FALSE(flow.feasible);
  REQUIRE(flow.cut.size() == 4);
  CHECK(flow.cut[0] != flow.cut[3]);
}

TEST_CASE("pools and arcs of their own copy the same bytes") {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const auto snapshot = random_cluster(seed);
    Intent intent;
    if (seed % 3 == 0) intent.drain = {1};
    intent.topic_spread = seed % 4 != 0;
    const auto instance = instance_of(snapshot, intent);
    if (!instance) continue;
    const auto direct = place(*instance, intent);
    const auto pooled = place(*instance, intent, 0);
    REQUIRE(direct.found);
    REQUIRE(pooled.found);
    INFO("seed ", seed);
    CHECK(direct.bytes == pooled.bytes);
    CHECK(direct.exact);
    for (const auto* placed : {&direct, &pooled}) {
      for (std::size_t p = 0; p < instance->parts.size(); ++p)
        CHECK(instance->legal(instance->parts[p], placed->at[p]));
    }
    ++compared;
  }
  CHECK(compared > 100);
}

TEST_CASE("single steps keep the rules, and never copy less than the bound") {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const auto snapshot = random_cluster(seed);
    Intent intent;
    if (seed % 3 == 0) intent.drain = {2};
    const auto instance = instance_of(snapshot, intent);
    if (!instance) continue;
    INFO("seed ", seed);
    for (const bool bytes : {false, true}) {
      const auto aims = aims_of(*instance, intent, bytes);
      Layout layout(*instance, aims);
      const std::int64_t before = layout.distance();
      if (!even(*instance, layout)) continue;
      if (intent.drain.empty()) CHECK(layout.distance() <= before);
      if (layout.off() == 0) CHECK(layout.copied() >= least_copied(*instance, aims));
      const Layout again(*instance, aims, layout.at());
      CHECK(again.off() == layout.off());
      CHECK(again.copied() == layout.copied());
      CHECK(copied(*instance, layout.at()).bytes == layout.copied());
    }
  }
}
