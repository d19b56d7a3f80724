// Items added to and taken out of lists that the entity does not have itself: Kafka edits its own default
// then.

#include <klamm/plan_configs.hpp>

#include <change/changing.hpp>
#include <change/operations/json.hpp>
#include <doctest/doctest.h>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::Model;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;
using Action = plan::ConfigIntent::Action;
using configs::EntityType;

namespace {

constexpr const char* throttle_list = "follower.replication.throttled.replicas";

plan::ChangeConfigs editing(EntityType type, const char* name, const char* key, Action action,
                            const char* items) {
  plan::ChangeConfigs wanted;
  wanted.type = type;
  wanted.names = {name};
  wanted.intents = {{key, action, items}};
  return wanted;
}

/// `operation value`, and the note where there is one.
std::string planned(const plan::LiveConfig& live, Action action, const char* items,
                    EntityType type = EntityType::topic) {
  plan::LiveConfigs all;
  all.entries[{"x", "list"}] = live;
  const auto made = plan::change_configs(all, editing(type, "x", "list", action, items));
  if (!made.problems.empty()) return made.problems[0].code;
  if (made.plan.steps.empty()) return "stands";
  std::string out = std::string(changes::word(made.plan.steps[0])) + " " +
                    changes::to_json(changes::after(made.plan.steps[0]));
  for (const auto& note : made.notes) out += "; " + note.english();
  return out;
}

std::string value_of(const Model::Configs& configs, const char* key) {
  const auto at = configs.find(key);
  return at == configs.end() ? "nowhere" : at->second.value.value_or("null");
}

/// What a change and its undo make of a key.
struct Seen {
  std::string before;
  std::string shown; ///< as what would stand after
  std::string after;
  std::string undone;
};
template <class Where>
Seen change_and_undo(ScriptedCluster& cluster, const plan::ChangeConfigs& wanted, Where where) {
  const TemporaryFolder state;
  Client client = connect(cluster);
  const auto value = [&] {
    std::string out;
    cluster.change([&](Model& model) { out = value_of(where(model), wanted.intents[0].key.c_str()); });
    return out;
  };
  Seen seen;
  seen.before = value();
  const auto made = plan::change_configs(client, wanted, Call{});
  REQUIRE(made);
  REQUIRE(made->plan.steps.size() == 1);
  seen.shown = changes::to_json(changes::preview(made->plan).rows[0].after());
  CHECK(outcomes(changes::apply(client, made->plan, applying(state))) == "DONE");
  seen.after = value();
  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE");
  seen.undone = value();
  return seen;
}

} // namespace

TEST_CASE("the whole list is set where it is inherited, and items only where Kafka edits what is in force") {
  const plan::LiveConfig inherited{true,  "compact", configs::Source::dynamic_default_broker,
                                   false, false,     configs::ValueType::list};
  const std::string why = "; topic x list has no value of its own: the whole list is set, because Kafka "
                          "would edit its default instead";
  CHECK(planned(inherited, Action::append, "delete") == "config.set {\"value\":\"compact,delete\"}" + why);
  CHECK(planned(inherited, Action::subtract, "compact") == "config.set {\"value\":\"\"}" + why);
  CHECK(planned(inherited, Action::append, "compact") == "stands");
  CHECK(planned(inherited, Action::subtract, "delete") == "stands");
  for (const auto source :
       {configs::Source::static_broker, configs::Source::dynamic_broker, configs::Source::cluster_default}) {
    plan::LiveConfig below = inherited;
    below.source = source;
    CHECK(planned(below, Action::append, "delete") == "config.set {\"value\":\"compact,delete\"}" + why);
  }
  const plan::LiveConfig standard{true,  "delete", configs::Source::default_value,
                                  false, false,    configs::ValueType::list};
  CHECK(planned(standard, Action::append, "compact") == "config.append {\"value\":\"compact\"}");
  CHECK(planned(standard, Action::subtract, "delete") == "config.subtract {\"value\":\"delete\"}");
  const plan::LiveConfig own{true, "delete", configs::Source::dynamic_topic,
                             true, false,    configs::ValueType::list};
  CHECK(planned(own, Action::append, "compact") == "config.append {\"value\":\"compact\"}");
  const plan::LiveConfig unset_throttle{true,  "",    configs::Source::default_value,
                                        false, false, configs::ValueType::list};
  CHECK(planned(unset_throttle, Action::append, "0:1") == "config.append {\"value\":\"0:1\"}");
}

TEST_CASE("one note says of many topics that their whole lists are set") {
  plan::LiveConfigs live;
  auto wanted = editing(EntityType::topic, "a", "list", Action::append, "delete");
  for (const char* name : {"a", "b", "c"})
    live.entries[{name, "list"}] = {true,  "compact", configs::Source::static_broker,
                                    false, false,     configs::ValueType::list};
  wanted.names = {"a", "b", "c"};
  const auto made = plan::change_configs(live, wanted);
  CHECK(made.plan.steps.size() == 3);
  REQUIRE(made.notes.size() == 1);
  CHECK(made.notes[0].english().starts_with("topic a list and 2 more have no value of their own"));
}

