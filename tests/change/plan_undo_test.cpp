#include <klamm/plan_configs.hpp>
#include <klamm/plan_undo.hpp>

#include <change/moves.hpp>
#include <doctest/doctest.h>

#include <algorithm>

namespace klamm {

using testing::applying;
using testing::codes;
using testing::connect;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

/// What moves of a partition, arrives.
void finish(testing::Model& model, std::size_t number) {
  auto& partition = model.topic("orders").at(number);
  std::erase_if(partition.replicas, [&partition](std::int32_t id) {
    return std::find(partition.removing.begin(), partition.removing.end(), id) != partition.removing.end();
  });
  partition.adding.clear();
  partition.removing.clear();
  partition.isr = partition.replicas;
}

std::string rate_of(ScriptedCluster& cluster, std::int32_t broker) {
  std::string out = "none";
  cluster.change([&](testing::Model& model) {
    const auto& configs = model.broker(broker).configs;
    const auto at = configs.find(testing::throttle_rate);
    if (at != configs.end()) out = at->second.value.value_or("");
  });
  return out;
}

/// Starts `orders:PARTITION` to brokers 4,2,3 under a throttle; the id of the change.
std::string start(Client& client, const TemporaryFolder& state, std::int32_t partition) {
  const auto planned = plan::start_moves(client, {{{"orders", partition, {4, 2, 3}}}, 1000, false}, Call{});
  REQUIRE(planned);
  const auto applied = changes::apply(client, planned->plan, applying(state));
  REQUIRE(applied);
  CHECK(applied->rows.back().outcome == changes::Outcome::accepted);
  return applied->rows[0].change_id.value_or("");
}

Result<plan::Planned> undo_of(Client& client, const TemporaryFolder& state, const std::string& change) {
  auto undo = changes::plan_undo(state.path(), change);
  REQUIRE(undo);
  return plan::undo(client, std::move(*undo), {}, Call{});
}

bool noted(const plan::Planned& planned, std::string_view words) {
  return std::any_of(planned.notes.begin(), planned.notes.end(),
                     [words](const Text& note) { return note.english().find(words) != std::string::npos; });
}

constexpr const char* rate_stays = "the rate of broker 4 stays: it still receives replicas";

} // namespace

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

TEST_CASE("an undo leaves the rate of a broker that gets replicas of others' moves") {
  ScriptedCluster cluster(4);
  testing::fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto first = start(client, state, 0);
  SUBCASE("put on anew by the other move, after the first had ended and its throttle was off") {
    cluster.change([](testing::Model& model) {
      finish(model, 0);
      model.broker(4).configs.erase(testing::throttle_rate);
      model.topic("orders").configs.erase(testing::throttle_list);
    });
    start(client, state, 1);
  }
  SUBCASE("found standing by the other move") {
    start(client, state, 1);
    cluster.change([](testing::Model& model) { finish(model, 0); });
  }
  REQUIRE(rate_of(cluster, 4) == "1000");
  const auto undo = undo_of(client, state, first);
  REQUIRE(undo);
  CHECK(noted(*undo, rate_stays));
  CHECK(changes::apply(client, undo->plan, applying(state)));
  CHECK(rate_of(cluster, 4) == "1000");
  cluster.change([](testing::Model& model) { CHECK(model.topic("orders").at(0).adding == std::vector{1}); });
  // Once the other move has ended nothing keeps it.
  cluster.change([](testing::Model& model) { finish(model, 1); });
  const auto later = undo_of(client, state, first);
  REQUIRE(later);
  CHECK_FALSE(noted(*later, rate_stays));
  CHECK(changes::apply(client, later->plan, applying(state)));
  CHECK(rate_of(cluster, 4) == "none");
}

TEST_CASE("an undo takes the rate off with the moves that it stops") {
  ScriptedCluster cluster(4);
  testing::fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto first = start(client, state, 0);
  const auto undo = undo_of(client, state, first);
  REQUIRE(undo);
  CHECK_FALSE(noted(*undo, rate_stays));
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE DONE DONE");
  CHECK(rate_of(cluster, 4) == "none");
}

TEST_CASE("a rate that was set by hand is taken back while replicas move") {
  ScriptedCluster cluster(4);
  testing::fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  start(client, state, 0);
  plan::ChangeConfigs wanted;
  wanted.type = configs::EntityType::broker;
  wanted.names = {"4"};
  wanted.intents = {{testing::throttle_rate, plan::ConfigIntent::Action::set, "2000"}};
  const auto faster = plan::change_configs(client, wanted, Call{});
  REQUIRE(faster);
  REQUIRE(outcomes(changes::apply(client, faster->plan, applying(state))) == "DONE");
  const auto undo = undo_of(client, state, "last");
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE");
  CHECK(rate_of(cluster, 4) == "1000");
}

} // namespace klamm
