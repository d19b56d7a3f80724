// What was changed from here: list, show, resolve, undo.

#include <klamm/hints.hpp>

#include <change/journal/journal.hpp>
#include <change/journal/lock.hpp>
#include <change/kinds/kinds.hpp>
#include <change/operations/executor.hpp>
#include <change/operations/fields.hpp>
#include <change/operations/json.hpp>
#include <change/run/late_steps.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>

namespace klamm::changes {

namespace {

Result<JournalRead> read_named(const std::string& state_folder, const std::string& which) {
  const auto path = find_journal(state_folder, which);
  if (!path) return fail(path.error());
  return read_journal(state_folder, *path);
}

Answer<StepRow> rows_of(const JournalRead& journal) {
  Answer<StepRow> answer;
  answer.cluster_id = journal.change.cluster_id;
  answer.sampled_at = std::chrono::system_clock::now();
  for (std::size_t i = 0; i < journal.steps.size(); ++i) {
    const JournalStep& step = journal.steps[i];
    StepRow row = row_of(step.operation, static_cast<std::int32_t>(i + 1));
    row.change_id = journal.change.id;
    row.outcome = step.outcome;
    row.error = step.error;
    answer.rows.push_back(std::move(row));
  }
  if (journal.corrupt)
    answer.problem(
        Error::of(
            ErrorKind::failed, "CORRUPT",
            KLAMM_TEXT("change",
                       "a line of %1 is damaged: later steps are not known, and nothing of it is undone")
                .with(journal.path))
            .about("change " + journal.change.id));
  return answer;
}

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// What a re-reading says of a step whose outcome is unknown, and why in `step.error`; nothing while that is
/// not conclusive. `at_ms`: when the re-reading began; `works`: whether the controller did then.
std::optional<Outcome> conclusion(const Look& look, JournalStep& step, std::int64_t at_ms,
                                  const Result<void>& works) {
  const auto why = [&step](ErrorKind kind, const char* code, Text text) {
    step.error = Error::of(kind, code, std::move(text)).about(target(step.operation));
  };
  switch (look.state) {
  case Look::State::done:
    why(ErrorKind::failed, "DONE", KLAMM_TEXT("change", "seen when the cluster was read again"));
    return Outcome::done;
  case Look::State::failed: step.error = look.why; return std::nullopt;
  case Look::State::stale:
  case Look::State::ready: break;
  }
  if (at_ms < step.conclusive_at_ms) {
    why(ErrorKind::outcome_unknown, "STILL_POSSIBLE",
        KLAMM_TEXT("change", "a broker may still be working on it; check again in %1 s")
            .with((step.conclusive_at_ms - at_ms + 999) / 1000));
    return std::nullopt;
  }
  if (!works && is_forwarded(step.operation)) {
    why(ErrorKind::outcome_unknown, "STILL_POSSIBLE",
        KLAMM_TEXT("change", "the controller does not answer, and may still make the change (%1)")
            .with(works.error().text));
    return std::nullopt;
  }
  if (look.state == Look::State::stale) {
    why(ErrorKind::failed, "CHANGED_BY_OTHERS", look.why.text);
    return Outcome::stale;
  }
  if (!look.verified) {
    why(ErrorKind::outcome_unknown, "CANNOT_TELL",
        KLAMM_TEXT("change", "Kafka does not return this value; set it again to be sure"));
    return std::nullopt;
  }
  why(ErrorKind::failed, "NOT_DONE", KLAMM_TEXT("change", "nothing has changed"));
  return Outcome::failed;
}

/// Whether one of these is to be called not done only if the controller works.
bool needs_controller(const std::vector<JournalStep>& steps, std::int64_t at_ms) {
  return std::any_of(steps.begin(), steps.end(), [at_ms](const JournalStep& step) {
    return step.outcome == Outcome::unknown && is_forwarded(step.operation) && at_ms >= step.conclusive_at_ms;
  });
}

/// `%1` is the change.
Error no_undo_of(const Change& change, const char* code, Text text) {
  return Error::of(ErrorKind::usage, code, std::move(text).with(change.id)).about("change " + change.id);
}

/// The changes that are undone with this one, the oldest first.
std::vector<JournalRead> undone_with(const std::string& state_folder, const JournalRead& first) {
  auto paths = journals_in(state_folder);
  // Where the journal is a file of one's own, the parts stand beside it.
  std::error_code failure;
  for (int number = 2; std::filesystem::exists(first.path + "." + std::to_string(number), failure); ++number)
    paths.push_back(first.path + "." + std::to_string(number));
  std::vector<JournalRead> parts;
  for (const auto& path : paths) {
    const bool own_file = path.starts_with(first.path + ".");
    // An id sorts by its time: no part is older than what it is a part of.
    if (!own_file && std::filesystem::path(path).filename() < first.change.id) continue;
    if (start_of(path).part_of != first.change.id) continue;
    auto read = read_journal(state_folder, path);
    if (read && read->change.undone_with) parts.push_back(std::move(*read));
  }
  return parts;
}

/// The inverses of a step. A topic that was only seen when it was looked for can be another's.
Result<std::vector<Operation>> inverses_of_step(const JournalStep& step) {
  const auto* create = std::get_if<CreateTopic>(&step.operation);
  if (step.outcome == Outcome::done && step.error && create != nullptr && create->topic_id.empty())
    return fail(no_undo(target(step.operation),
                        KLAMM_TEXT("change", "the cluster shows it, but others may have made the change")
                            .hinting(HintCode::delete_topic, create->topic)));
  return inverses(step.operation);
}

/// A share group's offsets in a topic go only all at once, and a partition that moved in several steps back
/// in one.
void add_inverse(std::vector<Operation>& steps, Operation inverse) {
  if (const auto* back = std::get_if<CancelReassignment>(&inverse); back != nullptr && back->move_back) {
    for (auto& step : steps) {
      auto* later = std::get_if<CancelReassignment>(&step);
      if (later == nullptr || !later->move_back || later->topic != back->topic ||
          later->topic_id != back->topic_id || later->partition != back->partition ||
          later->replicas != back->old_target)
        continue;
      later->replicas = back->replicas;
      return;
    }
  }
  if (auto* remove = std::get_if<DeleteShareOffsets>(&inverse)) {
    for (auto& step : steps) {
      auto* known = std::get_if<DeleteShareOffsets>(&step);
      if (known == nullptr || known->group != remove->group || known->topic != remove->topic) continue;
      known->offsets.insert(known->offsets.end(), remove->offsets.begin(), remove->offsets.end());
      return;
    }
  }
  steps.push_back(std::move(inverse));
}

/// Puts the inverses of what one change did behind the steps of `undo`.
Result<void> take_back(const JournalRead& journal, Undo& undo, bool& anything) {
  const Change& change = journal.change;
  if (change.state == "RUNNING")
    return fail(no_undo_of(change, "CHANGE_RUNNING", KLAMM_TEXT("change", "change %1 is still in progress")));
  if (journal.corrupt)
    return fail(no_undo_of(change, "CORRUPT",
                           KLAMM_TEXT("change", "the journal of change %1 is damaged")
                               .hinting(HintCode::show_change, change.id)));
  for (auto step = journal.steps.rbegin(); step != journal.steps.rend(); ++step) {
    auto inverses = inverses_of_step(*step);
    // What could not be undone anyway keeps nothing else from it.
    if (step->outcome == Outcome::unknown && inverses)
      return fail(no_undo_of(change, "OUTCOME_UNKNOWN",
                             KLAMM_TEXT("change", "the outcome of change %1 is not known yet")
                                 .hinting(HintCode::look_at_change, change.id)));
    if (step->outcome != Outcome::done && step->outcome != Outcome::accepted &&
        step->outcome != Outcome::unknown)
      continue;
    anything = anything || step->outcome != Outcome::unknown;
    if (inverses) {
      for (auto& inverse : *inverses) add_inverse(undo.plan.steps, std::move(inverse));
    } else {
      undo.cannot.push_back(std::move(inverses.error()));
    }
  }
  return {};
}

} // namespace

Result<Answer<Change>> list(const JournalQuery& query) {
  Answer<Change> answer;
  answer.sampled_at = std::chrono::system_clock::now();
  const auto since = query.since ? Value(*query.since).time()->epoch_ms : 0;
  for (const auto& path : journals_in(query.state_folder)) {
    auto journal = read_journal(query.state_folder, path);
    if (!journal && !start_of(path).began) continue; // no change: nothing was sent
    if (!journal) {
      answer.problem(journal.error());
    } else if (journal->change.started_at.epoch_ms >= since) {
      answer.rows.push_back(std::move(journal->change));
    }
  }
  std::reverse(answer.rows.begin(), answer.rows.end());
  return answer;
}

Result<Answer<StepRow>> show(const std::string& state_folder, const std::string& which) {
  const auto journal = read_named(state_folder, which);
  if (!journal) return fail(journal.error());
  return rows_of(*journal);
}

Result<Answer<StepRow>> resolve(Client& client, const std::string& state_folder, const std::string& which,
                                const Call& call) {
  auto journal = read_named(state_folder, which);
  if (!journal) return fail(journal.error());
  const bool running = journal->change.state == "RUNNING";
  std::map<const Executor*, std::vector<std::size_t>> unknown;
  for (std::size_t i = 0; i < journal->steps.size(); ++i) {
    if (journal->steps[i].outcome == Outcome::unknown)
      unknown[&executor(journal->steps[i].operation)].push_back(i);
  }
  if (unknown.empty() || running || journal->corrupt) return rows_of(*journal);
  if (auto same = require_cluster(client, journal->change.cluster_id, call); !same) return fail(same.error());
  // Before the look: what a controller found when it went on is to be seen by then.
  const std::int64_t at_ms = now_ms();
  const auto works =
      needs_controller(journal->steps, at_ms) ? controller_works(client, call) : Result<void>();
  Value::List results;
  for (auto& [kind, numbers] : unknown) {
    std::vector<Operation*> steps;
    for (const auto i : numbers) steps.push_back(&journal->steps[i].operation);
    const auto looks = kind->look(client, steps, call);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      JournalStep& step = journal->steps[numbers[k]];
      if (const auto outcome = conclusion(looks[k], step, at_ms, works)) {
        step.outcome = *outcome;
        results.push_back(
            outcome_value(static_cast<std::int32_t>(numbers[k] + 1), *outcome, step.error, step.operation));
      }
    }
  }
  auto answer = rows_of(*journal);
  if (results.empty()) return answer;
  // A journal that takes nothing more hides nothing of what was seen.
  if (auto file = Journal::reopen(journal->path); !file)
    answer.problem(file.error());
  else if (auto noted = file->append({{"kind", "outcome"}, {"at", now_value()}, {"steps", results}}); !noted)
    answer.problem(noted.error());
  return answer;
}

