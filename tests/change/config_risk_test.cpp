// What changing a config may do, key by key.

#include <klamm/plan_configs.hpp>

#include <change/changing.hpp>
#include <change/operations/config_risk.hpp>
#include <change/operations/plan_steps.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace klamm::changes {

using configs::EntityType;
using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

namespace {

using Said = std::optional<std::string>;

SetConfig setting(EntityType type, std::string_view key, Said from, Said to) {
  SetConfig step;
  step.entity_type = type;
  step.entity = type == EntityType::broker ? "1" : "orders";
  step.key = key;
  step.old_value = std::move(from);
  step.value = std::move(to);
  return step;
}

/// The risk of a key of a topic.
Risk of_topic(std::string_view key, Said from, Said to) {
  return risk(setting(EntityType::topic, key, std::move(from), std::move(to)));
}

/// Two values of which the second is more, for each way to compare.
std::pair<const char*, const char*> less_and_more(Compare compare) {
  switch (compare) {
  case Compare::number:
  case Compare::min_in_sync: return {"1", "2"};
  case Compare::limit: return {"100", "-1"};
  case Compare::flag:
  case Compare::unclean: return {"false", "true"};
  case Compare::policy: return {"compact", "compact,delete"};
  case Compare::any: break;
  }
  return {"a", "b"};
}

struct Table {
  EntityType type;
  std::span<const KeyRisk> rows;
};

std::vector<Table> tables() {
  return {{EntityType::topic, topic_key_risks()},
          {EntityType::group, group_key_risks()},
          {EntityType::client_metrics, client_metrics_key_risks()},
          {EntityType::broker, broker_key_risks()}};
}

} // namespace

TEST_CASE("every key of the table has the risk that its direction says, and a reason") {
  for (const auto& [type, rows] : tables()) {
    const Risk least = type == EntityType::broker ? Risk::disruptive : Risk::safe;
    std::set<std::string_view> seen;
    for (const KeyRisk& row : rows) {
      CAPTURE(row.key);
      CHECK(seen.insert(row.key).second);
      const auto [less, more] = less_and_more(row.compare);
      const auto up = setting(type, row.key, less, more);
      CHECK(risk(up) == std::max(least, row.up.risk));
      CHECK(std::string_view(row.up.reason).empty() == false);
      const bool two_ways = row.compare != Compare::any;
      CHECK((two_ways == false || std::string_view(row.down.reason).empty() == false));
      if (two_ways && row.compare != Compare::policy)
        CHECK(risk(setting(type, row.key, more, less)) == std::max(least, row.down.risk));
      CHECK(risk(setting(type, row.key, less, less)) == least);
      // What is not known may be the worse.
      const Risk worse = std::max({least, row.up.risk, row.down.risk});
      CHECK(risk(setting(type, row.key, std::nullopt, more)) >= row.up.risk);
      UnsetConfig unset;
      static_cast<ConfigChange&>(unset) = setting(type, row.key, more, std::nullopt);
      CHECK(risk(unset) == worse);
      // Of what is lost by it the sentence tells.
      if (row.up.risk != Risk::safe) CHECK(sentence(up).english().find(row.up.reason) != std::string::npos);
    }
  }
  for (const auto& [broker_key, topic_key] : topic_defaults_of_brokers()) {
    CAPTURE(broker_key);
    const auto row = std::find_if(topic_key_risks().begin(), topic_key_risks().end(),
                                  [key = topic_key](const auto& each) { return each.key == key; });
    REQUIRE(row != topic_key_risks().end());
    const auto [less, more] = less_and_more(row->compare);
    CHECK(risk(setting(EntityType::broker, broker_key, less, more)) ==
          std::max(Risk::disruptive, row->up.risk));
  }
}

TEST_CASE("every key of Kafka 4.4.0 that can be changed while brokers run is in the table") {
  std::ifstream file(std::string(GOLDEN_FOLDER) + "/config_keys_4.4.0.txt");
  std::size_t count = 0;
  for (std::string type, key; file >> type >> key; ++count) {
    CAPTURE(key);
    const auto entity = from_word<EntityType>(type);
    REQUIRE(entity);
    const auto of_unknown = config_risk(setting(*entity, key, "a", "b"), admin::ConfigAction::set);
    bool found = *entity == EntityType::broker &&
                 std::any_of(topic_defaults_of_brokers().begin(), topic_defaults_of_brokers().end(),
                             [&](const auto& each) { return each.broker_key == key; });
    for (const auto& table : tables()) {
      found =
          found || (table.type == *entity && std::any_of(table.rows.begin(), table.rows.end(),
                                                         [&](const auto& row) { return row.key == key; }));
    }
    CHECK(found);
    CHECK(of_unknown.reason.find("not known") == std::string::npos);
  }
  CHECK(count > 130);
}

