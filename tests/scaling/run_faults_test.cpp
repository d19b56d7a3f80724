// Random clusters, runs and faults: whatever happens, a run ends, and leaves nothing behind.

#include <change/operations/json.hpp>
#include <doctest/doctest.h>
#include <scaling/run/replicas.hpp>
#include <scaling/simulated.hpp>

#include <algorithm>
#include <cstdlib>

using klamm::changes::Replicas;
using klamm::scaling::run::Driver;
using klamm::scaling::run::RunEnd;
using klamm::scaling::run::RunState;
using klamm::scaling::run::Time;
using klamm::scaling::run::Wish;
using klamm::testing::Killed;
using klamm::testing::Simulated;

namespace run = klamm::scaling::run;

namespace {

constexpr std::int64_t mib = std::int64_t{1} << 20U;
constexpr std::int32_t broker_count = 6;

class Schedule {
 public:
  explicit Schedule(std::uint64_t seed) : world_(seed), seed_(seed) { invent(); }

  void check() {
    RunEnd end;
    try {
      end = drive();
    } catch (const std::runtime_error& error) {
      const auto at = progress_;
      FAIL("seed " << seed_ << ": " << error.what() << ", moving " << at.moving << " waiting " << at.waiting
                   << " left " << at.left_out << " log " << world_.log.size());
    }
    for (const auto& [id, broker] : world_.brokers) {
      if (!broker.live) was_away_.insert(id);
    }
    INFO("seed " << seed_ << " state " << std::string(klamm::word_of(end.state)));
    if (told_) {
      std::string lines;
      for (const auto& entry : world_.log) lines += klamm::changes::to_json(entry) + "\n";
      MESSAGE(lines);
    }
    for (const auto& fault : world_.faults) FAIL_CHECK(fault);
    CHECK(end.state != RunState::running);
    CHECK(end.state != RunState::stopped);
    check_moves();
    check_throttles();
    check_places(end);
  }

 private:
  Replicas some_brokers(std::size_t count) {
    Replicas out;
    while (out.size() < count) {
      const auto id = static_cast<std::int32_t>(world_.any(1, broker_count));
      if (!run::holds(out, id)) out.push_back(id);
    }
    return out;
  }

  std::int64_t held_by(std::int32_t id) {
    double out = 0;
    for (const auto& [name, topic] : world_.topics) {
      for (const auto& partition : topic.partitions)
        out += run::holds(partition.replicas, id) ? partition.bytes : 0;
    }
    return static_cast<std::int64_t>(out);
  }

