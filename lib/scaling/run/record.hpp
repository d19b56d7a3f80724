#pragma once

#include <klamm/scaling_run.hpp>

#include <change/journal/journal.hpp>
#include <scaling/run/driver.hpp>

#include <optional>
#include <string>
#include <vector>

// The folder of a run, `STATE/operations/ID` (0700):
//
//   plan.json   its moves as a plan file
//   log.jsonl   lines as a journal's: `run` (what it is to be) once, then each decision before it is carried
//   out:
//               drive, change (the first), submit, cancel, elect, gate, left, wish, stop, end
//   wish        what the operator wishes, one word; absent: nothing
//   progress    how far it was when its driver last looked, as JSON

namespace klamm::scaling::run {

inline constexpr std::int64_t record_version = 1;

[[nodiscard]] std::string folder_of(const std::string& state_folder, const std::string& id);
/// The lock of whoever drives a run of this cluster.
[[nodiscard]] std::string lock_name(const std::string& cluster_id);

/// RUN_IN_PROGRESS, of the run that is being driven.
[[nodiscard]] Error run_in_progress(const std::string& id);

/// What a record holds.
struct Record {
  Run run;
  Driver::Plan plan;
  Past past;
};
[[nodiscard]] Result<Record> read_record(const std::string& state_folder, const std::string& id);

[[nodiscard]] Wish wish_in(const std::string& state_folder, const std::string& id);
/// How far it is; what cannot be written is no harm.
void write_progress(const std::string& state_folder, const std::string& id, const Progress& progress);

class FileLog : public Log {
 public:
  explicit FileLog(changes::Journal journal) : journal_(std::move(journal)) {}
  [[nodiscard]] Result<void> append(Value::Object entry) override {
    return journal_.append(std::move(entry));
  }

 private:
  changes::Journal journal_;
};

} // namespace klamm::scaling::run
