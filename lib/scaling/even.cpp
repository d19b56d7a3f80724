// One replica after another to where it brings brokers nearest to their aims.

#include <scaling/even.hpp>

#include <algorithm>
#include <optional>
#include <tuple>

namespace klamm::scaling {

std::vector<Index> by_fullness(const Instance& instance, const Layout& layout, bool fullest) {
  struct Key {
    std::int64_t off; ///< beyond the limit on that side
    double fullness;
    Index site;
  };
  std::vector<Key> order;
  for (std::size_t s = 0; s < instance.sites.size(); ++s) {
    const auto site = static_cast<Index>(s);
    if (!instance.sites[s].gets) continue;
    const double fullness = layout.fullness(site);
    order.push_back({layout.beyond(site, fullest), fullest ? -fullness : fullness, site});
  }
  std::sort(order.begin(), order.end(), [](const Key& a, const Key& b) {
    return std::tuple(-a.off, a.fullness, a.site) < std::tuple(-b.off, b.fullness, b.site);
  });
  std::vector<Index> out;
  out.reserve(order.size());
  for (const Key& key : order) out.push_back(key.site);
  return out;
}

namespace {

/// How many brokers are looked at as the other end of a move, and how many replicas near the wanted size.
constexpr std::size_t most_ends = 16;
constexpr int most_looks = 200;

class Improving {
 public:
  Improving(const Instance& instance, Layout& layout)
      : instance_(instance), layout_(layout), stuck_(instance.sites.size(), 0) {}

  void improve() {
    bool progress = false;
    while (true) {
      const auto site = worst();
      if (site && step(*site)) {
        progress = true;
      } else if (site) {
        stuck_[*site] = 1;
      } else if (progress) {
        // What others did may have made room.
        progress = false;
        std::fill(stuck_.begin(), stuck_.end(), 0);
      } else {
        return;
      }
    }
  }

 private:
  struct Found {
    std::uint32_t part;
    std::int64_t off; ///< the wanted size
  };

  /// The one farthest from its aims that was not tried in vain.
  [[nodiscard]] std::optional<Index> worst() const {
    std::optional<Index> out;
    std::int64_t most = 0;
    for (std::size_t s = 0; s < stuck_.size(); ++s) {
      const auto site = static_cast<Index>(s);
      if (stuck_[s] != 0 || !instance_.sites[s].gets || layout_.distance(site) <= most) continue;
      most = layout_.distance(site);
      out = site;
    }
    return out;
  }

  bool step(Index site) {
    const Range& range = layout_.aims().replicas[site];
    const bool under =
        layout_.replicas(site) < range.least || layout_.bytes(site) < layout_.aims().least_bytes[site];
    const bool over =
        layout_.replicas(site) > range.most || layout_.bytes(site) > layout_.aims().most_bytes[site];
    if (under && pull(site)) return true;
    if (over && push(site)) return true;
    return (under && swap_in(site)) || (over && swap_out(site));
  }

  /// The replica of `from` nearest in size that may go to `to` and is worth it.
  [[nodiscard]] std::optional<Found> nearest(Index from, Index to, std::int64_t size) const {
    const auto& all = layout_.on(from);
    auto up = all.lower_bound({size, 0});
    auto down = up;
    for (int looks = 0; looks < most_looks && (up != all.end() || down != all.begin()); ++looks) {
      const bool take_up =
          up != all.end() && (down == all.begin() || up->first - size <= size - std::prev(down)->first);
      const auto at = take_up ? up++ : --down;
      const std::uint32_t part = at->second;
      if (!layout_.may(part, to, from) || layout_.gain(part, from, to) <= 0) continue;
      if (!layout_.affords(layout_.copy_change(part, from, to))) continue;
      return Found{part, std::abs(at->first - size)};
    }
    return std::nullopt;
  }

  /// The other ends of a move to or from a site: of its own rack first, where racks count.
  [[nodiscard]] std::vector<Index> ends(Index site, bool fullest) const {
    const auto order = by_fullness(instance_, layout_, fullest);
    std::vector<Index> near;
    std::vector<Index> far;
    for (const Index other : order) {
      if (other == site) continue;
      auto& list = instance_.sites[other].rack == instance_.sites[site].rack ? near : far;
      if (list.size() < most_ends) list.push_back(other);
    }
    near.insert(near.end(), far.begin(), far.end());
    return near;
  }

