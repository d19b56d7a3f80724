#pragma once

#include <klamm/plan_offsets.hpp>

#include <string>

namespace klamm::plan {

/// Group g (empty) at 50 of orders:0 and 5 of orders:1, which hold 10…100 and 0…20; group busy is live.
inline LiveGroups orders() {
  LiveGroups live;
  live.cluster_id = "abc";
  live.topics["orders"] = {"id", {{10, 100, {}, {}, ""}, {0, 20, {}, {}, ""}}};
  LiveGroup& g = live.groups["g"];
  g.exists = true;
  g.type = groups::Type::consumer;
  g.state = "Empty";
  g.offsets[{"orders", 0}] = {50, 3, "mark"};
  g.offsets[{"orders", 1}] = {5, {}, ""};
  return live;
}

inline LiveGroup& add_live(LiveGroups& live, const std::string& id) {
  LiveGroup& group = live.groups[id];
  group = live.groups.at("g");
  group.state = "Stable";
  group.members = {{"m-1", "static-1", "billing", "/10.0.0.7", {"orders"}, false}};
  return group;
}

inline std::string codes(const Planned& planned) {
  std::string out;
  for (const auto& error : planned.problems) out += (out.empty() ? "" : " ") + error.code;
  return out;
}

} // namespace klamm::plan
