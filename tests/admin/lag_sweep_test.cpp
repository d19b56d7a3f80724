// What lag says when the cluster is not at rest, not whole or not open.

#include "lag_clusters.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace klamm;
using namespace klamm::testing;
using protocol::ErrorCode;

TEST_CASE("Data loss is claimed after a second reading only") {
  ScriptedCluster cluster(1);
  fill(cluster.model(), 2, 1);
  cluster.model().group("group-0").commit("topic-0", 1, 40);
  auto client = connect(cluster);
  SUBCASE("the commit stands: lost") {
    const auto answer = lag::by_partition(client, {}, soon());
    REQUIRE(answer);
    CHECK(answer->rows.size() == 6);
    const auto at = std::find_if(answer->rows.begin(), answer->rows.end(),
                                 [](const auto& row) { return !as_it_is(row.status); });
    REQUIRE(at != answer->rows.end());
    CHECK(at->status == "DATA_LOSS");
    CHECK(at->lag == 900);
    CHECK(at->lost == 60);
    CHECK(answer->complete);
  }
  SUBCASE("the consumer had moved on: not lost") {
    // The first reply is the old one: what the start was read after.
    cluster.on("OffsetFetch").nth(2).edit<protocol::OffsetFetchResponse>([](auto& reply) {
      reply.groups.at(0).topics.at(0).partitions.at(0).committed_offset = 990;
    });
    const auto answer = lag::by_partition(client, {}, soon());
    REQUIRE(answer);
    for (const auto& row : answer->rows) CHECK(as_it_is(row.status));
    CHECK(std::count_if(answer->rows.begin(), answer->rows.end(),
                        [](const auto& row) { return row.lag == 10 && row.committed == 990; }) == 1);
  }
  CHECK(cluster.requests("OffsetFetch") == 2);
}

TEST_CASE("Deleted, leaderless and denied items are rows with a reason and spoil nothing") {
  ScriptedCluster cluster(3);
  auto& model = cluster.model();
  fill(model, 1, 1);
  auto& group = model.group("group-0");
  model.topic("topic-0").at(1).leader = -1;
  group.commit("gone", 0, 5);
  group.commit("topic-0", 7, 5);
  model.add_topic("odd", 1).at(0).offset_error = ErrorCode::topic_authorization_failed;
  group.commit("odd", 0, 5);
  auto& denied = model.add_group("denied");
  denied.error = ErrorCode::group_authorization_failed;
  auto client = connect(cluster);
  const auto answer = lag::by_partition(client, {}, soon());
  REQUIRE(answer);
  std::multiset<std::string> statuses;
  for (const auto& row : answer->rows) statuses.insert(row.topic.value_or("-") + " " + row.status);
  CHECK(statuses == std::multiset<std::string>{"topic-0 NO_MEMBERS", "topic-0 NO_MEMBERS", "topic-0 NO_LEADER",
                                               "topic-0 PARTITION_DELETED", "gone TOPIC_DELETED",
                                               "odd NOT_AUTHORIZED", "- NOT_AUTHORIZED"});
  CHECK(answer->errors.size() == 3);
  CHECK(find(answer->errors, "partition topic-0:1") != nullptr);
  CHECK(find(answer->errors, "partition odd:0") != nullptr);
  CHECK(find(answer->errors, "group denied") != nullptr);
  CHECK_FALSE(answer->complete);
}

TEST_CASE("A deleted topic alone is a state, not a failure") {
  ScriptedCluster cluster(1);
  fill(cluster.model(), 1, 1);
  cluster.model().group("group-0").commit("gone", 0, 5);
  auto client = connect(cluster);
  const auto answer = lag::by_group(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(answer->rows.at(0).deleted == 1);
  CHECK(answer->rows.at(0).lag == 300);
}

TEST_CASE("A topic that may not be seen is a problem where it is named") {
  ScriptedCluster cluster(1);
  fill(cluster.model(), 1, 1);
  cluster.model().add_topic("secret", 1).error = ErrorCode::topic_authorization_failed;
  auto client = connect(cluster);
  lag::Query query;
  query.topics = {"topic-0", "secret"};
  const auto answer = lag::by_topic(client, query, soon());
  REQUIRE(answer);
  CHECK(answer->rows.size() == 1);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "NOT_AUTHORIZED");
  CHECK(answer->errors[0].target == "topic secret");
  CHECK(cluster.requests("Metadata") == 1);
}

