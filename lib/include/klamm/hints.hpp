#pragma once

#include <klamm/text.hpp>
#include <klamm/words.hpp>

namespace klamm {

/// What a person can do next, with its arguments. Journals keep the words: a code is never given another
/// meaning.
enum class HintCode : std::uint8_t {
  // a change in the journal
  look_at_change,    ///< look what became of it: change id
  show_change,       ///< see what is left of it: change id
  undo_whole_change, ///< take back the change it is a part of: that one's id
  list_changes,      ///< see which changes there are
  wait_for_change,   ///< wait until the change that is being applied has ended
  rights_in_help,    ///< see which rights the change needs
  // topics and groups
  create_topic_empty,   ///< create it again, without its records: topic
  delete_topic,         ///< delete it, whoever created it: topic
  delete_with_records,  ///< delete the topic although it holds records
  accept_existing,      ///< accept a topic that exists, if it is as wanted
  accept_missing,       ///< accept that one does not exist
  add_partitions_later, ///< create fewer partitions and add the rest afterwards
  append_delete_policy, ///< append `delete` to the topic's cleanup.policy: topic
  delete_group_offsets, ///< delete the group's offsets in the whole topic: group, topic
  wait_for_empty_group, ///< wait until the group has no members: group
  // offsets
  name_topics,        ///< name the topics whose offsets are meant
  set_offset_instead, ///< set an offset rather than shift one
  shift_offset,       ///< shift from what is committed: the difference
  refuse_clamping,    ///< refuse an offset outside the log rather than take its start or end
  // configs
  set_whole_value,    ///< set the whole value
  unset_topic_config, ///< unset the topic's key: topic, key
  // moves
  wait_for_moves,      ///< wait until the topic's partitions have moved: topic
  cancel_move_first,   ///< cancel the move first, or together with the new one: topic
  replace_move,        ///< cancel the move and start this one
  cancel_moves,        ///< cancel the moves
  move_in_waves,       ///< wait for the moves, which then go in waves, with shorter throttle lists
  change_throttle,     ///< change the throttle of a running move
  clean_up_throttles,  ///< take off the throttles that no move needs any more
  preview_clean_up,    ///< see which throttles are left
  move_back_throttled, ///< move it back under a throttle instead: the assignment
  move_back_from_file, ///< the same for many partitions, from a file of assignments: change id
  // profiles
  list_profiles,   ///< see which profiles there are
  replace_profile, ///< overwrite the profile that exists
  name_servers,    ///< name the cluster's addresses
  refer_to_secret, ///< refer to a secret instead of writing it: key
  one_target,      ///< name one target only
  // brokers
  list_brokers, ///< see which brokers there are
  // moves and topics
  skip_invalid_moves, ///< start the valid moves without the invalid ones
  ignore_log_dirs,    ///< move replicas without choosing their log directories
  internal_too,       ///< change Kafka's own topics too
};
[[nodiscard]] constexpr WordTable<HintCode, 40> word_table(HintCode) {
  return {{{HintCode::look_at_change, "look_at_change"},
           {HintCode::show_change, "show_change"},
           {HintCode::undo_whole_change, "undo_whole_change"},
           {HintCode::list_changes, "list_changes"},
           {HintCode::wait_for_change, "wait_for_change"},
           {HintCode::rights_in_help, "rights_in_help"},
           {HintCode::create_topic_empty, "create_topic_empty"},
           {HintCode::delete_topic, "delete_topic"},
           {HintCode::delete_with_records, "delete_with_records"},
           {HintCode::accept_existing, "accept_existing"},
           {HintCode::accept_missing, "accept_missing"},
           {HintCode::add_partitions_later, "add_partitions_later"},
           {HintCode::append_delete_policy, "append_delete_policy"},
           {HintCode::delete_group_offsets, "delete_group_offsets"},
           {HintCode::wait_for_empty_group, "wait_for_empty_group"},
           {HintCode::name_topics, "name_topics"},
           {HintCode::set_offset_instead, "set_offset_instead"},
           {HintCode::shift_offset, "shift_offset"},
           {HintCode::refuse_clamping, "refuse_clamping"},
           {HintCode::set_whole_value, "set_whole_value"},
           {HintCode::unset_topic_config, "unset_topic_config"},
           {HintCode::wait_for_moves, "wait_for_moves"},
           {HintCode::cancel_move_first, "cancel_move_first"},
           {HintCode::replace_move, "replace_move"},
           {HintCode::cancel_moves, "cancel_moves"},
           {HintCode::move_in_waves, "move_in_waves"},
           {HintCode::change_throttle, "change_throttle"},
           {HintCode::clean_up_throttles, "clean_up_throttles"},
           {HintCode::preview_clean_up, "preview_clean_up"},
           {HintCode::move_back_throttled, "move_back_throttled"},
           {HintCode::move_back_from_file, "move_back_from_file"},
           {HintCode::list_profiles, "list_profiles"},
           {HintCode::replace_profile, "replace_profile"},
           {HintCode::name_servers, "name_servers"},
           {HintCode::refer_to_secret, "refer_to_secret"},
           {HintCode::one_target, "one_target"},
           {HintCode::list_brokers, "list_brokers"},
           {HintCode::skip_invalid_moves, "skip_invalid_moves"},
           {HintCode::ignore_log_dirs, "ignore_log_dirs"},
           {HintCode::internal_too, "internal_too"}}};
}

} // namespace klamm
