#include <klamm/wait.hpp>

#include <doctest/doctest.h>
#include <protocol/messages/metadata.hpp>
#include <support/connect.hpp>
#include <support/golden_cluster.hpp>

namespace klamm {

using testing::connect;
using testing::Model;
using testing::ScriptedCluster;
using namespace std::chrono_literals;

namespace {

Text text(const char* words) {
  return {"test", words, {}, -1};
}

Result<wait::Waited> wait_for(const wait::Condition& condition, wait::Pace pace = {1ms, 0ms},
                              std::chrono::milliseconds time = 20s) {
  return wait::until("it", condition, pace, Call::within(time));
}

/// What one look says: nothing when it holds.
std::string look(const wait::Condition& condition) {
  const auto seen = condition(Call{});
  return seen ? seen->english() : seen.error().code;
}

} // namespace

TEST_CASE("waiting looks again until it holds, and tells what is missing when that changes") {
  int looks = 0;
  std::vector<std::string> told;
  Call call = Call::within(20s);
  call.progress = [&](const Text& missing) { told.push_back(missing.english()); };
  const auto waited = wait::until(
      "it",
      [&](const Call&) -> Result<Text> {
        ++looks;
        return looks < 3 ? text("first") : looks < 4 ? text("second") : Text{};
      },
      {1ms, 0ms}, call);
  REQUIRE(waited);
  CHECK(waited->looks == 4);
  CHECK(told == std::vector<std::string>{"first", "second"});
}

TEST_CASE("when the time has passed the error says what was missing") {
  const auto waited =
      wait_for([](const Call&) -> Result<Text> { return text("broker 2 is away"); }, {1ms, 0ms}, 30ms);
  REQUIRE_FALSE(waited);
  CHECK(waited.error().kind == ErrorKind::no_answer);
  CHECK(waited.error().code == "TIMEOUT");
  CHECK(waited.error().text.english().find("broker 2 is away") != std::string::npos);
}

TEST_CASE("nobody answering is one more thing missing; what can never succeed ends the wait") {
  int looks = 0;
  const auto failing = [&looks](ErrorKind kind) {
    return [&looks, kind](const Call&) -> Result<Text> {
      if (++looks % 3 == 0) return Text{};
      return fail({kind, "SOME", "", text("no"), "", std::nullopt});
    };
  };
  CHECK(wait_for(failing(ErrorKind::no_answer)));
  CHECK(looks == 3);
  const auto refused = wait_for(failing(ErrorKind::unauthorized));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "SOME");
  CHECK(looks == 4);
}

TEST_CASE("what must be stable starts anew after a break") {
  int looks = 0;
  const auto waited = wait_for(
      [&](const Call&) -> Result<Text> { return ++looks == 2 ? text("a break") : Text{}; }, {1ms, 5ms});
  REQUIRE(waited);
  CHECK(waited->looks > 3); // hold, break, hold, … and still after 5 ms
}

TEST_CASE("a wait can be cancelled between two looks") {
  Call call = Call::within(60s);
  const auto waited = wait::until(
      "it",
      [&](const Call&) -> Result<Text> {
        call.cancel.request();
        return text("not yet");
      },
      {60s, 0ms}, call);
  REQUIRE_FALSE(waited);
  CHECK(waited.error().kind == ErrorKind::cancelled);
}

TEST_CASE("a topic is there once every live broker knows it and its leaders") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 2, 1);
  auto client = connect(cluster);
  CHECK(look(wait::topics(client, {"orders"}, false)) == "");
  CHECK(look(wait::topics(client, {"nope"}, true)) == "");
  CHECK(look(wait::topics(client, {"orders"}, true)) == "broker 1 still shows topic orders");
  CHECK(look(wait::topics(client, {"orders", "nope"}, false)) == "broker 1 does not show topic nope yet");

  cluster.on("Metadata").broker(3).edit<protocol::MetadataResponse>([](auto& reply) {
    for (auto& topic : reply.topics) topic.partitions.at(1).leader_id = -1;
  });
  CHECK(look(wait::topics(client, {"orders"}, false)) == "broker 3 shows no leader of orders:1 yet");
}

TEST_CASE("a topic is not gone while one broker still knows it") {
  ScriptedCluster cluster(3);
  auto client = connect(cluster);
  cluster.on("Metadata").broker(2).edit<protocol::MetadataResponse>([](auto& reply) {
    for (auto& topic : reply.topics) topic.error_code = protocol::ErrorCode::none;
  });
  CHECK(look(wait::topics(client, {"orders"}, true)) == "broker 2 still shows topic orders");
}

TEST_CASE("a topic that may not be seen ends the wait, one broker that is away does not") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("secret", 1, 1).error = protocol::ErrorCode::topic_authorization_failed;
  cluster.model().add_topic("orders", 1, 1);
  auto client = connect(cluster, {1});
  CHECK(look(wait::topics(client, {"secret"}, false)) == "NOT_AUTHORIZED");
  CHECK(look(wait::topics(client, {"secret"}, true)) == "NOT_AUTHORIZED");
  cluster.stop(3);
  const auto seen = wait::topics(client, {"orders"}, false)(Call{});
  REQUIRE_FALSE(seen);
  CHECK(seen.error().kind == ErrorKind::no_answer);
  CHECK(seen.error().broker_id == 3);
}

