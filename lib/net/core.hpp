#pragma once

#include <klamm/client.hpp>

#include <net/request.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::net {

class Engine;

/// A broker as the cluster advertises it: a stranger's data, checked before it is connected to.
struct Node {
  std::int32_t id = 0;
  std::string host;
  std::int32_t port = 0;
  friend bool operator==(const Node&, const Node&) = default;
};

/// A client's shared state: who the brokers are, which cluster this is, and the thread that owns the sockets.
/// Every member may be called from any thread.
class Core : public std::enable_shared_from_this<Core> {
 public:
  explicit Core(ClientConfig config);
  ~Core();
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  [[nodiscard]] const ClientConfig& config() const { return config_; }
  [[nodiscard]] std::optional<std::string> cluster_id() const;
  /// The id every new connection must prove: the one learned, else the one the caller expects.
  [[nodiscard]] std::optional<std::string> known_or_expected() const;
  [[nodiscard]] std::vector<Node> nodes() const;
  [[nodiscard]] std::optional<Node> node(std::int32_t id) const;

  /// Takes over what a Metadata reply (received on `connection`; 0 when unknown) says of cluster and brokers.
  /// WRONG_CLUSTER when it is another cluster than the one proved or expected: the reply must then not be
  /// believed.
  [[nodiscard]] Result<void> adopt(const std::optional<std::string>& cluster_id, std::vector<Node> nodes,
                                   std::uint64_t connection);

  /// Notes which controller is the active one, where controllers are talked to; below 0: none is known.
  void saw_controller(std::int32_t id);
  [[nodiscard]] std::int32_t active_controller() const;

  /// Notes that Metadata has shown this internal topic: a read-only client asks FindCoordinator only then.
  void saw_topic(std::string_view name);
  [[nodiscard]] bool topic_seen(std::string_view name) const;

  /// The bytes of replies on their way to whoever asked.
  [[nodiscard]] const std::shared_ptr<HeldReplies>& held_replies() const { return held_; }

  /// Sends nothing to this broker until then: it asked for it (KIP-219).
  void hold(std::int32_t node, std::chrono::milliseconds time);

  void submit(const std::shared_ptr<Request>& request);
  /// Nobody waits for what goes to this mailbox any more.
  void abandon(const std::shared_ptr<Mailbox>& mailbox);
  /// Ends the thread and fails every request still waiting.
  void shutdown();

  void trace(std::string_view line) const {
    if (config_.trace) config_.trace(line);
  }

 private:
  /// Runs work in the engine's thread, which is started the first time; false after shutdown().
  bool post(std::function<void(Engine&)> work);

  const ClientConfig config_;
  const std::shared_ptr<HeldReplies> held_;
  mutable std::mutex mutex_;
  std::optional<std::string> cluster_id_;
  std::vector<Node> nodes_; ///< by id
  std::set<std::string, std::less<>> topics_seen_;
  std::int32_t controller_ = -1; ///< the active one; -1: not known, or brokers are talked to
  std::unique_ptr<Engine> engine_;
  bool stopped_ = false;
};

} // namespace klamm::net
