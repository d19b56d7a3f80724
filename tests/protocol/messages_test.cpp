#include "bytes.hpp"

#include <doctest/doctest.h>
#include <protocol/frame.hpp>
#include <protocol/messages/api_versions.hpp>
#include <protocol/messages/create_topics.hpp>
#include <protocol/messages/describe_topic_partitions.hpp>
#include <protocol/messages/elect_leaders.hpp>
#include <protocol/messages/metadata.hpp>
#include <protocol/mirror/api_versions.hpp>
#include <protocol/mirror/describe_topic_partitions.hpp>
#include <protocol/mirror/metadata.hpp>
#include <support/mirror_frame.hpp>

using namespace klamm::protocol;
using klamm::testing::hex;

TEST_CASE("a request's frame: size, header, body") {
  MetadataRequest request;
  request.topics = std::vector<MetadataRequest::Topic>{{{}, "t"}};
  request.allow_auto_topic_creation = false;
  CHECK(encode_request(request, 4, 7, "klamm") ==
        hex("00000017 0003 0004 00000007 0005 6b6c616d6d  00000001 0001 74 00"));
  CHECK(encode_request(request, 9, 7, "klamm") ==
        hex("00000018 0003 0009 00000007 0005 6b6c616d6d 00  02 02 74 00 00 00 00 00"));
}

TEST_CASE("a version that cannot carry what was asked is an error, never silently less") {
  MetadataRequest request;
  request.allow_auto_topic_creation = false;
  const auto bytes = encode_request(request, 3, 1, "klamm");
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().field == "MetadataRequest.allow_auto_topic_creation");
  CHECK(bytes.error().what == "is not in version 3");
  request.allow_auto_topic_creation = true;
  CHECK(encode_request(request, 3, 1, "klamm"));
  CHECK(encode_request(request, 14, 1, "klamm").error().what == "has no version 14");
  request.topics.reset();
  CHECK(encode_request(request, 0, 1, "klamm").error().what == "cannot be null in version 0");
}

TEST_CASE("a forgotten nullable list is empty, never null") {
  CHECK(ElectLeadersRequest{}.topic_partitions.has_value());
  CHECK(MetadataRequest{}.topics.has_value());
  CHECK_FALSE(DescribeTopicPartitionsRequest{}.cursor.has_value());
  CHECK(CreateTopicsRequest{}.timeout_ms == 60000);
}

TEST_CASE("a response by hand") {
  // v1: brokers, controller id, topics
  const auto frame =
      hex("00000007"
          "00000001 00000001 0001 68 00002384 ffff"
          "00000001"
          "00000001 0003 0001 74 00 00000001 0005 00000000 ffffffff 00000001 00000001 00000000");
  const auto reply = decode_response<MetadataResponse>(frame, 1);
  REQUIRE(reply);
  REQUIRE(reply->brokers.size() == 1);
  CHECK(reply->brokers[0].host == "h");
  CHECK(reply->brokers[0].port == 9092);
  CHECK_FALSE(reply->brokers[0].rack.has_value());
  CHECK(reply->controller_id == 1);
  REQUIRE(reply->topics.size() == 1);
  CHECK(reply->topics[0].error_code == ErrorCode::unknown_topic_or_partition);
  REQUIRE(reply->topics[0].partitions.size() == 1);
  CHECK(reply->topics[0].partitions[0].error_code == ErrorCode::leader_not_available);
  CHECK(reply->topics[0].partitions[0].leader_id == -1);
  CHECK(reply->topics[0].partitions[0].leader_epoch == -1);
  CHECK(reply->topics[0].partitions[0].replica_nodes == Int32List{1});
  CHECK(reply->topics[0].partitions[0].isr_nodes.empty());
}

