// reassignment start --wait of more partitions than a throttle list takes, against a cluster whose moves end
// when asked for.

#include "golden.hpp"

#include <doctest/doctest.h>
#include <protocol/mirror/alter_partition_reassignments.hpp>
#include <protocol/mirror/list_partition_reassignments.hpp>
#include <support/scripted_cluster.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>

using klamm::test::run_klamm;
using klamm::testing::Model;

namespace {

using Altered = klamm::protocol::AlterPartitionReassignmentsResponse;

constexpr int partitions = 1500;
constexpr const char* list_key = "follower.replication.throttled.replicas";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++out;
  return out;
}

/// What moves, ends: where it was to go, or where it was.
void end_moves(Model& model, bool arrive) {
  for (auto& partition : model.topic("many").partitions) {
    const auto& gone = arrive ? partition.removing : partition.adding;
    std::erase_if(partition.replicas,
                  [&gone](std::int32_t id) { return std::find(gone.begin(), gone.end(), id) != gone.end(); });
    partition.adding.clear();
    partition.removing.clear();
    partition.isr = partition.replicas;
  }
}

struct Moving {
  klamm::testing::ScriptedCluster cluster{4};
  klamm::test::Folder folder;
  std::string file = folder.path() + "/moves.json";
  klamm::test::ProcessOptions options;

  Moving() {
    for (auto& partition : cluster.model().add_topic("many", partitions, 2).partitions) {
      partition.replicas = partition.isr = {1, 2};
      partition.leader = 1;
    }
    std::ofstream out(file);
    out << R"({"version":1,"partitions":[)";
    for (int p = 0; p < partitions; ++p)
      out << (p == 0 ? "" : ",") << R"({"topic":"many","partition":)" << p << R"(,"replicas":[3,2]})";
    out << "]}";
  }

  klamm::test::ProcessResult run(const std::vector<std::string>& words) {
    options.environment = {{"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()},
                           {"KLAMM_STATE_HOME", folder.path()}};
    return run_klamm("klamm", words, options);
  }
  klamm::test::ProcessResult start(const std::vector<std::string>& more) {
    std::vector<std::string> words{"reassignment", "start",   "--file", file,
                                   "--throttle",   "10MiB/s", "-o",     "csv"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  std::ptrdiff_t standing_on(const Model::Ids& ids) {
    std::ptrdiff_t out = 0;
    cluster.change([&](Model& model) {
      const auto& all = model.topic("many").partitions;
      out = std::count_if(all.begin(), all.end(), [&ids](const auto& at) { return at.replicas == ids; });
    });
    return out;
  }
  bool listed() {
    bool out = false;
    cluster.change([&](Model& model) { out = model.topic("many").configs.count(list_key) != 0; });
    return out;
  }
};

} // namespace

TEST_CASE("with --wait the moves go wave after wave, and one undo takes them back") {
  Moving moving;
  moving.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) { end_moves(model, true); });
  const auto planned = moving.start({"--wait", "--dry-run"});
  CHECK(planned.code == 0);
  CHECK(planned.err.find("the moves run in 2 waves") != std::string::npos);
  CHECK(count(planned.out, "reassignment.start") == partitions);
  const auto done = moving.start({"--wait=2m", "--timeout", "60s", "-y"});
  CAPTURE(done.err);
  CHECK(done.code == 0);
  CHECK(count(done.out, "reassignment.start") == partitions);
  CHECK(count(done.out, "config.append") == 2);
  CHECK(count(done.out, "config.unset") == 4); // each wave's list and rate
  CHECK(moving.standing_on({3, 2}) == partitions);
  CHECK_FALSE(moving.listed());
  // Two waves and the taking off of two throttles.
  const auto listed = moving.run({"change", "list", "-o", "csv", "--columns", "id,part_of", "--no-headers"});
  CHECK(count(listed.out, "\n") == 4);
  const auto undone = moving.run({"change", "undo", "last", "-o", "csv", "--timeout", "60s", "-y"});
  CAPTURE(undone.err);
  CHECK(undone.code == 0);
  CHECK(count(undone.out, "reassignment.cancel") == partitions);
  moving.cluster.change([](Model& model) { end_moves(model, true); });
  CHECK(moving.standing_on({1, 2}) == partitions);
}

TEST_CASE("what the list has no room for is refused without --wait, and into a plan file") {
  Moving moving;
  Model::set(moving.cluster.model().topic("many").configs, list_key, std::string(32000, '1'));
  for (const auto& more : {std::vector<std::string>{"-y"}, {"--wait", "--plan-out", moving.file + ".plan"}}) {
    const auto refused = moving.start(more);
    CHECK(refused.code == 1);
    CHECK(refused.err.find("--wait moves in waves") != std::string::npos);
  }
  CHECK(moving.start({"--wait", "--dry-run"}).code == 0);
  moving.cluster.change(
      [](Model& model) { Model::set(model.topic("many").configs, list_key, std::string(32765, '1')); });
  const auto full = moving.start({"--wait", "-y"});
  CHECK(full.code == 1);
  CHECK(full.err.find("topic many is not moved: its throttle list already has 32765 of the 32767 bytes") !=
        std::string::npos);
  CHECK(moving.cluster.requests("AlterPartitionReassignments") == 0);
}

