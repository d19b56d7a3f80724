#pragma once

#include <scaling/instance.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace klamm::scaling {

/// A placement with the fewest bytes copied that its limits allow, each replica whole.
struct Placed {
  bool found = false; ///< false only where the brokers' disks leave no room
  Placement at;
  bool exact = true;         ///< it is the optimum of `ranges`
  std::int64_t bytes = 0;    ///< copied
  std::int64_t moves = 0;    ///< replicas copied
  std::vector<Range> ranges; ///< replicas of each site, as they were kept at last
  std::vector<Text> notes;   ///< which limits were too narrow
  /// Replicas of a topic above a site's share that were allowed; negative: any number.
  std::int32_t spread_more = 1;
};

/// The most replicas of a topic that a site may hold, fixed ones too; the spread of a topic.
[[nodiscard]] std::int32_t most_of_topic(const Instance& instance, std::uint32_t topic, Index site,
                                         std::int32_t more);

/// Arcs for each partition and broker are exact and used up to this many of them; above it replicas that move
/// go through one pool a topic and rack.
inline constexpr std::size_t most_explicit = 400'000;

/// Pairs of a free part and a site that may get replicas.
[[nodiscard]] std::size_t explicit_size(const Instance& instance);

/// Widens the ranges, and says so, where they allow no placement. The instance must be one that instance_of
/// made.
[[nodiscard]] Placed place(const Instance& instance, const Intent& intent,
                           std::size_t explicit_arcs = most_explicit);

/// Replicas copied, and their bytes.
struct Copied {
  std::int64_t moves = 0;
  std::int64_t bytes = 0;
};
[[nodiscard]] Copied copied(const Instance& instance, const Placement& at);

} // namespace klamm::scaling
