#include <klamm/groups.hpp>
#include <klamm/lag.hpp>
#include <klamm/offsets.hpp>

#include <admin/fetch/groups_describe.hpp>
#include <admin/fetch/groups_find.hpp>
#include <doctest/doctest.h>
#include <protocol/messages/list_groups.hpp>
#include <support/connect.hpp>
#include <support/golden_cluster.hpp>

#include <algorithm>

using namespace klamm;
using namespace klamm::testing;
using protocol::ErrorCode;

namespace {

Call soon() {
  return Call::within(std::chrono::seconds(20));
}

template <class Row>
std::vector<std::string> ids(const std::vector<Row>& rows) {
  std::vector<std::string> out;
  for (const auto& row : rows) out.push_back(row.id);
  return out;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("States and types are Kafka's words in one spelling") {
  CHECK(admin::state_text("Stable") == "STABLE");
  CHECK(admin::state_text("PreparingRebalance") == "PREPARING_REBALANCE");
  CHECK(admin::state_text("NotReady") == "NOT_READY");
  CHECK_FALSE(admin::state_text(""));
  CHECK(admin::type_from("Consumer") == admin::GroupType::consumer);
  CHECK(admin::type_from("") == admin::GroupType::unknown);
  CHECK(admin::type_from("Quorum") == admin::GroupType::unknown);
}

TEST_CASE("Groups of every type are listed, with one request a broker") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster);
  const auto answer = groups::list(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(answer->visible_to_user);
  CHECK(ids(answer->rows) == Words{"audit", "billing", "enricher", "fraud", "newcomer", "old-report",
                                   "replay", "sessions", "shipping"});
  CHECK(answer->rows[2].type == "streams");
  CHECK(answer->rows[3].type == "consumer");
  CHECK(answer->rows[7].type == "share");
  CHECK(answer->rows[8].type == "classic");
  CHECK(answer->rows[8].state == "STABLE");
  CHECK(cluster.requests("ListGroups") == 3);
  CHECK(cluster.requests() <= 4);
}

TEST_CASE("Lists are narrowed down") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster);
  groups::ListQuery query;
  SUBCASE("by type") {
    query.types = {"Share", "streams"};
    CHECK(ids(groups::list(client, query, soon())->rows) == Words{"enricher", "sessions"});
  }
  SUBCASE("by state, however it is spelt") {
    for (const char* state : {"Empty", "EMPTY", "empty"}) {
      query.states = {state};
      CHECK(ids(groups::list(client, query, soon())->rows) ==
            Words{"audit", "billing", "old-report", "replay"});
    }
  }
  SUBCASE("by id") {
    query.accept = [](const std::string& id) { return id.starts_with("s"); };
    CHECK(ids(groups::list(client, query, soon())->rows) == Words{"sessions", "shipping"});
  }
  SUBCASE("by coordinator") {
    query.coordinators = {2};
    const auto answer = groups::list(client, query, soon());
    CHECK_FALSE(answer->rows.empty());
    for (const auto& row : answer->rows) CHECK(row.coordinator == 2);
  }
  SUBCASE("by topic: committed, shared or assigned") {
    query.topics = {"clicks"};
    CHECK(ids(groups::list(client, query, soon())->rows) == Words{"fraud", "sessions"});
    query.topics = {"account.events"};
    CHECK(ids(groups::list(client, query, soon())->rows) == Words{"newcomer"});
    query.topics = {"deleted.topic"};
    CHECK(ids(groups::list(client, query, soon())->rows) == Words{"old-report"});
  }
}

TEST_CASE("Old brokers tell less") {
  ScriptedCluster cluster(1);
  cluster.model().add_group("g");
  cluster.model().broker(1).versions = with(newest_versions(), "ListGroups", 0, 3);
  auto client = connect(cluster);
  const auto answer = groups::list(client, {}, soon());
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK_FALSE(answer->rows[0].type);
  CHECK_FALSE(answer->rows[0].state);
  CHECK(answer->rows[0].protocol_type == "consumer");
}

TEST_CASE("A broker that is away leaves the others' groups") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster, {1});
  REQUIRE(cluster.port(2) != 0);
  cluster.stop(2);
  const auto answer = groups::list(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->rows.size() == 6);
  CHECK_FALSE(answer->complete);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].target == "broker 2");
  CHECK(answer->errors[0].broker_id == 2);
  CHECK(answer->some_brokers_answered);
}

