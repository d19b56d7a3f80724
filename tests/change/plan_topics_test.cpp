#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <change/operations/json.hpp>
#include <doctest/doctest.h>

#include <algorithm>

namespace klamm::plan {

namespace {

using testing::codes;

LiveTopics two_topics() {
  LiveTopics live;
  live.cluster_id = "abc";
  live.brokers = {{1, "a"}, {2, "b"}, {3, "c"}};
  live.topics["orders"] = {"orders", "id-1", false, {{1, 2}, {2, 3}}, {1, 2}, {{"retention.ms", "5"}},
                           {},       false};
  live.topics["clicks"] = {"clicks", "id-2", false, {{1}}, {1}, {}, {}, true};
  return live;
}

} // namespace

TEST_CASE("partitions are added where they were fewer, with their replicas named") {
  AlterTopics wanted;
  wanted.names = {"orders"};
  wanted.partitions = 6;
  const auto planned = alter_topics(two_topics(), {}, wanted);
  CHECK(planned.problems.empty());
  REQUIRE(planned.plan.steps.size() == 1);
  const auto& add = std::get<changes::AddPartitions>(planned.plan.steps[0]);
  CHECK(add.topic_id == "id-1");
  CHECK(add.old_count == 2);
  CHECK(add.new_count == 6);
  REQUIRE(add.assignment.size() == 4);
  for (const auto& replicas : add.assignment) CHECK(replicas.size() == 2);
  CHECK(changes::risk(planned.plan.steps[0]) == changes::Risk::disruptive);
  CHECK_FALSE(changes::inverse(planned.plan.steps[0]));
}

TEST_CASE("of a topic with several replication factors the plan says which one new partitions get") {
  auto live = two_topics();
  live.topics["orders"].replicas = {{1, 2}, {2, 3, 1}};
  AlterTopics wanted;
  wanted.names = {"orders"};
  wanted.partitions = 3;
  const auto planned = alter_topics(live, {}, wanted);
  REQUIRE(planned.notes.size() == 1);
  CHECK(planned.notes[0].args == std::vector<std::string>{"orders", "2", "3", "2"});
  CHECK(std::get<changes::AddPartitions>(planned.plan.steps.at(0)).assignment.at(0).size() == 2);
}

TEST_CASE("fewer partitions, a topic that moves, too many and too many replicas are refused; as many stand "
          "already") {
  auto live = two_topics();
  AlterTopics wanted;
  const auto plan = [&](const char* name, std::int32_t count) {
    wanted.names = {name};
    wanted.partitions = count;
    return alter_topics(live, {}, wanted);
  };
  CHECK(codes(plan("orders", 1).problems) == "INVALID_PARTITIONS");
  CHECK(plan("orders", 1).problems[0].kind == ErrorKind::usage);
  CHECK(codes(plan("clicks", 2).problems) == "MOVING");
  CHECK(codes(plan("orders", 10'003).problems) == "TOO_LARGE");
  CHECK(codes(plan("no.such", 3).problems) == "UNKNOWN_TOPIC_OR_PARTITION");
  CHECK(plan("orders", 2).unchanged.size() == 1);
  CHECK(plan("orders", 2).plan.steps.empty());
  CHECK(plan("clicks", 1).problems.empty()); // nothing is added: its moves are no matter
}

TEST_CASE("new partitions are left to the controller where the brokers that can be chosen are too few") {
  auto live = two_topics();
  AlterTopics wanted;
  wanted.names = {"orders"};
  wanted.partitions = 3;
  const auto assigned = [&](const LiveTopics& now) {
    const auto planned = alter_topics(now, {}, wanted);
    CHECK(planned.problems.empty());
    REQUIRE(planned.plan.steps.size() == 1);
    const auto& assignment = std::get<changes::AddPartitions>(planned.plan.steps[0]).assignment;
    CHECK(planned.notes.size() == (assignment.empty() ? 1 : 0));
    return assignment;
  };
  CHECK(assigned(live).size() == 1);
  live.cordoned = {1};
  auto around = assigned(live);
  REQUIRE(around.size() == 1);
  std::sort(around[0].begin(), around[0].end());
  CHECK(around[0] == changes::Replicas{2, 3});
  live.cordoned = {1, 2};
  CHECK(assigned(live).empty());
  live.cordoned.clear();
  live.cordons_told = false;
  CHECK(assigned(live).empty());
  live.cordons_told = true;
  live.brokers.resize(1); // of three that are registered, or nobody knows
  CHECK(assigned(live).empty());
  live.registered = 3;
  CHECK(assigned(live).empty());
  live.registered = 1;
  CHECK(codes(alter_topics(live, {}, wanted).problems) == "INVALID_REPLICATION_FACTOR");
}

TEST_CASE("what is read for new partitions: who is registered, and who is cordoned") {
  testing::ScriptedCluster cluster(4);
  cluster.model().add_topic("orders", 1, 3);
  cluster.model().broker(4).log_dirs[0].cordoned = true;
  Client client = testing::connect(cluster);
  AlterTopics wanted;
  wanted.names = {"orders"};
  wanted.partitions = 5;
  auto planned = alter_topics(client, wanted, Call{});
  REQUIRE(planned);
  REQUIRE(planned->plan.steps.size() == 1);
  const auto& assignment = std::get<changes::AddPartitions>(planned->plan.steps[0]).assignment;
  REQUIRE(assignment.size() == 4);
  for (const auto& replicas : assignment)
    CHECK(std::find(replicas.begin(), replicas.end(), 4) == replicas.end());
  cluster.change([](testing::Model& model) {
    model.broker(3).fenced = true;
    model.broker(3).listed = true;
  });
  CreateTopics create;
  create.names = {"new"};
  create.replication_factor = 4;
  const auto most = create_topics(client, create, Call{});
  REQUIRE(most);
  CHECK(most->problems.empty());
  create.replication_factor = 5;
  const auto many = create_topics(client, create, Call{});
  REQUIRE(many);
  REQUIRE(codes(many->problems) == "INVALID_REPLICATION_FACTOR");
  CHECK(many->problems[0].text.english().find("4 registered brokers") != std::string::npos);
}

TEST_CASE(
    "altering configs goes the way of every config, after the partitions, and not for what is missing") {
  LiveConfigs configs;
  LiveConfig retention;
  retention.known = retention.own = true;
  retention.value = "5";
  retention.source = configs::Source::dynamic_topic;
  configs.entries[{"orders", "retention.ms"}] = retention;
  AlterTopics wanted;
  wanted.names = {"no.such", "orders"};
  wanted.partitions = 3;
  wanted.intents = {{"retention.ms", ConfigIntent::Action::unset, ""}};
  const auto planned = alter_topics(two_topics(), configs, wanted);
  CHECK(codes(planned.problems) == "UNKNOWN_TOPIC_OR_PARTITION");
  REQUIRE(planned.plan.steps.size() == 2);
  CHECK(changes::word(planned.plan.steps[0]) == "topic.add-partitions");
  CHECK(changes::word(planned.plan.steps[1]) == "config.unset");
}

TEST_CASE("a clone has the source's shape and configs, and what is said instead") {
  auto live = two_topics();
  live.topics["orders"].overrides["leader.replication.throttled.replicas"] = "0:1";
  CloneTopic wanted{"orders", "copy", {}, {}, {}};
  auto planned = clone_topic(live, wanted);
  REQUIRE(planned.plan.steps.size() == 1);
  auto create = std::get<changes::CreateTopic>(planned.plan.steps[0]);
  CHECK(create.topic == "copy");
  CHECK(create.partitions == 2);
  CHECK(create.replication_factor == 2);
  CHECK(create.configs == std::map<std::string, std::string>{{"retention.ms", "5"}});
  CHECK(planned.notes.size() == 1);

  wanted.partitions = 7;
  wanted.replication_factor = 3;
  wanted.configs = {{"retention.ms", "6"}, {"segment.ms", "7"}};
  planned = clone_topic(live, wanted);
  create = std::get<changes::CreateTopic>(planned.plan.steps[0]);
  CHECK(create.partitions == 7);
  CHECK(create.replication_factor == 3);
  CHECK(create.configs.at("retention.ms") == "6");
  CHECK(create.configs.at("segment.ms") == "7");

  CHECK(codes(clone_topic(live, {"no.such", "copy", {}, {}, {}}).problems) == "UNKNOWN_TOPIC_OR_PARTITION");
  CHECK(codes(clone_topic(live, {"orders", "clicks", {}, {}, {}}).problems) == "TOPIC_ALREADY_EXISTS");
  CHECK(codes(clone_topic(live, {"orders", "bad name", {}, {}, {}}).problems) == "INVALID_TOPIC_NAME");
}

TEST_CASE("what is left to the brokers is said before a topic is made, and what became of it after") {
  testing::ScriptedCluster cluster(1);
  Client client = testing::connect(cluster);
  const testing::TemporaryFolder state;
  CreateTopics create;
  create.names = {"new"};
  create.partitions = 1;
  auto planned = create_topics(client, create, Call{});
  REQUIRE(planned);
  REQUIRE(planned->plan.steps.size() == 1);
  CHECK(changes::sentence(planned->plan.steps[0]).english() ==
        "creates topic new, replication factor by the brokers' default");
  create.partitions.reset();
  planned = create_topics(client, create, Call{});
  CHECK(changes::sentence(planned->plan.steps[0]).english() ==
        "creates topic new, partitions and replication factor by the brokers' default");
  const auto applied = changes::apply(client, planned->plan, testing::applying(state));
  REQUIRE(applied);
  CHECK(changes::to_json(applied->rows[0].after()).starts_with("{\"partitions\":1,\"replication_factor\":1"));
}

TEST_CASE("making one of Kafka's own topics is disruptive, and only that") {
  CreateTopics create;
  create.names = {"__consumer_offsets", "__mine", "orders"};
  const auto planned = create_topics(LiveTopics{}, create);
  REQUIRE(planned.plan.steps.size() == 3);
  CHECK(changes::risk(planned.plan.steps[0]) == changes::Risk::disruptive);
  CHECK(changes::sentence(planned.plan.steps[0]).english().find("Kafka makes this topic itself") !=
        std::string::npos);
  CHECK(changes::risk(planned.plan.steps[1]) == changes::Risk::safe);
  CHECK(changes::risk(planned.plan.steps[2]) == changes::Risk::safe);
}

} // namespace klamm::plan
