#pragma once

#include <doctest/doctest.h>
#include <protocol/mirror/api_versions.hpp>
#include <protocol/mirror/metadata.hpp>
#include <sansio/handshake.hpp>
#include <support/mirror_frame.hpp>

#include <utility>

namespace klamm::sansio {

/// What a handshake does first once its connection stands.
inline Handshake::Step connected(Handshake& handshake, bool peer_is_loopback = true) {
  REQUIRE((handshake.start().next == Handshake::Next::connect));
  return handshake.on_connected(peer_is_loopback);
}

/// A request a handshake wrote, as the broker reads it.
template <class Request>
struct Read {
  testing::ReceivedHeader header;
  Request request;
};

template <class Request>
Read<Request> read(const Handshake::Step& step) {
  REQUIRE_FALSE(step.error);
  REQUIRE_FALSE(step.done());
  REQUIRE(step.send.size() > 4);
  Read<Request> out;
  protocol::Reader reader(std::span(step.send).subspan(4));
  out.header = testing::read_request_header(reader);
  REQUIRE(out.header.api_key == Request::api_key);
  decode(reader, out.request, out.header.api_version);
  reader.finish();
  REQUIRE(reader.ok());
  return out;
}

/// The broker's reply to it, without the length field.
template <class Response>
protocol::Bytes reply(const Response& response, std::int16_t version, std::int32_t correlation) {
  auto frame = testing::encode_response(response, version, correlation);
  REQUIRE(frame);
  frame->erase(frame->begin(), frame->begin() + 4);
  return std::move(*frame);
}

inline protocol::ApiVersionsResponse versions_up_to(std::int16_t api_versions) {
  protocol::ApiVersionsResponse out;
  out.api_keys = {{3, 0, 12}, {18, 0, api_versions}};
  return out;
}

inline protocol::MetadataResponse metadata_of(const std::string& cluster) {
  protocol::MetadataResponse out;
  out.cluster_id = cluster;
  out.brokers = {{1, "kafka-1", 9092, "a"}};
  return out;
}

inline HandshakeConfig config() {
  HandshakeConfig out;
  out.client_id = "klamm";
  out.address = "kafka:9092";
  return out;
}

} // namespace klamm::sansio
