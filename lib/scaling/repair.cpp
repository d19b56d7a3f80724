// What must move, whatever it costs.

#include <scaling/even.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace klamm::scaling {
namespace {

/// A replica that needs a place, and where it was.
struct Open {
  std::int64_t bytes = 0;
  std::uint32_t part = 0;
  Index from = Layout::any_site;
  bool must = true; ///< a hard rule says so
};

class Repairing {
 public:
  Repairing(const Instance& instance, Layout& layout) : instance_(instance), layout_(layout) {}

  bool repair() {
    for (std::uint32_t p = 0; p < instance_.parts.size(); ++p) {
      if (instance_.parts[p].fixed) continue;
      take_off(p);
      const auto there = static_cast<std::int32_t>(layout_.at()[p].size());
      for (std::int32_t n = there + open_of_last(p); n < instance_.parts[p].wanted; ++n)
        open_.push_back({instance_.parts[p].bytes, p, Layout::any_site});
    }
    spread();
    std::stable_sort(open_.begin(), open_.end(),
                     [](const Open& a, const Open& b) { return a.bytes > b.bytes; });
    bool all = true;
    for (const Open& each : open_) all = place(each) && all;
    return all;
  }

 private:
  /// Those of a part stand at the end.
  [[nodiscard]] std::int32_t open_of_last(std::uint32_t p) const {
    std::int32_t count = 0;
    for (auto at = open_.rbegin(); at != open_.rend() && at->part == p; ++at) ++count;
    return count;
  }

  [[nodiscard]] std::vector<std::int32_t> by_rack(std::uint32_t p) const {
    std::vector<std::int32_t> out(instance_.racks.size(), 0);
    for (const Index site : layout_.at()[p]) ++out[instance_.sites[site].rack];
    return out;
  }

  void open(std::uint32_t p, Index from, bool must = true) {
    layout_.drop(p, from);
    open_.push_back({instance_.parts[p].bytes, p, from, must});
  }

  /// From sites that keep nothing, from racks with too many, and where fewer are wanted.
  void take_off(std::uint32_t p) {
    const Part& part = instance_.parts[p];
    for (const Index site : part.now) {
      if (!instance_.sites[site].keeps && layout_.holds(p, site)) open(p, site);
    }
    if (instance_.racked()) {
      for (std::uint32_t r = 0; r < instance_.racks.size(); ++r) {
        const std::int32_t most = instance_.in_rack(r, part.wanted).most;
        while (by_rack(p)[r] > most) open(p, worst(p, r));
      }
    }
    take_off_for_racks(p);
    std::int32_t total = static_cast<std::int32_t>(layout_.at()[p].size()) + open_of_last(p);
    for (; total > part.wanted && !open_.empty() && open_.back().part == p; --total) open_.pop_back();
    for (; total > part.wanted; --total) layout_.drop(p, worst(p, std::nullopt));
  }

  /// Racks that have too few get what others can spare.
  void take_off_for_racks(std::uint32_t p) {
    if (!instance_.racked()) return;
    const std::int32_t wanted = instance_.parts[p].wanted;
    while (true) {
      const auto there = by_rack(p);
      std::int32_t missing = 0;
      bool spare = false;
      for (std::uint32_t r = 0; r < there.size(); ++r) {
        const std::int32_t least = instance_.in_rack(r, wanted).least;
        missing += std::max(0, least - there[r]);
        spare = spare || there[r] > least;
      }
      const std::int32_t left = wanted - static_cast<std::int32_t>(layout_.at()[p].size());
      if (missing <= std::max(left, open_of_last(p)) || !spare) return;
      open(p, worst(p, std::nullopt));
    }
  }

