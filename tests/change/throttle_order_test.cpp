// A throttled move goes in an order that never lets it flood a broker: rates, read back, lists, moves.

#include <change/moves.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/describe_configs.hpp>

#include <algorithm>
#include <atomic>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::Model;
using testing::outcomes;
using testing::ScriptedCluster;

namespace {

/// What a cluster is asked for, while broker 4 hides the rate that is set on it from so many reads.
struct Watched {
  ScriptedCluster cluster{4};
  testing::TemporaryFolder state;
  std::atomic<int> hidden;            ///< how many reads yet
  std::atomic<bool> rate_set = false; ///< the request for it has come
  std::vector<std::string> order;     ///< of what the brokers did; written by them one at a time

  explicit Watched(int reads) : hidden(reads) {
    fill_moves(cluster);
    cluster.on("IncrementalAlterConfigs").meanwhile([this](Model& model) {
      order.push_back(model.broker(4).configs.count(testing::throttle_rate) == 0 ? "rate" : "list");
      rate_set = true;
    });
    cluster.on("AlterPartitionReassignments").meanwhile([this](Model& model) {
      order.push_back(model.topic("orders").configs.count(testing::throttle_list) == 0 ? "flood" : "move");
    });
    cluster.on("DescribeConfigs").broker(4).edit<protocol::DescribeConfigsResponse>([this](auto& reply) {
      for (auto& result : reply.results) {
        if (!rate_set || result.resource_name != "4") continue;
        const bool hide = hidden > 0;
        if (hide) --hidden;
        order.push_back(hide ? "hidden" : "shown");
        if (hide)
          std::erase_if(result.configs, [](auto& config) { return config.name == testing::throttle_rate; });
      }
    });
  }

  Result<Answer<changes::StepRow>> apply(Client& client, std::chrono::milliseconds time) {
    const auto planned = plan::start_moves(client, testing::move_to({4, 2, 3}, 1000), Call{});
    REQUIRE(planned);
    return changes::apply(client, planned->plan, applying(state, time));
  }

  std::string told() {
    std::string out;
    cluster.change([&](Model&) {
      for (const auto& word : order) out += (out.empty() ? "" : " ") + word;
    });
    return out;
  }
};

} // namespace

TEST_CASE("a rate that was accepted and is not to be seen keeps lists and moves from being sent") {
  Watched watched(std::numeric_limits<int>::max());
  Client client = connect(watched.cluster);
  const auto applied = watched.apply(client, std::chrono::milliseconds(700));
  CHECK(outcomes(applied) == "DONE NOT_RUN NOT_RUN");
  REQUIRE(testing::codes(applied->errors) == "EARLIER_STEP EARLIER_STEP NOT_VISIBLE");
  CHECK_FALSE(applied->complete);
  CAPTURE(applied->errors.at(2).text.english());
  CHECK(applied->errors.at(2).text.english().find("broker 4 does not show broker 4 " +
                                                  std::string(testing::throttle_rate)) != std::string::npos);
  CHECK(watched.cluster.requests("IncrementalAlterConfigs") == 1);
  CHECK(watched.cluster.requests("AlterPartitionReassignments") == 0);
  CHECK(outcomes(changes::show(watched.state.path(), "last")) == "DONE NOT_RUN NOT_RUN");
  CHECK(changes::list({watched.state.path(), {}})->rows.at(0).state == "PARTIAL");
}

TEST_CASE("the list goes once the rate is to be seen, and the move after the list") {
  Watched watched(3);
  Client client = connect(watched.cluster);
  const auto applied = watched.apply(client, std::chrono::seconds(20));
  CHECK(outcomes(applied) == "DONE DONE ACCEPTED");
  CHECK(applied->complete);
  CAPTURE(watched.told());
  CHECK(watched.told().starts_with("rate hidden hidden hidden shown "));
  CHECK(watched.told().ends_with(" shown list move"));
}

TEST_CASE("a broker that goes down while the plan is made gets no rate and keeps nothing from moving") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  SUBCASE("nothing listens there") {
    cluster.stop(4);
  }
  SUBCASE("it closes in the handshake") {
    cluster.on("ApiVersions").broker(4).close();
  }
  SUBCASE("it closes in the request") {
    cluster.on("DescribeConfigs").broker(4).close();
  }
  cluster.on("DescribeCluster").once().meanwhile([](Model& model) { model.broker(4).listed = false; });
  const auto planned = plan::start_moves(client, testing::move_to({4, 2, 3}, 1000), Call{});
  REQUIRE(planned);
  CHECK(planned->problems.empty());
  std::string notes;
  for (const auto& note : planned->notes) notes += note.english() + "\n";
  CHECK(notes == "broker 4 is down and gets no rate: it will copy without a limit when it is back\n"
                 "broker 4 is down: Kafka accepts the move and waits for the broker\n");
  std::string steps;
  for (const auto& step : planned->plan.steps) steps += std::string(changes::word(step)) + " ";
  CHECK(steps == "config.append reassignment.start ");
}

TEST_CASE("a throttle list that cannot be read is not guessed, though the broker asked for it has gone") {
  ScriptedCluster cluster(4);
  fill_moves(cluster);
  Client client = connect(cluster);
  cluster.on("DescribeCluster").once().meanwhile([](Model& model) {
    for (auto& [id, broker] : model.brokers) broker.listed = false;
  });
  cluster.on("DescribeConfigs").close();
  const auto planned = plan::start_moves(client, testing::move_to({4, 2, 3}, 1000), Call{});
  REQUIRE_FALSE(planned);
  CHECK(planned.error().kind == ErrorKind::no_answer);
}

TEST_CASE("a list that is not to be seen keeps every move from being sent, whatever requests they take") {
  constexpr std::int32_t partitions = 1500; // more than one request takes
  ScriptedCluster cluster(4);
  for (auto& partition : cluster.model().add_topic("orders", partitions, 1).partitions) {
    partition.replicas = partition.isr = {1};
    partition.leader = 1;
  }
  cluster.on("DescribeConfigs").broker(3).edit<protocol::DescribeConfigsResponse>([](auto& reply) {
    for (auto& result : reply.results)
      std::erase_if(result.configs, [](auto& config) { return config.name == testing::throttle_list; });
  });
  Client client = connect(cluster);
  const testing::TemporaryFolder state;
  plan::StartMoves wanted;
  wanted.throttle = 1000;
  for (std::int32_t p = 0; p < partitions; ++p) wanted.moves.push_back({"orders", p, {4}});
  const auto planned = plan::start_moves(client, wanted, Call{});
  REQUIRE(planned);
  const auto applied = changes::apply(client, planned->plan, applying(state, std::chrono::seconds(2)));
  REQUIRE(applied);
  std::map<changes::Outcome, int> counted;
  for (const auto& row : applied->rows) ++counted[row.outcome];
  CAPTURE(applied->rows.size());
  CHECK(counted[changes::Outcome::not_run] == partitions);
  CHECK(counted[changes::Outcome::done] == static_cast<int>(applied->rows.size()) - partitions);
  CHECK(std::count_if(applied->errors.begin(), applied->errors.end(),
                      [](const Error& error) { return error.code == "NOT_VISIBLE"; }) == 1);
  CHECK(cluster.requests("AlterPartitionReassignments") == 0);
}

} // namespace klamm
