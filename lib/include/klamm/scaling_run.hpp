#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/changes.hpp>
#include <klamm/client.hpp>
#include <klamm/follow_moves.hpp>
#include <klamm/view.hpp>
#include <klamm/words.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// Carrying out many moves: in a rolling window of slots a broker, under a throttle that lists only what is
// being added, through brokers and drivers that die, to an end with nothing left behind. A run is recorded in
// `operations/ID` of the state folder, each decision before it is carried out, so that another process can go
// on with it.

namespace klamm::scaling::run {

/// How much goes on at once.
struct Limits {
  std::int32_t first_slots = 2; ///< replicas that are being copied to a broker, and from one, at the start
  std::int32_t most_slots = 8;  ///< one more each minute without trouble, up to so many
  std::size_t most_partitions = 200; ///< a request
  std::size_t most_entries = 1000;   ///< of a topic's throttle list
  /// Replicas below this size share a slot, up to 64 of them. Of a run with a throttle at least what that
  /// copies in two seconds.
  std::int64_t small_bytes = std::int64_t{16} << 20U;
  std::chrono::milliseconds grace{120'000}; ///< a broker that is gone for so long is given up
  std::chrono::milliseconds quiet{60'000};  ///< without trouble, until there is one slot more
  std::chrono::milliseconds settle{15'000}; ///< brokers may show older replicas for so long
};

/// What the operator wants of a run.
enum class Wish { go_on, pause, cancel, roll_back };
[[nodiscard]] constexpr WordTable<Wish, 4> word_table(Wish) {
  return {{{Wish::go_on, "GO_ON"},
           {Wish::pause, "PAUSE"},
           {Wish::cancel, "CANCEL"},
           {Wish::roll_back, "ROLL_BACK"}}};
}

/// Why a partition of a run is not where it was to go.
enum class Left {
  gone,              ///< the topic or partition does not exist any more, or is another one
  changed_by_others, ///< it has replicas that neither the plan nor the run gave it
  moved_by_others,   ///< others move it
  cancelled_by_others,
  broker_down,  ///< the broker that was to get a replica is down
  replica_down, ///< a replica that stays is down, or is not in the ISR
  no_leader,
  no_room, ///< the disks of the broker that was to get a replica are too full
  refused, ///< by Kafka
  cancelled,
};
[[nodiscard]] constexpr WordTable<Left, 10> word_table(Left) {
  return {{{Left::gone, "GONE"},
           {Left::changed_by_others, "CHANGED_BY_OTHERS"},
           {Left::moved_by_others, "MOVED_BY_OTHERS"},
           {Left::cancelled_by_others, "CANCELLED_BY_OTHERS"},
           {Left::broker_down, "BROKER_DOWN"},
           {Left::replica_down, "REPLICA_DOWN"},
           {Left::no_leader, "NO_LEADER"},
           {Left::no_room, "NO_ROOM"},
           {Left::refused, "REFUSED"},
           {Left::cancelled, "CANCELLED"}}};
}

/// How far a run is: partitions, and bytes as far as sizes are known.
struct Progress {
  std::int64_t partitions = 0;
  std::int64_t done = 0;
  std::int64_t moving = 0;
  std::int64_t waiting = 0;
  std::int64_t left_out = 0;
  std::int64_t bytes = 0;
  std::int64_t done_bytes = 0; ///< of partitions that are done
  std::int32_t slots_now = 0;
};

/// How a run ended, or where it is.
enum class RunState {
  running,
  done,
  partial, ///< some partitions were left out
  paused,  ///< nothing moves, no throttle is on, and some partitions wait
  cancelled,
  rolled_back,
  stopped,     ///< its driver was stopped: what moves goes on under its throttle
  interrupted, ///< its driver died
};
[[nodiscard]] constexpr WordTable<RunState, 8> word_table(RunState) {
  return {{{RunState::running, "RUNNING"},
           {RunState::done, "DONE"},
           {RunState::partial, "PARTIAL"},
           {RunState::paused, "PAUSED"},
           {RunState::cancelled, "CANCELLED"},
           {RunState::rolled_back, "ROLLED_BACK"},
           {RunState::stopped, "STOPPED"},
           {RunState::interrupted, "INTERRUPTED"}}};
}

/// What came of driving a run.
struct RunEnd {
  RunState state = RunState::stopped;
  Progress progress;
  Answer<changes::StepRow> answer; ///< a row a step that was applied; partitions left out are problems
};

// ── What is recorded ──

/// One run as its record knows it.
struct Run {
  std::string id;        ///< UUIDv7: sorts by time
  std::string change_id; ///< of the first change that it made, of which its others are parts; empty: none yet
  std::string cluster_id;
  RunState state = RunState::running;
  std::optional<Wish> wish; ///< of the operator, while it is not carried out yet
  Value::Time started_at;
  std::optional<Value::Time> ended_at;
  std::optional<Value::Time> seen_at; ///< when `progress` was true
  Progress progress;
  std::optional<std::int64_t> rate;    ///< bytes a second for each broker that gets replicas; empty: no limit
  std::optional<std::int64_t> left_ms; ///< as the pace so far has it; empty: not known yet
  std::optional<std::string> last;     ///< the last gate: `REPLICA_LEFT_ISR`
  std::string user;
  std::string host;
  std::vector<std::string> arguments;
};

/// What a run is to be.
struct NewRun {
  changes::Plan plan;                             ///< steps other than reassignment.start are not the run's
  std::vector<std::optional<std::int64_t>> bytes; ///< of a replica of each of those; empty: not known
  std::optional<std::int64_t> rate;               ///< bytes a second for each broker that gets replicas
  Limits limits;
  changes::Author author;
};
/// Records a run, to be carried out; gives its id. Asks no cluster. RUN_IN_PROGRESS where a run of this cluster
/// is being driven, RUN_NOT_ENDED where one was stopped or interrupted; JOURNAL_FAILED where the folder
/// cannot be written.
[[nodiscard]] Result<std::string> record(const std::string& state_folder, const NewRun& wanted);

/// The runs of this user, the newest first. A record that cannot be read is a problem.
[[nodiscard]] Result<Answer<Run>> list(const std::string& state_folder);
/// One: an id, the start of one, or `last`. NO_RUN (`usage`) where there is none, or several.
[[nodiscard]] Result<Run> find(const std::string& state_folder, const std::string& which);
/// Its moves, as they were recorded.
[[nodiscard]] Result<changes::Plan> plan_of(const std::string& state_folder, const std::string& id);
/// Tells whoever drives a run, now or later.
[[nodiscard]] Result<void> wish_for(const std::string& state_folder, const std::string& id, Wish wish);

// ── Carrying out ──

/// A part of a run that is to be applied.
struct Step {
  const changes::Plan& plan;
  Cancel cancel;
  changes::Part part = changes::Part::completing;
  std::string part_of;                                ///< id of the run's first change; empty: this is that
  std::function<void(const std::string& id)> started; ///< to be told its id before anything is sent
};

struct Driving {
  std::string state_folder;
  Cancel cancel; ///< nothing more is submitted; what moves goes on
  std::optional<std::chrono::steady_clock::time_point> until; ///< the same from then on
  std::chrono::milliseconds timeout{30'000};                  ///< of each reading
  std::function<void(const Text&)> note;                      ///< what is worth knowing
  std::function<void(const Text&)> remark;                    ///< what must be known
  /// Applies and journals.
  std::function<Result<Answer<changes::StepRow>>(const Step& step)> apply;
};
/// Carries a recorded run out, or goes on with it, whoever began it: until it has ended, is paused, or is
/// stopped. RUN_IN_PROGRESS (`failed`) where a run of this cluster is being driven from here already. Rights
/// and versions: those of reassignments, and with a throttle of configs of topics and brokers; a topic whose
/// min.insync.replicas may not be read is taken to have 1.
[[nodiscard]] Result<RunEnd> drive(Client& client, const Run& run, const Driving& how);

} // namespace klamm::scaling::run

namespace klamm {
template <>
struct View<scaling::run::Run> {
  static const Schema& schema();
};
} // namespace klamm