  /// The replica to give up: out of sync, or on the fullest site; of a rack that can spare it.
  [[nodiscard]] Index worst(std::uint32_t p, std::optional<std::uint32_t> rack) const {
    const Part& part = instance_.parts[p];
    const auto there = by_rack(p);
    std::optional<std::tuple<bool, bool, double, Index>> best;
    for (const Index site : layout_.at()[p]) {
      const std::uint32_t own = instance_.sites[site].rack;
      if (rack && own != *rack) continue;
      const bool spare = there[own] > instance_.in_rack(own, part.wanted).least;
      const auto at = std::find(part.now.begin(), part.now.end(), site);
      const auto i = static_cast<std::size_t>(at - part.now.begin());
      const bool behind = i < 64 && i < part.now.size() && ((part.in_sync >> i) & 1U) == 0;
      const double share = std::max(instance_.sites[site].share, 1e-9);
      const std::tuple key(spare || !instance_.racked(), behind,
                           static_cast<double>(layout_.replicas(site)) / share, site);
      if (!best || key > *best) best = key;
    }
    return std::get<3>(*best);
  }

  /// The smallest replicas of topics that a site has too many of.
  void spread() {
    std::map<std::pair<std::uint32_t, Index>, std::vector<Open>> crowded;
    for (std::uint32_t p = 0; p < instance_.parts.size(); ++p) {
      if (instance_.parts[p].fixed) continue;
      for (const Index site : layout_.at()[p]) {
        if (layout_.too_many(p, site) > 0)
          crowded[{instance_.parts[p].topic, site}].push_back({instance_.parts[p].bytes, p, site});
      }
    }
    for (auto& [where, replicas] : crowded) {
      std::stable_sort(replicas.begin(), replicas.end(),
                       [](const Open& a, const Open& b) { return a.bytes < b.bytes; });
      const auto excess = static_cast<std::size_t>(layout_.too_many(replicas.front().part, where.second));
      for (std::size_t i = 0; i < excess && i < replicas.size(); ++i)
        open(replicas[i].part, where.second, false);
    }
  }

  /// Whether a rack may take it without leaving another one too few.
  [[nodiscard]] bool rack_may(std::uint32_t p, std::uint32_t rack) const {
    if (!instance_.racked()) return true;
    const std::int32_t wanted = instance_.parts[p].wanted;
    const auto there = by_rack(p);
    std::int32_t open = wanted;
    std::int32_t needed = 0;
    for (std::uint32_t r = 0; r < there.size(); ++r) {
      open -= there[r];
      needed += std::max(0, instance_.in_rack(r, wanted).least - there[r]);
    }
    return open > needed || there[rack] < instance_.in_rack(rack, wanted).least;
  }

  [[nodiscard]] std::optional<Index> best_for(const Open& open, bool any_of_topic) const {
    std::optional<std::tuple<std::int64_t, double, Index>> best;
    for (std::size_t s = 0; s < instance_.sites.size(); ++s) {
      const Site& site = instance_.sites[s];
      const auto at = static_cast<Index>(s);
      if (!site.gets || !rack_may(open.part, site.rack)) continue;
      if (!layout_.may(open.part, at, Layout::any_site, any_of_topic)) continue;
      const std::tuple key(layout_.gain_of_adding(open.part, at), -layout_.fullness(at), at);
      if (!best || key > *best) best = key;
    }
    return best ? std::optional(std::get<2>(*best)) : std::nullopt;
  }

  bool place(const Open& open) {
    std::optional<Index> site;
    const bool affordable = layout_.affords(open.bytes);
    if (affordable) site = best_for(open, false);
    if (!site && !open.must && rack_may(open.part, instance_.sites[open.from].rack) &&
        layout_.may(open.part, open.from, Layout::any_site, true))
      site = open.from;
    if (!site && affordable) site = best_for(open, true);
    if (site) {
      layout_.add(open.part, *site);
      return true;
    }
    if (open.from != Layout::any_site && !layout_.holds(open.part, open.from))
      layout_.add(open.part, open.from);
    return false;
  }

  const Instance& instance_;
  Layout& layout_;
  std::vector<Open> open_;
};

} // namespace

bool repair(const Instance& instance, Layout& layout) {
  return Repairing(instance, layout).repair();
}

} // namespace klamm::scaling
