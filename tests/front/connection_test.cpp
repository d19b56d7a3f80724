// A connection test, stage by stage, against a scripted cluster.

#include <klamm/front/connection_test.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/describe_quorum.hpp>

namespace klamm {

using front::StageState;
using front::TestStage;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

front::ConnectionTest test(const std::string& servers, const std::string& cluster_id = "",
                           const Call& call = Call::within(std::chrono::seconds(10))) {
  const TemporaryFolder home;
  const profiles::Store store([&](const char* name) -> std::optional<std::string> {
    if (name == std::string_view("KLAMM_CONFIG_HOME") || name == std::string_view("KLAMM_STATE_HOME"))
      return home.path();
    return std::nullopt;
  });
  profiles::Target target;
  target.profile.bootstrap_servers = servers;
  target.profile.cluster_id = cluster_id;
  return front::test_connection(target, store, call);
}

/// `RESOLVE passed, CONNECT failed UNREACHABLE, …`
std::string told(const front::ConnectionTest& test) {
  std::string out;
  for (const auto& stage : test.stages) {
    out += (out.empty() ? "" : ", ") + std::string(front::word(stage.stage));
    out += stage.state == StageState::passed   ? " passed"
           : stage.state == StageState::failed ? " failed " + stage.error.value().code
                                               : " not run";
  }
  return out;
}

} // namespace

TEST_CASE("a connection test of a good cluster passes every stage and tells what each learned") {
  ScriptedCluster cluster(3);
  const auto good = test(cluster.bootstrap({1}), testing::Model(1).cluster_id);
  CHECK(told(good) == "RESOLVE passed, CONNECT passed, CLUSTER_ID passed, ADVERTISED_ADDRESSES passed");
  CHECK(good.passed());
  REQUIRE(good.hosts.size() == 1);
  CHECK(good.hosts[0].address.value() == "127.0.0.1");
  CHECK(good.cluster_id == testing::Model(1).cluster_id);
  REQUIRE(good.brokers.size() == 3);
  for (const auto& broker : good.brokers) {
    CHECK(broker.host == "127.0.0.1");
    CHECK(broker.port == cluster.port(broker.id));
    CHECK(broker.answers);
  }
}

TEST_CASE("the rows of a connection test name every address, broker and failed stage") {
  ScriptedCluster cluster(2);
  const auto good = front::rows_of(test("no-such-host.invalid:9092," + cluster.bootstrap({1})));
  CHECK(good.complete);
  CHECK(good.cluster_id == testing::Model(1).cluster_id);
  std::vector<std::string> told;
  for (const auto& row : good.rows)
    told.push_back(row.stage + " " + row.target.value_or("-") + " " + row.state + " " +
                   row.error.value_or("-"));
  CHECK(told == std::vector<std::string>{"RESOLVE no-such-host.invalid:9092 FAILED UNRESOLVED",
                                         "RESOLVE " + cluster.bootstrap({1}) + " PASSED -",
                                         "CONNECT - PASSED -", "CLUSTER_ID - PASSED -",
                                         "ADVERTISED_ADDRESSES broker 1 PASSED -",
                                         "ADVERTISED_ADDRESSES broker 2 PASSED -"});
  const auto other = front::rows_of(test(cluster.bootstrap({1}), "another"));
  CHECK_FALSE(other.complete);
  REQUIRE(other.errors.size() == 1);
  CHECK(other.errors[0].code == "WRONG_CLUSTER");
  CHECK(other.rows[2].error == "WRONG_CLUSTER");
  CHECK(other.rows[3].state == "NOT_RUN");
  CHECK_FALSE(other.rows[3].took_ms);
}

TEST_CASE("a connection test ends where no name resolves") {
  const auto unresolved = test("no-such-host.invalid:9092");
  CHECK(told(unresolved) ==
        "RESOLVE failed UNRESOLVED, CONNECT not run, CLUSTER_ID not run, ADVERTISED_ADDRESSES not run");
  CHECK_FALSE(unresolved.passed());
  REQUIRE(unresolved.hosts.size() == 1);
  CHECK(unresolved.hosts[0].address.error().target == "no-such-host.invalid");
}

TEST_CASE("a connection test goes on with the names that resolve") {
  ScriptedCluster cluster(1);
  const auto some = test("no-such-host.invalid:9092," + cluster.bootstrap());
  CHECK(some.passed());
  REQUIRE(some.hosts.size() == 2);
  CHECK(some.hosts[0].address.error().code == "UNRESOLVED");
  CHECK(some.hosts[1].address.has_value());
}

TEST_CASE("a connection test tells addresses that cannot be read from those that do not answer") {
  const auto unreadable = test("broker:port");
  CHECK(unreadable.at(TestStage::resolve).error.value().kind == ErrorKind::usage);
  CHECK(unreadable.hosts.empty());
  ScriptedCluster cluster(1);
  const std::string address = cluster.bootstrap();
  cluster.stop(1);
  CHECK(told(test(address)) ==
        "RESOLVE passed, CONNECT failed UNREACHABLE, CLUSTER_ID not run, ADVERTISED_ADDRESSES not run");
}

TEST_CASE("a connection test of the wrong cluster asks no broker for more") {
  ScriptedCluster cluster(1);
  const auto wrong = test(cluster.bootstrap(), "another-cluster");
  CHECK(told(wrong) ==
        "RESOLVE passed, CONNECT passed, CLUSTER_ID failed WRONG_CLUSTER, ADVERTISED_ADDRESSES not run");
  CHECK_FALSE(wrong.cluster_id.has_value());
  CHECK(cluster.requests() == 0);
}

TEST_CASE("a connection test lists a broker that does not answer where it advertises") {
  ScriptedCluster cluster(2);
  const std::string address = cluster.bootstrap({1});
  cluster.stop(2);
  const auto part = test(address);
  CHECK(part.at(TestStage::cluster_id).state == StageState::passed);
  CHECK(part.at(TestStage::advertised).state == StageState::failed);
  REQUIRE(part.at(TestStage::advertised).error);
  REQUIRE(part.brokers.size() == 2);
  CHECK(part.brokers[0].answers);
  CHECK_FALSE(part.brokers[1].answers);
}

TEST_CASE("rights that are missing fail no stage of a connection test, and are told") {
  ScriptedCluster cluster(2);
  cluster.handle<protocol::DescribeQuorumRequest>(
      [](const testing::Asked&, const protocol::DescribeQuorumRequest&) {
        protocol::DescribeQuorumResponse response;
        response.error_code = protocol::ErrorCode::cluster_authorization_failed;
        return response;
      });
  const auto limited = test(cluster.bootstrap());
  CHECK(limited.passed());
  REQUIRE(limited.denied.size() == 1);
  CHECK(limited.denied[0].code == "NOT_AUTHORIZED");
  CHECK(front::rows_of(limited).complete);
}

TEST_CASE("a connection test that is cancelled says so") {
  Call call = Call::within(std::chrono::seconds(10));
  call.cancel.request();
  ScriptedCluster cluster(1);
  const auto stopped = test(cluster.bootstrap(), "", call);
  const auto failed = std::find_if(stopped.stages.begin(), stopped.stages.end(),
                                   [](const auto& stage) { return stage.state == StageState::failed; });
  REQUIRE(failed != stopped.stages.end());
  CHECK(failed->error->code == "CANCELLED");
}

} // namespace klamm