TEST_CASE("A broker that is away takes its groups and partitions with it, and is named once") {
  ScriptedCluster cluster(3);
  fill(cluster.model(), 9, 2);
  auto client = connect(cluster, {1});
  REQUIRE(cluster.port(3) != 0);
  cluster.stop(3);
  const auto answer = lag::by_partition(client, {}, soon());
  REQUIRE(answer);
  CHECK_FALSE(answer->complete);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].target == "broker 3");
  CHECK(answer->errors[0].broker_id == 3);
  CHECK(answer->rows.size() == 6 * 6);
  for (const auto& row : answer->rows) {
    CAPTURE(row.status);
    CHECK((row.leader == 3) == (row.status == "UNREACHABLE"));
    CHECK((row.leader == 3) == !row.lag);
  }
}

TEST_CASE("A broker that stays silent leaves time for the others") {
  ScriptedCluster cluster(3);
  fill(cluster.model(), 9, 2);
  auto client = connect(cluster, {1});
  lag::Query query;
  SUBCASE("all groups") {}
  SUBCASE("named") {
    query.groups = {"group-0", "group-1", "group-2"};
  }
  REQUIRE(lag::by_group(client, query, soon()));
  cluster.pause(3);
  cluster.forget_requests();
  const auto answer = lag::by_partition(client, query, Call::within(std::chrono::seconds(3)));
  REQUIRE(answer);
  CHECK_FALSE(answer->complete);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "TIMEOUT");
  CHECK(answer->errors[0].target == "broker 3");
  CHECK(cluster.requests("OffsetFetch", 3) == 0);
  CHECK(cluster.requests("ListOffsets", 3) == 0);
  int counted = 0;
  for (const auto& row : answer->rows) {
    CAPTURE(row.status);
    if (row.topic && row.leader != 3) {
      CHECK(row.lag == 100);
      ++counted;
    } else {
      CHECK(row.status == "TIMEOUT");
    }
  }
  CHECK(counted == (query.groups.empty() ? 6 * 4 : 2 * 4));
}

