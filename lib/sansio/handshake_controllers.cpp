// What proves a controller's cluster, and tells controllers from brokers.

#include <protocol/messages/metadata.hpp>
#include <sansio/handshake.hpp>
#include <sansio/setup_frames.hpp>

#include <utility>

namespace klamm::sansio {

namespace {

using protocol::DescribeClusterRequest;
using protocol::DescribeClusterResponse;
using protocol::ErrorCode;
using protocol::MetadataRequest;
using protocol::MetadataResponse;

constexpr std::int16_t names_endpoints_from = 1; // DescribeCluster

} // namespace

MetadataResponse as_metadata(DescribeClusterResponse from) {
  MetadataResponse out;
  out.cluster_id = std::move(from.cluster_id);
  out.controller_id = from.controller_id;
  for (auto& node : from.brokers) {
    auto& to = out.brokers.emplace_back();
    to.node_id = node.broker_id;
    to.host = std::move(node.host);
    to.port = node.port;
    to.rack = std::move(node.rack);
  }
  return out;
}

Handshake::Step Handshake::ask_controllers() {
  const auto version = versions_.negotiate(DescribeClusterRequest::api_key, names_endpoints_from,
                                           DescribeClusterRequest::max_version);
  if (!version && versions_.find(MetadataRequest::api_key)) return not_a_controller();
  if (!version) return broken("DescribeCluster", "controllers are asked directly from Kafka 3.7 on");
  DescribeClusterRequest request;
  request.endpoint_type = controller_endpoints;
  asked_version_ = *version;
  awaited_ = correlation_++;
  stage_ = Stage::proof;
  Step step;
  step.send = encode_frame(request, *version, awaited_, config_.client_id);
  return step;
}

Handshake::Step Handshake::on_controllers(std::span<const std::byte> body) {
  DescribeClusterResponse response;
  if (!decode_frame(body, awaited_, asked_version_, response))
    return broken("DescribeCluster", "the reply cannot be read");
  if (response.error_code == ErrorCode::mismatched_endpoint_type) return not_a_controller();
  if (response.error_code != ErrorCode::none)
    return broken("DescribeCluster", protocol::name(response.error_code));
  return believe(as_metadata(std::move(response)));
}

Handshake::Step Handshake::not_a_controller() const {
  Error error = Error::of(ErrorKind::usage, "NOT_A_CONTROLLER",
                          KLAMM_TEXT("handshake", "%1 is a broker, not a controller").with(config_.address));
  error.broker_id = config_.node_id;
  return failed(std::move(error));
}

} // namespace klamm::sansio
