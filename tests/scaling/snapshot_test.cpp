// The file of a snapshot, and reading one from a cluster.

#include "clusters.hpp"

#include <doctest/doctest.h>
#include <protocol/mirror/describe_log_dirs.hpp>
#include <support/connect.hpp>

using klamm::scaling::parse_snapshot;
using klamm::scaling::print_snapshot;
using namespace klamm::testing;

TEST_CASE("what is written is read back") {
  auto snapshot = brokers(3, {"a", "b"});
  add_topic(snapshot, "a\n\"b", in_turn(2, 2, 3), 77);
  add_topic(snapshot, "c", {{3, 1}});
  snapshot.brokers[0].capacity_bytes = 1000;
  snapshot.brokers[0].usable_bytes = 10;
  snapshot.brokers[1].live = false;
  snapshot.brokers[2].cordoned = true;
  snapshot.brokers[2].drain = true;
  snapshot.partitions[0].bytes.reset();
  snapshot.partitions[1].wanted = 3;
  snapshot.partitions[1].out_of_sync = {2};
  snapshot.partitions[2].moving = true;
  snapshot.partitions[2].offline = true;
  const std::string text = print_snapshot(snapshot);
  const auto read = parse_snapshot(text);
  REQUIRE(read);
  CHECK(print_snapshot(*read) == text);
  CHECK(read->partitions.size() == 3);
}

TEST_CASE("the order of a file does not matter") {
  const auto read = parse_snapshot(R"({"partitions":[{"topic":"z","partition":1,"replicas":[2]},
    {"topic":"z","partition":0,"replicas":[5]},{"topic":"a","partition":0,"replicas":[2,5],"bytes":7}],
    "brokers":[{"id":5},{"id":2,"rack":null}]})");
  REQUIRE(read);
  CHECK(read->brokers[0].id == 2);
  CHECK(read->topics[0].name == "a");
  CHECK(read->partitions[0].bytes == 7);
  CHECK(read->partitions[1].partition == 0);
  CHECK(read->partitions[2].partition == 1);
}

TEST_CASE("a file that is not a snapshot is refused, and the place named") {
  const auto refused = [](const std::string& brokers, const std::string& partitions,
                          const std::string& place) {
    const auto read = parse_snapshot("{\"brokers\":[" + brokers + "],\"partitions\":[" + partitions + "]}");
    REQUIRE(!read);
    CHECK(read.error().code == "BAD_SNAPSHOT");
    const bool element = place.ends_with(']') || place.find("].") != std::string::npos;
    CHECK(read.error().text.args.at(0) == (element ? "line 1, " : "") + place);
  };
  const std::string broker = R"({"id":1})";
  refused(R"({"id":1,"size":2})", "", "brokers[0]");
  refused(R"({"rack":"a"})", "", "brokers[0].id");
  refused(R"({"id":-1})", "", "brokers[0].id");
  refused(R"({"id":1,"live":1})", "", "brokers[0].live");
  refused(R"({"id":1,"rack":1})", "", "brokers[0].rack");
  refused(broker + "," + broker, "", "brokers[1]");
  refused(broker, R"({"topic":"t","partition":0,"replicas":[1],"speed":1})", "partitions[0]");
  refused(broker, R"({"topic":"t","partition":0,"replicas":[2]})", "partitions[0].replicas");
  refused(broker, R"({"topic":"t","partition":0,"replicas":[1,1]})", "partitions[0].replicas");
  refused(broker, R"({"topic":"t","partition":0,"replicas":[]})", "partitions[0].replicas");
  refused(broker, R"({"topic":"t","partition":0})", "partitions[0].replicas");
  refused(broker, R"({"topic":"","partition":0,"replicas":[1]})", "partitions[0].topic");
  refused(broker, R"({"topic":"t","partition":0,"replicas":[1],"rf":0})", "partitions[0].rf");
  refused(broker, R"({"topic":"t","partition":0,"replicas":[1],"bytes":-1})", "partitions[0].bytes");
  const std::string twice = R"({"topic":"t","partition":0,"replicas":[1]})";
  refused(broker, twice + "," + twice, "partitions");
  CHECK(parse_snapshot("[]").error().code == "BAD_SNAPSHOT");
  CHECK(parse_snapshot("{\"brokers\":[]}").error().code == "BAD_SNAPSHOT");
  CHECK(parse_snapshot("{\"brokers\":[],\"partitions\":[],\"x\":1}").error().code == "BAD_SNAPSHOT");
  CHECK(parse_snapshot("{").error().code == "BAD_JSON");
}

