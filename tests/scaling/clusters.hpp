#pragma once

#include <klamm/scaling.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

// Invented clusters.

namespace klamm::testing {

/// Brokers 1 … count; `racks`: the rack of each in turn, empty: none.
inline scaling::Snapshot brokers(std::int32_t count, const std::vector<std::string>& racks = {}) {
  scaling::Snapshot out;
  out.cluster_id = "invented";
  for (std::int32_t id = 1; id <= count; ++id) {
    scaling::Broker broker;
    broker.id = id;
    if (!racks.empty()) broker.rack = racks[static_cast<std::size_t>(id - 1) % racks.size()];
    out.brokers.push_back(broker);
  }
  return out;
}

inline void add_topic(scaling::Snapshot& to, const std::string& name,
                      const std::vector<changes::Replicas>& replicas, std::int64_t bytes = 1000) {
  const auto topic = static_cast<std::uint32_t>(to.topics.size());
  to.topics.push_back({name, "id-of-" + name});
  for (std::size_t p = 0; p < replicas.size(); ++p) {
    scaling::Partition partition;
    partition.topic = topic;
    partition.partition = static_cast<std::int32_t>(p);
    partition.replicas = replicas[p];
    partition.bytes = bytes;
    to.partitions.push_back(std::move(partition));
  }
}

/// `partitions` of `factor` replicas each on brokers 1 … `over` in turn.
inline std::vector<changes::Replicas> in_turn(std::int32_t partitions, std::int32_t factor,
                                              std::int32_t over) {
  std::vector<changes::Replicas> out;
  for (std::int32_t p = 0; p < partitions; ++p) {
    auto& replicas = out.emplace_back();
    for (std::int32_t k = 0; k < factor; ++k) replicas.push_back((p + k) % over + 1);
  }
  return out;
}

/// Replicas of each broker after a plan.
inline std::map<std::int32_t, std::int64_t> after(const scaling::ScalePlan& plan) {
  std::map<std::int32_t, std::int64_t> out;
  for (const auto& broker : plan.brokers) out[broker.id] = broker.replicas_after;
  return out;
}

/// The replicas of one partition after a plan.
inline changes::Replicas placed(const scaling::Snapshot& snapshot, const scaling::ScalePlan& plan,
                                const std::string& topic, std::int32_t partition) {
  for (const auto& move : plan.moves) {
    if (move.topic == topic && move.partition == partition) return move.to;
  }
  for (const auto& each : snapshot.partitions) {
    if (snapshot.topics[each.topic].name == topic && each.partition == partition) return each.replicas;
  }
  return {};
}

} // namespace klamm::testing
