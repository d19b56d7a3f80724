// What a look says of a step whose reply was lost.

#include <klamm/plan_configs.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/create_topics.hpp>
#include <protocol/mirror/describe_quorum.hpp>
#include <protocol/mirror/incremental_alter_configs.hpp>
#include <protocol/mirror/offset_commit.hpp>

#include <atomic>
#include <cstdlib>
#include <thread>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::creating;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

/// The connection ends before the broker acts.
template <class Request, class Response>
void lose(ScriptedCluster& cluster, std::string_view api) {
  cluster.on(api).once().answer(Response{}).close();
  cluster.handle<Request>([](const testing::Asked&, const Request&) { return Response{}; });
}

/// The reply of the next creation does not come, whether it happened or not.
void lose_creation(ScriptedCluster& cluster, bool happened = false) {
  if (happened) {
    cluster.on("CreateTopics").once().close();
    return;
  }
  lose<protocol::CreateTopicsRequest, protocol::CreateTopicsResponse>(cluster, "CreateTopics");
}

void lose_config(ScriptedCluster& cluster) {
  lose<protocol::IncrementalAlterConfigsRequest, protocol::IncrementalAlterConfigsResponse>(
      cluster, "IncrementalAlterConfigs");
}

/// Times in which a look becomes conclusive soon.
changes::ApplyOptions soon(const TemporaryFolder& state) {
  return applying(state, std::chrono::milliseconds(1500));
}

std::string error_of(const Result<Answer<changes::StepRow>>& looked) {
  if (!looked) return looked.error().code;
  const auto& error = looked->rows.at(0).error;
  return error ? changes::words_of(*error) : "";
}

/// Looks until the answer is another one than that the time has not passed, each time for so long.
Result<Answer<changes::StepRow>>
look_when_conclusive(Client& client, const TemporaryFolder& state,
                     std::chrono::milliseconds time = std::chrono::seconds(20)) {
  const auto look = [&] { return changes::resolve(client, state.path(), "last", Call::within(time)); };
  auto looked = look();
  for (int i = 0; i < 200 && error_of(looked).find("check again in") != std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    looked = look();
  }
  return looked;
}

} // namespace

TEST_CASE("a reply that does not come makes a step unknown, and it is never sent again") {
  for (const bool happened : {true, false}) {
    CAPTURE(happened);
    ScriptedCluster cluster(1);
    lose_creation(cluster, happened);
    Client client = connect(cluster);
    const TemporaryFolder state;
    const auto applied = changes::apply(client, creating({"orders"}), soon(state));
    CHECK(outcomes(applied) == "UNKNOWN");
    REQUIRE(applied->errors.size() == 1);
    CHECK(applied->errors[0].kind == ErrorKind::outcome_unknown);
    CHECK(cluster.requests("CreateTopics") == 1);
    CHECK(changes::list({state.path(), {}})->rows[0].state == "UNKNOWN");
    CHECK(changes::plan_undo(state.path(), "last").error().code == "OUTCOME_UNKNOWN");

    const auto looked = look_when_conclusive(client, state);
    CHECK(outcomes(looked) == (happened ? "DONE" : "FAILED"));
    CHECK(outcomes(changes::show(state.path(), "last")) == (happened ? "DONE" : "FAILED"));
    CHECK(cluster.requests("CreateTopics") == 1);
    if (!happened) continue;
    // Others may have made it: nobody was told its id.
    const auto undo = changes::plan_undo(state.path(), "last");
    REQUIRE(undo);
    CHECK(undo->plan.steps.empty());
    REQUIRE(undo->cannot.size() == 1);
    CHECK(undo->cannot[0].code == "NO_UNDO");
  }
}

TEST_CASE("a step that others have changed since keeps no other from being undone") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  cluster.model().add_topic("clicks", 1, 1);
  const auto retention = [&cluster](const char* topic, const char* value) {
    cluster.change([=](testing::Model& model) {
      testing::Model::set(model.topic(topic).configs, "retention.ms", value, 1);
    });
  };
  Client client = connect(cluster);
  plan::ChangeConfigs wanted;
  wanted.names = {"orders", "clicks"};
  wanted.intents = {{"retention.ms", plan::ConfigIntent::Action::set, "1000"}};
  const auto planned = plan::change_configs(client, wanted, Call{});
  REQUIRE(planned);
  // It happens, and nobody hears of it.
  cluster.on("IncrementalAlterConfigs").once().close();
  const TemporaryFolder state;
  CHECK(outcomes(changes::apply(client, planned->plan, soon(state))) == "UNKNOWN UNKNOWN");
  retention("orders", "5");
  const auto early = changes::resolve(client, state.path(), "last", Call{});
  CHECK(outcomes(early).find("DONE") != std::string::npos);
  CHECK(outcomes(early).find("UNKNOWN") != std::string::npos);
  CHECK(changes::plan_undo(state.path(), "last").error().code == "OUTCOME_UNKNOWN");
  auto looked = early;
  for (int i = 0; i < 100 && outcomes(looked).find("UNKNOWN") != std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    looked = changes::resolve(client, state.path(), "last", Call{});
  }
  CHECK(outcomes(looked).find("STALE") != std::string::npos);
  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(undo->plan.steps.size() == 1);
}

TEST_CASE("many that look at once leave a whole journal") {
  ScriptedCluster cluster(1);
  lose_creation(cluster, true);
  Client client = connect(cluster);
  const TemporaryFolder state;
  CHECK(outcomes(changes::apply(client, creating({"orders"}), soon(state))) == "UNKNOWN");
  std::vector<std::thread> all;
  std::atomic<int> seen = 0;
  for (int i = 0; i < 8; ++i) {
    all.emplace_back([&] {
      if (outcomes(changes::resolve(client, state.path(), "last", Call{})) == "DONE") ++seen;
    });
  }
  for (auto& each : all) each.join();
  CHECK(seen == 8);
  CHECK(outcomes(changes::show(state.path(), "last")) == "DONE");
}

