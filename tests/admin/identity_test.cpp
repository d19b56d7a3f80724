#include <klamm/apis.hpp>
#include <klamm/brokers.hpp>
#include <klamm/check_stop.hpp>
#include <klamm/cluster.hpp>
#include <klamm/configs.hpp>
#include <klamm/features.hpp>
#include <klamm/groups.hpp>
#include <klamm/lag.hpp>
#include <klamm/log_dirs.hpp>
#include <klamm/offsets.hpp>
#include <klamm/partitions.hpp>
#include <klamm/quorum.hpp>
#include <klamm/reassignments.hpp>
#include <klamm/topics.hpp>

#include <doctest/doctest.h>
#include <support/connect.hpp>
#include <support/golden_cluster.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace klamm {

using testing::ScriptedCluster;

namespace {

struct Counted {
  std::size_t rows = 0;
  std::size_t identities = 0;
  std::size_t keys = 0;
};

template <class SomeAnswer>
Counted count(const Result<SomeAnswer>& answer) {
  REQUIRE(answer);
  const RowSet rows(answer->rows);
  std::set<std::string> identities;
  std::set<std::string> keys;
  std::string identity;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows.identity(row, identity);
    CHECK(identity == rows.identity(row));
    CHECK_MESSAGE(identities.insert(identity).second, rows.schema().name, ": ", identity);
    keys.insert(rows.key(row));
  }
  return {rows.size(), identities.size(), keys.size()};
}

/// Every row of this call has an identity of its own; gives how many rows there were.
template <class SomeAnswer>
std::size_t distinct(const Result<SomeAnswer>& answer) {
  const auto counted = count(answer);
  CHECK(counted.identities == counted.rows);
  CHECK(counted.rows > 0);
  return counted.rows;
}

} // namespace

TEST_CASE("every row of the golden cluster has an identity of its own") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  auto client = connect(cluster);
  const Call call;
  const std::vector<std::int32_t> all_brokers{1, 2, 3};

  distinct(apis::versions(client, {}, call));
  distinct(brokers::list(client, {brokers::load_partitions}, call));
  distinct(brokers::describe(client, {}, call));
  distinct(brokers::check_stop(client, {all_brokers}, call));
  distinct(cluster::describe(client, {}, call));
  distinct(features::describe(client, call));
  distinct(groups::list(client, {}, call));
  distinct(groups::describe(client, {}, call));
  distinct(groups::members(client, {}, call));
  distinct(log_dirs::list(client, {}, call));
  distinct(partitions::list(client, {}, call));
  distinct(quorum::describe(client, call));
  distinct(reassignments::list(client, {}, call));
  distinct(topics::describe(client, {}, call));
  const auto topics = topics::list(client, {}, call);
  REQUIRE(topics);
  distinct(Result<Answer<topics::Topic>>(*topics));

  configs::DescribeQuery configs;
  configs.every = true;
  distinct(configs::describe(client, configs, call));
  configs.type = configs::EntityType::broker;
  distinct(configs::describe(client, configs, call));
  configs::DiffQuery diff;
  diff.names = {"orders", "logs.app", "device.latest"};
  distinct(configs::diff(client, diff, call));

  // The keys are names for commands, and shared.
  const lag::Query lag{.groups = {}, .accept = {}, .topics = {}, .load = lag::load_members};
  CHECK(distinct(lag::by_group(client, lag, call)) > 0);
  const auto by_topic = count(lag::by_topic(client, lag, call));
  CHECK(by_topic.identities == by_topic.rows);
  CHECK(by_topic.keys < by_topic.rows);
  const auto by_partition = count(lag::by_partition(client, lag, call));
  CHECK(by_partition.identities == by_partition.rows);
  CHECK(by_partition.keys < by_partition.rows);
  distinct(lag::by_member(client, lag, call));
  const auto offsets = count(offsets::list(client, {}, call));
  CHECK(offsets.identities == offsets.rows);
  CHECK(offsets.keys < offsets.rows);
  const auto findings = count(cluster::health(client, {}, call));
  CHECK(findings.identities == findings.rows);
  CHECK(findings.keys < findings.rows);
}

TEST_CASE("an identity is the same in the next answer, whatever else has changed") {
  ScriptedCluster cluster(3);
  cluster.model() = testing::golden_cluster();
  auto client = connect(cluster);
  const auto identities = [&] {
    const auto answer = lag::by_partition(client, {}, Call{});
    REQUIRE(answer);
    const RowSet rows(answer->rows);
    std::map<std::string, std::string> keys;
    for (std::size_t row = 0; row < rows.size(); ++row) keys[rows.identity(row)] = rows.key(row);
    return keys;
  };
  const auto before = identities();
  cluster.change([](testing::Model& model) { model.topic("orders").at(0).end += 100; });
  CHECK(identities() == before);
}

TEST_CASE("what several findings of one check and target are about tells them apart") {
  std::vector<cluster::Finding> findings(2);
  findings[0].check = findings[1].check = "LOG_DIR_OFFLINE";
  findings[0].target = findings[1].target = "broker 1";
  findings[0].item = "/data/a";
  findings[1].item = "/data/b";
  const RowSet rows(findings);
  CHECK(rows.identity(0) != rows.identity(1));
}

} // namespace klamm
