#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::quorum {

enum class Role { leader, voter, observer };

/// One replica of the metadata log: a controller that votes, or a node that follows. An empty optional is
/// unknown to the leader, or to a broker of that version.
struct Replica {
  std::int32_t node = -1;
  Role role = Role::observer;
  std::string directory_id;                   ///< Kafka's base64 form; empty before 3.9
  std::optional<std::int64_t> log_end_offset; ///< as the leader knows it
  std::optional<std::int64_t> lag;            ///< records behind the leader
  std::optional<std::int64_t> lag_ms;         ///< how long ago it had all the leader has; Kafka 3.4
  std::optional<std::chrono::system_clock::time_point> last_fetch;
  std::optional<std::chrono::system_clock::time_point> last_caught_up;
  std::vector<std::string> endpoints; ///< `CONTROLLER://host:port`, of voters; Kafka 3.9
  std::optional<std::int32_t> leader_epoch;
  std::optional<std::int64_t> high_watermark;
};

/// The quorum that keeps the cluster's metadata (KRaft).
struct State {
  std::optional<std::int32_t> leader; ///< the controller; empty during an election
  std::int32_t leader_epoch = -1;
  std::optional<std::int64_t> high_watermark;
  std::vector<Replica> replicas; ///< voters, then observers, each by node id
};

/// Asks any broker for the quorum: one DescribeQuorum (Kafka 3.3, KIP-595, KIP-836, KIP-853). Needs DESCRIBE
/// on the cluster. UNSUPPORTED_VERSION where metadata is kept by ZooKeeper or a service hides its quorum.
[[nodiscard]] Result<State> read(Client& client, const Call& call);

/// The same, one row a replica.
[[nodiscard]] Result<Answer<Replica>> describe(Client& client, const Call& call);

} // namespace klamm::quorum

namespace klamm {
template <>
struct View<quorum::Replica> {
  static const Schema& schema();
};
} // namespace klamm