TEST_CASE("what is seen done needs no waiting, what is not may still be forwarded for a minute") {
  for (const bool happened : {true, false}) {
    CAPTURE(happened);
    ScriptedCluster cluster(1);
    lose_creation(cluster, happened);
    Client client = connect(cluster);
    const TemporaryFolder state;
    auto options = soon(state);
    options.forwarding_time = changes::ApplyOptions().forwarding_time;
    CHECK(outcomes(changes::apply(client, creating({"orders"}), options)) == "UNKNOWN");
    const auto looked = changes::resolve(client, state.path(), "last", Call{});
    if (happened) {
      CHECK(outcomes(looked) == "DONE");
      continue;
    }
    CHECK(outcomes(looked) == "UNKNOWN");
    const std::string said = error_of(looked);
    CAPTURE(said);
    const std::string before = "STILL_POSSIBLE: a broker may still be working on it; check again in ";
    REQUIRE(said.starts_with(before));
    CHECK(std::atoi(said.c_str() + before.size()) > 50);
    CHECK(cluster.requests("DescribeQuorum") == 0);
  }
}

TEST_CASE("while the controller does not answer, nothing that it carries out is called not done") {
  ScriptedCluster cluster(1);
  lose_creation(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  CHECK(outcomes(changes::apply(client, creating({"orders"}), soon(state))) == "UNKNOWN");
  cluster.on("DescribeQuorum").drop();
  const auto looked = look_when_conclusive(client, state, std::chrono::seconds(2));
  CHECK(outcomes(looked) == "UNKNOWN");
  CHECK(error_of(looked).starts_with("STILL_POSSIBLE: the controller does not answer"));
}

TEST_CASE("who may not ask for the quorum was answered by the controller, and without one time decides") {
  for (const bool kraft : {true, false}) {
    CAPTURE(kraft);
    ScriptedCluster cluster(1);
    lose_creation(cluster);
    if (!kraft)
      cluster.model().broker(1).versions = testing::without(testing::newest_versions(), "DescribeQuorum");
    Client client = connect(cluster);
    const TemporaryFolder state;
    CHECK(outcomes(changes::apply(client, creating({"orders"}), soon(state))) == "UNKNOWN");
    if (kraft) {
      cluster.on("DescribeQuorum").edit<protocol::DescribeQuorumResponse>([](auto& reply) {
        reply = {};
        reply.error_code = protocol::ErrorCode::cluster_authorization_failed;
      });
    }
    CHECK(outcomes(look_when_conclusive(client, state)) == "FAILED");
  }
}

TEST_CASE("what a coordinator carries out is forwarded by nobody") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1).partitions[0].end = 100;
  cluster.model().add_group("g", "Consumer").commits["orders"][0] = {50, 3, "", protocol::ErrorCode::none,
                                                                     -1};
  lose<protocol::OffsetCommitRequest, protocol::OffsetCommitResponse>(cluster, "OffsetCommit");
  Client client = connect(cluster);
  plan::ResetOffsets wanted;
  wanted.groups = {"g"};
  wanted.scope.topics = {{"orders", {}}};
  wanted.target = *plan::parse_offset_target("earliest", std::chrono::system_clock::now());
  const auto planned = plan::reset_offsets(client, wanted, Call{});
  REQUIRE(planned);
  const TemporaryFolder state;
  auto options = soon(state);
  options.forwarding_time = changes::ApplyOptions().forwarding_time;
  CHECK(outcomes(changes::apply(client, planned->plan, options)) == "UNKNOWN");
  CHECK(outcomes(look_when_conclusive(client, state)) == "FAILED");
  CHECK(cluster.requests("DescribeQuorum") == 0);
}

TEST_CASE("of a sensitive config a look can only tell whether anything is set") {
  struct {
    const char* what;
    bool set_before, set_after;
    const char* outcome;
    const char* error;
  } const cases[] = {
      {"nothing is set still", false, false, "FAILED", "NOT_DONE"},
      {"something is set where nothing was", false, true, "UNKNOWN", "CANNOT_TELL"},
      {"something is set as before", true, true, "UNKNOWN", "CANNOT_TELL"},
  };
  ::setenv("KLAMM_TEST_SECRET", "hunter2", 1);
  for (const auto& each : cases) {
    CAPTURE(each.what);
    ScriptedCluster cluster(1);
    const auto is_set = [&cluster](bool set) {
      cluster.change([set](testing::Model& model) {
        auto& configs = model.broker(1).configs;
        configs.erase("ssl.keystore.password");
        if (!set) return;
        testing::Model::set(configs, "ssl.keystore.password", "x", 2);
        configs.at("ssl.keystore.password").sensitive = true;
      });
    };
    is_set(each.set_before);
    lose_config(cluster);
    Client client = connect(cluster);
    plan::ChangeConfigs wanted;
    wanted.type = configs::EntityType::broker;
    wanted.names = {"1"};
    wanted.intents = {{"ssl.keystore.password", plan::ConfigIntent::Action::set, "@env:KLAMM_TEST_SECRET"}};
    const auto planned = plan::change_configs(client, wanted, Call{});
    REQUIRE(planned);
    const TemporaryFolder state;
    CHECK(outcomes(changes::apply(client, planned->plan, soon(state))) == "UNKNOWN");
    is_set(each.set_after);
    const auto looked = look_when_conclusive(client, state);
    CHECK(outcomes(looked) == each.outcome);
    CHECK(error_of(looked).starts_with(each.error));
  }
}

} // namespace klamm
