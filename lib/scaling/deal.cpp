#include <scaling/deal.hpp>

#include <algorithm>

namespace klamm::scaling {
namespace {

bool holds(const std::vector<Index>& list, Index site) {
  return std::find(list.begin(), list.end(), site) != list.end();
}

/// Units take sites one after another; where none is left that a unit may take, another unit trades its own.
class Dealing {
 public:
  Dealing(const Pool& pool, const Placement& stays, std::vector<std::vector<Index>>& added)
      : pool_(pool), stays_(stays), added_(added) {}

  void deal(std::vector<std::uint32_t>& conflicts) {
    std::vector<Index> left = pool_.sites;
    std::vector<std::size_t> open;
    std::size_t from = 0;
    given_.assign(pool_.units.size(), 0);
    for (std::size_t u = 0; u < pool_.units.size(); ++u) {
      // In turn, so that the units of one part do not all meet the same site.
      bool found = false;
      for (std::size_t k = 0; k < left.size() && !found; ++k) {
        const std::size_t at = (from + k) % left.size();
        if (!may(pool_.units[u], left[at])) continue;
        give(u, left[at]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
        from = left.empty() ? 0 : at % left.size();
        found = true;
      }
      if (!found) open.push_back(u);
    }
    for (const std::size_t u : open) {
      if (!trade(u, left)) conflicts.push_back(pool_.units[u]);
    }
  }

 private:
  [[nodiscard]] bool may(std::uint32_t part, Index site) const {
    return !holds(stays_[part], site) && !holds(added_[part], site);
  }
  void give(std::size_t unit, Index site) {
    given_[unit] = site;
    done_.push_back(unit);
    added_[pool_.units[unit]].push_back(site);
  }
  void take(std::size_t unit) {
    auto& sites = added_[pool_.units[unit]];
    sites.erase(std::find(sites.begin(), sites.end(), given_[unit]));
  }

  /// Another unit takes a site that is left, and this one takes what that had.
  bool trade(std::size_t u, std::vector<Index>& left) {
    for (std::size_t k = 0; k < left.size(); ++k) {
      for (const std::size_t other : done_) {
        const Index had = given_[other];
        if (pool_.units[other] == pool_.units[u] || !may(pool_.units[u], had) ||
            !may(pool_.units[other], left[k]))
          continue;
        take(other);
        given_[other] = left[k];
        added_[pool_.units[other]].push_back(left[k]);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(k));
        give(u, had);
        return true;
      }
    }
    return false;
  }

  const Pool& pool_;
  const Placement& stays_;
  std::vector<std::vector<Index>>& added_;
  std::vector<Index> given_;      ///< of each unit that has one
  std::vector<std::size_t> done_; ///< units that have one
};

} // namespace

void deal(const Pool& pool, const Placement& stays, std::vector<std::vector<Index>>& added,
          std::vector<std::uint32_t>& conflicts) {
  Dealing(pool, stays, added).deal(conflicts);
}

} // namespace klamm::scaling
