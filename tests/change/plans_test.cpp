#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm::plan {

using testing::codes;

namespace {

LiveTopics three_brokers() {
  LiveTopics live;
  live.cluster_id = "abc";
  live.brokers = {{1, "a"}, {2, "b"}, {3, "c"}};
  return live;
}

} // namespace

TEST_CASE("topic names are Kafka's") {
  for (const char* good : {"orders", "a.b_c-D9", "topic", "-", "__consumer_offsets", "..."})
    CHECK(topic_name_fault(good).empty());
  for (const char* bad : {"", ".", "..", "a b", "a/b", "a=b", "ä", "a\n"})
    CHECK_FALSE(topic_name_fault(bad).empty());
  CHECK(topic_name_fault(std::string(249, 'x')).empty());
  CHECK_FALSE(topic_name_fault(std::string(250, 'x')).empty());
}

TEST_CASE("creating refuses what Kafka would, item by item") {
  LiveTopics live = three_brokers();
  live.topics["there"] = {"there", "id", false, {{1}, {2}}, {}, {}, false};
  CreateTopics wanted;
  wanted.names = {"new", "bad name", "there"};
  wanted.partitions = 2;
  wanted.replication_factor = 3;
  const auto planned = create_topics(live, wanted);
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK(changes::target(planned.plan.steps[0]) == "topic new");
  CHECK(codes(planned.problems) == "INVALID_TOPIC_NAME TOPIC_ALREADY_EXISTS");

  wanted.replication_factor = 4;
  const auto unknown = create_topics(live, wanted); // how many are registered: Kafka decides
  CHECK(codes(unknown.problems) == "INVALID_TOPIC_NAME TOPIC_ALREADY_EXISTS");
  REQUIRE(unknown.notes.size() == 1);
  CHECK(unknown.notes[0].english().starts_with("replication factor 4 is more than the 3 live brokers"));
  live.registered = 4;
  CHECK(codes(create_topics(live, wanted).problems) == "INVALID_TOPIC_NAME TOPIC_ALREADY_EXISTS");
  live.registered = 3;
  CHECK(codes(create_topics(live, wanted).problems) ==
        "INVALID_REPLICATION_FACTOR INVALID_TOPIC_NAME INVALID_REPLICATION_FACTOR");
  wanted.replication_factor = 1;
  wanted.partitions = 10'000;
  wanted.names = {"new"};
  CHECK(codes(create_topics(live, wanted).problems) == "TOO_LARGE");
}

TEST_CASE("a topic that exists is compared when asked") {
  LiveTopics live = three_brokers();
  live.topics["there"] = {"there", "id", false, {{1, 2}, {2, 3}}, {1, 2}, {{"retention.ms", "5"}}, {}, false};
  CreateTopics wanted;
  wanted.names = {"there"};
  wanted.if_not_exists = true;
  wanted.partitions = 2;
  wanted.replication_factor = 2;
  wanted.configs = {{"retention.ms", "5"}};
  auto planned = create_topics(live, wanted);
  CHECK(planned.plan.steps.empty());
  CHECK(planned.differences.empty());
  CHECK(planned.problems.empty());
  CHECK(planned.unchanged.size() == 1);
  const auto differs = [&](auto change, const std::string& what) {
    auto other = wanted;
    change(other);
    const auto found = create_topics(live, other).differences;
    return found.size() == 1 && found[0].why.text.english() == "topic there exists and differs: " + what;
  };
  CHECK(differs([](auto& other) { other.partitions = 3; }, "it has 2 partitions, not 3"));
  CHECK(differs([](auto& other) { other.replication_factor = 1; }, "its replication factor is 2, not 1"));
  CHECK(
      differs([](auto& other) { other.configs["retention.ms"] = "6"; }, "retention.ms is \"5\", not \"6\""));
  CHECK(differs([](auto& other) { other.configs["segment.ms"] = "6"; },
                "segment.ms is not set on it, and wanted \"6\""));
  CHECK(differs(
      [](auto& other) {
        other.assignment = {{1, 2}, {3, 2}};
      },
      "its replicas are 1:2,2:3, not 1:2,3:2"));
}

