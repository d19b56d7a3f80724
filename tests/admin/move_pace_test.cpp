// How fast moves go and how long they take, told from what was left when.

#include <admin/move_pace.hpp>
#include <doctest/doctest.h>

namespace klamm {

using std::chrono::seconds;
using wait::MovePace;

namespace {

constexpr std::int64_t mib = 1048576;

/// What a pace says at seconds after it began, with so many MiB left, all for broker 3.
struct Told {
  MovePace pace;
  MovePace::Time start{seconds(1000)};
  std::string at(int second, std::int64_t left_mib) {
    return pace.at(start + seconds(second), left_mib * mib, {{3, left_mib * mib}});
  }
};

} // namespace

TEST_CASE("nothing is said of the pace before the quota's window has passed") {
  Told told{MovePace(std::nullopt)};
  CHECK(told.at(0, 100).empty());
  CHECK(told.at(5, 90).empty());
  CHECK(told.at(10, 80).empty());
  CHECK(told.at(11, 78).empty());
  CHECK(told.at(12, 76) == ", 2.0 MiB/s, about 39s");
}

TEST_CASE("what stands still is said to, and for how long") {
  Told told{MovePace(std::nullopt)};
  CHECK(told.at(0, 100).empty());
  CHECK(told.at(5, 100).empty());
  CHECK(told.at(12, 100) == ", nothing came nearer for 12s");
  // Producers write faster than it copies.
  CHECK(told.at(20, 120) == ", nothing came nearer for 20s");
  CHECK(told.at(30, 70) == ", 1.0 MiB/s, about 1m11s");
}

TEST_CASE("only the last 33 seconds count") {
  Told told{MovePace(std::nullopt)};
  CHECK(told.at(0, 1000).empty());
  CHECK(told.at(20, 200) == ", 40.0 MiB/s, about 6s");
  CHECK(told.at(32, 200) == ", 25.0 MiB/s, about 9s");
  CHECK(told.at(34, 200) == ", nothing came nearer for 14s");
}

TEST_CASE("a burst does not make it shorter than the throttle of the broker that gets most") {
  MovePace pace(2 * mib);
  const MovePace::Time start{seconds(1000)};
  CHECK(pace.at(start, 160 * mib, {{3, 120 * mib}, {4, 40 * mib}}).empty());
  // 5 MiB/s were seen, 100 MiB are left for two brokers: 20 s at that, 40 s for 80 MiB at broker 3's 2 MiB/s.
  CHECK(pace.at(start + seconds(12), 100 * mib, {{3, 80 * mib}, {4, 20 * mib}}) == ", 5.0 MiB/s, about 41s");
  MovePace free(std::nullopt);
  CHECK(free.at(start, 160 * mib, {{3, 160 * mib}}).empty());
  CHECK(free.at(start + seconds(12), 100 * mib, {{3, 100 * mib}}) == ", 5.0 MiB/s, about 21s");
}

} // namespace klamm
