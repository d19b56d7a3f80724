#pragma once

#include <klamm/scaling.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace klamm::scaling {

using Index = std::uint16_t; ///< of a broker in an instance
inline constexpr std::size_t most_brokers = std::numeric_limits<Index>::max();
inline constexpr double most_disk = 0.85; ///< of the capacity of a broker that gets replicas

/// How many of something a broker may hold.
struct Range {
  std::int32_t least = 0;
  std::int32_t most = 0;
};

/// A broker as planning sees it.
struct Site {
  std::int32_t id = 0;
  std::uint32_t rack = 0; ///< 0 where racks do not count
  bool gets = false;      ///< new replicas
  bool keeps = false;     ///< what it has
  bool live = true;
  bool drained = false;
  double weight = 1;
  std::int64_t room =
      std::numeric_limits<std::int64_t>::max(); ///< bytes it may get; old copies stay meanwhile
  std::int32_t fixed = 0;                       ///< replicas of partitions that stay as they are
  std::int64_t fixed_bytes = 0;                 ///< … and their bytes
  double share = 0;                             ///< replicas it should hold, fixed ones too
};

/// A partition as planning sees it.
struct Part {
  std::uint32_t topic = 0;
  std::int32_t wanted = 0; ///< replicas
  std::int64_t bytes = 0;  ///< of one; 0 where it is not known
  bool fixed = false;
  std::vector<Index> now;    ///< in order
  std::uint64_t in_sync = 0; ///< bit i: of now[i]; of the first 64
};

/// A snapshot and an intent as numbers. Parts stand in the order of the snapshot's partitions.
struct Instance {
  std::vector<Site> sites;
  std::vector<Part> parts;
  std::vector<std::string> racks;           ///< names; one that is empty where racks do not count
  std::vector<std::uint32_t> sites_in_rack; ///< that get replicas
  std::int32_t counted_racks = 1;           ///< those with a site that gets replicas
  std::int32_t kept_racks = 1;              ///< those with one that gets or keeps some
  std::vector<std::uint32_t> topic_parts;   ///< free partitions of each topic
  std::vector<std::int64_t> topic_wanted;   ///< their replicas
  std::vector<std::int64_t> topic_floor;    ///< of those, how many a rack with brokers must have at least
  std::vector<std::int64_t> topic_ceiling;  ///< … and may have at most
  std::vector<double> rack_shares;          ///< of each rack's brokers together
  bool sizes_known = true;
  bool factor_falls = false; ///< some partition is to have fewer replicas
  std::int64_t wanted = 0;   ///< replicas of free partitions
  std::vector<Text> notes;

  /// How many replicas of a partition with so many a rack may and must have.
  [[nodiscard]] Range in_rack(std::uint32_t rack, std::int32_t wanted) const;
  /// Whether these sites keep the hard rules for a part, disks aside.
  [[nodiscard]] bool legal(const Part& part, const std::vector<Index>& sites) const;
  /// Whether racks say anything.
  [[nodiscard]] bool racked() const { return racks.size() > 1; }
  /// Replicas that sites that are no target of this plan keep, by topic and site.
  [[nodiscard]] std::int32_t fixed_of(std::uint32_t topic, Index site) const;

  std::unordered_map<std::uint64_t, std::int32_t> fixed_by_topic;
};

/// What both are as numbers, or why the intent cannot be asked of the snapshot, or cannot be reached:
/// INFEASIBLE.
[[nodiscard]] Result<Instance> instance_of(const Snapshot& snapshot, const Intent& intent);

/// Sets what sites weigh, have room for, and should hold; the rest of the instance must be there.
void set_shares(const Snapshot& snapshot, Instance& out);
/// Real numbers that add up to `total`, as far as the limits let them in proportion to the weights.
[[nodiscard]] std::vector<double> shares(double total, const std::vector<double>& weights,
                                         const std::vector<double>& least, const std::vector<double>& most);
/// ⌊share⌋ − slack to ⌈share⌉ + slack.
[[nodiscard]] Range around(double share, std::int32_t slack);

/// The brokers of each part after a plan: those that stay in their order, then new ones.
using Placement = std::vector<std::vector<Index>>;

} // namespace klamm::scaling
