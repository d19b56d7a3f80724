#include <klamm/front/command_line.hpp>
#include <klamm/front/words.hpp>
#include <klamm/units.hpp>

#include <front/errors.hpp>

#include <algorithm>

namespace klamm::front {
namespace {

using Action = plan::ConfigIntent::Action;
using To = plan::OffsetTarget::Kind;

tl::unexpected<Error> no_command() {
  return refuse("NO_COMMAND",
                KLAMM_TEXT("front", "no single klamm command makes this change; a saved plan does"));
}

void add_counts(CommandLine& line, const std::optional<std::int32_t>& partitions,
                const std::optional<std::int32_t>& replication_factor) {
  if (partitions) line.option("--partitions", std::to_string(*partitions));
  if (replication_factor) line.option("--replication-factor", std::to_string(*replication_factor));
}

void add_configs(CommandLine& line, const std::map<std::string, std::string>& configs) {
  for (const auto& [key, value] : configs) line.option("--config", key + "=" + value);
}

void add_partitions(CommandLine& line, const std::vector<TopicPartitions>& partitions, bool all) {
  for (const auto& at : partitions) line.name(print_topic_partitions(at));
  if (all) line.flag("--all");
}

/// Setting and unsetting, as `topic alter` takes them.
bool add_intents(CommandLine& line, const std::vector<plan::ConfigIntent>& intents) {
  for (const auto& intent : intents) {
    if (intent.action == Action::set)
      line.option("--config", intent.key + "=" + intent.value);
    else if (intent.action == Action::unset)
      line.option("--unset", intent.key);
    else
      return false;
  }
  return true;
}

bool add_scope(CommandLine& line, const plan::OffsetScope& scope) {
  if (scope.accept) return false;
  for (const auto& at : scope.topics) line.option("--topic", print_topic_partitions(at));
  if (scope.all_topics) line.flag("--all-topics");
  return true;
}

const char* verb_of(Action action) {
  switch (action) {
  case Action::set: return "set";
  case Action::unset: return "unset";
  case Action::append: return "append";
  case Action::subtract: break;
  }
  return "subtract";
}

bool add_offset_target(CommandLine& line, const plan::OffsetTarget& target) {
  const auto number = std::to_string(target.amount);
  switch (target.kind) {
  case To::earliest: line.option("--to", target.amount == 0 ? "earliest" : "earliest+" + number); break;
  case To::latest: line.option("--to", target.amount == 0 ? "latest" : "latest-" + number); break;
  case To::number: line.option("--to", number); break;
  case To::time: line.option("--to", "@" + units::print_time(target.time)); break;
  case To::max_timestamp: line.option("--to", "max-timestamp"); break;
  case To::shift: line.option("--shift", number); break;
  case To::group: line.option("--from-group", target.from_group); break;
  case To::file: return false;
  }
  return true;
}

} // namespace

Result<CommandLine> command_line(const plan::CreateTopics& wanted) {
  CommandLine line("topic", "create");
  line.names(wanted.names);
  if (!wanted.assignment.empty())
    line.option("--assignment", print_assignment(wanted.assignment));
  else
    add_counts(line, wanted.partitions, wanted.replication_factor);
  add_configs(line, wanted.configs);
  if (wanted.if_not_exists) line.flag("--if-not-exists");
  return line;
}

Result<CommandLine> command_line(const plan::DeleteTopics& wanted) {
  CommandLine line("topic", "delete");
  line.names(wanted.names);
  if (wanted.if_exists) line.flag("--if-exists");
  return line;
}

Result<CommandLine> command_line(const plan::AlterTopics& wanted) {
  CommandLine line("topic", "alter");
  line.names(wanted.names);
  add_counts(line, wanted.partitions, std::nullopt);
  if (!add_intents(line, wanted.intents)) return no_command();
  return line;
}

Result<CommandLine> command_line(const plan::CloneTopic& wanted) {
  CommandLine line("topic", "clone");
  line.name(wanted.source).name(wanted.name);
  add_counts(line, wanted.partitions, wanted.replication_factor);
  add_configs(line, wanted.configs);
  return line;
}

Result<CommandLine> command_line(const plan::DeleteRecords& wanted) {
  using Upto = plan::DeleteRecords::Upto;
  CommandLine line("topic", "delete-records");
  add_partitions(line, wanted.where, false);
  switch (wanted.upto) {
  case Upto::offset: line.option("--to", std::to_string(wanted.offset)); break;
  case Upto::latest: line.option("--to", "latest"); break;
  case Upto::time: line.option("--before", "@" + units::print_time(wanted.time)); break;
  }
  if (wanted.if_exists) line.flag("--if-exists");
  return line;
}

Result<CommandLine> command_line(const plan::ChangeConfigs& wanted) {
  const auto& intents = wanted.intents;
  if (intents.empty()) return no_command();
  const Action action = intents.front().action;
  const bool one = std::all_of(intents.begin(), intents.end(),
                               [action](const auto& intent) { return intent.action == action; });
  if (!one) {
    if (wanted.type != configs::EntityType::topic) return no_command();
    return command_line(plan::AlterTopics{wanted.names, std::nullopt, intents});
  }
  CommandLine line("config", verb_of(action));
  line.word(configs::word(wanted.type));
  for (const std::string& name : wanted.names) {
    if (name.empty() && wanted.type == configs::EntityType::broker)
      line.flag("--cluster-default");
    else
      line.name(name);
  }
  for (const auto& intent : intents) {
    if (action == Action::unset)
      line.option("--key", intent.key);
    else
      line.option("--config", intent.key + "=" + intent.value);
  }
  return line;
}

Result<CommandLine> command_line(const plan::DeleteGroups& wanted) {
  if (wanted.accept) return no_command();
  CommandLine line("group", "delete");
  line.names(wanted.names);
  if (wanted.if_exists) line.flag("--if-exists");
  return line;
}

Result<CommandLine> command_line(const plan::RemoveMembers& wanted) {
  CommandLine line("group", "remove-member");
  line.name(wanted.group);
  for (const auto& id : wanted.instances) line.option("--instance-id", id);
  for (const auto& id : wanted.members) line.option("--member-id", id);
  if (wanted.all) line.flag("--all");
  return line;
}

Result<CommandLine> command_line(const plan::ResetOffsets& wanted) {
  CommandLine line("group", "reset-offsets");
  line.names(wanted.groups);
  if (wanted.accept || !add_scope(line, wanted.scope) || !add_offset_target(line, wanted.target))
    return no_command();
  if (!wanted.clamp) line.flag("--no-clamp");
  return line;
}

Result<CommandLine> command_line(const plan::DeleteOffsets& wanted) {
  CommandLine line("group", "delete-offsets");
  line.names(wanted.groups);
  if (wanted.accept || !add_scope(line, wanted.scope)) return no_command();
  if (wanted.if_exists) line.flag("--if-exists");
  return line;
}

Result<CommandLine> command_line(const plan::StartMoves& wanted,
                                 std::optional<std::chrono::milliseconds> wait) {
  CommandLine line("reassignment", "start");
  for (const auto& move : wanted.moves)
    line.name(move.topic + ":" + std::to_string(move.partition) + "=" + print_replicas(move.replicas));
  line.option("--throttle", wanted.throttle ? std::to_string(*wanted.throttle) + "B/s" : "none");
  if (wait) line.flag("--wait=" + std::to_string(wait->count()) + "ms");
  if (wanted.replace) line.flag("--replace");
  return line;
}

Result<CommandLine> command_line(const plan::CancelMoves& wanted) {
  CommandLine line("reassignment", "cancel");
  add_partitions(line, wanted.partitions, wanted.all);
  return line;
}

Result<CommandLine> command_line(const plan::ElectLeaders& wanted) {
  CommandLine line("partition", "elect-leader");
  add_partitions(line, wanted.partitions, wanted.all);
  if (wanted.unclean) line.flag("--unclean");
  return line;
}

} // namespace klamm::front
