// What deleting topics tells before, and what an undo makes of it.

#include <klamm/hints.hpp>
#include <klamm/plan_records.hpp>
#include <klamm/plan_topics.hpp>
#include <klamm/plan_undo.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/describe_configs.hpp>

namespace klamm {

using testing::applying;
using testing::codes;
using testing::connect;
using testing::Model;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

/// Topic `orders` of two partitions on brokers 2,3 and 3,1, with records, configs and a group that reads it.
struct Orders {
  ScriptedCluster cluster{3};
  TemporaryFolder state;
  Client client;

  Orders() : client(prepared()) {}

  Client prepared() {
    auto& topic = cluster.model().add_topic("orders", 2, 2);
    const Model::Ids replicas[] = {{2, 3}, {3, 1}};
    for (std::size_t p = 0; p < 2; ++p) {
      topic.at(p).replicas = topic.at(p).isr = replicas[p];
      topic.at(p).leader = replicas[p][0];
      topic.at(p).end = 100;
    }
    Model::set(topic.configs, "retention.ms", "3600000");
    cluster.model().add_group("billing", "Consumer").commits["orders"][0].offset = 5;
    cluster.model().add_group("audit", "Consumer");
    return connect(cluster);
  }
  plan::Planned planned() {
    auto out = plan::delete_topics(client, {{"orders"}, false}, Call{});
    REQUIRE(out);
    return std::move(*out);
  }
  plan::Planned undo() {
    auto what = changes::plan_undo(state.path(), "last");
    REQUIRE(what);
    auto out = plan::undo(client, std::move(*what), {}, Call{});
    REQUIRE(out);
    return std::move(*out);
  }
};

} // namespace

TEST_CASE("a deleted topic comes back empty, with the replicas and configs it had") {
  Orders orders;
  const auto planned = orders.planned();
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK(changes::undo_note(planned.plan.steps[0]));
  REQUIRE(planned.notes.size() == 1); // who reads it
  CHECK(planned.notes[0].args == std::vector<std::string>{"orders", "billing (EMPTY)"});
  CHECK(outcomes(changes::apply(orders.client, planned.plan, applying(orders.state))) == "DONE");
  const auto undo = orders.undo();
  CHECK(undo.problems.empty());
  CHECK(outcomes(changes::apply(orders.client, undo.plan, applying(orders.state))) == "DONE");
  orders.cluster.change([](Model& model) {
    const auto& topic = model.topic("orders");
    REQUIRE(topic.partitions.size() == 2);
    CHECK(topic.partitions[0].replicas == Model::Ids{2, 3});
    CHECK(topic.partitions[1].replicas == Model::Ids{3, 1});
    CHECK(topic.partitions[0].end == 0);
    CHECK(topic.configs.at("retention.ms").value == "3600000");
    CHECK(topic.configs.size() == 1);
  });
}

TEST_CASE("where a broker is away the cluster places a topic that comes back") {
  Orders orders;
  CHECK(outcomes(changes::apply(orders.client, orders.planned().plan, applying(orders.state))) == "DONE");
  orders.cluster.change([](Model& model) { model.broker(1).listed = false; });
  const auto undo = orders.undo();
  REQUIRE(undo.plan.steps.size() == 1);
  const auto& create = std::get<changes::CreateTopic>(undo.plan.steps[0]);
  CHECK(create.assignment.empty());
  CHECK(create.partitions == 2);
  CHECK(create.replication_factor == 2);
  CHECK(undo.notes.size() == 1);
}

TEST_CASE("a topic whose configs may not be read is deleted all the same, and its undo says so") {
  Orders orders;
  orders.cluster.on("DescribeConfigs").edit<protocol::DescribeConfigsResponse>([](auto& reply) {
    for (auto& result : reply.results) {
      result.error_code = protocol::ErrorCode::topic_authorization_failed;
      result.configs.clear();
    }
  });
  const auto planned = orders.planned();
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK_FALSE(std::get<changes::DeleteTopic>(planned.plan.steps[0]).configs_known);
  CHECK(outcomes(changes::apply(orders.client, planned.plan, applying(orders.state))) == "DONE");
}

TEST_CASE("Kafka's own topics are not deleted by their name alone, nor their records") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("__consumer_offsets", 1, 1).internal = true;
  cluster.model().add_topic("__transaction_state", 1, 1).internal = true;
  Client client = connect(cluster);
  for (const char* name : {"__consumer_offsets", "__transaction_state"}) {
    const auto refused = plan::delete_topics(client, {{name}, false}, Call{});
    REQUIRE(refused);
    CHECK(refused->plan.steps.empty());
    REQUIRE(codes(refused->problems) == "INTERNAL_TOPIC");
    CHECK(refused->problems[0].kind == ErrorKind::usage);
    CHECK(refused->problems[0].text.hint->code == HintCode::internal_too);
    plan::DeleteRecords records;
    records.where = {{name, {}}};
    const auto kept = plan::delete_records(client, records, Call{});
    REQUIRE(kept);
    CHECK(kept->plan.steps.empty());
    CHECK(codes(kept->problems) == "INTERNAL_TOPIC");
  }
  const auto meant = plan::delete_topics(client, {{"__consumer_offsets"}, false, true}, Call{});
  REQUIRE(meant);
  CHECK(meant->plan.steps.size() == 1);
}

} // namespace klamm
