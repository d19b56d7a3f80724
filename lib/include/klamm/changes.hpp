#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/operations.hpp>
#include <klamm/view.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The one road to the cluster: a plan is made of what was read and what is wanted, shown, applied step by
// step with a journal, and undone from that journal by another plan.

namespace klamm::changes {

/// What is to be done to one cluster, in this order.
struct Plan {
  std::string cluster_id;
  std::chrono::system_clock::time_point made_at{}; ///< when the cluster was read
  std::vector<Operation> steps;
};

/// `topic.create`
[[nodiscard]] std::string_view word(const Operation& operation);
/// `topic orders`, `partition orders:3`, `topic orders retention.ms`
[[nodiscard]] std::string target(const Operation& operation);
/// What an operator counts and names: the topic, group, broker … as a bare name.
[[nodiscard]] std::string subject(const Operation& operation);
/// `topic`, `group`, `broker` …: what `subject` is.
[[nodiscard]] std::string_view subject_kind(const Operation& operation);
[[nodiscard]] Risk risk(const Operation& operation);
/// What it does and, where it may hurt, to whom.
[[nodiscard]] Text sentence(const Operation& operation);
/// What undo does not bring back just as it was; empty: nothing.
[[nodiscard]] std::optional<Text> undo_note(const Operation& operation);
/// What was there before, and will be after, as keys and values; unknown where there is nothing.
[[nodiscard]] Value before(const Operation& operation);
[[nodiscard]] Value after(const Operation& operation);
/// The operation that brings the former state back, or the first of several. An error (NO_UNDO) says why
/// there is none.
[[nodiscard]] Result<Operation> inverse(const Operation& operation);
/// All the operations it takes, in this order; at least one.
[[nodiscard]] Result<std::vector<Operation>> inverses(const Operation& operation);

enum class Outcome {
  planned,   ///< not applied
  done,      ///< the cluster says so
  accepted,  ///< the cluster took it and still works on it
  unchanged, ///< it stood at `after` already
  failed,    ///< refused; nothing happened
  stale,     ///< what it requires does not hold any more; not sent
  unknown,   ///< sent; whether it happened is not known
  not_run,   ///< not sent
};
[[nodiscard]] constexpr WordTable<Outcome, 8> word_table(Outcome) {
  return {{{Outcome::planned, "PLANNED"},
           {Outcome::done, "DONE"},
           {Outcome::accepted, "ACCEPTED"},
           {Outcome::unchanged, "UNCHANGED"},
           {Outcome::failed, "FAILED"},
           {Outcome::stale, "STALE"},
           {Outcome::unknown, "UNKNOWN"},
           {Outcome::not_run, "NOT_RUN"}}};
}
[[nodiscard]] constexpr std::string_view word(Outcome outcome) {
  return word_of(outcome);
}

/// One step as every command that changes something prints it.
struct StepRow {
  std::optional<std::string> change_id; ///< empty: not applied
  std::int32_t step = 0;                ///< from 1
  Operation operation;
  Outcome outcome = Outcome::planned;
  std::optional<Error> error; ///< why it is not done

