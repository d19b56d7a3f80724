#include <gui/words/say.hpp>

#include <klamm/hints.hpp>

namespace klamm::gui {
namespace {

/// What the window has in place of a command or option; null: it has nothing. `%1`, `%2` stand for the hint's
/// arguments.
const char* pattern_of(HintCode code) {
  switch (code) {
  case HintCode::look_at_change: return /*say*/ "History tells whether it did.";
  case HintCode::show_change: return /*say*/ "History shows what is left of it.";
  case HintCode::undo_whole_change: return /*say*/ "History can undo all of them.";
  case HintCode::list_changes: return /*say*/ "History lists the changes.";
  case HintCode::wait_for_change: return /*say*/ "Try again when the other change has ended.";
  case HintCode::create_topic_empty: return /*say*/ "Create the topic again, without its records.";
  case HintCode::delete_topic: return /*say*/ "It can be deleted under Topics.";
  case HintCode::add_partitions_later: return /*say*/ "Create fewer partitions and add the rest afterwards.";
  case HintCode::append_delete_policy: return /*say*/ "Add delete to cleanup.policy of topic %1.";
  case HintCode::wait_for_empty_group: return /*say*/ "Stop the members of group %1 first.";
  case HintCode::set_offset_instead: return /*say*/ "Set an offset instead.";
  case HintCode::set_whole_value: return /*say*/ "Set the whole value.";
  case HintCode::unset_topic_config: return /*say*/ "Unset %2 on topic %1.";
  case HintCode::wait_for_moves: return /*say*/ "Reassignments shows when the moves have ended.";
  case HintCode::cancel_move_first:
  case HintCode::replace_move:
  case HintCode::cancel_moves: return /*say*/ "Running moves can be cancelled under Reassignments.";
  case HintCode::move_in_waves: return /*say*/ "Move fewer partitions at once.";
  case HintCode::clean_up_throttles:
  case HintCode::preview_clean_up: return /*say*/ "Throttles left behind can be removed under Reassignments.";
  case HintCode::move_back_throttled: return /*say*/ "Move it back under a throttle instead.";
  case HintCode::list_profiles: return /*say*/ "Connections lists the profiles.";
  case HintCode::replace_profile: return /*say*/ "Choose another name.";
  case HintCode::name_servers: return /*say*/ "Enter the addresses of its brokers.";
  case HintCode::refer_to_secret: return /*say*/ "Enter a reference: @env:NAME, @file:PATH or @prompt.";
  case HintCode::list_brokers: return /*say*/ "Brokers lists them.";
  default: return nullptr;
  }
}

} // namespace

QString say(const Hint& hint) {
  const char* pattern = pattern_of(hint.code);
  if (!pattern) return {};
  QString out = say(pattern);
  for (std::size_t i = hint.arguments.size(); i > 0; --i)
    out.replace(QStringLiteral("%%1").arg(i), shown(hint.arguments[i - 1]));
  return out;
}

} // namespace klamm::gui
