#pragma once

#include <scaling/run/driver.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

// A cluster that only exists in a test, with a clock of its own: brokers with disks and links, followers that
// copy under Kafka's quota, an ISR, a controller that others use too, and faults. The driver of a run works
// on it as on a real one; what it must never do is noted as a fault of its own.

namespace klamm::testing {

using changes::Replicas;
using scaling::run::Time;

struct SimulatedBroker {
  bool live = true;
  std::int64_t link = 100'000'000; ///< bytes a second, in and out each
  std::int64_t disk = std::int64_t{1} << 50U;
  double tokens = 0; ///< of its quota
  std::optional<std::string> rate;
};

struct SimulatedPartition {
  Replicas replicas;
  Replicas target; ///< empty: does not move
  Replicas original;
  std::set<std::int32_t> in_sync;
  std::optional<std::int32_t> leader;
  std::map<std::int32_t, double> copies; ///< bytes of each replica
  double bytes = 0;
  std::int64_t min_in_sync = 1;
  // What Metadata says of it, which may be older.
  Replicas shown;
  std::set<std::int32_t> shown_in_sync;
  std::optional<std::int32_t> shown_leader;
};

struct SimulatedTopic {
  std::string id;
  std::optional<std::string> list; ///< follower.replication.throttled.replicas
  std::vector<SimulatedPartition> partitions;
};

/// Thrown out of whatever the driver does: kill -9.
struct Killed {};

class Simulated : public scaling::run::World, public scaling::run::Log {
 public:
  explicit Simulated(std::uint64_t seed) : random_(seed) {}

  std::map<std::int32_t, SimulatedBroker> brokers;
  std::map<std::string, SimulatedTopic> topics;
  std::vector<scaling::run::Goal> goals;
  std::function<void()> every_second; ///< faults
  std::vector<Value> log;
  std::vector<std::string> faults; ///< of the driver
  const scaling::run::Machine* machine = nullptr;

  // How often things go wrong.
  double late_metadata = 0;
  double lost_replies = 0;
  double refused_looks = 0;
  double kills = 0;
  bool bursts = true;
  bool waits_for_dead = true; ///< before 4.3.1 a replica that stays and is down keeps a move from ending
  scaling::run::Wish wanted = scaling::run::Wish::go_on;
  std::optional<std::int64_t> rate;
  std::size_t most_partitions = 200;

  void add_topic(const std::string& name, const std::vector<Replicas>& replicas, double bytes);
  void add_goal(const std::string& topic, std::int32_t partition, Replicas to);
  SimulatedPartition& at(const std::string& topic, std::int32_t partition);
  void kill(std::int32_t broker);
  void revive(std::int32_t broker);
  void reassign(const std::string& topic, std::int32_t partition, Replicas to); ///< by others
  void cancel(const std::string& topic, std::int32_t partition);
  void show_all();
  bool chance(double part) { return std::uniform_real_distribution<>(0, 1)(random_) < part; }
  std::int64_t any(std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
  }
  [[nodiscard]] Time now() const { return now_; }
  [[nodiscard]] bool nothing_moves() const;

  // World
  Result<scaling::run::Seen> look(const std::vector<scaling::run::Goal>& of) override;
  Result<plan::LiveMoves> read(const std::vector<std::string>& names, bool throttles) override;
  Result<Answer<changes::StepRow>> apply(const changes::Plan& plan, bool completing) override;
  void pass(Time time) override;
  scaling::run::Wish wish() override { return wanted; }
  std::optional<ErrorKind> stopped() override { return std::nullopt; }
  // Log
  Result<void> append(Value::Object entry) override;

 private:
  void second();
  void copy();
  void finish(SimulatedPartition& partition);
  void lead(SimulatedPartition& partition) const;
  void maybe_die();
  void fault(std::string what) { faults.push_back(std::move(what)); }
  void check_start(const changes::StartReassignment& start);
  bool carry_out(const changes::Operation& step, bool late = false);
  [[nodiscard]] bool is_listed(const std::string& topic, std::size_t partition, std::int32_t broker) const;
  [[nodiscard]] std::map<std::int32_t, std::int64_t> used() const; ///< bytes on each broker

  std::mt19937_64 random_;
  Time now_{1'000'000};
  std::vector<std::pair<Time, changes::Operation>> late_; ///< what a controller finds when it goes on
};

} // namespace klamm::testing