  [[nodiscard]] std::string target() const;
  [[nodiscard]] Risk risk() const;
  [[nodiscard]] Value before() const;
  [[nodiscard]] Value after() const; ///< of a config that is a list all its items
};
/// Why a step is not done, in one sentence: code, our words, the broker's. Of one that was not sent the words
/// alone.
[[nodiscard]] std::string words_of(const Error& error);

/// What is heard of one step while a plan is applied.
struct StepEvent {
  enum class What {
    sending, ///< its intent is in the journal, and its request is about to leave; may come again, where the
             ///< controller refused a request as too large and it goes again in halves
    ended,   ///< its outcome is known, and in the journal; the last that is said of it is what holds
  };
  What what = What::ended;
  StepRow row; ///< of `sending` the outcome is not_run
};

/// The steps as rows, nothing applied.
[[nodiscard]] Answer<StepRow> preview(const Plan& plan);

// ── Plan files ──

/// `klamm.plan/1`: cluster, time, steps with operation, target, before, after; risk and sentence are there
/// for people.
[[nodiscard]] std::string to_json(const Plan& plan);
inline constexpr std::size_t most_plan_bytes = std::size_t{64} << 20U;
/// Reads a plan file with suspicion: at most 64 MiB and 32 levels; unknown and duplicate keys, another
/// schema, an unknown operation, a number that no such member can be and a risk that is not the operation's
/// own are `usage` errors naming the place.
[[nodiscard]] Result<Plan> from_json(std::string_view text);
/// SHA-256 in hex of a plan file's bytes, as `sha256sum` prints it.
[[nodiscard]] Result<std::string> digest(std::string_view file);

// ── Applying ──

/// Who does it: kept in the journal.
struct Author {
  std::string user;
  std::string host;
  std::vector<std::string> arguments; ///< secrets as references
  std::string part_of = {};           ///< id of the change that this one is a part of; empty: one of its own
  bool undone_with = false;           ///< it is a part of the same wish: undoing that one undoes this one too
  std::string undoes = {};            ///< id of the change that this one takes back; empty: none
};

enum class Journaling { folder, file, none };

struct ApplyOptions {
  std::chrono::milliseconds step_timeout{30'000}; ///< of each request
  /// How long brokers go on handing a request to a controller that does not answer: Kafka's own constant. A
  /// step without a reply is called not done only after it.
  std::chrono::milliseconds forwarding_time{60'000};
  Cancel cancel;                             ///< no new batch after it; the one on the wire has five seconds
  std::function<void(const Text&)> progress; ///< called in the caller's thread; may be empty
  bool wait = true;                          ///< until every live broker shows the result
  Journaling journaling = Journaling::folder;
  std::string state_folder; ///< journals in `changes`, locks in `locks`
  std::string journal_file; ///< with Journaling::file; must not exist
  std::chrono::milliseconds wait_for_lock{0};
  Author author;
  std::function<void(const std::string& id)> started; ///< told the change's id before anything is sent
  std::function<void(const StepEvent&)> step;         ///< called in the caller's thread; may be empty
};

/// WRONG_CLUSTER (`usage`) where the client leads to another cluster than that of a plan or a journal. One
/// Metadata request.
[[nodiscard]] Result<void> require_cluster(Client& client, const std::string& cluster_id, const Call& call);

/// For plans that come from elsewhere, before they are shown or journaled: SECRET_IN_PLAN (`usage`) where a
/// step gives the value itself of a config that brokers keep secret. Asks only about brokers' configs; an
/// error also where that cannot be learned. ACL: DescribeConfigs on the cluster.
[[nodiscard]] Result<void> require_no_secrets(Client& client, const Plan& plan, const Call& call);

/// Applies a plan: takes the cluster's lock, journals, and for each batch of steps (at most 1,000 of one kind
/// and 5,000 controller records) checks what they require, notes the intent, sends each step at most once and
/// notes what came of it. What the controller refuses whole as too large, having acted on nothing, goes again
/// in halves. A step that is not done is a problem of the answer; one whose outcome is unknown
/// has kind `outcome_unknown`. The whole fails, with nothing sent, if the cluster is another one
/// (WRONG_CLUSTER), another change is under way (CHANGE_RUNNING) or the journal cannot be written. Rights and
/// versions are those of the operations.
[[nodiscard]] Result<Answer<StepRow>> apply(Client& client, const Plan& plan, const ApplyOptions& options);

// ── The journal ──

/// One change as `change list` shows it.
struct Change {
  std::string id; ///< UUIDv7: sorts by time
  std::string cluster_id;
  Value::Time started_at;
  std::optional<Value::Time> ended_at;
  std::string state; ///< RUNNING, DONE, PARTIAL, FAILED, UNKNOWN, INTERRUPTED, CORRUPT
  std::int32_t steps = 0;
  std::int32_t done = 0; ///< done, accepted or unchanged
  std::string summary;   ///< `3 × topic.create`
  std::string what;      ///< the first step and how many more: `topic.create orders +2`
  std::string user;
  std::string host;
  std::vector<std::string> arguments;
  std::optional<std::string> part_of; ///< id of the change that this one is a part of
  bool undone_with = false;           ///< undoing that one undoes this one too
  std::optional<std::string> undoes;  ///< id of the change that this one takes back
};

struct JournalQuery {
  std::string state_folder;
  std::optional<std::chrono::system_clock::time_point> since;
};
/// The changes of this user, the newest first. A file that cannot be read is a problem.
[[nodiscard]] Result<Answer<Change>> list(const JournalQuery& query);

// `which` change is meant, below: an id, an unambiguous start of one, `last` (of those that complete no
// other), or a journal file's path. One there is none of, or that several begin with, is a `usage` error.

/// Its steps with their outcomes; steps whose outcome was never noted are unknown if their intent was, else
/// not run. Asks no cluster.
[[nodiscard]] Result<Answer<StepRow>> show(const std::string& state_folder, const std::string& which);

/// Looks at the cluster for the steps of a change whose outcome is unknown: DONE where it stands at `after`.
/// Where it does not, the time must have passed in which brokers may work on it, and the controller, where it
/// is the one to act, must answer (STILL_POSSIBLE until then); then FAILED (NOT_DONE) where it stands at
/// `before`, STALE (CHANGED_BY_OTHERS) where it does not, and CANNOT_TELL where Kafka shows nobody what
/// stands there. Notes in the journal what is conclusive.
[[nodiscard]] Result<Answer<StepRow>> resolve(Client& client, const std::string& state_folder,
                                              const std::string& which, const Call& call);

/// The plan that undoes a change and what is undone with it: the inverse of each step that was done, in
/// reverse order. Steps without an inverse are problems (NO_UNDO). A change that is running or corrupt, or of
/// which nothing was done, is an error.
struct Undo {
  std::string change_id; ///< of what is undone
  Plan plan;
  std::vector<Error> cannot;
  std::vector<Text> notes = {}; ///< what it is a part of, or has as parts
};
[[nodiscard]] Result<Undo> plan_undo(const std::string& state_folder, const std::string& which);

} // namespace klamm::changes

namespace klamm {
template <>
struct View<changes::StepRow> {
  static const Schema& schema();
};
template <>
struct View<changes::Change> {
  static const Schema& schema();
};
} // namespace klamm
