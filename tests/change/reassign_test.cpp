// Moves and elections, applied and undone against a scripted cluster.

#include <klamm/hints.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/plan_undo.hpp>

#include <change/moves.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/alter_partition_reassignments.hpp>
#include <protocol/mirror/elect_leaders.hpp>
#include <protocol/mirror/incremental_alter_configs.hpp>
#include <protocol/mirror/list_partition_reassignments.hpp>
#include <protocol/mirror/metadata.hpp>

#include <atomic>

namespace klamm {

using protocol::ErrorCode;
using testing::applying;
using testing::connect;
using testing::fill_moves;
using testing::move_to;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

using Ids = testing::Model::Ids;

testing::Model::Partition first(ScriptedCluster& cluster) {
  testing::Model::Partition out;
  cluster.change([&](testing::Model& model) { out = model.topic("orders").at(0); });
  return out;
}

bool throttled(ScriptedCluster& cluster) {
  bool out = false;
  cluster.change([&](testing::Model& model) {
    out = model.topic("orders").configs.count(testing::throttle_list) != 0 ||
          model.broker(4).configs.count(testing::throttle_rate) != 0;
  });
  return out;
}

void finish(ScriptedCluster& cluster) {
  cluster.change([](testing::Model& model) {
    auto& partition = model.topic("orders").at(0);
    std::erase_if(partition.replicas, [&partition](std::int32_t id) {
      return std::find(partition.removing.begin(), partition.removing.end(), id) != partition.removing.end();
    });
    partition.adding.clear();
    partition.removing.clear();
    partition.isr = partition.replicas;
  });
}

changes::Plan undo_of(const TemporaryFolder& state) {
  auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  return undo->plan;
}

} // namespace

TEST_CASE("a move is accepted with its throttle in force, and undone by cancelling while it runs") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::start_moves(client, move_to({4, 2, 1}, 1000), Call{});
  REQUIRE(planned);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE DONE ACCEPTED");
  CHECK(first(cluster).adding == Ids{4});
  CHECK(throttled(cluster));
  CHECK(cluster.requests("IncrementalAlterConfigs") == 2);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "UNCHANGED UNCHANGED UNCHANGED");

  const auto id = changes::list({state.path(), {}})->rows[1].id;
  const auto undo = changes::plan_undo(state.path(), id);
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE DONE DONE");
  // The order too: the preferred leader is the one it was.
  CHECK(first(cluster).replicas == Ids{1, 2, 3});
  CHECK(first(cluster).adding.empty());
  CHECK_FALSE(throttled(cluster));
}

TEST_CASE("a move that has ended is undone by moving back") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::start_moves(client, move_to({4, 2, 3}), Call{});
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "ACCEPTED");
  finish(cluster);
  CHECK(outcomes(changes::apply(client, undo_of(state), applying(state))) == "ACCEPTED");
  CHECK(first(cluster).adding == Ids{1});
  finish(cluster);
  CHECK(first(cluster).replicas == Ids{1, 2, 3});
}

TEST_CASE("a cancelled move is started again by undo; others' moves are left alone") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, plan::start_moves(client, move_to({4, 2, 3}), Call{})->plan,
                                  applying(state))) == "ACCEPTED");
  const auto planned = plan::cancel_moves(client, {{}, true}, Call{});
  REQUIRE(planned);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE");
  CHECK(first(cluster).replicas == Ids{2, 3, 1});
  CHECK(outcomes(changes::apply(client, undo_of(state), applying(state))) == "ACCEPTED");
  CHECK(first(cluster).adding == Ids{4});
  // What was planned for another target is not retargeted.
  changes::StartReassignment other;
  other.topic = "orders";
  other.old_replicas = {2, 3, 1};
  other.replicas = {3, 4, 1};
  changes::Plan plan{planned->plan.cluster_id, {}, {other}};
  const auto applied = changes::apply(client, plan, applying(state));
  CHECK(outcomes(applied) == "STALE");
  CHECK(applied->errors[0].code == "ALREADY_MOVING");
}

