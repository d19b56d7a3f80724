#pragma once

#include <net/core.hpp>
#include <net/request.hpp>

#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace klamm::net {

/// Many requests at once and their replies as they come: what the admin layer sees of the network.
/// Used by one thread. Every send() is answered by exactly one next(), by the call's deadline at the latest.
class Scatter {
 public:
  Scatter(Core& core, const Call& call);
  ~Scatter();
  Scatter(const Scatter&) = delete;
  Scatter& operator=(const Scatter&) = delete;

  /// Sends what `make` encodes to broker `node` (or any_node) after `delay`.
  void send(std::int32_t node, std::uint64_t tag, Make make, std::chrono::milliseconds delay = {});

  /// The next reply or failure; empty when nothing is outstanding. A cancelled call fails all that is
  /// outstanding.
  [[nodiscard]] std::optional<Reply> next();

  /// The reply of the last next() says that the broker could not answer now, though it may later: it counts
  /// against the broker's pace. To be said before the next next().
  void erred() { last_ = {}; }

  [[nodiscard]] std::size_t outstanding() const { return waiting_.size(); }

 private:
  std::shared_ptr<Core> core_;
  Clock::time_point deadline_;
  CallClass call_class_;
  std::shared_ptr<Mailbox> mailbox_;
  std::map<std::uint64_t, std::int32_t> waiting_; ///< tag -> node
  bool cancelled_ = false;
  Sent last_; ///< of the last reply, which went well unless erred() says otherwise
  Cancel::Handle watching_;
};

} // namespace klamm::net
