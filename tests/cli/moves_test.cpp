// reassignment start, cancel and change apply, where a move is under way or a throttle stands already.

#include "golden.hpp"

#include <doctest/doctest.h>
#include <support/scripted_cluster.hpp>

#include <algorithm>
#include <atomic>

using klamm::test::run_klamm;
using klamm::testing::Model;

namespace {

constexpr const char* list_key = "follower.replication.throttled.replicas";
constexpr const char* rate_key = "follower.replication.throttled.rate";

/// What moves, arrives.
void end_moves(Model& model) {
  for (auto& partition : model.topic("orders").partitions) {
    std::erase_if(partition.replicas, [&](std::int32_t id) {
      return std::find(partition.removing.begin(), partition.removing.end(), id) != partition.removing.end();
    });
    partition.adding.clear();
    partition.removing.clear();
    partition.isr = partition.replicas;
  }
}

struct Cluster {
  klamm::testing::ScriptedCluster cluster{4};
  klamm::test::Folder folder;

  Cluster() {
    for (auto& partition : cluster.model().add_topic("orders", 2, 2).partitions) {
      partition.replicas = partition.isr = {1, 2};
      partition.leader = 1;
    }
  }
  klamm::test::ProcessResult run(std::vector<std::string> words) {
    klamm::test::ProcessOptions options;
    options.environment = {{"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()},
                           {"KLAMM_STATE_HOME", folder.path()}};
    words.insert(words.end(), {"-o", "csv"});
    return run_klamm("klamm", words, options);
  }
  klamm::test::ProcessResult start(const std::string& move, const std::string& rate,
                                   const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"reassignment", "start", move, "--throttle", rate, "-y"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  /// From the next look at what moves on, everything has arrived.
  void arrive() { cluster.on("ListPartitionReassignments").meanwhile(end_moves); }
  void arrive_after(int looks) { cluster.on("ListPartitionReassignments").nth(looks).meanwhile(end_moves); }
  std::string rate_of(std::int32_t broker) {
    std::string out = "none";
    cluster.change([&](Model& model) {
      const auto at = model.broker(broker).configs.find(rate_key);
      if (at != model.broker(broker).configs.end()) out = at->second.value.value_or("");
    });
    return out;
  }
};

bool says(const klamm::test::ProcessResult& ran, const std::string& words) {
  return ran.err.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a move under way gets another rate, and is waited for to its end") {
  Cluster kafka;
  REQUIRE(kafka.start("orders:0=3,2", "500KiB/s").code == 0);
  CHECK(kafka.rate_of(3) == "512000");
  const auto faster = kafka.start("orders:0=3,2", "20MiB/s");
  CHECK(faster.code == 0);
  CHECK(kafka.rate_of(3) == "20971520");
  CHECK(says(faster, "the throttle stays set; klamm reassignment clean-up"));
  // Nothing is left to change; the wait is what is asked for.
  const auto looks = kafka.cluster.requests("ListPartitionReassignments");
  kafka.arrive_after(3);
  const auto waited = kafka.start("orders:0=3,2", "20MiB/s", {"--wait=1m"});
  CAPTURE(waited.err);
  CHECK(waited.code == 0);
  CHECK(kafka.cluster.requests("ListPartitionReassignments") > looks + 2);
  kafka.cluster.change([](Model& model) { CHECK(model.topic("orders").at(0).replicas == Model::Ids{3, 2}); });
  CHECK(says(waited, "still move"));
  CHECK(says(waited,
             "a throttle is still set: broker 3 at most 20.0 MiB/s; throttle list 0:3 of topic orders"));
}

TEST_CASE("the time of --wait also ends for a move that was under way") {
  Cluster kafka;
  REQUIRE(kafka.start("orders:0=3,2", "500KiB/s").code == 0);
  const auto late = kafka.start("orders:0=3,2", "500KiB/s", {"--wait=1s"});
  CAPTURE(late.err);
  CHECK(late.code != 0);
  CHECK(says(late, "[TIMEOUT]"));
  CHECK(says(late, "a throttle is still set: broker 3 at most 500.0 KiB/s"));
  const auto dry = kafka.start("orders:0=3,2", "500KiB/s", {"--wait=1s", "--dry-run"});
  CHECK(dry.code == 0);
}

TEST_CASE("cancel says that the throttle stays, and so does a --wait that found it standing") {
  Cluster kafka;
  REQUIRE(kafka.start("orders:0=3,2", "2MiB/s").code == 0);
  const auto cancelled = kafka.run({"reassignment", "cancel", "orders:0", "-y"});
  CAPTURE(cancelled.err);
  CHECK(cancelled.code == 0);
  const std::string left = "a throttle is still set: broker 3 at most 2.0 MiB/s; throttle list 0:3 of topic "
                           "orders; klamm reassignment clean-up";
  CHECK(says(cancelled, left));
  kafka.arrive_after(3);
  const auto waited = kafka.start("orders:0=3,2", "2MiB/s", {"--wait=1m"});
  CAPTURE(waited.err);
  CHECK(waited.code == 0);
  CHECK(says(waited, left));
}

TEST_CASE("cancelling everything that moves is asked about") {
  Cluster kafka;
  REQUIRE(kafka.start("orders:0=3,2", "2MiB/s").code == 0);
  const auto asked = kafka.run({"reassignment", "cancel", "--all"});
  CHECK(asked.code == 2);
  CHECK(says(asked, "-y answers the question"));
  CHECK(kafka.cluster.requests("AlterPartitionReassignments") == 1);
  CHECK(kafka.run({"reassignment", "cancel", "--all", "-y"}).code == 0);
  REQUIRE(kafka.start("orders:0=3,2", "2MiB/s").code == 0);
  CHECK(kafka.run({"reassignment", "cancel", "orders:0"}).code == 0);
}

TEST_CASE("a throttle that --wait has taken off is not spoken of") {
  Cluster kafka;
  kafka.arrive();
  const auto waited = kafka.start("orders:0=3,2", "2MiB/s", {"--wait=1m"});
  CHECK(waited.code == 0);
  CHECK_FALSE(says(waited, "a throttle is on still"));
  CHECK(kafka.rate_of(3) == "none");
}

TEST_CASE("--wait says which broker is down at the end and keeps its rate") {
  Cluster kafka;
  std::atomic<bool> started = false;
  kafka.cluster.on("AlterPartitionReassignments").meanwhile([&](Model&) { started = true; });
  kafka.cluster.on("ListPartitionReassignments").meanwhile([&](Model& model) {
    if (!started) return;
    end_moves(model);
    model.broker(3).listed = false;
  });
  const auto waited = kafka.start("orders:0=3,2", "2MiB/s", {"--wait=1m"});
  CAPTURE(waited.err);
  CHECK(waited.code == 0);
  CHECK(says(waited, "broker 3 is down and keeps its rate; klamm reassignment clean-up takes off"));
  CHECK(kafka.rate_of(3) == "2097152");
}

TEST_CASE("--replace tells what the cancelled move leaves") {
  Cluster kafka;
  REQUIRE(kafka.start("orders:0=3,2", "2MiB/s").code == 0);
  kafka.arrive_after(6);
  const auto replaced = kafka.start("orders:0=4,2", "5MiB/s", {"--replace", "--wait=1m"});
  CAPTURE(replaced.err);
  CHECK(says(replaced,
             "a throttle is still set: broker 3 at most 2.0 MiB/s; throttle list 0:3 of topic orders"));
}

TEST_CASE("a saved plan does not wait, says so, and what its throttle leaves when it is applied") {
  Cluster kafka;
  const auto plan = kafka.folder.path() + "/moves.json";
  const auto saved = kafka.start("orders:0=3,2", "5MiB/s", {"--wait", "--plan-out", plan});
  CHECK(saved.code == 0);
  CHECK(says(saved, "a plan does not keep --wait"));
  const auto applied = kafka.run({"change", "apply", plan, "-y"});
  CAPTURE(applied.err);
  CHECK(applied.code == 0);
  CHECK(says(applied, "the throttle stays set; klamm reassignment clean-up"));
  CHECK(kafka.rate_of(3) == "5242880");
}
