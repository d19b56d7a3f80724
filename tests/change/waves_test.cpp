// Moves of more partitions than a topic's throttle list takes: planned in waves, applied one by one, undone
// together.

#include <klamm/plan_moves.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

using Ids = testing::Model::Ids;
constexpr const char* list_key = "follower.replication.throttled.replicas";
constexpr const char* rate_key = "follower.replication.throttled.rate";
constexpr std::size_t most = 32767;

/// `many` with that many partitions on brokers 1,2 of four.
plan::LiveMoves live_with(std::int32_t partitions) {
  plan::LiveMoves live;
  live.cluster_id = "abc";
  live.live = {1, 2, 3, 4};
  live.fenced.emplace();
  plan::LiveTopic& topic = live.topics["many"];
  topic.name = "many";
  topic.replicas.assign(static_cast<std::size_t>(partitions), {1, 2});
  return live;
}

plan::StartMoves all_to(const Ids& replicas, std::int32_t partitions) {
  plan::StartMoves wanted;
  for (std::int32_t p = 0; p < partitions; ++p) wanted.moves.push_back({"many", p, replicas});
  wanted.throttle = 1000;
  wanted.in_waves = true;
  return wanted;
}

std::size_t starts(const changes::Plan& plan) {
  return static_cast<std::size_t>(std::count_if(plan.steps.begin(), plan.steps.end(), [](const auto& step) {
    return std::holds_alternative<changes::StartReassignment>(step);
  }));
}

const changes::AppendConfig* list_of(const changes::Plan& plan) {
  for (const auto& step : plan.steps) {
    if (const auto* list = std::get_if<changes::AppendConfig>(&step)) return list;
  }
  return nullptr;
}

} // namespace

TEST_CASE("what outgrows a throttle list goes in waves, each with its own rates, list and moves") {
  plan::LiveMoves live = live_with(6000);
  live.topics["few"] = {"few", "id", false, {{1, 2}}, {}, {}, false};
  auto wanted = all_to({3, 4}, 6000);
  wanted.moves.push_back({"few", 0, {3, 2}});
  const auto planned = plan::start_moves(live, wanted);
  CHECK(planned.problems.empty());
  const auto waves = plan::waves_of(planned.plan);
  REQUIRE(waves.size() == 3); // two replicas a partition
  std::size_t moves = 0, steps = 0;
  for (const auto& wave : waves) {
    REQUIRE(wave.steps.size() > 3);
    CHECK(wave.cluster_id == "abc");
    CHECK(std::holds_alternative<changes::SetConfig>(wave.steps[0]));
    CHECK(std::holds_alternative<changes::SetConfig>(wave.steps[1]));
    for (const auto& step : wave.steps) {
      if (const auto* list = std::get_if<changes::AppendConfig>(&step)) CHECK(list->value->size() <= most);
    }
    moves += starts(wave);
    steps += wave.steps.size();
  }
  CHECK(moves == 6001);
  CHECK(steps == planned.plan.steps.size());
  // Full to the last partition: the first of the second wave would not have fitted.
  const std::string first = *list_of({"", {}, waves[1].steps})->value;
  std::string full;
  for (const auto& step : waves[0].steps) {
    if (const auto* list = std::get_if<changes::AppendConfig>(&step); list && list->entity == "many")
      full = *list->value;
  }
  const std::string next = first.substr(0, first.find(',', first.find(',') + 1));
  CHECK(full.size() + 1 + next.size() > most);
  // Another topic goes with the first wave.
  CHECK(starts(waves[0]) + starts(waves[1]) + starts(waves[2]) == 6001);
  CHECK(std::none_of(waves[1].steps.begin(), waves[1].steps.end(),
                     [](const auto& step) { return changes::subject(step) == "few"; }));
}

TEST_CASE("where the list has room, or is *, or there is no throttle, it is one wave") {
  plan::LiveMoves live = live_with(6000);
  const auto waves = [&](const plan::StartMoves& wanted) {
    return plan::waves_of(plan::start_moves(live, wanted).plan).size();
  };
  CHECK(waves(all_to({1, 2}, 10)) == 0);
  CHECK(waves(all_to({3, 2}, 4000)) == 1);
  auto free = all_to({3, 4}, 6000);
  free.throttle.reset();
  CHECK(waves(free) == 1);
  live.lists[{"many", list_key}] = {true, "*", "DYNAMIC_TOPIC", true, false, true};
  CHECK(waves(all_to({3, 4}, 6000)) == 1);
}

