#include <change/kinds/group_steps.hpp>

#include <map>

namespace klamm::changes {

std::string offset_target(const std::string& group, const std::string& topic, std::int32_t partition) {
  return "partition " + topic + ":" + std::to_string(partition) + " of group " + shown_name(group);
}

std::optional<Look> moved_on(const std::string& target, std::optional<std::int64_t> planned,
                             std::optional<std::int64_t> now) {
  if (planned == now) return std::nullopt;
  const auto shown = [](const auto& offset) { return offset ? std::to_string(*offset) : "no offset"; };
  return stale(
      target,
      KLAMM_TEXT("change", "%1 is at %2 now; the plan expects %3").with(target, shown(now), shown(planned)));
}

std::optional<Look> moved_on(const std::string& group, const GroupOffsets& planned,
                             const plan::LiveGroup& now, const std::string& only_topic) {
  std::map<plan::PartitionAt, std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> both;
  for (const auto& at : planned) both[{at.topic, at.partition}].first = at.offset;
  for (const auto& [at, offset] : now.offsets) {
    if (only_topic.empty() || at.first == only_topic) both[at].second = offset.offset;
  }
  for (const auto& [at, offsets] : both) {
    if (auto other = moved_on(offset_target(group, at.first, at.second), offsets.first, offsets.second))
      return other;
  }
  return std::nullopt;
}

Look live_now(const std::string& target, const std::string& id, const plan::LiveGroup& group) {
  return stale(target, KLAMM_TEXT("change", "group %1 has members now (%2): nothing was changed")
                           .with(shown_name(id), plan::members_text(group)));
}

Result<void> in_our_words(Result<void> result, const std::string& target, const std::string& group) {
  if (result) return result;
  Error& error = result.error();
  if (error.code == "UNKNOWN_MEMBER_ID" || error.code == "NON_EMPTY_GROUP" ||
      error.code == "ILLEGAL_GENERATION" || error.code == "STALE_MEMBER_EPOCH") {
    error.code = "NON_EMPTY_GROUP";
    error.text = KLAMM_TEXT("change", "%1: group %2 has members now: nothing was changed")
                     .with(target, shown_name(group));
  } else if (error.code == "GROUP_SUBSCRIBED_TO_TOPIC") {
    error.text = KLAMM_TEXT("change", "%1: a member of group %2 subscribes to the topic: nothing was changed")
                     .with(target, shown_name(group));
  }
  return result;
}

} // namespace klamm::changes
