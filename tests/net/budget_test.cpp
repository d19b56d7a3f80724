#include "asking.hpp"

#include <protocol/messages/find_coordinator.hpp>

#include <thread>

namespace klamm::net {

namespace {

constexpr std::size_t limit = std::size_t{300} << 10U;
/// What a connection may take before it is known that a frame is under way.
constexpr std::size_t first_read = std::size_t{16} << 10U;

/// Three brokers whose ListGroups replies are about 100 KiB each.
void fill(ScriptedCluster& cluster) {
  for (int i = 0; i < 1500; ++i)
    cluster.model().add_group("group-" + std::to_string(i) + std::string(180, 'x'));
}

ClientConfig small_budget() {
  ClientConfig config;
  config.most_reply_bytes = limit;
  return config;
}

/// Waits until a reply had to wait for room; false after 20 seconds.
bool had_to_wait(Client& client) {
  for (int i = 0; i < 2000 && client.core().held_replies()->waits() == 0; ++i)
    std::this_thread::sleep_for(10ms);
  return client.core().held_replies()->waits() > 0;
}

} // namespace

TEST_CASE("replies nobody takes fill the client's budget; the others wait, and come as room is made") {
  ScriptedCluster cluster(3);
  fill(cluster);
  Client client = connect(cluster, small_budget());
  learn(client);
  const std::size_t reply = ask_once(client, 1).frame.size();
  REQUIRE(reply > limit / 4);
  REQUIRE(reply < limit / 2);
  constexpr std::uint64_t count = 9;
  Scatter scatter(client.core(), patient());
  for (std::uint64_t tag = 0; tag < count; ++tag)
    scatter.send(static_cast<std::int32_t>(tag % 3 + 1), tag, list_groups(client));
  REQUIRE(had_to_wait(client));
  std::uint64_t good = 0;
  while (const auto next = scatter.next()) {
    CHECK(client.core().held_replies()->held() <= limit + 9 * first_read);
    CHECK(code(*next) == "ok");
    good += next->error ? 0 : 1;
  }
  CHECK(good == count);
  CHECK(client.core().held_replies()->held() == 0);
}

TEST_CASE("a reply that waits for room to its deadline says so, and the client goes on") {
  ScriptedCluster cluster(3);
  fill(cluster);
  Client client = connect(cluster, small_budget());
  learn(client);
  {
    Scatter hoarder(client.core(), patient());
    for (std::uint64_t tag = 0; tag < 6; ++tag)
      hoarder.send(static_cast<std::int32_t>(tag % 3 + 1), tag, list_groups(client));
    REQUIRE(had_to_wait(client));
    const Reply late = ask_once(client, 1, Call::within(300ms));
    CHECK(code(late) == "TIMEOUT");
    // It had its own reply wait, or waited behind those of the hoarder that do.
    CHECK((says(late, "unread replies") || says(late, "busy")));
  }
  // What was abandoned is held no longer.
  CHECK(code(ask_once(client, 1)) == "ok");
  CHECK(code(ask_once(client, 2)) == "ok");
}

TEST_CASE("a reply larger than one read is counted and given back whole") {
  ScriptedCluster cluster(1);
  fill(cluster);
  Client client = connect(cluster);
  learn(client);
  const auto& held = *client.core().held_replies();
  for (const std::size_t cut : {std::size_t{0}, std::size_t{20'000}, std::size_t{200'000}}) {
    CAPTURE(cut);
    cluster.on("ListGroups").once().cut(cut);
    CHECK(code(ask_once(client, 1)) == "CONNECTION_LOST");
    CHECK(code(ask_once(client, 1)) == "ok");
    CHECK(held.held() == 0);
  }
  CHECK(held.waits() == 0);
}

TEST_CASE("a coordinator's reply and a handshake's over a mebibyte are refused") {
  const auto announce = [](std::size_t bytes) {
    return [bytes](protocol::Bytes& frame) {
      for (std::size_t i = 0; i < 4; ++i) frame[i] = static_cast<std::byte>(bytes >> 8 * (3 - i));
    };
  };
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  const auto find = [&client](const Call& call) {
    Scatter scatter(client.core(), call);
    scatter.send(1, 1,
                 admin::encoder<protocol::FindCoordinatorRequest>(
                     client.core(),
                     [](std::int16_t) {
                       protocol::FindCoordinatorRequest request;
                       request.coordinator_keys = {"billing"};
                       return request;
                     },
                     4));
    return std::move(*scatter.next());
  };
  cluster.on("FindCoordinator").once().mangle(announce(mebibyte + 1));
  const Reply refused = find(patient());
  CHECK(code(refused) == "BAD_FRAME");
  CHECK(says(refused, "limit is 1 MiB"));
  cluster.on("FindCoordinator").once().mangle(announce(mebibyte));
  CHECK(code(find(Call::within(300ms))) == "TIMEOUT"); // believed: the rest is waited for
  cluster.on("ListGroups").once().mangle(announce(mebibyte + 1));
  CHECK(code(ask_once(client, 1, Call::within(300ms))) == "TIMEOUT");

  ScriptedCluster stranger(1);
  stranger.on("ApiVersions").mangle(announce(mebibyte + 1));
  Client other = connect(stranger);
  CHECK(code(ask_once(other, any_node)) == "NOT_KAFKA");
}

TEST_CASE("the proof of a cluster's id over a mebibyte is refused, on a connection in use too") {
  for (const bool used : {false, true}) {
    CAPTURE(used);
    ScriptedCluster cluster(1);
    cluster.model().broker(1).versions = testing::kafka_3_9_versions();
    auto& proof = used ? cluster.on("Metadata").nth(2) : cluster.on("Metadata").in_setup();
    proof.edit<protocol::MetadataResponse>([](auto& reply) {
      for (std::int32_t id = 2; id < 9'000; ++id)
        reply.brokers.push_back({id, std::string(200, 'h'), 9092, {}});
    });
    Client client = connect(cluster);
    if (used) { // a reply of any length, which nobody takes as a proof
      Scatter scatter(client.core(), patient());
      scatter.send(any_node, 1, admin::encoder<protocol::MetadataRequest>(client.core(), [](std::int16_t) {
                     protocol::MetadataRequest all;
                     all.topics.reset();
                     return all;
                   }));
      REQUIRE(code(*scatter.next()) == "ok");
    }
    const Reply reply = ask_once(client, any_node);
    CHECK(code(reply) == "BAD_FRAME");
    CHECK(says(reply, "limit is 1 MiB"));
    CHECK_FALSE(client.cluster_id());
  }
}

} // namespace klamm::net