Result<Undo> plan_undo(const std::string& state_folder, const std::string& which) {
  const auto journal = read_named(state_folder, which);
  if (!journal) return fail(journal.error());
  const auto parts = undone_with(state_folder, *journal);
  Undo undo;
  undo.change_id = journal->change.id;
  undo.plan.cluster_id = journal->change.cluster_id;
  undo.plan.made_at = std::chrono::system_clock::now();
  if (journal->change.undone_with)
    undo.notes.push_back(KLAMM_TEXT("change", "change %1 is one wave of change %2")
                             .with(journal->change.id, journal->change.part_of.value_or(""))
                             .hinting(HintCode::undo_whole_change, journal->change.part_of.value_or("")));
  if (journal->change.undoes)
    undo.notes.push_back(KLAMM_TEXT("change", "change %1 undid change %2: this makes it again")
                             .with(journal->change.id, *journal->change.undoes));
  if (!parts.empty())
    undo.notes.push_back(KLAMM_TEXT("change", "change %1 ran in %2 waves: this undoes all of them")
                             .with(journal->change.id, parts.size() + 1));
  bool anything = false;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (auto taken = take_back(*part, undo, anything); !taken) return fail(taken.error());
  }
  if (auto taken = take_back(*journal, undo, anything); !taken) return fail(taken.error());
  if (!anything)
    return fail(
        no_undo_of(journal->change, "NOTHING_DONE",
                   KLAMM_TEXT("change", "change %1 changed nothing").hinting(HintCode::list_changes)));
  return undo;
}

} // namespace klamm::changes
