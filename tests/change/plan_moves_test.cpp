#include <klamm/hints.hpp>
#include <klamm/plan_moves.hpp>

#include <doctest/doctest.h>

#include <algorithm>

namespace klamm::plan {

namespace {

/// Brokers 1…4 live, 5 down; `orders` with two partitions on 1,2,3.
LiveMoves four_brokers() {
  LiveMoves live;
  live.cluster_id = "abc";
  live.live = {1, 2, 3, 4};
  live.fenced.emplace({5});
  live.topics["orders"] = {"orders", "id", false, {{1, 2, 3}, {2, 3, 1}}, {}, {}, false};
  live.leaders = {{{"orders", 0}, 1}, {{"orders", 1}, 3}};
  live.isr = {{{"orders", 0}, {1, 2, 3}}, {{"orders", 1}, {2, 3, 1}}};
  return live;
}

std::string words(const std::vector<changes::Operation>& steps) {
  std::string out;
  for (const auto& step : steps)
    out += (out.empty() ? "" : "; ") + std::string(changes::word(step)) + " " + changes::target(step);
  return out;
}

std::string codes(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out += (out.empty() ? "" : " ") + error.code;
  return out;
}

bool noted(const Planned& planned, std::string_view words) {
  for (const auto& note : planned.notes) {
    if (note.english().find(words) != std::string::npos) return true;
  }
  return false;
}

StartMoves moving(std::vector<WantedMove> moves, std::optional<std::int64_t> throttle = std::nullopt) {
  return {std::move(moves), throttle, false};
}

LiveConfig own(const char* value, configs::Source source) {
  return {true, value, source, true, false, configs::ValueType::list};
}

constexpr const char* list_key = "follower.replication.throttled.replicas";
constexpr const char* rate_key = "follower.replication.throttled.rate";

} // namespace

TEST_CASE("with an invalid move nothing is started, and every fault is told") {
  const LiveMoves live = four_brokers();
  auto wanted = moving({{"gone", 0, {1}},
                        {"orders", 7, {1}},
                        {"orders", 0, {1, 1}},
                        {"orders", 0, {9, 1}},
                        {"orders", 1, {2, 3, 4}},
                        {"orders", 1, {2, 3, 4}}});
  wanted.invalid = {Error::of(ErrorKind::usage, "BAD_REASSIGNMENT", Text{})};
  const std::string faults =
      "BAD_REASSIGNMENT NAMED_TWICE UNKNOWN_TOPIC_OR_PARTITION UNKNOWN_TOPIC_OR_PARTITION "
      "DUPLICATE_BROKER UNKNOWN_BROKER";
  const auto refused = start_moves(live, wanted);
  CHECK(codes(refused.problems) == faults);
  for (const auto& problem : refused.problems) CHECK(problem.kind == ErrorKind::usage);
  CHECK(refused.plan.steps.empty());
  CHECK(refused.unchanged.empty());
  REQUIRE(refused.notes.size() == 1);
  REQUIRE(refused.notes[0].hint);
  CHECK(refused.notes[0].hint->code == HintCode::skip_invalid_moves);
  wanted.skip_invalid = true;
  const auto skipped = start_moves(live, wanted);
  CHECK(codes(skipped.problems) == faults);
  CHECK(words(skipped.plan.steps) == "reassignment.start partition orders:1"); // named twice alike: once
  CHECK(codes(start_moves(live, moving({{"orders", 0, {9, 1}}})).problems) == "UNKNOWN_BROKER");
  // No order of the two is better than the other.
  const auto twice = start_moves(live, moving({{"orders", 0, {1, 2, 4}}, {"orders", 0, {1, 2, 3}}}));
  CHECK(twice.plan.steps.empty());
  CHECK(codes(twice.problems) == "NAMED_TWICE");
  CHECK(start_moves(live, moving({{"orders", 0, {1, 2, 3}}})).unchanged.size() == 1);
}

TEST_CASE("a broker that is down is warned of; where Kafka does not tell, an unknown one too") {
  LiveMoves live = four_brokers();
  const auto planned = start_moves(live, moving({{"orders", 0, {5, 2, 3}}}, 1000));
  CHECK(noted(planned, "broker 5 is down: Kafka accepts the move and waits"));
  CHECK(noted(planned, "broker 5 is down and gets no rate"));
  CHECK(words(planned.plan.steps) == "config.append topic orders follower.replication.throttled.replicas; "
                                     "reassignment.start partition orders:0");
  live.fenced.reset();
  CHECK(noted(start_moves(live, moving({{"orders", 0, {9, 2, 3}}})), "broker 9 is not live"));
}

TEST_CASE("what moves is cancelled before it is sent elsewhere, never retargeted") {
  LiveMoves live = four_brokers();
  live.topics["orders"].replicas[0] = {4, 2, 3, 1};
  live.moving[{"orders", 0}] = {{4, 2, 3}, {2, 3, 1}};
  auto wanted = moving({{"orders", 0, {3, 4, 1}}});
  CHECK(codes(start_moves(live, wanted).problems) == "ALREADY_MOVING");
  wanted.replace = true;
  const auto planned = start_moves(live, wanted);
  CHECK(words(planned.plan.steps) ==
        "reassignment.cancel partition orders:0; reassignment.start partition orders:0");
  CHECK(std::get<changes::StartReassignment>(planned.plan.steps[1]).old_replicas ==
        changes::Replicas{2, 3, 1});
  CHECK(noted(start_moves(live, moving({{"orders", 0, {4, 2, 3}}})), "already being moved there"));
}

TEST_CASE(
    "a throttle is rates on live destinations, then the adding replicas in follower lists, then moves") {
  LiveMoves live = four_brokers();
  live.lists[{"orders", list_key}] = own("7:7", configs::Source::dynamic_topic);
  live.rates[{"4", rate_key}] = own("5", configs::Source::dynamic_broker);
  const auto planned = start_moves(live, moving({{"orders", 0, {4, 2, 3}}, {"orders", 1, {2, 4, 3}}}, 1000));
  CHECK(words(planned.plan.steps) ==
        "config.set broker 4 follower.replication.throttled.rate; config.append topic orders "
        "follower.replication.throttled.replicas; reassignment.start partition orders:0; reassignment.start "
        "partition orders:1");
  CHECK(std::get<changes::SetConfig>(planned.plan.steps[0]).value == "1000");
  CHECK(std::get<changes::AppendConfig>(planned.plan.steps[1]).value == "0:4,1:4");
  live.lists[{"orders", list_key}] = own("*", configs::Source::dynamic_topic);
  const auto star = start_moves(live, moving({{"orders", 0, {4, 2, 3}}}, 1000));
  CHECK(noted(star, "is * and stays so"));
  CHECK(words(star.plan.steps).find("config.append") == std::string::npos);
  live.lists[{"orders", list_key}] = own(std::string(32765, '1').c_str(), configs::Source::dynamic_topic);
  const auto full = start_moves(live, moving({{"orders", 0, {4, 2, 3}}}, 1000));
  CHECK(codes(full.problems) == "LIST_TOO_LONG");
  CHECK(full.plan.steps.empty());
}

TEST_CASE("what is already being moved there gets the rate, and is named for who waits") {
  LiveMoves live = four_brokers();
  live.moving[{"orders", 0}] = {{4, 2, 3}, {1, 2, 3}};
  live.lists[{"orders", list_key}] = own("0:4", configs::Source::dynamic_topic);
  live.rates[{"4", rate_key}] = own("512000", configs::Source::dynamic_broker);
  const auto faster = start_moves(live, moving({{"orders", 0, {4, 2, 3}}}, 20971520));
  CHECK(words(faster.plan.steps) == "config.set broker 4 follower.replication.throttled.rate");
  CHECK(std::get<changes::SetConfig>(faster.plan.steps[0]).value == "20971520");
  REQUIRE(faster.in_progress.size() == 1);
  CHECK(faster.in_progress[0].old_replicas == changes::Replicas{1, 2, 3});
  CHECK_FALSE(noted(faster, "for that too"));
  // One that began without a limit comes under one.
  live.lists.clear();
  live.rates.clear();
  CHECK(words(start_moves(live, moving({{"orders", 0, {4, 2, 3}}}, 1000)).plan.steps) ==
        "config.set broker 4 follower.replication.throttled.rate; config.append topic orders "
        "follower.replication.throttled.replicas");
  const auto none = start_moves(live, moving({{"orders", 0, {4, 2, 3}}}));
  CHECK(none.plan.steps.empty());
  CHECK(noted(none, "the throttle of moves in progress stays as it is"));
}

TEST_CASE("another rate for a broker that copies other partitions too is said") {
  LiveMoves live = four_brokers();
  live.moving[{"other", 7}] = {{4, 2}, {1, 2}};
  live.rates[{"4", rate_key}] = own("512000", configs::Source::dynamic_broker);
  const auto wanted = [](std::int64_t rate) { return moving({{"orders", 0, {4, 2, 3}}}, rate); };
  CHECK(noted(
      start_moves(live, wanted(52428800)),
      "broker 4 copies 1 other partition under 500.0 KiB/s: its limit becomes 50.0 MiB/s for that too"));
  live.moving[{"other", 8}] = {{2, 4}, {2, 1}};
  live.moving[{"other", 9}] = {{4, 1}, {4, 2}}; // not to broker 4: it stays there
  CHECK(noted(
      start_moves(live, wanted(1024)),
      "broker 4 copies 2 other partitions under 500.0 KiB/s: its limit becomes 1.0 KiB/s for them too"));
  CHECK_FALSE(noted(start_moves(live, wanted(512000)), "its limit becomes"));
  live.rates[{"4", rate_key}] = {true,  "9223372036854775807",    configs::Source::default_value, false,
                                 false, configs::ValueType::int64};
  CHECK_FALSE(noted(start_moves(live, wanted(1024)), "its limit becomes"));
}

TEST_CASE("what is left of the moves' own throttle is told, whoever put it on") {
  LiveMoves live = four_brokers();
  live.lists[{"orders", list_key}] = own("0:4,1:9", configs::Source::dynamic_topic);
  live.rates[{"4", rate_key}] = own("2097152", configs::Source::dynamic_broker);
  live.rates[{"2", rate_key}] = own("7", configs::Source::dynamic_broker);
  changes::StartReassignment start;
  start.topic = "orders";
  start.old_replicas = {1, 2, 3};
  start.replicas = {4, 2, 3};
  const auto left = throttle_left(live, {start});
  REQUIRE(left);
  CHECK(left->english().find("broker 4 at most 2.0 MiB/s; throttle list 0:4 of topic orders") !=
        std::string::npos);
  REQUIRE(left->hint);
  CHECK(left->hint->code == HintCode::clean_up_throttles);
  changes::CancelReassignment cancel;
  cancel.topic = "orders";
  cancel.old_target = {4, 2, 3};
  cancel.replicas = {1, 2, 3};
  CHECK(throttle_left(live, {cancel}));
  live.lists[{"orders", list_key}] = own("1:9", configs::Source::dynamic_topic);
  live.rates.erase({"4", rate_key});
  CHECK_FALSE(throttle_left(live, {start}));
}

TEST_CASE("taking the throttle off leaves what others did and what still moves") {
  LiveMoves live = four_brokers();
  const auto put =
      start_moves(live, moving({{"orders", 0, {4, 2, 3}}, {"orders", 1, {2, 4, 3}}}, 1000)).plan.steps;
  live.rates[{"4", rate_key}] = own("1000", configs::Source::dynamic_broker);
  live.lists[{"orders", list_key}] = own("0:4,1:4", configs::Source::dynamic_topic);
  CHECK(words(take_off_throttle(live, put).plan.steps) ==
        "config.unset topic orders follower.replication.throttled.replicas; config.unset broker 4 "
        "follower.replication.throttled.rate");
  live.lists[{"orders", list_key}] = own("9:9,0:4,1:4", configs::Source::dynamic_topic);
  auto steps = take_off_throttle(live, put).plan.steps;
  REQUIRE(std::holds_alternative<changes::SubtractConfig>(steps[0]));
  CHECK(std::get<changes::SubtractConfig>(steps[0]).value == "0:4,1:4");
  live.moving[{"orders", 1}] = {{2, 4, 3}, {2, 3, 1}};
  const auto partly = take_off_throttle(live, put);
  CHECK(words(partly.plan.steps) == "config.subtract topic orders follower.replication.throttled.replicas");
  CHECK(std::get<changes::SubtractConfig>(partly.plan.steps[0]).value == "0:4");
  CHECK(noted(partly, "the rate of broker 4 stays: it still receives replicas"));
  live.moving.clear();
  live.rates[{"4", rate_key}] = own("77", configs::Source::dynamic_broker);
  CHECK(noted(take_off_throttle(live, put), "changed by others"));
}

TEST_CASE("taking the throttle off says which broker is down and keeps its rate") {
  LiveMoves live = four_brokers();
  const auto put = start_moves(live, moving({{"orders", 0, {4, 2, 3}}}, 1000)).plan.steps;
  live.lists[{"orders", list_key}] = own("0:4", configs::Source::dynamic_topic);
  live.live.erase(4); // nobody tells its rate
  const auto off = take_off_throttle(live, put);
  CHECK(words(off.plan.steps) == "config.unset topic orders follower.replication.throttled.replicas");
  REQUIRE(off.notes.size() == 1);
  CHECK(off.notes[0].hint == Hint{HintCode::clean_up_throttles});
}

TEST_CASE("clean-up takes what no move needs") {
  LiveMoves live = four_brokers();
  live.lists[{"orders", list_key}] = own("0:4,1:4", configs::Source::dynamic_topic);
  live.lists[{"orders", "leader.replication.throttled.replicas"}] = own("*", configs::Source::dynamic_topic);
  live.rates[{"4", rate_key}] = own("1000", configs::Source::dynamic_broker);
  live.rates[{"", rate_key}] = own("1000", configs::Source::dynamic_default_broker);
  const auto all = clean_up_throttles(live);
  CHECK(words(all.plan.steps) ==
        "config.unset topic orders follower.replication.throttled.replicas; config.unset broker default "
        "follower.replication.throttled.rate; config.unset broker 4 follower.replication.throttled.rate");
  const Hint unset{HintCode::unset_topic_config, {"orders", "leader.replication.throttled.replicas"}};
  CHECK(
      std::any_of(all.notes.begin(), all.notes.end(), [&](const Text& note) { return note.hint == unset; }));
  live.moving[{"orders", 1}] = {{2, 4, 3}, {2, 3, 1}};
  const auto partly = clean_up_throttles(live);
  CHECK(words(partly.plan.steps) == "config.subtract topic orders follower.replication.throttled.replicas");
  CHECK(noted(partly, "rates stay"));
}

TEST_CASE("cancelling takes what moves of what was meant") {
  LiveMoves live = four_brokers();
  live.moving[{"orders", 1}] = {{2, 4, 3}, {2, 3, 1}};
  CHECK(words(cancel_moves(live, {{{"orders", {}}}, false}).plan.steps) ==
        "reassignment.cancel partition orders:1");
  CHECK(words(cancel_moves(live, {{}, true}).plan.steps) == "reassignment.cancel partition orders:1");
  CHECK(cancel_moves(live, {{{"orders", {0}}}, false}).unchanged.size() == 1);
  CHECK(codes(cancel_moves(live, {{{"orders", {8}}, {"gone", {}}}, false}).problems) ==
        "UNKNOWN_TOPIC_OR_PARTITION UNKNOWN_TOPIC_OR_PARTITION");
}

TEST_CASE("a cancellation says how much that was copied is thrown away") {
  LiveMoves live = four_brokers();
  live.moving[{"orders", 0}] = {{4, 2, 3}, {1, 2, 3}, 3145728};
  CHECK(noted(cancel_moves(live, {{}, true}), "3.0 MiB copied so far will be discarded"));
  live.moving[{"orders", 1}] = {{2, 4, 3}, {2, 3, 1}};
  CHECK(noted(cancel_moves(live, {{}, true}), "at least 3.0 MiB"));
  live.moving[{"orders", 0}].copied = 0;
  CHECK_FALSE(noted(cancel_moves(live, {{}, true}), "thrown away"));
}

TEST_CASE("elections only where they change something") {
  LiveMoves live = four_brokers();
  const auto planned = elect_leaders(live, {{}, true, false});
  CHECK(words(planned.plan.steps) == "leader.elect partition orders:1");
  CHECK(changes::subject(planned.plan.steps[0]) == "orders:1"); // what a limit counts
  CHECK(std::get<changes::ElectLeader>(planned.plan.steps[0]).leader == 2);
  live.isr[{"orders", 1}] = {3, 1};
  CHECK(codes(elect_leaders(live, {{{"orders", {}}}, false, false}).problems) ==
        "PREFERRED_LEADER_NOT_AVAILABLE");
  CHECK(elect_leaders(live, {{}, true, true}).plan.steps.empty());
  live.leaders.erase({"orders", 1});
  const auto unclean = elect_leaders(live, {{}, true, true});
  REQUIRE(unclean.plan.steps.size() == 1);
  CHECK(changes::risk(unclean.plan.steps[0]) == changes::Risk::destroys_data);
  CHECK(changes::sentence(unclean.plan.steps[0]).english().find("only brokers 3,1 (last in sync)") !=
        std::string::npos);
  CHECK(noted(unclean, "the number of lost records is not known"));
  live.live.clear();
  CHECK(codes(elect_leaders(live, {{}, true, true}).problems) == "NO_LIVE_REPLICA");
}

TEST_CASE("Kafka's file is read with suspicion and written back") {
  const std::string good =
      R"({"version":1,"partitions":[{"topic":"a","partition":0,"replicas":[1,2],"log_dirs":["any","any"]}]})";
  const auto moves = parse_kafka_reassignment(good);
  REQUIRE(moves);
  CHECK(moves->invalid.empty());
  CHECK(kafka_reassignment(moves->moves) == good + "\n");
  CHECK(parse_kafka_reassignment("\xEF\xBB\xBF" + good)->moves.size() == 1);
  for (const char* bad :
       {R"({"version":2,"partitions":[{"topic":"a","partition":0,"replicas":[1]}]})", R"({"version":1})",
        R"({"version":1,"partitions":[]})",
        R"({"version":1,"partitions":[{"topic":"a","partition":0,"replicas":[1]}],"more":1})", "[]", ""}) {
    CAPTURE(bad);
    const auto refused = parse_kafka_reassignment(bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::usage);
  }
  const auto faulty = parse_kafka_reassignment(R"({"version":1,"partitions":[
      {"topic":"a","partition":0,"replicas":[1],"leader":1},
      {"topic":"a","partition":1,"replicas":[]},
      {"topic":"a","partition":-1,"replicas":[1]},
      {"topic":"a","partition":3,"replicas":[1],"log_dirs":[]},
      {"topic":"a","partition":4,"replicas":[1]}]})");
  REQUIRE(faulty);
  CHECK(faulty->moves.size() == 1);
  REQUIRE(faulty->invalid.size() == 4);
  CHECK(faulty->invalid[0].target == "partitions[0]");
  CHECK(faulty->invalid[2].target == "partitions[2].partition");
  CHECK(faulty->invalid[2].text.args.at(0) == "line 4, partitions[2].partition");
  for (const auto& fault : faulty->invalid) CHECK(fault.kind == ErrorKind::usage);
}

TEST_CASE("directories in Kafka's file are refused, or left to the brokers") {
  const char* const file =
      R"({"version":1,"partitions":[{"topic":"a","partition":0,"replicas":[1,2],"log_dirs":["/d","any"]}]})";
  const auto refused = parse_kafka_reassignment(file);
  REQUIRE(refused);
  CHECK(refused->moves.empty());
  REQUIRE(refused->invalid.size() == 1);
  REQUIRE(refused->invalid[0].text.hint);
  CHECK(refused->invalid[0].text.hint->code == HintCode::ignore_log_dirs);
  const auto dropped = parse_kafka_reassignment(file, true);
  REQUIRE(dropped);
  CHECK(dropped->invalid.empty());
  CHECK(dropped->moves.size() == 1);
}

} // namespace klamm::plan
