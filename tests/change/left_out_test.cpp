// What was wanted and stands so already: no step of the plan, and a row all the same.

#include <klamm/plan_moves.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/plan_records.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm::plan {

using testing::outcomes;

namespace {

/// The rows that a plan without steps makes: `config.set topic orders retention.ms UNCHANGED;…`
std::string rows(const Planned& planned) {
  REQUIRE(planned.plan.steps.empty());
  REQUIRE(planned.problems.empty());
  auto answer = changes::preview(planned.plan);
  add_left_out(answer, planned);
  std::string out;
  for (const auto& row : answer.rows) {
    CHECK(row.step == &row - answer.rows.data() + 1);
    out += (out.empty() ? "" : "; ") + std::string(changes::word(row.operation)) + " " + row.target() + " " +
           std::string(changes::word(row.outcome));
  }
  return out;
}

LiveMoves two_partitions() {
  LiveMoves live;
  live.live = {1, 2, 3};
  live.topics["orders"] = {"orders", "id", false, {{1, 2}, {2, 3}}, {}, {}, {}, false};
  live.leaders = {{{"orders", 0}, 1}, {{"orders", 1}, 2}};
  live.isr = {{{"orders", 0}, {1, 2}}, {{"orders", 1}, {2, 3}}};
  return live;
}

} // namespace

TEST_CASE("moves, cancellations and elections that change nothing") {
  const LiveMoves live = two_partitions();
  CHECK(rows(start_moves(live, {{{"orders", 1, {2, 3}}}, 1000, false})) ==
        "reassignment.start partition orders:1 UNCHANGED");
  CHECK(rows(cancel_moves(live, {{{"orders", {0}}}, false})) ==
        "reassignment.cancel partition orders:0 UNCHANGED");
  CHECK(rows(cancel_moves(live, {{{"orders", {}}}, false})).empty()); // whatever of it moves
  CHECK(rows(elect_leaders(live, {{{"orders", {}}}, false, false})) ==
        "leader.elect partition orders:0 UNCHANGED; leader.elect partition orders:1 UNCHANGED");
  CHECK(rows(elect_leaders(live, {{}, true, false})).empty()); // a whole cluster's would be too many
  CHECK(rows(elect_leaders(live, {{{"orders", {0}}}, false, true})) ==
        "leader.elect partition orders:0 UNCHANGED");
}

TEST_CASE("what is on its way is left out too, and numbered on from the plan's steps") {
  LiveMoves live = two_partitions();
  live.moving[{"orders", 0}] = {{1, 3}, {1, 2}};
  const auto planned = start_moves(live, {{{"orders", 0, {1, 3}}, {"orders", 1, {3, 2}}}, {}, false});
  REQUIRE(planned.plan.steps.size() == 1);
  auto answer = changes::preview(planned.plan);
  answer.rows.resize(4); // what followed the plan
  add_left_out(answer, planned);
  REQUIRE(answer.rows.size() == 5);
  CHECK(answer.rows[4].step == 2);
  CHECK(answer.rows[4].target() == "partition orders:0");
  CHECK(answer.rows[4].outcome == changes::Outcome::unchanged);
}

TEST_CASE("partitions, records and offsets that are there, or gone, already") {
  LiveTopics topics;
  topics.topics["orders"] = {"orders", "id", false, {{1}, {2}}, {}, {}, {}, false};
  AlterTopics alter;
  alter.names = {"orders"};
  alter.partitions = 2;
  CHECK(rows(alter_topics(topics, {}, alter)) == "topic.add-partitions topic orders UNCHANGED");

  LeaderLogs logs;
  logs.topics["orders"] = {"id", 1, {{0, {10, 100, {}}}}};
  DeleteRecords remove;
  remove.where = {{"orders", {0}}};
  remove.upto = DeleteRecords::Upto::offset;
  remove.offset = 10;
  CHECK(rows(delete_records(logs, remove)) == "topic.delete-records partition orders:0 UNCHANGED");
  remove.where = {{"gone", {}}};
  CHECK(testing::codes(delete_records(logs, remove).problems) == "UNKNOWN_TOPIC_OR_PARTITION");
  remove.if_exists = true;
  CHECK(rows(delete_records(logs, remove)).empty());
}

TEST_CASE("what differs is no step either") {
  LiveTopics live;
  live.topics["orders"] = {"orders", "id", false, {{1}, {2}}, {}, {}, {}, false};
  CreateTopics create;
  create.names = {"orders"};
  create.if_not_exists = true;
  create.partitions = 3;
  const auto planned = create_topics(live, create);
  CHECK(rows(planned) == "topic.create topic orders NOT_RUN");
  auto answer = changes::preview(planned.plan);
  add_left_out(answer, planned);
  CHECK(changes::words_of(answer.rows[0].error.value()) ==
        "DIFFERENT: topic orders exists and differs: it has 2 partitions, not 3");
  CHECK(answer.complete); // a difference is no failure
}

} // namespace klamm::plan