TEST_CASE("a cluster is healthy with enough live brokers and every replica in sync") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 3).at(0).isr = {1, 2};
  auto client = connect(cluster);
  CHECK(look(wait::healthy(client)).find("UNDER_REPLICATED topic orders") != std::string::npos);
  cluster.change([](auto& model) { model.topic("orders").at(0).isr = {1, 2, 3}; });
  CHECK(look(wait::healthy(client)) == "");
  CHECK(look(wait::healthy(client, 3)) == "");
  CHECK(look(wait::healthy(client, 4)) == "3 of 4 brokers are live");
  // Rights on configs and log directories are not needed for it.
  CHECK(cluster.requests("DescribeLogDirs") + cluster.requests("DescribeConfigs") == 0);
}

TEST_CASE("a group's state is compared without case; a group that is not there is dead") {
  ScriptedCluster cluster(2);
  cluster.model().add_group("billing");
  auto client = connect(cluster);
  CHECK(look(wait::group_state(client, "billing", "empty")) == "");
  CHECK(look(wait::group_state(client, "billing", "PreparingRebalance")) == "group billing is EMPTY");
  CHECK(look(wait::group_state(client, "nope", "Dead")) == "");
  CHECK(look(wait::group_state(client, "nope", "Empty")) == "group nope is DEAD");
}

TEST_CASE("a reassignment is over when nothing of the topics moves") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  auto client = connect(cluster);
  CHECK(look(wait::no_reassignment(client, {})) == "1 partition still moves: device.latest:0");
  CHECK(look(wait::no_reassignment(client, {"orders"})) == "");
  CHECK(look(wait::no_reassignment(client, {"orders", "nope"})) == "");
}

TEST_CASE("a reassignment is over when every live broker that answers shows its end") {
  ScriptedCluster cluster(3);
  auto& moved = cluster.model().add_topic("orders", 1, 2).at(0);
  moved.replicas = {1, 3, 2};
  moved.adding = {3};
  moved.removing = {2};
  auto client = connect(cluster, {2});
  const auto seen = wait::no_reassignment(client, {});
  CHECK(look(seen) == "1 partition still moves: orders:0");
  const auto end = [&cluster](const Model::Ids& replicas) {
    cluster.change([&replicas](Model& model) {
      auto& partition = model.topics.at("orders").at(0);
      partition.replicas = replicas;
      partition.adding.clear();
      partition.removing.clear();
    });
  };
  const auto shows = [&cluster](std::int32_t broker, std::vector<std::int32_t> replicas) {
    cluster.on("Metadata").broker(broker).edit<protocol::MetadataResponse>([replicas](auto& reply) {
      for (auto& topic : reply.topics) topic.partitions.at(0).replica_nodes = protocol::Int32List(replicas);
    });
  };
  SUBCASE("one has not heard of the end") {
    end({1, 3});
    shows(2, {1, 3, 2});
    CHECK(look(seen) == "broker 2 still shows the move of orders:0");
  }
  SUBCASE("one has not heard of the move") {
    end({1, 3});
    shows(2, {1, 2});
    CHECK(look(seen) == "brokers 1 and 2 show different replicas of orders:0");
    CHECK(look(wait::no_reassignment(client, {"orders"})) ==
          "brokers 1 and 2 show different replicas of orders:0");
    CHECK(look(wait::no_reassignment(client, {})) == ""); // nothing is known to have moved
  }
  SUBCASE("all have") {
    end({1, 3});
    CHECK(look(seen) == "");
  }
  SUBCASE("it was cancelled") {
    end({1, 2});
    CHECK(look(seen) == "");
  }
  SUBCASE("one does not answer") {
    end({1, 3});
    cluster.stop(1);
    CHECK(look(seen) == "");
    shows(3, {1, 3, 2});
    CHECK(look(seen) == "broker 3 still shows the move of orders:0");
  }
  SUBCASE("nobody tells which brokers there are") {
    end({1, 3});
    cluster.on("Metadata").drop();
    cluster.on("Metadata").in_setup().drop();
    const auto told = seen(Call::within(1s));
    REQUIRE_FALSE(told);
    CHECK(told.error().kind == ErrorKind::no_answer);
  }
}

TEST_CASE("a broker is back when it is listed and answers, in sync when all its replicas are") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 3).at(0).isr = {1, 2};
  auto client = connect(cluster, {1});
  CHECK(look(wait::broker(client, 3, false)) == "");
  CHECK(look(wait::broker(client, 3, true)) == "1 replica on broker 3 is not in sync");
  CHECK(look(wait::broker(client, 2, true)) == "");
  const auto never = wait_for(wait::broker(client, 9, false)); // at once, not when the time is over
  REQUIRE_FALSE(never);
  CHECK(never.error().code == "UNKNOWN_BROKER");
  cluster.change([](auto& model) {
    model.broker(3).listed = false;
    model.broker(3).fenced = true;
  });
  CHECK(look(wait::broker(client, 3, false)) == "broker 3 is not live");
}

TEST_CASE("healthy is what acks=all writes need, by the brokers' own rule") {
  ScriptedCluster cluster(3);
  Model::set(cluster.model().add_topic("alone", 1, 1).configs, "min.insync.replicas", "2");
  auto client = connect(cluster, {1});
  CHECK(look(wait::healthy(client)) == "");
  cluster.change([](Model& model) { // a replica is added: writes fail until it is in sync
    auto& moving = model.topic("alone").at(0);
    moving.replicas.push_back(moving.leader % 3 + 1);
    moving.adding = {moving.replicas.back()};
  });
  CHECK(look(wait::healthy(client)) == "alone:0 has fewer in-sync replicas than acks=all needs");
}

} // namespace klamm
