#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/names.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// Moving replicas, the throttle that goes with it, and electing leaders.

namespace klamm::plan {

/// One partition and the brokers wanted for it, the preferred leader first.
struct WantedMove {
  std::string topic;
  std::int32_t partition = 0;
  changes::Replicas replicas;
};

/// A move under way.
struct LiveMove {
  changes::Replicas target;
  changes::Replicas original;           ///< what cancelling leaves
  std::optional<std::int64_t> copied{}; ///< bytes the new replicas have; empty: not asked for, or not told
};

using PartitionAt = std::pair<std::string, std::int32_t>;

/// The part of a cluster that plans for moves need.
struct LiveMoves {
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::set<std::int32_t> live;                  ///< brokers
  std::optional<std::set<std::int32_t>> fenced; ///< registered and not live; empty: not told before Kafka 4.0
  std::map<std::string, LiveTopic> topics;      ///< of those asked for, those that exist
  std::map<PartitionAt, LiveMove> moving;       ///< everything in flight
  std::map<PartitionAt, std::int32_t> leaders;  ///< of `topics`; without one there is no entry
  std::map<PartitionAt, changes::Replicas>
      isr; ///< of `topics`; for unclean elections, where it is empty, the eligible leader replicas
  std::map<std::pair<std::string, std::string>, LiveConfig>
      lists; ///< topic, key: `leader.` and `follower.replication.throttled.replicas`
  std::map<std::pair<std::string, std::string>, LiveConfig>
      rates; ///< broker id (empty: the cluster-wide default), key: `….throttled.rate`
};

struct StartMoves {
  std::vector<WantedMove> moves;
  std::optional<std::int64_t>
      throttle;                 ///< bytes a second for each broker that gets replicas; empty: no limit
  bool replace = false;         ///< a partition that moves elsewhere is cancelled first
  bool in_waves = false;        ///< plan several waves where a topic's throttle list would be long
  bool skip_invalid = false;    ///< plan the other moves where some are invalid
  std::vector<Error> invalid{}; ///< entries that could not even be read: invalid too
};

/// Plans moves, in this order: rates on the live brokers that get replicas, the adding replicas (only those:
/// in-sync ones would eat the quota) into the topics' follower lists, cancellations, moves. With `in_waves`
/// that again for each wave: each puts at most 1,000 entries into a topic's list, because a broker keeps the
/// list once for each replica it gets (50 bytes an entry), and no more than the 32,767 bytes Kafka takes.
/// Invalid moves are `usage` problems: topics and partitions that do not exist, brokers that do not, a broker
/// named twice, a partition with two targets (NAMED_TWICE). With one of them nothing at all is planned, and
/// all are told, unless `skip_invalid` says to go on without them: of a file that contradicts itself nobody
/// knows which half is meant. Other problems leave out what they are about: ALREADY_MOVING, LIST_TOO_LONG
/// (the topic's list would outgrow Kafka's bytes; with `in_waves` where there is no room for one of its moves
/// alone), with which nothing of the topic is moved. A broker that is down is a note: Kafka accepts it and
/// waits. What is on its way there already is in `in_progress`, what stands there in `unchanged`; with a
/// throttle its brokers get the rate all the same. A broker that copies other partitions too has one rate for
/// all: a note.
[[nodiscard]] Planned start_moves(const LiveMoves& live, const StartMoves& wanted);
[[nodiscard]] Result<Planned> start_moves(Client& client, const StartMoves& wanted, const Call& call);

/// The waves of a plan of `start_moves`, each a plan with its own throttle, to be applied when the one before
/// it has arrived and its throttle is off. One where the lists are short enough, none where there are no
/// steps.
[[nodiscard]] std::vector<changes::Plan> waves_of(const changes::Plan& plan);

/// Plans to take off the throttle that steps of a plan put on, as far as nothing needs it any more: entries
/// out of the lists (a list that was unset before becomes unset again), rates back to what stood. What others
/// have changed since is left and noted, as is what still moves.
[[nodiscard]] Planned take_off_throttle(const LiveMoves& live, const std::vector<changes::Operation>& steps);
[[nodiscard]] Result<Planned> take_off_throttle(Client& client, const std::vector<changes::Operation>& steps,
                                                const Call& call);

/// Says what of a throttle is on the replicas that these steps add, or cancel the adding of, and on the
/// brokers that get them, whoever put it on; empty: nothing.
[[nodiscard]] std::optional<Text> throttle_left(const LiveMoves& live,
                                                const std::vector<changes::Operation>& steps);
[[nodiscard]] Result<std::optional<Text>>
throttle_left(Client& client, const std::vector<changes::Operation>& steps, const Call& call);

/// Plans to remove what throttles of former moves left, whoever left it: entries of lists whose partition
/// does not move, and, where nothing moves at all, rates. A list that is `*` and rates from server.properties
/// stay, each with a note.
[[nodiscard]] Planned clean_up_throttles(const LiveMoves& live);
[[nodiscard]] Result<Planned> clean_up_throttles(Client& client, const Call& call);

struct CancelMoves {
  std::vector<TopicPartitions> partitions; ///< without numbers: all of the topic
  bool all = false;                        ///< whatever moves
};
/// Plans to cancel moves. How much that has been copied is thrown away is a note, as far as brokers tell
/// within five seconds. A partition named that does not move is in `unchanged`, one that does not exist a
/// problem.
[[nodiscard]] Planned cancel_moves(const LiveMoves& live, const CancelMoves& wanted);
[[nodiscard]] Result<Planned> cancel_moves(Client& client, const CancelMoves& wanted, const Call& call);

struct ElectLeaders {
  std::vector<TopicPartitions> partitions; ///< without numbers: all of the topic
  bool all = false;                        ///< every partition of the cluster
  bool unclean = false; ///< only partitions without a leader: any live replica, in sync or not
};
/// Plans elections where they change something: the leader is another than the preferred one, or with
/// `unclean` there is none. Problems: topics and partitions that do not exist, a preferred leader that is not
/// in sync, an unclean election without any live replica. That nobody can tell how much an unclean one loses
/// is a note. Of partitions that are named those that would change nothing are in `unchanged`.
[[nodiscard]] Planned elect_leaders(const LiveMoves& live, const ElectLeaders& wanted);
[[nodiscard]] Result<Planned> elect_leaders(Client& client, const ElectLeaders& wanted, const Call& call);

struct ReassignmentFile {
  std::vector<WantedMove> moves;
  std::vector<Error> invalid; ///< of each entry that cannot be read, where it stands and why
};
/// The moves of Kafka's own file: `{"version":1,"partitions":[{"topic":"a","partition":0,"replicas":[1,2],
/// "log_dirs":["any","any"]}]}`. At most 64 MiB. What is no such file, or has unknown keys or another
/// version, is a `usage` error. Log directories other than `any` make an entry invalid, unless
/// `ignore_log_dirs` drops them: the brokers choose.
[[nodiscard]] Result<ReassignmentFile> parse_kafka_reassignment(std::string_view text,
                                                                bool ignore_log_dirs = false);
[[nodiscard]] std::string kafka_reassignment(const std::vector<WantedMove>& moves);

} // namespace klamm::plan
