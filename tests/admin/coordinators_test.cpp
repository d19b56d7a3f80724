#include <admin/coordinators.hpp>
#include <doctest/doctest.h>
#include <net/core.hpp>
#include <protocol/messages/find_coordinator.hpp>
#include <support/connect.hpp>

namespace klamm::admin {

using namespace std::chrono_literals;
using protocol::ErrorCode;
using protocol::FindCoordinatorResponse;
using testing::connect;
using testing::ScriptedCluster;

namespace {

using Names = std::vector<std::string>;

std::vector<Result<std::int32_t>> locate(Client& client, const Names& names) {
  return locate_coordinators(client, CoordinatorKind::group, names, Call::within(60s));
}

void add_groups(testing::Model& model, const Names& names) {
  for (const auto& name : names) model.add_group(name);
}

} // namespace

TEST_CASE("all coordinators with one request, in the order asked") {
  ScriptedCluster cluster(3);
  const Names names{"c", "a", "b", "", "topic", "--yes"};
  add_groups(cluster.model(), names);
  Client client = connect(cluster);
  const auto found = locate(client, names);
  REQUIRE(found.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(found[i] == static_cast<std::int32_t>(i % 3 + 1));
  CHECK(cluster.requests("FindCoordinator") == 1);
  CHECK(client.core().nodes().size() == 3); // whom it named can be asked
}

TEST_CASE("brokers before 3.0 are asked one by one") {
  ScriptedCluster cluster(2);
  const Names names{"a", "b", "c"};
  add_groups(cluster.model(), names);
  for (std::int32_t id = 1; id <= 2; ++id)
    cluster.model().broker(id).versions = testing::kafka_2_8_versions();
  Client client = connect(cluster);
  const auto found = locate(client, names);
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(found[i] == static_cast<std::int32_t>(i % 2 + 1));
  CHECK(cluster.requests("FindCoordinator") == 3);
  for (const auto version : cluster.versions("FindCoordinator", 1)) CHECK(version == 3);
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("one group that cannot be looked up does not spoil the others") {
  ScriptedCluster cluster(2);
  add_groups(cluster.model(), {"a", "secret"});
  Client client = connect(cluster);
  cluster.on("FindCoordinator").edit<FindCoordinatorResponse>([](auto& reply) {
    for (auto& coordinator : reply.coordinators) {
      if (coordinator.key == "secret") coordinator.error_code = ErrorCode::group_authorization_failed;
    }
  });
  const auto found = locate(client, {"a", "secret"});
  CHECK(found[0] == 1);
  REQUIRE_FALSE(found[1]);
  CHECK(found[1].error().code == "NOT_AUTHORIZED");
  CHECK(found[1].error().text.english().find("group secret") != std::string::npos);
}

TEST_CASE("a coordinator that is just being found is asked for again, not for ever") {
  ScriptedCluster cluster(1);
  add_groups(cluster.model(), {"a"});
  Client client = connect(cluster);
  const auto not_yet = [](FindCoordinatorResponse& reply) {
    reply.coordinators.at(0).error_code = ErrorCode::coordinator_not_available;
  };
  cluster.on("FindCoordinator").times(2).edit<FindCoordinatorResponse>(not_yet);
  CHECK(locate(client, {"a"})[0] == 1);
  CHECK(cluster.requests("FindCoordinator") == 3);
  cluster.forget_requests();
  cluster.on("FindCoordinator").edit<FindCoordinatorResponse>(not_yet);
  const auto never = locate(client, {"a"});
  REQUIRE_FALSE(never[0]);
  CHECK(never[0].error().code == "COORDINATOR_NOT_AVAILABLE");
  CHECK(cluster.requests("FindCoordinator") == 5);
}

TEST_CASE("a group the reply leaves out is an error of that group") {
  ScriptedCluster cluster(1);
  add_groups(cluster.model(), {"a", "b"});
  Client client = connect(cluster);
  cluster.on("FindCoordinator").edit<FindCoordinatorResponse>([](auto& reply) {
    reply.coordinators.pop_back();
  });
  const auto found = locate(client, {"a", "b"});
  CHECK(found[0] == 1);
  CHECK_FALSE(found[1]);
}

TEST_CASE("the same group asked for twice is answered twice") {
  ScriptedCluster cluster(1);
  add_groups(cluster.model(), {"a"});
  Client client = connect(cluster);
  const auto found = locate(client, {"a", "a"});
  CHECK(found[0] == 1);
  CHECK(found[1] == 1);
}

TEST_CASE("nobody answers: every group says so") {
  ScriptedCluster cluster(1);
  add_groups(cluster.model(), {"a", "b"});
  Client client = connect(cluster);
  cluster.stop(1);
  for (const auto& found : locate(client, {"a", "b"})) {
    REQUIRE_FALSE(found);
    CHECK(found.error().code == "UNREACHABLE");
  }
}

} // namespace klamm::admin
