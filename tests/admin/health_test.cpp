#include <klamm/cluster.hpp>

#include <admin/health_checks.hpp>
#include <doctest/doctest.h>
#include <protocol/messages/list_partition_reassignments.hpp>
#include <support/connect.hpp>
#include <support/golden_cluster.hpp>

#include <algorithm>

namespace klamm {

using cluster::Finding;
using cluster::Level;
using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

namespace {

/// Lines that a failed check prints.
struct Words : std::vector<std::string> {
  using vector::vector;
  friend std::ostream& operator<<(std::ostream& out, const Words& words) {
    for (const auto& line : words) out << line << "; ";
    return out;
  }
};

/// `CHECK target count`, sorted.
Words words(const Result<Answer<Finding>>& answer) {
  Words out;
  if (!answer) return {"failed: " + answer.error().text.english()};
  for (const auto& row : answer->rows)
    out.push_back(row.check + " " + row.target + " " + std::to_string(row.count));
  std::sort(out.begin(), out.end());
  return out;
}

Result<Answer<Finding>> health(ScriptedCluster& cluster, unsigned checks = cluster::check_all) {
  auto client = connect(cluster);
  return cluster::health(client, {checks}, Call{});
}

} // namespace

TEST_CASE("a healthy cluster has no findings, and costs a bounded number of requests") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 6, 3);
  cluster.model().add_topic("logs", 3, 1); // min.insync.replicas 1 and whole: as it should be
  const auto answer = health(cluster);
  CHECK(words(answer) == Words{});
  CHECK(answer->complete);
  // Metadata, DescribeCluster, the quorum, reassignments, topic configs; log dirs and rates of each broker.
  CHECK(cluster.requests() == 5 + 3 + 3);
}

TEST_CASE("every sort of trouble with partitions, topics and throttles is found") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  Model::set(cluster.model().topic("orders").configs, "follower.replication.throttled.replicas", "0:2,1:3");
  cluster.model().topic("logs.app").at(3).leader = 2;
  cluster.model().topic("logs.app").at(3).replicas = {1, 2};
  cluster.model().topic("logs.app").at(3).isr = {1, 2};
  const auto answer = health(cluster);
  CHECK(words(answer) == Words{
                             "LEADER_NOT_PREFERRED topic logs.app 1",
                             "OFFLINE topic clicks 1",
                             "REASSIGNING topic device.latest 1",
                             "THROTTLE_LEFT topic orders 2",
                             "UNDER_MIN_ISR topic account.events 1",
                             "UNDER_REPLICATED topic account.events 1",
                             "UNDER_REPLICATED topic clicks 1",
                             "UNDER_REPLICATED topic orders 1",
                         });
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(answer->visible_to_user);
  CHECK(answer->rows.front().level == Level::critical);
  CHECK(answer->rows.back().level == Level::info);
}

TEST_CASE("a rate counts as left behind only while nothing moves") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 2);
  Model::set(cluster.model().broker(2).configs, "leader.replication.throttled.rate", "1000000", 2);
  CHECK(words(health(cluster)) == Words{"THROTTLE_LEFT broker 2 1"});
  cluster.change([](Model& model) {
    model.topic("orders").at(0).replicas = {1, 2, 3};
    model.topic("orders").at(0).adding = {3};
  });
  CHECK(words(health(cluster)) == Words{"REASSIGNING topic orders 1"});
}

TEST_CASE("at min ISR is told only where a replica was lost") {
  ScriptedCluster cluster(3);
  auto& topic = cluster.model().add_topic("orders", 2, 3);
  Model::set(topic.configs, "min.insync.replicas", "2");
  topic.at(1).isr.pop_back();
  auto& tight = cluster.model().add_topic("tight", 1, 2);
  Model::set(tight.configs, "min.insync.replicas", "2");
  CHECK(words(health(cluster)) == Words{"AT_MIN_ISR topic orders 1", "UNDER_REPLICATED topic orders 1"});
}

TEST_CASE("min.insync.replicas above the replication factor is no finding while all replicas are in sync") {
  ScriptedCluster cluster(3);
  auto& pair = cluster.model().add_topic("pair", 2, 2);
  Model::set(pair.configs, "min.insync.replicas", "3");
  CHECK(words(health(cluster)) == Words{});
  cluster.change([](Model& model) { model.topic("pair").at(1).isr.pop_back(); });
  CHECK(words(health(cluster)) == Words{"UNDER_MIN_ISR topic pair 1", "UNDER_REPLICATED topic pair 1"});
}