TEST_CASE("Ends are read after every commit") {
  ScriptedCluster cluster(2);
  fill(cluster.model(), 4, 2);
  cluster.on("OffsetFetch").broker(2).once().hold();
  auto client = connect(cluster);
  std::atomic<bool> done = false;
  std::thread release([&] {
    const bool asked = cluster.wait_for("OffsetFetch", 2);
    CHECK(asked);
    CHECK(cluster.requests("ListOffsets") == 0);
    cluster.change([](Model& model) {
      for (auto& [name, topic] : model.topics) topic.at(0).end = 2000;
    });
    // The reply may not be held yet.
    while (!done) {
      cluster.release();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  const auto answer = lag::by_partition(client, {}, soon());
  done = true;
  release.join();
  REQUIRE(answer);
  for (const auto& row : answer->rows) {
    CAPTURE(row.status);
    CHECK(row.lag == (row.partition == 0 ? 1100 : 100));
  }
}

TEST_CASE("Share groups are asked for their own lag") {
  ScriptedCluster cluster(2);
  auto& model = cluster.model();
  fill(model, 1, 1);
  auto& commit = model.add_group("share", "Share").commits["topic-0"][0];
  commit.offset = 200;
  commit.lag = 17;
  SUBCASE("Kafka 4.2 tells it") {}
  SUBCASE("before it is unknown") {
    for (const std::int32_t id : {1, 2})
      model.broker(id).versions = with(newest_versions(), "DescribeShareGroupOffsets", 0, 0);
  }
  const bool tells = model.broker(1).versions.at(90).max > 0;
  auto client = connect(cluster);
  lag::Query query;
  SUBCASE("in a sweep") {}
  SUBCASE("named") {
    query.groups = {"share"};
  }
  const auto answer = lag::by_partition(client, query, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  const auto* row = find(answer->rows, "share");
  REQUIRE(row != nullptr);
  CHECK(row->start == 200);
  CHECK_FALSE(row->end);
  CHECK(row->lag == (tells ? std::optional<std::int64_t>(17) : std::nullopt));
  CHECK(cluster.requests("DescribeShareGroupOffsets") == 1);
}

TEST_CASE("A share group whose lag does not come spoils nothing else of its coordinator") {
  ScriptedCluster cluster(2);
  auto& model = cluster.model();
  fill(model, 4, 2);
  model.add_group("share", "Share").commits["topic-0"][0].offset = 200;
  const std::int32_t coordinator = model.group("share").coordinator;
  cluster.on("DescribeShareGroupOffsets").drop();
  auto client = connect(cluster);
  const auto answer = lag::by_partition(client, {}, Call::within(std::chrono::seconds(2)));
  REQUIRE(answer);
  CHECK_FALSE(answer->complete);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].target == "group share");
  CHECK(answer->errors[0].code == "TIMEOUT");
  int led_there = 0;
  for (const auto& row : answer->rows) {
    CAPTURE(row.group);
    const bool well = row.group == "share" ? row.status == "TIMEOUT" : as_it_is(row.status);
    CHECK(well);
    if (row.leader == coordinator && row.lag == 100) ++led_there;
  }
  CHECK(led_there > 0);
  CHECK(answer->rows.size() == 4 * 6 + 1);
}

TEST_CASE("Members are described only when asked for, and bring the partitions never committed") {
  ScriptedCluster cluster(2);
  auto& model = cluster.model();
  fill(model, 2, 2);
  model.add_member("group-0", "app", {{"topic-0", {0, 1, 2}}});
  auto& fresh = model.add_group("fresh", "Consumer");
  model.add_member("fresh", "new-app", {{"topic-1", {0}}});
  static_cast<void>(fresh);
  auto client = connect(cluster);
  const auto plain = lag::by_group(client, {}, soon());
  REQUIRE(plain);
  CHECK(cluster.requests("DescribeGroups") == 0);
  CHECK(cluster.requests("ConsumerGroupDescribe") == 0);
  CHECK(find(plain->rows, "fresh")->status == "NO_COMMITS");
  const auto members = lag::by_member(client, {}, soon());
  REQUIRE(members);
  CHECK(cluster.requests("DescribeGroups") == 2);
  CHECK(cluster.requests("ConsumerGroupDescribe") == 1);
  const auto* row = find(members->rows, "fresh");
  REQUIRE(row != nullptr);
  CHECK(row->client_id == "new-app");
  CHECK(row->never_committed_partitions == std::vector<std::string>{"topic-1:0"});
  CHECK(std::count_if(members->rows.begin(), members->rows.end(),
                      [](const auto& m) { return m.group == "group-0"; }) == 2);
}

TEST_CASE("Read-committed asks for stable ends as well") {
  ScriptedCluster cluster(1);
  fill(cluster.model(), 1, 1);
  for (auto& partition : cluster.model().topic("topic-0").partitions) partition.stable_end = 950;
  auto client = connect(cluster);
  lag::Query query;
  query.read_committed = true;
  const auto answer = lag::by_partition(client, query, soon());
  REQUIRE(answer);
  CHECK(cluster.requests("ListOffsets") == 3);
  for (const auto& row : answer->rows) {
    CHECK(row.lag == 50);
    CHECK(row.end == 1000);
  }
}

TEST_CASE("A coordinator that has moved is looked up") {
  ScriptedCluster cluster(2);
  fill(cluster.model(), 2, 1);
  auto client = connect(cluster);
  cluster.on("OffsetFetch").once().edit<protocol::OffsetFetchResponse>([](auto& reply) {
    for (auto& group : reply.groups) {
      group.error_code = ErrorCode::not_coordinator;
      group.topics.clear();
    }
  });
  const auto answer = lag::by_group(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  for (const auto& row : answer->rows) CHECK(row.lag == 300);
  CHECK(cluster.requests("FindCoordinator") == 1);
}

TEST_CASE("Group ids and topics of any kind") {
  ScriptedCluster cluster(2);
  auto& model = cluster.model();
  std::string letters;
  for (int i = 0; i < 200; ++i) letters += "\xc3\xa4";
  const std::vector<std::string> ids{"",    "-",     "--yes",         "a=b",  "group",
                                     "lag", "topic", "tab\there\x01", letters};
  model.add_topic("topic", 1).at(0).end = 10;
  for (const auto& id : ids) model.add_group(id).commit("topic", 0, 4);
  auto client = connect(cluster);
  lag::Query query;
  SUBCASE("all") {}
  SUBCASE("named") {
    query.groups = ids;
  }
  const auto answer = lag::by_group(client, query, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(answer->rows.size() == ids.size());
  for (const auto& id : ids) {
    CAPTURE(id);
    REQUIRE(find(answer->rows, id) != nullptr);
    CHECK(find(answer->rows, id)->lag == 6);
  }
}
