#include <klamm/brokers.hpp>
#include <klamm/check_stop.hpp>
#include <klamm/reassignments.hpp>

#include <doctest/doctest.h>
#include <protocol/messages/describe_log_dirs.hpp>
#include <support/connect.hpp>
#include <support/golden_cluster.hpp>

namespace klamm {

using brokers::load_controller;
using brokers::load_partitions;
using brokers::load_sizes;
using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

TEST_CASE("a list of brokers costs Metadata without topics and DescribeCluster, nothing more") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 3, 1);
  auto client = connect(cluster);
  const auto answer = brokers::list(client, {}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 3);
  CHECK(answer->rows[2].rack == "c");
  CHECK(answer->rows[2].port == cluster.port(3));
  CHECK_FALSE(answer->rows[0].leaders);
  CHECK_FALSE(answer->rows[0].size_bytes);
  CHECK(cluster.requests("DescribeCluster") == 1);
  CHECK(cluster.requests("DescribeLogDirs") + cluster.requests("DescribeQuorum") == 0);
}

TEST_CASE("leaders, replicas and skew are counted over the live brokers") {
  ScriptedCluster cluster(3);
  auto& topic = cluster.model().add_topic("orders", 4, 2); // led by 1, 2, 3, 1
  topic.at(1).isr = {2};
  auto client = connect(cluster);
  const auto answer = brokers::list(client, {load_partitions}, Call{});
  REQUIRE(answer);
  const auto& rows = answer->rows;
  CHECK(rows[0].leaders == 2);
  CHECK(rows[1].leaders == 1);
  CHECK(rows[0].leader_skew_percent.value() == doctest::Approx(50));
  CHECK(rows[1].leader_skew_percent.value() == doctest::Approx(-25));
  CHECK(rows[0].replicas == 3); // of orders 0, 2, 3
  CHECK(rows[2].out_of_sync == 1);
  CHECK(answer->visible_to_user);
}

TEST_CASE("a cluster without partitions has no skew") {
  ScriptedCluster cluster(2);
  auto client = connect(cluster);
  const auto answer = brokers::list(client, {load_partitions}, Call{});
  REQUIRE(answer);
  CHECK(answer->rows[0].leader_skew_percent == 0.0);
}

TEST_CASE("sizes are summed over log directories; an offline one counts as such") {
  ScriptedCluster cluster(2);
  auto& topic = cluster.model().add_topic("orders", 2, 1);
  topic.at(0).size_bytes = 100;
  cluster.model().broker(1).log_dirs.push_back({"/data2", protocol::ErrorCode::none, 50, 20, false});
  cluster.model().broker(2).log_dirs[0].error = protocol::ErrorCode::kafka_storage_error;
  auto client = connect(cluster);
  const auto answer = brokers::list(client, {load_sizes}, Call{});
  REQUIRE(answer);
  const auto& rows = answer->rows;
  CHECK(rows[0].size_bytes == 100);
  CHECK(rows[0].total_bytes == (std::int64_t{100} << 30) + 50);
  CHECK(rows[0].log_dirs == 2);
  CHECK(rows[0].offline_log_dirs == 0);
  CHECK_FALSE(rows[1].size_bytes);
  CHECK(rows[1].offline_log_dirs == 1);
}

TEST_CASE("a broker that is away keeps its row; its sizes are unknown and one problem") {
  ScriptedCluster cluster(3);
  auto client = connect(cluster, {1});
  cluster.stop(3);
  const auto answer = brokers::list(client, {load_sizes | load_controller}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 3);
  CHECK(answer->rows[0].size_bytes);
  CHECK_FALSE(answer->rows[2].size_bytes);
  CHECK(answer->rows[0].controller == true);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].broker_id == 3);
}

TEST_CASE("describing brokers tells how new they are; an unknown id and a dead broker are one problem each") {
  ScriptedCluster cluster(3);
  auto client = connect(cluster, {1});
  cluster.stop(2);
  const auto answer = brokers::describe(client, {{1, 2, 9}}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 2);
  CHECK(answer->rows[0].apis.value_or(0) > 50);
  CHECK(answer->rows[0].metadata_version_max == "4.4-IV0");
  CHECK(answer->rows[0].dirs.size() == 1);
  CHECK_FALSE(answer->rows[1].apis);
  REQUIRE(answer->errors.size() == 2);
  CHECK(answer->errors[0].broker_id == 2);
  CHECK(answer->errors[1].code == "UNKNOWN_BROKER");
  CHECK(answer->errors[1].target == "broker 9");
}

