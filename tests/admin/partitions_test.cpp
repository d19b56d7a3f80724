#include <klamm/partitions.hpp>

#include <doctest/doctest.h>
#include <support/connect.hpp>

namespace klamm {

using partitions::ListQuery;
using testing::connect;
using testing::ScriptedCluster;

namespace {

/// Six partitions, each in a condition of its own.
void fill(testing::Model& model) {
  auto& orders = model.add_topic("orders", 6, 3);
  testing::Model::set(orders.configs, "min.insync.replicas", "2");
  orders.at(0).leader = -1;
  orders.at(0).isr = {};
  orders.at(1).leader = 9; // not a live broker
  orders.at(1).replicas = orders.at(1).isr = {9, 1, 2};
  orders.at(2).isr = {orders.at(2).leader}; // under min ISR
  orders.at(3).isr.pop_back();              // at min ISR
  orders.at(4).leader = orders.at(4).replicas[1];
  model.add_topic("__consumer_offsets", 1, 1).internal = true;
}

std::vector<std::string> keys_of(const Result<Answer<partitions::Partition>>& answer) {
  std::vector<std::string> keys;
  if (!answer) return keys;
  for (const auto& row : answer->rows) keys.push_back(row.topic() + ":" + std::to_string(row.partition));
  return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("partitions come by topic and number, internal ones too, from one call") {
  ScriptedCluster cluster(3);
  fill(cluster.model());
  Client client = connect(cluster);
  const auto answer = partitions::list(client, {}, Call{});
  CHECK(keys_of(answer) ==
        Keys{"__consumer_offsets:0", "orders:0", "orders:1", "orders:2", "orders:3", "orders:4", "orders:5"});
  CHECK(cluster.requests() == 1);
  const auto& moved = answer->rows[5];
  CHECK(moved.replicas().size() == 3);
  CHECK(moved.replicas()[1] == moved.leader);
  CHECK(moved.isr().size() == 3);
  CHECK(moved.offline_replicas().empty());
  CHECK(answer->rows[1].state() == std::string("OFFLINE"));
  CHECK(answer->rows[2].state() == std::string("UNAVAILABLE"));
  CHECK(answer->rows[3].state() == std::string("UNDER_REPLICATED"));
  CHECK(moved.state() == std::string("NOT_PREFERRED"));
  CHECK(answer->rows[6].state() == std::string("HEALTHY"));
  CHECK_FALSE(answer->rows[3].under_min_isr());
}

TEST_CASE("each condition chooses its partitions, several mean any of them") {
  ScriptedCluster cluster(3);
  fill(cluster.model());
  Client client = connect(cluster);
  const auto chosen = [&client](unsigned conditions) {
    ListQuery query;
    query.conditions = conditions;
    return keys_of(partitions::list(client, query, Call{}));
  };
  CHECK(chosen(partitions::offline) == Keys{"orders:0"});
  CHECK(chosen(partitions::unavailable) == Keys{"orders:0", "orders:1"});
  CHECK(chosen(partitions::under_replicated) == Keys{"orders:0", "orders:2", "orders:3"});
  CHECK(chosen(partitions::leader_not_preferred) == Keys{"orders:4"});
  CHECK(cluster.requests("DescribeConfigs") == 0);
  CHECK(chosen(partitions::under_min_isr) == Keys{"orders:0", "orders:2"});
  CHECK(cluster.requests("DescribeConfigs") == 1);
  CHECK(chosen(partitions::at_min_isr) == Keys{"__consumer_offsets:0", "orders:3"});
  CHECK(chosen(partitions::offline | partitions::leader_not_preferred) == Keys{"orders:0", "orders:4"});
}

TEST_CASE("partitions of a broker, and those it leads") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 3, 2);
  Client client = connect(cluster);
  ListQuery query;
  query.brokers = {1};
  const auto holds = partitions::list(client, query, Call{});
  REQUIRE(holds);
  CHECK(holds->rows.size() == 2);
  query.leaders = {1};
  const auto leads = partitions::list(client, query, Call{});
  REQUIRE(leads);
  REQUIRE(leads->rows.size() == 1);
  CHECK(leads->rows[0].leader == 1);
}

TEST_CASE("partitions by name: a partition or topic that does not exist is a problem") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 3, 1);
  cluster.model().add_topic("clicks", 1, 1);
  Client client = connect(cluster);
  ListQuery query;
  query.topics = {{"orders", {0, 2, 7}}, {"nope", {}}, {"clicks", {0}}, {"clicks", {}}};
  const auto answer = partitions::list(client, query, Call{});
  CHECK(keys_of(answer) == Keys{"clicks:0", "orders:0", "orders:2"});
  REQUIRE(answer->errors.size() == 2);
  CHECK(answer->errors[0].target == "topic nope");
  CHECK(answer->errors[1].target == "partition orders:7");
  CHECK(answer->errors[1].code == "UNKNOWN_TOPIC_OR_PARTITION");
}

TEST_CASE("min.insync.replicas that cannot be read is unknown and a problem, the rows stay") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 2, 1);
  cluster.on("DescribeConfigs").close();
  Client client = connect(cluster);
  ListQuery query;
  query.load = partitions::load_min_isr;
  const auto answer = partitions::list(client, query, Call::within(std::chrono::seconds(10)));
  REQUIRE(answer);
  CHECK(answer->rows.size() == 2);
  CHECK_FALSE(answer->rows[0].under_min_isr());
  CHECK_FALSE(answer->complete);
  CHECK(answer->errors.size() == 1);
}

TEST_CASE("rows of one topic share what is the topic's") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 100, 3);
  Client client = connect(cluster);
  const auto answer = partitions::list(client, {}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 100);
  CHECK(answer->rows.front().of == answer->rows.back().of);
  CHECK(answer->rows.front().of.use_count() == 100);
}

TEST_CASE("min.insync.replicas counts at most as many replicas as there are") {
  ScriptedCluster cluster(3);
  auto& alone = cluster.model().add_topic("alone", 2, 1); // acks=all writes succeed with its one replica
  testing::Model::set(alone.configs, "min.insync.replicas", "2");
  alone.at(1).leader = -1;
  alone.at(1).isr = {};
  auto& pair = cluster.model().add_topic("pair", 2, 2);
  testing::Model::set(pair.configs, "min.insync.replicas", "3");
  pair.at(1).isr.pop_back();
  auto& growing = cluster.model().add_topic("growing", 1, 2); // one replica is being added
  testing::Model::set(growing.configs, "min.insync.replicas", "2");
  growing.at(0).isr.pop_back();
  growing.at(0).adding = {growing.at(0).replicas[1]};
  Client client = connect(cluster);
  ListQuery query;
  query.conditions = partitions::under_min_isr;
  const auto under = partitions::list(client, query, Call{});
  CHECK(keys_of(under) == Keys{"alone:1", "growing:0", "pair:1"});
  // What is under min ISR is never called healthy, here or by those who wait for it.
  for (const auto& row : under->rows) CHECK(row.state() != std::string("HEALTHY"));
  query.conditions = partitions::at_min_isr;
  CHECK(keys_of(partitions::list(client, query, Call{})) == Keys{"alone:0", "pair:0"});
}

} // namespace klamm
