#pragma once

#include <klamm/changes.hpp>

#include <change/operations/files.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

// A journal is a file of lines, each `{"seq":N,"entry":{…},"crc":"…"}` with the CRC-32C of what stands before
// `,"crc"`:
//
//   change    version, id, cluster_id, started_at, user, host, arguments, steps, part_of (where it belongs to
//             another), undone_with (where undoing that one undoes it), undoes (the id of what it takes back)
//                                                                             once, before anything is sent
//   intent    at, steps (numbers), conclusive_at, before (what had moved)     before each request, synced
//   outcome   at, steps: step, outcome, error, after (what Kafka decided)     after it, synced
//   end       at                                                              unless the process died
//
// A torn last line is what a crash leaves. A bad line before it, or one that says what none may say, makes
// the journal corrupt: read up to there, not undone. Version 1 (which is not written in it) has an error of
// an outcome as the text `CODE: sentence`, version 2 as an object.

namespace klamm::changes {

/// Of the journals written; older ones are read.
inline constexpr std::int64_t journal_version = 2;
/// Of a journal, and of a line of it.
inline constexpr std::size_t most_journal_bytes = std::size_t{512} << 20U;

/// A UUIDv7: sorts by the time it was made.
[[nodiscard]] std::string new_change_id();

/// The file being written.
class Journal {
 public:
  Journal() = default; ///< keeps nothing

  /// Makes the file (O_EXCL, 0600). Whoever reads it finds it RUNNING until it is closed.
  [[nodiscard]] static Result<Journal> create(const std::string& path, std::size_t most = most_journal_bytes);
  /// Goes on with one that is not being applied, behind its last whole line; waits for whoever else does so.
  [[nodiscard]] static Result<Journal> reopen(const std::string& path);
  /// Writes and syncs one entry. JOURNAL_FAILED, with nothing written, where it could not be read back: the
  /// file would be longer than `most`, or the first line than half of that.
  [[nodiscard]] Result<void> append(Value::Object entry);

 private:
  Descriptor file_;
  std::string path_;
  std::size_t most_ = most_journal_bytes;
  std::size_t bytes_ = 0;
  std::int64_t next_ = 1;
};

/// One step as a journal knows it.
struct JournalStep {
  Operation operation; ///< with what was brought up to date and filled in
  Outcome outcome = Outcome::not_run;
  std::optional<Error> error;
  std::int64_t conclusive_at_ms = 0; ///< from when on a re-reading tells whether it happened
};

/// A whole journal, read.
struct JournalRead {
  std::string path;
  Change change;
  std::vector<JournalStep> steps;
  bool corrupt = false;
};
/// RUNNING where the journal's own lock is held, or the cluster's by this change.
[[nodiscard]] Result<JournalRead> read_journal(const std::string& state_folder, const std::string& path);
/// The same of a journal's text; `path` names it. Never RUNNING: that is told by the locks.
[[nodiscard]] Result<JournalRead> parse_journal(std::string_view text, const std::string& path);
/// The path of an id, the start of one, `last`, or a file. A `usage` error says what there is.
[[nodiscard]] Result<std::string> find_journal(const std::string& state_folder, const std::string& which);
/// The entries of a file of such lines, of whatever kinds; without a torn last line. CORRUPT where another
/// line is damaged.
[[nodiscard]] Result<std::vector<Value>> read_entries(const std::string& path);
/// What the first line of a journal tells, however large the journal is by then.
struct JournalStart {
  bool began = true;   ///< false: it was killed before that line, and so before anything was sent
  std::string part_of; ///< empty: a change of its own, or that cannot be read
};
[[nodiscard]] JournalStart start_of(const std::string& path);
/// Every journal's path, the oldest first.
[[nodiscard]] std::vector<std::string> journals_in(const std::string& state_folder);

/// The entry a journal begins with.
[[nodiscard]] Value::Object change_entry(const std::string& id, const Plan& plan, const Author& author);
/// The outcome entry's form of a step.
[[nodiscard]] Value outcome_value(std::int32_t step, Outcome outcome, const std::optional<Error>& error,
                                  const Operation& operation);
[[nodiscard]] Value now_value();

} // namespace klamm::changes
