// Plans to cordon brokers.

#include <klamm/plan_cordons.hpp>

#include <doctest/doctest.h>

using namespace klamm;
using plan::CordonBrokers;

namespace {

/// Broker 1 as it is, 2 cordoned, 3 cordoned by its file, 4 too old.
plan::LiveCordons cordons(std::int32_t level) {
  plan::LiveCordons live;
  live.metadata_level = level;
  const auto add = [&live](const char* broker, const char* value, configs::Source source) {
    plan::LiveConfig config;
    config.known = true;
    config.value = value;
    config.source = source;
    config.own = source == configs::Source::dynamic_broker;
    live.configs.entries[{broker, "cordoned.log.dirs"}] = config;
  };
  add("1", "", configs::Source::default_value);
  add("2", "*", configs::Source::dynamic_broker);
  add("3", "/data", configs::Source::static_broker);
  live.configs.entries[{"4", "cordoned.log.dirs"}] = {};
  return live;
}

} // namespace

TEST_CASE("a cordon sets the key, and stands where it is set") {
  const auto planned = plan::cordon_brokers(cordons(30), CordonBrokers{{1, 2, 4}, true});
  REQUIRE(planned.plan.steps.size() == 1);
  const auto& set = std::get<changes::SetConfig>(planned.plan.steps[0]);
  CHECK(set.entity == "1");
  CHECK(set.key == "cordoned.log.dirs");
  CHECK(set.value == "*");
  CHECK(planned.unchanged.size() == 1);
  REQUIRE(planned.problems.size() == 1);
  CHECK(planned.problems[0].code == "UNSUPPORTED_VERSION");
  CHECK(planned.problems[0].target == "broker 4");
}

TEST_CASE("its undoing unsets the key, and cannot undo what a file says") {
  const auto planned = plan::cordon_brokers(cordons(33), CordonBrokers{{1, 2, 3}, false});
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK(std::get<changes::UnsetConfig>(planned.plan.steps[0]).entity == "2");
  CHECK(planned.unchanged.size() == 1);
  REQUIRE(planned.problems.size() == 1);
  CHECK(planned.problems[0].code == "CORDONED_BY_FILE");
}

TEST_CASE("below 4.3-IV0 nothing is cordoned") {
  for (const bool on : {true, false}) {
    const auto planned = plan::cordon_brokers(cordons(29), CordonBrokers{{1, 2}, on});
    CHECK(planned.plan.steps.empty());
    CHECK(planned.problems.size() == 2);
  }
}