TEST_CASE("config intents become steps only where something changes") {
  LiveConfigs live;
  live.cluster_id = "abc";
  live.entries[{"orders", "retention.ms"}] = {true, "5",   configs::Source::dynamic_topic,
                                              true, false, configs::ValueType::int64};
  live.entries[{"orders", "cleanup.policy"}] = {true,  "delete", configs::Source::default_value,
                                                false, false,    configs::ValueType::list};
  live.entries[{"orders", "ssl.key.password"}] = {true,  std::nullopt, configs::Source::static_broker,
                                                  false, true,         configs::ValueType::password};
  ChangeConfigs wanted;
  wanted.names = {"orders"};
  using Action = ConfigIntent::Action;
  const auto plan = [&](const char* key, Action action, const char* value) {
    wanted.intents = {{key, action, value}};
    return change_configs(live, wanted);
  };
  const auto stands = [&](const char* key, Action action, const char* value) {
    const auto planned = plan(key, action, value);
    return planned.plan.steps.empty() && planned.unchanged.size() == 1;
  };
  CHECK(stands("retention.ms", Action::set, "5ms"));
  CHECK(plan("retention.ms", Action::set, "7d").plan.steps.size() == 1);
  CHECK(plan("cleanup.policy", Action::set, "delete").plan.steps.size() ==
        1); // the default today need not be it tomorrow
  CHECK(stands("cleanup.policy", Action::unset, ""));
  CHECK(plan("retention.ms", Action::unset, "").plan.steps.size() == 1);
  CHECK(stands("cleanup.policy", Action::append, "delete"));
  CHECK(
      *std::get<changes::AppendConfig>(plan("cleanup.policy", Action::append, "delete,compact").plan.steps[0])
           .value == "compact");
  CHECK(stands("cleanup.policy", Action::subtract, "compact"));
  CHECK(codes(plan("retention.ms", Action::append, "6").problems) == "NO_LIST");
  CHECK(codes(plan("ssl.key.password", Action::set, "hunter2").problems) == "SECRET_ON_COMMAND_LINE");
  const auto secret = plan("ssl.key.password", Action::set, "@env:PASSWORD");
  CHECK(std::get<changes::SetConfig>(secret.plan.steps[0]).value_from == "@env:PASSWORD");
  CHECK_FALSE(changes::inverse(secret.plan.steps[0]));
  CHECK(codes(plan("ssl.key.password", Action::append, "hunter2").problems) == "SECRET_ON_COMMAND_LINE");
  CHECK(codes(plan("ssl.key.password", Action::subtract, "@env:PASSWORD").problems) == "NO_LIST");
  live.entries[{"orders", "ssl.key.password"}].read_only = true;
  CHECK(codes(plan("ssl.key.password", Action::set, "hunter2").problems) == "SECRET_ON_COMMAND_LINE");
}

TEST_CASE("nothing undoes what was done to a secret") {
  using namespace changes;
  const auto undone = [](auto step) {
    step.entity_type = configs::EntityType::broker;
    step.entity = "1";
    step.key = "ssl.key.password";
    step.old_source = configs::Source::dynamic_broker;
    step.sensitive = true;
    step.value_from = "@env:PASSWORD";
    const auto undo = inverse(step);
    return undo ? std::string(word(*undo)) : undo.error().code;
  };
  CHECK(undone(SetConfig{}) == "NO_UNDO");
  CHECK(undone(UnsetConfig{}) == "NO_UNDO");
  CHECK(undone(AppendConfig{}) == "NO_UNDO");
  CHECK(undone(SubtractConfig{}) == "NO_UNDO");
}

TEST_CASE("undoing a config brings back value and source") {
  using namespace changes;
  const auto change = [](auto step, std::optional<std::string> old, configs::Source source,
                         std::optional<std::string> value) {
    step.entity_type = configs::EntityType::topic;
    step.entity = "orders";
    step.key = "cleanup.policy";
    step.old_value = std::move(old);
    step.old_source = source;
    step.value = std::move(value);
    return std::string(word(*inverse(step)));
  };
  CHECK(change(SetConfig{}, "a", configs::Source::dynamic_topic, "b") == "config.set");
  CHECK(change(SetConfig{}, "a", configs::Source::default_value, "b") == "config.unset");
  CHECK(change(UnsetConfig{}, "a", configs::Source::dynamic_topic, {}) == "config.set");
  CHECK(change(AppendConfig{}, "a", configs::Source::dynamic_topic, "b") == "config.subtract");
  CHECK(change(AppendConfig{}, "a", configs::Source::default_value, "b") == "config.unset");
  CHECK(change(SubtractConfig{}, "a,b", configs::Source::dynamic_topic, "b") == "config.append");
  CHECK(change(SubtractConfig{}, "a,b", configs::Source::dynamic_topic, "a") ==
        "config.set"); // appending would turn them round
}

TEST_CASE("read-only keys and levels of loggers are refused for what they are") {
  LiveConfigs live;
  LiveConfig fixed;
  fixed.known = fixed.read_only = true;
  fixed.value = "1";
  fixed.source = configs::Source::static_broker;
  live.entries[{"1", "node.id"}] = fixed;
  ChangeConfigs wanted;
  wanted.type = configs::EntityType::broker;
  wanted.names = {"1"};
  wanted.intents = {{"node.id", ConfigIntent::Action::set, "2"}};
  const auto planned = change_configs(live, wanted);
  CHECK(codes(planned.problems) == "READ_ONLY_CONFIG");
  CHECK(planned.problems[0].kind == ErrorKind::usage);
  CHECK(planned.plan.steps.empty());
  // A rate that was set while the broker runs: Kafka 3.9 calls it read-only, and takes it away nevertheless.
  const std::string rate = "follower.replication.throttled.rate";
  fixed.own = true;
  fixed.source = configs::Source::dynamic_broker;
  live.entries[{"1", rate}] = fixed;
  wanted.intents = {{rate, ConfigIntent::Action::unset, ""}};
  const auto taken = change_configs(live, wanted);
  CHECK(taken.problems.empty());
  CHECK(taken.plan.steps.size() == 1);
  live.entries[{"1", "root"}].value = "INFO";
  wanted.type = configs::EntityType::broker_logger;
  wanted.intents = {{"root", ConfigIntent::Action::append, "DEBUG"}};
  CHECK(codes(change_configs(live, wanted).problems) == "NO_LIST");
}

TEST_CASE("values are written as people write them for keys with a unit") {
  CHECK(config_value("retention.ms", "7d") == "604800000");
  CHECK(config_value("retention.ms", "-1") == "-1");
  CHECK(config_value("max.message.bytes", "10MiB") == "10485760");
  CHECK(config_value("retention.ms", "soon") == "soon");
  CHECK(config_value("cleanup.policy", "7d") == "7d");
}

} // namespace klamm::plan
