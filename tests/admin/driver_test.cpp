#include <admin/fetch/coordinators.hpp>
#include <admin/call/driver.hpp>
#include <admin/fetch/metadata.hpp>
#include <doctest/doctest.h>
#include <protocol/messages/list_groups.hpp>
#include <protocol/messages/list_offsets.hpp>
#include <protocol/messages/offset_fetch.hpp>
#include <protocol/mirror/find_coordinator.hpp>
#include <support/connect.hpp>

#include <set>

namespace klamm::admin {

using namespace std::chrono_literals;
using protocol::ErrorCode;
using protocol::ListGroupsRequest;
using protocol::ListGroupsResponse;
using protocol::ListOffsetsRequest;
using protocol::ListOffsetsResponse;
using protocol::OffsetFetchRequest;
using protocol::OffsetFetchResponse;
using testing::connect;
using testing::ScriptedCluster;

namespace {

Call patient() {
  return Call::within(60s);
}

/// What a driven call gave: answers and errors by key.
struct Outcome {
  std::map<std::string, std::int64_t> answers;
  std::map<std::string, Error> errors;

  [[nodiscard]] std::string code(const std::string& key) const {
    const auto at = errors.find(key);
    return at == errors.end() ? answers.count(key) == 0 ? "nothing" : "ok" : at->second.code;
  }
};

/// The ends of these partitions, each asked of its leader.
Outcome ends_of(Client& client, const std::vector<TopicPartition>& partitions, const Call& call = patient()) {
  Outcome out;
  Spec<TopicPartition, ListOffsetsRequest, ListOffsetsResponse> spec;
  spec.make = [](std::span<const TopicPartition> keys, int, std::int16_t) {
    ListOffsetsRequest request;
    request.replica_id = -1;
    for (const auto& key : keys) {
      auto& topic = request.topics.emplace_back();
      topic.name = key.topic;
      topic.partitions.push_back({key.partition, -1, -1});
    }
    return request;
  };
  spec.take = [&](std::span<const TopicPartition> keys, int, const net::Reply&, ListOffsetsResponse& reply,
                  std::span<Verdict> verdicts) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto& answer = reply.topics.at(i).partitions.at(0);
      verdicts[i].code = answer.error_code;
      if (answer.error_code == ErrorCode::none) out.answers[keys[i].text()] = answer.offset;
    }
  };
  spec.failed = [&](const TopicPartition& key, Error error) { out.errors[key.text()] = std::move(error); };
  spec.name = [](const TopicPartition& key) { return "partition " + key.text(); };
  spec.locate = [&](std::span<const TopicPartition> keys) { return locate_leaders(client, keys, call); };
  std::vector<Keyed<TopicPartition>> keys;
  for (const auto& partition : partitions) keys.push_back({partition});
  drive(client, call, std::move(keys), spec);
  return out;
}

/// How many topics each group has commits of, asked of its coordinator.
Outcome commits_of(Client& client, const std::vector<std::string>& groups, const Call& call = patient()) {
  Outcome out;
  Spec<std::string, OffsetFetchRequest, OffsetFetchResponse> spec;
  spec.lowest = 8;
  spec.highest = 9;
  spec.make = [](std::span<const std::string> keys, int, std::int16_t) {
    OffsetFetchRequest request;
    for (const auto& key : keys) {
      auto& group = request.groups.emplace_back();
      group.group_id = key;
      group.topics.reset();
    }
    return request;
  };
  spec.take = [&](std::span<const std::string> keys, int, const net::Reply&, OffsetFetchResponse& reply,
                  std::span<Verdict> verdicts) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      verdicts[i].code = reply.groups.at(i).error_code;
      if (verdicts[i].code == ErrorCode::none)
        out.answers[keys[i]] = static_cast<std::int64_t>(reply.groups[i].topics.size());
    }
  };
  spec.failed = [&](const std::string& key, Error error) { out.errors[key] = std::move(error); };
  spec.name = [](const std::string& key) { return "group " + key; };
  spec.locate = [&](std::span<const std::string> keys) {
    return locate_coordinators(client, CoordinatorKind::group, keys, call);
  };
  std::vector<Keyed<std::string>> keys;
  for (const auto& group : groups) keys.push_back({group});
  drive(client, call, std::move(keys), spec);
  return out;
}

std::vector<TopicPartition> partitions_of(const std::string& topic, std::int32_t count) {
  std::vector<TopicPartition> out;
  for (std::int32_t p = 0; p < count; ++p) out.push_back({topic, p});
  return out;
}

} // namespace

