
#include <klamm/topics.hpp>

#include <doctest/doctest.h>
#include <support/connect.hpp>

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

} // namespace klamm
