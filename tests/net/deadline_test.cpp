#include "asking.hpp"

#include <protocol/messages/create_topics.hpp>

#include <thread>

namespace klamm::net {

TEST_CASE("a broker that does not answer in time is named, and its late reply is dropped") {
  ScriptedCluster cluster(2);
  Client client = connect(cluster);
  learn(client);
  CHECK(code(ask_once(client, 2)) == "ok");
  cluster.on("ListGroups").broker(2).once().hold();
  const Reply late = ask_once(client, 2, Call::within(1s));
  CHECK(code(late) == "TIMEOUT");
  CHECK((late.error->kind == ErrorKind::no_answer));
  CHECK(late.error->broker_id == 2);
  CHECK(says(late, "broker 2"));
  CHECK(late.written);
  cluster.release();
  CHECK(code(ask_once(client, 2)) == "ok");
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("a reply that stalls after its length or in its middle times out") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  for (const std::size_t bytes : {0, 4, 9}) {
    cluster.on("ListGroups").once().stall(bytes);
    CHECK(code(ask_once(client, 1, Call::within(200ms))) == "TIMEOUT");
    CHECK(code(ask_once(client, 1)) == "ok"); // on another connection
  }
}

TEST_CASE("a deadline that has passed sends nothing") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.pause(1);
  const Reply reply = ask_once(client, 1, Call::within(-1s));
  CHECK(code(reply) == "TIMEOUT");
  cluster.resume(1);
}

TEST_CASE("a half-open broker: connections are accepted, nothing is answered") {
  ScriptedCluster cluster(2);
  Client client = connect(cluster, {1});
  learn(client);
  cluster.pause(2);
  const Reply reply = ask_once(client, 2, Call::within(1s));
  CHECK(code(reply) == "TIMEOUT");
  CHECK(reply.error->broker_id == 2);
  CHECK(says(reply, "broker 2"));
  CHECK(says(reply, "accepted the connection but does not complete Kafka's handshake"));
  CHECK_FALSE(reply.written);
  CHECK(code(ask_once(client, 1)) == "ok");
  cluster.resume(2);
  CHECK(code(ask_once(client, 2)) == "ok");
}

TEST_CASE("a read that any broker may answer is not left with a silent one") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster);
  learn(client);
  for (const std::int32_t broker : {1, 2, 3}) CHECK(code(ask_once(client, broker)) == "ok");
  // Of equals the first is asked.
  SUBCASE("another answers") {
    cluster.pause(1);
    const Reply reply = ask_once(client, any_node, Call::within(20s));
    CHECK(code(reply) == "ok");
    CHECK(reply.node != 1);
    cluster.resume(1);
  }
  SUBCASE("where the others are away it is asked again") {
    cluster.on("ListGroups").broker(1).once().drop();
    cluster.stop(2);
    cluster.stop(3);
    const Reply reply = ask_once(client, any_node, Call::within(20s));
    CHECK(code(reply) == "ok");
    CHECK(reply.node == 1);
  }
  SUBCASE("a change is") {
    cluster.on("CreateTopics").drop();
    Scatter scatter(client.core(), Call::within(2s));
    scatter.send(any_node, 1, admin::encoder<protocol::CreateTopicsRequest>(client.core(), [](std::int16_t) {
                   return protocol::CreateTopicsRequest{};
                 }));
    const auto reply = scatter.next();
    REQUIRE(reply);
    CHECK(code(*reply) == "TIMEOUT");
    CHECK(reply->written);
    CHECK(cluster.requests("CreateTopics") == 1);
  }
}

TEST_CASE("one that was slow may answer still when another has been asked") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster);
  learn(client);
  CHECK(code(ask_once(client, 1)) == "ok");
  for (const std::int32_t broker : {2, 3}) cluster.pause(broker);
  cluster.on("ListGroups").broker(1).once().hold();
  cluster.on("ListGroups").broker(1).drop();
  std::thread later([&cluster] {
    const auto asked = [&cluster] { return cluster.server(2).accepted() + cluster.server(3).accepted() > 0; };
    for (int i = 0; i < 1500 && !asked(); ++i) std::this_thread::sleep_for(10ms);
    CHECK(asked());
    cluster.release();
  });
  const Reply reply = ask_once(client, any_node, Call::within(20s));
  later.join();
  CHECK(code(reply) == "ok");
  CHECK(reply.node == 1);
  for (const std::int32_t broker : {2, 3}) cluster.resume(broker);
}

