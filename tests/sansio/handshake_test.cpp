#include "handshake_parts.hpp"

#include <protocol/mirror/describe_cluster.hpp>

namespace klamm::sansio {

using protocol::ApiVersionsRequest;
using protocol::ApiVersionsResponse;
using protocol::ErrorCode;
using protocol::MetadataRequest;
using protocol::MetadataResponse;

namespace {

/// Error 35 in version 0, as a broker answers a version it does not know; with its range since Kafka 2.4.
protocol::Bytes unknown_version(std::int32_t correlation, std::optional<std::int16_t> highest) {
  ApiVersionsResponse refused;
  refused.error_code = ErrorCode::unsupported_version;
  if (highest) refused.api_keys = {{18, 0, *highest}};
  return reply(refused, 0, correlation);
}

HandshakeConfig of_broker_2() {
  HandshakeConfig out = config();
  out.cluster_id = "one";
  out.node_id = 2;
  return out;
}

} // namespace

TEST_CASE("a seed is asked for its versions, then for its cluster's id") {
  Handshake handshake(config());
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  CHECK(versions.header.api_version == 4);
  CHECK(versions.header.client_id == "klamm");
  CHECK(versions.request.client_software_name == "klamm");
  CHECK_FALSE(versions.request.client_software_version.empty());
  const auto metadata =
      read<MetadataRequest>(handshake.on_frame(reply(versions_up_to(4), 4, versions.header.correlation_id)));
  CHECK(metadata.header.api_version == 12);
  REQUIRE(metadata.request.topics);
  CHECK(metadata.request.topics->empty());
  CHECK_FALSE(metadata.request.allow_auto_topic_creation);
  CHECK_FALSE(handshake.proved());
  const auto done = handshake.on_frame(reply(metadata_of("one"), 12, metadata.header.correlation_id));
  CHECK(done.done());
  CHECK(handshake.proved());
  CHECK(handshake.versions().find(18) == ApiVersionTable::Range{18, 0, 4});
  const auto learned = handshake.take_metadata();
  REQUIRE(learned);
  CHECK(learned->cluster_id == "one");
  CHECK(learned->brokers.size() == 1);
}

TEST_CASE("no Metadata is asked for where a request will tell the cluster's id itself") {
  HandshakeConfig unproved = config();
  unproved.prove = false;
  Handshake handshake(unproved);
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  const auto ready = handshake.on_frame(reply(versions_up_to(4), 4, versions.header.correlation_id));
  CHECK(ready.done());
  CHECK_FALSE(handshake.proved());
  // A request that needs the proof asks for it then.
  const auto metadata = read<MetadataRequest>(handshake.prove("one"));
  CHECK(handshake.on_frame(reply(metadata_of("one"), 12, metadata.header.correlation_id)).done());
  CHECK(handshake.proved());
}

TEST_CASE("error 35 with a lower version: that one is asked") {
  for (const std::int16_t highest : {0, 1, 2, 3}) {
    Handshake handshake(config());
    const auto first = read<ApiVersionsRequest>(connected(handshake));
    const auto second =
        read<ApiVersionsRequest>(handshake.on_frame(unknown_version(first.header.correlation_id, highest)));
    CHECK(second.header.api_version == highest);
    CHECK(second.header.correlation_id != first.header.correlation_id);
    const auto metadata = read<MetadataRequest>(
        handshake.on_frame(reply(versions_up_to(highest), highest, second.header.correlation_id)));
    CHECK(handshake.on_frame(reply(metadata_of("one"), 12, metadata.header.correlation_id)).done());
  }
}

TEST_CASE("error 35 without a range, or with one that is not lower: version 0 is asked, and no other") {
  for (const std::optional<std::int16_t> highest :
       {std::optional<std::int16_t>(), std::optional<std::int16_t>(4), std::optional<std::int16_t>(9),
        std::optional<std::int16_t>(-3)}) {
    Handshake handshake(config());
    const auto first = read<ApiVersionsRequest>(connected(handshake));
    const auto second =
        read<ApiVersionsRequest>(handshake.on_frame(unknown_version(first.header.correlation_id, highest)));
    CHECK(second.header.api_version == 0);
    const auto third = handshake.on_frame(unknown_version(second.header.correlation_id, std::int16_t{0}));
    REQUIRE(third.error);
    CHECK(third.error->code == "BAD_HANDSHAKE");
  }
}

TEST_CASE("the versions asked for fall strictly: a broker cannot keep a client at it") {
  Handshake handshake(config());
  auto step = connected(handshake);
  int asked = 0;
  for (; !step.error; ++asked) {
    REQUIRE(asked < 10);
    const auto request = read<ApiVersionsRequest>(step);
    step = handshake.on_frame(unknown_version(request.header.correlation_id, std::int16_t{3}));
  }
  CHECK(asked == 3); // 4, 3, 0
}

TEST_CASE("a broker known to check the cluster itself is asked with version 5, and needs no Metadata") {
  HandshakeConfig five = of_broker_2();
  five.speaks_api_versions_5 = true;
  Handshake handshake(five);
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  CHECK(versions.header.api_version == 5);
  CHECK(versions.request.cluster_id == "one");
  CHECK(versions.request.node_id == 2);
  CHECK(handshake.on_frame(reply(versions_up_to(5), 5, versions.header.correlation_id)).done());
  CHECK(handshake.proved());
}

TEST_CASE("version 5 is never sent to a seed, nor where the cluster is not known") {
  for (const bool seed : {true, false}) {
    HandshakeConfig five = of_broker_2();
    five.speaks_api_versions_5 = true;
    if (seed)
      five.node_id.reset();
    else
      five.cluster_id.reset();
    Handshake handshake(five);
    CHECK(read<ApiVersionsRequest>(connected(handshake)).header.api_version == 4);
  }
}

TEST_CASE("a broker that turns out not to know version 5 proves its cluster by Metadata") {
  HandshakeConfig five = of_broker_2();
  five.speaks_api_versions_5 = true;
  Handshake handshake(five);
  const auto first = read<ApiVersionsRequest>(connected(handshake));
  const auto second = read<ApiVersionsRequest>(
      handshake.on_frame(unknown_version(first.header.correlation_id, std::int16_t{4})));
  CHECK(second.header.api_version == 4);
  read<MetadataRequest>(handshake.on_frame(reply(versions_up_to(4), 4, second.header.correlation_id)));
  CHECK_FALSE(handshake.proved());
}

TEST_CASE("another cluster is refused, and both ids are named") {
  Handshake handshake(of_broker_2());
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  const auto metadata =
      read<MetadataRequest>(handshake.on_frame(reply(versions_up_to(4), 4, versions.header.correlation_id)));
  const auto refused = handshake.on_frame(reply(metadata_of("two"), 12, metadata.header.correlation_id));
  REQUIRE(refused.error);
  CHECK(refused.error->code == "WRONG_CLUSTER");
  CHECK(refused.error->broker_id == 2);
  CHECK(refused.error->text.english().find("two") != std::string::npos);
  CHECK(refused.error->text.english().find("one") != std::string::npos);
  CHECK_FALSE(handshake.take_metadata());
}

TEST_CASE("a broker that itself says it is another is refused") {
  HandshakeConfig five = of_broker_2();
  five.speaks_api_versions_5 = true;
  Handshake handshake(five);
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  auto refusal = versions_up_to(5);
  refusal.error_code = ErrorCode::rebootstrap_required;
  const auto refused = handshake.on_frame(reply(refusal, 5, versions.header.correlation_id));
  REQUIRE(refused.error);
  CHECK(refused.error->code == "WRONG_CLUSTER");
}

TEST_CASE("a broker without a Metadata that names its cluster cannot be used") {
  Handshake handshake(config());
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  ApiVersionsResponse old;
  old.api_keys = {{3, 0, 1}, {18, 0, 0}};
  const auto step = handshake.on_frame(reply(old, 4, versions.header.correlation_id));
  REQUIRE(step.error);
  CHECK(step.error->code == "BAD_HANDSHAKE");
}

TEST_CASE("replies of the handshake are cut at every byte, and refused") {
  Handshake whole(config());
  const auto versions = read<ApiVersionsRequest>(connected(whole));
  const auto bytes = reply(versions_up_to(4), 4, versions.header.correlation_id);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    Handshake handshake(config());
    static_cast<void>(connected(handshake));
    const auto step = handshake.on_frame(std::span(bytes).first(size));
    REQUIRE(step.error);
    CHECK(step.error->code == "BAD_HANDSHAKE");
  }
}