TEST_CASE("what deletes records, refuses writers or elects the wrong leader is never safe") {
  CHECK(of_topic("retention.ms", "604800000", "3600000") == Risk::destroys_data);
  CHECK(of_topic("retention.ms", "-1", "604800000") == Risk::destroys_data);
  CHECK(of_topic("retention.ms", "604800000", "-1") == Risk::safe);
  CHECK(of_topic("retention.ms", "604800000", "604800000") == Risk::safe);
  CHECK(of_topic("retention.bytes", "-1", "1000") == Risk::destroys_data);
  CHECK(of_topic("retention.bytes", std::nullopt, "1000") == Risk::destroys_data);
  CHECK(of_topic("retention.ms", "soon", "1000") == Risk::destroys_data);
  CHECK(of_topic("local.retention.ms", "-2", "1000") == Risk::disruptive);
  CHECK(of_topic("local.retention.ms", "1000", "-2") == Risk::disruptive);
  CHECK(of_topic("cleanup.policy", "delete", "compact") == Risk::destroys_data);
  CHECK(of_topic("cleanup.policy", "compact", "compact,delete") == Risk::destroys_data);
  CHECK(of_topic("cleanup.policy", "compact,delete", "delete, compact") == Risk::safe);
  CHECK(of_topic("cleanup.policy", "compact,delete", "compact") == Risk::safe);
  CHECK(of_topic("max.message.bytes", "1048588", "1000") == Risk::disruptive);
  CHECK(of_topic("max.message.bytes", "1000", "1048588") == Risk::safe);
  CHECK(of_topic("message.timestamp.before.max.ms", "9223372036854775807", "3600000") == Risk::disruptive);
  CHECK(of_topic("message.timestamp.type", "CreateTime", "LogAppendTime") == Risk::disruptive);
  CHECK(of_topic("segment.ms", "604800000", "60000") == Risk::disruptive);
  CHECK(of_topic("delete.retention.ms", "86400000", "0") == Risk::disruptive);
  CHECK(of_topic("remote.storage.enable", "true", "FALSE") == Risk::destroys_data);
  CHECK(of_topic("key.of.a.later.kafka", "a", "b") == Risk::disruptive);
  CHECK(risk(setting(EntityType::broker, "log.retention.ms", "604800000", "1")) == Risk::destroys_data);
  CHECK(risk(setting(EntityType::broker, "log.retention.ms", "1", "604800000")) == Risk::disruptive);
  CHECK(risk(setting(EntityType::broker, "listener.name.external.ssl.keystore.location", "a", "b")) ==
        Risk::disruptive);
  CHECK(risk(setting(EntityType::group, "consumer.session.timeout.ms", "45000", "10000")) ==
        Risk::disruptive);
  CHECK(risk(setting(EntityType::broker_logger, "root", "INFO", "WARN")) == Risk::safe);
  AppendConfig append;
  static_cast<ConfigChange&>(append) = setting(EntityType::topic, "cleanup.policy", "compact", "delete");
  CHECK(risk(append) == Risk::destroys_data);
  SubtractConfig subtract;
  static_cast<ConfigChange&>(subtract) =
      setting(EntityType::topic, "cleanup.policy", "compact,delete", "delete");
  CHECK(risk(subtract) == Risk::safe);
}

TEST_CASE("an undo of lower retention is safe, and that of higher one is not") {
  auto lower = setting(EntityType::topic, "retention.ms", "604800000", "3600000");
  lower.old_source = configs::Source::default_value;
  CHECK(risk(*inverse(lower)) == Risk::safe);
  auto higher = setting(EntityType::topic, "retention.ms", "604800000", "-1");
  higher.old_source = configs::Source::default_value;
  CHECK(word(*inverse(higher)) == "config.unset");
  CHECK(risk(*inverse(higher)) == Risk::destroys_data);
  // And back again.
  CHECK(risk(*inverse(*inverse(higher))) == Risk::safe);
}