TEST_CASE("a cluster is read: racks, disks, cordons, sizes, moves, what is not in sync, what is away") {
  using klamm::protocol::ErrorCode;
  ScriptedCluster cluster(3);
  auto& model = cluster.model();
  model.broker(1).rack = "a";
  model.broker(2).log_dirs[0].cordoned = true;
  auto& orders = model.add_topic("orders", 2, 2);
  for (auto& partition : orders.partitions) partition.size_bytes = 100;
  orders.partitions[0].replicas = {1, 2};
  orders.partitions[0].isr = {1};
  orders.partitions[0].leader = 1;
  orders.partitions[1].replicas = {2, 9};
  orders.partitions[1].isr = {2};
  orders.partitions[1].leader = -1;
  model.add_topic("secret", 1, 1).error = ErrorCode::topic_authorization_failed;
  auto& moving = model.add_topic("moving", 1, 2);
  moving.partitions[0].replicas = {1, 2, 3};
  moving.partitions[0].adding = {3};
  moving.partitions[0].removing = {1};
  klamm::Client client = connect(cluster);
  const auto read = klamm::scaling::observe(client, klamm::Call{});
  REQUIRE(read);
  const auto& snapshot = read->snapshot;
  REQUIRE(snapshot.brokers.size() == 4);
  CHECK(snapshot.brokers[0].rack == "a");
  CHECK(snapshot.brokers[0].capacity_bytes == std::int64_t{100} << 30);
  CHECK(snapshot.brokers[0].usable_bytes == std::int64_t{60} << 30);
  CHECK(snapshot.brokers[1].cordoned);
  CHECK_FALSE(snapshot.brokers[2].cordoned);
  CHECK(snapshot.brokers[3].id == 9);
  CHECK_FALSE(snapshot.brokers[3].live);
  REQUIRE(snapshot.partitions.size() == 3);
  CHECK(snapshot.topics[0].name == "moving");
  CHECK(snapshot.partitions[0].moving);
  CHECK(snapshot.topics[1].id.size() == 22);
  CHECK(snapshot.partitions[1].bytes == 100);
  CHECK(snapshot.partitions[1].out_of_sync == klamm::changes::Replicas{2});
  CHECK(snapshot.partitions[2].offline);
  for (const char* api : {"Metadata", "ListPartitionReassignments"}) CHECK(cluster.requests(api) == 1);
  CHECK(cluster.requests("DescribeLogDirs") == 3);
}

TEST_CASE("a broker that does not tell its sizes is a problem, and its partitions take another replica's") {
  using klamm::protocol::ErrorCode;
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 2, 2);
  for (auto& partition : orders.partitions) partition.size_bytes = 100;
  orders.partitions[0].replicas = orders.partitions[0].isr = {1, 2};
  orders.partitions[1].replicas = orders.partitions[1].isr = {1};
  for (auto& partition : orders.partitions) partition.leader = 1;
  cluster.on("DescribeLogDirs").broker(1).edit<klamm::protocol::DescribeLogDirsResponse>([](auto& reply) {
    reply.results.clear();
    reply.error_code = ErrorCode::cluster_authorization_failed;
  });
  klamm::Client client = connect(cluster);
  const auto read = klamm::scaling::observe(client, klamm::Call{});
  REQUIRE(read);
  CHECK(read->problems.size() == 1);
  CHECK(read->snapshot.partitions[0].bytes == 100);
  CHECK_FALSE(read->snapshot.partitions[1].bytes);
  const auto plan = klamm::scaling::plan(read->snapshot, {});
  REQUIRE(plan);
  CHECK_FALSE(plan->summary.copy_bytes);
  CHECK_FALSE(plan->summary.proved);
}
