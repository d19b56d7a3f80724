// A sweep over a large cluster: what it costs, and that its sums are right.

#include "lag_clusters.hpp"

#include <doctest/doctest.h>

using namespace klamm;
using namespace klamm::testing;

namespace {

constexpr std::int32_t brokers = 3;
constexpr int groups = 15'000;
constexpr int topics = 10'000;
constexpr std::int32_t partitions = 10; // of a topic
constexpr int groups_a_request = 1'000;

std::string topic_of(int group) {
  return "topic-" + std::to_string(group % topics);
}

/// Differs from group to group and from partition to partition, so that a commit set against another
/// partition's end, or counted twice or not at all, makes another sum.
std::int64_t lag_of(int group, std::int32_t partition) {
  return group % 97 + partition * 1'000;
}

/// Every partition is read by one group or two.
void fill_large(Model& model) {
  for (int t = 0; t < topics; ++t) {
    auto& topic = model.add_topic(topic_of(t), partitions);
    for (std::int32_t p = 0; p < partitions; ++p)
      topic.at(static_cast<std::size_t>(p)).end = 1'000'000 + t + p;
  }
  for (int g = 0; g < groups; ++g) {
    auto& group = model.add_group("group-" + std::to_string(g));
    for (std::int32_t p = 0; p < partitions; ++p)
      group.commit(topic_of(g), p, 1'000'000 + g % topics + p - lag_of(g, p));
  }
}

} // namespace

TEST_CASE("15k groups, 10k topics, 100k partitions: four requests a broker and one, and right sums") {
  ScriptedCluster cluster(brokers);
  fill_large(cluster.model());
  auto client = connect(cluster);
  const auto answer = lag::by_group(client, {}, Call::within(std::chrono::minutes(2)));
  REQUIRE(answer);
  CHECK(answer->complete);
  REQUIRE(answer->rows.size() == groups);

  int wrong = 0;
  for (const auto& row : answer->rows) {
    const int g = std::stoi(row.group.substr(row.group.find('-') + 1));
    std::int64_t expected = 0;
    for (std::int32_t p = 0; p < partitions; ++p) expected += lag_of(g, p);
    const bool right = row.lag == expected && row.max_lag == lag_of(g, partitions - 1) &&
                       row.max_lag_partition == topic_of(g) + ":" + std::to_string(partitions - 1) &&
                       row.topics == 1 && row.partitions == partitions && row.unknown == 0 &&
                       as_it_is(row.status);
    if (!right && ++wrong == 1) {
      INFO(row.group);
      CHECK(row.lag == expected);
      CHECK(as_it_is(row.status));
    }
  }
  CHECK(wrong == 0);

  constexpr int fetches = groups / brokers / groups_a_request; // of commits, a broker
  for (std::int32_t broker = 1; broker <= brokers; ++broker) {
    CHECK(cluster.requests("ListGroups", broker) == 1);
    CHECK(cluster.requests("OffsetFetch", broker) == fetches);
    CHECK(cluster.requests("ListOffsets", broker) == 2);
  }
  CHECK(cluster.requests("Metadata") == 1);
  CHECK(cluster.requests() == 4 * brokers + 1 + brokers * (fetches - 1));
  CHECK(cluster.bad_requests().empty());
}
