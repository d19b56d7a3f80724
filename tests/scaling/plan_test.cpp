// Plans of invented clusters, known answers.

#include "clusters.hpp"

#include <doctest/doctest.h>

#include <set>

using klamm::scaling::Intent;
using klamm::scaling::plan;
using klamm::scaling::ScalePlan;
using klamm::scaling::Snapshot;
using klamm::scaling::Why;
using namespace klamm::testing;

namespace {

ScalePlan planned(const Snapshot& snapshot, const Intent& intent = {}) {
  auto out = plan(snapshot, intent);
  REQUIRE(out);
  return std::move(*out);
}

std::string code_of(const Snapshot& snapshot, const Intent& intent) {
  const auto out = plan(snapshot, intent);
  return out ? "" : out.error().code;
}

} // namespace

TEST_CASE("a broker with one replica leaves: one move") {
  auto snapshot = brokers(20);
  add_topic(snapshot, "t", in_turn(20, 1, 20));
  Intent intent;
  intent.drain = {20};
  const auto out = planned(snapshot, intent);
  CHECK(out.summary.moves == 1);
  CHECK(out.summary.copy_bytes == 1000);
  CHECK(out.summary.proved);
  CHECK(after(out)[20] == 0);
  REQUIRE(out.moves.size() == 1);
  CHECK(out.moves[0].why == Why::drain);
  CHECK(out.moves[0].removes == klamm::changes::Replicas{20});
}

TEST_CASE("nine partitions of three replicas, from nine brokers to twelve: six moves") {
  for (const std::vector<std::string>& racks : {std::vector<std::string>(), {"a", "b", "c"}}) {
    auto snapshot = brokers(12, racks);
    add_topic(snapshot, "big", in_turn(9, 3, 9));
    const auto out = planned(snapshot);
    CHECK(out.summary.moves == 6);
    for (const auto& [id, replicas] : after(out)) CHECK((replicas == 2 || replicas == 3));
  }
}

TEST_CASE("where nothing is to be gained there are no moves") {
  auto snapshot = brokers(3);
  add_topic(snapshot, "t", in_turn(6, 2, 3));
  CHECK(planned(snapshot).moves.empty());
  CHECK(planned(snapshot).summary.copy_bytes == 0);
}

TEST_CASE("the same input gives the same plan, and its result nothing more to do") {
  auto snapshot = brokers(7, {"a", "b", "c"});
  add_topic(snapshot, "one", in_turn(40, 3, 4), 500);
  add_topic(snapshot, "two", in_turn(11, 2, 5), 90);
  const auto once = planned(snapshot);
  const auto twice = planned(snapshot);
  REQUIRE(once.moves.size() == twice.moves.size());
  for (std::size_t i = 0; i < once.moves.size(); ++i) CHECK(once.moves[i].to == twice.moves[i].to);
  for (auto& partition : snapshot.partitions)
    partition.replicas = placed(snapshot, once, snapshot.topics[partition.topic].name, partition.partition);
  CHECK(planned(snapshot).summary.moves == 0);
}

TEST_CASE("racks: at most and at least as many replicas as fit, also where two must share one") {
  auto snapshot = brokers(4, {"a", "b"});
  add_topic(snapshot, "t", {{1, 3, 2}, {1, 3, 4}, {1, 2, 3}, {2, 4, 1}});
  add_topic(snapshot, "wrong", {{1, 3}, {2, 4}});
  const auto out = planned(snapshot);
  for (std::int32_t p = 0; p < 2; ++p) {
    const auto to = placed(snapshot, out, "wrong", p);
    REQUIRE(to.size() == 2);
    CHECK(to[0] % 2 != to[1] % 2);
  }
  const bool repaired = std::all_of(out.moves.begin(), out.moves.end(), [](const auto& move) {
    return move.topic != "wrong" || move.why == Why::rack;
  });
  CHECK(repaired);
}

TEST_CASE("a replication factor grows and falls; what is not in sync goes first") {
  auto snapshot = brokers(4);
  add_topic(snapshot, "t", in_turn(8, 2, 4));
  Intent intent;
  intent.replication_factor = 3;
  auto out = planned(snapshot, intent);
  CHECK(out.summary.moves == 8);
  for (const auto& move : out.moves) CHECK(move.to.size() == 3);
  for (const auto& [id, replicas] : after(out)) CHECK(replicas == 6);
  intent.replication_factor = 1;
  for (auto& partition : snapshot.partitions) partition.out_of_sync = {partition.replicas[1]};
  out = planned(snapshot, intent);
  CHECK(out.summary.moves == 0);
  CHECK(out.moves.size() == 8);
  for (const auto& move : out.moves) CHECK(move.to == klamm::changes::Replicas{move.from[0]});
}

TEST_CASE("preferred leaders are spread by order alone") {
  auto snapshot = brokers(3);
  add_topic(snapshot, "t", {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {1, 2, 3}});
  auto out = planned(snapshot);
  CHECK(out.summary.moves == 0);
  CHECK(out.summary.leader_changes == 4);
  for (const auto& broker : out.brokers) CHECK(broker.leaders_after == 2);
  for (const auto& move : out.moves) CHECK(move.why == Why::leaders);
  Intent intent;
  intent.leaders = false;
  CHECK(planned(snapshot, intent).moves.empty());
}

