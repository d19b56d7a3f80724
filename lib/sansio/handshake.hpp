#pragma once

#include <klamm/result.hpp>

#include <protocol/messages/describe_cluster.hpp>
#include <protocol/messages/metadata.hpp>
#include <sansio/api_versions.hpp>
#include <sansio/authentication.hpp>
#include <sansio/stages.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::sansio {

/// DescribeCluster's `endpoint_type` of the controllers (KIP-919).
inline constexpr std::int8_t controller_endpoints = 2;

/// What DescribeCluster says of the controllers, in the form in which brokers are told of.
[[nodiscard]] protocol::MetadataResponse as_metadata(protocol::DescribeClusterResponse from);

struct HandshakeConfig {
  std::string client_id;
  std::string address;                   ///< for sentences: `host:port` as the user or the cluster named it
  std::optional<std::string> cluster_id; ///< the cluster every connection must prove to belong to
  std::optional<std::int32_t> node_id;   ///< the broker expected here; empty for a bootstrap address
  bool speaks_api_versions_5 = false; ///< this broker is known to check cluster and node id itself (KIP-1242)
  bool controllers = false;           ///< a controller is expected: DescribeCluster proves the cluster
  bool prove = true;                  ///< ask for the cluster id even where no request needs it
  std::shared_ptr<const Security> security; ///< none: plaintext, and no authentication
  SaslContext sasl;
};

/// The conversation before the first request, in the order of `stages`: connecting, TLS, SASL, ApiVersions,
/// and the proof of the cluster id: by ApiVersions v5 where the broker knows it, else by one Metadata request
/// for no topics; of controllers by one DescribeCluster for their endpoints, whose reply is given out in the
/// form of Metadata's: nodes and active controller. Says what is to be done next and takes what came of it,
/// frames without their length field; does no I/O.
class Handshake {
 public:
  enum class Next {
    connect, ///< connect: on_connected()
    secure,  ///< shake hands by TLS: on_secured()
    work,    ///< work out what `need` says: on_answer()
    reply,   ///< write `send`, then wait for a frame: on_frame()
    ready,   ///< the connection is usable
    fail,    ///< it must be closed, with `error`
  };
  struct Step {
    Next next = Next::reply;
    std::vector<std::byte> send; ///< a frame to write, with its length field
    std::optional<SaslNeed> need;
    std::optional<Error> error;
    [[nodiscard]] bool done() const { return next == Next::ready; }
  };

  explicit Handshake(HandshakeConfig config) : config_(std::move(config)) {}
  Handshake(const Handshake&) = delete;
  Handshake& operator=(const Handshake&) = delete;

  [[nodiscard]] Step start();
  /// Refuses to go on where credentials would be shown to the network.
  [[nodiscard]] Step on_connected(bool peer_is_loopback);
  [[nodiscard]] Step on_secured();
  [[nodiscard]] Step on_frame(std::span<const std::byte> body);
  [[nodiscard]] Step on_answer(Result<std::string> answer);
  /// The peer closed, or sent bytes that cannot be a frame: says in words what is probably there.
  [[nodiscard]] Error on_stranger(std::span<const std::byte> received, bool closed) const;

  /// Starts the proof on a ready connection that was made without it.
  [[nodiscard]] Step prove(const std::optional<std::string>& cluster_id);

  [[nodiscard]] Stage stage() const { return authentication_ ? authentication_->stage() : stage_; }
  /// How long the broker serves the connection after its authentication; 0: for ever.
  [[nodiscard]] std::chrono::milliseconds session_lifetime() const { return session_lifetime_; }
  [[nodiscard]] const ApiVersionTable& versions() const { return versions_; }
  [[nodiscard]] bool proved() const { return proved_; }
  /// A whole Metadata reply that passed on this connection proved its cluster id.
  void mark_proved() { proved_ = true; }
  [[nodiscard]] std::int32_t next_correlation() { return correlation_++; }
  /// The reply to the set-up Metadata, if one was asked for: cluster id and brokers.
  [[nodiscard]] std::optional<protocol::MetadataResponse> take_metadata();

 private:
  Step take(Authentication::Step step);
  Step first_versions();
  Step ask_versions(std::int16_t version);
  Step on_versions(std::span<const std::byte> body);
  Step after_versions();
  Step ask_metadata();
  Step on_metadata(std::span<const std::byte> body);
  Step ask_controllers();
  Step on_controllers(std::span<const std::byte> body);
  Step believe(protocol::MetadataResponse metadata);
  [[nodiscard]] Error wrong_cluster(const std::optional<std::string>& found) const;
  [[nodiscard]] static Step failed(Error error);
  [[nodiscard]] Step not_a_controller() const;
  [[nodiscard]] Step broken(const char* api, std::string_view what) const;

  HandshakeConfig config_;
  Stage stage_ = Stage::connect;
  std::optional<Authentication> authentication_; ///< while it is under way
  std::chrono::milliseconds session_lifetime_{0};
  ApiVersionTable versions_;
  std::int32_t correlation_ = 0;
  std::int32_t awaited_ = 0;
  std::int16_t asked_version_ = 0;
  bool proved_ = false;
  std::optional<protocol::MetadataResponse> metadata_;
};

} // namespace klamm::sansio