TEST_CASE("a cancelled move returns when every live broker shows it, and no sooner") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, plan::start_moves(client, move_to({4, 2, 3}), Call{})->plan,
                                  applying(state))) == "ACCEPTED");
  const auto planned = plan::cancel_moves(client, {{}, true}, Call{});
  REQUIRE(planned);
  // From the cancelling on, the reassignments are told late, and after that broker 3 is late.
  std::atomic<bool> cancelled = false;
  std::atomic<int> moves_left = 3, views_left = 4;
  cluster.on("AlterPartitionReassignments").meanwhile([&](testing::Model&) { cancelled = true; });
  cluster.on("ListPartitionReassignments")
      .edit<protocol::ListPartitionReassignmentsResponse>([&](auto& reply) {
        if (!cancelled || moves_left == 0) return;
        --moves_left;
        reply.topics.emplace_back();
        reply.topics.back().name = "orders";
        reply.topics.back().partitions.push_back(
            {0, testing::to_list({4, 2, 3, 1}), testing::to_list({4}), testing::to_list({1})});
      });
  cluster.on("Metadata").broker(3).edit<protocol::MetadataResponse>([&](auto& reply) {
    if (!cancelled || views_left == 0 || reply.topics.empty()) return;
    --views_left;
    reply.topics[0].partitions[0].replica_nodes = testing::to_list({4, 2, 3, 1});
  });
  const auto applied = changes::apply(client, planned->plan, applying(state));
  CHECK(outcomes(applied) == "DONE");
  CHECK(applied->complete);
  CHECK(moves_left == 0);
  CHECK(views_left == 0);
}

TEST_CASE("--replace cancels first and then starts") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, plan::start_moves(client, move_to({4, 2, 3}), Call{})->plan,
                                  applying(state))) == "ACCEPTED");
  auto wanted = move_to({3, 4, 1});
  wanted.replace = true;
  const auto planned = plan::start_moves(client, wanted, Call{});
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE ACCEPTED");
  CHECK(first(cluster).replicas.size() == 4);
  CHECK(first(cluster).adding == Ids{4});
  CHECK(first(cluster).removing == Ids{2});
}

TEST_CASE("an undo of what has arrived says that no throttle is on, and how to move back under one") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, plan::start_moves(client, move_to({4, 2, 3}, 1000), Call{})->plan,
                                  applying(state))) == "DONE DONE ACCEPTED");
  const auto moves_back = [&]() -> std::optional<Hint> {
    const auto planned = plan::undo(client, *changes::plan_undo(state.path(), "last"), {}, Call{});
    REQUIRE(planned);
    for (const auto& note : planned->notes) {
      if (note.hint && note.hint->code == HintCode::move_back_throttled) return note.hint;
    }
    return std::nullopt;
  };
  CHECK_FALSE(moves_back()); // it is cancelled
  finish(cluster);
  const auto back = moves_back();
  REQUIRE(back);
  CHECK(back->arguments == std::vector<std::string>{"orders:0=1,2,3"});
}

TEST_CASE("a --replace that has arrived is undone by moving on to where the first move led") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, plan::start_moves(client, move_to({4, 2, 3}), Call{})->plan,
                                  applying(state))) == "ACCEPTED");
  auto wanted = move_to({3, 4, 1});
  wanted.replace = true;
  REQUIRE(outcomes(changes::apply(client, plan::start_moves(client, wanted, Call{})->plan,
                                  applying(state))) == "DONE ACCEPTED");
  const auto undo = [&] { return plan::undo(client, *changes::plan_undo(state.path(), "last"), {}, Call{}); };
  CHECK(undo()->plan.steps.size() == 2); // while it moves: cancelled, then the first again
  finish(cluster);
  const auto planned = undo();
  REQUIRE(planned);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "ACCEPTED");
  CHECK(first(cluster).adding == Ids{2});
  finish(cluster);
  CHECK(first(cluster).replicas == Ids{4, 2, 3});
}

