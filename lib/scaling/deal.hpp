#pragma once

#include <scaling/instance.hpp>

#include <cstdint>
#include <vector>

namespace klamm::scaling {

/// Replicas that leave through one pool, and where they arrive: as many of both.
struct Pool {
  std::vector<std::uint32_t> units; ///< parts, once for each replica
  std::vector<Index> sites;         ///< once for each replica
};

/// Gives each unit a site whose part neither stays there nor gets another replica there. Parts for which
/// there is none go to `conflicts`.
void deal(const Pool& pool, const Placement& stays, std::vector<std::vector<Index>>& added,
          std::vector<std::uint32_t>& conflicts);

} // namespace klamm::scaling
