// The commands that front/ gives for intents are commands that this command line understands, through a
// shell.

#include <klamm/front/command_line.hpp>

#include <commands.hpp>
#include <doctest/doctest.h>
#include <parse.hpp>
#include <support/process.hpp>

namespace klamm {

using front::command_line;
using front::CommandLine;

namespace {

/// `NOUN VERB`, or why the line is not understood.
std::string understood(const Result<CommandLine>& made) {
  if (!made) return made.error().code;
  cli::Line line;
  const auto parsed = cli::parse_line(made->words(), cli::catalogue(), line);
  if (!parsed) return parsed.error().text.english();
  return std::string(line.command->noun) + " " + line.command->verb;
}

/// The words as a shell hands them to a program.
std::vector<std::string> through_shell(const CommandLine& line) {
  const auto text = line.text();
  if (!text) return {text.error().code};
  const std::string script = "printf '%s\\0' " + text->substr(std::string("klamm ").size());
  const std::string out = test::run_process({"/bin/sh", "-c", script}, {}).out;
  std::vector<std::string> words;
  for (std::size_t at = 0; at < out.size();) {
    const auto end = out.find('\0', at);
    words.push_back(out.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

} // namespace

TEST_CASE("the command of each intent is understood") {
  const std::vector<std::string> hostile{"orders", "--yes", "-", "a b"};
  plan::CreateTopics create{hostile, 3, 2, {}, {{"retention.ms", "7d"}}, true};
  CHECK(understood(command_line(create)) == "topic create");
  create.assignment = {{1, 2}, {2, 3}};
  CHECK(understood(command_line(create)) == "topic create");
  CHECK(understood(command_line(plan::DeleteTopics{hostile, true})) == "topic delete");
  using Action = plan::ConfigIntent::Action;
  CHECK(understood(command_line(plan::AlterTopics{
            hostile, 6, {{"retention.ms", Action::set, "7d"}, {"segment.ms", Action::unset, ""}}})) ==
        "topic alter");
  plan::CloneTopic clone;
  clone.source = "-a";
  clone.name = "b";
  CHECK(understood(command_line(clone)) == "topic clone");
  for (const auto& [action, verb] :
       {std::pair(Action::set, "config set"), std::pair(Action::unset, "config unset"),
        std::pair(Action::append, "config append"), std::pair(Action::subtract, "config subtract")}) {
    const plan::ChangeConfigs configs{configs::EntityType::group, hostile, {{"key", action, "value"}}};
    CHECK(understood(command_line(configs)) == verb);
  }
  CHECK(understood(command_line(plan::ChangeConfigs{
            configs::EntityType::broker, {""}, {{"log.cleaner.threads", Action::set, "2"}}})) ==
        "config set");
  plan::DeleteRecords records;
  records.where = {{"orders", {0, 2}}};
  records.upto = plan::DeleteRecords::Upto::time;
  records.time = {1764000000000};
  CHECK(understood(command_line(records)) == "topic delete-records");
  CHECK(understood(command_line(plan::DeleteGroups{hostile, {}, true})) == "group delete");
  CHECK(understood(command_line(plan::RemoveMembers{"--all", {"m"}, {"i"}, false})) == "group remove-member");
  plan::ResetOffsets reset;
  reset.groups = hostile;
  reset.scope.topics = {{"orders", {0}}};
  for (const auto kind : {plan::OffsetTarget::Kind::earliest, plan::OffsetTarget::Kind::latest,
                          plan::OffsetTarget::Kind::number, plan::OffsetTarget::Kind::time,
                          plan::OffsetTarget::Kind::max_timestamp, plan::OffsetTarget::Kind::shift,
                          plan::OffsetTarget::Kind::group}) {
    reset.target.kind = kind;
    reset.target.amount = 3;
    reset.target.from_group = "--other";
    CHECK(understood(command_line(reset)) == "group reset-offsets");
  }
  CHECK(understood(command_line(plan::DeleteOffsets{hostile, {}, reset.scope, false})) ==
        "group delete-offsets");
  plan::StartMoves moves;
  moves.moves = {{"orders", 0, {1, 2}}};
  moves.replace = true;
  CHECK(understood(command_line(moves, std::chrono::minutes(10))) == "reassignment start");
  moves.throttle = 1000;
  CHECK(understood(command_line(moves)) == "reassignment start");
  CHECK(understood(command_line(plan::CancelMoves{{{"orders", {0}}}, false})) == "reassignment cancel");
  CHECK(understood(command_line(plan::ElectLeaders{{}, true, true})) == "partition elect-leader");
}

TEST_CASE("a shell hands on the words that were meant") {
  for (const char* name : {"plain", "", "a b", "it's", "$(touch x)", "`id`", "a\"b", "a\\b", "~", "*", "-rf",
                           "!x", "a;b", "#c", "{a,b}", "주문", "=ls"}) {
    CommandLine line("group", "delete");
    line.name(name).option("--confirm", name);
    INFO(name);
    CHECK(through_shell(line) == line.words());
  }
}

} // namespace klamm
