// How changes and their steps are seen.

#include <klamm/changes.hpp>
#include <klamm/shell.hpp>

namespace klamm {

namespace {

/// The words of a command line as a shell reads them.
Value shell_line(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  std::string out = "klamm";
  for (const auto& word : words) out += ' ' + quote_for_shell(word);
  return out;
}

} // namespace

const Schema& View<changes::StepRow>::schema() {
  using changes::Outcome;
  using changes::StepRow;
  static const Schema schema =
      describe<StepRow>("change.step", 1, "One row a step of a change.")
          .key([](const StepRow& row) { return std::to_string(row.step); })
          .identity(
              &StepRow::change_id, &StepRow::step,
              [](const StepRow& row) { return changes::word(row.operation); }, &StepRow::target)
          .columns_that_go_first("before,risk")
          .severity([](const StepRow& row) {
            switch (row.outcome) {
            case Outcome::failed:
            case Outcome::unknown: return Severity::critical;
            case Outcome::stale:
            case Outcome::not_run: return Severity::warning;
            default: return Severity::ok;
            }
          })
          .column({"change_id", "CHANGE", Unit::text, "Id of the change; null: not applied", Shown::wide},
                  &StepRow::change_id)
          .column({"step", "STEP", Unit::id, "Number of the step, from 1"}, &StepRow::step)
          .column({"operation", "OPERATION", Unit::text, "What is done"},
                  [](const StepRow& row) { return changes::word(row.operation); })
          .column({"target", "TARGET", Unit::text, "What it is done to"}, &StepRow::target)
          .column({"before", "BEFORE", Unit::object, "What stood there, as keys and values"},
                  &StepRow::before)
          .column({"after", "AFTER", Unit::object,
                   "What stands there after, as keys and values; of a list all its items"},
                  &StepRow::after)
          .column({"risk", "RISK", Unit::text, "safe, disruptive or destroys_data"},
                  [](const StepRow& row) { return word(row.risk()); })
          .column({"outcome", "OUTCOME", Unit::state,
                   "PLANNED, DONE, ACCEPTED, UNCHANGED, FAILED, STALE, UNKNOWN or NOT_RUN"},
                  [](const StepRow& row) { return word(row.outcome); })
          .column({"error", "ERROR", Unit::text, "Why it is not done", Shown::wide},
                  [](const StepRow& row) {
                    return row.error ? std::optional(changes::words_of(*row.error)) : std::nullopt;
                  })
          .sentence();
  return schema;
}

const Schema& View<changes::Change>::schema() {
  using changes::Change;
  static const Schema schema =
      describe<Change>("change.list", 1, "One row a change, the newest first.")
          .key([](const Change& row) { return row.id; })
          .columns_that_go_first("steps,done,user,started_at")
          .severity([](const Change& row) {
            if (row.state == "UNKNOWN" || row.state == "CORRUPT") return Severity::critical;
            return row.state == "DONE" || row.state == "RUNNING" ? Severity::ok : Severity::warning;
          })
          .column({"id", "CHANGE", Unit::text, "Id of the change"}, &Change::id)
          .column({"started_at", "STARTED", Unit::time, "When it was begun"}, &Change::started_at)
          .column({"ended_at", "ENDED", Unit::time, "When it ended; null: it did not, or runs", Shown::wide},
                  [](const Change& row) { return row.ended_at ? Value(*row.ended_at) : Value(); })
          .column({"state", "STATE", Unit::state,
                   "RUNNING, DONE, PARTIAL, FAILED, UNKNOWN, INTERRUPTED or CORRUPT"},
                  &Change::state)
          .column({"steps", "STEPS", Unit::count, "Steps of the plan"}, &Change::steps)
          .column({"done", "DONE", Unit::count, "Steps done, or standing so already"}, &Change::done)
          .column({"what", "WHAT", Unit::text, "The first step, and how many more there are"}, &Change::what)
          .sentence()
          .column({"summary", "SUMMARY", Unit::text, "How many steps of which operation", Shown::wide},
                  &Change::summary)
          .column({"user", "USER", Unit::text, "Who made it"}, &Change::user)
          .column({"host", "HOST", Unit::text, "Where", Shown::wide}, &Change::host)
          .column({"cluster_id", "CLUSTER", Unit::text, "The cluster it was made on", Shown::wide},
                  &Change::cluster_id)
          .column({"command", "COMMAND", Unit::text,
                   "The command line as a shell reads it; secrets as references", Shown::wide},
                  [](const Change& row) { return shell_line(row.arguments); })
          .sentence()
          .column({"arguments", "ARGUMENTS", Unit::texts, "The command line; secrets as references",
                   Shown::on_demand},
                  &Change::arguments)
          .column({"part_of", "PART-OF", Unit::text,
                   "Id of the change that this one is a part of; null: it is one of its own", Shown::wide},
                  &Change::part_of)
          .column({"undoes", "UNDOES", Unit::text, "Id of the change that this one takes back; null: none",
                   Shown::wide},
                  &Change::undoes);
  return schema;
}

} // namespace klamm
