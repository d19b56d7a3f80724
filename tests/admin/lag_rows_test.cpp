#include <admin/lag_facts.hpp>
#include <doctest/doctest.h>

#include <algorithm>

using namespace klamm;
using namespace klamm::lag;

namespace {

/// Facts of one group g and the partitions a test names.
struct Scene {
  Facts facts;

  Scene() {
    auto& group = facts.groups.emplace_back();
    group.id = "g";
    group.type = "classic";
    group.state = "STABLE";
  }
  Facts::Group& group() { return facts.groups.front(); }

  std::uint32_t log(std::int32_t partition, std::int64_t start, std::int64_t end,
                    const std::string& topic = "orders") {
    const auto index = facts.partition_index(topic, partition);
    facts.partitions[index].leader = 1;
    facts.partitions[index].start = start;
    facts.partitions[index].end = end;
    return index;
  }
  std::uint32_t broken(std::int32_t partition, const std::string& status,
                       const std::string& topic = "orders") {
    const auto index = facts.partition_index(topic, partition);
    facts.partitions[index].status = status;
    return index;
  }
  Facts::Commit& commit(std::uint32_t partition, std::int64_t offset, bool read_again = false) {
    return group().commits.emplace_back(Facts::Commit{partition, offset, read_again, ""});
  }
  void member(const std::string& id, std::vector<std::uint32_t> assigned) {
    if (!group().members) group().members.emplace();
    group().members->push_back({id, std::nullopt, "client-" + id, "/127.0.0.1", std::move(assigned)});
  }
  PartitionLag only() {
    const auto rows = partition_rows(facts);
    REQUIRE(rows.size() == 1);
    return rows.front();
  }
};

} // namespace

TEST_CASE("Lag is the end less the commit") {
  Scene scene;
  scene.commit(scene.log(3, 10, 100), 60);
  const auto row = scene.only();
  CHECK(row.group == "g");
  CHECK(row.type == "classic");
  CHECK(row.state == "STABLE");
  CHECK(row.topic == "orders");
  CHECK(row.partition == 3);
  CHECK(row.committed == 60);
  CHECK(row.start == 10);
  CHECK(row.end == 100);
  CHECK(row.lag == 40);
  CHECK(row.status == "OK");
  CHECK(row.leader == 1);
  CHECK_FALSE(row.lost);
}

TEST_CASE("A commit at the start or at the end of the log is well") {
  Scene scene;
  scene.commit(scene.log(0, 10, 100), 10);
  scene.commit(scene.log(1, 10, 100), 100);
  scene.commit(scene.log(2, 0, 0), 0);
  const auto rows = partition_rows(scene.facts);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].lag == 90);
  CHECK(rows[1].lag == 0);
  CHECK(rows[2].lag == 0);
  for (const auto& row : rows) CHECK(row.status == "OK");
}

TEST_CASE("A commit below the start is data loss only when it was read again") {
  Scene scene;
  const auto partition = scene.log(0, 50, 100);
  auto& commit = scene.commit(partition, 20);
  CHECK(needs_second_reading(commit, scene.facts.partitions[partition]));

  SUBCASE("confirmed: counted from the start") {
    commit.read_again = true;
    const auto row = scene.only();
    CHECK(row.status == "DATA_LOSS");
    CHECK(row.lag == 50);
    CHECK(row.lost == 30);
    CHECK(row.committed == 20);
  }
  SUBCASE("the second reading failed: nothing is claimed") {
    commit.status = "TIMEOUT";
    const auto row = scene.only();
    CHECK(row.status == "TIMEOUT");
    CHECK(row.lag == 50);
    CHECK_FALSE(row.lost);
  }
  SUBCASE("it had moved on") {
    commit.offset = 70;
    commit.read_again = true;
    const auto row = scene.only();
    CHECK(row.status == "OK");
    CHECK(row.lag == 30);
  }
  SUBCASE("it had moved on, past an end that was read before it") {
    commit.offset = 110;
    commit.read_again = true;
    const auto row = scene.only();
    CHECK(row.status == "OK");
    CHECK(row.lag == 0);
  }
  SUBCASE("it was deleted meanwhile") {
    commit.offset = -1;
    commit.read_again = true;
    const auto row = scene.only();
    CHECK(row.status == "NO_COMMITS");
    CHECK_FALSE(row.topic);
  }
}

TEST_CASE("A commit beyond the end is ahead of the log, and no lag is negative") {
  Scene scene;
  scene.commit(scene.log(0, 0, 100), 150);
  const auto row = scene.only();
  CHECK(row.status == "AHEAD_OF_LOG");
  CHECK(row.lag == 0);
}

