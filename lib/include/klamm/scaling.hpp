#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/view.hpp>
#include <klamm/words.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Where every replica should be: a snapshot of a cluster, what is wanted of it, and the placement that copies
// the fewest bytes within the rules, with a bound that says how near to provably fewest that is. Pure but for
// observe().

namespace klamm::scaling {

using changes::Replicas;

/// One broker of a snapshot. An empty optional is unknown.
struct Broker {
  std::int32_t id = 0;
  std::optional<std::string> rack;
  bool live = true;
  bool cordoned = false;                      ///< keeps what it has, gets no new replicas (Kafka 4.3)
  bool drain = false;                         ///< is to hold nothing
  std::optional<std::int64_t> capacity_bytes; ///< of its log dirs' file systems together
  std::optional<std::int64_t> usable_bytes;   ///< what of that is free; empty: capacity less its replicas
};

struct Topic {
  std::string name;
  std::string id; ///< empty: not known (before Kafka 2.8)
};

struct Partition {
  std::uint32_t topic = 0; ///< index in Snapshot::topics
  std::int32_t partition = 0;
  Replicas replicas;                  ///< the preferred leader first
  Replicas out_of_sync;               ///< of those, which are not in the ISR
  std::optional<std::int64_t> bytes;  ///< of one replica
  std::optional<std::int32_t> wanted; ///< replication factor; empty: as it is
  bool moving = false;                ///< is being reassigned: stays as it is
  bool offline = false;               ///< has no leader: stays as it is
};

/// A cluster at one time. Brokers by id, topics by name, partitions by topic and number.
struct Snapshot {
  std::string cluster_id; ///< empty: not known
  std::chrono::system_clock::time_point read_at{};
  std::vector<Broker> brokers;
  std::vector<Topic> topics;
  std::vector<Partition> partitions;
};

inline constexpr std::size_t most_snapshot_bytes = std::size_t{256} << 20U;

/// Reads `{"brokers":[{"id","rack","capacity_bytes","usable_bytes","live","cordoned","drain"}],
/// "partitions":[{"topic","partition","replicas","bytes","rf","out_of_sync","moving","offline"}]}`, in any
/// order; of a broker only `id`, of a partition only `topic`, `partition` and `replicas` must be there.
/// `cluster_id` and `schema` may stand beside them. At most 256 MiB. `usage` errors (BAD_SNAPSHOT) name the
/// place: unknown keys, a broker or partition that stands twice, a replica on no broker of the file.
[[nodiscard]] Result<Snapshot> parse_snapshot(std::string_view text);
/// The same file, one broker or partition a line, for `parse_snapshot`.
[[nodiscard]] std::string print_snapshot(const Snapshot& snapshot);

/// Reads a cluster: Metadata of all topics, DescribeLogDirs of every live broker, ListPartitionReassignments,
/// at once no more than one request a broker. Sizes are those of the leaders' replicas. A broker that does
/// not answer for its sizes is in `problems`; partitions it leads take the size of another replica, and have
/// none where no broker tells. Needs DESCRIBE on the cluster and on the topics: a topic that may not be read
/// is in `problems` too, and its replicas are not counted. Kafka 2.4 (KIP-455); capacity 3.3 (KIP-827),
/// cordons 4.3 (KIP-1066).
struct Observed {
  Snapshot snapshot;
  std::vector<Error> problems;
};
[[nodiscard]] Result<Observed> observe(Client& client, const Call& call);

/// What makes a placement good.
enum class Balance {
  automatic, ///< bytes where the size of every partition is known, else replicas
  replicas,  ///< as many replicas on each broker
  bytes,     ///< also as many bytes
};
[[nodiscard]] constexpr WordTable<Balance, 3> word_table(Balance) {
  return {{{Balance::automatic, "auto"}, {Balance::replicas, "replicas"}, {Balance::bytes, "bytes"}}};
}

/// What is wanted of a cluster. Everything may be combined.
struct Intent {
  std::vector<std::int32_t> drain; ///< brokers that are to hold nothing
  std::vector<std::int32_t>
      add; ///< brokers that must be live: named in sentences; every live broker is used anyway
  std::vector<std::int32_t> only_to; ///< no other broker is to hold replicas; empty: all may
  std::optional<std::int32_t> replication_factor;
  std::function<bool(const std::string& topic)> chosen; ///< topics that may change; empty: all
  std::optional<std::int64_t> most_bytes;               ///< the best that so many copied bytes give
  Balance balance = Balance::automatic;
  std::int32_t slack = 0; ///< a broker may hold so many replicas more or fewer than its share
  /// Bytes of a broker within this part of its share, or within a mean replica of it where that is more.
  double band = 0.10;
  bool leaders = true;      ///< preferred leaders evenly too
  bool topic_spread = true; ///< the replicas of each topic evenly too
};

/// Why a partition changes: the first that applies.
enum class Why { replication_factor, drain, rack, balance, leaders };
[[nodiscard]] constexpr WordTable<Why, 5> word_table(Why) {
  return {{{Why::replication_factor, "REPLICATION_FACTOR"},
           {Why::drain, "DRAIN"},
           {Why::rack, "RACK"},
           {Why::balance, "BALANCE"},
           {Why::leaders, "LEADERS"}}};
}

/// One partition that changes.
struct Move {
  std::string topic;
  std::int32_t partition = 0;
  Replicas from;
  Replicas to; ///< the preferred leader first
  Replicas adds;
  Replicas removes;
  std::optional<std::int64_t> copy_bytes; ///< size times what is added; empty: size unknown
  Why why = Why::balance;
};

/// One broker before and after.
struct BrokerChange {
  std::int32_t id = 0;
  std::optional<std::string> rack;
  std::string role; ///< DRAIN, ADD, CORDONED, NOT_LIVE, or KEEP
  std::int64_t replicas_before = 0;
  std::int64_t replicas_after = 0;
  std::int64_t leaders_before = 0; ///< partitions whose preferred leader it is
  std::int64_t leaders_after = 0;
  std::optional<std::int64_t> bytes_before;
  std::optional<std::int64_t> bytes_after;
  std::optional<double> disk_before_percent; ///< of its log dirs' file systems, whatever fills them
  std::optional<double> disk_after_percent;
};

struct Summary {
  std::int64_t moves = 0;                          ///< replicas that are copied
  std::int64_t partitions = 0;                     ///< that change
  std::optional<std::int64_t> copy_bytes;          ///< empty: a size is not known
  std::optional<std::int64_t> bound_bytes;         ///< no placement within these rules copies fewer
  std::int64_t leader_changes = 0;                 ///< other preferred leaders
  std::optional<std::int64_t> most_incoming_bytes; ///< what the broker that gets most gets
  bool proved = false;                             ///< copy_bytes is the bound
  double replica_skew_before_percent = 0;          ///< the fullest broker above its share
  double replica_skew_after_percent = 0;
  std::optional<double> byte_skew_before_percent;
  std::optional<double> byte_skew_after_percent;
};

struct ScalePlan {
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::vector<Move> moves; ///< by topic and partition; empty: nothing is to be gained
  std::vector<BrokerChange> brokers;
  Summary summary;
  std::vector<Text> notes; ///< what could not be reached, and why
};

/// Plans. Hard rules: replicas of a partition on distinct live brokers; none newly on a drained, cordoned or
/// dead one; over K racks (where every live broker has one) at most ⌈rf/K⌉ and at least ⌊rf/K⌋ in each; at
/// most 85 % of the capacity of a broker that gets replicas, old and new copies together. Partitions that
/// move already, that have no leader, that are not chosen, or that have a replica on a dead broker which is
/// not drained stay as they are. The same input gives the same plan; one where nothing is to be gained has no
/// moves. Errors: INFEASIBLE (`failed`) with the broker or rack that is too small; UNKNOWN_BROKER, NOT_LIVE,
/// BAD_INTENT
/// (`usage`).
[[nodiscard]] Result<ScalePlan> plan(const Snapshot& snapshot, const Intent& intent);

/// The moves as the road of reassignments takes them.
[[nodiscard]] std::vector<plan::WantedMove> wanted_moves(const ScalePlan& plan);
/// The same as steps of a plan file.
[[nodiscard]] changes::Plan steps(const ScalePlan& plan, const Snapshot& snapshot);

} // namespace klamm::scaling

namespace klamm {
template <>
struct View<scaling::Move> {
  static const Schema& schema();
};
template <>
struct View<scaling::BrokerChange> {
  static const Schema& schema();
};
} // namespace klamm
