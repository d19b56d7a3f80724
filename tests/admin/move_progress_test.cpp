#include <klamm/move_progress.hpp>
#include <klamm/reassignments.hpp>

#include <doctest/doctest.h>
#include <protocol/messages/describe_log_dirs.hpp>
#include <protocol/messages/metadata.hpp>
#include <support/connect.hpp>

#include <algorithm>

namespace klamm {

using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

namespace {

constexpr std::int64_t mib = 1048576;

/// Two partitions of 4 MiB that move from broker 1 to 3.
void start_moves(Model& model) {
  for (auto& partition : model.add_topic("orders", 2, 1).partitions) {
    partition.leader = 1;
    partition.isr = {1};
    partition.replicas = {3, 1};
    partition.adding = {3};
    partition.removing = {1};
    partition.size_bytes = 4 * mib;
  }
}

/// That broker has no log of these partitions yet, or no more.
void without_logs(ScriptedCluster& cluster, std::int32_t broker, std::vector<std::int32_t> partitions) {
  cluster.on("DescribeLogDirs").broker(broker).edit<protocol::DescribeLogDirsResponse>([=](auto& reply) {
    for (auto& dir : reply.results) {
      for (auto& topic : dir.topics) {
        std::erase_if(topic.partitions, [&](const auto& partition) {
          return std::count(partitions.begin(), partitions.end(), partition.partition_index) != 0;
        });
      }
    }
  });
}

/// What one look says.
std::string look(Client& client) {
  const auto seen = wait::moves_done(client, {{{"orders", 0}, {"orders", 1}}, std::nullopt})(Call{});
  return seen ? seen->english() : seen.error().code;
}

} // namespace

TEST_CASE("a replica whose log the broker has not made yet lacks everything") {
  ScriptedCluster cluster(3);
  start_moves(cluster.model());
  without_logs(cluster, 3, {1});
  Client client = connect(cluster);
  CHECK(look(client) == "2 of 2 partitions still move; 4.0 MiB left");
  const auto listed = reassignments::list(client, {{}, reassignments::load_progress}, Call{});
  REQUIRE(listed);
  REQUIRE(listed->rows.size() == 2);
  CHECK(listed->rows[1].done_bytes == 0);
  CHECK(listed->rows[1].left_bytes == 4 * mib);
  CHECK(listed->rows[1].progress_percent == doctest::Approx(0));
}

TEST_CASE("what is left is said as far as it is known, and why not further") {
  ScriptedCluster cluster(3);
  start_moves(cluster.model());
  SUBCASE("a leader that has lost its replica meanwhile") {
    without_logs(cluster, 1, {0});
    Client client = connect(cluster);
    CHECK(look(client) == "2 of 2 partitions still move; at least 0 B left");
  }
  SUBCASE("a directory that cannot be read may hold the replica") {
    cluster.on("DescribeLogDirs").broker(3).edit<protocol::DescribeLogDirsResponse>([](auto& reply) {
      reply.results.front().topics.clear();
      reply.results.front().error_code = protocol::ErrorCode::kafka_storage_error;
    });
    Client client = connect(cluster);
    CHECK(look(client) == "2 of 2 partitions still move; what is left could not be learned");
  }
  SUBCASE("a broker that gives no answer") {
    Client client = connect(cluster, {1});
    cluster.stop(3);
    const auto said = look(client);
    CAPTURE(said);
    CHECK(said.starts_with("2 of 2 partitions still move; what is left could not be learned (broker 3: "));
  }
}

TEST_CASE("one partition moves, two move") {
  ScriptedCluster cluster(3);
  start_moves(cluster.model());
  Client client = connect(cluster);
  const auto of = [&client](std::vector<wait::Move> partitions) {
    return wait::moves_done(client, {std::move(partitions), std::nullopt})(Call{})->english();
  };
  CHECK(of({{"orders", 0}}) == "1 of 1 partition still moves; 0 B left");
  CHECK(of({{"orders", 0}, {"orders", 1}}) == "2 of 2 partitions still move; 0 B left");
  CHECK(of({{"orders", 0}, {"gone", 1}}) == "1 of 2 partitions still moves; 0 B left");
}

TEST_CASE("a move that the controller has taken is over when no broker shows what stood before") {
  ScriptedCluster cluster(3);
  auto& partition = cluster.model().add_topic("orders", 1, 3).at(0);
  partition.replicas = {3, 1, 2};
  Client client = connect(cluster);
  const auto watch = [&client](std::vector<std::int32_t> stood_on) {
    return wait::moves_done(client, {{{"orders", 0, std::move(stood_on)}}, std::nullopt});
  };
  const auto say = [](const wait::Condition& condition) { return condition(Call{})->english(); };
  const auto others = watch({1, 2, 3});
  CHECK(say(others).empty());
  CHECK(say(watch({})).empty());
  SUBCASE("only the order changes, and no broker has heard of it") {
    CHECK(say(watch({3, 1, 2})) == "broker 1 does not show the move of orders:0 yet");
  }
  SUBCASE("one has not heard of it") {
    cluster.on("Metadata").broker(2).edit<protocol::MetadataResponse>([](auto& reply) {
      for (auto& topic : reply.topics)
        topic.partitions.at(0).replica_nodes = protocol::Int32List(std::vector<std::int32_t>{1, 2, 3});
    });
    CHECK(say(others) == "broker 2 does not show the move of orders:0 yet");
    CHECK(say(watch({})) == "brokers 1 and 2 show different replicas of orders:0");
  }
  SUBCASE("it was cancelled: what stood before stands again") {
    const auto cancelled = watch({3, 1, 2});
    cluster.change([](Model& model) { model.topics.at("orders").at(0).removing = {2}; });
    CHECK(say(cancelled) == "1 of 1 partition still moves; 0 B left");
    cluster.change([](Model& model) { model.topics.at("orders").at(0).removing.clear(); });
    CHECK(say(cancelled).empty());
  }
}

TEST_CASE("moves have arrived when every partition stands on its replicas, in their order") {
  ScriptedCluster cluster(3);
  start_moves(cluster.model());
  Client client = connect(cluster);
  const auto seen = [&client](std::vector<std::int32_t> replicas) {
    return wait::moves_arrived(client,
                               {{{"orders", 0}, {3, 1}}, {{"orders", 1}, std::move(replicas)}})(Call{})
        ->english();
  };
  CHECK(seen({3, 1}).empty());
  CHECK(seen({1, 3}) == "1 of 2 partitions is not where it was moved to: orders:1");
  CHECK(seen({3}) == "1 of 2 partitions is not where it was moved to: orders:1");
  const auto gone = wait::moves_arrived(client, {{{"gone", 0}, {1}}})(Call{});
  REQUIRE(gone);
  CHECK(gone->english() == "1 of 1 partition is not where it was moved to");
}

} // namespace klamm