TEST_CASE("A read-committed lag ends at the last stable offset") {
  Scene scene;
  scene.facts.read_committed = true;
  const auto partition = scene.log(0, 0, 100);
  scene.facts.partitions[partition].stable_end = 80;
  SUBCASE("below it") {
    scene.commit(partition, 70);
    CHECK(scene.only().lag == 10);
    CHECK(scene.only().stable_end == 80);
  }
  SUBCASE("between it and the end is not ahead of the log") {
    scene.commit(partition, 90);
    CHECK(scene.only().lag == 0);
    CHECK(scene.only().status == "OK");
  }
  SUBCASE("not learned") {
    scene.facts.partitions[partition].stable_end.reset();
    scene.commit(partition, 70);
    CHECK_FALSE(scene.only().lag);
    CHECK(scene.only().status == "UNKNOWN");
  }
}

TEST_CASE("What could not be learned says why, and the rest stands") {
  Scene scene;
  scene.commit(scene.log(0, 0, 100), 90);
  scene.commit(scene.broken(1, "NO_LEADER"), 5);
  scene.commit(scene.broken(0, "TOPIC_DELETED", "gone"), 7);
  scene.commit(scene.broken(0, "NOT_AUTHORIZED", "secret"), 8);
  auto rows = partition_rows(scene.facts);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].topic == "gone");
  CHECK(rows[0].status == "TOPIC_DELETED");
  CHECK_FALSE(rows[0].lag);
  CHECK(rows[0].committed == 7);
  CHECK(rows[1].lag == 10);
  CHECK(rows[2].status == "NO_LEADER");
  CHECK(rows[3].status == "NOT_AUTHORIZED");

  const auto groups = group_rows(scene.facts);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].lag == 10);
  CHECK(groups[0].partitions == 4);
  CHECK(groups[0].topics == 3);
  CHECK(groups[0].unknown == 2);
  CHECK(groups[0].deleted == 1);
  CHECK(groups[0].max_lag_partition == "orders:0");
}

TEST_CASE("A group without commits is one row") {
  Scene scene;
  CHECK(scene.only().status == "NO_COMMITS");
  CHECK_FALSE(scene.only().topic);
  CHECK_FALSE(scene.only().lag);
  const auto groups = group_rows(scene.facts);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].status == "NO_COMMITS");
  CHECK(groups[0].partitions == 0);
  CHECK_FALSE(groups[0].lag);
  CHECK_FALSE(groups[0].members);
  CHECK_FALSE(groups[0].never_committed);
  CHECK(topic_rows(scene.facts).size() == 1);
  CHECK(member_rows(scene.facts).size() == 1);
}

TEST_CASE("A group that was not answered is one row with the reason") {
  Scene scene;
  scene.group().status = "NOT_AUTHORIZED";
  CHECK(scene.only().status == "NOT_AUTHORIZED");
  CHECK(group_rows(scene.facts).at(0).status == "NOT_AUTHORIZED");
}

TEST_CASE("Groups that have nothing to do with the topics asked for have no row") {
  Scene scene;
  scene.facts.only_some_topics = true;
  CHECK(partition_rows(scene.facts).empty());
  CHECK(group_rows(scene.facts).empty());
  CHECK(topic_rows(scene.facts).empty());
  scene.member("m", {});
  CHECK(member_rows(scene.facts).empty());
}

TEST_CASE("Assigned and never committed") {
  Scene scene;
  scene.commit(scene.log(0, 0, 100), 40);
  scene.member("m1", {scene.log(0, 0, 100), scene.log(1, 0, 100)});
  scene.member("m2", {scene.log(2, 0, 30)});

  const auto rows = partition_rows(scene.facts);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].member_id == "m1");
  CHECK(rows[1].status == "NEVER_COMMITTED");
  CHECK_FALSE(rows[1].committed);
  CHECK_FALSE(rows[1].lag);
  CHECK(rows[1].end == 100);
  CHECK(rows[1].client_id == "client-m1");
  CHECK(rows[2].member_id == "m2");

  const auto groups = group_rows(scene.facts);
  CHECK(groups.at(0).never_committed == 2);
  CHECK(groups.at(0).members == 2);
  CHECK(groups.at(0).lag == 60);
  CHECK(groups.at(0).unknown == 0);
  CHECK(groups.at(0).status == "NEVER_COMMITTED");

  const auto members = member_rows(scene.facts);
  REQUIRE(members.size() == 2);
  CHECK(members[0].member_id == "m1");
  CHECK(members[0].lag == 60);
  CHECK(members[0].never_committed_partitions == std::vector<std::string>{"orders:1"});
  CHECK_FALSE(members[1].lag);
  CHECK(members[1].status == "NEVER_COMMITTED");
}

