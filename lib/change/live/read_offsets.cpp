// What resetting offsets reads, and waits for.

#include <klamm/plan_offsets.hpp>
#include <klamm/wait.hpp>

#include <change/live/live_groups.hpp>

namespace klamm::plan {

using Kind = OffsetTarget::Kind;

Result<Planned> reset_offsets(Client& client, const ResetOffsets& wanted, const Call& call) {
  std::vector<Error> problems;
  std::vector<std::string> names = wanted.groups;
  auto accept = wanted.accept;
  if (wanted.target.kind == Kind::group) {
    if (accept) {
      accept = [&](const std::string& id) { return id == wanted.target.from_group || wanted.accept(id); };
    } else {
      names.push_back(wanted.target.from_group);
    }
  }
  auto live = read_live_groups(client, names, accept, problems, call);
  if (!live) return fail(live.error());
  std::vector<std::string> topics;
  topics.reserve(wanted.scope.topics.size());
  for (const auto& topic : wanted.scope.topics) topics.push_back(topic.topic);
  if (wanted.scope.all_topics) {
    for (const auto& [id, group] : live->groups) {
      for (const auto& [at, offset] : group.offsets) topics.push_back(at.first);
    }
    for (const auto& row : wanted.target.offsets) topics.push_back(row.at.topic);
  }
  LogLoad load;
  if (wanted.target.kind == Kind::time) load.time_ms = wanted.target.time.epoch_ms;
  load.newest = wanted.target.kind == Kind::max_timestamp;
  if (!topics.empty()) {
    if (auto read = read_live_logs(client, std::move(topics), load, *live, call); !read)
      return fail(read.error());
  }
  Planned out = reset_offsets(*live, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

Result<void> wait_until_empty(Client& client, const std::vector<std::string>& groups, const Call& call) {
  const auto waited = wait::until(
      "the groups to be empty",
      [&](const Call& look) -> Result<Text> {
        std::vector<Error> problems;
        const auto live = read_live_groups(client, groups, {}, problems, look);
        if (!live) return fail(live.error());
        for (const auto& [id, group] : live->groups) {
          if (group.failed) return fail(*group.failed);
          if (group.live())
            return KLAMM_TEXT("plan", "group %1 has members (%2)").with(shown_name(id), members_text(group));
        }
        return Text{};
      },
      {}, call);
  if (!waited) return fail(waited.error());
  return {};
}

} // namespace klamm::plan