  bool pull(Index to) {
    const auto& aims = layout_.aims();
    const std::int64_t lacks = aims.replicas[to].least - layout_.replicas(to);
    const std::int64_t bytes = std::max<std::int64_t>(0, aims.least_bytes[to] - layout_.bytes(to));
    if (lacks <= 0 && layout_.replicas(to) >= aims.replicas[to].most) return false;
    const std::int64_t size = lacks > 0 ? bytes / lacks : bytes;
    return any_of(ends(to, true), [&](Index from) {
      // A donor that is too large gives larger ones: it needs fewer moves.
      const std::int64_t many = std::max<std::int64_t>(1, layout_.replicas(from) - aims.replicas[from].most);
      const std::int64_t above = layout_.bytes(from) - aims.most_bytes[from];
      return try_move(from, to, above > 0 ? std::max(size, std::min(above / many, bytes)) : size);
    });
  }

  bool push(Index from) {
    const auto& aims = layout_.aims();
    const std::int64_t many = layout_.replicas(from) - aims.replicas[from].most;
    const std::int64_t bytes = std::max<std::int64_t>(0, layout_.bytes(from) - aims.most_bytes[from]);
    if (many <= 0 && layout_.replicas(from) <= aims.replicas[from].least) return false;
    const std::int64_t size = many > 0 ? bytes / many : bytes;
    return any_of(ends(from, false), [&](Index to) { return try_move(from, to, size); });
  }

  template <class Try>
  static bool any_of(const std::vector<Index>& sites, Try attempt) {
    return std::any_of(sites.begin(), sites.end(), attempt);
  }

  bool try_move(Index from, Index to, std::int64_t size) {
    const auto found = nearest(from, to, size);
    if (!found) return false;
    layout_.move(found->part, from, to);
    return true;
  }

  bool swap_in(Index to) {
    const std::int64_t bytes = layout_.aims().least_bytes[to] - layout_.bytes(to);
    return bytes > 0 && any_of(ends(to, true), [&](Index from) { return try_swap(from, to, bytes); });
  }

  bool swap_out(Index from) {
    const std::int64_t bytes = layout_.bytes(from) - layout_.aims().most_bytes[from];
    return bytes > 0 && any_of(ends(from, false), [&](Index to) { return try_swap(from, to, bytes); });
  }

  /// A replica goes, and one that is smaller by about `bytes` comes back.
  bool try_swap(Index from, Index to, std::int64_t bytes) {
    constexpr int most_small = 8;
    std::vector<Layout::Replica> small;
    for (auto at = layout_.on(to).begin(); at != layout_.on(to).end() && small.size() < most_small; ++at)
      small.push_back(*at);
    for (const auto& [size, back] : small) {
      for (const auto& [large, part] : near(from, size + bytes)) {
        if (large > size && trade(part, from, back, to)) return true;
      }
    }
    return false;
  }

  /// A few replicas of about this size.
  [[nodiscard]] std::vector<Layout::Replica> near(Index site, std::int64_t size) const {
    constexpr int most_each_way = 8;
    const auto& all = layout_.on(site);
    std::vector<Layout::Replica> out;
    const auto middle = all.lower_bound({size, 0});
    auto down = middle;
    for (int n = 0; n < most_each_way && down != all.begin(); ++n) out.push_back(*--down);
    auto up = middle;
    for (int n = 0; n < most_each_way && up != all.end(); ++n) out.push_back(*up++);
    std::stable_sort(out.begin(), out.end(), [size](const auto& a, const auto& b) {
      return std::abs(a.first - size) < std::abs(b.first - size);
    });
    return out;
  }

  bool trade(std::uint32_t part, Index from, std::uint32_t back, Index to) {
    if (part == back || !layout_.may(part, to, from)) return false;
    const std::int64_t before = layout_.distance();
    const std::int64_t cost = layout_.copy_change(part, from, to) + layout_.copy_change(back, to, from);
    if (!layout_.affords(cost)) return false;
    layout_.move(part, from, to);
    if (layout_.may(back, from, to)) {
      layout_.move(back, to, from);
      if (layout_.distance() < before) return true;
      layout_.move(back, from, to);
    }
    layout_.move(part, to, from);
    return false;
  }

  const Instance& instance_;
  Layout& layout_;
  std::vector<std::uint8_t> stuck_;
};

} // namespace

void improve(const Instance& instance, Layout& layout) {
  Improving(instance, layout).improve();
}

bool even(const Instance& instance, Layout& layout) {
  bool all = repair(instance, layout);
  improve(instance, layout);
  trim(instance, layout);
  for (std::size_t p = 0; p < instance.parts.size() && all; ++p)
    all = instance.legal(instance.parts[p], layout.at()[p]);
  return all;
}

} // namespace klamm::scaling