TEST_CASE("Where every group that is listed is denied, nothing was learned") {
  ScriptedCluster cluster(1);
  cluster.model().add_group("g").error = ErrorCode::group_authorization_failed;
  auto client = connect(cluster);
  const auto answer = groups::describe(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->rows.empty());
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].kind == ErrorKind::unauthorized);
  CHECK_FALSE(answer->some_brokers_answered);
}

TEST_CASE("That the brokers that answer have no such group is an answer; that none answers is not") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster, {1});
  groups::ListQuery query;
  query.accept = [](const std::string&) { return false; };
  lag::Query sweep;
  sweep.accept = query.accept;
  const auto check = [&](bool answered) {
    const auto list = groups::list(client, query, soon());
    REQUIRE(list);
    CHECK(list->rows.empty());
    CHECK_FALSE(list->complete);
    CHECK(list->some_brokers_answered == answered);
    const auto lags = lag::by_group(client, sweep, soon());
    REQUIRE(lags);
    CHECK(lags->rows.empty());
    CHECK(lags->some_brokers_answered == answered);
  };
  cluster.stop(2);
  check(true);
  cluster.stop(3);
  cluster.on("ListGroups").edit<protocol::ListGroupsResponse>([](auto& reply) {
    reply.error_code = ErrorCode::cluster_authorization_failed;
  });
  check(false);
}

TEST_CASE("Each type of group is described by its own call") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster);
  groups::Query query;
  SUBCASE("all: types are known") {}
  SUBCASE("named: types are found out") {
    query.groups = {"shipping", "fraud", "sessions", "enricher", "nobody"};
  }
  const auto answer = groups::describe(client, query, soon());
  REQUIRE(answer);
  const auto row = [&](const std::string& id) {
    const auto at =
        std::find_if(answer->rows.begin(), answer->rows.end(), [&](const auto& r) { return r.id == id; });
    REQUIRE(at != answer->rows.end());
    return *at;
  };
  CHECK(row("shipping").type == "classic");
  CHECK(row("shipping").members == 1);
  CHECK_FALSE(row("shipping").group_epoch);
  CHECK(row("shipping").topics == Words{"orders"});
  CHECK(row("fraud").type == "consumer");
  CHECK(row("fraud").members == 2);
  CHECK(row("fraud").group_epoch == 1);
  CHECK(row("sessions").type == "share");
  CHECK(row("enricher").type == "streams");
  CHECK(row("enricher").topics == Words{"orders"});
  if (query.groups.empty()) {
    CHECK(answer->complete);
    CHECK(cluster.requests("FindCoordinator") == 0);
  } else {
    CHECK(cluster.requests("FindCoordinator") == 1);
    REQUIRE(answer->errors.size() == 1);
    CHECK(answer->errors[0].code == "GROUP_ID_NOT_FOUND");
    CHECK(answer->errors[0].target == "group nobody");
    CHECK(answer->rows.size() == 4);
  }
}

TEST_CASE("Many groups of one coordinator are one request") {
  ScriptedCluster cluster(2);
  for (int i = 0; i < 40; ++i) cluster.model().add_group("g" + std::to_string(i));
  auto client = connect(cluster);
  const auto answer = groups::describe(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->rows.size() == 40);
  CHECK(cluster.requests("DescribeGroups") == 2);
}

TEST_CASE("A group that is listed and gone when described is told") {
  ScriptedCluster cluster(1);
  cluster.model().add_group("g");
  cluster.model().add_group("brief").error = ErrorCode::group_id_not_found;
  auto client = connect(cluster);
  const auto answer = groups::describe(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->rows.size() == 1);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].target == "group brief");
  CHECK(cluster.requests("ShareGroupDescribe") == 0);
}

TEST_CASE("Members with what they are assigned") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster);
  const auto answer = groups::members(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  const auto of = [&](const std::string& client_id) {
    const auto at = std::find_if(answer->rows.begin(), answer->rows.end(),
                                 [&](const auto& r) { return r.client_id == client_id; });
    REQUIRE(at != answer->rows.end());
    return *at;
  };
  const auto shipping = of("shipping-app");
  CHECK(shipping.group == "shipping");
  CHECK(shipping.instance_id == "rack-7");
  CHECK(shipping.host == "/127.0.0.1");
  CHECK(shipping.assignment == Words{"orders:0,1,2,3,4,5"});
  CHECK(shipping.partitions == 6);
  CHECK_FALSE(shipping.target_assignment);
  CHECK_FALSE(shipping.member_epoch);
  const auto fraud = of("fraud-2");
  CHECK(fraud.rack == "b");
  CHECK(fraud.member_epoch == 1);
  CHECK(fraud.protocol == "consumer");
  CHECK(fraud.assignment == Words{"clicks:2"});
  CHECK(fraud.target_assignment == Words{"clicks:2"});
  CHECK(of("sessions-app").assignment == Words{"clicks:0,1"});
  CHECK(of("enricher-app").assignment == Words{"orders:0,1,2,3,4,5"});
}