TEST_CASE("surplus bytes, a wrong correlation id and Kafka's errors end the handshake") {
  const auto ends = [](const protocol::Bytes& bytes) {
    Handshake handshake(config());
    static_cast<void>(connected(handshake));
    const auto step = handshake.on_frame(bytes);
    return step.error && step.error->code == "BAD_HANDSHAKE";
  };
  auto surplus = reply(versions_up_to(4), 4, 0);
  surplus.push_back(std::byte{0});
  CHECK(ends(surplus));
  CHECK(ends(reply(versions_up_to(4), 4, 1)));
  auto failed = versions_up_to(4);
  failed.error_code = ErrorCode::invalid_request;
  CHECK(ends(reply(failed, 4, 0)));
}

namespace {

ApiVersionsResponse controller_versions() {
  ApiVersionsResponse out;
  out.api_keys = {{18, 0, 4}, {55, 0, 2}, {60, 0, 2}};
  return out;
}

protocol::DescribeClusterResponse controllers_of(const std::string& cluster) {
  protocol::DescribeClusterResponse out;
  out.endpoint_type = controller_endpoints;
  out.cluster_id = cluster;
  out.controller_id = 3001;
  out.brokers = {{3000, "kafka-0", 9093, std::nullopt, false}, {3001, "kafka-1", 9093, std::nullopt, false}};
  return out;
}

HandshakeConfig to_controllers() {
  HandshakeConfig out = config();
  out.controllers = true;
  return out;
}

} // namespace

