#pragma once

#include <scaling/instance.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace klamm::scaling {

/// What a placement should be: replicas and bytes of each site, and replicas of a topic a site.
struct Aims {
  std::vector<Range> replicas;
  std::vector<std::int64_t> least_bytes;
  std::vector<std::int64_t> most_bytes;
  std::int32_t spread_more =
      1; ///< a site may hold so many more of a topic than its share; negative: any number
  std::int64_t most_copied = std::numeric_limits<std::int64_t>::max(); ///< bytes
};

/// The aims of an instance. Without `bytes` only replicas count.
[[nodiscard]] Aims aims_of(const Instance& instance, const Intent& intent, bool bytes);

/// A placement that changes one replica at a time, and how far it is from its aims. Hard rules hold with each
/// change; aims are what changes improve.
class Layout {
 public:
  /// From what stands there, or from `at`.
  Layout(const Instance& instance, const Aims& aims);
  Layout(const Instance& instance, const Aims& aims, Placement at);

  using Replica = std::pair<std::int64_t, std::uint32_t>; ///< bytes, part

  [[nodiscard]] const Placement& at() const { return at_; }
  [[nodiscard]] const Aims& aims() const { return aims_; }
  [[nodiscard]] const std::set<Replica>& on(Index site) const { return on_[site]; }
  [[nodiscard]] std::int64_t copied() const { return copied_; }
  [[nodiscard]] std::int64_t replicas(Index site) const { return replicas_[site]; }
  [[nodiscard]] std::int64_t bytes(Index site) const { return bytes_[site]; }
  /// How far all sites are from their aims, in bytes; a replica too many or too few counts as a mean one.
  [[nodiscard]] std::int64_t distance() const { return distance_; }
  [[nodiscard]] std::int64_t distance(Index site) const {
    return distance_at(site, replicas_[site], bytes_[site]);
  }
  /// Replicas of topics above what sites may hold of them, which changes do not add to.
  [[nodiscard]] std::int64_t crowded() const { return crowded_; }
  /// Both, as one measure; 0: within all aims.
  [[nodiscard]] std::int64_t off() const { return distance_ + crowded_ * mean_; }

  [[nodiscard]] bool holds(std::uint32_t part, Index site) const;
  [[nodiscard]] bool home(std::uint32_t part, Index site) const; ///< it stood there before
  /// Whether a part may get a replica there once it has none at `instead_of` (any_site: it gets one more).
  [[nodiscard]] bool may(std::uint32_t part, Index site, Index instead_of, bool any_of_topic = false) const;
  /// Replicas of a part's topic above what the site may hold.
  [[nodiscard]] std::int32_t too_many(std::uint32_t part, Index site) const;
  /// Replicas and, where they count, bytes for the site's share: 0 on the mean.
  [[nodiscard]] double fullness(Index site) const;
  /// What of its distance is too much, or too little.
  [[nodiscard]] std::int64_t beyond(Index site, bool too_much) const;
  [[nodiscard]] std::int64_t gain_of_adding(std::uint32_t part, Index to) const;
  /// What a move changes of the distance: more is better.
  [[nodiscard]] std::int64_t gain(std::uint32_t part, Index from, Index to) const;
  [[nodiscard]] std::int64_t copy_change(std::uint32_t part, Index from, Index to) const;
  [[nodiscard]] bool affords(std::int64_t more) const { return copied_ + more <= aims_.most_copied; }

  void move(std::uint32_t part, Index from, Index to);
  void add(std::uint32_t part, Index to);
  void drop(std::uint32_t part, Index from);

  static constexpr Index any_site = std::numeric_limits<Index>::max();

 private:
  [[nodiscard]] std::int64_t distance_at(Index site, std::int64_t replicas, std::int64_t bytes) const;
  [[nodiscard]] std::int32_t& of_topic(std::uint32_t part, Index site);
  [[nodiscard]] bool topic_has_room(std::uint32_t part, Index site) const;
  void count(std::uint32_t part, Index site, int by);
  void index();

  const Instance& instance_;
  Aims aims_;
  Placement at_;
  std::vector<std::set<Replica>> on_;
  std::vector<std::int64_t> replicas_;
  std::vector<std::int64_t> bytes_;
  std::vector<std::int64_t> arriving_;
  std::vector<std::uint32_t> counted_; ///< of each topic: its number among those with a limit; 0: none
  std::vector<std::int32_t> of_topic_; ///< by that number and site
  std::vector<std::int32_t> most_of_topic_;
  std::int64_t mean_ = 1;
  std::int64_t copied_ = 0;
  std::int64_t distance_ = 0;
  std::int64_t crowded_ = 0;
};

} // namespace klamm::scaling