TEST_CASE("Bytes that are no assignment are no assignment") {
  const auto bytes = [](std::initializer_list<int> values) {
    std::vector<std::byte> out;
    for (const int value : values) out.push_back(static_cast<std::byte>(value));
    return out;
  };
  CHECK_FALSE(admin::read_assignment(bytes({})));
  CHECK_FALSE(admin::read_assignment(bytes({0})));
  CHECK_FALSE(admin::read_assignment(bytes({0, 0, 0x7f, 0xff, 0xff, 0xff})));
  CHECK_FALSE(admin::read_assignment(bytes({0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff})));
  // Version 0: one topic t with partitions 4 and 2, no user data.
  const auto good =
      bytes({0, 0, 0, 0, 0, 1, 0, 1, 't', 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 2, 255, 255, 255, 255});
  const auto assignment = admin::read_assignment(good);
  REQUIRE(assignment);
  REQUIRE(assignment->size() == 1);
  CHECK(assignment->front().topic == "t");
  CHECK(assignment->front().partitions == protocol::Int32List{4, 2});
  // A newer version has more behind it, and is read as far as it is known.
  auto newer = good;
  newer[1] = std::byte{9};
  newer.push_back(std::byte{42});
  CHECK(admin::read_assignment(newer));
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK_FALSE(admin::read_assignment(std::span(good).first(size)));
}

TEST_CASE("Offsets of groups, and where share groups start") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  cluster.model().group("billing").commits["orders"][0].metadata = "by hand";
  auto client = connect(cluster);
  offsets::Query query;
  SUBCASE("all") {}
  SUBCASE("named") {
    query.groups = {"billing", "sessions", "newcomer", "nobody"};
  }
  const auto answer = offsets::list(client, query, soon());
  REQUIRE(answer);
  std::vector<offsets::Offset> billing;
  std::vector<offsets::Offset> sessions;
  for (const auto& row : answer->rows) {
    if (row.group == "billing") billing.push_back(row);
    if (row.group == "sessions") sessions.push_back(row);
    CHECK(row.group != "newcomer");
  }
  REQUIRE(billing.size() == 6);
  CHECK(billing[0].metadata == "by hand");
  CHECK(billing[3].topic == "orders");
  CHECK(billing[3].partition == 3);
  CHECK(billing[3].offset == 1030);
  CHECK_FALSE(billing[3].share);
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[1].offset == 4950);
  CHECK(sessions[1].share);
  CHECK_FALSE(sessions[1].metadata);
  CHECK(answer->errors.size() == (query.groups.empty() ? 0 : 1));
}

TEST_CASE("Offsets of one topic") {
  ScriptedCluster cluster(3);
  cluster.model() = golden_cluster();
  auto client = connect(cluster);
  offsets::Query query;
  query.groups = {"old-report"};
  query.accept_topic = [](const std::string& topic) { return topic == "deleted.topic"; };
  const auto answer = offsets::list(client, query, soon());
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK(answer->rows[0].offset == 77);
}

TEST_CASE("A denied group is a problem beside the others") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("t", 1);
  cluster.model().add_group("a").commit("t", 0, 1);
  cluster.model().add_group("b").commit("t", 0, 2).error = ErrorCode::group_authorization_failed;
  auto client = connect(cluster);
  const auto offsets = offsets::list(client, {}, soon());
  REQUIRE(offsets);
  CHECK(offsets->rows.size() == 1);
  REQUIRE(offsets->errors.size() == 1);
  CHECK(offsets->errors[0].code == "NOT_AUTHORIZED");
  CHECK(offsets->errors[0].kind == ErrorKind::unauthorized);
  const auto described = groups::describe(client, {}, soon());
  REQUIRE(described);
  CHECK(described->rows.size() == 1);
  CHECK(described->errors.size() == 1);
}
