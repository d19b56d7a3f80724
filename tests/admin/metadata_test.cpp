#include <admin/fetch/metadata.hpp>
#include <doctest/doctest.h>
#include <net/core.hpp>
#include <protocol/mirror/metadata.hpp>
#include <support/connect.hpp>

namespace klamm::admin {

using namespace std::chrono_literals;
using protocol::ErrorCode;
using testing::connect;
using testing::ScriptedCluster;

namespace {

Call patient() {
  return Call::within(60s);
}

std::string code(const Result<std::int32_t>& result) {
  return result ? "ok" : result.error().code;
}

} // namespace

TEST_CASE("a client learns cluster and brokers from any Metadata") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster, {2});
  const auto reply = fetch_metadata(client, TopicChoice::all(), patient());
  REQUIRE(reply);
  CHECK(client.cluster_id() == "scripted-cluster-id-00");
  const auto nodes = client.core().nodes();
  REQUIRE(nodes.size() == 3);
  for (std::int32_t id = 1; id <= 3; ++id)
    CHECK(nodes[static_cast<std::size_t>(id - 1)] == net::Node{id, "127.0.0.1", cluster.port(id)});
}

TEST_CASE("what the cluster as a whole answers is told without a name in front") {
  ScriptedCluster cluster(1);
  cluster.on("Metadata").edit<protocol::MetadataResponse>([](auto& reply) {
    reply.error_code = ErrorCode::unknown_server_error;
  });
  Client client = connect(cluster);
  const auto reply = fetch_metadata(client, TopicChoice::all(), patient());
  REQUIRE_FALSE(reply);
  CHECK(reply.error().target.empty());
  CHECK(reply.error().text.english() == "Kafka answered UNKNOWN_SERVER_ERROR");
}

TEST_CASE("all topics, none, or those named; asking creates none") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 2);
  cluster.model().add_topic("secret", 1).error = ErrorCode::topic_authorization_failed;
  Client client = connect(cluster);
  CHECK(fetch_metadata(client, TopicChoice::all(), patient())->topics.size() == 1);
  CHECK(fetch_metadata(client, TopicChoice::none(), patient())->topics.empty());
  bool creates = true;
  cluster.handle<protocol::MetadataRequest>([&](const auto&, const protocol::MetadataRequest& request) {
    creates = request.allow_auto_topic_creation;
    protocol::MetadataResponse reply;
    reply.cluster_id = "scripted-cluster-id-00";
    return reply;
  });
  REQUIRE(fetch_metadata(client, TopicChoice::named({"nowhere"}), patient()));
  CHECK_FALSE(creates);
}

TEST_CASE("topics are never named to a broker that would create them") {
  ScriptedCluster cluster(1);
  cluster.model().broker(1).versions = testing::with(testing::kafka_2_8_versions(), "Metadata", 0, 3);
  Client client = connect(cluster);
  CHECK(fetch_metadata(client, TopicChoice::all(), patient()));
  const auto named = fetch_metadata(client, TopicChoice::named({"orders"}), patient());
  REQUIRE_FALSE(named);
  CHECK(named.error().code == "UNSUPPORTED_VERSION");
  CHECK(cluster.requests("Metadata") == 1);
}

TEST_CASE("leaders, and why there is none") {
  ScriptedCluster cluster(3);
  auto& model = cluster.model();
  model.add_topic("orders", 4);
  model.topic("orders").at(2).leader = -1;
  model.add_topic("secret", 1).error = ErrorCode::topic_authorization_failed;
  Client client = connect(cluster);
  const std::vector<TopicPartition> keys{
      {"orders", 1}, {"orders", 2}, {"orders", 9}, {"secret", 0}, {"nowhere", 0}};
  const auto leaders = locate_leaders(client, keys, patient());
  CHECK(leaders[0] == 2);
  CHECK(code(leaders[1]) == "NO_LEADER");
  CHECK(code(leaders[2]) == "UNKNOWN_TOPIC_OR_PARTITION");
  CHECK(code(leaders[3]) == "NOT_AUTHORIZED");
  CHECK(code(leaders[4]) == "UNKNOWN_TOPIC_OR_PARTITION");
  CHECK(leaders[1].error().target == "partition orders:2");
  CHECK(cluster.requests("Metadata") == 1);
}

TEST_CASE("a cluster of a hundred thousand partitions is read in one call") {
  ScriptedCluster cluster(3);
  for (int i = 0; i < 10'000; ++i) cluster.model().add_topic("topic-" + std::to_string(i), 10, 3);
  Client client = connect(cluster);
  const auto reply = fetch_metadata(client, TopicChoice::all(), patient());
  REQUIRE(reply);
  CHECK(reply->topics.size() == 10'000);
  CHECK(reply->topics.front().partitions.size() == 10);
  CHECK(cluster.requests() == 1);
}

} // namespace klamm::admin
