#include <klamm/changes.hpp>

#include <change/canonical.hpp>
#include <change/journal/journal.hpp>
#include <change/operations/fields.hpp>
#include <change/operations/json.hpp>
#include <change/run/batches.hpp>
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>

namespace klamm::changes {

namespace {

/// One of every operation.
Plan full_plan() {
  Plan plan;
  plan.cluster_id = "abc";
  plan.made_at = std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'123));
  CreateTopic create;
  create.topic = "orders";
  create.assignment = {{1, 2}, {2, 3}};
  create.configs = {{"retention.ms", "5"}};
  DeleteTopic remove;
  remove.topic = "old";
  remove.topic_id = "AAAAAAAAAAAAAAAAAAAAAQ";
  remove.records = 12;
  AddPartitions add;
  add.topic = "orders";
  add.old_count = 2;
  add.new_count = 4;
  DeleteRecords records;
  records.topic = "orders";
  records.partition = 1;
  records.new_start = 100;
  SetConfig set;
  set.entity_type = configs::EntityType::topic;
  set.entity = "orders";
  set.key = "retention.ms";
  set.old_value = "1";
  set.old_source = configs::Source::dynamic_topic;
  set.value = "";
  UnsetConfig unset;
  static_cast<ConfigChange&>(unset) = set;
  unset.topic_id = "AAAAAAAAAAAAAAAAAAAAAQ";
  unset.value.reset();
  AppendConfig append;
  static_cast<ConfigChange&>(append) = set;
  SubtractConfig subtract;
  static_cast<ConfigChange&>(subtract) = set;
  StartReassignment start;
  start.topic = "orders";
  start.partition = 2;
  start.old_replicas = {1, 2};
  start.replicas = {2, 3};
  CancelReassignment cancel;
  cancel.topic = "orders";
  cancel.move_back = true;
  cancel.running = true;
  cancel.old_target = {2, 3};
  cancel.replicas = {1, 2};
  ElectLeader elect;
  elect.topic = "orders";
  elect.unclean = true;
  elect.in_sync = {2};
  CommitOffset commit;
  commit.group = "billing";
  commit.topic = "orders";
  commit.topic_id = "AAAAAAAAAAAAAAAAAAAAAQ";
  commit.partition = 3;
  commit.old_offset = 41;
  commit.old_leader_epoch = 0;
  commit.old_metadata = "";
  commit.metadata = "by hand";
  commit.mark = OffsetMark::clamped;
  commit.wanted = -5;
  DeleteOffset forget;
  forget.group = "";
  forget.topic = "orders";
  forget.old_offset = 5;
  forget.log_start = 0;
  DeleteShareOffsets share;
  share.group = "s";
  share.topic = "orders";
  share.offsets = {{"orders", 0, 7, {}, ""}};
  DeleteGroup group;
  group.group = "billing";
  group.type = groups::Type::consumer;
  group.offsets = {{"orders", 0, 7, 2, "m"}, {"orders", 1, 8, {}, ""}};
  RemoveMember member;
  member.group = "billing";
  member.member_id = "m-1";
  member.client_id = "c";
  plan.steps = {create, remove, add,   records, set,    unset, append, subtract,
                commit, forget, share, group,   member, start, cancel, elect};
  return plan;
}

/// A file of this folder's golden/.
std::string golden(const std::string& name, const std::string& now = {}) {
  const auto path = std::string(GOLDEN_FOLDER) + "/" + name;
  if (!now.empty() && std::getenv("KLAMM_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << now;
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string edited(const std::string& from, const std::string& to) {
  std::string text = to_json(full_plan());
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& text) {
  const auto plan = from_json(text);
  return plan ? "accepted" : plan.error().text.english();
}

/// A refusal of one step, without the line that it stands on.
std::string without_line(const std::string& words) {
  const auto at = words.find("step ");
  return words.starts_with("line ") && at != std::string::npos ? words.substr(at) : words;
}

} // namespace

TEST_CASE("plan files and journals are a contract: those written once are read and written alike") {
  const auto written = to_json(full_plan());
  CHECK(golden("plan.json", written) == written);

  const auto journal = parse_journal(golden("journal.jsonl"), "journal.jsonl");
  REQUIRE_MESSAGE(journal, journal.error().text.english());
  CHECK(journal->change.user == "operator");
  CHECK(journal->change.state == "PARTIAL");
  std::string outcomes;
  for (const auto& step : journal->steps) outcomes += std::string(word(step.outcome)) + " ";
  CHECK(outcomes == "DONE STALE DONE DONE DONE DONE DONE DONE ");
  CHECK(std::get<CreateTopic>(journal->steps[0].operation).topic_id == "3IP-pFAHZEMdsVxLafBSAQ");
  CHECK(words_of(journal->steps[1].error.value()).starts_with("STALE: topic orders segment.bytes is"));
}

TEST_CASE("a plan written and read is the same plan") {
  const Plan plan = full_plan();
  const auto text = to_json(plan);
  const auto read = from_json(text);
  REQUIRE_MESSAGE(read, read.error().text.english());
  CHECK(to_json(*read) == text);
  CHECK(read->steps.size() == std::variant_size_v<Operation>);
}

TEST_CASE("the digest is that of the file, as sha256sum prints it") {
  CHECK(*digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Plan plan = full_plan();
  const auto before = digest(to_json(plan));
  REQUIRE(before);
  plan.made_at += std::chrono::seconds(1);
  CHECK(*digest(to_json(plan)) != *before);
  CHECK(from_json("\xEF\xBB\xBF" + to_json(plan)));
}

TEST_CASE("a plan file is read with suspicion") {
  CHECK(refusal(edited("klamm.plan/1", "klamm.plan/2")) ==
        "the schema is \"klamm.plan/2\", not \"klamm.plan/1\"");
  CHECK(refusal(edited("\"risk\":\"destroys_data\"", "\"risk\":\"safe\""))
            .find("but the risk of this step is \"destroys_data\"") != std::string::npos);
  CHECK(refusal(edited("\"operation\":\"topic.create\"", "\"operation\":\"topic.creates\""))
            .find("the operation \"topic.creates\" does not exist") != std::string::npos);
  CHECK(refusal(edited("{\"operation\"", "{\"host\":\"x\",\"operation\""))
            .find("step 1 has an unknown key \"host\"") != std::string::npos);
  CHECK(refusal(edited("{\"schema\"", "{\"command\":\"x\",\"schema\"")).find("unknown key \"command\"") !=
        std::string::npos);
  CHECK(refusal(edited("\"topic\":\"orders\"", "\"topic\":\"orders\",\"topic\":\"other\""))
            .find("the key \"topic\" stands twice") != std::string::npos);
  CHECK(refusal(edited("\"topic\":\"orders\"", "\"topic\":7")).find("wrong kind") != std::string::npos);
  CHECK(
      refusal(edited("\"after\":{\"partitions\":4}", "\"after\":null")).find("after.partitions is missing") !=
      std::string::npos);
  CHECK(refusal(edited("\"made_at\":\"2023", "\"made_at\":\"3023")) == "made_at is not a possible time");
  CHECK(refusal(edited("\"cluster_id\":\"abc\"", "\"cluster_id\":\"\"")).find("has no cluster_id") !=
        std::string::npos);
  CHECK(refusal(to_json(full_plan()) + "x").find("no JSON at line ") != std::string::npos);
  CHECK(refusal("{\n  \"schema\": x\n}").find("no JSON at line 2, column 13") != std::string::npos);
  CHECK(refusal("{\"a\":1,\n\"b\":2,\n\n\"a\":3}").find("stands twice at line 4") != std::string::npos);
  CHECK(refusal("").find("no JSON") != std::string::npos);
  CHECK(refusal(std::string(100, '[')).find("32 levels") != std::string::npos);
  CHECK(refusal(edited("\"partition\":1", "\"partition\":1.5")).find("not a whole one") != std::string::npos);
  CHECK(refusal(edited("\"partition\":1", "\"partition\":4294967297")).find("wrong kind") !=
        std::string::npos);
}

TEST_CASE("a plan file's words are those of their members, in no other spelling") {
  struct {
    const char* from;
    const char* to;
    const char* refused;
  } const cases[] = {
      // What has a config decides who may see its values, and whether changing it is asked about.
      {"\"entity_type\":\"topic\"", "\"entity_type\":\"brokers\"",
       "step 5: config.set: target.entity_type may not be \"brokers\""},
      {"\"entity_type\":\"topic\"", "\"entity_type\":\"topics\"",
       "step 5: config.set: target.entity_type may not be \"topics\""},
      {"\"entity_type\":\"topic\"", "\"entity_type\":\"nonsense\"",
       "step 5: config.set: target.entity_type may not be \"nonsense\""},
      {"\"entity_type\":\"topic\"", "\"entity_type\":\"Topic\"",
       "step 5: config.set: target.entity_type may not be \"Topic\""},
      {"\"entity_type\":\"topic\"", "\"entity_type\":\"\"",
       "step 5: config.set: target.entity_type may not be \"\""},
      {"\"entity_type\":\"topic\",", "", "step 5: config.set: target.entity_type is missing"},
      {"\"source\":\"DYNAMIC_TOPIC\"", "\"source\":\"DYNAMIC_TOPICS\"",
       "step 5: config.set: before.source may not be \"DYNAMIC_TOPICS\""},
      {"\"mark\":\"CLAMPED\"", "\"mark\":\"clamped\"",
       "step 9: offset.commit: after.mark may not be \"clamped\""},
      {"\"type\":\"consumer\"", "\"type\":\"Consumer\"",
       "step 12: group.delete: before.type may not be \"Consumer\""},
      {"\"risk\":\"safe\"", "\"risk\":\"SAFE\"",
       "step 1 says risk \"SAFE\", but the risk of this step is \"safe\""},
  };
  for (const auto& each : cases) {
    const auto plan = from_json(edited(each.from, each.to));
    CHECK((plan ? "accepted" : plan.error().code) == "BAD_PLAN");
    CHECK(without_line(plan ? "accepted" : plan.error().text.english()) == each.refused);
  }
}

TEST_CASE("a fault of a step is told with its line, however the file is laid out") {
  const std::string good = to_json(full_plan());
  // Each step on a line of its own, behind the head; then with a line before each key, and in one line.
  CHECK(refusal(edited("\"offset\":41", "\"offset\":-2")).starts_with("line 10, step 9: "));
  std::string spread = edited("\"offset\":41", "\"offset\":-2");
  for (std::size_t at = 0; (at = spread.find("\n", at)) != std::string::npos; at += 3)
    spread.replace(at, 1, "\n\n\n");
  CHECK(refusal(spread).starts_with("line 28, step 9: "));
  std::string flat = edited("\"offset\":41", "\"offset\":-2");
  std::erase(flat, '\n');
  CHECK(refusal(flat).starts_with("line 1, step 9: "));
  // Brackets, quotes and keys within texts are text.
  CHECK(line_of_element("{\"a\":\"]},{\\\"steps\\\":[\",\n\"steps\":\n[1,\n[2,\"x\"],\n3]}", "steps", 2) ==
        5);
  CHECK(line_of_element("{\"steps\":[]}", "steps", 0) == 0);
  CHECK(line_of_element("{\"steps\":[1]}", "partitions", 0) == 0);
}

TEST_CASE("a plan file's numbers are those that their members may be") {
  struct {
    const char* from;
    const char* to;
    const char* refused;
  } const cases[] = {
      {"\"after\":{\"assignment\"", "\"after\":{\"replication_factor\":65537,\"assignment\"",
       "step 1: topic.create: after.replication_factor may not be 65537"},
      {"\"after\":{\"assignment\"", "\"after\":{\"replication_factor\":0,\"assignment\"",
       "step 1: topic.create: after.replication_factor may not be 0"},
      {"\"after\":{\"assignment\"", "\"after\":{\"partitions\":-1,\"assignment\"",
       "step 1: topic.create: after.partitions may not be -1"},
      {"[[1,2],[2,3]]", "[[1,2],[2,-3]]", "step 1: topic.create: after.assignment may not be -3"},
      {"\"after\":{\"partitions\":4}", "\"after\":{\"partitions\":-2147483648}",
       "step 3: topic.add-partitions: after.partitions may not be -2147483648"},
      {"\"partition\":1}", "\"partition\":-1}",
       "step 4: topic.delete-records: target.partition may not be -1"},
      {"\"start_offset\":0", "\"start_offset\":-9223372036854775808",
       "step 4: topic.delete-records: before.start_offset may not be -9223372036854775808"},
      {"\"start_offset\":100", "\"start_offset\":-1",
       "step 4: topic.delete-records: after.start_offset may not be -1"},
      {"\"offset\":41", "\"offset\":-2", "step 9: offset.commit: before.offset may not be -2"},
      {"\"after\":{\"offset\":0", "\"after\":{\"offset\":-5",
       "step 9: offset.commit: after.offset may not be -5"},
      {"\"leader_epoch\":0", "\"leader_epoch\":-1",
       "step 9: offset.commit: before.leader_epoch may not be -1"},
      {"\"log_start\":0", "\"log_start\":-1", "step 10: offset.delete: before.log_start may not be -1"},
      {"\"offset\":7", "\"offset\":-7", "step 11: share-offsets.delete: before.offsets may not be -7"},
      {"\"replicas\":[2,3]", "\"replicas\":[2,-1]",
       "step 14: reassignment.start: after.replicas may not be -1"},
      {"\"in_sync\":[2]", "\"in_sync\":[-2]", "step 16: leader.elect: before.in_sync may not be -2"},
  };
  for (const auto& each : cases) {
    const auto plan = from_json(edited(each.from, each.to));
    CHECK((plan ? "accepted" : plan.error().code) == "BAD_PLAN");
    CHECK(without_line(plan ? "accepted" : plan.error().text.english()) == each.refused);
  }
  // What was asked for may lie before the log, and records may come and go while they are counted.
  CHECK(refusal(edited("\"wanted\":-5", "\"wanted\":-9223372036854775808")) == "accepted");
  CHECK(refusal(edited("\"records\":12", "\"records\":-1")) == "accepted");
  // The largest there are.
  CHECK(refusal(edited("\"offset\":41", "\"offset\":9223372036854775807")) == "accepted");
  CHECK(refusal(edited("\"after\":{\"assignment\"",
                       "\"after\":{\"replication_factor\":32767,\"assignment\"")) == "accepted");
}

TEST_CASE("steps with more partitions than Kafka has are batches of their own") {
  CreateTopic create;
  create.topic = "orders";
  create.partitions = std::numeric_limits<std::int32_t>::max();
  CHECK(batches_of({create, create}).size() == 2);
  DeleteTopic remove;
  remove.topic = "orders";
  remove.partitions = create.partitions;
  CHECK(batches_of({remove, remove}).size() == 2);
}

TEST_CASE("a plan cut anywhere is no plan") {
  const std::string text = to_json(full_plan());
  for (std::size_t cut = 0; cut + 2 < text.size(); ++cut) CHECK_FALSE(from_json(text.substr(0, cut)));
}

TEST_CASE("a plan with a bit flipped is refused, or is a plan that says what it does") {
  const std::string text = to_json(full_plan());
  int read_all_the_same = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const std::size_t bit : {at % 7, (at + 3) % 7}) { // the others are for the fuzz target
      std::string flipped = text;
      flipped[at] = static_cast<char>(flipped[at] ^ (1U << bit));
      const auto plan = from_json(flipped);
      if (!plan) {
        CHECK_FALSE(plan.error().text.english().empty());
        continue;
      }
      ++read_all_the_same;
      CHECK(testing::canonical_json(to_json(*plan)) == testing::canonical_json(flipped));
      const auto again = from_json(to_json(*plan));
      REQUIRE(again);
      CHECK(to_json(*again) == to_json(*plan));
    }
  }
  CHECK(read_all_the_same > 0);
}

} // namespace klamm::changes
