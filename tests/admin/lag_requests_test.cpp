// What lag costs: how many requests, of what size, asked how.

#include "lag_clusters.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

using namespace klamm;
using namespace klamm::testing;

TEST_CASE("A sweep over all groups costs at most 4B+1 requests and asks for each partition once") {
  ScriptedCluster cluster(3);
  fill(cluster.model(), 90, 6);
  Questions questions;
  questions.watch(cluster);
  auto client = connect(cluster);
  const auto answer = lag::by_partition(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(answer->rows.size() == 90 * 18);
  for (const auto& row : answer->rows) {
    CHECK(row.lag == 100);
    CHECK(as_it_is(row.status));
  }
  CHECK(cluster.requests() <= 4 * 3 + 1);
  CHECK(cluster.requests("Metadata") == 1);
  CHECK(cluster.requests("ListGroups") == 3);
  CHECK(cluster.requests("OffsetFetch") == 3);
  CHECK(cluster.requests("ListOffsets") == 6);
  const std::set<std::pair<std::string, std::int64_t>> distinct(questions.asked.begin(),
                                                                questions.asked.end());
  CHECK(distinct.size() == questions.asked.size());
  CHECK(distinct.size() == 18 * 2);
  for (const std::int32_t broker : {1, 2, 3}) {
    for (const auto version : cluster.versions("OffsetFetch", broker)) CHECK(version == 9);
  }
  CHECK(cluster.bad_requests().empty());
}

TEST_CASE("OffsetFetch asks for everything, unstable offsets included, and 1,000 groups at most") {
  ScriptedCluster cluster(1);
  for (int g = 0; g < 2300; ++g) cluster.model().add_group("g" + std::to_string(g));
  std::mutex mutex;
  std::vector<std::size_t> sizes;
  bool plain = true;
  using protocol::OffsetFetchRequest;
  using protocol::OffsetFetchResponse;
  cluster.handle<OffsetFetchRequest>([&](const Asked&, const OffsetFetchRequest& request) {
    const std::lock_guard lock(mutex);
    sizes.push_back(request.groups.size());
    OffsetFetchResponse response;
    plain = plain && !request.require_stable;
    for (const auto& group : request.groups) {
      plain = plain && !group.topics;
      response.groups.emplace_back().group_id = group.group_id;
    }
    return response;
  });
  auto client = connect(cluster);
  const auto answer = lag::by_group(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->rows.size() == 2300);
  CHECK(answer->rows.front().status == "NO_COMMITS");
  std::sort(sizes.begin(), sizes.end());
  CHECK(sizes == std::vector<std::size_t>{300, 1000, 1000});
  CHECK(plain);
}

TEST_CASE("A reply beyond 32 MiB is asked for again in halves") {
  ScriptedCluster cluster(1);
  auto& model = cluster.model();
  model.add_topic("big", 1);
  const std::string note(30'000, 'x');
  for (int g = 0; g < 4; ++g) {
    auto& group = model.add_group("g" + std::to_string(g));
    for (std::int32_t p = 0; p < 350; ++p) {
      auto& commit = group.commits["big"][p];
      commit.offset = 0;
      commit.metadata = note;
    }
  }
  auto client = connect(cluster);
  const auto answer = lag::by_group(client, {}, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  REQUIRE(answer->rows.size() == 4);
  for (const auto& row : answer->rows) CHECK(row.partitions == 350);
  CHECK(cluster.requests("OffsetFetch") == 3);
}

TEST_CASE("Named groups cost one look-up, an OffsetFetch a coordinator and two ListOffsets a leader") {
  ScriptedCluster cluster(3);
  fill(cluster.model(), 30, 2);
  cluster.model().add_topic("unrelated", 3);
  auto client = connect(cluster);
  lag::Query query;
  query.groups = {"group-3", "group-4", "group-5", "group-6"};
  const auto answer = lag::by_group(client, query, soon());
  REQUIRE(answer);
  CHECK(answer->complete);
  REQUIRE(answer->rows.size() == 4);
  CHECK(answer->rows[0].lag == 600);
  CHECK(answer->rows[0].members == 0);
  CHECK(cluster.requests("FindCoordinator") == 1);
  CHECK(cluster.requests("ListGroups") == 0);
  CHECK(cluster.requests("OffsetFetch") <= 3);
  CHECK(cluster.requests("Metadata") == 1);
  CHECK(cluster.requests("ListOffsets") <= 6);
  CHECK(cluster.requests("ConsumerGroupDescribe") <= 3);
  CHECK(cluster.requests("DescribeGroups") <= 3);
  CHECK(cluster.requests("ShareGroupDescribe") == 0);
}

TEST_CASE("A named group that does not exist is a problem and no row") {
  ScriptedCluster cluster(3);
  fill(cluster.model(), 3, 1);
  auto client = connect(cluster);
  lag::Query query;
  query.groups = {"group-1", "nobody"};
  const auto answer = lag::by_group(client, query, soon());
  REQUIRE(answer);
  CHECK(answer->rows.size() == 1);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "GROUP_ID_NOT_FOUND");
  CHECK(answer->errors[0].target == "group nobody");
  CHECK_FALSE(answer->complete);
}

TEST_CASE("Brokers before 3.0 are asked a group at a time") {
  ScriptedCluster cluster(1);
  fill(cluster.model(), 5, 2);
  cluster.model().broker(1).versions = kafka_2_8_versions();
  auto client = connect(cluster);
  SUBCASE("all groups") {
    const auto answer = lag::by_group(client, {}, soon());
    REQUIRE(answer);
    CHECK(answer->complete);
    REQUIRE(answer->rows.size() == 5);
    CHECK(answer->rows[0].lag == 600);
    CHECK_FALSE(answer->rows[0].type);
    CHECK(cluster.requests("OffsetFetch") == 5);
    for (const auto version : cluster.versions("OffsetFetch", 1)) CHECK(version == 7);
  }
  SUBCASE("named") {
    lag::Query query;
    query.groups = {"group-0", "group-1", "nobody"};
    const auto answer = lag::by_group(client, query, soon());
    REQUIRE(answer);
    REQUIRE(answer->rows.size() == 2);
    CHECK(answer->rows[1].lag == 600);
    CHECK(answer->rows[1].type == "classic");
    CHECK(find(answer->errors, "group nobody") != nullptr);
    CHECK(cluster.requests("OffsetFetch") == 2);
  }
}

TEST_CASE("All four lists come from one sample, agree, and ask the cluster nothing more") {
  ScriptedCluster cluster(3);
  fill(cluster.model(), 9, 6);
  auto client = connect(cluster);
  lag::Query query;
  query.load = lag::load_members;
  const auto sample = lag::sample(client, query, soon());
  REQUIRE(sample);
  const int asked = cluster.requests();
  const auto partitions = sample->by_partition();
  std::map<std::string, std::int64_t> sums;
  for (const auto& row : partitions.rows) sums[row.group] += row.lag.value_or(0);
  CHECK(sums.size() == 9);
  for (const auto& row : sample->by_group().rows) CHECK(row.lag == sums.at(row.group));
  std::map<std::string, std::int64_t> of_topics;
  for (const auto& row : sample->by_topic().rows) of_topics[row.group] += row.lag.value_or(0);
  CHECK(of_topics == sums);
  std::map<std::string, std::int64_t> of_members;
  for (const auto& row : sample->by_member().rows) of_members[row.group] += row.lag.value_or(0);
  CHECK(of_members == sums);
  CHECK(cluster.requests() == asked);
  CHECK(partitions.sampled_at == sample->by_group().sampled_at);
  CHECK(partitions.complete);
}
