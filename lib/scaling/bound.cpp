#include <scaling/bound.hpp>
#include <scaling/placement.hpp>

#include <algorithm>
#include <map>

namespace klamm::scaling {
namespace {

/// A replica that may leave a site.
struct Leaving {
  std::int64_t bytes;
  std::uint32_t topic;
};

class Bounding {
 public:
  Bounding(const Instance& instance, const Aims& aims)
      : instance_(instance), aims_(aims), on_(instance.sites.size()), replicas_(instance.sites.size(), 0),
        bytes_(instance.sites.size(), 0) {}

  std::int64_t bound() {
    for (const Part& part : instance_.parts) take(part);
    std::int64_t must_get = 0;
    for (std::size_t s = 0; s < on_.size(); ++s) {
      if (instance_.sites[s].gets) must_get += std::max<std::int64_t>(0, aims_.least_bytes[s] - bytes_[s]);
    }
    std::int64_t out = std::max(forced_, must_get);
    // A replica that is dropped because fewer are wanted leaves without a copy.
    if (!instance_.factor_falls) out = std::max(out, given_up() + grown_);
    return out;
  }

 private:
  void take(const Part& part) {
    std::vector<std::int32_t> there(instance_.racks.size(), 0);
    for (const Index site : part.now) {
      ++replicas_[site];
      bytes_[site] += part.bytes;
      if (part.fixed) continue;
      on_[site].push_back({part.bytes, part.topic});
      if (instance_.sites[site].keeps) ++there[instance_.sites[site].rack];
    }
    if (part.fixed) return;
    std::int32_t can_stay = 0;
    std::int32_t missing = 0;
    for (std::uint32_t r = 0; r < there.size(); ++r) {
      const Range range = instance_.in_rack(r, part.wanted);
      can_stay += std::min(there[r], range.most);
      missing += instance_.racked() ? std::max(0, range.least - there[r]) : 0;
    }
    const std::int32_t gets = std::max({0, part.wanted - can_stay, missing});
    forced_ += part.bytes * gets;
    const auto grows = std::max(0, part.wanted - static_cast<std::int32_t>(part.now.size()));
    grown_ += part.bytes * grows;
    grown_count_ += grows;
  }

  /// What sites give up at least, and of what is left the cheapest as far as others need more.
  std::int64_t given_up() {
    std::int64_t out = 0;
    std::int64_t with_bytes = 0;
    std::int64_t leave = 0;
    std::int64_t needed = 0;
    std::vector<std::int64_t> more;
    for (std::size_t s = 0; s < on_.size(); ++s) {
      const Site& site = instance_.sites[s];
      auto& list = on_[s];
      std::sort(list.begin(), list.end(),
                [](const Leaving& a, const Leaving& b) { return a.bytes < b.bytes; });
      const Range& range = aims_.replicas[s];
      if (site.gets) needed += std::max<std::int64_t>(0, range.least - replicas_[s]);
      const auto least = site.drained ? static_cast<std::int64_t>(list.size())
                                      : std::max<std::int64_t>(0, replicas_[s] - range.most);
      const auto [count, bytes] = cheapest(s, list, least);
      leave += count;
      out += bytes;
      with_bytes += std::max(bytes, site.gets ? bytes_[s] - aims_.most_bytes[s] : 0);
      if (!site.gets) continue;
      const std::int64_t spare = replicas_[s] - range.least;
      for (std::int64_t i = count; i < spare && i < static_cast<std::int64_t>(list.size()); ++i)
        more.push_back(list[static_cast<std::size_t>(i)].bytes);
    }
    std::sort(more.begin(), more.end());
    const auto lacking = static_cast<std::size_t>(std::max<std::int64_t>(0, needed - leave - grown_count_));
    for (std::size_t i = 0; i < lacking && i < more.size(); ++i) out += more[i];
    // One large replica may be both what is too many bytes and what others need.
    return std::max(out, with_bytes);
  }

  /// The cheapest `least` replicas with, of each topic, those that the site has too many of.
  std::pair<std::int64_t, std::int64_t> cheapest(std::size_t site, std::vector<Leaving>& list,
                                                 std::int64_t least) {
    std::int64_t count = 0;
    std::int64_t bytes = 0;
    std::vector<std::uint8_t> gone(list.size(), 0);
    if (aims_.spread_more >= 0 && instance_.sites[site].gets) {
      std::map<std::uint32_t, std::int32_t> held;
      for (const Leaving& each : list) ++held[each.topic];
      std::map<std::uint32_t, std::int32_t> excess;
      for (const auto& [topic, replicas] : held) {
        if (static_cast<std::int32_t>(instance_.topic_parts[topic]) <= 1 + aims_.spread_more) continue;
        const auto at = static_cast<Index>(site);
        const std::int32_t over =
            replicas + instance_.fixed_of(topic, at) - most_of_topic(instance_, topic, at, aims_.spread_more);
        if (over > 0) excess[topic] = std::min(over, replicas);
      }
      for (std::size_t i = 0; i < list.size() && !excess.empty(); ++i) {
        const auto topic = excess.find(list[i].topic);
        if (topic == excess.end() || topic->second == 0) continue;
        --topic->second;
        gone[i] = 1;
        ++count;
        bytes += list[i].bytes;
      }
    }
    for (std::size_t i = 0; i < list.size() && count < least; ++i) {
      if (gone[i] != 0) continue;
      gone[i] = 1;
      ++count;
      bytes += list[i].bytes;
    }
    // Those that leave first, so that the rest are what may leave beside them.
    std::size_t k = 0;
    std::vector<Leaving> ordered(list.size());
    for (const std::uint8_t left : {std::uint8_t{1}, std::uint8_t{0}}) {
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (gone[i] == left) ordered[k++] = list[i];
      }
    }
    list = std::move(ordered);
    return {count, bytes};
  }

  const Instance& instance_;
  const Aims& aims_;
  std::vector<std::vector<Leaving>> on_;
  std::vector<std::int64_t> replicas_;
  std::vector<std::int64_t> bytes_;
  std::int64_t forced_ = 0;
  std::int64_t grown_ = 0;
  std::int64_t grown_count_ = 0;
};

} // namespace

std::int64_t least_copied(const Instance& instance, const Aims& aims) {
  return Bounding(instance, aims).bound();
}

} // namespace klamm::scaling
