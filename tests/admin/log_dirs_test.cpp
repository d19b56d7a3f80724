#include <klamm/apis.hpp>
#include <klamm/configs.hpp>
#include <klamm/features.hpp>
#include <klamm/groups.hpp>
#include <klamm/lag.hpp>
#include <klamm/log_dirs.hpp>
#include <klamm/topics.hpp>

#include <doctest/doctest.h>
#include <protocol/mirror/describe_log_dirs.hpp>
#include <support/connect.hpp>

namespace klamm {

namespace {

/// `BROKER_FENCED broker 2`, of what says that it is not complete.
template <class Row>
std::vector<std::string> problems(const Result<Answer<Row>>& answer) {
  if (!answer) return {"failed: " + answer.error().code};
  std::vector<std::string> out;
  for (const auto& error : answer->errors) out.push_back(error.code + " " + error.target);
  if (answer->complete != out.empty()) out.emplace_back("complete is wrong");
  return out;
}

using Problems = std::vector<std::string>;

} // namespace

using protocol::ErrorCode;
using testing::connect;
using testing::ScriptedCluster;

TEST_CASE("log directories of every broker, one request each, future replicas apart") {
  ScriptedCluster cluster(2);
  auto& orders = cluster.model().add_topic("orders", 4, 2);
  for (auto& partition : orders.partitions) partition.size_bytes = 100;
  cluster.model().broker(2).log_dirs[0].cordoned = true;
  cluster.on("DescribeLogDirs").broker(1).edit<protocol::DescribeLogDirsResponse>([](auto& reply) {
    reply.results.at(0).topics.at(0).partitions.push_back({0, 40, 60, true});
  });
  Client client = connect(cluster);
  const auto answer = log_dirs::list(client, {}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 2);
  const auto& first = answer->rows[0];
  CHECK(first.broker == 1);
  CHECK(first.path == "/var/lib/kafka");
  CHECK(first.size_bytes == 400);
  CHECK(first.replicas == 4);
  CHECK(first.future_bytes == 40);
  CHECK(first.future_replicas == 1);
  CHECK(first.total_bytes == std::int64_t{100} << 30);
  CHECK(first.cordoned == false);
  CHECK(answer->rows[1].cordoned == true);
  CHECK(cluster.requests("DescribeLogDirs", 1) == 1);
  CHECK(cluster.requests("DescribeLogDirs", 2) == 1);
}

TEST_CASE("an offline directory is a row with its error and no numbers") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  cluster.model().broker(1).log_dirs.push_back({"/mnt/broken", ErrorCode::kafka_storage_error});
  Client client = connect(cluster);
  const auto answer = log_dirs::list(client, {}, Call{});
  REQUIRE(answer);
  CHECK(answer->complete);
  REQUIRE(answer->rows.size() == 2);
  CHECK(answer->rows[0].path == "/mnt/broken");
  CHECK(answer->rows[0].error == "KAFKA_STORAGE_ERROR");
  CHECK_FALSE(answer->rows[0].size_bytes);
  CHECK_FALSE(answer->rows[0].total_bytes);
  CHECK_FALSE(answer->rows[1].error);
}

