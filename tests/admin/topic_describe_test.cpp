#include <klamm/topics.hpp>

#include <doctest/doctest.h>
#include <protocol/mirror/describe_configs.hpp>
#include <protocol/mirror/describe_topic_partitions.hpp>
#include <protocol/mirror/list_offsets.hpp>
#include <support/connect.hpp>

#include <algorithm>

namespace klamm {

using protocol::ErrorCode;
using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

namespace {

Result<Answer<topics::PartitionDetail>> describe_orders(Client& client) {
  topics::DescribeQuery query;
  query.names = {"orders"};
  return topics::describe(client, query, Call::within(std::chrono::seconds(10)));
}

Model::Topic& add_orders(ScriptedCluster& cluster) {
  auto& orders = cluster.model().add_topic("orders", 3, 2);
  for (std::size_t p = 0; p < 3; ++p) {
    orders.at(p).start = 10;
    orders.at(p).end = 100;
    orders.at(p).stable_end = 90;
    orders.at(p).size_bytes = 1000;
  }
  Model::set(orders.configs, "retention.ms", "5");
  return orders;
}

} // namespace

TEST_CASE("a topic is described partition by partition, one request a leader and kind of offset") {
  ScriptedCluster cluster(3);
  add_orders(cluster);
  cluster.model().features["eligible.leader.replicas.version"].finalized = 1;
  cluster.model().topic("orders").at(1).isr = {2};
  cluster.model().topic("orders").at(1).elr = {3};
  Client client = connect(cluster);
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  CHECK(answer->complete);
  REQUIRE(answer->rows.size() == 3);
  const auto& row = answer->rows[1];
  CHECK(row.at.partition == 1);
  CHECK(row.at.leader == 2);
  CHECK(row.start_offset == 10);
  CHECK(row.end_offset == 100);
  CHECK(row.stable_offset == 90);
  CHECK(row.size_bytes == 2000);
  CHECK(row.log_dirs.size() == 2);
  CHECK(row.elr == std::vector<std::int32_t>{3});
  CHECK(answer->rows[0].elr == std::vector<std::int32_t>{});
  REQUIRE(row.overrides);
  REQUIRE(row.overrides->size() == 1);
  CHECK(row.overrides->front().key == "retention.ms");
  CHECK(row.overrides->front().value == "5");
  CHECK(row.overrides == answer->rows[0].overrides);
  CHECK(cluster.requests("ListOffsets") == 9);
  CHECK(cluster.requests("DescribeLogDirs") == 3);
  CHECK(cluster.requests("DescribeConfigs") == 1);
  CHECK(cluster.requests("Metadata") == 1);
}

TEST_CASE("eligible leader replicas are unknown where the feature is off, whatever the brokers say") {
  ScriptedCluster cluster(2);
  add_orders(cluster).at(0).elr = {2};
  cluster.model().features.erase("eligible.leader.replicas.version");
  Client client = connect(cluster);
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  CHECK_FALSE(answer->rows[0].elr);
  CHECK_FALSE(answer->rows[0].last_known_elr);
  CHECK(cluster.requests("DescribeTopicPartitions") == 0);
}

TEST_CASE("a partition without a leader is a row without offsets, and NO_LEADER") {
  ScriptedCluster cluster(3);
  add_orders(cluster).at(2).leader = -1;
  Client client = connect(cluster);
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 3);
  CHECK_FALSE(answer->rows[2].at.leader);
  CHECK_FALSE(answer->rows[2].end_offset);
  CHECK(answer->rows[2].size_bytes == 2000);
  CHECK(answer->rows[0].end_offset == 100);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "NO_LEADER");
  CHECK(answer->errors[0].target == "partition orders:2");
}

TEST_CASE("a broker that is away takes its own offsets and sizes, no row, and is one problem") {
  ScriptedCluster cluster(3);
  add_orders(cluster);
  static_cast<void>(cluster.bootstrap());
  cluster.stop(3);
  Client client = connect(cluster, {1});
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 3);
  CHECK(answer->rows[0].end_offset == 100);
  CHECK(answer->rows[0].size_bytes == 2000);
  CHECK_FALSE(answer->rows[2].end_offset);
  CHECK_FALSE(answer->rows[1].size_bytes);
  CHECK(answer->rows[1].log_dirs.size() == 1);
  CHECK_FALSE(answer->complete);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].broker_id == 3);
  CHECK(answer->errors[0].target == "broker 3");
}

