#include <klamm/lag.hpp>

#include <admin/call/driver.hpp>
#include <admin/fetch/coordinators.hpp>
#include <admin/fetch/metadata.hpp>
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

Client reader(ScriptedCluster& cluster) {
  ClientConfig config;
  config.read_only = true;
  return connect(cluster, std::move(config));
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

TEST_CASE("a read-only client asks for coordinators once the internal topic has been seen") {
  ScriptedCluster cluster(2);
  add_groups(cluster.model(), {"a", "b"});
  cluster.model().add_topic("__consumer_offsets", 5);
  Client client = reader(cluster);
  CHECK(locate(client, {"a"})[0] == 1);
  CHECK(locate(client, {"b"})[0] == 2);
  CHECK(cluster.requests("Metadata") == 1); // shown once
  CHECK(cluster.requests("FindCoordinator") == 2);
  // What lists all topics has shown it too.
  cluster.forget_requests();
  Client lister = reader(cluster);
  REQUIRE(fetch_metadata(lister, TopicChoice::all(), Call::within(60s)));
  CHECK(locate(lister, {"a"})[0] == 1);
  CHECK(cluster.requests("Metadata") == 1);
}

TEST_CASE("on a cluster that has had no group a read-only client creates nothing and says so") {
  for (const bool old : {false, true}) {
    CAPTURE(old);
    ScriptedCluster cluster(2);
    if (old)
      for (std::int32_t id = 1; id <= 2; ++id)
        cluster.model().broker(id).versions = testing::kafka_2_8_versions();
    Client client = reader(cluster);
    const auto found = locate(client, {"a", "b"});
    for (std::size_t i = 0; i < 2; ++i) {
      REQUIRE_FALSE(found[i]);
      CHECK(found[i].error().code == "GROUP_ID_NOT_FOUND");
      CHECK(found[i].error().target == (i == 0 ? "group a" : "group b"));
      CHECK(found[i].error().text.english().find("has no topic") != std::string::npos);
      CHECK(found[i].error().text.english().find("__consumer_offsets") != std::string::npos);
    }
    const auto transaction =
        locate_coordinators(client, CoordinatorKind::transaction, Names{"t"}, Call::within(60s));
    REQUIRE_FALSE(transaction[0]);
    CHECK(transaction[0].error().code == "TRANSACTIONAL_ID_NOT_FOUND");
    CHECK(cluster.requests("FindCoordinator") == 0);
    CHECK(cluster.bad_requests().empty());
  }
}

TEST_CASE("where the internal topic may not be seen a read-only client says what it lacks") {
  ScriptedCluster cluster(1);
  add_groups(cluster.model(), {"a"});
  cluster.model().add_topic("__consumer_offsets", 5).error = ErrorCode::topic_authorization_failed;
  Client client = reader(cluster);
  const auto found = locate(client, {"a"});
  REQUIRE_FALSE(found[0]);
  CHECK(found[0].error().code == "NOT_AUTHORIZED");
  CHECK(found[0].error().target == "group a");
  CHECK(found[0].error().text.english().find("__consumer_offsets") != std::string::npos);
  CHECK(cluster.requests("FindCoordinator") == 0);
}

TEST_CASE("the wire itself holds a read-only client's FindCoordinator back") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("__consumer_offsets", 5);
  Client client = reader(cluster);
  const auto find = [&client] {
    return ask<protocol::FindCoordinatorRequest, FindCoordinatorResponse>(
        client, Call::within(60s), net::any_node, "group a",
        [](std::int16_t) {
          protocol::FindCoordinatorRequest request;
          request.coordinator_keys = {"a"};
          return request;
        },
        {}, 4);
  };
  const auto refused = find();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "READ_ONLY");
  CHECK(refused.error().text.english().find("__consumer_offsets") != std::string::npos);
  CHECK(cluster.requests("FindCoordinator") == 0);
  REQUIRE(fetch_metadata(client, TopicChoice::all(), Call::within(60s)));
  CHECK(find());
  CHECK(cluster.requests("FindCoordinator") == 1);
}

TEST_CASE("a new cluster's lag, read-only") {
  ScriptedCluster cluster(2);
  Client client = reader(cluster);
  const auto all = lag::by_group(client, {}, Call::within(60s));
  REQUIRE(all);
  CHECK(all->rows.empty());
  CHECK(all->errors.empty());
  lag::Query query;
  query.groups = {"a"};
  const auto one = lag::by_group(client, query, Call::within(60s));
  REQUIRE(one);
  REQUIRE(one->errors.size() == 1);
  CHECK(one->errors[0].code == "GROUP_ID_NOT_FOUND");
  CHECK(cluster.requests("FindCoordinator") == 0);
}

} // namespace klamm::admin
