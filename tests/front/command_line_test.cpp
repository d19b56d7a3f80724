#include <klamm/front/command_line.hpp>
#include <klamm/shell.hpp>

#include <doctest/doctest.h>

namespace klamm {

using front::command_line;
using front::CommandLine;

namespace {

std::string text(const Result<CommandLine>& line) {
  if (!line) return line.error().code;
  const auto text = line->text();
  return text ? *text : text.error().code;
}

} // namespace

TEST_CASE("words are quoted for a POSIX shell only where they must be") {
  CHECK(quote_for_shell("orders") == "orders");
  CHECK(quote_for_shell("retention.ms=7d") == "retention.ms=7d");
  CHECK(quote_for_shell("").size() == 2);
  CHECK(quote_for_shell("a b") == "'a b'");
  CHECK(quote_for_shell("it's $(x)") == "'it'\\''s $(x)'");
  CHECK(quote_for_shell("~") == "'~'");
  CHECK(quote_for_shell("=ls") == "'=ls'");
}

TEST_CASE("names that begin with a dash stand behind two dashes") {
  CHECK(text(command_line(plan::DeleteGroups{{"g1", "g2"}, {}, false})) == "klamm group delete g1 g2");
  CHECK(text(command_line(plan::DeleteGroups{{"g1", "--yes"}, {}, true})) ==
        "klamm group delete --if-exists -- g1 --yes");
  CHECK(text(command_line(plan::DeleteGroups{{"-"}, {}, false})) == "klamm group delete -- -");
}

TEST_CASE("what a terminal would not show is refused") {
  for (const char* name : {"a\x1b[1m", "a\nb",
                           "\xe2\x80\xae"
                           "evil",
                           "\xff", "zero\xe2\x80\x8bwidth"})
    CHECK(text(command_line(plan::DeleteGroups{{name}, {}, false})) == "UNPRINTABLE");
  CHECK(text(command_line(plan::DeleteGroups{{"back\\slash"}, {}, false})) ==
        "klamm group delete 'back\\slash'");
  CHECK(text(command_line(plan::DeleteGroups{{"주문"}, {}, false})) == "klamm group delete '주문'");
}

TEST_CASE("each intent has its command") {
  plan::CreateTopics create;
  create.names = {"orders"};
  create.partitions = 12;
  create.replication_factor = 3;
  create.configs = {{"retention.ms", "604800000"}};
  CHECK(text(command_line(create)) == "klamm topic create orders --partitions 12 --replication-factor 3 "
                                      "--config retention.ms=604800000");
  create = {};
  create.names = {"orders"};
  create.assignment = {{1, 2}, {2, 3}};
  create.if_not_exists = true;
  CHECK(text(command_line(create)) == "klamm topic create orders --assignment 1:2,2:3 --if-not-exists");
  CHECK(text(command_line(plan::DeleteTopics{{"a", "b"}, true})) == "klamm topic delete a b --if-exists");

  using Action = plan::ConfigIntent::Action;
  plan::ChangeConfigs configs;
  configs.type = configs::EntityType::broker;
  configs.names = {"", "2"};
  configs.intents = {{"log.cleaner.threads", Action::set, "2"}};
  CHECK(text(command_line(configs)) ==
        "klamm config set broker 2 --cluster-default --config log.cleaner.threads=2");
  configs.intents.push_back({"log.cleaner.threads", Action::unset, ""});
  CHECK(text(command_line(configs)) == "NO_COMMAND");
  configs.type = configs::EntityType::topic;
  configs.names = {"orders"};
  configs.intents = {{"retention.ms", Action::set, "7d"}, {"segment.bytes", Action::unset, ""}};
  CHECK(text(command_line(configs)) ==
        "klamm topic alter orders --config retention.ms=7d --unset segment.bytes");
  configs.intents = {{"cleanup.policy", Action::append, "compact"}};
  CHECK(text(command_line(configs)) == "klamm config append topic orders --config cleanup.policy=compact");

  plan::ResetOffsets reset;
  reset.groups = {"billing"};
  reset.scope.topics = {{"orders", {0, 3, 4, 5}}};
  reset.target.kind = plan::OffsetTarget::Kind::shift;
  reset.target.amount = -100;
  CHECK(text(command_line(reset)) == "klamm group reset-offsets billing --topic orders:0,3-5 --shift -100");
  reset.scope = {};
  reset.scope.all_topics = true;
  reset.target = {plan::OffsetTarget::Kind::time, 0, {1764000000000}, "", {}};
  reset.clamp = false;
  CHECK(text(command_line(reset)) ==
        "klamm group reset-offsets billing --all-topics --to @2025-11-24T16:00:00.000Z --no-clamp");
  reset.target.kind = plan::OffsetTarget::Kind::file;
  CHECK(text(command_line(reset)) == "NO_COMMAND");

  plan::StartMoves moves;
  moves.moves = {{"orders", 0, {2, 3, 4}}};
  moves.throttle = 52428800;
  CHECK(text(command_line(moves, std::chrono::hours(2))) ==
        "klamm reassignment start orders:0=2,3,4 --throttle 52428800B/s --wait=7200000ms");
  CHECK(text(command_line(plan::CancelMoves{{}, true})) == "klamm reassignment cancel --all");
  CHECK(text(command_line(plan::ElectLeaders{{{"orders", {}}}, false, true})) ==
        "klamm partition elect-leader orders --unclean");
}

TEST_CASE("a target is its profile, or the addresses and the cluster they must lead to") {
  profiles::Target target;
  target.profile.name = "production";
  target.profile.bootstrap_servers = "kafka:9092";
  target.profile.cluster_id = "abc";
  CHECK(text(CommandLine("topic", "list").target(target)) == "klamm topic list -P production");
  target.profile.name.clear();
  CHECK(text(CommandLine("topic", "list").target(target)) ==
        "klamm topic list -b kafka:9092 --expect-cluster abc");
}

} // namespace klamm
