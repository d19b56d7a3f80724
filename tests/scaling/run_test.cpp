// Runs carried out on simulated clusters: without trouble, and under random faults.

#include <doctest/doctest.h>
#include <scaling/run/replicas.hpp>
#include <scaling/simulated.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <numeric>

using klamm::changes::Replicas;
using klamm::scaling::run::Driver;
using klamm::scaling::run::Left;
using klamm::scaling::run::Limits;
using klamm::scaling::run::Past;
using klamm::scaling::run::RunEnd;
using klamm::scaling::run::RunState;
using klamm::scaling::run::Time;
using klamm::scaling::run::Wish;
using klamm::testing::Killed;
using klamm::testing::Simulated;

namespace run = klamm::scaling::run;

namespace {

constexpr std::int64_t mib = std::int64_t{1} << 20U;

/// Drives until the run has ended; one that is killed is gone on with.
RunEnd drive(Simulated& world, const Limits& limits = {}) {
  while (true) {
    auto past = run::past_of(world.log);
    REQUIRE(past.has_value());
    run::Telling telling{[](const klamm::Text&) {}, [](const klamm::Text&) {}, {}};
    Driver driver(world, world, telling, {"run", world.goals, limits, world.rate, true}, *past);
    world.machine = &driver.machine();
    try {
      return driver.run();
    } catch (const Killed&) {
      world.pass(Time(world.any(1000, 60'000)));
    }
  }
}

bool arrived(Simulated& world, const run::Goal& goal) {
  return world.at(goal.topic, goal.partition).replicas == goal.to;
}

/// `count` partitions on brokers 1 … over, in turn, to be moved off the first.
void off_the_first(Simulated& world, std::int32_t count, std::int32_t over, double bytes) {
  std::vector<Replicas> replicas;
  for (std::int32_t p = 0; p < count; ++p) replicas.push_back({p % over + 1, (p + 1) % over + 1});
  world.add_topic("t", replicas, bytes);
  for (std::int32_t p = 0; p < count; ++p) {
    Replicas to = replicas[static_cast<std::size_t>(p)];
    const auto first = std::find(to.begin(), to.end(), 1);
    if (first == to.end()) continue;
    *first = (p + 2) % over + 1 == 1 || run::holds(to, (p + 2) % over + 1) ? over + 1 : (p + 2) % over + 1;
    world.add_goal("t", p, to);
  }
}

} // namespace

TEST_CASE("a run moves everything under its throttle, elects, and leaves nothing behind") {
  Simulated world(1);
  for (std::int32_t id = 1; id <= 5; ++id) world.brokers[id];
  off_the_first(world, 40, 4, 10.0 * mib);
  world.rate = 5 * mib;
  world.topics["t"].list = "7:3"; // somebody's
  world.brokers[2].rate = "1000";
  const auto end = drive(world);
  CHECK(end.state == RunState::done);
  CHECK(end.answer.errors.empty());
  CHECK(world.faults.empty());
  for (const auto& goal : world.goals) CHECK(arrived(world, goal));
  for (const auto& goal : world.goals) CHECK(world.at("t", goal.partition).leader == goal.to.front());
  CHECK(world.topics["t"].list == "7:3");
  CHECK(world.brokers[2].rate == "1000");
  for (const std::int32_t id : {1, 3, 4, 5}) CHECK_FALSE(world.brokers[id].rate);
}

TEST_CASE("of several new replicas one is copied at a time, and the leader's place is the last to go") {
  Simulated world(1);
  for (std::int32_t id = 1; id <= 6; ++id) world.brokers[id];
  world.add_topic("t", {{1, 2, 3}}, 10.0 * mib);
  world.add_goal("t", 0, {4, 5, 6});
  world.every_second = [&world] {
    const auto& now = world.at("t", 0);
    if (run::missing_in(now.replicas, {1, 2, 3}).size() < 3) CHECK(now.leader == 1);
  };
  const auto end = drive(world);
  CHECK(end.state == RunState::done);
  CHECK(world.faults.empty());
  CHECK(world.at("t", 0).replicas == Replicas{4, 5, 6});
  const auto starts = std::count_if(end.answer.rows.begin(), end.answer.rows.end(), [](const auto& row) {
    return std::holds_alternative<klamm::changes::StartReassignment>(row.operation);
  });
  CHECK(starts == 3);
}

TEST_CASE("replication factors grow and shrink") {
  Simulated world(1);
  for (std::int32_t id = 1; id <= 4; ++id) world.brokers[id];
  world.add_topic("t", {{1}, {1, 2, 3}}, 10.0 * mib);
  world.add_goal("t", 0, {2, 1, 3});
  world.add_goal("t", 1, {4});
  CHECK(drive(world).state == RunState::done);
  CHECK(world.faults.empty());
  CHECK(world.at("t", 0).replicas == Replicas{2, 1, 3});
  CHECK(world.at("t", 1).replicas == Replicas{4});
}

TEST_CASE("a destination that dies is given up after the grace, and only what was to go there") {
  Simulated world(1);
  for (std::int32_t id = 1; id <= 4; ++id) world.brokers[id];
  world.add_topic("t", {{1}, {1}, {2}, {2}}, 400.0 * mib);
  world.add_goal("t", 0, {3});
  world.add_goal("t", 1, {4});
  world.add_goal("t", 2, {3});
  world.add_goal("t", 3, {4});
  world.rate = 5 * mib;
  const Time dies = world.now() + Time(20'000);
  world.every_second = [&] {
    if (world.now() == dies) world.kill(4);
  };
  const auto end = drive(world);
  CHECK(end.state == RunState::partial);
  CHECK(world.faults.empty());
  CHECK(world.at("t", 0).replicas == Replicas{3});
  CHECK(world.at("t", 1).replicas == Replicas{1});
  CHECK(world.at("t", 3).replicas == Replicas{2});
  CHECK(world.nothing_moves());
  REQUIRE(end.answer.errors.size() == 2);
  for (const auto& error : end.answer.errors) CHECK(error.code == "BROKER_DOWN");
  CHECK_FALSE(world.topics["t"].list.has_value());
}

TEST_CASE("one that comes back within the grace gets its replicas") {
  Simulated world(1);
  for (std::int32_t id = 1; id <= 4; ++id) world.brokers[id];
  world.add_topic("t", {{1}, {2}}, 400.0 * mib);
  world.add_goal("t", 0, {4});
  world.add_goal("t", 1, {3});
  world.rate = 5 * mib;
  const Time dies = world.now() + Time(20'000);
  world.every_second = [&] {
    if (world.now() == dies) world.kill(4);
    if (world.now() == dies + Time(60'000)) world.revive(4);
  };
  CHECK(drive(world).state == RunState::done);
  CHECK(world.at("t", 0).replicas == Replicas{4});
}

TEST_CASE("pause, go on, cancel, roll back") {
  for (const Wish wish : {Wish::pause, Wish::cancel, Wish::roll_back}) {
    INFO("wish " << std::string(klamm::word_of(wish)));
    Simulated world(1);
    for (std::int32_t id = 1; id <= 5; ++id) world.brokers[id];
    off_the_first(world, 40, 4, 100.0 * mib);
    world.rate = 20 * mib;
    const Time then = world.now() + Time(30'000);
    world.every_second = [&] {
      if (world.now() == then) world.wanted = wish;
    };
    const auto first = drive(world);
    CHECK(world.faults.empty());
    CHECK(world.nothing_moves());
    CHECK_FALSE(world.topics["t"].list.has_value());
    for (const auto& [id, broker] : world.brokers) CHECK_FALSE(broker.rate);
    const auto stand = std::count_if(world.goals.begin(), world.goals.end(),
                                     [&](const auto& goal) { return arrived(world, goal); });
    if (wish == Wish::roll_back) {
      CHECK(first.state == RunState::rolled_back);
      for (const auto& goal : world.goals) CHECK(world.at("t", goal.partition).replicas == goal.from);
      continue;
    }
    CHECK(stand > 0);
    CHECK(stand < static_cast<std::ptrdiff_t>(world.goals.size()));
    CHECK(first.state == (wish == Wish::pause ? RunState::paused : RunState::cancelled));
    world.wanted = Wish::go_on;
    CHECK(drive(world).state == RunState::done);
    for (const auto& goal : world.goals) CHECK(arrived(world, goal));
  }
}

TEST_CASE("a replica that leaves its ISR halves the slots; each quiet minute brings one more") {
  run::Machine machine({{"t", "", 0, {1}, {2}, 1}, {"t", "", 1, {1}, {2}, 1}}, {});
  run::Seen seen;
  seen.live = {1}; // 2 is away: nothing is submitted
  seen.partitions = {{true, {1}, {1}, 1, {}, 1}, {true, {1}, {1}, 1, {}, 1}};
  const auto look = [&](std::int64_t seconds) {
    seen.at = Time(seconds * 1000);
    return machine.decide(seen, Wish::go_on);
  };
  CHECK_FALSE(look(0).gate);
  CHECK(look(60).gate->slots == 3);
  CHECK(look(110).submit.empty());
  seen.others_out_of_sync = 1;
  CHECK(look(111).gate->why == run::Gate::Why::replica_left_isr);
  CHECK(machine.slots() == 1);
  seen.others_under_min = 1;
  CHECK(look(112).gate->why == run::Gate::Why::under_min_isr);
  CHECK(machine.slots() == 1); // never none
}

namespace {

/// Copies of random sizes from random brokers to others.
double slowest(Simulated& world, std::int32_t brokers, std::int32_t partitions, bool large) {
  for (std::int32_t id = 1; id <= brokers; ++id) world.brokers[id].link = 50 * mib;
  std::map<std::int32_t, double> in, out;
  for (std::int32_t p = 0; p < partitions; ++p) {
    const std::string name = "t" + std::to_string(p / 50);
    const auto from = static_cast<std::int32_t>(world.any(1, brokers));
    auto to = static_cast<std::int32_t>(world.any(1, brokers));
    if (to == from) to = from % brokers + 1;
    const double bytes = static_cast<double>(large ? world.any(200, 2000) * mib : world.any(1, 400) * mib);
    world.add_topic(name, {{from}}, bytes);
    world.add_goal(name, p % 50, {to});
    in[to] += bytes;
    out[from] += bytes;
  }
  double most = 0;
  for (const auto& loads : {in, out}) {
    for (const auto& [id, bytes] : loads) most = std::max(most, bytes);
  }
  return most / static_cast<double>(50 * mib);
}

} // namespace

TEST_CASE("a run takes at most 1.3 times what its busiest broker needs") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Simulated world(seed);
    world.bursts = false;
    world.rate = 50 * mib;
    const double needed = slowest(world, seed % 2 == 0 ? 12 : 30, seed % 2 == 0 ? 200 : 400, seed > 2);
    const Time begun = world.now();
    CHECK(drive(world).state == RunState::done);
    CHECK(world.faults.empty());
    const double took = static_cast<double>((world.now() - begun).count()) / 1000;
    MESSAGE("seed " << seed << ": " << took << " s, the busiest broker " << needed << " s, ratio "
                    << took / needed);
    CHECK(took <= 1.3 * needed + 20);
  }
}

TEST_CASE("6000 moves on 300 brokers") {
  Simulated world(1);
  world.bursts = false;
  world.rate = 50 * mib;
  const double needed = slowest(world, 300, 6000, true);
  const Time begun = world.now();
  CHECK(drive(world).state == RunState::done);
  CHECK(world.faults.empty());
  const double took = static_cast<double>((world.now() - begun).count()) / 1000;
  MESSAGE(took << " s, the busiest broker " << needed << " s, ratio " << took / needed);
  CHECK(took <= 1.3 * needed + 20);
}
