#pragma once

#include <klamm/result.hpp>

#include <protocol/messages/metadata.hpp>
#include <sansio/api_versions.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::sansio {

struct HandshakeConfig {
  std::string client_id;
  std::string address;                   ///< for sentences: `host:port` as the user or the cluster named it
  std::optional<std::string> cluster_id; ///< the cluster every connection must prove to belong to
  std::optional<std::int32_t> node_id;   ///< the broker expected here; empty for a bootstrap address
  bool speaks_api_versions_5 = false; ///< this broker is known to check cluster and node id itself (KIP-1242)
  bool prove = true;                  ///< ask for the cluster id even where no request needs it
};

/// The conversation before the first request: ApiVersions, (TLS and SASL take their place here,) and the
/// proof of the cluster id: by ApiVersions v5 where the broker knows it, else by one Metadata request for no
/// topics. Takes whole frames (without length field), returns what to write next; does no I/O.
class Handshake {
 public:
  struct Step {
    std::vector<std::byte> send; ///< a frame to write, with its length field; empty when there is none
    bool done = false;           ///< the connection is ready
    std::optional<Error> error;  ///< the connection must be closed
  };

  explicit Handshake(HandshakeConfig config) : config_(std::move(config)) {}

  [[nodiscard]] Step start();
  [[nodiscard]] Step on_frame(std::span<const std::byte> body);
  /// The peer closed, or sent bytes that cannot be a frame: says in words what is probably there.
  [[nodiscard]] Error on_stranger(std::span<const std::byte> received, bool closed) const;

  /// Starts the proof on a ready connection that was made without it.
  [[nodiscard]] Step prove(const std::optional<std::string>& cluster_id);

  [[nodiscard]] const ApiVersionTable& versions() const { return versions_; }
  [[nodiscard]] bool proved() const { return proved_; }
  /// A whole Metadata reply that passed on this connection proved its cluster id.
  void mark_proved() { proved_ = true; }
  [[nodiscard]] std::int32_t next_correlation() { return correlation_++; }
  /// The reply to the set-up Metadata, if one was asked for: cluster id and brokers.
  [[nodiscard]] std::optional<protocol::MetadataResponse> take_metadata();

 private:
  enum class State { api_versions, metadata, ready };

  Step ask_versions(std::int16_t version);
  Step on_versions(std::span<const std::byte> body);
  Step after_versions();
  Step ask_metadata();
  Step on_metadata(std::span<const std::byte> body);
  [[nodiscard]] Error wrong_cluster(const std::optional<std::string>& found) const;
  [[nodiscard]] Step broken(const char* api, std::string_view what) const;

  HandshakeConfig config_;
  State state_ = State::api_versions;
  ApiVersionTable versions_;
  std::int32_t correlation_ = 0;
  std::int32_t awaited_ = 0;
  std::int16_t asked_version_ = 0;
  bool proved_ = false;
  std::optional<protocol::MetadataResponse> metadata_;
};

} // namespace klamm::sansio
