#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>
#include <klamm/plan_validation.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/create_topics.hpp>

namespace klamm {

using protocol::ErrorCode;
using testing::codes;
using testing::connect;
using testing::outcomes;
using testing::ScriptedCluster;

namespace {

constexpr std::int16_t join_group = 11;

changes::Plan three_kinds() {
  changes::Plan plan;
  plan.cluster_id = testing::Model(1).cluster_id;
  changes::CreateTopic create;
  create.topic = "fresh";
  create.partitions = create.replication_factor = 1;
  plan.steps.emplace_back(create);
  changes::AddPartitions add;
  add.topic = "orders";
  add.old_count = 1;
  add.new_count = 2;
  plan.steps.emplace_back(add);
  changes::SetConfig set;
  set.entity_type = configs::EntityType::topic;
  set.entity = "orders";
  set.key = "retention.ms";
  set.value = "soon";
  plan.steps.emplace_back(set);
  return plan;
}

} // namespace

TEST_CASE("brokers that only validate are asked, and nothing is changed") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 1);
  Client client = connect(cluster);
  const auto validated = changes::validate(client, three_kinds(), Call{});
  CHECK(outcomes(validated.answer) == "PLANNED PLANNED PLANNED");
  CHECK(validated.answer.complete);
  CHECK(cluster.requests("CreateTopics") == 1);
  CHECK(cluster.requests("CreatePartitions") == 1);
  CHECK(cluster.requests("IncrementalAlterConfigs") == 1);
  cluster.change([](auto& model) {
    CHECK(model.topics.size() == 1);
    CHECK(model.topic("orders").partitions.size() == 1);
    CHECK(model.topic("orders").configs.empty());
  });
}

TEST_CASE("what the brokers would refuse is FAILED") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  cluster.on("CreateTopics").edit<protocol::CreateTopicsResponse>([](auto& reply) {
    reply.topics[0].error_code = ErrorCode::policy_violation;
  });
  Client client = connect(cluster);
  const auto validated = changes::validate(client, three_kinds(), Call{});
  CHECK(outcomes(validated.answer) == "FAILED PLANNED PLANNED");
  CHECK(codes(validated.answer.errors) == "POLICY_VIOLATION");
  CHECK(validated.answer.rows[0].error.value().code == "POLICY_VIOLATION");
}

TEST_CASE("what stands already, and what others have changed, is seen without asking for it") {
  ScriptedCluster cluster(1);
  auto& orders = cluster.model().add_topic("orders", 2, 1);
  cluster.model().add_topic("fresh", 1, 1);
  testing::Model::set(orders.configs, "retention.ms", "5");
  Client client = connect(cluster);
  const auto validated = changes::validate(client, three_kinds(), Call{});
  CHECK(outcomes(validated.answer) == "UNCHANGED UNCHANGED STALE");
  CHECK(codes(validated.answer.errors) == "STALE");
  for (const char* request : {"CreateTopics", "CreatePartitions", "IncrementalAlterConfigs"})
    CHECK(cluster.requests(request) == 0);
}

TEST_CASE("what an earlier step makes or changes is neither looked at nor asked about") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  auto plan = three_kinds();
  std::get<changes::SetConfig>(plan.steps[2]).entity = "fresh";
  plan.steps.erase(plan.steps.begin() + 1);
  auto validated = changes::validate(client, plan, Call{});
  CHECK(outcomes(validated.answer) == "PLANNED PLANNED");
  CHECK_FALSE(validated.why_not);
  CHECK(cluster.requests("CreateTopics") == 1);
  CHECK(cluster.requests("IncrementalAlterConfigs") == 0);
  // A move that takes the place of another.
  cluster.change([](auto& model) {
    auto& topic = model.add_topic("orders", 1, 1);
    topic.at(0).replicas = {1};
  });
  changes::CancelReassignment cancel;
  cancel.topic = "orders";
  changes::StartReassignment start;
  start.topic = "orders";
  start.old_replicas = {7};
  plan.steps = {cancel, start};
  validated = changes::validate(client, plan, Call{});
  CHECK(validated.answer.rows[1].outcome == changes::Outcome::planned);
}

TEST_CASE("one broker that may carry out what it should only validate, and none is asked") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 1);
  cluster.model().broker(3).versions.at(join_group).max = 8;
  Client client = connect(cluster);
  const auto validated = changes::validate(client, three_kinds(), Call{});
  REQUIRE(validated.why_not);
  CHECK(validated.why_not->english().find("broker 3 is older than Kafka 3.2") != std::string::npos);
  CHECK(cluster.requests("CreateTopics") == 0);
  CHECK(cluster.requests("CreatePartitions") == 0);
  CHECK(cluster.requests("IncrementalAlterConfigs") == 0);
}

} // namespace klamm
