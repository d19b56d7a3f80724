
#include <klamm/topics.hpp>

#include <doctest/doctest.h>
#include <support/connect.hpp>
#include <support/golden_cluster.hpp>

namespace klamm {

using testing::ScriptedCluster;

TEST_CASE("a scripted cluster answers from its model") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 6, 3);
  cluster.model().add_topic("clicks", 2, 1);
  Client client = testing::connect(cluster);
  auto list = topics::list(client, {}, Call{});
  REQUIRE(list);
  REQUIRE(list->rows.size() == 2);
  CHECK(list->rows[1].name == "orders");
  CHECK(list->rows[1].partitions == 6);
  CHECK(list->rows[1].replication_factor == 3);
  CHECK(client.cluster_id() == "scripted-cluster-id-00");
  CHECK(cluster.requests("Metadata") == 1);
  CHECK(cluster.requests() == 1);
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("every generation of brokers is read") {
  for (const auto& versions :
       {testing::newest_versions(), testing::kafka_3_9_versions(), testing::kafka_3_0_versions(),
        testing::kafka_2_8_versions(), testing::msk_serverless_versions()}) {
    ScriptedCluster cluster(2);
    for (std::int32_t id = 1; id <= 2; ++id) cluster.model().broker(id).versions = versions;
    cluster.model().add_topic("orders", 6, 2);
    Client client = testing::connect(cluster);
    const auto list = topics::list(client, {}, Call{});
    REQUIRE(list);
    CHECK(list->rows.at(0).partitions == 6);
    CHECK(list->rows.at(0).id.empty() == (versions.at(testing::api_key("Metadata")).max < 10));
    CHECK(cluster.bad_requests().empty());
  }
}

TEST_CASE("a changed model is answered from at once") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1);
  Client client = testing::connect(cluster);
  CHECK(topics::list(client, {}, Call{})->rows.size() == 1);
  cluster.change([](testing::Model& model) { model.add_topic("clicks", 1); });
  CHECK(topics::list(client, {}, Call{})->rows.size() == 2);
}

TEST_CASE("the golden cluster is the same in every run") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  Client client = testing::connect(cluster);
  const auto list = topics::list(client, {}, Call{});
  REQUIRE(list);
  REQUIRE(list->rows.size() == 6); // secret.topic is hidden
  CHECK(client.cluster_id() == "Z29sZGVuLWNsdXN0ZXItMQ");
  CHECK(list->rows[2].name == "clicks");
  CHECK(list->rows[2].offline == 1);
}

} // namespace klamm
