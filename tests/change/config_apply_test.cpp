// Config steps: which topic they are for, what they read and send, and what they show.

#include <klamm/plan_configs.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <change/operations/json.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/incremental_alter_configs.hpp>
#include <sys/stat.h>

#include <thread>
#include <type_traits>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::Model;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;
using Action = plan::ConfigIntent::Action;

namespace {

constexpr const char* list_key = "follower.replication.throttled.replicas";
constexpr const char* rate_key = "follower.replication.throttled.rate";

/// `orders` of three brokers' cluster, with a throttle list.
void with_orders(ScriptedCluster& cluster) {
  auto& orders = cluster.model().add_topic("orders", 1, 1);
  Model::set(orders.configs, list_key, "0:9");
}

plan::ChangeConfigs changing(configs::EntityType type, const char* name, const char* key, Action action,
                             const char* value) {
  plan::ChangeConfigs wanted;
  wanted.type = type;
  wanted.names = {name};
  wanted.intents = {{key, action, value}};
  return wanted;
}

plan::ChangeConfigs retention(const char* value) {
  return changing(configs::EntityType::topic, "orders", "retention.ms", Action::set, value);
}

/// `word id; word id`: of steps that change configs, the topic that each is for.
std::string topics_of(const std::vector<changes::Operation>& steps) {
  std::string out;
  for (const auto& step : steps) {
    std::visit(
        [&](const auto& one) {
          if constexpr (std::is_base_of_v<changes::ConfigChange, std::decay_t<decltype(one)>>)
            out += (out.empty() ? "" : "; ") + std::string(one.word) + " " +
                   (one.topic_id.empty() ? std::string(configs::word(one.entity_type)) : one.topic_id);
        },
        step);
  }
  return out;
}

void made_anew(Model& model) {
  model.topic("orders").id.bytes[15] = std::byte{7};
}

} // namespace

TEST_CASE("every planner says which topic a config step is for, and its undo does") {
  ScriptedCluster cluster(3);
  with_orders(cluster);
  const std::string id = cluster.model().topic("orders").id.text();
  Client client = connect(cluster);
  const auto configs = plan::change_configs(client, retention("7d"), Call{});
  REQUIRE(configs);
  CHECK(topics_of(configs->plan.steps) == "config.set " + id);
  CHECK(topics_of({*changes::inverse(configs->plan.steps[0])}) == "config.unset " + id);

  plan::AlterTopics alter;
  alter.names = {"orders"};
  alter.intents = {{list_key, Action::unset, ""}, {"retention.ms", Action::set, "5"}};
  const auto altered = plan::alter_topics(client, alter, Call{});
  REQUIRE(altered);
  CHECK(topics_of(altered->plan.steps) == "config.unset " + id + "; config.set " + id);
  CHECK(topics_of({*changes::inverse(altered->plan.steps[0])}) == "config.set " + id);

  plan::StartMoves moves;
  moves.moves = {{"orders", 0, {2}}};
  moves.throttle = 1000;
  const auto moved = plan::start_moves(client, moves, Call{});
  REQUIRE(moved);
  CHECK(topics_of(moved->plan.steps) == "config.set broker; config.append " + id);
  CHECK(topics_of({*changes::inverse(moved->plan.steps[1])}) == "config.subtract " + id);
  cluster.change([](Model& model) {
    Model::set(model.topic("orders").configs, list_key, "0:9,0:2");
    Model::set(model.broker(2).configs, rate_key, "1000", 2);
  });
  const auto off = plan::take_off_throttle(client, moved->plan.steps, Call{});
  REQUIRE(off);
  CHECK(topics_of(off->plan.steps) == "config.subtract " + id + "; config.unset broker");
  const auto cleaned = plan::clean_up_throttles(client, Call{});
  REQUIRE(cleaned);
  CHECK(topics_of(cleaned->plan.steps) == "config.unset " + id + "; config.unset broker");

  const auto broker = plan::change_configs(
      client, changing(configs::EntityType::broker, "1", "background.threads", Action::set, "2"), Call{});
  REQUIRE(broker);
  CHECK(topics_of(broker->plan.steps) == "config.set broker");
}

TEST_CASE("an undo leaves a topic alone that was made anew") {
  ScriptedCluster cluster(1);
  with_orders(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::change_configs(client, retention("5"), Call{});
  REQUIRE(planned);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE");
  cluster.change(made_anew);
  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "STALE");
  cluster.change([](Model& model) { CHECK(model.topic("orders").configs.at("retention.ms").value == "5"); });
}

TEST_CASE("a look for a lost change is not content with a topic that was made anew") {
  ScriptedCluster cluster(1);
  with_orders(cluster);
  cluster.on("IncrementalAlterConfigs").once().close();
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::change_configs(client, retention("5"), Call{});
  REQUIRE(planned);
  const auto options = applying(state, std::chrono::milliseconds(1500));
  CHECK(outcomes(changes::apply(client, planned->plan, options)) == "UNKNOWN");
  cluster.change(made_anew); // with the same value
  auto looked = changes::resolve(client, state.path(), "last", Call{});
  CHECK(outcomes(looked) == "UNKNOWN");
  for (int i = 0; i < 100 && outcomes(looked) == "UNKNOWN"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    looked = changes::resolve(client, state.path(), "last", Call{});
  }
  CHECK(outcomes(looked) == "STALE");
  CHECK(changes::words_of(looked->rows[0].error.value()).find("recreated") != std::string::npos);
}