TEST_CASE("nothing moves where the throttle could not be put on") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  cluster.on("IncrementalAlterConfigs").edit<protocol::IncrementalAlterConfigsResponse>([](auto& reply) {
    if (reply.responses[0].resource_type == 2) reply.responses[0].error_code = ErrorCode::invalid_config;
  });
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::start_moves(client, move_to({4, 2, 3}, 1000), Call{});
  const auto applied = changes::apply(client, planned->plan, applying(state));
  CHECK(outcomes(applied) == "DONE FAILED NOT_RUN");
  CHECK(cluster.requests("AlterPartitionReassignments") == 0);
}

TEST_CASE("a move whose reply does not come is unknown, looked for, and not sent again") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  cluster.on("AlterPartitionReassignments").once().close();
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::start_moves(client, move_to({4, 2, 3}), Call{});
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state, std::chrono::milliseconds(1500)))) ==
        "UNKNOWN");
  CHECK(cluster.requests("AlterPartitionReassignments") == 1);
}

TEST_CASE("a replication factor changes only where the plan says so") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::start_moves(client, move_to({1, 2}), Call{});
  CHECK(changes::sentence(planned->plan.steps[0]).english().find("replication factor 3 to 2") !=
        std::string::npos);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "ACCEPTED");
  finish(cluster);
  CHECK(first(cluster).replicas == Ids{1, 2});
}

TEST_CASE("elections go in requests of a thousand, and one that is not needed is no failure") {
  ScriptedCluster cluster(3);
  auto& topic = cluster.model().add_topic("many", 2500, 2);
  for (auto& partition : topic.partitions) partition.leader = partition.replicas.back();
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto planned = plan::elect_leaders(client, {{}, true, false}, Call{});
  REQUIRE(planned);
  CHECK(planned->plan.steps.size() == 2500);
  cluster.on("ElectLeaders").once().edit<protocol::ElectLeadersResponse>([](auto& reply) {
    reply.replica_election_results[0].partition_result[0].error_code = ErrorCode::election_not_needed;
  });
  const auto applied = changes::apply(client, planned->plan, applying(state, std::chrono::seconds(60)));
  CHECK(applied->complete);
  CHECK(applied->rows[0].outcome == changes::Outcome::unchanged);
  CHECK(applied->rows[1].outcome == changes::Outcome::done);
  CHECK(cluster.requests("ElectLeaders") == 3);
  CHECK(plan::elect_leaders(client, {{}, true, false}, Call{})->plan.steps.empty());
}

TEST_CASE("an unclean election names the last in sync, wherever Kafka keeps them") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 2, 2);
  for (auto& partition : cluster.model().topic("orders").partitions) {
    partition.replicas = {3, 2};
    partition.leader = -1;
    partition.isr.clear();
  }
  cluster.model().topic("orders").at(0).elr = {3};
  cluster.model().topic("orders").at(1).isr = {2};
  Client client = connect(cluster);
  const auto planned = plan::elect_leaders(client, {{}, true, true}, Call{});
  REQUIRE(planned);
  REQUIRE(planned->plan.steps.size() == 2);
  CHECK(std::get<changes::ElectLeader>(planned->plan.steps[0]).in_sync == Ids{3});
  CHECK(std::get<changes::ElectLeader>(planned->plan.steps[1]).in_sync == Ids{2});
  CHECK(changes::sentence(planned->plan.steps[0]).english().find("only brokers 3 (last in sync)") !=
        std::string::npos);
  // With a leader, or in a preferred election, nobody asks.
  const auto asked = cluster.requests("DescribeTopicPartitions");
  CHECK(asked == 1);
  REQUIRE(plan::elect_leaders(client, {{}, true, false}, Call{}));
  CHECK(cluster.requests("DescribeTopicPartitions") == asked);
}

TEST_CASE("a topic that moves gets no more partitions") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto moved = plan::start_moves(client, move_to({4, 2, 3}), Call{});
  REQUIRE(outcomes(changes::apply(client, moved->plan, applying(state))) == "ACCEPTED");
  changes::AddPartitions add;
  add.topic = "orders";
  add.old_count = 2;
  add.new_count = 4;
  CHECK(outcomes(changes::apply(client, {moved->plan.cluster_id, {}, {add}}, applying(state))) == "STALE");
  CHECK(cluster.requests("CreatePartitions") == 0);
}

} // namespace klamm
