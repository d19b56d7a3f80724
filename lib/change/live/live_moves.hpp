#pragma once

#include <klamm/plan_moves.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace klamm::plan {

inline constexpr const char* follower_list = "follower.replication.throttled.replicas";
inline constexpr const char* leader_list = "leader.replication.throttled.replicas";
inline constexpr const char* follower_rate = "follower.replication.throttled.rate";
inline constexpr const char* leader_rate = "leader.replication.throttled.rate";

/// Replicas that a plan adds: topic -> partition and broker.
using Added = std::map<std::string, std::vector<std::pair<std::int32_t, std::int32_t>>>;

/// A plan with no steps yet.
[[nodiscard]] Planned planned_for(const LiveMoves& live);
[[nodiscard]] changes::CancelReassignment cancel_of(const LiveTopic& topic, std::int32_t partition,
                                                    const LiveMove& move);
/// The partitions that words mean, in their order, each once.
[[nodiscard]] std::vector<PartitionAt> partitions_meant(const LiveMoves& live,
                                                        const std::vector<TopicPartitions>& named,
                                                        std::vector<Error>& problems);
/// What Kafka 4.4.0 takes as a config's value.
inline constexpr std::size_t most_list_bytes = 32767;

// A broker holds a topic's throttle list once for each replica it makes while the list stands: measured, 50
// bytes an entry, so that 4,800 replicas of one topic on one broker cost it 1.2 GB of its heap.
inline constexpr std::size_t entry_memory = 50;
/// The most entries a wave puts into a topic's list: 50 MB where one broker gets them all.
inline constexpr std::size_t most_wave_entries = 1000;

/// How much more a topic's follower list takes.
class ListRoom {
 public:
  ListRoom(const LiveMoves& live, const std::string& topic);
  /// Whether there is room for the partition on brokers that get it.
  [[nodiscard]] bool fits(std::int32_t partition, const changes::Replicas& brokers) const;
  /// Puts it in. How many entries that were: none where the list is `*` or has them.
  std::size_t take(std::int32_t partition, const changes::Replicas& brokers);
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  [[nodiscard]] std::vector<std::string> missing(std::int32_t partition,
                                                 const changes::Replicas& brokers) const;

  std::set<std::string> there_;
  std::size_t bytes_ = 0;
};

/// LIST_TOO_LONG, where not even this partition has room.
[[nodiscard]] Error list_is_full(const std::string& topic, std::int32_t partition, std::size_t bytes);

/// The steps that throttle these replicas: rates, then lists. Returns the topics whose list would be too
/// long: a problem each, and they must not be moved.
[[nodiscard]] std::set<std::string> put_on_throttle(const LiveMoves& live, const Added& added,
                                                    std::int64_t rate, Planned& out);

/// Whether a broker is to get a replica by one of these moves: they need its rate.
[[nodiscard]] bool gets_replicas(const std::map<PartitionAt, LiveMove>& moving, const std::string& broker);
/// Says that it keeps its rate for that.
[[nodiscard]] Text rate_stays(const std::string& broker);

/// A broker has one rate for all it gets: says where other partitions than `added` get a new one in place of
/// `now`.
void note_others(const LiveMoves& live, std::int32_t broker, const Added& added, const LiveConfig& now,
                 const std::string& value, Planned& out);

/// What a reading of the cluster is for.
enum MovesLoad : unsigned {
  moves_only = 0,
  moves_lists = 1,         ///< DescribeConfigs of the topics
  moves_rates = 2,         ///< DescribeConfigs of every live broker
  moves_rates_default = 4, ///< … and of the cluster-wide default
};
/// Reads what is in flight.
[[nodiscard]] Result<std::map<PartitionAt, LiveMove>> read_moving(Client& client, const Call& call);
/// The same, and these topics (none named: all, where `all` is set).
[[nodiscard]] Result<LiveMoves> read_live_moves(Client& client, const std::vector<std::string>& topics,
                                                bool all, unsigned load, const Call& call);

} // namespace klamm::plan
