#pragma once

#include <cstdint>
#include <vector>

// Read by one translation unit in C++17: nothing newer here.

namespace klamm::scaling {

/// An arc takes between `least` and `most`, at `cost` each.
struct Arc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int32_t least = 0;
  std::int32_t most = 0;
  std::int64_t cost = 0;
};

/// Nodes are numbers from 0 on. `supply` of all nodes adds up to 0; what is negative is a demand. The largest
/// cost times the number of nodes must stay below 2^62.
struct FlowGraph {
  std::vector<std::int32_t> supply;
  std::vector<Arc> arcs;
};

/// What flows on each arc; or, where not all can flow, a cut: the nodes from which more must leave than the
/// arcs out of them take.
struct Flow {
  bool feasible = false;
  std::vector<std::int32_t> on;
  std::vector<std::uint8_t> cut;
};

/// The cheapest integral flow. The same graph gives the same flow.
[[nodiscard]] Flow least_cost_flow(const FlowGraph& graph);

} // namespace klamm::scaling
