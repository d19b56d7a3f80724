#pragma once

#include <support/mirror_frame.hpp>
#include <support/model.hpp>

#include <functional>
#include <map>
#include <stdexcept>
#include <string>

namespace klamm::testing {

/// Where brokers listen: id -> port.
using Ports = std::map<std::int32_t, std::uint16_t>;

/// What a handler answers from.
struct Asked {
  Model& model;                ///< what changes write to; reads leave it as it is
  const Model::Broker& broker; ///< the one that was asked
  const Ports& ports;
  std::int16_t version;

  [[nodiscard]] std::int32_t port_of(const Model::Broker& of) const {
    return of.port ? *of.port : ports.at(of.id);
  }
  [[nodiscard]] const std::string& cluster_id() const {
    return broker.cluster_id ? *broker.cluster_id : model.cluster_id;
  }
};

/// A request that is none: what was wrong with it.
struct BadRequest : std::runtime_error {
  using runtime_error::runtime_error;
};

/// Changes a reply before it is encoded; may be empty.
using EditReply = std::function<void(void* reply)>;

/// The body of a request -> a whole reply frame.
using Handler =
    std::function<protocol::Bytes(const Asked&, const ReceivedHeader&, protocol::Reader&, const EditReply&)>;
using Handlers = std::map<std::int16_t, Handler>;

/// A handler out of a function from request to response.
template <class Request, class Answer>
[[nodiscard]] Handler handler(Answer answer) {
  return [answer](const Asked& asked, const ReceivedHeader& header, protocol::Reader& reader,
                  const EditReply& edit) -> protocol::Bytes {
    using Response = typename Request::Response;
    Request request;
    decode(reader, request, header.api_version);
    reader.finish();
    if (reader.error()) throw BadRequest(std::string(Request::message_name) + ": " + reader.error()->what);
    Response response = answer(asked, request);
    if (edit) edit(&response);
    auto frame = encode_response(response, asked.version, header.correlation_id);
    if (!frame) throw std::logic_error(frame.error().field + " " + frame.error().what);
    return std::move(*frame);
  };
}

template <class Request>
void serve(Handlers& handlers, typename Request::Response (*answer)(const Asked&, const Request&)) {
  handlers[Request::api_key] = handler<Request>(answer);
}

// One file each.
void serve_changes(Handlers& handlers); ///< topics and configs as they are changed
void serve_cluster(Handlers& handlers); ///< ApiVersions, DescribeCluster, DescribeQuorum
/// Kafka's own default of a topic's (2) or a broker's (4) config; empty: it has none.
[[nodiscard]] std::string config_default(std::int8_t resource_type, const std::string& key);
void serve_configs(Handlers& handlers);       ///< DescribeConfigs, ListConfigResources
void serve_descriptions(Handlers& handlers);  ///< groups of the four types
void serve_groups(Handlers& handlers);        ///< FindCoordinator, ListGroups
void serve_group_changes(Handlers& handlers); ///< groups and offsets as they are changed
void serve_log_dirs(Handlers& handlers);      ///< DescribeLogDirs
void serve_offsets(Handlers& handlers);       ///< OffsetFetch, DescribeShareGroupOffsets
void serve_moves(Handlers& handlers);         ///< moves and elections as they are asked for
void serve_topics(Handlers& handlers); ///< Metadata, DescribeTopicPartitions, ListOffsets, reassignments

[[nodiscard]] inline protocol::Int32List to_list(const Model::Ids& ids) {
  return protocol::Int32List(std::span(ids));
}

} // namespace klamm::testing
