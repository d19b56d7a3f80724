#include <scaling/instance.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace klamm::scaling {

std::vector<double> shares(double total, const std::vector<double>& weights, const std::vector<double>& least,
                           const std::vector<double>& most) {
  std::vector<double> out(weights.size());
  const auto at = [&](std::size_t i, double level) {
    return std::clamp(level * weights[i], least[i], std::max(least[i], most[i]));
  };
  const auto sum = [&](double level) {
    double all = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) all += at(i, level);
    return all;
  };
  // The sum grows with the level: halve the interval that holds it.
  double low = 0;
  double high = 1;
  constexpr int doublings = 200;
  for (int i = 0; i < doublings && sum(high) < total; ++i) high *= 2;
  constexpr int halvings = 200;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (sum(middle) < total ? low : high) = middle;
  }
  for (std::size_t i = 0; i < weights.size(); ++i) out[i] = at(i, high);
  return out;
}

Range around(double share, std::int32_t slack) {
  // What halving has left of a whole number is not to open the next one.
  constexpr double hair = 1e-6;
  const double nearest = std::round(share);
  const bool whole = std::abs(share - nearest) < hair;
  const double down = whole ? nearest : std::floor(share);
  const double up = whole ? nearest : std::ceil(share);
  constexpr double top = std::numeric_limits<std::int32_t>::max();
  return {static_cast<std::int32_t>(std::max(0.0, down - slack)),
          static_cast<std::int32_t>(std::min(top, up + slack))};
}

namespace {

/// Racks first, as much as they may and must hold, then the brokers in each.
void share_out(double total, Instance& out) {
  auto& sites = out.sites;
  const std::size_t racks = out.racks.size();
  std::vector<double> weight(racks, 0);
  std::vector<double> least(racks, 0);
  std::vector<double> most(racks, 0);
  std::map<std::int32_t, double> by_factor;
  double free_parts = 0;
  for (const Part& part : out.parts) {
    if (part.fixed) continue;
    by_factor[part.wanted] += 1;
    free_parts += 1;
  }
  for (std::size_t r = 0; r < racks; ++r) {
    if (out.sites_in_rack[r] == 0) continue;
    for (const auto& [wanted, parts] : by_factor) {
      const Range range = out.in_rack(static_cast<std::uint32_t>(r), wanted);
      const double sites_there = out.sites_in_rack[r];
      least[r] += parts * std::min<double>(range.least, sites_there);
      most[r] += parts * std::min<double>(range.most, sites_there);
    }
  }
  for (const Site& site : sites) {
    if (!site.gets) continue;
    weight[site.rack] += site.weight;
    least[site.rack] += site.fixed;
    most[site.rack] += site.fixed;
    total += site.fixed;
  }
  const auto of_racks = shares(total, weight, least, most);
  out.rack_shares = of_racks;
  for (std::size_t r = 0; r < racks; ++r) {
    std::vector<std::size_t> there;
    std::vector<double> weights;
    std::vector<double> low;
    std::vector<double> high;
    for (std::size_t i = 0; i < sites.size(); ++i) {
      if (!sites[i].gets || sites[i].rack != r) continue;
      there.push_back(i);
      weights.push_back(sites[i].weight);
      low.push_back(sites[i].fixed);
      high.push_back(sites[i].fixed + free_parts);
    }
    const auto of_sites = shares(of_racks[r], weights, low, high);
    for (std::size_t k = 0; k < there.size(); ++k) sites[there[k]].share = of_sites[k];
  }
}

} // namespace

void set_shares(const Snapshot& snapshot, Instance& out) {
  auto& sites = out.sites;
  // Brokers of other sizes get other shares, where all sizes are known.
  bool sized = true;
  for (std::size_t i = 0; i < sites.size(); ++i)
    sized = sized && (!sites[i].gets || snapshot.brokers[i].capacity_bytes.value_or(0) > 0);
  std::vector<std::int64_t> used(sites.size(), 0);
  for (const Part& part : out.parts) {
    for (const Index at : part.now) used[at] += part.bytes;
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {
    const Broker& broker = snapshot.brokers[i];
    if (sized && broker.capacity_bytes) sites[i].weight = static_cast<double>(*broker.capacity_bytes);
    if (!broker.capacity_bytes) continue;
    const auto taken = broker.usable_bytes ? *broker.capacity_bytes - *broker.usable_bytes : used[i];
    sites[i].room = std::max<std::int64_t>(
        0, static_cast<std::int64_t>(most_disk * static_cast<double>(*broker.capacity_bytes)) - taken);
  }
  double kept = 0; // free replicas that brokers without new ones keep
  for (const Part& part : out.parts) {
    if (part.fixed) continue;
    for (const Index at : part.now) kept += sites[at].keeps && !sites[at].gets ? 1 : 0;
  }
  share_out(static_cast<double>(out.wanted) - kept, out);
}

} // namespace klamm::scaling