TEST_CASE("what moves, is not chosen, has no leader or a dead broker stays as it is") {
  auto snapshot = brokers(4);
  add_topic(snapshot, "moving", {{1, 2}});
  add_topic(snapshot, "other", {{1, 2}});
  add_topic(snapshot, "offline", {{1, 2}});
  add_topic(snapshot, "dead", {{1, 4}});
  add_topic(snapshot, "free", {{1, 2}});
  snapshot.partitions[0].moving = true;
  snapshot.partitions[2].offline = true;
  snapshot.brokers[3].live = false;
  Intent intent;
  intent.drain = {1};
  intent.chosen = [](const std::string& name) { return name != "other"; };
  const auto out = planned(snapshot, intent);
  REQUIRE(out.moves.size() == 1);
  CHECK(out.moves[0].topic == "free");
  CHECK(after(out)[1] == 4);
  CHECK(out.notes.size() >= 3);
}

TEST_CASE("a dead broker is emptied where that is asked for; a cordoned one keeps what it has") {
  auto snapshot = brokers(4);
  add_topic(snapshot, "t", in_turn(6, 2, 3));
  snapshot.brokers[0].live = false;
  snapshot.brokers[1].cordoned = true;
  Intent intent;
  intent.drain = {1};
  const auto out = planned(snapshot, intent);
  CHECK(after(out)[1] == 0);
  CHECK(after(out)[2] <= 4);
  for (const auto& move : out.moves) CHECK(std::count(move.adds.begin(), move.adds.end(), 2) == 0);
}

TEST_CASE("bytes decide what moves, not the number of replicas") {
  auto snapshot = brokers(3);
  add_topic(snapshot, "large", {{1}, {1}, {1}}, 1'000'000);
  add_topic(snapshot, "small", {{1}, {1}, {1}}, 10);
  Intent intent;
  intent.balance = klamm::scaling::Balance::replicas;
  const auto out = planned(snapshot, intent);
  CHECK(out.summary.moves == 4);
  CHECK(out.summary.copy_bytes == 1'000'030); // of four to move three are small
}

