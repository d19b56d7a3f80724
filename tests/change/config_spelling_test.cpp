// Values that Kafka shows in its own spelling.

#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::Model;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

struct Spelled {
  configs::EntityType type;
  const char* name;
  const char* key;
  const char* typed;
  const char* respelled; ///< the same once more, in a third way
};

constexpr Spelled spellings[] = {
    {configs::EntityType::topic, "orders", "min.cleanable.dirty.ratio", "0.70", "7e-1"},
    {configs::EntityType::topic, "orders", "unclean.leader.election.enable", "TRUE", " True"},
    {configs::EntityType::topic, "orders", "cleanup.policy", "compact, delete,compact", "compact ,delete"},
    {configs::EntityType::topic, "orders", "segment.bytes", "+1048576", "01048576"},
    {configs::EntityType::broker, "2", "log.cleaner.io.max.bytes.per.second", "50000000", "0.5e8"},
    {configs::EntityType::broker, "", "log.cleaner.io.max.bytes.per.second", "50000000", "5.0E7"},
    {configs::EntityType::broker, "2", "log.cleanup.policy", "delete ,compact", "delete, compact"}};

plan::ChangeConfigs setting(const Spelled& what, const char* value) {
  plan::ChangeConfigs wanted;
  wanted.type = what.type;
  wanted.names = {what.name};
  wanted.intents = {{what.key, plan::ConfigIntent::Action::set, value}};
  return wanted;
}

} // namespace

TEST_CASE("a value that Kafka spells otherwise is done at once, stands when set again, and is undone") {
  for (const auto& what : spellings) {
    CAPTURE(what.key);
    ScriptedCluster cluster(2);
    cluster.model().add_topic("orders", 1, 1);
    Client client = connect(cluster);
    const TemporaryFolder state;
    const auto planned = plan::change_configs(client, setting(what, what.typed), Call{});
    REQUIRE(planned);
    const auto done = changes::apply(client, planned->plan, applying(state, std::chrono::seconds(2)));
    CHECK(outcomes(done) == "DONE");
    CHECK(testing::codes(done->errors).empty()); // NOT_VISIBLE otherwise

    CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "UNCHANGED");
    for (const char* value : {what.typed, what.respelled}) {
      const auto again = plan::change_configs(client, setting(what, value), Call{});
      REQUIRE(again);
      CHECK(again->plan.steps.empty());
      CHECK(again->unchanged.size() == 1);
    }
    const auto undo = changes::plan_undo(state.path(), done->rows[0].change_id.value_or(""));
    REQUIRE(undo);
    CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE");
    const auto back = plan::change_configs(client, setting(what, what.typed), Call{});
    REQUIRE(back);
    CHECK(back->plan.steps.size() == 1);
  }
}

TEST_CASE("a mistyped key of a topic is refused with the key like it; one like none is left to Kafka") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  Client client = connect(cluster);
  const auto wrong = plan::change_configs(
      client, setting({configs::EntityType::topic, "orders", "retnetion.ms", "", ""}, "5"), Call{});
  REQUIRE(wrong);
  CHECK(wrong->plan.steps.empty());
  REQUIRE(testing::codes(wrong->problems) == "UNKNOWN_KEY");
  CHECK(wrong->problems[0].text.args ==
        std::vector<std::string>{"topic orders", "retnetion.ms", "retention.ms"});
  const auto other = plan::change_configs(
      client, setting({configs::EntityType::topic, "orders", "no.such.thing", "", ""}, "5"), Call{});
  REQUIRE(other);
  CHECK(other->plan.steps.size() == 1);
  const auto broker = plan::change_configs(
      client, setting({configs::EntityType::broker, "1", "log.retention.mz", "", ""}, "5"), Call{});
  REQUIRE_FALSE(broker);
  CHECK(broker.error().code == "SECRET_ON_COMMAND_LINE");
}

TEST_CASE("another value is still another one, and a value of others is not overwritten by an undo") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::change_configs(client, setting(spellings[0], "0.70"), Call{});
  REQUIRE(planned);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE");
  cluster.change(
      [](Model& model) { Model::set(model.topic("orders").configs, "min.cleanable.dirty.ratio", "0.71"); });
  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "STALE");
}

TEST_CASE("a topic that exists is compared by what its values mean") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  plan::CreateTopics wanted;
  wanted.names = {"orders"};
  wanted.partitions = 1;
  wanted.replication_factor = 1;
  wanted.if_not_exists = true;
  wanted.configs = {{"min.cleanable.dirty.ratio", "0.70"},
                    {"unclean.leader.election.enable", "False"},
                    {"cleanup.policy", "compact, delete"}};
  const auto created = plan::create_topics(client, wanted, Call{});
  REQUIRE(created);
  CHECK(outcomes(changes::apply(client, created->plan, applying(state))) == "DONE");
  CHECK(outcomes(changes::apply(client, created->plan, applying(state))) == "UNCHANGED");
  const auto again = plan::create_topics(client, wanted, Call{});
  REQUIRE(again);
  CHECK(again->differences.empty());
  CHECK(again->unchanged.size() == 1);
  wanted.configs["min.cleanable.dirty.ratio"] = "0.71";
  const auto other = plan::create_topics(client, wanted, Call{});
  REQUIRE(other);
  CHECK(other->differences.size() == 1);
}

} // namespace klamm