TEST_CASE("keys go to their brokers together, one request each") {
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 30);
  for (std::size_t p = 0; p < 30; ++p) orders.at(p).end = static_cast<std::int64_t>(p) * 10;
  Client client = connect(cluster);
  const Outcome out = ends_of(client, partitions_of("orders", 30));
  CHECK(out.errors.empty());
  CHECK(out.answers.size() == 30);
  CHECK(out.answers.at("orders:7") == 70);
  CHECK(cluster.requests("Metadata") == 1);
  CHECK(cluster.requests("ListOffsets") == 3);
}

TEST_CASE("a leader that moved is looked up again, and only its keys are asked again") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 3, 3);
  Client client = connect(cluster);
  cluster.on("ListOffsets").broker(2).once().edit<ListOffsetsResponse>([&](auto& reply) {
    reply.topics.at(0).partitions.at(0).error_code = ErrorCode::not_leader_or_follower;
  });
  const Outcome out = ends_of(client, partitions_of("orders", 3));
  CHECK(out.errors.empty());
  CHECK(out.answers.size() == 3);
  CHECK(cluster.requests("Metadata") == 2);
  CHECK(cluster.requests("ListOffsets", 1) == 1);
  CHECK(cluster.requests("ListOffsets", 2) == 2);
}

TEST_CASE("what cannot be answered fails alone") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 6);
  cluster.model().topic("orders").at(4).leader = -1;
  cluster.model().topic("orders").at(1).offset_error = ErrorCode::topic_authorization_failed;
  Client client = connect(cluster);
  auto asked = partitions_of("orders", 7); // there is no partition 6
  asked.push_back({"no-such-topic", 0});
  const Outcome out = ends_of(client, asked);
  CHECK(out.answers.size() == 4);
  CHECK(out.code("orders:4") == "NO_LEADER");
  CHECK(out.code("orders:1") == "NOT_AUTHORIZED");
  CHECK(out.code("orders:6") == "UNKNOWN_TOPIC_OR_PARTITION");
  CHECK(out.code("no-such-topic:0") == "UNKNOWN_TOPIC_OR_PARTITION");
  CHECK(out.errors.at("orders:4").target == "partition orders:4");
}

TEST_CASE("one dead broker fails its keys, and is named") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 6);
  Client client = connect(cluster, {1});
  cluster.stop(3);
  const Outcome out = ends_of(client, partitions_of("orders", 6));
  CHECK(out.answers.size() == 4);
  for (const char* key : {"orders:2", "orders:5"}) {
    CHECK(out.code(key) == "UNREACHABLE");
    CHECK(out.errors.at(key).broker_id == 3);
    CHECK(out.errors.at(key).target == "broker 3");
  }
}

TEST_CASE("a connection lost in the middle of a read is no failure of it") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 3);
  Client client = connect(cluster);
  cluster.on("ListOffsets").broker(2).times(2).cut(6);
  CHECK(ends_of(client, partitions_of("orders", 3)).answers.size() == 3);
  cluster.on("ListOffsets").broker(2).cut(6);
  const Outcome lost = ends_of(client, partitions_of("orders", 3));
  CHECK(lost.answers.size() == 2);
  CHECK(lost.code("orders:1") == "CONNECTION_LOST");
}

TEST_CASE("a request without its broker's own key is retried at any other") {
  ScriptedCluster cluster(2);
  Client client = connect(cluster);
  REQUIRE(fetch_metadata(client, TopicChoice::none(), patient()));
  cluster.on("Metadata").times(2).close();
  CHECK(fetch_metadata(client, TopicChoice::all(), patient()));
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("a reply that cannot be read is told, and not asked for again") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1);
  Client client = connect(cluster);
  cluster.on("ListOffsets").mangle([](protocol::Bytes& frame) {
    frame.push_back(std::byte{7});
    frame[3] = static_cast<std::byte>(std::to_integer<unsigned>(frame[3]) + 1);
  });
  const Outcome out = ends_of(client, {{"orders", 0}});
  CHECK(out.code("orders:0") == "BAD_REPLY");
  CHECK(cluster.requests("ListOffsets") == 1);
}

TEST_CASE("a moment's trouble is waited out at the same broker, for a while") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 2);
  Client client = connect(cluster);
  cluster.on("ListOffsets").times(2).edit<ListOffsetsResponse>([](auto& reply) {
    reply.topics.at(0).partitions.at(0).error_code = ErrorCode::offset_not_available;
  });
  CHECK(ends_of(client, partitions_of("orders", 2)).answers.size() == 2);
  CHECK(cluster.requests("ListOffsets") == 3);
  CHECK(cluster.requests("Metadata") == 1);
  cluster.forget_requests();
  cluster.change([](testing::Model& model) {
    model.topic("orders").at(0).offset_error = ErrorCode::offset_not_available;
  });
  const Outcome out = ends_of(client, partitions_of("orders", 2));
  CHECK(out.code("orders:0") == "OFFSET_NOT_AVAILABLE");
  CHECK(out.code("orders:1") == "ok");
  CHECK(cluster.requests("ListOffsets") == 5);
}