TEST_CASE("a list that a topic inherits is edited as it is in force, and an undo takes it away again") {
  ScriptedCluster cluster(2);
  cluster.model().add_topic("orders", 1, 1);
  Model::set(cluster.model().cluster_configs, "log.cleanup.policy", "compact", 3);
  const auto of_topic = [](Model& model) -> auto& { return model.topic("orders").configs; };
  const auto edit = [&](Action action, const char* items, const char* key = "cleanup.policy") {
    return change_and_undo(cluster, editing(EntityType::topic, "orders", key, action, items), of_topic);
  };
  Seen seen = edit(Action::append, "delete");
  CHECK(seen.shown == "{\"value\":\"compact,delete\"}");
  CHECK(seen.after == "compact,delete");
  CHECK(seen.undone == "nowhere");

  cluster.change(
      [](Model& model) { Model::set(model.cluster_configs, "log.cleanup.policy", "compact,delete", 3); });
  seen = edit(Action::subtract, "delete");
  CHECK(seen.shown == "{\"value\":\"compact\"}");
  CHECK(seen.after == "compact");
  CHECK(seen.undone == "nowhere");

  // Nothing is inherited: Kafka edits its own default, which is in force.
  cluster.change([](Model& model) { model.cluster_configs.clear(); });
  seen = edit(Action::append, "compact");
  CHECK(seen.shown == "{\"value\":\"delete,compact\"}");
  CHECK(seen.after == "delete,compact");
  CHECK(seen.undone == "nowhere");
  seen = edit(Action::append, "0:1", throttle_list);
  CHECK(seen.after == "0:1");
  CHECK(seen.undone == "nowhere");
}

TEST_CASE("brokers' lists are edited as they are in force, and the cluster-wide default's too") {
  ScriptedCluster cluster(2);
  const auto of_broker = [](Model& model) -> auto& { return model.broker(1).configs; };
  const auto of_all = [](Model& model) -> auto& { return model.cluster_configs; };
  const auto edit = [](const char* name, Action action, const char* items) {
    return editing(EntityType::broker, name, "log.cleanup.policy", action, items);
  };
  Seen seen = change_and_undo(cluster, edit("", Action::append, "compact"), of_all);
  CHECK(seen.shown == "{\"value\":\"delete,compact\"}");
  CHECK(seen.after == "delete,compact");
  CHECK(seen.undone == "nowhere");

  seen = change_and_undo(cluster, edit("", Action::subtract, "delete"), of_all);
  CHECK(seen.after.empty());
  CHECK(seen.undone == "nowhere");

  cluster.change([](Model& model) { Model::set(model.cluster_configs, "log.cleanup.policy", "compact", 3); });
  seen = change_and_undo(cluster, edit("1", Action::append, "delete"), of_broker);
  CHECK(seen.shown == "{\"value\":\"compact,delete\"}");
  CHECK(seen.after == "compact,delete");
  CHECK(seen.undone == "nowhere");
}

TEST_CASE("a cluster-wide default is not edited where a broker's own value hides what holds without it") {
  ScriptedCluster cluster(2);
  Model::set(cluster.model().broker(1).configs, "log.cleanup.policy", "compact", 2);
  Client client = connect(cluster);
  const auto made = plan::change_configs(
      client, editing(EntityType::broker, "", "log.cleanup.policy", Action::append, "compact"), Call{});
  REQUIRE(made);
  CHECK(testing::codes(made->problems) == "NOT_SET");
  CHECK(made->plan.steps.empty());
}

TEST_CASE("what a topic inherits may change after the plan: what was shown is set all the same") {
  ScriptedCluster cluster(2);
  cluster.model().add_topic("orders", 1, 1);
  Model::set(cluster.model().cluster_configs, "log.cleanup.policy", "compact", 3);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto wanted = editing(EntityType::topic, "orders", "cleanup.policy", Action::append, "delete");
  auto made = plan::change_configs(client, wanted, Call{});
  REQUIRE(made);
  cluster.change([](Model& model) { model.cluster_configs.clear(); });
  CHECK(outcomes(changes::apply(client, made->plan, applying(state))) == "DONE");
  cluster.change([](Model& model) {
    CHECK(value_of(model.topic("orders").configs, "cleanup.policy") == "compact,delete");
  });
  // A value of its own is another matter.
  CHECK(outcomes(changes::apply(client, made->plan, applying(state))) == "UNCHANGED");
  cluster.change([](Model& model) { Model::set(model.topic("orders").configs, "cleanup.policy", "delete"); });
  CHECK(outcomes(changes::apply(client, made->plan, applying(state))) == "STALE");
}

} // namespace klamm