TEST_CASE("nor is it with one that does not let it in, where the others were slow") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster);
  learn(client);
  for (const std::int32_t broker : {1, 2}) CHECK(code(ask_once(client, broker)) == "ok");
  cluster.pause(3);
  for (const std::int32_t broker : {1, 2}) cluster.on("ListGroups").broker(broker).once().drop();
  const Reply reply = ask_once(client, any_node, Call::within(20s));
  CHECK(code(reply) == "ok");
  CHECK(reply.node != 3);
  cluster.resume(3);
}

TEST_CASE("another thread cancels") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().hold();
  const Call call = patient();
  std::thread other([&] {
    CHECK(cluster.wait_for("ListGroups", 1));
    Cancel(call.cancel).request();
  });
  const Reply reply = ask_once(client, 1, call);
  other.join();
  CHECK(code(reply) == "CANCELLED");
  CHECK((reply.error->kind == ErrorKind::cancelled));
  CHECK(reply.written);
  cluster.release();
  CHECK(code(ask_once(client, 1)) == "ok");
}

TEST_CASE("a call cancelled before it began") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const Call call = patient();
  Cancel(call.cancel).request();
  CHECK(code(ask_once(client, any_node, call)) == "CANCELLED");
}

TEST_CASE("a client destroyed while calls wait fails them") {
  ScriptedCluster cluster(1);
  auto client = std::make_unique<Client>(connect(cluster));
  learn(*client);
  cluster.on("ListGroups").hold();
  std::vector<std::thread> waiting;
  std::vector<std::string> codes(5); // three under way, two in the queue
  for (std::string& seen : codes) {
    waiting.emplace_back([&seen, core = client->core().shared_from_this()] {
      Scatter scatter(*core, patient());
      scatter.send(1, 1, [core](const auto& versions, std::int32_t correlation) {
        return admin::encoder<protocol::ListGroupsRequest>(
            *core, [](std::int16_t) { return protocol::ListGroupsRequest{}; })(versions, correlation);
      });
      const auto reply = scatter.next();
      seen = reply ? code(*reply) : "none";
    });
  }
  CHECK(cluster.wait_for("ListGroups", 3));
  client.reset();
  for (auto& thread : waiting) thread.join();
  for (const std::string& seen : codes) CHECK(seen == "CLIENT_CLOSED");
}

TEST_CASE("a client destroyed before a request's time came fails it") {
  ScriptedCluster cluster(1);
  auto client = std::make_unique<Client>(connect(cluster));
  learn(*client);
  const Call call = patient();
  Scatter scatter(client->core(), call);
  scatter.send(1, 7, list_groups(*client), 50s);
  client.reset();
  Cancel(call.cancel).request(); // were there no answer, the call would end CANCELLED
  const auto reply = scatter.next();
  REQUIRE(reply);
  CHECK(reply->tag == 7);
  CHECK(reply->node == 1);
  CHECK(code(*reply) == "CLIENT_CLOSED");
}

TEST_CASE("a request to a client that was destroyed fails") {
  ScriptedCluster cluster(1);
  auto client = std::make_unique<Client>(connect(cluster));
  const Call call = patient();
  Scatter scatter(client->core(), call);
  const auto make = list_groups(*client);
  client.reset();
  scatter.send(1, 7, make);
  Cancel(call.cancel).request();
  const auto reply = scatter.next();
  REQUIRE(reply);
  CHECK(code(*reply) == "CLIENT_CLOSED");
}

TEST_CASE("replies that come after their call are nobody's") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().hold();
  {
    Scatter abandoned(client.core(), patient());
    abandoned.send(1, 1, list_groups(client));
    CHECK(cluster.wait_for("ListGroups", 1));
  }
  cluster.release();
  CHECK(code(ask_once(client, 1)) == "ok");
}

} // namespace klamm::net