namespace {

using Action = plan::ConfigIntent::Action;

Operation only_step(Client& client, EntityType type, const char* name, const char* key, const char* value,
                    Action action = Action::set) {
  plan::ChangeConfigs wanted;
  wanted.type = type;
  wanted.names = {name};
  wanted.intents = {{key, action, value}};
  const auto planned = plan::change_configs(client, wanted, Call{});
  REQUIRE(planned);
  REQUIRE(planned->plan.steps.size() == 1);
  return planned->plan.steps[0];
}

std::optional<std::int64_t> at_risk(const Operation& step) {
  return std::get<SetConfig>(step).partitions_at_risk;
}

} // namespace

TEST_CASE("unclean election asks as electing uncleanly does where a replica is out of sync") {
  constexpr const char* key = "unclean.leader.election.enable";
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 4, 3);
  cluster.model().add_topic("quiet", 1, 3);
  Client client = connect(cluster);
  const auto whole = only_step(client, EntityType::topic, "orders", key, "true");
  CHECK(at_risk(whole) == 0);
  CHECK(risk(whole) == Risk::disruptive);
  cluster.change([](Model& model) {
    model.topic("orders").at(0).isr = {1};
    model.topic("orders").at(2).leader = -1;
  });
  const auto endangered = only_step(client, EntityType::topic, "orders", key, "TRUE");
  CHECK(at_risk(endangered) == 2);
  CHECK(risk(endangered) == Risk::destroys_data);
  CHECK(risk(only_step(client, EntityType::topic, "quiet", key, "true")) == Risk::disruptive);
  for (const char* broker : {"1", ""})
    CHECK(risk(only_step(client, EntityType::broker, broker, key, "true")) == Risk::destroys_data);
  CHECK(of_topic(key, "true", "false") == Risk::safe);
  CHECK(of_topic(key, "false", "true") == Risk::destroys_data); // nobody looked
}

TEST_CASE("more replicas in sync are safe while every partition has one to spare") {
  constexpr const char* key = "min.insync.replicas";
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 2, 3);
  Model::set(orders.configs, key, "1");
  Client client = connect(cluster);
  CHECK(risk(only_step(client, EntityType::topic, "orders", key, "2")) == Risk::safe);
  const auto all = only_step(client, EntityType::topic, "orders", key, "3");
  CHECK(at_risk(all) == 2);
  CHECK(risk(all) == Risk::disruptive);
  CHECK(risk(only_step(client, EntityType::topic, "orders", key, "4")) == Risk::disruptive);
  cluster.change([](Model& model) { model.topic("orders").at(0).isr = {1, 2}; });
  CHECK(risk(only_step(client, EntityType::topic, "orders", key, "2")) == Risk::disruptive);
  CHECK(of_topic(key, "2", "1") == Risk::disruptive);
  CHECK(of_topic(key, "1", "2") == Risk::disruptive);
}

TEST_CASE("a plan tells what holds once a key is unset, and its risk goes by that") {
  ScriptedCluster cluster(1);
  auto& orders = cluster.model().add_topic("orders", 1, 1);
  Model::set(orders.configs, "retention.ms", "3600000");
  Model::set(orders.configs, "retention.bytes", "1000");
  Model::set(orders.configs, "max.message.bytes", "2000000");
  Client client = connect(cluster);
  const auto unset = [&](const char* key) {
    return std::get<UnsetConfig>(only_step(client, EntityType::topic, "orders", key, "", Action::unset));
  };
  CHECK(unset("retention.ms").value == "604800000");
  CHECK(risk(unset("retention.ms")) == Risk::safe);
  CHECK(unset("retention.bytes").value == "-1");
  CHECK(risk(unset("retention.bytes")) == Risk::safe);
  CHECK(risk(unset("max.message.bytes")) == Risk::disruptive);
  cluster.change([](Model& model) { Model::set(model.topic("orders").configs, "retention.ms", "-1"); });
  CHECK(risk(unset("retention.ms")) == Risk::destroys_data);
}

TEST_CASE("a journal's step is read whatever risk it had when it was made, a plan's only with its own") {
  auto step = to_value(setting(EntityType::topic, "segment.ms", "604800000", "60000"));
  auto object = *step.object();
  for (auto& [key, value] : object) {
    if (key == "risk") value = klamm::Value("safe");
  }
  CHECK_FALSE(operation_of(klamm::Value(object), "step 1", RiskSaid::must_hold));
  CHECK(operation_of(klamm::Value(object), "step 1", RiskSaid::may_be_another));
}

} // namespace klamm::changes
