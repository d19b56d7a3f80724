#include <klamm/plan_undo.hpp>

#include <change/live_topics.hpp>
#include <change/topic_state.hpp>

namespace klamm::plan {

using changes::DeleteTopic;

Planned undo(const LiveTopics& live, changes::Undo undo, const UndoWanted& wanted) {
  Planned out;
  out.plan = std::move(undo.plan);
  out.problems = std::move(undo.cannot);
  out.notes = std::move(undo.notes);
  std::vector<changes::Operation> steps;
  for (auto& step : out.plan.steps) {
    auto* remove = std::get_if<DeleteTopic>(&step);
    if (remove != nullptr && remove->only_if_empty) {
      const auto at = live.topics.find(remove->topic);
      // One that was made anew since is for the step's own look to refuse.
      const bool same = at != live.topics.end() && at->second.id == remove->topic_id;
      if (same) remove->records = at->second.records;
      if (same && !wanted.with_records && remove->records != 0) {
        out.problems.push_back(topic_problem(
            "HOLDS_RECORDS", remove->topic,
            "topic %1 was created by that change and holds %2 by now: --with-records deletes it all the same",
            {remove->records ? changes::counted(*remove->records, "record", "records")
                             : "an unknown number of records"},
            ErrorKind::usage));
        continue;
      }
      remove->only_if_empty = !wanted.with_records;
    }
    steps.push_back(std::move(step));
  }
  out.plan.steps = std::move(steps);
  return out;
}

Result<Planned> undo(Client& client, changes::Undo undo, const UndoWanted& wanted, const Call& call) {
  std::vector<std::string> names;
  for (const auto& step : undo.plan.steps) {
    if (const auto* remove = std::get_if<DeleteTopic>(&step)) names.push_back(remove->topic);
  }
  LiveTopics live;
  std::vector<Error> problems;
  if (!names.empty()) {
    auto read = read_live_topics(client, names, {}, live_records, problems, call);
    if (!read) return fail(read.error());
    live = std::move(*read);
  }
  return plan::undo(live, std::move(undo), wanted);
}

} // namespace klamm::plan