  void invent() {
    for (std::int32_t id = 1; id <= broker_count; ++id) {
      auto& broker = world_.brokers[id];
      broker.link = world_.any(5, 100) * mib;
      if (world_.chance(0.1)) broker.rate = std::to_string(world_.any(1, 100) * mib);
    }
    for (int t = 0; t < 4; ++t) {
      const std::string name = "t" + std::to_string(t);
      std::vector<Replicas> replicas;
      const auto partitions = world_.any(1, 8);
      for (std::int64_t p = 0; p < partitions; ++p)
        replicas.push_back(some_brokers(static_cast<std::size_t>(world_.any(1, 3))));
      world_.add_topic(name, replicas, static_cast<double>(world_.any(1, 300) * mib));
      auto& topic = world_.topics[name];
      if (world_.chance(0.2)) topic.list = world_.chance(0.5) ? "99:1,98:2" : "";
      for (std::size_t p = 0; p < replicas.size(); ++p) {
        topic.partitions[p].min_in_sync = world_.any(1, 2);
        const Replicas to = some_brokers(static_cast<std::size_t>(world_.any(1, 3)));
        if (world_.chance(0.8) && to != replicas[p]) world_.add_goal(name, static_cast<std::int32_t>(p), to);
      }
    }
    if (world_.chance(0.8)) world_.rate = world_.any(1, 20) * mib;
    others_ = world_.chance(0.2) ? 0.01 : 0;
    // Others do not ask whether there is room.
    if (others_ == 0 && world_.chance(0.3)) {
      for (auto& [id, broker] : world_.brokers) broker.disk = held_by(id) + world_.any(0, 3000) * mib;
    }
    for (const auto& [name, topic] : world_.topics) lists_before_[name] = topic.list;
    for (const auto& [id, broker] : world_.brokers) rates_before_[id] = broker.rate;
    world_.late_metadata = world_.chance(0.5) ? 0.5 : 0;
    world_.lost_replies = world_.chance(0.4) ? 0.02 : 0;
    world_.refused_looks = world_.chance(0.4) ? 0.1 : 0;
    world_.kills = world_.chance(0.4) ? 0.01 : 0;
    world_.waits_for_dead = world_.chance(0.5);
    deaths_ = world_.chance(0.5) ? 0.004 : 0;
    if (world_.chance(0.3)) {
      wish_at_ = world_.now() + Time(world_.any(1, 200) * 1000);
      wish_ = static_cast<Wish>(world_.any(1, 3));
    }
    calm_ = world_.now() + Time(900'000);
    world_.every_second = [this] { happen(); };
  }

  /// Faults come for a quarter of an hour; some brokers stay dead.
  void happen() {
    if (wish_at_ && world_.now() >= *wish_at_) {
      world_.wanted = wish_;
      wish_at_.reset();
    }
    for (auto& [id, broker] : world_.brokers) {
      if (!broker.live && !run::holds(dead_for_good_, id) && world_.chance(0.02)) world_.revive(id);
      if (!broker.live || world_.now() > calm_ || !world_.chance(deaths_)) continue;
      world_.kill(id);
      if (world_.chance(0.2) && dead_for_good_.size() < 2) dead_for_good_.push_back(id);
    }
    if (world_.now() > calm_) {
      world_.kills = world_.lost_replies = world_.refused_looks = 0;
      return;
    }
    if (!world_.chance(others_) || world_.goals.empty()) return;
    const auto& goal = world_.goals[static_cast<std::size_t>(
        world_.any(0, static_cast<std::int64_t>(world_.goals.size()) - 1))];
    if (world_.topics.count(goal.topic) == 0) return;
    touched_.insert({goal.topic, goal.partition});
    switch (world_.any(0, 2)) {
    case 0: world_.cancel(goal.topic, goal.partition); break;
    case 1: world_.reassign(goal.topic, goal.partition, some_brokers(2)); break;
    default:
      world_.topics.erase(goal.topic);
      lists_before_.erase(goal.topic);
      break;
    }
  }

  RunEnd drive() {
    for (int lives = 0;; ++lives) {
      auto past = run::past_of(world_.log);
      REQUIRE(past.has_value());
      const auto tell = [this](const klamm::Text& text) {
        const std::string line = std::to_string(world_.now().count() / 1000) + " s: " + text.english();
        if (told_) MESSAGE(line);
      };
      run::Telling telling{tell, tell, [this](const run::Progress& at) { progress_ = at; }};
      Driver driver(world_, world_, telling, {"run", world_.goals, {}, world_.rate, true}, *past);
      world_.machine = &driver.machine();
      try {
        return driver.run();
      } catch (const Killed&) {
        world_.pass(Time(world_.any(1000, 60'000)));
        REQUIRE(lives < 10'000);
      }
    }
  }

  /// Whatever the run began has ended.
  void check_moves() {
    for (const auto& goal : world_.goals) {
      if (world_.topics.count(goal.topic) == 0 || touched_.count({goal.topic, goal.partition}) != 0) continue;
      INFO(goal.topic << ":" << goal.partition);
      CHECK(world_.at(goal.topic, goal.partition).target.empty());
    }
  }

  bool gets_replicas(std::int32_t id) {
    for (const auto& [name, topic] : world_.topics) {
      for (const auto& at : topic.partitions) {
        if (run::holds(at.target, id) && !run::holds(at.original, id)) return true;
      }
    }
    return false;
  }

  void check_throttles() {
    for (const auto& [name, before] : lists_before_) {
      // What others move now is theirs to end.
      const auto& partitions = world_.topics[name].partitions;
      if (std::any_of(partitions.begin(), partitions.end(),
                      [](const auto& at) { return !at.target.empty(); }))
        continue;
      INFO(name << " " << world_.topics[name].list.value_or("unset"));
      CHECK(world_.topics[name].list == before);
    }
    for (const auto& [id, before] : rates_before_) {
      // Nobody tells it of one that was away at the end: without a list it limits nothing.
      if (!world_.brokers[id].live || was_away_.count(id) != 0) continue;
      if (gets_replicas(id)) continue; // by others: they need a rate
      INFO("broker " << id << " " << world_.brokers[id].rate.value_or("unset"));
      CHECK(world_.brokers[id].rate == before);
    }
  }

  void check_places(const RunEnd& end) {
    std::int64_t there = 0;
    std::int64_t ours = 0;
    for (const auto& goal : world_.goals) {
      if (world_.topics.count(goal.topic) == 0) continue;
      ours += touched_.count({goal.topic, goal.partition}) == 0 ? 1 : 0;
      const auto& now = world_.at(goal.topic, goal.partition).replicas;
      if (touched_.count({goal.topic, goal.partition}) == 0) {
        const bool known = std::all_of(now.begin(), now.end(), [&](std::int32_t id) {
          return run::holds(goal.from, id) || run::holds(goal.to, id);
        });
        CHECK(known);
      }
      there += now == (end.state == RunState::rolled_back ? goal.from : goal.to) ? 1 : 0;
    }
    if (end.state == RunState::done || end.state == RunState::rolled_back) CHECK(there >= ours);
  }

  Simulated world_;
  std::uint64_t seed_;
  run::Progress progress_;
  bool told_ = std::getenv("KLAMM_TEST_TELL") != nullptr;
  std::map<std::string, std::optional<std::string>> lists_before_;
  std::map<std::int32_t, std::optional<std::string>> rates_before_;
  std::set<std::pair<std::string, std::int32_t>> touched_; ///< by others
  std::set<std::int32_t> was_away_;
  Replicas dead_for_good_;
  double deaths_ = 0;
  double others_ = 0;
  std::optional<Time> wish_at_;
  Wish wish_ = Wish::go_on;
  Time calm_{0};
};

} // namespace

TEST_CASE("random schedules of faults end clean") {
  const char* asked = std::getenv("KLAMM_TEST_SCHEDULES");
  const auto count = asked != nullptr ? std::strtoull(asked, nullptr, 10) : 1000;
  const char* first = std::getenv("KLAMM_TEST_FIRST");
  const auto from = first != nullptr ? std::strtoull(first, nullptr, 10) : 1;
  for (std::uint64_t seed = from; seed < from + count; ++seed) Schedule(seed).check();
}
