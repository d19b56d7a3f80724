#include "asking.hpp"

#include <admin/call/driver.hpp>
#include <protocol/mirror/api_versions.hpp>

namespace klamm::net {

namespace {

using protocol::ListGroupsRequest;
using protocol::ListGroupsResponse;

/// ListGroups as the admin layer asks for it.
Result<ListGroupsResponse> list(Client& client, std::int32_t node = 1) {
  return admin::ask<ListGroupsRequest, ListGroupsResponse>(
      client, patient(), node, "groups", [](std::int16_t) { return ListGroupsRequest{}; },
      [](const ListGroupsResponse& reply, const Reply&) {
        return admin::Verdict{reply.error_code, {}};
      });
}

std::string code(const Result<ListGroupsResponse>& result) {
  return result ? "ok" : result.error().code;
}

/// What a client makes of a ListGroups reply whose body, behind header and throttle time, was changed.
std::string after(std::function<void(protocol::Bytes&)> change) {
  ScriptedCluster cluster(1);
  cluster.model().add_group("billing");
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").once().mangle(std::move(change));
  const std::string out = code(list(client));
  CHECK(code(list(client)) == "ok");
  return out;
}

// A ListGroups v5 reply: length 4, correlation id 4, tags 1, throttle 4, error 2, count 1, groups.
constexpr std::size_t error_at = 13;
constexpr std::size_t count_at = 15;
constexpr std::size_t first_string_at = 16;

} // namespace

TEST_CASE("a broker that lies about its versions is asked nothing it does not understand") {
  struct Lie {
    std::int16_t min;
    std::int16_t max;
    const char* code;
  };
  for (const Lie& lie : {Lie{5, 0, "UNSUPPORTED_VERSION"}, Lie{6, 9, "UNSUPPORTED_VERSION"},
                         Lie{-7, -1, "UNSUPPORTED_VERSION"}, Lie{-7, 32767, "ok"}, Lie{0, 5, "ok"}}) {
    CAPTURE(lie.min);
    CAPTURE(lie.max);
    ScriptedCluster cluster(1);
    cluster.model().broker(1).versions =
        testing::with(testing::newest_versions(), "ListGroups", lie.min, lie.max);
    Client client = connect(cluster);
    learn(client);
    CHECK(code(list(client)) == lie.code);
    CHECK(cluster.bad_requests().empty());
  }
}

TEST_CASE("an API the broker does not offer is told with the Kafka release that has it") {
  ScriptedCluster cluster(1);
  cluster.model().broker(1).versions = testing::without(testing::newest_versions(), "ListGroups");
  Client client = connect(cluster);
  learn(client);
  const auto result = list(client);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == "UNSUPPORTED_VERSION");
  CHECK(result.error().text.english().find("ListGroups") != std::string::npos);
  CHECK(result.error().text.english().find("0.9") != std::string::npos);
  CHECK(cluster.requests("ListGroups") == 0);
}

TEST_CASE("odd keys in a broker's table do no harm") {
  ScriptedCluster cluster(1);
  cluster.on("ApiVersions").edit<protocol::ApiVersionsResponse>([](auto& reply) {
    reply.api_keys.push_back({32767, 0, 32767});
    reply.api_keys.push_back({-32768, 3, 1});
  });
  Client client = connect(cluster);
  learn(client);
  CHECK(code(list(client)) == "ok");
}

TEST_CASE("counts, lengths and nulls that cannot be are a bad reply") {
  const auto count = [](std::initializer_list<unsigned> varint) {
    return [bytes = std::vector<unsigned>(varint)](protocol::Bytes& frame) {
      // The length stays: the count claims what the frame does not hold.
      for (std::size_t i = 0; i < bytes.size(); ++i)
        frame.at(count_at + i) = static_cast<std::byte>(bytes[i]);
    };
  };
  CHECK(after(count({0xff, 0xff, 0xff, 0xff, 0x0f})) == "BAD_REPLY"); // 2^32 - 1
  CHECK(after(count({0xff, 0xff, 0xff, 0xff, 0xff})) == "BAD_REPLY"); // no end
  CHECK(after(count({0x7f})) == "BAD_REPLY");
  CHECK(after(count({0x00})) == "BAD_REPLY"); // null where none may be
  CHECK(after([](auto& frame) { frame.at(first_string_at) = std::byte{0}; }) == "BAD_REPLY");
  CHECK(after([](auto& frame) { frame.at(first_string_at) = std::byte{0x7f}; }) == "BAD_REPLY");
}

TEST_CASE("an error code nobody knows is shown by its number") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  learn(client);
  cluster.on("ListGroups").mangle([](protocol::Bytes& frame) {
    frame.at(error_at) = std::byte{0x30};
    frame.at(error_at + 1) = std::byte{0x39};
  });
  const auto result = list(client);
  REQUIRE_FALSE(result);
  CHECK(result.error().text.english().find("12345") != std::string::npos);
}

TEST_CASE("the same broker listed twice is not believed") {
  ScriptedCluster cluster(1);
  cluster.on("Metadata").edit<protocol::MetadataResponse>([](auto& reply) {
    reply.brokers.push_back(reply.brokers.front());
  });
  Client client = connect(cluster);
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::all(), patient());
  REQUIRE_FALSE(metadata);
  CHECK(metadata.error().code == "BAD_REPLY");
  CHECK(client.core().nodes().empty());
}

} // namespace klamm::net
