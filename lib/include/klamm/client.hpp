#pragma once

#include <klamm/result.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm {

struct Security;

namespace net {
class Core;
} // namespace net

/// A host (name or IP literal, without brackets) and a TCP port.
struct Endpoint {
  std::string host;
  std::uint16_t port = 9092;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
  /// `host:port`, an IPv6 literal in brackets.
  [[nodiscard]] std::string text() const;
};

/// Reads `HOST:PORT[,HOST:PORT…]`; an IPv6 literal stands in brackets; the port may be left out (9092). A
/// listener's name before it (`PLAINTEXT://HOST:PORT`) is passed over, as Kafka's clients do.
/// Errors: kind `usage`, naming the part that cannot be read.
[[nodiscard]] Result<std::vector<Endpoint>> parse_endpoints(std::string_view list);

/// What a client needs to know before it talks to anybody.
struct ClientConfig {
  std::vector<Endpoint> bootstrap; ///< where to start; tried in this order
  std::string client_id = "klamm"; ///< shown in the brokers' request logs and quotas
  std::optional<std::string>
      expect_cluster;       ///< a different cluster id is `WRONG_CLUSTER` before anything else is sent
  bool controllers = false; ///< `bootstrap` names controllers (KIP-919, Kafka 3.7), not brokers: nodes are
                            ///< the controllers then, and only what they answer can be asked
  bool read_only = false; ///< every request that is more than a read is refused at the wire
  std::size_t most_reply_bytes = std::size_t{1} << 30; ///< of replies received and not yet taken by a call,
                                                       ///< over all connections; what exceeds it waits
  std::map<std::int32_t, Endpoint>
      overrides; ///< where to connect for a broker id instead of what it advertises
  std::function<void(std::string_view)>
      trace; ///< one line a wire event; called from the client's own thread; may be empty
  std::shared_ptr<const Security>
      security{}; ///< TLS and SASL (klamm/security.hpp); null: plaintext, and no authentication
};

/// A connection to one cluster, shared by any number of calls and threads. Construction does no I/O; sockets
/// are opened on demand: at most three a broker, one request in flight on each. Destroying it fails every
/// call still waiting. Addresses the cluster advertises are a stranger's data: they are checked before they
/// are used (security rules: no link-local, multicast or unspecified address; loopback only when the
/// bootstrap was loopback or an override says so).
class Client {
 public:
  explicit Client(ClientConfig config);
  ~Client();
  Client(Client&&) noexcept;
  Client& operator=(Client&&) noexcept;

  /// The cluster's id once a first reply has proved it.
  [[nodiscard]] std::optional<std::string> cluster_id() const;
  [[nodiscard]] const ClientConfig& config() const;

  /// For the library's own layers.
  [[nodiscard]] net::Core& core() const { return *core_; }

 private:
  std::shared_ptr<net::Core> core_;
};

} // namespace klamm
