// Moves of more partitions than a topic's throttle list takes: planned in waves, applied one by one, undone
// together.

#include <klamm/hints.hpp>
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

/// The list of a topic in one wave.
std::string list_in(const changes::Plan& wave, const std::string& topic = "many") {
  for (const auto& step : wave.steps) {
    if (const auto* list = std::get_if<changes::AppendConfig>(&step); list && list->entity == topic)
      return *list->value;
  }
  return "";
}

std::ptrdiff_t entries(const std::string& list) {
  return list.empty() ? 0 : std::count(list.begin(), list.end(), ',') + 1;
}

std::string others(std::size_t bytes) {
  return std::string(bytes, '1');
}

bool says(const std::vector<Text>& notes, const std::string& words) {
  return std::any_of(notes.begin(), notes.end(),
                     [&words](const Text& note) { return note.english().find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("more than 1,000 replicas of a topic go in waves, each with its own rates, list and moves") {
  plan::LiveMoves live = live_with(1200);
  live.topics["few"] = {"few", "id", false, {{1, 2}}, {}, {}, {}, false};
  auto wanted = all_to({3, 4}, 1200);
  wanted.moves.push_back({"few", 0, {3, 2}});
  const auto planned = plan::start_moves(live, wanted);
  CHECK(planned.problems.empty());
  CHECK(says(planned.notes, "the moves run in 3 waves"));
  const auto waves = plan::waves_of(planned.plan);
  REQUIRE(waves.size() == 3);
  std::size_t steps = 0;
  for (const auto& wave : waves) {
    REQUIRE(wave.steps.size() > 3);
    CHECK(wave.cluster_id == "abc");
    CHECK(std::holds_alternative<changes::SetConfig>(wave.steps[0]));
    CHECK(std::holds_alternative<changes::SetConfig>(wave.steps[1]));
    steps += wave.steps.size();
  }
  CHECK(steps == planned.plan.steps.size());
  // Two replicas a partition.
  CHECK(entries(list_in(waves[0])) == 1000);
  CHECK(entries(list_in(waves[1])) == 1000);
  CHECK(entries(list_in(waves[2])) == 400);
  // Another topic goes with the first wave.
  CHECK(starts(waves[0]) == 501);
  CHECK(starts(waves[1]) == 500);
  CHECK(starts(waves[2]) == 200);
  CHECK(list_in(waves[0], "few") == "0:3");
}

TEST_CASE("where the list is short, or is *, or there is no throttle, it is one wave") {
  plan::LiveMoves live = live_with(6000);
  const auto waves = [&](const plan::StartMoves& wanted) {
    return plan::waves_of(plan::start_moves(live, wanted).plan).size();
  };
  CHECK(waves(all_to({1, 2}, 10)) == 0);
  CHECK(waves(all_to({2, 1}, 6000)) == 1); // nothing is copied
  CHECK(waves(all_to({3, 2}, 1000)) == 1);
  CHECK(waves(all_to({3, 2}, 1001)) == 2);
  auto free = all_to({3, 4}, 6000);
  free.throttle.reset();
  CHECK(waves(free) == 1);
  live.lists[{"many", list_key}] = {true, "*",   configs::Source::dynamic_topic,
                                    true, false, configs::ValueType::list};
  CHECK(waves(all_to({3, 4}, 6000)) == 1);
}

TEST_CASE("where others have filled the list, the waves are as large as the rest of it") {
  plan::LiveMoves live = live_with(10);
  live.topics["few"] = {"few", "id", false, {{1, 2}}, {}, {}, {}, false};
  auto wanted = all_to({3, 2}, 10);
  wanted.moves.push_back({"few", 0, {3, 2}});
  auto& list = live.lists[{"many", list_key}] = {true, "",    configs::Source::dynamic_topic,
                                                 true, false, configs::ValueType::list};
  list.value = others(most - 12); // `,P:3` three times
  auto planned = plan::start_moves(live, wanted);
  CHECK(planned.problems.empty());
  CHECK(says(planned.notes, "bytes Kafka allows, which makes the waves small"));
  auto waves = plan::waves_of(planned.plan);
  REQUIRE(waves.size() == 4);
  CHECK(list_in(waves[0]) == "0:3,1:3,2:3");
  CHECK(list_in(waves[3]) == "9:3");
  CHECK(starts(waves[0]) == 4); // `few` as well

  // No room at all: said once, and nothing of the topic is planned; of others it is.
  list.value = others(most - 3);
  planned = plan::start_moves(live, wanted);
  waves = plan::waves_of(planned.plan);
  REQUIRE(waves.size() == 1);
  CHECK(starts(waves[0]) == 1);
  REQUIRE(planned.problems.size() == 1);
  CHECK(planned.problems[0].code == "LIST_TOO_LONG");
  CHECK(planned.problems[0].target == "topic many");
  const auto said = planned.problems[0].text.english();
  CHECK(said.find("already has 32764 of the 32767 bytes Kafka allows, no room for partition 0") !=
        std::string::npos);
  REQUIRE(planned.problems[0].text.hint);
  CHECK(planned.problems[0].text.hint->code == HintCode::clean_up_throttles);
  // The same without waves.
  wanted.in_waves = false;
  planned = plan::start_moves(live, wanted);
  CHECK(starts(planned.plan) == 1);
  REQUIRE(planned.problems.size() == 1);
  CHECK(planned.problems[0].text.english() == said);

  // Room for the first of a topic but not for one with a longer name: not moved in halves.
  wanted = all_to({3, 2}, 10);
  wanted.moves.push_back({"many", 9, {300, 2}});
  wanted.moves.erase(wanted.moves.begin() + 9);
  live.live.insert(300);
  list.value = others(most - 4);
  planned = plan::start_moves(live, wanted);
  CHECK(planned.plan.steps.empty());
  REQUIRE(planned.problems.size() == 1);
  CHECK(planned.problems[0].text.english().find("no room for partition 9") != std::string::npos);
}

TEST_CASE("without waves it is refused where the list would be too long, and how many fit is said") {
  plan::LiveMoves live = live_with(6000);
  auto wanted = all_to({3, 2}, 6000);
  wanted.in_waves = false;
  const auto refused = plan::start_moves(live, wanted);
  CHECK(refused.plan.steps.empty());
  REQUIRE(refused.problems.size() == 1);
  CHECK(refused.problems[0].code == "LIST_TOO_LONG");
  // The first thousand are 5,890 bytes, each after it seven: 4,839 make 32,762.
  const std::string said = refused.problems[0].text.english();
  CHECK(said.find("of these 6000 partitions the first 4839 fit") != std::string::npos);
  REQUIRE(refused.problems[0].text.hint);
  CHECK(refused.problems[0].text.hint->code == HintCode::move_in_waves);
  // So many are taken, and what that costs the broker is said.
  wanted = all_to({3, 2}, 4839);
  wanted.in_waves = false;
  auto planned = plan::start_moves(live, wanted);
  CHECK(starts(planned.plan) == 4839);
  CHECK(entries(list_in(planned.plan)) == 4839);
  CHECK(says(planned.notes, "broker 3 keeps the throttle lists once for each replica: about 1.1 GiB"));
  wanted.moves.resize(1000);
  CHECK_FALSE(says(plan::start_moves(live, wanted).notes, "keeps the throttle lists"));
  // One entry of others' more, and one fewer fits.
  wanted = all_to({3, 2}, 4839);
  wanted.in_waves = false;
  live.lists[{"many", list_key}] = {true, "5999:999999", configs::Source::dynamic_topic,
                                    true, false,         configs::ValueType::list};
  CHECK(plan::start_moves(live, wanted).problems.size() == 1);
}

TEST_CASE("what is noted for each wave is said once") {
  plan::LiveMoves live = live_with(3000);
  live.live.erase(3);
  live.fenced->insert(3);
  const auto planned = plan::start_moves(live, all_to({3, 2}, 3000));
  CHECK(plan::waves_of(planned.plan).size() == 3);
  CHECK(std::count_if(planned.notes.begin(), planned.notes.end(), [](const Text& note) {
          return note.english().find("broker 3 is down and gets no rate") != std::string::npos;
        }) == 1);
}

TEST_CASE("a cancellation goes with the wave of its move") {
  plan::LiveMoves live = live_with(2000);
  live.moving[{"many", 1999}] = {{4, 2}, {1, 2}};
  auto wanted = all_to({3, 2}, 2000);
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
  constexpr std::int32_t partitions = 1500;
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
  CHECK(says(undo->notes, "ran in 2 waves: this undoes all of them"));
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
  const auto alone = changes::plan_undo(state.path(), wave->id);
  REQUIRE(alone);
  CHECK(alone->plan.steps.size() == waves[1].steps.size());
  CHECK(std::any_of(alone->notes.begin(), alone->notes.end(), [&first](const Text& note) {
    return note.hint && note.hint->code == HintCode::undo_whole_change &&
           note.hint->arguments == std::vector<std::string>{first};
  }));
}

} // namespace klamm
