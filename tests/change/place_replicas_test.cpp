#include <klamm/plan_placement.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace klamm::plan {

using changes::Replicas;

namespace {

/// `racks` of `size` brokers each; racks 0: brokers without one.
std::vector<BrokerAt> brokers_in(int racks, int size) {
  std::vector<BrokerAt> out;
  for (int i = 0; i < std::max(1, racks) * size; ++i) {
    const auto rack = racks == 0 ? std::nullopt : std::optional("rack" + std::to_string(i % racks));
    out.push_back({i + 1, rack});
  }
  return out;
}

struct Tally {
  std::map<std::int32_t, std::int64_t> replicas, leaders;
  std::int64_t spread(const std::map<std::int32_t, std::int64_t>& counts) const {
    const auto [least, most] = std::minmax_element(
        counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->second - least->second;
  }
};

Tally tally(const std::vector<BrokerAt>& brokers, const std::vector<Replicas>& partitions) {
  Tally out;
  for (const auto& broker : brokers) out.replicas[broker.id] = out.leaders[broker.id] = 0;
  for (const auto& replicas : partitions) {
    for (const auto id : replicas) ++out.replicas[id];
    ++out.leaders[replicas.front()];
  }
  return out;
}

/// In how many racks a partition stands.
std::size_t racks_of(const std::vector<BrokerAt>& brokers, const Replicas& replicas) {
  std::set<std::string> racks;
  for (const auto& broker : brokers) {
    if (std::find(replicas.begin(), replicas.end(), broker.id) != replicas.end())
      racks.insert(broker.rack.value_or(std::to_string(broker.id)));
  }
  return racks.size();
}

} // namespace

TEST_CASE("no broker twice, racks spread, brokers filled evenly") {
  for (const int racks : {0, 1, 2, 3, 5}) {
    for (const int size : {1, 2, 3, 4, 7}) {
      const auto brokers = brokers_in(racks, size);
      for (std::size_t factor = 1; factor <= std::min<std::size_t>(brokers.size(), 6); ++factor) {
        for (const std::size_t count : {1U, 2U, 7U, 24U, 100U}) {
          CAPTURE(racks);
          CAPTURE(size);
          CAPTURE(factor);
          CAPTURE(count);
          const auto placed = place_replicas(brokers, {}, count, factor);
          REQUIRE(placed.size() == count);
          const auto most = racks == 0 ? brokers.size() : static_cast<std::size_t>(racks);
          for (const auto& replicas : placed) {
            REQUIRE(replicas.size() == factor);
            REQUIRE(std::set(replicas.begin(), replicas.end()).size() == factor);
            REQUIRE(racks_of(brokers, replicas) == std::min(factor, most));
          }
          const Tally seen = tally(brokers, placed);
          CHECK(seen.spread(seen.replicas) <= 1);
          CHECK(seen.spread(seen.leaders) <= 2);
        }
      }
    }
  }
}

TEST_CASE("new partitions fill up what the existing ones leave uneven") {
  const auto brokers = brokers_in(0, 4);
  const std::vector<Replicas> existing(6, Replicas{1, 2}); // nothing on 3 and 4
  auto all = existing;
  const auto placed = place_replicas(brokers, existing, 6, 2);
  for (const auto& replicas : placed) CHECK(std::set(replicas.begin(), replicas.end()) == std::set{3, 4});
  all.insert(all.end(), placed.begin(), placed.end());
  CHECK(tally(brokers, all).spread(tally(brokers, all).replicas) == 0);
  // Those that lead nothing lead first.
  CHECK(tally(brokers, placed).leaders.at(3) == 3);
}

TEST_CASE("whatever the racks and the partitions there are: valid, spread, never fuller than it must be") {
  std::mt19937 random(7); // NOLINT: the same every time
  for (int round = 0; round < 500; ++round) {
    std::vector<BrokerAt> brokers;
    const int count = 1 + static_cast<int>(random() % 12);
    const bool one_without = random() % 4 == 0;
    std::set<std::string> racks;
    for (int i = 0; i < count; ++i) {
      const std::string rack = "r" + std::to_string(random() % 4);
      brokers.push_back({i * 3, one_without && i == 0 ? std::nullopt : std::optional(rack)});
      racks.insert(one_without ? std::to_string(i) : rack);
    }
    const std::size_t factor = 1 + random() % static_cast<std::size_t>(count);
    std::vector<Replicas> existing;
    for (std::size_t i = random() % 5; i > 0; --i)
      existing.push_back({brokers[random() % brokers.size()].id, 999});
    const auto placed = place_replicas(brokers, existing, 1 + random() % 40, factor);
    CAPTURE(round);
    for (const auto& replicas : placed) {
      REQUIRE(std::set(replicas.begin(), replicas.end()).size() == factor);
      if (!one_without) REQUIRE(racks_of(brokers, replicas) == std::min(factor, racks.size()));
    }
    CHECK(placed == place_replicas(brokers, existing, placed.size(), factor));
    if (one_without || factor == 1) { // racks do not bind: even but for what was there
      Tally before = tally(brokers, existing);
      auto all = existing;
      all.insert(all.end(), placed.begin(), placed.end());
      Tally after = tally(brokers, all);
      before.replicas.erase(999);
      after.replicas.erase(999);
      CHECK(after.spread(after.replicas) <= std::max<std::int64_t>(1, before.spread(before.replicas)));
    }
  }
}

} // namespace klamm::plan