TEST_CASE("A live group that committed nothing at all says so as a group") {
  Scene scene;
  scene.member("m1", {scene.log(0, 0, 100)});
  CHECK(group_rows(scene.facts).at(0).status == "NO_COMMITS");
  CHECK(group_rows(scene.facts).at(0).never_committed == 1);
  CHECK(scene.only().status == "NEVER_COMMITTED");
}

TEST_CASE("What nobody is assigned has a row of its own by member") {
  Scene scene;
  scene.commit(scene.log(0, 0, 100), 40);
  scene.commit(scene.log(1, 0, 100), 10);
  scene.member("m1", {scene.log(0, 0, 100)});
  scene.member("idle", {});
  const auto rows = member_rows(scene.facts);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].lag == 60);
  CHECK(rows[1].member_id == "idle");
  CHECK(rows[1].partitions == 0);
  CHECK_FALSE(rows[1].lag);
  CHECK_FALSE(rows[2].member_id);
  CHECK(rows[2].lag == 90);
}

TEST_CASE("A share group's lag is Kafka's, never end less start") {
  Scene scene;
  scene.group().type = "share";
  const auto known = scene.log(0, 0, 1000);
  const auto unknown = scene.log(1, 0, 1000);
  scene.group().shares.push_back({known, 100, 7, ""});
  scene.group().shares.push_back({unknown, 100, std::nullopt, ""});
  const auto rows = partition_rows(scene.facts);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].lag == 7);
  CHECK(rows[0].start == 100);
  CHECK_FALSE(rows[0].end);
  CHECK_FALSE(rows[0].committed);
  CHECK_FALSE(rows[1].lag);
  CHECK(rows[1].status == "OK");
  CHECK(group_rows(scene.facts).at(0).lag == 7);
  CHECK(group_rows(scene.facts).at(0).unknown == 1);
}

TEST_CASE("Rows by topic, the gravest status first told") {
  Scene scene;
  scene.commit(scene.log(0, 0, 100, "a"), 40);
  scene.commit(scene.log(1, 0, 100, "a"), 10);
  scene.commit(scene.log(0, 50, 100, "b"), 20, true);
  scene.commit(scene.log(1, 0, 100, "b"), 200);
  const auto rows = topic_rows(scene.facts);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].topic == "a");
  CHECK(rows[0].lag == 150);
  CHECK(rows[0].max_lag == 90);
  CHECK(rows[0].max_lag_partition == "a:1");
  CHECK(rows[0].status == "OK");
  CHECK(rows[1].lag == 50);
  CHECK(rows[1].lost == 30);
  CHECK(rows[1].data_loss == 1);
  CHECK(rows[1].ahead_of_log == 1);
  CHECK(rows[1].status == "DATA_LOSS");
}

TEST_CASE("Partitions and topics are kept once") {
  Facts facts;
  const auto first = facts.partition_index("a", 1);
  CHECK(facts.partition_index("a", 1) == first);
  CHECK(facts.partition_index("a", 2) != first);
  CHECK(facts.partition_index("b", 1) != first);
  CHECK(facts.partition_index("a", -1) != first);
  CHECK(facts.topics.size() == 2);
  CHECK(facts.partitions.size() == 4);
}

TEST_CASE("An empty group that is behind has no members to catch up") {
  Scene scene;
  scene.group().state = "EMPTY";
  scene.commit(scene.log(0, 0, 100), 100);
  CHECK(group_rows(scene.facts).at(0).status == "OK");
  scene.commit(scene.log(1, 0, 100), 60);
  const auto rows = partition_rows(scene.facts);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].status == "OK");
  CHECK(rows[1].status == "NO_MEMBERS");
  CHECK(rows[1].lag == 40);
  CHECK(group_rows(scene.facts).at(0).status == "NO_MEMBERS");
  CHECK(topic_rows(scene.facts).at(0).status == "NO_MEMBERS");
  // What is graver is said.
  scene.commit(scene.log(2, 50, 100), 10, true);
  CHECK(group_rows(scene.facts).at(0).status == "DATA_LOSS");
  scene.group().state = "STABLE";
  CHECK(partition_rows(scene.facts).at(1).status == "OK");
}

TEST_CASE("Of a member whose assignment cannot be read nothing is claimed") {
  Scene scene;
  scene.member("worker", {});
  scene.group().members->front().assignment_known = false;
  scene.member("idle", {});
  const auto rows = member_rows(scene.facts);
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].assignment_known);
  CHECK(rows[0].status == "UNKNOWN");
  CHECK(rows[1].assignment_known);
  CHECK(rows[1].status == "OK");
  const RowSet set(rows);
  const auto cell = [&](std::size_t row, const char* id) {
    return set.cell(row, static_cast<std::size_t>(set.schema().find(id) - set.schema().fields.data()));
  };
  CHECK(cell(0, "partitions").unknown());
  CHECK(cell(0, "lost").unknown());
  CHECK(cell(1, "partitions") == Value(0));
}
