#include <klamm/apis.hpp>
#include <klamm/cluster.hpp>
#include <klamm/features.hpp>
#include <klamm/quorum.hpp>

#include <admin/features.hpp>
#include <doctest/doctest.h>
#include <support/connect.hpp>

#include <array>

namespace klamm {

using testing::connect;
using testing::ScriptedCluster;

namespace {

Result<Answer<cluster::Cluster>> described(ScriptedCluster& scripted) {
  auto client = connect(scripted);
  return cluster::describe(client, {}, Call{});
}

protocol::ApiVersionsResponse speaks(std::int16_t min, std::int16_t max, std::int64_t epoch,
                                     std::int16_t finalized) {
  protocol::ApiVersionsResponse reply;
  reply.supported_features.push_back({"metadata.version", min, max});
  reply.finalized_features_epoch = epoch;
  reply.finalized_features.push_back({"metadata.version", finalized, finalized});
  return reply;
}

} // namespace

TEST_CASE("the controller is the quorum's leader, never the one Metadata names") {
  ScriptedCluster cluster(4);
  cluster.model().controller = 1;
  cluster.model().quorum.leader = 3;
  const auto answer = described(cluster);
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  const auto& row = answer->rows[0];
  CHECK(row.controller == 3);
  CHECK(row.id == "scripted-cluster-id-00");
  CHECK(row.brokers.size() == 4);
  CHECK(row.brokers[1].rack == "b");
  CHECK_FALSE(row.brokers[1].leaders); // not asked for
  CHECK(row.metadata_version == "4.4-IV0");
  REQUIRE(row.quorum);
  CHECK(row.quorum->replicas.size() == 4);
  CHECK(row.quorum->replicas[3].role == quorum::Role::observer);
  CHECK(answer->complete);
}

TEST_CASE("without the right to see the quorum the controller is unknown and the rest stands") {
  ScriptedCluster cluster(3);
  cluster.model().quorum.error = protocol::ErrorCode::cluster_authorization_failed;
  const auto answer = described(cluster);
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK_FALSE(answer->rows[0].controller);
  CHECK_FALSE(answer->rows[0].quorum);
  CHECK(answer->rows[0].brokers.size() == 3);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "NOT_AUTHORIZED");
}

TEST_CASE("where no quorum is offered the controller is unknown, which is no failure") {
  ScriptedCluster cluster(3);
  for (const std::int32_t id : {1, 2, 3}) cluster.model().broker(id).versions = testing::kafka_3_0_versions();
  const auto answer = described(cluster);
  REQUIRE(answer);
  CHECK_FALSE(answer->rows[0].controller);
  CHECK(answer->complete);
}

TEST_CASE("fenced brokers are told where DescribeCluster tells them") {
  ScriptedCluster cluster(3);
  cluster.model().broker(3).fenced = true;
  const auto answer = described(cluster);
  REQUIRE(answer);
  REQUIRE(answer->rows[0].brokers.size() == 3);
  CHECK(answer->rows[0].brokers[2].state == brokers::State::fenced);
}

TEST_CASE("the quorum's lag is measured against its leader, in records and in time") {
  ScriptedCluster cluster(4);
  auto& quorum = cluster.model().quorum;
  quorum.leader = 2;
  quorum.voters = {{1, 900, 49'000, 49'500}, {2, 1000, 50'000, 50'000}, {3, -1, -1, -1}};
  quorum.observers = {{4, 1000, 50'100, 50'100}};
  auto client = connect(cluster);
  const auto answer = quorum::describe(client, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 4);
  const auto& rows = answer->rows;
  CHECK(rows[0].lag == 100);
  CHECK(rows[0].lag_ms == 500);
  CHECK(rows[0].endpoints == std::vector<std::string>{"CONTROLLER://127.0.0.1:9091"});
  CHECK(rows[1].role == quorum::Role::leader);
  CHECK(rows[1].lag == 0);
  CHECK_FALSE(rows[2].lag); // the leader has not heard of it
  CHECK_FALSE(rows[2].lag_ms);
  CHECK_FALSE(rows[2].last_fetch);
  CHECK(rows[3].lag_ms == 0); // never negative
  CHECK(cluster.requests() == 1);
}

TEST_CASE("an election under way leaves the leader unknown") {
  ScriptedCluster cluster(3);
  cluster.model().quorum.leader = -1;
  const auto answer = described(cluster);
  REQUIRE(answer);
  CHECK_FALSE(answer->rows[0].controller);
  CHECK_FALSE(answer->rows[0].quorum->replicas[0].lag);
}

TEST_CASE("features: levels that every broker supports, finalized levels of the newest epoch") {
  const auto older = speaks(3, 20, 5, 19);
  const auto newer = speaks(7, 33, 6, 20);
  const auto rows = admin::merge_features(std::array{&older, &newer});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].supported_min == 7);
  CHECK(rows[0].supported_max == 20);
  CHECK(rows[0].supported_max_name == "3.8-IV0");
  CHECK(rows[0].finalized_level == 20);
  CHECK(rows[0].epoch == 6);
}

TEST_CASE("features: one that a broker does not know is supported by none") {
  const auto plain = speaks(7, 33, 6, 33);
  auto with = plain;
  with.supported_features.push_back({"share.version", 0, 1});

  const auto rows = admin::merge_features(std::array<const protocol::ApiVersionsResponse*, 2>{&with, &plain});
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].name == "share.version");
  CHECK_FALSE(rows[1].supported_max);
  CHECK(rows[1].finalized_level == 0); // off
}

TEST_CASE("features: a cluster that finalizes none is not at level 0") {
  auto reply = speaks(7, 33, -1, 0);
  reply.finalized_features.clear();
  const auto rows = admin::merge_features(std::array<const protocol::ApiVersionsResponse*, 1>{&reply});
  CHECK_FALSE(rows[0].finalized_level);
  CHECK_FALSE(rows[0].epoch);
}

TEST_CASE("features: a dead broker is one problem, the others' features are there") {
  ScriptedCluster cluster(3);
  auto client = connect(cluster, {1});
  cluster.stop(2);
  const auto answer = features::describe(client, Call{});
  REQUIRE(answer);
  CHECK(answer->rows.size() == 4);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].broker_id == 2);
  CHECK(answer->errors[0].target == "broker 2");
}

TEST_CASE("API versions: the version used is the highest both sides speak, or none") {
  ScriptedCluster cluster(2);
  auto& versions = cluster.model().broker(2).versions;
  versions = testing::without(testing::with(versions, "OffsetFetch", 1, 5), "DescribeQuorum");
  versions[32'000] = {0, 3};
  auto client = connect(cluster);
  const auto answer = apis::versions(client, {{2}}, Call{});
  REQUIRE(answer);
  const auto find = [&](std::int16_t key) {
    for (const auto& row : answer->rows) {
      if (row.key == key) return row;
    }
    return apis::Api{};
  };
  CHECK(find(9).used == 5);
  CHECK(find(9).name == "OffsetFetch");
  CHECK(find(55).name == "DescribeQuorum");
  CHECK_FALSE(find(55).broker_max);
  CHECK_FALSE(find(55).used);
  CHECK(find(32'000).broker_max == 3);
  CHECK_FALSE(find(32'000).name);
  for (const auto& row : answer->rows) CHECK(row.broker == 2);
}

} // namespace klamm
