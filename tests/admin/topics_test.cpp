#include <klamm/topics.hpp>

#include <doctest/doctest.h>
#include <protocol/mirror/describe_log_dirs.hpp>
#include <support/connect.hpp>

#include <algorithm>

namespace klamm {

using protocol::ErrorCode;
using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

namespace {

std::vector<std::string> names_of(const topics::List& list) {
  std::vector<std::string> names;
  for (const auto& row : list.rows) names.push_back(row.name);
  return names;
}

std::vector<std::string> targets_of(const std::vector<Error>& errors) {
  std::vector<std::string> targets;
  for (const auto& error : errors) targets.push_back(error.target);
  std::sort(targets.begin(), targets.end());
  return targets;
}

void fill(Model& model) {
  auto& orders = model.add_topic("orders", 6, 3);
  for (auto& partition : orders.partitions) partition.size_bytes = 100;
  Model::set(orders.configs, "min.insync.replicas", "2");
  Model::set(orders.configs, "cleanup.policy", "compact");
  auto& clicks = model.add_topic("clicks", 2, 2);
  for (auto& partition : clicks.partitions) partition.size_bytes = 7;
  model.add_topic("__consumer_offsets", 3, 1).internal = true;
}

} // namespace

TEST_CASE("a list of topics is one Metadata call, sorted, and says how many internal ones it hides") {
  ScriptedCluster cluster(3);
  fill(cluster.model());
  Client client = connect(cluster);
  topics::ListQuery query;
  query.internal = false;
  const auto list = topics::list(client, query, Call{});
  REQUIRE(list);
  CHECK(names_of(*list) == std::vector<std::string>{"clicks", "orders"});
  CHECK(list->hidden_internal == 1);
  CHECK(list->visible_to_user);
  CHECK_FALSE(list->rows[1].size_bytes);
  CHECK_FALSE(list->rows[1].min_insync_replicas);
  CHECK(cluster.requests() == 1);
}

TEST_CASE("partitions without a leader and out of sync are counted") {
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 4, 3);
  orders.at(0).leader = -1;
  orders.at(1).isr = {2};
  orders.at(2).replicas = {1, 2};
  orders.at(2).isr = {1, 2};
  Client client = connect(cluster);
  const auto list = topics::list(client, {}, Call{});
  REQUIRE(list);
  REQUIRE(list->rows.size() == 1);
  CHECK(list->rows[0].offline == 1);
  CHECK(list->rows[0].under_replicated == 1);
  CHECK_FALSE(list->rows[0].replication_factor);
}

TEST_CASE("sizes cost one DescribeLogDirs a broker, configs one DescribeConfigs") {
  ScriptedCluster cluster(3);
  fill(cluster.model());
  cluster.model().topic("orders").at(0).isr = {1};
  Client client = connect(cluster);
  topics::ListQuery query;
  query.load = topics::load_sizes | topics::load_configs;
  const auto list = topics::list(client, query, Call{});
  REQUIRE(list);
  CHECK(list->complete);
  const auto& orders = list->rows.back();
  CHECK(orders.size_bytes == 6 * 3 * 100);
  CHECK(orders.min_insync_replicas == 2);
  CHECK(orders.under_min_isr == 1);
  CHECK(orders.cleanup_policy == "compact");
  CHECK(orders.retention_ms == 604800000);
  CHECK(list->rows[1].size_bytes == 2 * 2 * 7);
  CHECK(cluster.requests("DescribeLogDirs") == 3);
  CHECK(cluster.requests("DescribeConfigs") == 1);
  CHECK(cluster.requests() == 5);
}

TEST_CASE("configs of many topics are asked 1,000 at a time") {
  ScriptedCluster cluster(1);
  for (int i = 0; i < 2001; ++i) cluster.model().add_topic("t" + std::to_string(i), 1, 1);
  Client client = connect(cluster);
  topics::ListQuery query;
  query.load = topics::load_configs;
  const auto list = topics::list(client, query, Call{});
  REQUIRE(list);
  CHECK(std::all_of(list->rows.begin(), list->rows.end(),
                    [](const auto& row) { return row.min_insync_replicas == 1; }));
  CHECK(cluster.requests("DescribeConfigs") == 3);
}

TEST_CASE("a broker that is away leaves sizes unknown, never wrong, and is one problem") {
  ScriptedCluster cluster(3);
  fill(cluster.model());
  auto& small = cluster.model().add_topic("small", 1, 1);
  small.at(0).leader = 1;
  small.at(0).replicas = small.at(0).isr = {1};
  small.at(0).size_bytes = 5;
  const auto bootstrap = cluster.bootstrap({1});
  cluster.stop(3);
  Client client = connect(cluster, {1});
  topics::ListQuery query;
  query.load = topics::load_sizes;
  const auto list = topics::list(client, query, Call::within(std::chrono::seconds(10)));
  REQUIRE(list);
  CHECK(list->rows.size() == 4);
  CHECK_FALSE(list->complete);
  CHECK(targets_of(list->errors) == std::vector<std::string>{"broker 3"});
  CHECK(list->errors.front().broker_id == 3);
  CHECK(names_of(*list).back() == "small");
  CHECK(list->rows.back().size_bytes == 5);
  CHECK_FALSE(list->rows[2].size_bytes);
}

TEST_CASE("a topic that does not exist and one that may not be seen are problems beside the rows") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  cluster.model().add_topic("secret", 1, 1).error = ErrorCode::topic_authorization_failed;
  Client client = connect(cluster);
  topics::ListQuery query;
  query.names = {"orders", "nope", "secret"};
  const auto list = topics::list(client, query, Call{});
  REQUIRE(list);
  CHECK(names_of(*list) == std::vector<std::string>{"orders"});
  CHECK_FALSE(list->visible_to_user);
  CHECK(targets_of(list->errors) == std::vector<std::string>{"topic nope", "topic secret"});
  for (const auto& error : list->errors) {
    CHECK(error.code == (error.target == "topic secret" ? "NOT_AUTHORIZED" : "UNKNOWN_TOPIC_OR_PARTITION"));
  }
}

TEST_CASE("sizes that may not be asked for leave the rows") {
  ScriptedCluster cluster(2);
  fill(cluster.model());
  cluster.on("DescribeLogDirs").edit<protocol::DescribeLogDirsResponse>([](auto& reply) {
    reply.error_code = ErrorCode::cluster_authorization_failed;
    reply.results.clear();
  });
  Client client = connect(cluster);
  topics::ListQuery query;
  query.load = topics::load_sizes;
  const auto list = topics::list(client, query, Call{});
  REQUIRE(list);
  CHECK(list->rows.size() == 3);
  CHECK(targets_of(list->errors) == std::vector<std::string>{"broker 1", "broker 2"});
  CHECK(list->errors.front().code == "NOT_AUTHORIZED");
}

} // namespace klamm