TEST_CASE("a wave that was cancelled by others is followed by none") {
  Moving moving;
  moving.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) { end_moves(model, false); });
  const auto stopped = moving.start({"--wait=1m", "--timeout", "5s", "-y"});
  CAPTURE(stopped.err);
  CHECK(stopped.code == 4);
  CHECK(stopped.err.find("are not where they were moved to") != std::string::npos);
  CHECK(stopped.err.find("stopped after wave 1 of 2") != std::string::npos);
  // All moves are in the report; the second wave's rate and list are not run with its moves.
  CHECK(count(stopped.out, "reassignment.start") == partitions);
  CHECK(count(stopped.out, "ACCEPTED") > partitions / 2);
  CHECK(count(stopped.out, "NOT_RUN") == partitions - count(stopped.out, "ACCEPTED") + 2);
  CHECK(count(stopped.out, "config.append") == 2); // the second was not sent
  CHECK(moving.standing_on({3, 2}) == 0);
  CHECK_FALSE(moving.listed());
}

TEST_CASE("a signal ends the waves, and what ran and what is left is said") {
  Moving moving;
  SUBCASE("while a wave moves") {
    moving.options.signals = {{"still move", SIGINT}};
    const auto stopped = moving.start({"--wait=1m", "-y"});
    CAPTURE(stopped.err);
    CHECK(stopped.code == 130);
    CHECK(stopped.err.find("stopped waiting; the moves continue") != std::string::npos);
    CHECK(stopped.err.find("the throttle stays set; klamm reassignment clean-up") != std::string::npos);
    CHECK(stopped.err.find("stopped in wave 1 of 2: 500 moves were not started") != std::string::npos);
    CHECK(count(stopped.out, "NOT_RUN") == 502);
    CHECK(moving.listed());
  }
  SUBCASE("between two") {
    // The controller says that they have ended, the brokers do not show it yet.
    moving.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) { end_moves(model, false); });
    moving.options.signals = {{"are not where they were moved to", SIGTERM}};
    const auto stopped = moving.start({"--wait=1m", "--timeout", "60s", "-y"});
    CAPTURE(stopped.err);
    CHECK(stopped.code == 143);
    CHECK(stopped.err.find("stopped after wave 1 of 2: 500 moves were not started") != std::string::npos);
    CHECK(count(stopped.out, "NOT_RUN") == 502);
    CHECK_FALSE(moving.listed());
  }
  moving.options.signals.clear();
  const auto listed = moving.run({"change", "list", "-o", "csv", "--columns", "steps", "--no-headers"});
  CHECK(listed.out.ends_with("1002\n")); // the second wave has no journal
}

TEST_CASE("no wave begins after the time of --wait") {
  Moving moving;
  moving.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) { end_moves(model, true); });
  moving.cluster.on("IncrementalAlterConfigs").nth(3).delay(std::chrono::milliseconds(2500)); // taken off
  const auto late = moving.start({"--wait=2s", "-y"});
  CAPTURE(late.err);
  CHECK(late.code == 4);
  CHECK(late.err.find("wave 1 of 2: 500 moves were not started") != std::string::npos);
  CHECK(late.err.find("[TIMEOUT]") != std::string::npos);
  CHECK(moving.standing_on({3, 2}) == 1000);
}

TEST_CASE("journals kept in files of one's own belong together too") {
  Moving moving;
  moving.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) { end_moves(model, true); });
  const auto journal = moving.folder.path() + "/mine.jsonl";
  CHECK(moving.start({"--wait=1m", "--journal", journal, "-y"}).code == 0);
  const auto undone = moving.run({"change", "undo", journal, "-o", "csv", "--dry-run"});
  CAPTURE(undone.err);
  CHECK(count(undone.out, "reassignment.cancel") == partitions);
}

TEST_CASE("what of the last wave is not started is said first") {
  Moving moving;
  moving.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) { end_moves(model, true); });
  moving.cluster.on("AlterPartitionReassignments").nth(2).edit<Altered>([](Altered& reply) {
    for (auto& partition : reply.responses.at(0).partitions)
      partition.error_code = klamm::protocol::ErrorCode::invalid_replica_assignment;
  });
  const auto stopped = moving.start({"--wait=1m", "-y"});
  CAPTURE(stopped.err);
  CHECK(stopped.code == 4);
  const auto said = stopped.err.find("stopped in wave 2 of 2: 500 moves were not started");
  CHECK(said < stopped.err.find("INVALID_REPLICA_ASSIGNMENT"));
  CHECK_FALSE(moving.listed());
}