TEST_CASE("brokers in the middle of an upgrade are each asked in their own version") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 3);
  cluster.model().broker(2).versions = testing::kafka_2_8_versions();
  cluster.model().broker(3).versions = testing::without(testing::newest_versions(), "ListOffsets");
  Client client = connect(cluster, {1});
  const Outcome out = ends_of(client, partitions_of("orders", 3));
  CHECK(cluster.versions("ListOffsets", 1) == std::vector<std::int16_t>{11});
  CHECK(cluster.versions("ListOffsets", 2) == std::vector<std::int16_t>{6});
  CHECK(out.answers.size() == 2);
  CHECK(out.code("orders:2") == "UNSUPPORTED_VERSION");
  CHECK(out.errors.at("orders:2").broker_id == 3);
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("a group whose coordinator moved is followed") {
  ScriptedCluster cluster(3);
  cluster.model().add_group("billing").commit("orders", 0, 5);
  cluster.model().group("billing").coordinator = 2;
  cluster.model().add_group("audit").coordinator = 3;
  Client client = connect(cluster);
  cluster.on("FindCoordinator").once().edit<protocol::FindCoordinatorResponse>([](auto& reply) {
    for (auto& coordinator : reply.coordinators) coordinator.node_id = 1;
  });
  const Outcome out = commits_of(client, {"billing", "audit"});
  CHECK(out.errors.empty());
  CHECK(out.answers.at("billing") == 1);
  CHECK(out.answers.at("audit") == 0);
  CHECK(cluster.requests("OffsetFetch", 1) == 1);
  CHECK(cluster.requests("FindCoordinator") == 2);
}

TEST_CASE("a coordinator that keeps moving ends as COORDINATOR_UNSTABLE, naming the hops") {
  ScriptedCluster cluster(3);
  cluster.model().add_group("billing").coordinator = 99; // nobody admits to it
  cluster.model().add_group("audit").coordinator = 3;
  int turn = 0;
  cluster.handle<protocol::FindCoordinatorRequest>([&turn](const auto& asked, const auto& request) {
    protocol::FindCoordinatorResponse reply;
    for (const auto& key : request.coordinator_keys) {
      const std::int32_t node = key == "audit" ? 3 : 1 + turn++ % 2;
      reply.coordinators.push_back(
          {key, node, "127.0.0.1", asked.ports.at(node), ErrorCode::none, std::nullopt});
    }
    return reply;
  });
  Client client = connect(cluster);
  const Outcome out = commits_of(client, {"billing", "audit"});
  CHECK(out.code("audit") == "ok");
  CHECK(out.code("billing") == "COORDINATOR_UNSTABLE");
  const Error& error = out.errors.at("billing");
  CHECK(error.text.english().find("group billing") != std::string::npos);
  CHECK(error.text.english().find("1, 2, 1, 2") != std::string::npos);
  CHECK(cluster.requests("FindCoordinator") <= most_lookups + 1);
  CHECK(cluster.requests("OffsetFetch") <= most_lookups + 2);
}

TEST_CASE("one request of one key: ask()") {
  ScriptedCluster cluster(1);
  cluster.model().add_group("billing");
  Client client = connect(cluster);
  const auto build = [](std::int16_t) { return ListGroupsRequest{}; };
  const auto judge = [](const ListGroupsResponse& reply, const net::Reply&) {
    return Verdict{reply.error_code, {}};
  };
  const auto list = [&] {
    return ask<ListGroupsRequest, ListGroupsResponse>(client, patient(), net::any_node, "groups", build,
                                                      judge);
  };
  CHECK(list()->groups.size() == 1);
  cluster.on("ListGroups").once().edit<ListGroupsResponse>([](auto& reply) {
    reply.error_code = ErrorCode::coordinator_load_in_progress;
  });
  CHECK(list()->groups.size() == 1);
  cluster.on("ListGroups").edit<ListGroupsResponse>([](auto& reply) {
    reply.error_code = ErrorCode::cluster_authorization_failed;
  });
  const auto denied = list();
  REQUIRE_FALSE(denied);
  CHECK(denied.error().code == "NOT_AUTHORIZED");
  CHECK((denied.error().kind == ErrorKind::unauthorized));
  CHECK(denied.error().target == "groups");
}

TEST_CASE("the deadline ends a call that would be tried again") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1);
  cluster.model().topic("orders").at(0).offset_error = ErrorCode::offset_not_available;
  Client client = connect(cluster);
  REQUIRE(fetch_metadata(client, TopicChoice::none(), patient()));
  const Outcome out = ends_of(client, {{"orders", 0}}, Call::within(250ms));
  CHECK(out.code("orders:0") == "TIMEOUT");
}

} // namespace klamm::admin
