#include "asking.hpp"

#include <admin/call/driver.hpp>
#include <protocol/mirror/list_groups.hpp>

#include <vector>

namespace klamm::net {

namespace {

using protocol::ErrorCode;
using protocol::ListGroupsRequest;
using protocol::ListGroupsResponse;

/// So many keys, each a request of its own to broker 1, driven to their ends. How many were answered.
int drive_keys(Client& client, int count, const Call& call) {
  int answered = 0;
  admin::Spec<int, ListGroupsRequest, ListGroupsResponse> spec;
  spec.most = 1;
  spec.make = [](std::span<const int>, int, std::int16_t) { return ListGroupsRequest{}; };
  spec.take = [&](std::span<const int>, int, const Reply&, ListGroupsResponse& reply,
                  std::span<admin::Verdict> verdicts) {
    verdicts.front().code = reply.error_code;
    answered += reply.error_code == ErrorCode::none ? 1 : 0;
  };
  spec.failed = [](int, const Error&) {};
  spec.name = [](int) { return std::string("key"); };
  std::vector<admin::Keyed<int>> keys;
  for (int key = 0; key < count; ++key) keys.push_back({key, 1, 0, 0, 0});
  admin::drive(client, call, std::move(keys), spec);
  return answered;
}

/// Twenty in any second of a call that lasts a little less than two.
constexpr auto two_windows = 1900ms;
constexpr int most_in_two_windows = 40;

} // namespace

TEST_CASE("a broker that errs again and again is asked twenty times a second, however many keys wait") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").edit<ListGroupsResponse>([](auto& reply) {
    reply.error_code = ErrorCode::coordinator_load_in_progress;
  });
  CHECK(drive_keys(client, 400, Call::within(two_windows)) == 0);
  CHECK(cluster.requests("ListGroups") > 1);
  CHECK(cluster.requests("ListGroups") <= most_in_two_windows);
}

TEST_CASE("a broker that loses every connection is connected to and asked no faster") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  const int before = cluster.server(1).accepted();
  cluster.on("ListGroups").close();
  CHECK(drive_keys(client, 400, Call::within(two_windows)) == 0);
  const int connects = cluster.server(1).accepted() - before;
  CHECK(cluster.requests("ListGroups") > 1);
  CHECK(cluster.requests("ListGroups") <= most_in_two_windows);
  CHECK(connects <= most_in_two_windows);
}

TEST_CASE("a broker that answers well is not held back") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  CHECK(drive_keys(client, 2000, patient()) == 2000);
  // Errors that are final are answers too.
  cluster.on("ListGroups").edit<ListGroupsResponse>([](auto& reply) {
    reply.error_code = ErrorCode::cluster_authorization_failed;
  });
  cluster.forget_requests();
  CHECK(drive_keys(client, 2000, patient()) == 0);
  CHECK(cluster.requests("ListGroups") == 2000);
}

TEST_CASE("a request held back to its deadline says why") {
  const auto count_held_back = [] {
    ScriptedCluster cluster(1);
    Client client = connect(cluster);
    learn(client);
    cluster.on("ListGroups").times(30).edit<ListGroupsResponse>([](auto& reply) {
      reply.error_code = ErrorCode::coordinator_load_in_progress;
    });
    Scatter scatter(client.core(), Call::within(900ms));
    for (std::uint64_t tag = 0; tag < 25; ++tag) scatter.send(1, tag, list_groups(client));
    int held_back = 0;
    while (const auto reply = scatter.next()) {
      scatter.erred();
      if (reply->error && says(*reply, "klamm sends it at most 20 requests a second")) {
        CHECK(code(*reply) == "TIMEOUT");
        CHECK_FALSE(reply->written);
        ++held_back;
      }
    }
    return held_back;
  };
  // A machine that stands still may not get to the twentieth in this time.
  int held_back = 0;
  for (int attempt = 0; attempt < 5 && held_back < 5; ++attempt) held_back = count_held_back();
  CHECK(held_back >= 5);
}

} // namespace klamm::net
