#pragma once

#include <change/operations/executor.hpp>
#include <change/live/live_groups.hpp>

#include <algorithm>
#include <string>
#include <vector>

// What steps on groups and their offsets have in common.

namespace klamm::changes {

/// The groups of steps of one kind as they are now.
template <class Step>
[[nodiscard]] Result<plan::LiveGroups> read_groups(Client& client, Steps steps, const Call& call) {
  std::vector<std::string> names;
  for (const Operation* step : steps) names.push_back(std::get<Step>(*step).group);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<Error> problems;
  return plan::read_live_groups(client, names, {}, problems, call);
}

/// One look a step, by `look_at(step, its group)`.
template <class Step, class LookAt>
[[nodiscard]] std::vector<Look> look_at_groups(Client& client, Steps steps, const Call& call,
                                               LookAt look_at) {
  const auto live = read_groups<Step>(client, steps, call);
  std::vector<Look> looks(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto& step = std::get<Step>(*steps[i]);
    looks[i] = live ? look_at(step, live->groups.at(step.group)) : could_not_look(live.error());
  }
  return looks;
}

/// Stale, if a group stands elsewhere than the plan says: others have made progress, which is not to be lost.
/// `target` names group and partition; empty: nothing is committed.
[[nodiscard]] std::optional<Look> moved_on(const std::string& target, std::optional<std::int64_t> planned,
                                           std::optional<std::int64_t> now);
/// The same of all a group has committed, or of one topic.
[[nodiscard]] std::optional<Look> moved_on(const std::string& group, const GroupOffsets& planned,
                                           const plan::LiveGroup& now, const std::string& only_topic = "");

/// `partition orders:0 of group "g"`
[[nodiscard]] std::string offset_target(const std::string& group, const std::string& topic,
                                        std::int32_t partition);

/// Stale: the group has got members since the plan was made.
[[nodiscard]] Look live_now(const std::string& target, const std::string& id, const plan::LiveGroup& group);

/// What the broker's refusals of a group with members mean for a step on `target`.
[[nodiscard]] Result<void> in_our_words(Result<void> result, const std::string& target,
                                        const std::string& group);

} // namespace klamm::changes