TEST_CASE("an offline log directory and brokers that are fenced or missing are found") {
  ScriptedCluster cluster(3);
  auto& topic = cluster.model().add_topic("orders", 1, 1);
  topic.at(0).replicas = {1, 3, 7};
  topic.at(0).isr = {1};
  cluster.model().broker(2).log_dirs.push_back(
      {"/data2", protocol::ErrorCode::kafka_storage_error, 0, 0, false});
  cluster.model().broker(3).fenced = true;
  CHECK(words(health(cluster)) == Words{"AT_MIN_ISR topic orders 1", "BROKER_FENCED broker 3 1",
                                        "BROKER_MISSING broker 7 1", "LOG_DIR_OFFLINE broker 2 1",
                                        "UNDER_REPLICATED topic orders 1"});
}

TEST_CASE("before Kafka 4.0 a fenced broker is known by the replicas placed on it") {
  ScriptedCluster cluster(3);
  for (const std::int32_t id : {1, 2, 3}) cluster.model().broker(id).versions = testing::kafka_3_9_versions();
  cluster.model().add_topic("orders", 1, 3).at(0).isr = {1, 2};
  cluster.model().broker(3).fenced = true;
  const auto answer = health(cluster);
  CHECK(words(answer) == Words{"BROKER_MISSING broker 3 1", "UNDER_REPLICATED topic orders 1"});
  CHECK(answer->complete);
}

TEST_CASE("a broker that does not answer is one finding, and the others are still looked at") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 1);
  cluster.model().broker(1).log_dirs[0].error = protocol::ErrorCode::kafka_storage_error;
  auto client = connect(cluster, {1});
  cluster.stop(3);
  const auto answer = cluster::health(client, {}, Call{});
  CHECK(words(answer) == Words{"BROKER_NOT_ANSWERING broker 3 1", "LOG_DIR_OFFLINE broker 1 1"});
  CHECK(answer->complete); // that the broker is away is what was learned
}

TEST_CASE("a broker that hangs leaves time for the other checks") {
  ScriptedCluster cluster(3);
  Model::set(cluster.model().add_topic("orders", 1, 1).configs, "leader.replication.throttled.replicas", "*");
  cluster.on("DescribeLogDirs").broker(2).drop();
  auto client = connect(cluster, {1});
  const auto answer = cluster::health(client, {}, Call::within(std::chrono::seconds(2)));
  CHECK(words(answer) == Words{"BROKER_NOT_ANSWERING broker 2 1", "THROTTLE_LEFT topic orders 1"});
}

TEST_CASE("what may not be read is a problem beside the findings") {
  ScriptedCluster cluster(2);
  cluster.model().add_topic("orders", 1, 2).at(0).isr.pop_back();
  cluster.on("ListPartitionReassignments")
      .edit<protocol::ListPartitionReassignmentsResponse>(
          [](auto& reply) { reply.error_code = protocol::ErrorCode::cluster_authorization_failed; });
  const auto answer = health(cluster);
  CHECK(words(answer) == Words{"AT_MIN_ISR topic orders 1", "UNDER_REPLICATED topic orders 1"});
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "NOT_AUTHORIZED");
  CHECK_FALSE(answer->complete);
}

TEST_CASE("a voter that is not heard of and a quorum without a leader are found") {
  ScriptedCluster cluster(3);
  cluster.model().quorum.voters[2] = {3, -1, -1, -1};
  CHECK(words(health(cluster)) == Words{"VOTER_BEHIND node 3 1"});
  cluster.change([](Model& model) { model.quorum.leader = -1; });
  CHECK(words(health(cluster)) == Words{"NO_CONTROLLER cluster 1", "VOTER_BEHIND node 3 1"});
  CHECK(words(health(cluster, cluster::check_all & ~cluster::check_quorum)) == Words{});
}

TEST_CASE("while a partition moves its first replica need not lead") {
  ScriptedCluster cluster(3);
  auto& partition = cluster.model().add_topic("orders", 1, 1).at(0);
  partition.replicas = {2, 1};
  partition.adding = {2};
  partition.removing = {1};
  CHECK(words(health(cluster)) == Words{"REASSIGNING topic orders 1"});
}

TEST_CASE("throttle lists are judged entry by entry") {
  const admin::Moving moving{{"orders", {{0, {3}}, {1, {3}}}}};
  CHECK_FALSE(admin::check_throttle_list("orders", "k", "0:1,1:2", moving));
  CHECK_FALSE(admin::check_throttle_list("orders", "k", "*", moving));
  CHECK_FALSE(admin::check_throttle_list("orders", "k", "", moving));
  CHECK(admin::check_throttle_list("orders", "k", "0:1,2:2,3:2", moving)->count == 2);
  CHECK(admin::check_throttle_list("clicks", "k", "*", moving)->count == 1);
}

TEST_CASE("partition numbers are told as ranges, not all of thousands") {
  CHECK(admin::ranges({0, 1, 2, 5, 7, 8}) == "0-2,5,7-8");
  CHECK(admin::ranges({}) == "");
  std::vector<std::int32_t> even;
  for (std::int32_t i = 0; i < 1000; ++i) even.push_back(2 * i);
  CHECK(admin::ranges(even).ends_with(",38,…"));
}

} // namespace klamm
