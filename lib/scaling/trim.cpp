// The same evenness with fewer bytes copied.

#include <scaling/even.hpp>

#include <algorithm>

namespace klamm::scaling {
namespace {

class Trimming {
 public:
  Trimming(const Instance& instance, Layout& layout) : instance_(instance), layout_(layout) {}

  void trim() {
    constexpr int most_rounds = 4;
    for (int round = 0; round < most_rounds; ++round) {
      const std::int64_t before = layout_.copied();
      go_home();
      take_smaller();
      if (layout_.copied() == before) return;
    }
  }

 private:
  /// Replicas that are copied: the largest first.
  [[nodiscard]] std::vector<Layout::Replica> copies() const {
    std::vector<Layout::Replica> out;
    for (std::uint32_t p = 0; p < layout_.at().size(); ++p) {
      if (layout_.at()[p] == instance_.parts[p].now) continue;
      for (const Index site : layout_.at()[p]) {
        if (!layout_.home(p, site)) out.emplace_back(instance_.parts[p].bytes, p);
      }
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    return out;
  }

  /// Calls `attempt(part, site, home)` for what a part has copied and where it could stay instead.
  template <class Attempt>
  bool each_way_back(std::uint32_t part, Attempt attempt) {
    const auto there = layout_.at()[part];
    for (const Index site : there) {
      if (layout_.home(part, site)) continue;
      for (const Index home : instance_.parts[part].now) {
        if (layout_.may(part, home, site) && attempt(site, home)) return true;
      }
    }
    return false;
  }

  void go_home() {
    for (const auto& [bytes, part] : copies()) {
      each_way_back(part, [&, p = part](Index site, Index home) {
        if (layout_.gain(p, site, home) < 0) return false;
        layout_.move(p, site, home);
        return true;
      });
    }
  }

  /// A part stays after all, and the smallest one that does as well leaves in its place.
  void take_smaller() {
    for (const auto& [bytes, part] : copies()) {
      each_way_back(part, [&, p = part](Index site, Index home) { return replace(p, site, home); });
    }
  }

  bool replace(std::uint32_t part, Index site, Index home) {
    const std::int64_t bytes = instance_.parts[part].bytes;
    const std::int64_t spare =
        std::max<std::int64_t>(0, layout_.bytes(site) - layout_.aims().least_bytes[site]);
    const std::int64_t above =
        std::max<std::int64_t>(0, layout_.aims().most_bytes[home] - layout_.bytes(home));
    const std::int64_t before = layout_.distance();
    const std::int64_t at_home = layout_.distance(home);
    layout_.move(part, site, home);
    if (take(home, site, std::max(bytes - spare, bytes - above), bytes, part, before)) return true;
    // From another broker, where the home may keep what came back.
    if (layout_.distance(home) <= at_home) {
      for (std::size_t s = 0; s < instance_.sites.size(); ++s) {
        const auto other = static_cast<Index>(s);
        if (other == site || other == home || !instance_.sites[s].gets) continue;
        if (layout_.replicas(other) <= layout_.aims().replicas[s].least) continue;
        if (take(other, site, bytes - spare, bytes, part, before)) return true;
      }
    }
    layout_.move(part, home, site);
    return false;
  }

  /// The smallest replica of `from`, of at least so many bytes, that may go to `to` without taking brokers
  /// farther from their aims than before.
  bool take(Index from, Index to, std::int64_t least, std::int64_t below, std::uint32_t but,
            std::int64_t before) {
    constexpr int most_looks = 40;
    int looks = 0;
    const auto& all = layout_.on(from);
    for (auto at = all.lower_bound({least, 0}); at != all.end() && at->first < below && looks < most_looks;
         ++at, ++looks) {
      const std::uint32_t other = at->second;
      if (other == but || !layout_.home(other, from) || !layout_.may(other, to, from)) continue;
      layout_.move(other, from, to);
      if (layout_.distance() <= before) return true;
      layout_.move(other, to, from);
      return false; // what is larger moves more bytes than the limits need
    }
    return false;
  }

  const Instance& instance_;
  Layout& layout_;
};

} // namespace

void trim(const Instance& instance, Layout& layout) {
  Trimming(instance, layout).trim();
}

} // namespace klamm::scaling
