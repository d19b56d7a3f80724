// Config steps: which topic they are for.

#include <klamm/plan_configs.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/incremental_alter_configs.hpp>

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
                   (one.topic_id.empty() ? one.entity_type : one.topic_id);
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
  const auto looked = changes::resolve(client, state.path(), "last", Call{});
  CHECK(outcomes(looked) == "UNKNOWN");
  CHECK(looked->rows[0].error.value_or("").find("made anew") != std::string::npos);
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

} // namespace klamm