TEST_CASE("a leader that moved is looked up again") {
  ScriptedCluster cluster(2);
  add_orders(cluster);
  cluster.on("ListOffsets").times(2).edit<protocol::ListOffsetsResponse>([](auto& reply) {
    for (auto& topic : reply.topics) {
      for (auto& partition : topic.partitions) partition.error_code = ErrorCode::not_leader_or_follower;
    }
  });
  Client client = connect(cluster);
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(std::all_of(answer->rows.begin(), answer->rows.end(),
                    [](const auto& row) { return row.end_offset == 100 && row.start_offset == 10; }));
  CHECK(cluster.requests("Metadata") > 1);
}

TEST_CASE("configs that may not be read leave the overrides unknown, which is not the same as none") {
  ScriptedCluster cluster(1);
  add_orders(cluster);
  cluster.on("DescribeConfigs").edit<protocol::DescribeConfigsResponse>([](auto& reply) {
    for (auto& result : reply.results) {
      result.error_code = ErrorCode::topic_authorization_failed;
      result.configs.clear();
    }
  });
  Client client = connect(cluster);
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  CHECK(answer->rows.size() == 3);
  CHECK_FALSE(answer->rows[0].overrides);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "NOT_AUTHORIZED");
  CHECK(answer->errors[0].target == "topic orders");
  CHECK(answer->errors[0].text.english().find("DESCRIBE_CONFIGS") != std::string::npos);
}

TEST_CASE("eligible leader replicas come in pages") {
  ScriptedCluster cluster(1);
  add_orders(cluster);
  cluster.model().features["eligible.leader.replicas.version"].finalized = 1;
  using protocol::DescribeTopicPartitionsRequest;
  using protocol::DescribeTopicPartitionsResponse;
  cluster.handle<DescribeTopicPartitionsRequest>(
      [](const testing::Asked&, const DescribeTopicPartitionsRequest& request) {
        const std::int32_t at = request.cursor ? request.cursor->partition_index : 0;
        DescribeTopicPartitionsResponse response;
        auto& topic = response.topics.emplace_back();
        topic.name = "orders";
        auto& partition = topic.partitions.emplace_back();
        partition.partition_index = at;
        partition.eligible_leader_replicas.emplace({at + 7});
        if (at < 2) response.next_cursor = {"orders", at + 1};
        return response;
      });
  Client client = connect(cluster);
  const auto answer = describe_orders(client);
  REQUIRE(answer);
  CHECK(cluster.requests("DescribeTopicPartitions") == 3);
  for (std::int32_t p = 0; p < 3; ++p)
    CHECK(answer->rows[static_cast<std::size_t>(p)].elr == std::vector<std::int32_t>{p + 7});
}

TEST_CASE("a cursor that stands still ends the paging") {
  ScriptedCluster cluster(1);
  add_orders(cluster);
  cluster.model().features["eligible.leader.replicas.version"].finalized = 1;
  using protocol::DescribeTopicPartitionsRequest;
  using protocol::DescribeTopicPartitionsResponse;
  cluster.handle<DescribeTopicPartitionsRequest>(
      [](const testing::Asked&, const DescribeTopicPartitionsRequest&) {
        DescribeTopicPartitionsResponse response;
        response.next_cursor = {"orders", 1};
        return response;
      });
  Client client = connect(cluster);
  REQUIRE(describe_orders(client));
  CHECK(cluster.requests("DescribeTopicPartitions") == 2);
}

TEST_CASE("rows of the topic and partition view carry the contract's keys") {
  const auto& schema = View<topics::PartitionDetail>::schema();
  CHECK(schema.full_name() == "klamm.topic.describe/1");
  topics::PartitionDetail row;
  auto topic = std::make_shared<partitions::Topic>();
  topic->name = "orders";
  row.at.of = topic;
  row.at.partition = 3;
  CHECK(schema.key(&row) == "orders:3");
  CHECK(schema.severity(&row) == Severity::critical);
  CHECK(schema.find("overrides")->read(&row).unknown());
  CHECK(schema.find("elr")->read(&row).unknown());
}

} // namespace klamm
