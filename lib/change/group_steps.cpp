#include <change/group_steps.hpp>

namespace klamm::changes {

Look live_now(const std::string& target, const std::string& id, const plan::LiveGroup& group) {
  return stale(target, "group %1 is in use now (%2): nothing was changed",
               {shown_name(id), plan::members_text(group)});
}

Result<void> in_our_words(Result<void> result, const std::string& target, const std::string& group) {
  if (result) return result;
  Error& error = result.error();
  if (error.code == "UNKNOWN_MEMBER_ID" || error.code == "NON_EMPTY_GROUP" ||
      error.code == "ILLEGAL_GENERATION" || error.code == "STALE_MEMBER_EPOCH") {
    error.code = "NON_EMPTY_GROUP";
    error.text = {
        "change", "%1: group %2 has got members: nothing was changed", {target, shown_name(group)}, -1};
  } else if (error.code == "GROUP_SUBSCRIBED_TO_TOPIC") {
    error.text = {"change",
                  "%1: a member of group %2 subscribes to the topic: nothing was changed",
                  {target, shown_name(group)},
                  -1};
  }
  return result;
}

} // namespace klamm::changes
