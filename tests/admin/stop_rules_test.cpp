#include <admin/stop_rules.hpp>
#include <doctest/doctest.h>

namespace klamm {

using admin::partitions_broken;
using admin::quorum_broken;
using brokers::Break;
using Ids = std::vector<std::int32_t>;

namespace {

protocol::MetadataResponse three_brokers() {
  protocol::MetadataResponse metadata;
  for (const std::int32_t id : {1, 2, 3}) {
    metadata.brokers.emplace_back();
    metadata.brokers.back().node_id = id;
  }
  return metadata;
}

void add(protocol::MetadataResponse& metadata, const char* topic, protocol::Int32List replicas,
         protocol::Int32List isr) {
  auto& added = metadata.topics.emplace_back();
  added.name = topic;
  auto& partition = added.partitions.emplace_back();
  partition.replica_nodes = std::move(replicas);
  partition.isr_nodes = std::move(isr);
  partition.leader_id = partition.isr_nodes.empty() ? -1 : partition.isr_nodes.front();
}

quorum::Replica voter(std::int32_t node, std::optional<std::int64_t> lag_ms) {
  quorum::Replica replica;
  replica.node = node;
  replica.role = quorum::Role::voter;
  replica.log_end_offset = 100;
  replica.lag_ms = lag_ms;
  return replica;
}

} // namespace

TEST_CASE("a partition blocks a stop when no in-sync replica would be left") {
  auto metadata = three_brokers();
  add(metadata, "alone", {1}, {1});
  add(metadata, "behind", {1, 2, 3}, {1});
  add(metadata, "safe", {1, 2, 3}, {1, 2, 3});
  const auto broken = partitions_broken(metadata, {{"alone", 1}, {"behind", 1}, {"safe", 2}}, {1});
  REQUIRE(broken.size() == 2);
  CHECK(broken[0].topic == "alone");
  CHECK(broken[0].what == Break::offline);
  CHECK(broken[1].topic == "behind");
  CHECK(broken[1].what == Break::offline);
  CHECK(broken[1].isr == Ids{1});
  CHECK(broken[1].left.empty());
}

TEST_CASE("a partition blocks a stop that leaves fewer than min.insync.replicas") {
  auto metadata = three_brokers();
  add(metadata, "tight", {1, 2}, {1, 2});
  add(metadata, "roomy", {1, 2, 3}, {1, 2, 3});
  const std::map<std::string, std::int64_t> min_isr{{"tight", 2}, {"roomy", 2}};
  auto broken = partitions_broken(metadata, min_isr, {2});
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].topic == "tight");
  CHECK(broken[0].what == Break::under_min_isr);
  CHECK(broken[0].left == Ids{1});
  CHECK(broken[0].needed == 2);
  broken = partitions_broken(metadata, min_isr, {2, 3});
  REQUIRE(broken.size() == 2); // by name: roomy has one left of two needed
  CHECK(broken[0].topic == "roomy");
  CHECK(broken[0].left == Ids{1});
}

TEST_CASE("what is broken already blocks only a stop that takes an in-sync replica more") {
  auto metadata = three_brokers();
  add(metadata, "offline", {1, 2}, {});
  add(metadata, "under", {1, 2, 3}, {1});
  const std::map<std::string, std::int64_t> min_isr{{"offline", 1}, {"under", 2}};
  CHECK(partitions_broken(metadata, min_isr, {2}).empty());
  CHECK(partitions_broken(metadata, min_isr, {1}).size() == 1);
}

TEST_CASE("an in-sync replica on a broker that is not live does not count as left") {
  auto metadata = three_brokers();
  add(metadata, "orders", {1, 9}, {1, 9});
  const auto broken = partitions_broken(metadata, {}, {1});
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].what == Break::offline);
  CHECK_FALSE(broken[0].needed);
}

TEST_CASE("the quorum needs a majority of all voters that keep up") {
  quorum::State state;
  state.leader = 1;
  state.replicas = {voter(1, 0), voter(2, 400), voter(3, 300)};
  CHECK_FALSE(quorum_broken(state, {3}));
  CHECK(quorum_broken(state, {2, 3}));
  CHECK_FALSE(quorum_broken(state, {7, 8})); // brokers that do not vote

  state.replicas[1].lag_ms = 60'000; // down already
  const auto broken = quorum_broken(state, {3});
  REQUIRE(broken);
  CHECK(broken->what == Break::quorum_lost);
  CHECK(broken->replicas == Ids{1, 2, 3});
  CHECK(broken->isr == Ids{1, 3});
  CHECK(broken->left == Ids{1});
  CHECK(broken->needed == 2);
  CHECK_FALSE(quorum_broken(state, {2})); // it is no loss
}

TEST_CASE("observers do not vote, and a voter whose time is not told counts by its log") {
  quorum::State state;
  state.replicas = {voter(1, std::nullopt), voter(2, std::nullopt), voter(3, std::nullopt), voter(4, 0)};
  state.replicas[3].role = quorum::Role::observer;
  CHECK_FALSE(quorum_broken(state, {2}));
  CHECK_FALSE(quorum_broken(state, {4}));
  state.replicas[2].log_end_offset.reset();
  CHECK(quorum_broken(state, {2}));
}

TEST_CASE("min.insync.replicas above the replication factor asks for all replicas, not for more") {
  auto metadata = three_brokers();
  add(metadata, "pair", {1, 2}, {1, 2});
  add(metadata, "three", {1, 2, 3}, {1, 2, 3});
  const auto broken = partitions_broken(metadata, {{"pair", 5}, {"three", 2}}, {2});
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].topic == "pair");
  CHECK(broken[0].needed == 2);
}

TEST_CASE("leaders move where an in-sync replica is left to lead") {
  auto metadata = three_brokers();
  add(metadata, "moves", {1, 2}, {1, 2});
  add(metadata, "alone", {1, 2}, {1});
  add(metadata, "follows", {2, 1}, {2, 1});
  CHECK(admin::leaders_moving(metadata, {1}) == 1);
  CHECK(admin::leaders_moving(metadata, {1, 2}) == 0);
  const auto summary = brokers::by_topic(partitions_broken(metadata, {{"moves", 2}, {"follows", 2}}, {1}));
  REQUIRE(summary.size() == 3);
  CHECK(summary[0].topic == "alone");
  CHECK(summary[0].offline == 1);
  CHECK(summary[2].topic == "moves");
  CHECK(summary[2].under_min_isr == 1);
  CHECK(summary[2].partitions == Ids{0});
}

} // namespace klamm