TEST_CASE("check-stop asks the cluster: partitions, min.insync.replicas, quorum") {
  ScriptedCluster cluster(4);
  auto& topic = cluster.model().add_topic("orders", 2, 2); // on 1,2 and on 2,3
  Model::set(topic.configs, "min.insync.replicas", "2");
  cluster.model().add_topic("logs", 1, 1); // on 1
  auto client = connect(cluster);
  auto answer = brokers::check_stop(client, {{4}}, Call{});
  REQUIRE(answer);
  CHECK(answer->rows.empty());
  CHECK(answer->complete);
  CHECK(cluster.requests("DescribeConfigs") == 0); // nothing of it is on broker 4

  answer = brokers::check_stop(client, {{1}}, Call{});
  REQUIRE(answer->rows.size() == 2);
  CHECK(answer->rows[0].topic == "logs");
  CHECK(answer->rows[0].what == brokers::Break::offline);
  CHECK(answer->rows[1].topic == "orders");
  CHECK(answer->rows[1].what == brokers::Break::under_min_isr);

  answer = brokers::check_stop(client, {{2, 3, 99}}, Call{});
  REQUIRE(answer->rows.size() == 3);
  CHECK(answer->rows[0].what == brokers::Break::quorum_lost);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "UNKNOWN_BROKER");
}

TEST_CASE("a check-stop that may not see the quorum is not complete") {
  ScriptedCluster cluster(3);
  cluster.model().quorum.error = protocol::ErrorCode::cluster_authorization_failed;
  auto client = connect(cluster);
  const auto answer = brokers::check_stop(client, {{2, 3}}, Call{});
  REQUIRE(answer);
  CHECK_FALSE(answer->complete);
  CHECK(answer->errors[0].code == "NOT_AUTHORIZED");
}

TEST_CASE("reassignments come from one call; progress is asked for only when wanted") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  auto client = connect(cluster);
  auto answer = reassignments::list(client, {}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK(answer->rows[0].topic == "device.latest");
  CHECK(answer->rows[0].adding == std::vector<std::int32_t>{3});
  CHECK(answer->rows[0].removing == std::vector<std::int32_t>{1});
  CHECK_FALSE(answer->rows[0].progress_percent);
  CHECK(cluster.requests() == 1);

  cluster.on("DescribeLogDirs").broker(3).edit<protocol::DescribeLogDirsResponse>([](auto& reply) {
    reply.results.front().topics.front().partitions.front().partition_size /= 4;
  });
  answer = reassignments::list(client, {{}, reassignments::load_progress}, Call{});
  REQUIRE(answer);
  CHECK(answer->rows[0].leader == 1);
  CHECK(answer->rows[0].progress_percent.value() == doctest::Approx(25));
  CHECK(answer->rows[0].left_bytes == *answer->rows[0].leader_bytes / 4 * 3);
  CHECK(cluster.requests("DescribeLogDirs") == 2); // the leader's and the adding broker's
}

TEST_CASE("a broker that is away leaves the progress unknown and the row there") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  auto client = connect(cluster, {1});
  cluster.stop(3);
  const auto answer = reassignments::list(client, {{}, reassignments::load_progress}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK_FALSE(answer->rows[0].progress_percent);
  CHECK(answer->errors.size() == 1);
}

TEST_CASE("reassignments of named topics: one that is unknown is a problem, one that stands still no row") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  auto client = connect(cluster);
  auto answer = reassignments::list(client, {{"orders", "device.latest", "nope"}}, Call{});
  REQUIRE(answer);
  CHECK(answer->rows.size() == 1);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].target == "topic nope");
  // Only unknown topics: an empty list must not be taken for all.
  answer = reassignments::list(client, {{"nope"}}, Call{});
  REQUIRE(answer);
  CHECK(answer->rows.empty());
  CHECK(cluster.requests("ListPartitionReassignments") == 1);
}

} // namespace klamm
