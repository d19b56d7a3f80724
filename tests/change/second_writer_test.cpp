// Every operation meets a second writer: before its look, and between its look and its request.

#include <change/changing.hpp>
#include <change/operations/json.hpp>
#include <change/second_writer.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace klamm {

using changes::Operation;
using changes::Outcome;
using testing::Contested;
using testing::outcomes;
using testing::Race;
using testing::ScriptedCluster;
using testing::When;

namespace {

template <std::size_t... I>
std::set<std::string_view> words_of(std::index_sequence<I...>) {
  return {std::variant_alternative_t<I, Operation>::word...};
}

std::set<std::string_view> all_words() {
  return words_of(std::make_index_sequence<std::variant_size_v<Operation>>());
}

/// All that a report tells of its only step.
std::string told(const Answer<changes::StepRow>& answer) {
  std::string out = changes::to_json(answer.rows.front().after());
  for (const auto& error : answer.errors)
    out += " " + error.code + ": " + error.text.english() + " " + error.server_message;
  return out;
}

bool says_it_stands(Outcome outcome) {
  return outcome == Outcome::done || outcome == Outcome::accepted || outcome == Outcome::unchanged;
}

void play(const Contested& contested, const Race& race) {
  ScriptedCluster cluster(5);
  cluster.model() = testing::cluster_of(contested);
  const auto stands = [&] {
    std::string out;
    cluster.change([&](testing::Model& model) { out = contested.stands(model); });
    return out;
  };
  const changes::Plan plan{cluster.model().cluster_id, {}, {contested.step(cluster.model())}};
  Client client = testing::connect(cluster);
  const testing::TemporaryFolder state;
  if (race.when == When::planned)
    cluster.change(race.other);
  else
    cluster.on(contested.api).once().meanwhile(race.other);
  const auto time = race.never_shown ? std::chrono::seconds(2) : std::chrono::seconds(20);
  const auto applied = changes::apply(client, plan, testing::applying(state, time));
  REQUIRE(applied);
  CAPTURE(told(*applied));
  const Outcome outcome = applied->rows.front().outcome;
  CHECK(changes::word(outcome) == race.outcome);
  CHECK(told(*applied).find(race.told) != std::string::npos);
  CHECK(stands() == race.left);
  CHECK(cluster.bad_requests().empty());
  CHECK(outcomes(changes::show(state.path(), "last")) == race.outcome);
  if (race.when == When::planned) {
    CHECK(cluster.requests(contested.api) == 0);
    CHECK((outcome == Outcome::stale || outcome == Outcome::unchanged));
  } else {
    CHECK(cluster.requests(contested.api) >= 1);
  }
  // Nobody is told that something stands which does not.
  CHECK(applied->complete == (says_it_stands(outcome) && !race.never_shown));
  if (applied->complete)
    CHECK(outcomes(changes::apply(client, plan, testing::applying(state))) == "UNCHANGED");
}

} // namespace

TEST_CASE("another client is faster than a change") {
  for (const auto& contested : testing::contested()) {
    const auto step = contested.step(testing::cluster_of(contested));
    CAPTURE(changes::word(step));
    for (std::size_t number = 0; number < contested.races.size(); ++number) {
      CAPTURE(number);
      play(contested, contested.races[number]);
    }
  }
}

TEST_CASE("every operation meets a second writer before its look and after it") {
  std::map<When, std::set<std::string_view>> met;
  for (const auto& contested : testing::contested()) {
    const auto step = contested.step(testing::cluster_of(contested));
    for (const Race& race : contested.races) met[race.when].insert(changes::word(step));
  }
  CHECK(all_words().size() == std::variant_size_v<Operation>);
  CHECK(met[When::planned] == all_words());
  CHECK(met[When::looked] == all_words());
}

} // namespace klamm
