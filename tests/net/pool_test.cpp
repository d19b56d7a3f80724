#include "asking.hpp"

#include <protocol/api.hpp>

#include <set>

namespace klamm::net {

namespace {

/// Sends as many requests at once and gives the codes of their replies.
std::multiset<std::string> ask_many(Client& client, std::int32_t node, int count, const Call& call) {
  Scatter scatter(client.core(), call);
  for (int i = 0; i < count; ++i) scatter.send(node, static_cast<std::uint64_t>(i), list_groups(client));
  std::multiset<std::string> out;
  while (const auto reply = scatter.next()) out.insert(code(*reply));
  return out;
}

Call in_background() {
  Call call = patient();
  call.call_class = CallClass::background;
  return call;
}

} // namespace

TEST_CASE("at most three connections a broker, one request in flight on each") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").hold();
  Scatter scatter(client.core(), patient());
  for (std::uint64_t i = 0; i < 20; ++i) scatter.send(1, i, list_groups(client));
  CHECK(cluster.wait_for("ListGroups", 3));
  // A fourth would have to come before the first reply: ask for what takes as long.
  CHECK(cluster.requests("ListGroups") == 3);
  for (int done = 0; done < 20; ++done) {
    CHECK(cluster.wait_for("ListGroups", std::min(20, done + 1)));
    cluster.release();
    if (!scatter.next()) break;
  }
  CHECK(cluster.server(1).most_open_connections() == 3);
}

TEST_CASE("background calls leave a connection to interactive ones") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").times(2).hold();
  Scatter background(client.core(), in_background());
  for (std::uint64_t i = 0; i < 5; ++i) background.send(1, i, list_groups(client));
  CHECK(cluster.wait_for("ListGroups", 2));
  CHECK(code(ask_once(client, 1)) == "ok");
  CHECK(cluster.requests("ListGroups") == 3); // the interactive one, none of the other three
  cluster.release();
  int answered = 0;
  while (const auto reply = background.next()) answered += code(*reply) == "ok" ? 1 : 0;
  CHECK(answered == 5);
}

TEST_CASE("a connection is used again") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  for (int i = 0; i < 10; ++i) CHECK(code(ask_once(client, 1)) == "ok");
  CHECK(cluster.server(1).accepted() == 1);
  CHECK(cluster.setup_requests("ApiVersions") == 1);
}

TEST_CASE("many requests to many brokers, all answered") {
  ScriptedCluster cluster(5);
  Client client = connect(cluster);
  learn(client);
  for (std::int32_t id = 1; id <= 5; ++id) {
    const auto codes = ask_many(client, id, 40, patient());
    CHECK(codes.count("ok") == 40);
    CHECK(cluster.server(id).most_open_connections() <= 3);
    CHECK(cluster.requests("ListGroups", id) == 40);
  }
}

TEST_CASE("a broker that takes no second connection serves by its first, and is not stormed") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ApiVersions").close();
  cluster.on("ListGroups").delay(100ms);
  const auto codes = ask_many(client, 1, 6, patient());
  CHECK(codes.count("ok") == 6);
  CHECK(cluster.server(1).accepted() <= 10);
}

TEST_CASE("a broker that asks to be left alone is left alone") {
  ScriptedCluster cluster(2);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").broker(2).once().edit<protocol::ListGroupsResponse>([](auto& reply) {
    reply.throttle_time_ms = 3'600'000;
  });
  const Reply first = ask_once(client, 2);
  REQUIRE(admin::decode_reply<protocol::ListGroupsResponse>(client.core(), first));
  const Reply second = ask_once(client, 2, Call::within(200ms));
  CHECK(code(second) == "TIMEOUT");
  CHECK(says(second, "throttles this client"));
  CHECK_FALSE(second.written);
  CHECK(cluster.requests("ListGroups", 2) == 1);
  CHECK(code(ask_once(client, 1)) == "ok"); // the others are not concerned
}

TEST_CASE("a short throttle is waited for") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().edit<protocol::ListGroupsResponse>([](auto& reply) {
    reply.throttle_time_ms = 300;
  });
  const auto before = Clock::now();
  REQUIRE(admin::decode_reply<protocol::ListGroupsResponse>(client.core(), ask_once(client, 1)));
  CHECK(code(ask_once(client, 1)) == "ok");
  CHECK((Clock::now() - before >= 300ms));
}

TEST_CASE("before KIP-219 the broker itself holds back: the client does not") {
  ScriptedCluster cluster(1);
  cluster.model().broker(1).versions = testing::with(testing::newest_versions(), "ListGroups", 0, 1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().edit<protocol::ListGroupsResponse>([](auto& reply) {
    reply.throttle_time_ms = 3'600'000;
  });
  REQUIRE(admin::decode_reply<protocol::ListGroupsResponse>(client.core(), ask_once(client, 1)));
  CHECK(code(ask_once(client, 1)) == "ok");
}

TEST_CASE("a read-only client sends nothing that is not on the list of reads") {
  ScriptedCluster cluster(1);
  ClientConfig config;
  config.read_only = true;
  Client client = connect(cluster, std::move(config));
  learn(client);
  CHECK(code(ask_once(client, 1)) == "ok");
  // Every change that Klamm speaks, and keys that it does not: of brokers' voters, of records, of tomorrow.
  std::vector<std::int16_t> keys{0, 58, 93, 94, 0x7fff};
  for (const auto& api : protocol::apis()) {
    if (api.mutates) keys.push_back(api.key);
  }
  CHECK(keys.size() > 20);
  cluster.forget_requests();
  for (const std::int16_t key : keys) {
    CAPTURE(key);
    Scatter scatter(client.core(), patient());
    scatter.send(1, 1, [key](const auto&, std::int32_t) -> Result<Outgoing> {
      return Outgoing{key, 0, std::vector<std::byte>(16)};
    });
    const auto reply = scatter.next();
    REQUIRE(reply);
    CHECK(code(*reply) == "READ_ONLY");
    CHECK_FALSE(reply->written);
  }
  CHECK(cluster.requests() == 0);
  CHECK(cluster.bad_requests().empty());
}

} // namespace klamm::net
