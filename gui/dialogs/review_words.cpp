#include <klamm/operations.hpp>

#include <gui/dialogs/review_words.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QStringList>
#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace klamm::gui {
namespace {

constexpr std::size_t most_alike = 3;

using changes::CommitOffset;
using changes::DeleteRecords;
using changes::DeleteTopic;
using changes::Operation;

template <class Step>
bool all_are(const std::vector<Operation>& steps) {
  return !steps.empty() && std::all_of(steps.begin(), steps.end(),
                                       [](const auto& step) { return std::holds_alternative<Step>(step); });
}

/// Whether undo gives back all of a topic but its records.
bool comes_back_empty(const Operation& step) {
  const auto* remove = std::get_if<DeleteTopic>(&step);
  return remove && !remove->assignment.empty() && remove->configs_known;
}

QString of_topics(const std::vector<Operation>& steps) {
  std::optional<std::int64_t> records = 0;
  for (const auto& step : steps) {
    const auto& own = std::get<DeleteTopic>(step).records;
    records = records && own ? std::optional(*records + *own) : std::nullopt;
  }
  const QString lost = !records        ? say("All records will be deleted for good.")
                       : *records == 0 ? say("No records will be lost.")
                                       : say_n("%n record will be deleted for good.",
                                               "%n records will be deleted for good.", *records);
  if (!std::all_of(steps.begin(), steps.end(), comes_back_empty)) return lost; // the notes say what undo does
  return lost + QLatin1Char(' ') +
         say_n("Undo creates the topic again, empty.", "Undo creates the topics again, empty.",
               static_cast<long long>(steps.size()));
}

QString of_records(const std::vector<Operation>& steps) {
  std::int64_t records = 0;
  for (const auto& step : steps) {
    const auto& remove = std::get<DeleteRecords>(step);
    records += std::max<std::int64_t>(0, remove.new_start - remove.old_start);
  }
  return say_n("%n record will be deleted for good.", "%n records will be deleted for good.", records) +
         QLatin1Char(' ') + say("This cannot be undone.");
}

QString of_offsets(const std::vector<Operation>& steps) {
  std::int64_t again = 0;
  std::int64_t skipped = 0;
  long long fresh = 0;
  for (const auto& step : steps) {
    const auto& commit = std::get<CommitOffset>(step);
    if (!commit.old_offset)
      ++fresh;
    else if (commit.offset < *commit.old_offset)
      again += *commit.old_offset - commit.offset;
    else
      skipped += commit.offset - *commit.old_offset;
  }
  QStringList parts;
  if (again > 0) parts << say_n("%n record will be read again.", "%n records will be read again.", again);
  if (skipped > 0) parts << say_n("%n record will be skipped.", "%n records will be skipped.", skipped);
  if (fresh > 0)
    parts << say_n("%n partition gets its first offset.", "%n partitions get their first offset.", fresh);
  parts << say("Undo restores the committed offsets.");
  return parts.join(QLatin1Char(' '));
}

} // namespace

QString review_sentence(const front::Proposal& proposal, const front::Review& review) {
  const auto& planned = proposal.planned;
  const auto& steps = planned.plan.steps;
  if (steps.empty()) {
    if (!planned.problems.empty()) return say("Nothing can be changed, for the reasons below.");
    return planned.unchanged.empty()
               ? say("There is nothing to change.")
               : say("Everything stands as wanted already: there is nothing to change.");
  }
  if (all_are<DeleteTopic>(steps)) return of_topics(steps);
  if (all_are<DeleteRecords>(steps)) return of_records(steps);
  if (all_are<CommitOffset>(steps)) return of_offsets(steps);
  if (steps.size() == 1) return say_sentence(review.steps.front().sentence);
  const auto undoable = std::count_if(review.steps.begin(), review.steps.end(),
                                      [](const auto& step) { return step.can_be_undone; });
  return say_n("%n step.", "%n steps.", static_cast<long long>(steps.size())) + QLatin1Char(' ') +
         (undoable == static_cast<std::ptrdiff_t>(steps.size()) ? say("Undo restores what stands now.")
          : undoable == 0                                       ? say("This cannot be undone.")
                          : say("%1 of them can be undone.").arg(undoable));
}

std::vector<QString> review_notes(const front::Proposal& proposal, const front::Review& review) {
  std::vector<Text> all;
  const auto& steps = proposal.planned.plan.steps;
  if (steps.empty() || !std::all_of(steps.begin(), steps.end(), comes_back_empty))
    all = review.undo_notes; // else the sentence says it
  if (!all_are<CommitOffset>(steps) || review.notes.size() > 1)
    all.insert(all.end(), review.notes.begin(), review.notes.end());
  std::map<std::string, std::size_t> alike;
  for (const auto& note : all) ++alike[note.pattern];
  std::map<std::string, std::size_t> told;
  std::vector<QString> out;
  for (const auto& note : all) {
    const std::size_t count = alike[note.pattern];
    const std::size_t place = ++told[note.pattern];
    if (place <= most_alike || count == most_alike + 1)
      out.push_back(say_sentence(note));
    else if (place == count)
      out.push_back(say_n("And %n more of this kind.", "And %n more of this kind.",
                          static_cast<long long>(count - most_alike)));
  }
  return out;
}

} // namespace klamm::gui