TEST_CASE("an old broker does not know its space or what is cordoned, and refuses by an empty answer") {
  ScriptedCluster cluster(1);
  cluster.model().broker(1).versions[protocol::DescribeLogDirsRequest::api_key] = {1, 2};
  Client client = connect(cluster);
  const auto answer = log_dirs::list(client, {}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK_FALSE(answer->rows[0].total_bytes);
  CHECK_FALSE(answer->rows[0].cordoned);
  cluster.on("DescribeLogDirs").edit<protocol::DescribeLogDirsResponse>([](auto& reply) {
    reply.results.clear();
  });
  const auto refused = log_dirs::list(client, {}, Call{});
  REQUIRE(refused);
  REQUIRE(refused->errors.size() == 1);
  CHECK(refused->errors[0].code == "NOT_AUTHORIZED");
}

TEST_CASE("a broker that is away, and one the cluster does not know, are problems of their own") {
  ScriptedCluster cluster(3);
  static_cast<void>(cluster.bootstrap());
  cluster.stop(2);
  Client client = connect(cluster, {1});
  const auto answer = log_dirs::list(client, {{3, 2, 9, 3}}, Call::within(std::chrono::seconds(10)));
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK(answer->rows[0].broker == 3);
  REQUIRE(answer->errors.size() == 2);
  CHECK(answer->errors[0].target == "broker 2");
  CHECK(answer->errors[0].broker_id == 2);
  CHECK(answer->errors[1].target == "broker 9");
  CHECK(answer->errors[1].code == "UNKNOWN_BROKER");
}

TEST_CASE("whatever asks every broker names those that are fenced or missing") {
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 1, 3);
  orders.at(0).replicas = {1, 2, 7};
  orders.at(0).isr = {1};
  orders.at(0).leader = 1;
  cluster.model().broker(2).fenced = true;
  Client client = connect(cluster, {1});
  const Problems fenced{"BROKER_FENCED broker 2"};
  CHECK(problems(log_dirs::list(client, {}, Call{})) ==
        Problems{"BROKER_FENCED broker 2", "BROKER_MISSING broker 7"});
  CHECK(problems(apis::versions(client, {}, Call{})) == fenced);
  CHECK(problems(features::describe(client, Call{})) == fenced);
  for (const auto type : {configs::EntityType::broker, configs::EntityType::broker_logger}) {
    configs::DescribeQuery query;
    query.type = type;
    query.every = true;
    CHECK(problems(configs::describe(client, query, Call{})) == fenced);
    query.every = false;
    query.names = {"1", "2"};
    CHECK(problems(configs::describe(client, query, Call{})) == fenced);
  }
  // Named, or as the holder of a replica, it is called the same.
  CHECK(problems(log_dirs::list(client, {{2}}, Call{})) == fenced);
  CHECK(problems(apis::versions(client, {{2, 3}}, Call{})) == fenced);
  topics::ListQuery sized;
  sized.load = topics::load_sizes;
  const auto list = topics::list(client, sized, Call{});
  REQUIRE(list);
  REQUIRE(list->errors.size() == 2);
  CHECK(list->errors[0].code == "BROKER_FENCED");
  CHECK(list->errors[1].code == "UNKNOWN_BROKER");
}

TEST_CASE("before Kafka 4.0 a broker that is away is known by the replicas placed on it") {
  ScriptedCluster cluster(3);
  for (const std::int32_t id : {1, 2, 3}) cluster.model().broker(id).versions = testing::kafka_3_9_versions();
  cluster.model().add_topic("orders", 1, 3);
  cluster.model().broker(2).fenced = true;
  Client client = connect(cluster, {1});
  CHECK(problems(apis::versions(client, {}, Call{})) == Problems{"BROKER_MISSING broker 2"});
  CHECK(problems(log_dirs::list(client, {}, Call{})) == Problems{"BROKER_MISSING broker 2"});
}

TEST_CASE("groups that no broker can list, for their coordinator's partition has no leader, are told of") {
  ScriptedCluster cluster(3);
  auto& offsets = cluster.model().add_topic("__consumer_offsets", 3, 1);
  offsets.internal = true;
  cluster.model().add_group("billing");
  Client client = connect(cluster);
  CHECK(problems(groups::list(client, {}, Call{})).empty());
  cluster.change([](testing::Model& model) { model.topic("__consumer_offsets").at(1).leader = -1; });
  const Problems told{"NO_LEADER topic __consumer_offsets"};
  CHECK(problems(groups::list(client, {}, Call{})) == told);
  CHECK(problems(lag::by_group(client, {}, Call{})) == told);
  cluster.change([](testing::Model& model) { model.add_topic("orders", 1, 1); });
  lag::Query of_topic;
  of_topic.topics = {"orders"};
  CHECK(problems(lag::by_group(client, of_topic, Call{})) == told);
}

} // namespace klamm