TEST_CASE("a response goes through the mirror and back in every version") {
  MetadataResponse sent;
  sent.brokers = {{1, "one", 9092, "a"}, {2, "two", 9093, std::nullopt}};
  sent.topics.resize(1);
  sent.topics[0].name = "orders";
  sent.topics[0].partitions = {{ErrorCode::none, 0, 1, -1, {1, 2}, {2}, {}}};
  for (std::int16_t version = 1; version <= MetadataResponse::max_version; ++version) {
    CAPTURE(version);
    const auto bytes = klamm::testing::encode_response(sent, version, 5);
    REQUIRE(bytes);
    const auto got = decode_response<MetadataResponse>(std::span(*bytes).subspan(4), version);
    REQUIRE(got);
    CHECK(*got == sent);
  }
}

TEST_CASE("a request goes through the mirror and back") {
  DescribeTopicPartitionsRequest sent;
  sent.topics = {{"orders"}};
  sent.cursor = DescribeTopicPartitionsRequest::Cursor{"orders", 5};
  const auto bytes = encode_request(sent, 0, 99, "klamm");
  REQUIRE(bytes);
  Reader reader{std::span<const std::byte>(*bytes).subspan(4)};
  const auto header = klamm::testing::read_request_header(reader);
  CHECK(header.api_key == DescribeTopicPartitionsRequest::api_key);
  CHECK(header.api_version == 0);
  CHECK(header.correlation_id == 99);
  CHECK(header.client_id == "klamm");
  DescribeTopicPartitionsRequest got;
  decode(reader, got, header.api_version);
  reader.finish();
  CHECK(reader.ok());
  CHECK(got == sent);
}

TEST_CASE("the ApiVersions response has no tagged fields in its header") {
  ApiVersionsResponse sent;
  sent.api_keys = {{18, 0, 4}};
  sent.finalized_features_epoch = 12;
  const auto bytes = klamm::testing::encode_response(sent, 3, 1);
  REQUIRE(bytes);
  CHECK(std::span(*bytes).subspan(4, 7).back() == std::byte{2});
  const auto got = decode_response<ApiVersionsResponse>(std::span(*bytes).subspan(4), 3);
  REQUIRE(got);
  CHECK(*got == sent);
}

TEST_CASE("an error code nobody knows survives") {
  ApiVersionsResponse sent;
  sent.error_code = ErrorCode{12345};
  const auto bytes = klamm::testing::encode_response(sent, 0, 1);
  REQUIRE(bytes);
  const auto got = decode_response<ApiVersionsResponse>(std::span(*bytes).subspan(4), 0);
  REQUIRE(got);
  CHECK(static_cast<int>(got->error_code) == 12345);
  CHECK(name(got->error_code).empty());
  CHECK(name(ErrorCode::not_coordinator) == "NOT_COORDINATOR");
  CHECK(name(ErrorCode{-1}) == "UNKNOWN_SERVER_ERROR");
}

TEST_CASE("a key that stands twice in a reply is an error; null keys are not keys") {
  MetadataResponse sent;
  sent.brokers = {{1, "one", 9092, {}}, {1, "two", 9093, {}}};
  auto bytes = klamm::testing::encode_response(sent, 12, 1);
  REQUIRE(bytes);
  auto got = decode_response<MetadataResponse>(std::span(*bytes).subspan(4), 12);
  REQUIRE_FALSE(got);
  CHECK(std::string_view(got.error().what) == "a key stands twice in a list");

  sent.brokers.clear();
  sent.topics.resize(2);
  sent.topics[0].name = sent.topics[1].name = "twice";
  bytes = klamm::testing::encode_response(sent, 12, 1);
  REQUIRE(bytes);
  CHECK_FALSE(decode_response<MetadataResponse>(std::span(*bytes).subspan(4), 12));
  sent.topics[0].name.reset();
  sent.topics[1].name.reset();
  bytes = klamm::testing::encode_response(sent, 12, 1);
  REQUIRE(bytes);
  CHECK(decode_response<MetadataResponse>(std::span(*bytes).subspan(4), 12));
}
