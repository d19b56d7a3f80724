#include <klamm/plan_undo.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm {

using testing::applying;
using testing::codes;
using testing::connect;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

TEST_CASE("a created topic that holds records by now is deleted only with them") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::create_topics(client, {{"full", "empty"}, 1, 1, {}, {}, false}, Call{});
  REQUIRE(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE DONE");
  cluster.change([](auto& model) { model.topic("full").at(0).end = 3; });
  const auto undo = [&](bool with_records) {
    return plan::undo(client, *changes::plan_undo(state.path(), "last"), {with_records}, Call{});
  };
  const auto careful = undo(false);
  REQUIRE(careful);
  CHECK(codes(careful->problems) == "HOLDS_RECORDS");
  REQUIRE(careful->plan.steps.size() == 1);
  CHECK(changes::target(careful->plan.steps[0]) == "topic empty");
  // Filled after the plan was made: its own look refuses.
  cluster.change([](auto& model) { model.topic("empty").at(0).end = 1; });
  CHECK(outcomes(changes::apply(client, careful->plan, applying(state))) == "STALE");
}

TEST_CASE("with its records it goes, and they are counted in the plan") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::create_topics(client, {{"full"}, 1, 1, {}, {}, false}, Call{});
  REQUIRE(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE");
  cluster.change([](auto& model) { model.topic("full").at(0).end = 3; });
  const auto all = plan::undo(client, *changes::plan_undo(state.path(), "last"), {true}, Call{});
  REQUIRE(all);
  CHECK(all->problems.empty());
  CHECK(std::get<changes::DeleteTopic>(all->plan.steps.at(0)).records == 3);
  CHECK(outcomes(changes::apply(client, all->plan, applying(state))) == "DONE");
  cluster.change([](auto& model) { CHECK(model.topics.empty()); });
}

} // namespace klamm
