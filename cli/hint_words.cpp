#include "hint_words.hpp"

#include <klamm/hints.hpp>

#include <string_view>

namespace klamm::cli {
namespace {

/// With `%1`, `%2` for the hint's arguments.
const char* pattern_of(HintCode code) {
  switch (code) {
  case HintCode::look_at_change: return "klamm change show %1 looks whether it did";
  case HintCode::show_change: return "klamm change show %1 shows what is left of it";
  case HintCode::undo_whole_change: return "klamm change undo %1 takes back all of them";
  case HintCode::list_changes: return "klamm change list shows those there are";
  case HintCode::wait_for_change: return "--lock-wait waits for it";
  case HintCode::rights_in_help: return "the command's --help names the rights it needs";
  case HintCode::create_topic_empty: return "klamm topic create creates it again, empty";
  case HintCode::delete_topic: return "klamm topic delete deletes it whoever did";
  case HintCode::delete_with_records: return "--with-records deletes it all the same";
  case HintCode::accept_existing: return "--if-not-exists takes it as it is, if it is the same";
  case HintCode::accept_missing: return "--if-exists lets that pass";
  case HintCode::add_partitions_later:
    return "create fewer partitions and add the rest with klamm topic alter";
  case HintCode::append_delete_policy: return "klamm config append topic %1 --config cleanup.policy=delete";
  case HintCode::delete_group_offsets: return "klamm group delete-offsets";
  case HintCode::wait_for_empty_group: return "klamm wait group %1 --state Empty waits for it";
  case HintCode::name_topics: return "name the topics with --topic";
  case HintCode::set_offset_instead: return "--to sets it";
  case HintCode::shift_offset: return "from what is committed: --shift %1";
  case HintCode::refuse_clamping: return "--no-clamp refuses";
  case HintCode::set_whole_value: return "set the value itself with klamm config set";
  case HintCode::unset_topic_config: return "klamm config unset topic %1 --key %2 takes it away";
  case HintCode::wait_for_moves: return "klamm wait reassignment %1 waits for it";
  case HintCode::cancel_move_first: return "cancel that first (--replace does)";
  case HintCode::replace_move: return "--replace cancels that move and starts this one";
  case HintCode::cancel_moves: return "klamm reassignment cancel stops them";
  case HintCode::move_in_waves: return "--wait moves in waves, with shorter lists (not with --plan-out)";
  case HintCode::change_throttle: return "--throttle RATE changes it";
  case HintCode::clean_up_throttles:
    return "klamm reassignment clean-up takes off what no move needs, once they have ended (klamm wait "
           "reassignment)";
  case HintCode::preview_clean_up: return "klamm reassignment clean-up --dry-run looks";
  case HintCode::move_back_throttled:
    return "klamm reassignment start %1 --throttle RATE moves it back under one";
  case HintCode::move_back_from_file:
    return "klamm change undo %1 --dry-run -o kafka-json makes the file with which klamm reassignment start "
           "--file FILE --throttle RATE moves them back under one";
  case HintCode::list_profiles: return "klamm profile list shows them";
  case HintCode::replace_profile: return "--replace overwrites it";
  case HintCode::name_servers: return "add -b HOST:PORT";
  case HintCode::refer_to_secret: return "give a reference: -X %1=@env:NAME, @file:PATH or @prompt";
  case HintCode::list_brokers: return "klamm broker list shows them";
  case HintCode::one_target: return "give one of -P, -F, -b and -C";
  case HintCode::skip_invalid_moves: return "--skip-invalid starts the valid ones";
  case HintCode::internal_too: return "--internal does it all the same";
  case HintCode::ignore_log_dirs: return "--ignore-log-dirs leaves the directories to the brokers";
  }
  return "";
}

} // namespace

std::string words_of(const Hint& hint) {
  return Text{"cli", pattern_of(hint.code), hint.arguments}.english();
}

std::string words_of(const Text& text) {
  std::string out = text.english();
  if (text.hint) out += "; " + words_of(*text.hint);
  return out;
}

Error worded(Error error) {
  if (error.text.hint) error.text = KLAMM_TEXT("cli", "%1").with(words_of(error.text));
  return error;
}

} // namespace klamm::cli
