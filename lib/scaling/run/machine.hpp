#pragma once

#include <klamm/changes.hpp>
#include <klamm/scaling_run.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

// What a run does next: decided from what was seen of the cluster, the time and what the operator wishes.
// No I/O and no clock.

namespace klamm::scaling::run {

using changes::Replicas;
using Time = std::chrono::milliseconds; ///< of any clock that never goes back

/// One partition of a run.
struct Goal {
  std::string topic;
  std::string topic_id; ///< empty: not known
  std::int32_t partition = 0;
  Replicas from;
  Replicas to;
  std::optional<std::int64_t> bytes; ///< of one replica; empty: not known
};

/// A partition of the run as one look found it.
struct SeenPartition {
  struct Flight {
    Replicas target;
    Replicas original; ///< what cancelling leaves
  };
  bool exists = false;
  Replicas replicas; ///< while it moves: all there are
  Replicas in_sync;
  std::optional<std::int32_t> leader;
  std::optional<Flight> move;
  std::int64_t min_in_sync = 1; ///< min.insync.replicas
};

/// One look at the cluster. What moves was read before the rest, so that a move that has ended shows its new
/// replicas, or older ones.
struct Seen {
  Time at{0};
  std::set<std::int32_t> live;
  std::map<std::int32_t, std::int64_t> room; ///< bytes a broker may still get; absent: not known
  std::vector<SeenPartition> partitions;     ///< one a goal
  std::int64_t others_out_of_sync = 0;       ///< replicas of other partitions that are not in their ISR
  std::int64_t others_under_min = 0;         ///< other partitions with fewer in sync than acks=all needs
};

/// One partition to be given other replicas, at most one of them new.
struct Submission {
  std::size_t goal = 0;
  Replicas from;
  Replicas to;
  std::optional<std::int32_t> adds;
};

/// Why the slots of every broker changed.
struct Gate {
  enum class Why { broker_gone, replica_left_isr, under_min_isr, quiet };
  Why why = Why::quiet;
  std::int32_t slots = 0;
};

[[nodiscard]] constexpr WordTable<Gate::Why, 4> word_table(Gate::Why) {
  return {{{Gate::Why::broker_gone, "BROKER_GONE"},
           {Gate::Why::replica_left_isr, "REPLICA_LEFT_ISR"},
           {Gate::Why::under_min_isr, "UNDER_MIN_ISR"},
           {Gate::Why::quiet, "QUIET"}}};
}

/// What is to be done now, in this order.
struct Decision {
  std::vector<std::size_t> cancel; ///< goals whose moves are to be cancelled
  std::vector<Submission> submit;
  bool release = false;           ///< replicas that have arrived are still in throttle lists
  std::vector<std::size_t> elect; ///< goals whose preferred leader is to lead
  std::vector<std::size_t> left;  ///< goals that are given up; why_left() says why
  std::optional<Gate> gate;
  bool over = false; ///< nothing moves and nothing is to come: throttles off, and the end
  Time again{0};     ///< when to look again, from now
};

/// How a submission ended, where it was not taken.
enum class Refusal {
  not_sent, ///< tried again
  refused,  ///< by Kafka: given up
  unknown,  ///< it may have been taken: the next looks tell
};

class Machine {
 public:
  /// What was asked for last in a former life of the run.
  struct Sent {
    Replicas replicas;
    bool unknown = false; ///< the cluster may act on it late
  };
  Machine(std::vector<Goal> goals, const Limits& limits, std::map<std::size_t, Sent> sent = {});

  [[nodiscard]] Decision decide(const Seen& seen, Wish wish);
  void not_taken(std::size_t goal, Refusal refusal);
  /// The entries of what no longer moves are off the lists.
  void released(Time at);

  [[nodiscard]] const std::vector<Goal>& goals() const { return goals_; }
  [[nodiscard]] std::optional<Left> why_left(std::size_t goal) const { return items_[goal].left; }
  [[nodiscard]] Progress progress() const;
  [[nodiscard]] Time last_look() const { return last_look_; }
  /// What a move takes of a slot, in units_a_slot.
  [[nodiscard]] std::int32_t weight(const Goal& goal) const;
  static constexpr std::int32_t units_a_slot = 64;
  [[nodiscard]] std::int32_t slots() const { return slots_; }
  /// The goals that move, as far as was seen or sent.
  [[nodiscard]] std::set<std::size_t> moving() const;

 private:
  enum class State { waiting, moving, cancelling, arrived, left };
  struct Item {
    State state = State::waiting;
    Replicas sent;        ///< what was asked for last
    Time sent_at{0};      ///< when it was, or was last seen in flight
    bool seen = false;    ///< in flight, since it was sent
    bool unknown = false; ///< the cluster may act on it late
    std::optional<std::int32_t> adds;
    std::optional<std::int32_t> source; ///< the leader that it is copied from
    std::optional<Time> odd_since;      ///< its replicas are none that the run made
    std::optional<Time> held_since;     ///< cannot be submitted
    std::optional<Left> hold;           ///< why
    std::optional<Left> left;
    std::optional<Left> cancel_for; ///< why its move is cancelled; empty: to turn back
    std::optional<Time> cancelled_at;
    std::optional<Time> leaderless_since; ///< while it moves
  };
  /// What the moves in flight take of the brokers.
  struct Use {
    std::map<std::int32_t, std::int32_t> in, out;  ///< units
    std::map<std::int32_t, std::int64_t> incoming; ///< bytes
    std::map<std::string, std::size_t> entries;    ///< of a topic's throttle list
  };

  void judge(std::size_t goal, const SeenPartition& now, Time at, Decision& out);
  void judge_moving(std::size_t goal, const SeenPartition& now, Time at, Decision& out);
  void judge_waiting(std::size_t goal, const SeenPartition& now, Time at, Decision& out);
  void end_cancelled(std::size_t goal, const SeenPartition& now, Time at, Decision& out);
  void leave(std::size_t goal, Left why, Decision& out);
  void arrive(std::size_t goal, const SeenPartition& now);
  void give_back(Item& item);
  [[nodiscard]] bool any(State state) const;
  [[nodiscard]] Time patience(const Item& item) const;

  void watch_brokers(const Seen& seen);
  void set_gate(const Seen& seen, Decision& out);
  void turn_back();
  void cancel_all();
  void cancel_hopeless(const Seen& seen);
  void send_cancels(Time at, Decision& out);
  [[nodiscard]] bool is_dead(std::int32_t broker, Time at) const;

  void submit(const Seen& seen, Decision& out);
  [[nodiscard]] Use in_use() const;
  [[nodiscard]] bool takes(std::int32_t broker, std::size_t goal, const Seen& seen, const Use& use,
                           std::optional<Left>& hold) const;
  [[nodiscard]] std::optional<Submission> next_step(std::size_t goal, const Seen& seen, const Use& use);
  void start(const Submission& step, const Seen& seen, Use& use, Decision& out);
  void give_up_held(const Seen& seen, Decision& out);
  void end(const Seen& seen, Wish wish, Decision& out);

  std::vector<Goal> goals_;
  Limits limits_;
  std::vector<Item> items_;
  std::int32_t slots_;
  bool back_ = false; ///< goals are where the replicas were
  bool elected_ = false;
  bool unreleased_ = false;
  Time released_at_{0};
  Time last_look_{0};
  std::map<std::int32_t, Time> gone_; ///< brokers, and since when
  std::set<std::int32_t> live_;
  bool looked_ = false;
  std::int64_t out_of_sync_ = 0;
  std::int64_t under_min_ = 0;
  Time quiet_since_{0};
};

} // namespace klamm::scaling::run
