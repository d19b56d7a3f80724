#include <scaling/layout.hpp>
#include <scaling/placement.hpp>

#include <algorithm>

namespace klamm::scaling {

Aims aims_of(const Instance& instance, const Intent& intent, bool bytes) {
  constexpr std::int64_t any = std::numeric_limits<std::int64_t>::max();
  const std::size_t count = instance.sites.size();
  Aims out;
  out.least_bytes.assign(count, 0);
  out.most_bytes.assign(count, any);
  out.spread_more = intent.topic_spread ? 1 : -1;
  out.most_copied = intent.most_bytes.value_or(any);
  double total = 0;
  double shares = 0;
  std::int64_t all = 0;
  for (const Part& part : instance.parts) {
    total += static_cast<double>(part.bytes) * static_cast<double>(part.wanted);
    all += part.wanted;
  }
  for (const Site& site : instance.sites) shares += site.gets ? site.share : 0;
  for (std::size_t s = 0; s < count; ++s) {
    const Site& site = instance.sites[s];
    Range range{0, 1 << 30};
    if (site.drained) range = {0, site.fixed};
    if (site.gets) range = around(site.share, intent.slack);
    range.most = std::max(range.most, site.fixed);
    out.replicas.push_back(range);
    if (!bytes || !site.gets || shares <= 0) continue;
    const double own = total * site.share / shares;
    // Nothing is finer than a replica.
    const double off =
        std::max(own * intent.band, total / static_cast<double>(std::max<std::int64_t>(all, 1)));
    out.least_bytes[s] = static_cast<std::int64_t>(std::max(0.0, own - off));
    out.most_bytes[s] = static_cast<std::int64_t>(own + off) + 1;
  }
  return out;
}

Layout::Layout(const Instance& instance, const Aims& aims) : instance_(instance), aims_(aims) {
  at_.reserve(instance.parts.size());
  for (const Part& part : instance.parts) at_.push_back(part.now);
  index();
}

Layout::Layout(const Instance& instance, const Aims& aims, Placement at)
    : instance_(instance), aims_(aims), at_(std::move(at)) {
  index();
}

void Layout::index() {
  const std::size_t sites = instance_.sites.size();
  on_.resize(sites);
  replicas_.assign(sites, 0);
  bytes_.assign(sites, 0);
  arriving_.assign(sites, 0);
  counted_.assign(instance_.topic_parts.size(), 0);
  std::uint32_t topics = 0;
  if (aims_.spread_more >= 0) {
    for (std::size_t t = 0; t < counted_.size(); ++t) {
      if (static_cast<std::int32_t>(instance_.topic_parts[t]) > 1 + aims_.spread_more) counted_[t] = ++topics;
    }
  }
  of_topic_.assign((topics + 1) * sites, 0);
  most_of_topic_.assign((topics + 1) * sites, 1 << 30);
  for (std::size_t t = 0; t < counted_.size(); ++t) {
    if (counted_[t] == 0) continue;
    for (std::size_t s = 0; s < sites; ++s) {
      if (instance_.sites[s].gets)
        most_of_topic_[counted_[t] * sites + s] =
            most_of_topic(instance_, static_cast<std::uint32_t>(t), static_cast<Index>(s), aims_.spread_more);
    }
  }
  // Sorted first, each set is built in one go.
  std::vector<std::vector<Replica>> lists(sites);
  std::int64_t all = 0;
  std::int64_t total = 0;
  for (std::uint32_t p = 0; p < at_.size(); ++p) {
    const Part& part = instance_.parts[p];
    for (const Index site : at_[p]) {
      ++replicas_[site];
      bytes_[site] += part.bytes;
      ++of_topic(p, site);
      if (!home(p, site)) {
        copied_ += part.bytes;
        arriving_[site] += part.bytes;
      }
      if (!part.fixed) lists[site].emplace_back(part.bytes, p);
      ++all;
      total += part.bytes;
    }
  }
  mean_ = std::max<std::int64_t>(1, all == 0 ? 1 : total / all);
  for (std::size_t s = 0; s < sites; ++s) {
    std::sort(lists[s].begin(), lists[s].end());
    on_[s] = std::set<Replica>(lists[s].begin(), lists[s].end());
    distance_ += distance(static_cast<Index>(s));
  }
  for (std::size_t i = sites; i < of_topic_.size(); ++i) {
    crowded_ += std::max(0, of_topic_[i] - most_of_topic_[i]);
  }
}

std::int64_t Layout::distance_at(Index site, std::int64_t replicas, std::int64_t bytes) const {
  const Range& range = aims_.replicas[site];
  const std::int64_t off =
      std::max<std::int64_t>(0, replicas - range.most) + std::max<std::int64_t>(0, range.least - replicas);
  return off * mean_ + std::max<std::int64_t>(0, bytes - aims_.most_bytes[site]) +
         std::max<std::int64_t>(0, aims_.least_bytes[site] - bytes);
}

std::int32_t& Layout::of_topic(std::uint32_t part, Index site) {
  return of_topic_[counted_[instance_.parts[part].topic] * instance_.sites.size() + site];
}

bool Layout::topic_has_room(std::uint32_t part, Index site) const {
  const std::size_t at = counted_[instance_.parts[part].topic] * instance_.sites.size() + site;
  return of_topic_[at] < most_of_topic_[at];
}

std::int32_t Layout::too_many(std::uint32_t part, Index site) const {
  const std::size_t at = counted_[instance_.parts[part].topic] * instance_.sites.size() + site;
  return std::max(0, of_topic_[at] - most_of_topic_[at]);
}

double Layout::fullness(Index site) const {
  const double share = std::max(instance_.sites[site].share, 1e-9);
  double out = static_cast<double>(replicas_[site]) / share - 1;
  const std::int64_t most = aims_.most_bytes[site];
  if (most != std::numeric_limits<std::int64_t>::max()) {
    const double middle = (static_cast<double>(most) + static_cast<double>(aims_.least_bytes[site])) / 2;
    out += static_cast<double>(bytes_[site]) / std::max(middle, 1.0) - 1;
  }
  return out;
}

std::int64_t Layout::beyond(Index site, bool too_much) const {
  const Range& range = aims_.replicas[site];
  const std::int64_t replicas = too_much ? replicas_[site] - range.most : range.least - replicas_[site];
  const std::int64_t bytes =
      too_much ? bytes_[site] - aims_.most_bytes[site] : aims_.least_bytes[site] - bytes_[site];
  return std::max<std::int64_t>(0, replicas) * mean_ + std::max<std::int64_t>(0, bytes);
}

std::int64_t Layout::gain_of_adding(std::uint32_t part, Index to) const {
  return distance(to) - distance_at(to, replicas_[to] + 1, bytes_[to] + instance_.parts[part].bytes);
}

bool Layout::holds(std::uint32_t part, Index site) const {
  return std::find(at_[part].begin(), at_[part].end(), site) != at_[part].end();
}

bool Layout::home(std::uint32_t part, Index site) const {
  const auto& now = instance_.parts[part].now;
  return std::find(now.begin(), now.end(), site) != now.end();
}

bool Layout::may(std::uint32_t part, Index site, Index instead_of, bool any_of_topic) const {
  const Site& to = instance_.sites[site];
  const bool was_there = home(part, site);
  if (!(to.gets || (was_there && to.keeps)) || holds(part, site)) return false;
  if (!was_there && arriving_[site] + instance_.parts[part].bytes > to.room) return false;
  if (to.gets && !any_of_topic && !topic_has_room(part, site)) return false;
  if (!instance_.racked()) return true;
  const std::uint32_t from_rack =
      instead_of == any_site ? std::numeric_limits<std::uint32_t>::max() : instance_.sites[instead_of].rack;
  if (from_rack == to.rack) return true;
  const std::int32_t wanted = instance_.parts[part].wanted;
  std::int32_t there = 1;
  std::int32_t left = -1;
  for (const Index other : at_[part]) {
    there += instance_.sites[other].rack == to.rack ? 1 : 0;
    left += instance_.sites[other].rack == from_rack ? 1 : 0;
  }
  if (there > instance_.in_rack(to.rack, wanted).most) return false;
  return instead_of == any_site || left >= instance_.in_rack(from_rack, wanted).least;
}

std::int64_t Layout::gain(std::uint32_t part, Index from, Index to) const {
  const std::int64_t bytes = instance_.parts[part].bytes;
  return distance(from) + distance(to) - distance_at(from, replicas_[from] - 1, bytes_[from] - bytes) -
         distance_at(to, replicas_[to] + 1, bytes_[to] + bytes);
}

std::int64_t Layout::copy_change(std::uint32_t part, Index from, Index to) const {
  const std::int64_t bytes = instance_.parts[part].bytes;
  return (home(part, to) ? 0 : bytes) - (home(part, from) ? 0 : bytes);
}

void Layout::count(std::uint32_t part, Index site, int by) {
  const std::int64_t bytes = instance_.parts[part].bytes;
  distance_ -= distance(site);
  replicas_[site] += by;
  bytes_[site] += by * bytes;
  distance_ += distance(site);
  crowded_ -= too_many(part, site);
  of_topic(part, site) += by;
  crowded_ += too_many(part, site);
  if (!home(part, site)) {
    copied_ += by * bytes;
    arriving_[site] += by * bytes;
  }
  if (by > 0)
    on_[site].emplace(bytes, part);
  else
    on_[site].erase({bytes, part});
}

void Layout::add(std::uint32_t part, Index to) {
  at_[part].push_back(to);
  count(part, to, 1);
}

void Layout::drop(std::uint32_t part, Index from) {
  auto& sites = at_[part];
  sites.erase(std::find(sites.begin(), sites.end(), from));
  count(part, from, -1);
}

void Layout::move(std::uint32_t part, Index from, Index to) {
  drop(part, from);
  add(part, to);
}

} // namespace klamm::scaling