TEST_CASE("a plan that does not say which topic is applied as before") {
  ScriptedCluster cluster(1);
  with_orders(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto planned = plan::change_configs(client, retention("5"), Call{});
  REQUIRE(planned);
  std::get<changes::SetConfig>(planned->plan.steps[0]).topic_id.clear();
  cluster.change(made_anew);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE");
}

TEST_CASE("no file and no variable is read for what Kafka would show to everybody") {
  ScriptedCluster cluster(1);
  with_orders(cluster);
  const std::string cluster_id = cluster.model().cluster_id;
  Client client = connect(cluster);
  const TemporaryFolder state;
  const std::string path = state.path() + "/passwords";
  std::ofstream(path) << "hunter2";
  ::chmod(path.c_str(), 0600);
  const std::string reference = "@file:" + path;
  using configs::EntityType;
  struct {
    EntityType type;
    const char* name;
    const char* key;
  } const open[] = {{EntityType::topic, "orders", "retention.ms"},
                    {EntityType::group, "g", "consumer.session.timeout.ms"},
                    {EntityType::broker, "1", "background.threads"},
                    {EntityType::broker, "1", rate_key},
                    {EntityType::broker_logger, "1", "root"}};
  for (const auto& each : open) {
    CAPTURE(each.key);
    const auto planned = plan::change_configs(
        client, changing(each.type, each.name, each.key, Action::set, reference.c_str()), Call{});
    REQUIRE(planned);
    CHECK(planned->plan.steps.empty());
    REQUIRE(testing::codes(planned->problems) == "NOT_SECRET");
    CHECK(planned->problems[0].kind == ErrorKind::usage);
    // The same from a plan that somebody wrote.
    changes::SetConfig step;
    step.entity_type = each.type;
    step.entity = each.name;
    step.key = each.key;
    step.sensitive = true;
    step.value_from = reference;
    const changes::Plan plan{cluster_id, {}, {step}};
    const auto applied = changes::apply(client, plan, applying(state));
    CHECK(outcomes(applied) == "FAILED");
    CHECK(testing::codes(applied->errors) == "NOT_SECRET");
  }
  // A secret's items are no way round.
  changes::AppendConfig append;
  append.entity_type = configs::EntityType::broker;
  append.entity = "1";
  append.key = "ssl.keystore.password";
  append.value_from = reference;
  CHECK(outcomes(changes::apply(client, {cluster_id, {}, {append}}, applying(state))) == "FAILED");
  CHECK(cluster.requests("IncrementalAlterConfigs") == 0);
  for (const char* key : {"ssl.keystore.password", "no.such.password"}) {
    const auto planned = plan::change_configs(
        client, changing(EntityType::broker, "1", key, Action::set, reference.c_str()), Call{});
    REQUIRE(planned);
    REQUIRE(planned->plan.steps.size() == 1);
    auto options = applying(state, std::chrono::seconds(2));
    CHECK(outcomes(changes::apply(client, planned->plan, options)) == "DONE");
    cluster.change([key](Model& model) { CHECK(model.broker(1).configs.at(key).value == "hunter2"); });
  }
}

TEST_CASE("a logger's level is set also where it holds already: perhaps it is that of a logger above it") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto level = [&cluster](const char* logger) {
    std::string out;
    cluster.change([&](Model& model) {
      const auto& levels = model.broker(1).levels;
      out = levels.count(logger) == 0 ? "" : levels.at(logger);
    });
    return out;
  };
  const auto apply = [&](Action action, const char* value) {
    const auto planned = plan::change_configs(
        client, changing(configs::EntityType::broker_logger, "1", "kafka.server", action, value), Call{});
    REQUIRE(planned);
    REQUIRE(planned->plan.steps.size() == 1);
    return changes::apply(client, planned->plan, applying(state));
  };
  CHECK(outcomes(apply(Action::set, "INFO")) == "DONE");
  CHECK(level("kafka.server") == "INFO");
  const auto unset = apply(Action::unset, "");
  CHECK(outcomes(unset) == "DONE");
  CHECK(level("kafka.server").empty());
  const auto undo = changes::plan_undo(state.path(), unset->rows[0].change_id.value_or(""));
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE");
  CHECK(level("kafka.server") == "INFO");

  changes::SetConfig set;
  set.entity_type = configs::EntityType::broker_logger;
  set.entity = "1";
  set.key = "kafka.server";
  set.old_value = "INFO";
  set.old_source = configs::Source::dynamic_broker_logger;
  set.value = "DEBUG";
  REQUIRE(changes::undo_note(set));
  CHECK(changes::undo_note(set)->english().starts_with(
      "an undo sets broker-logger 1 kafka.server to INFO as its own level"));
  changes::UnsetConfig unset_level;
  static_cast<changes::ConfigChange&>(unset_level) = set;
  REQUIRE(changes::undo_note(unset_level));
  CHECK(changes::undo_note(unset_level)->english().find("Kafka 4") != std::string::npos);
  set.entity_type = configs::EntityType::broker;
  CHECK_FALSE(changes::undo_note(set));
}

TEST_CASE("a row shows the whole list that stands there after, its plan only the items") {
  changes::AppendConfig append;
  append.entity_type = configs::EntityType::topic;
  append.entity = "orders";
  append.key = "cleanup.policy";
  append.old_value = "compact";
  append.value = "delete";
  changes::SubtractConfig subtract;
  static_cast<changes::ConfigChange&>(subtract) = append;
  subtract.old_value = "delete";
  changes::Plan plan;
  plan.steps = {append, subtract};
  const auto shown = changes::preview(plan);
  CHECK(changes::to_json(shown.rows[0].after()) == "{\"value\":\"compact,delete\"}");
  CHECK(changes::to_json(shown.rows[1].after()) == "{\"value\":\"\"}");
  CHECK(changes::to_json(changes::after(plan.steps[1])) == "{\"value\":\"delete\"}");
}

} // namespace klamm
