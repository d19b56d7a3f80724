// A change that nobody answers ends in its time.

#include <change/changing.hpp>
#include <change/second_writer.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <vector>

namespace klamm {

using std::chrono::milliseconds;
using testing::applying;
using testing::connect;
using testing::creating;
using testing::outcomes;
using testing::ScriptedCluster;

namespace {

constexpr milliseconds time_of_a_step{1500};

/// A step of another kind than those sent by `api`, which would go after them.
changes::Operation another_step(const std::string& api) {
  if (api != "CreateTopics") return creating({"later"}).steps.front();
  changes::SetConfig set;
  set.entity_type = configs::EntityType::topic;
  set.entity = "orders";
  set.key = "retention.bytes";
  set.value = "5";
  return set;
}

/// A case's step and one that goes after it, each asked for by requests that are never answered.
void play(const testing::Contested& contested) {
  CAPTURE(changes::word(contested.step(testing::cluster_of(contested))));
  ScriptedCluster cluster(5);
  cluster.model() = testing::cluster_of(contested);
  const changes::Plan plan{
      cluster.model().cluster_id, {}, {contested.step(cluster.model()), another_step(contested.api)}};
  cluster.on(contested.api).drop();
  Client client = connect(cluster);
  const testing::TemporaryFolder state;
  const auto start = std::chrono::steady_clock::now();
  const auto applied = changes::apply(client, plan, applying(state, time_of_a_step));
  const auto took = std::chrono::steady_clock::now() - start;
  CHECK(outcomes(applied) == "UNKNOWN NOT_RUN");
  CHECK(testing::codes(applied->errors) == "OUTCOME_UNKNOWN NOT_RUN");
  CHECK(applied->errors.front().kind == ErrorKind::outcome_unknown);
  CHECK(took >= time_of_a_step);
  // Nor is it asked for again by whoever still works in the background.
  CHECK(cluster.requests(contested.api) == 1);
  CHECK(cluster.requests("CreateTopics") + cluster.requests("IncrementalAlterConfigs") <= 1);
  CHECK(outcomes(changes::show(state.path(), "last")) == "UNKNOWN NOT_RUN");
  CHECK(changes::list({state.path(), {}})->rows.at(0).state == "UNKNOWN");
}

} // namespace

TEST_CASE("whatever is never answered is unknown when its time is over, and nothing is sent after it") {
  std::vector<std::future<void>> played; // side by side: all they do is wait
  for (const auto& contested : testing::contested())
    played.push_back(std::async(std::launch::async, [contested] { play(contested); }));
  for (auto& each : played) each.get();
}

TEST_CASE("a look that is never answered ends in its time with nothing sent") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const testing::TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, creating({"a"}), applying(state))) == "DONE");
  changes::SetConfig set;
  set.entity_type = configs::EntityType::topic;
  set.entity = "a";
  set.key = "retention.ms";
  set.value = "5";
  cluster.on("DescribeConfigs").drop();
  auto plan = creating({"b"});
  plan.steps = {set, plan.steps.front()};
  const auto applied = changes::apply(client, plan, applying(state, time_of_a_step));
  CHECK(outcomes(applied) == "FAILED NOT_RUN");
  CHECK(applied->errors.at(0).kind == ErrorKind::no_answer);
  CHECK(cluster.requests("IncrementalAlterConfigs") == 0);
  CHECK(cluster.requests("CreateTopics") == 1);
}

} // namespace klamm