TEST_CASE("a controller proves its cluster by DescribeCluster, and names the controllers") {
  Handshake handshake(to_controllers());
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  const auto asked = read<protocol::DescribeClusterRequest>(
      handshake.on_frame(reply(controller_versions(), 4, versions.header.correlation_id)));
  CHECK(asked.request.endpoint_type == controller_endpoints);
  CHECK(handshake.on_frame(reply(controllers_of("one"), 2, asked.header.correlation_id)).done());
  CHECK(handshake.proved());
  const auto learned = handshake.take_metadata();
  REQUIRE(learned);
  CHECK(learned->cluster_id == "one");
  CHECK(learned->controller_id == 3001);
  REQUIRE(learned->brokers.size() == 2);
  CHECK(learned->brokers[1].node_id == 3001);
  CHECK(learned->brokers[1].port == 9093);
}

TEST_CASE("controllers of another cluster are refused") {
  HandshakeConfig expects = to_controllers();
  expects.cluster_id = "two";
  Handshake handshake(expects);
  const auto versions = read<ApiVersionsRequest>(connected(handshake));
  const auto asked = read<protocol::DescribeClusterRequest>(
      handshake.on_frame(reply(controller_versions(), 4, versions.header.correlation_id)));
  const auto refused = handshake.on_frame(reply(controllers_of("one"), 2, asked.header.correlation_id));
  REQUIRE(refused.error);
  CHECK(refused.error->code == "WRONG_CLUSTER");
  CHECK_FALSE(handshake.take_metadata());
}

TEST_CASE("a broker among controllers, and a controller among brokers, are told apart") {
  Handshake to_broker(to_controllers());
  auto versions = read<ApiVersionsRequest>(connected(to_broker));
  ApiVersionsResponse broker = controller_versions();
  broker.api_keys.push_back({3, 0, 12});
  const auto asked = read<protocol::DescribeClusterRequest>(
      to_broker.on_frame(reply(broker, 4, versions.header.correlation_id)));
  protocol::DescribeClusterResponse mismatched;
  mismatched.error_code = protocol::ErrorCode::mismatched_endpoint_type;
  const auto refused = to_broker.on_frame(reply(mismatched, 2, asked.header.correlation_id));
  REQUIRE(refused.error);
  CHECK(refused.error->code == "NOT_A_CONTROLLER");
  CHECK(refused.error->kind == ErrorKind::usage);

  Handshake to_controller(config());
  versions = read<ApiVersionsRequest>(connected(to_controller));
  const auto told = to_controller.on_frame(reply(controller_versions(), 4, versions.header.correlation_id));
  REQUIRE(told.error);
  CHECK(told.error->code == "IS_A_CONTROLLER");

  Handshake too_old(to_controllers()); // before Kafka 3.7
  versions = read<ApiVersionsRequest>(connected(too_old));
  ApiVersionsResponse old;
  old.api_keys = {{18, 0, 3}, {55, 0, 1}};
  CHECK(too_old.on_frame(reply(old, 4, versions.header.correlation_id)).error->code == "BAD_HANDSHAKE");
}

} // namespace klamm::sansio