TEST_CASE("what cannot be reached is told by the broker or rack that is too small") {
  auto snapshot = brokers(3, {"a", "b", "c"});
  add_topic(snapshot, "t", in_turn(6, 3, 3));
  Intent intent;
  intent.drain = {3};
  CHECK(code_of(snapshot, intent) == "INFEASIBLE"); // three replicas, two brokers
  auto small = brokers(4, {"a", "a", "a", "b"});
  add_topic(small, "t", {{1, 2, 3}});
  intent = {};
  intent.replication_factor = 4;
  CHECK(code_of(small, intent) == "INFEASIBLE"); // two of four must be in rack b
  auto full = brokers(2);
  add_topic(full, "t", {{1}, {1}}, 1'000);
  full.brokers[1].capacity_bytes = 900;
  intent = {};
  intent.drain = {1};
  CHECK(code_of(full, intent) == "INFEASIBLE"); // no disk
}

TEST_CASE("an intent that cannot be meant is refused") {
  auto snapshot = brokers(3);
  add_topic(snapshot, "t", in_turn(3, 1, 3));
  snapshot.brokers[2].live = false;
  const auto refused = [&](auto&& set) {
    Intent intent;
    set(intent);
    return code_of(snapshot, intent);
  };
  CHECK(refused([](Intent& intent) { intent.drain = {9}; }) == "UNKNOWN_BROKER");
  CHECK(refused([](Intent& intent) { intent.add = {3}; }) == "NOT_LIVE");
  CHECK(refused([](Intent& intent) { intent.only_to = {3}; }) == "NOT_LIVE");
  CHECK(refused([](Intent& intent) {
          intent.drain = {1};
          intent.only_to = {1, 2};
        }) == "BAD_INTENT");
  CHECK(refused([](Intent& intent) { intent.replication_factor = 0; }) == "BAD_INTENT");
  CHECK(refused([](Intent& intent) { intent.replication_factor = 3; }) == "INFEASIBLE");
}

TEST_CASE("only to some brokers; none at all; one partition; no partition") {
  auto snapshot = brokers(4);
  add_topic(snapshot, "t", in_turn(8, 2, 4));
  Intent intent;
  intent.only_to = {2, 3};
  auto counts = after(planned(snapshot, intent));
  CHECK(counts == std::map<std::int32_t, std::int64_t>{{1, 0}, {2, 8}, {3, 8}, {4, 0}});
  CHECK(planned(brokers(3)).moves.empty());
  CHECK(planned(Snapshot()).moves.empty());
  auto one = brokers(2);
  add_topic(one, "t", {{1}}, 0);
  intent = {};
  intent.drain = {1};
  CHECK(planned(one, intent).summary.moves == 1);
}

TEST_CASE("bytes: a broker that joins gets its share of them, not the smallest replicas") {
  auto snapshot = brokers(5);
  for (std::int32_t t = 0; t < 20; ++t)
    add_topic(snapshot, "t" + std::to_string(t), in_turn(8, 2, 4), 1'000 + 400 * (t % 7));
  Intent intent;
  intent.balance = klamm::scaling::Balance::replicas;
  const auto by_replicas = planned(snapshot, intent);
  CHECK(by_replicas.summary.proved);
  intent.balance = klamm::scaling::Balance::bytes;
  const auto by_bytes = planned(snapshot, intent);
  CHECK(*by_bytes.summary.copy_bytes > *by_replicas.summary.copy_bytes);
  CHECK(*by_bytes.summary.copy_bytes >= *by_bytes.summary.bound_bytes);
  CHECK(*by_bytes.summary.copy_bytes <= *by_bytes.summary.bound_bytes * 105 / 100);
  std::int64_t all = 0;
  for (const auto& broker : by_bytes.brokers) all += *broker.bytes_after;
  for (const auto& broker : by_bytes.brokers) {
    CHECK(*broker.bytes_after * 5 >= all * 89 / 100);
    CHECK(*broker.bytes_after * 5 <= all * 111 / 100);
    CHECK(broker.replicas_after == 64);
  }
}

TEST_CASE("bytes: what cannot be even says why; sizes that are not known make replicas count alone") {
  auto snapshot = brokers(3);
  add_topic(snapshot, "huge", {{1}}, 1'000'000);
  add_topic(snapshot, "small", {{2}, {3}, {2}, {3}, {1}}, 100);
  auto out = planned(snapshot);
  CHECK(out.summary.moves == 0);
  CHECK(std::count_if(out.notes.begin(), out.notes.end(),
                      [](const auto& note) { return note.args.size() == 4; }) == 1);
  snapshot.partitions[0].bytes.reset();
  Intent intent;
  intent.balance = klamm::scaling::Balance::bytes;
  out = planned(snapshot, intent);
  CHECK(out.notes.size() == 1);
  CHECK_FALSE(out.summary.copy_bytes);
}

TEST_CASE("the best balance for so many bytes copies no more than that") {
  auto snapshot = brokers(6);
  for (std::int32_t t = 0; t < 5; ++t) add_topic(snapshot, "t" + std::to_string(t), in_turn(12, 2, 3), 1'000);
  const auto all = planned(snapshot);
  CHECK(*all.summary.copy_bytes == 60'000);
  for (const std::int64_t most : {0, 999, 1'000, 20'500, 60'000, 100'000}) {
    Intent intent;
    intent.most_bytes = most;
    const auto out = planned(snapshot, intent);
    CHECK(*out.summary.copy_bytes == std::min<std::int64_t>(most / 1000 * 1000, 60'000));
  }
  Intent intent;
  intent.drain = {1};
  intent.most_bytes = 5'000;
  const auto out = planned(snapshot, intent);
  CHECK(*out.summary.copy_bytes <= 5'000);
  CHECK_FALSE(out.summary.proved);
  CHECK_FALSE(out.notes.empty());
}

TEST_CASE("bad days: racks on some brokers only, the last replica in sync, one huge partition, other disks") {
  auto snapshot = brokers(4, {"a", "b"});
  snapshot.brokers[2].rack.reset();
  add_topic(snapshot, "t", in_turn(8, 2, 4));
  auto out = planned(snapshot);
  CHECK(out.notes.size() == 1); // racks are ignored
  CHECK(out.moves.empty());
  snapshot.partitions[0].out_of_sync = {2};
  Intent intent;
  intent.drain = {1};
  const auto quiet = planned(snapshot, Intent()).notes.size();
  out = planned(snapshot, intent);
  CHECK(out.notes.size() > quiet);
  CHECK(after(out)[1] == 0);
  auto disks = brokers(3);
  disks.brokers[0].capacity_bytes = 100'000;
  disks.brokers[1].capacity_bytes = 100'000;
  disks.brokers[2].capacity_bytes = 400'000;
  add_topic(disks, "t", in_turn(12, 1, 3));
  out = planned(disks);
  CHECK(after(out) == std::map<std::int32_t, std::int64_t>{{1, 2}, {2, 2}, {3, 8}}); // by capacity
}

TEST_CASE("who leads after a failure is spread too, where partitions change anyway") {
  auto snapshot = brokers(5);
  std::vector<klamm::changes::Replicas> same(20, {1, 2, 3});
  add_topic(snapshot, "t", same);
  const auto out = planned(snapshot);
  std::map<std::int32_t, int> first;
  std::map<std::int32_t, int> second;
  for (std::int32_t p = 0; p < 20; ++p) {
    const auto to = placed(snapshot, out, "t", p);
    ++first[to[0]];
    ++second[to[1]];
  }
  for (std::int32_t id = 1; id <= 5; ++id) {
    CHECK(first[id] == 4);
    CHECK(second[id] >= 2);
    CHECK(second[id] <= 6);
  }
}