TEST_CASE("without waves it is refused, and how many fit is said") {
  plan::LiveMoves live = live_with(6000);
  auto wanted = all_to({3, 2}, 6000);
  wanted.in_waves = false;
  const auto refused = plan::start_moves(live, wanted);
  CHECK(refused.plan.steps.empty());
  REQUIRE(refused.problems.size() == 1);
  CHECK(refused.problems[0].code == "LIST_TOO_LONG");
  wanted.in_waves = true;
  const auto fit = starts(plan::waves_of(plan::start_moves(live, wanted).plan)[0]);
  const std::string said = refused.problems[0].text.english();
  CHECK(said.find("of these 6000 partitions the first " + std::to_string(fit) + " fit") != std::string::npos);
  CHECK(said.find("--wait") != std::string::npos);
  // So many are taken.
  wanted = all_to({3, 2}, static_cast<std::int32_t>(fit));
  wanted.in_waves = false;
  CHECK(starts(plan::start_moves(live, wanted).plan) == fit);
  // One entry of others' more, and one fewer fits; a full list takes none, in waves or not.
  live.lists[{"many", list_key}] = {true, "5999:999999", "DYNAMIC_TOPIC", true, false, true};
  CHECK(plan::start_moves(live, wanted).problems.size() == 1);
  live.lists[{"many", list_key}] = {true, std::string(most - 2, '1'), "DYNAMIC_TOPIC", true, false, true};
  wanted.in_waves = true;
  const auto full = plan::start_moves(live, wanted);
  CHECK(full.plan.steps.empty());
  REQUIRE(full.problems.size() == 1);
  CHECK(full.problems[0].text.english().find("klamm reassignment clean-up") != std::string::npos);
}

TEST_CASE("a cancellation goes with the wave of its move") {
  plan::LiveMoves live = live_with(6000);
  live.moving[{"many", 5999}] = {{4, 2}, {1, 2}};
  auto wanted = all_to({3, 2}, 6000);
  wanted.replace = true;
  const auto waves = plan::waves_of(plan::start_moves(live, wanted).plan);
  REQUIRE(waves.size() == 2);
  const auto cancels = [](const changes::Plan& plan) {
    return std::any_of(plan.steps.begin(), plan.steps.end(), [](const auto& step) {
      return std::holds_alternative<changes::CancelReassignment>(step);
    });
  };
  CHECK_FALSE(cancels(waves[0]));
  CHECK(cancels(waves[1]));
}

TEST_CASE("waves are changes of their own that one undo takes back together, without their throttles") {
  constexpr std::int32_t partitions = 5000;
  ScriptedCluster cluster(4);
  for (auto& partition : cluster.model().add_topic("many", partitions, 2).partitions) {
    partition.replicas = partition.isr = {1, 2};
    partition.leader = 1;
  }
  const auto arrive = [&cluster] {
    cluster.change([](testing::Model& model) {
      for (auto& partition : model.topic("many").partitions) {
        std::erase_if(partition.replicas, [&partition](std::int32_t id) {
          return std::find(partition.removing.begin(), partition.removing.end(), id) !=
                 partition.removing.end();
        });
        partition.adding.clear();
        partition.removing.clear();
        partition.isr = partition.replicas;
      }
    });
  };
  const auto standing_on = [&cluster](const Ids& ids) {
    std::ptrdiff_t count = 0;
    cluster.change([&](testing::Model& model) {
      const auto& all = model.topic("many").partitions;
      count = std::count_if(all.begin(), all.end(), [&ids](const auto& at) { return at.replicas == ids; });
    });
    return count;
  };
  const auto throttled = [&cluster] {
    bool out = false;
    cluster.change([&](testing::Model& model) {
      out = model.topic("many").configs.count(list_key) != 0 || model.broker(3).configs.count(rate_key) != 0;
    });
    return out;
  };
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::start_moves(client, all_to({3, 2}, partitions), Call{});
  REQUIRE(planned);
  const auto waves = plan::waves_of(planned->plan);
  REQUIRE(waves.size() == 2);
  auto options = applying(state, std::chrono::seconds(60));
  std::string first;
  for (const auto& wave : waves) {
    options.author.part_of = first;
    options.author.undone_with = !first.empty();
    options.started = [&](const std::string& id) {
      if (first.empty()) first = id;
    };
    const auto applied = changes::apply(client, wave, options);
    REQUIRE(applied);
    CHECK(applied->complete);
    CHECK(throttled());
    arrive();
    options.author.part_of = first;
    options.author.undone_with = false;
    const auto off = plan::take_off_throttle(client, wave.steps, Call{});
    REQUIRE(off);
    CHECK(outcomes(changes::apply(client, off->plan, options)) == "DONE DONE");
    CHECK_FALSE(throttled());
  }
  CHECK(standing_on({3, 2}) == partitions);

  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(std::count_if(undo->plan.steps.begin(), undo->plan.steps.end(), [](const auto& step) {
          return std::holds_alternative<changes::CancelReassignment>(step);
        }) == partitions);
  const auto undone = changes::apply(client, undo->plan, applying(state, std::chrono::seconds(60)));
  REQUIRE(undone);
  CHECK(undone->complete);
  CHECK_FALSE(throttled());
  arrive();
  CHECK(standing_on({1, 2}) == partitions);
  // A wave alone can be taken back too.
  const auto second = changes::list({state.path(), {}})->rows;
  const auto wave =
      std::find_if(second.begin(), second.end(), [](const auto& row) { return row.undone_with; });
  REQUIRE(wave != second.end());
  CHECK(wave->part_of == first);
  CHECK(changes::plan_undo(state.path(), wave->id)->plan.steps.size() == waves[1].steps.size());
}

} // namespace klamm
