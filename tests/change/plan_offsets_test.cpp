#include <klamm/hints.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

#include <change/live_orders.hpp>
#include <doctest/doctest.h>

namespace klamm::plan {

using changes::CommitOffset;
using Kind = OffsetTarget::Kind;

namespace {

ResetOffsets wanted(OffsetTarget target) {
  ResetOffsets out;
  out.groups = {"g"};
  out.scope.all_topics = true;
  out.target = std::move(target);
  return out;
}

OffsetTarget to(const std::string& word) {
  const auto target = parse_offset_target(word, std::chrono::system_clock::time_point{});
  REQUIRE(target);
  return *target;
}

OffsetTarget shift(std::int64_t amount) {
  OffsetTarget target;
  target.kind = Kind::shift;
  target.amount = amount;
  return target;
}

/// `orders:0=10 orders:1=0!CLAMPED`
std::string text(const Planned& planned) {
  std::string out;
  for (const auto& step : planned.plan.steps) {
    const auto& commit = std::get<CommitOffset>(step);
    out += (out.empty() ? "" : " ") + (commit.group == "g" ? "" : commit.group + "/") + commit.topic + ":" +
           std::to_string(commit.partition) + "=" + std::to_string(commit.offset) +
           (commit.mark ? "!" + std::string(word_of(*commit.mark)) : "");
  }
  return out;
}

std::string notes(const Planned& planned) {
  std::string out;
  for (const auto& note : planned.notes) out += note.english() + "\n";
  return out;
}

} // namespace

TEST_CASE("where to is said in one way only") {
  const auto now = std::chrono::system_clock::time_point(std::chrono::hours(10));
  const auto parse = [&](const char* word) { return parse_offset_target(word, now); };
  CHECK(parse("earliest")->kind == Kind::earliest);
  CHECK(parse("earliest+5")->amount == 5);
  CHECK(parse("latest-7")->amount == 7);
  CHECK(parse("latest")->kind == Kind::latest);
  CHECK(parse("42")->amount == 42);
  CHECK(parse("max-timestamp")->kind == Kind::max_timestamp);
  CHECK(parse("@-2h")->time.epoch_ms == 8 * 3'600'000);
  CHECK(parse("@1970-01-01T02:00:00+02:00")->time.epoch_ms == 0);
  CHECK(parse("@1764000000000")->time.epoch_ms == 1764000000000);
  for (const char* bad :
       {"", "+5", "-5", "earliest-5", "latest+5", "earliest5", "latest-", "latest--1", "5.5", "0x5",
        "99999999999999999999", "@", "@-", "@-2", "@tomorrow", "now", "EARLIEST"}) {
    CAPTURE(bad);
    REQUIRE_FALSE(parse(bad));
    CHECK(parse(bad).error().kind == ErrorKind::usage);
  }
  // Without a zone nobody knows when.
  CHECK_FALSE(parse("@2026-11-24T12:00:00"));
  const Text bare = parse("-5").error().text;
  REQUIRE(bare.hint);
  CHECK(bare.hint->code == HintCode::shift_offset);
  CHECK(bare.hint->arguments == std::vector<std::string>{"-5"});
  CHECK(bare.english().find("latest-N") != std::string::npos);
}

TEST_CASE("offsets come out of the log, what is committed, another group or a time") {
  LiveGroups live = orders();
  CHECK(text(reset_offsets(live, wanted(to("earliest")))) == "orders:0=10 orders:1=0");
  CHECK(text(reset_offsets(live, wanted(to("earliest+3")))) == "orders:0=13 orders:1=3");
  CHECK(text(reset_offsets(live, wanted(to("latest")))) == "orders:0=100 orders:1=20");
  CHECK(text(reset_offsets(live, wanted(to("latest-1")))) == "orders:0=99 orders:1=19");
  CHECK(text(reset_offsets(live, wanted(shift(2)))) == "orders:0=52 orders:1=7");
  auto& logs = live.topics["orders"].partitions;
  logs[0].at_time = 60;
  CHECK(text(reset_offsets(live, wanted(to("@1764000000005")))) == "orders:0=60 orders:1=20!AFTER_LAST");
  logs[1].newest = 7;
  CHECK(text(reset_offsets(live, wanted(to("max-timestamp")))) == "orders:0=100!AFTER_LAST orders:1=7");
  LiveGroup& from = live.groups["from"];
  from = live.groups["g"];
  from.offsets = {{{"orders", 0}, {70, 9, "theirs"}}};
  OffsetTarget target;
  target.kind = Kind::group;
  target.from_group = "from";
  const auto planned = reset_offsets(live, wanted(target));
  REQUIRE(text(planned) == "orders:0=70");
  const auto& commit = std::get<CommitOffset>(planned.plan.steps[0]);
  CHECK(commit.leader_epoch == 9);
  CHECK(commit.metadata == "theirs");
  CHECK(commit.old_offset == 50);
  CHECK(commit.old_leader_epoch == 3);
  CHECK(commit.old_metadata == "mark");
  CHECK(commit.topic_id == "id");
  target.from_group = "nobody";
  CHECK(codes(reset_offsets(live, wanted(target))) == "EMPTY_SELECTION");
}

TEST_CASE("what lies outside the log is clamped and marked, or refused") {
  const LiveGroups live = orders();
  auto planned = reset_offsets(live, wanted(to("30")));
  CHECK(text(planned) == "orders:0=30 orders:1=20!CLAMPED");
  CHECK(std::get<CommitOffset>(planned.plan.steps[1]).wanted == 30);
  CHECK(changes::sentence(planned.plan.steps[1]).english() ==
        "resets orders:1 in group g from 5 to 20 (CLAMPED from 30): 15 records will be skipped");
  CHECK(notes(planned).find("CLAMPED: the offset is outside the log of 1 partition") != std::string::npos);
  CHECK(text(reset_offsets(live, wanted(to("latest-50")))) == "orders:1=0!CLAMPED"); // orders:0 stands at 50
  CHECK(text(reset_offsets(live, wanted(shift(INT64_MAX)))) == "orders:0=100!CLAMPED orders:1=20!CLAMPED");
  CHECK(text(reset_offsets(live, wanted(shift(-INT64_MAX)))) == "orders:0=10!CLAMPED orders:1=0!CLAMPED");
  auto strict = wanted(to("30"));
  strict.clamp = false;
  planned = reset_offsets(live, strict);
  CHECK(text(planned) == "orders:0=30");
  CHECK(codes(planned) == "OFFSET_OUT_OF_RANGE");
}

TEST_CASE("how many records are read again or skipped is said before") {
  const LiveGroups live = orders();
  CHECK(notes(reset_offsets(live, wanted(to("20")))) ==
        "group g: 2 offsets; 30 records read again, 15 records skipped\n");
  const auto planned = reset_offsets(live, wanted(to("49")));
  CHECK(changes::sentence(planned.plan.steps[0]).english() ==
        "resets orders:0 in group g from 50 to 49: 1 record will be read again");
  CHECK(changes::sentence(reset_offsets(live, wanted(to("15"))).plan.steps[1]).english() ==
        "resets orders:1 in group g from 5 to 15: 10 records will be skipped");
  CHECK(changes::risk(planned.plan.steps[0]) == changes::Risk::disruptive);
}

TEST_CASE("partitions, topics and groups that cannot be set are problems of their own") {
  LiveGroups live = orders();
  live.groups["g"].offsets.erase({"orders", 1});
  auto reset = wanted(shift(1));
  reset.scope.all_topics = false;
  reset.scope.topics = {{"orders", {}}, {"nothing", {}}};
  auto planned = reset_offsets(live, reset);
  CHECK(text(planned) == "orders:0=51");
  CHECK(codes(planned) == "UNKNOWN_TOPIC_OR_PARTITION NEVER_COMMITTED");
  reset.scope.topics = {{"orders", {0, 7}}};
  planned = reset_offsets(live, reset);
  CHECK(text(planned) == "orders:0=51");
  CHECK(codes(planned) == "UNKNOWN_TOPIC_OR_PARTITION");
  live.topics["orders"].partitions[0].failure = "NO_LEADER";
  CHECK(codes(reset_offsets(live, wanted(to("earliest")))) == "NO_LEADER");

  live = orders();
  add_live(live, "busy");
  reset = wanted(to("earliest"));
  reset.groups = {"g", "busy"};
  planned = reset_offsets(live, reset);
  CHECK(text(planned) == "orders:0=10 orders:1=0");
  REQUIRE(codes(planned) == "NON_EMPTY_GROUP");
  CHECK(planned.problems[0].text.english().find("billing at /10.0.0.7 (static-1)") != std::string::npos);
}

TEST_CASE("a group that is not there is made where topics are named, and never out of nothing") {
  LiveGroups live = orders();
  live.groups["new"] = {};
  auto reset = wanted(to("earliest"));
  reset.groups = {"new"};
  CHECK(codes(reset_offsets(live, reset)) == "EMPTY_SELECTION");
  reset.scope.all_topics = false;
  reset.scope.topics = {{"orders", {1}}};
  const auto planned = reset_offsets(live, reset);
  CHECK(text(planned) == "new/orders:1=0");
  CHECK(notes(planned).find("group new does not exist") == 0);
  reset.groups.clear();
  reset.accept = [](const std::string&) { return false; };
  CHECK(codes(reset_offsets(live, reset)) == "EMPTY_SELECTION");
}

TEST_CASE("offsets of topics that are no more are left as they are") {
  LiveGroups live = orders();
  live.groups["g"].offsets[{"gone", 0}] = {5, {}, ""};
  const auto planned = reset_offsets(live, wanted(to("earliest")));
  CHECK(text(planned) == "orders:0=10 orders:1=0");
  CHECK(planned.problems.empty());
  CHECK(notes(planned).find("topic gone does not exist any more") != std::string::npos);
}

TEST_CASE("a file's offsets are taken over, whoever wrote it") {
  const auto ours = parse_offset_file("group,topic,partition,offset,leader_epoch,metadata,share\n"
                                      "g,orders,0,60,4,\"a,\"\"b\"\"\nc\",false\n"
                                      "other,orders,1,7,,,false\n"
                                      "g,orders,1,,,,true\n");
  REQUIRE(ours);
  REQUIRE(ours->size() == 2);
  CHECK((*ours)[0].group == "g");
  CHECK((*ours)[0].at == changes::GroupOffset{"orders", 0, 60, 4, "a,\"b\"\nc"});
  OffsetTarget target;
  target.kind = Kind::file;
  target.offsets = *ours;
  CHECK(text(reset_offsets(orders(), wanted(target))) == "orders:0=60");

  const auto three = parse_offset_file("orders,0,60\r\n\"orders\",1,7\r\n");
  REQUIRE(three);
  CHECK_FALSE((*three)[0].group);
  target.offsets = *three;
  CHECK(text(reset_offsets(orders(), wanted(target))) == "orders:0=60 orders:1=7");
  auto only = wanted(target);
  only.scope.all_topics = false;
  only.scope.topics = {{"orders", {1}}};
  CHECK(text(reset_offsets(orders(), only)) == "orders:1=7");
  const auto four = parse_offset_file("g,orders,0,60");
  REQUIRE(four);
  CHECK((*four)[0].group == "g");
  const auto from_spreadsheet = parse_offset_file("\xEF\xBB\xBF Group ,TOPIC,Partition, Offset \r\n"
                                                  "g, orders , 0 , 60 \r\n,,,\r\n\"\",orders,1,7\r\n");
  REQUIRE(from_spreadsheet);
  REQUIRE(from_spreadsheet->size() == 2);
  CHECK((*from_spreadsheet)[0].group == "g");
  CHECK((*from_spreadsheet)[0].at == changes::GroupOffset{"orders", 0, 60, std::nullopt, ""});
  CHECK((*from_spreadsheet)[1].group == "");
  CHECK(parse_offset_file("orders,0,-\norders,1,5\n").value().size() == 1);
  for (const char* bad : {"orders,0\n", "orders,x,5\n", "orders,0,-5\n", "orders,0,\"5\n", "a,b,c,d,e\n",
                          ",0,5\n", "orders,0,5\norders,0,6\n", "g,orders,0,5\ng,orders,0,5\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_offset_file(bad));
  }
  // Another group's offsets must not be taken for those of every group.
  struct {
    const char* text;
    const char* line;
    const char* column;
  } const faults[] = {{"group_id,topic,partition,offset\ng,orders,0,5\n", "1", "1"},
                      {"group,topic,partition,offset\n\n,orders,0,5\n", "3", "1"},
                      {"group,topic,partition,offset\ng,orders,0,\n", "2", "4"},
                      {"group,topic,partition,offset\ng, ,0,5\n", "2", "2"},
                      {"topic,partition,offset,metadata,lag\n", "1", "5"},
                      {"topic,partition,offset,metadata\norders,0,5,\"a\nb\"\norders,,5,\n", "4", "2"},
                      {"topic,partition,offset\norders,0,5.0\n", "2", "3"}};
  for (const auto& fault : faults) {
    CAPTURE(fault.text);
    const auto parsed = parse_offset_file(fault.text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == "BAD_OFFSET_FILE");
    CHECK(parsed.error().kind == ErrorKind::usage);
    REQUIRE(parsed.error().text.args.size() >= 2);
    CHECK(parsed.error().text.args[0] == fault.line);
    CHECK(parsed.error().text.args[1] == fault.column);
  }
  for (const char* bad : {"group,topic,topic,partition,offset\n", "group,topic,partition\n",
                          "group,topic,partition,offset\ng,orders,0\n", "g,orders,0,5\norders,0,5\n"})
    CHECK_FALSE(parse_offset_file(bad));
  CHECK(parse_offset_file("").value().empty());
  CHECK(parse_offset_file("g,orders,0,5\nother,orders,0,6\n"));
}

TEST_CASE("a file without a row for a group that is named says so, and which rows are not used") {
  OffsetTarget target;
  target.kind = Kind::file;
  target.offsets = {{"other", {"orders", 0, 60, std::nullopt, ""}}};
  const auto none = reset_offsets(orders(), wanted(target));
  CHECK(none.plan.steps.empty());
  CHECK(codes(none) == "EMPTY_SELECTION");
  CHECK(none.notes.size() == 1);
  target.offsets.push_back({"g", {"orders", 0, 60, std::nullopt, ""}});
  const auto some = reset_offsets(orders(), wanted(target));
  CHECK(text(some) == "orders:0=60");
  CHECK(some.problems.empty());
}

TEST_CASE("a share group's offsets have neither epoch nor metadata") {
  LiveGroups live = orders();
  live.groups["g"].type = groups::Type::share;
  OffsetTarget target;
  target.kind = Kind::file;
  target.offsets = {{std::nullopt, {"orders", 0, 60, 4, "x"}}};
  const auto planned = reset_offsets(live, wanted(target));
  REQUIRE(planned.plan.steps.size() == 1);
  const auto& commit = std::get<CommitOffset>(planned.plan.steps[0]);
  CHECK(commit.share);
  CHECK_FALSE(commit.leader_epoch);
  CHECK_FALSE(commit.metadata);
  const auto undo = changes::inverse(planned.plan.steps[0]);
  REQUIRE(undo);
  CHECK(std::get<CommitOffset>(*undo).share);
  CHECK(std::get<CommitOffset>(*undo).offset == 50);
}

} // namespace klamm::plan
