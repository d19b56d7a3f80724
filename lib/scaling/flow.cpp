// The only file that sees LEMON, which compiles as C++17 and no newer.

#include <lemon/circulation.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <scaling/flow.hpp>

namespace klamm::scaling {

namespace {

using Graph = lemon::SmartDigraph;

/// One member of the arcs as LEMON reads maps.
template <class T, T Arc::*member>
class ArcMap {
 public:
  using Key = Graph::Arc;
  using Value = T;
  explicit ArcMap(const std::vector<Arc>& arcs) : arcs_(arcs) {}
  Value operator[](const Key& arc) const { return arcs_[static_cast<std::size_t>(Graph::id(arc))].*member; }

 private:
  const std::vector<Arc>& arcs_;
};

class SupplyMap {
 public:
  using Key = Graph::Node;
  using Value = std::int32_t;
  explicit SupplyMap(const std::vector<std::int32_t>& supply) : supply_(supply) {}
  Value operator[](const Key& node) const { return supply_[static_cast<std::size_t>(Graph::id(node))]; }

 private:
  const std::vector<std::int32_t>& supply_;
};

} // namespace

Flow least_cost_flow(const FlowGraph& graph) {
  Graph net;
  net.reserveNode(static_cast<int>(graph.supply.size()));
  net.reserveArc(static_cast<int>(graph.arcs.size()));
  for (std::size_t i = 0; i < graph.supply.size(); ++i) net.addNode();
  for (const Arc& arc : graph.arcs)
    net.addArc(Graph::nodeFromId(static_cast<int>(arc.from)), Graph::nodeFromId(static_cast<int>(arc.to)));
  const ArcMap<std::int32_t, &Arc::least> least(graph.arcs);
  const ArcMap<std::int32_t, &Arc::most> most(graph.arcs);
  const ArcMap<std::int64_t, &Arc::cost> cost(graph.arcs);
  const SupplyMap supply(graph.supply);
  Flow flow;
  {
    lemon::NetworkSimplex<Graph, std::int32_t, std::int64_t> simplex(net);
    simplex.lowerMap(least).upperMap(most).costMap(cost).supplyMap(supply);
    flow.feasible = simplex.run() == lemon::NetworkSimplex<Graph, std::int32_t, std::int64_t>::OPTIMAL;
    if (flow.feasible) {
      flow.on.resize(graph.arcs.size());
      for (std::size_t i = 0; i < graph.arcs.size(); ++i)
        flow.on[i] = simplex.flow(Graph::arcFromId(static_cast<int>(i)));
      return flow;
    }
  }
  using Least = ArcMap<std::int32_t, &Arc::least>;
  using Most = ArcMap<std::int32_t, &Arc::most>;
  lemon::Circulation<Graph, Least, Most, SupplyMap> circulation(net, least, most, supply);
  circulation.run();
  flow.cut.resize(graph.supply.size());
  for (std::size_t i = 0; i < graph.supply.size(); ++i)
    flow.cut[i] = circulation.barrier(Graph::nodeFromId(static_cast<int>(i))) ? 1 : 0;
  return flow;
}

} // namespace klamm::scaling
