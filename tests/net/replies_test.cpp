#include "asking.hpp"

#include <algorithm>

namespace klamm::net {

namespace {

/// The size of the reply to the request these tests send, its length field included.
std::size_t reply_size(ScriptedCluster& cluster) {
  Client client = connect(cluster);
  learn(client);
  const Reply reply = ask_once(client, 1);
  REQUIRE_FALSE(reply.error);
  return reply.frame.size();
}

} // namespace

TEST_CASE("a reply cut at every byte is a lost connection, and the next request works") {
  ScriptedCluster cluster(1);
  cluster.model().add_group("billing");
  const std::size_t size = reply_size(cluster);
  REQUIRE(size > 20);
  Client client = connect(cluster);
  learn(client);
  for (std::size_t cut = 0; cut < size; ++cut) {
    CAPTURE(cut);
    cluster.on("ListGroups").once().cut(cut);
    const Reply reply = ask_once(client, 1);
    CHECK(code(reply) == "CONNECTION_LOST");
    CHECK(reply.error->broker_id == 1);
    CHECK(reply.written);
    CHECK(code(ask_once(client, 1)) == "ok");
  }
}

TEST_CASE("a whole reply that is not the one awaited ends the connection, not the client") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  const auto refused = [&](std::function<void(protocol::Bytes&)> change) {
    cluster.on("ListGroups").once().mangle(std::move(change));
    Reply reply = ask_once(client, 1);
    CHECK(code(ask_once(client, 1)) == "ok");
    return reply;
  };
  const Reply correlation = refused([](auto& frame) { frame[7] ^= std::byte{1}; });
  CHECK(code(correlation) == "BAD_FRAME");
  CHECK(says(correlation, "correlation id"));
  CHECK(says(correlation, "16")); // the API
  const Reply surplus = refused([](auto& frame) { frame.push_back(std::byte{0}); });
  CHECK(code(surplus) == "BAD_FRAME");
  for (const unsigned first : {0x7fU, 0xffU, 0x80U}) {
    const Reply absurd = refused([first](auto& frame) { frame[0] = static_cast<std::byte>(first); });
    CHECK(code(absurd) == "BAD_FRAME");
    CHECK(says(absurd, "100 MiB"));
  }
  const Reply empty = refused([](auto& frame) { std::fill_n(frame.begin(), 4, std::byte{0}); });
  CHECK(code(empty) == "BAD_FRAME");
}

TEST_CASE("surplus bytes inside a reply are told with API, version and offset") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().mangle([](protocol::Bytes& frame) {
    frame.push_back(std::byte{0});
    ++reinterpret_cast<unsigned char&>(frame[3]);
  });
  const Reply reply = ask_once(client, 1);
  CHECK(code(reply) == "ok");
  const auto decoded = admin::decode_reply<protocol::ListGroupsResponse>(client.core(), reply);
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().code == "BAD_REPLY");
  const std::string sentence = decoded.error().text.english();
  CHECK(sentence.find("ListGroups v5") != std::string::npos);
  CHECK(sentence.find("at byte " + std::to_string(reply.frame.size() - 1)) != std::string::npos);
}

TEST_CASE("a bit flipped in any byte of a reply gives an answer or an error, never a crash") {
  ScriptedCluster cluster(1);
  cluster.model().add_group("billing");
  const std::size_t size = reply_size(cluster);
  Client client = connect(cluster);
  learn(client);
  for (std::size_t at = 8; at < size; ++at) {
    CAPTURE(at);
    cluster.on("ListGroups").once().corrupt(at);
    const Reply reply = ask_once(client, 1);
    if (reply.error) continue;
    // Not by decode_reply, which would obey a throttle of weeks.
    const auto decoded = protocol::decode_response<protocol::ListGroupsResponse>(reply.body(), reply.version);
    CHECK((decoded || decoded.error().offset <= reply.frame.size()));
  }
  CHECK(code(ask_once(client, 1)) == "ok");
}

TEST_CASE("a reply nobody asked for ends the connection") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().mangle([](protocol::Bytes& frame) {
    const auto twice = frame;
    frame.insert(frame.end(), twice.begin(), twice.end());
  });
  // Whether the second copy came with the first or behind it.
  const std::string first = code(ask_once(client, 1));
  CHECK((first == "ok" || first == "BAD_FRAME"));
  const Reply next = ask_once(client, 1);
  CHECK((code(next) == "ok" || code(next) == "CONNECTION_LOST" || code(next) == "BAD_FRAME"));
  CHECK(code(ask_once(client, 1)) == "ok");
}

TEST_CASE("a connection the broker closed while it was idle is replaced") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  CHECK(code(ask_once(client, 1)) == "ok");
  const int before = cluster.server(1).accepted();
  cluster.drop_connections(1);
  // The client may hear of the close only after it wrote.
  const std::string first = code(ask_once(client, 1));
  CHECK((first == "ok" || first == "CONNECTION_LOST"));
  CHECK(code(ask_once(client, 1)) == "ok");
  CHECK(cluster.server(1).accepted() > before);
}

} // namespace klamm::net
