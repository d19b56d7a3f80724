// More moves than one request takes.

#include <klamm/reassignments.hpp>

#include <change/moves.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/alter_partition_reassignments.hpp>

#include <algorithm>
#include <vector>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::Model;
using testing::outcomes;
using testing::ScriptedCluster;

namespace {

constexpr std::int32_t partitions = 2500;

/// How many partitions each request of AlterPartitionReassignments was for.
struct Sizes {
  std::vector<std::size_t> each;
  explicit Sizes(ScriptedCluster& cluster) {
    cluster.on("AlterPartitionReassignments")
        .edit<protocol::AlterPartitionReassignmentsResponse>([this](auto& reply) {
          std::size_t count = 0;
          for (const auto& topic : reply.responses) count += topic.partitions.size();
          each.push_back(count);
        });
  }
};

} // namespace

TEST_CASE("moves and their cancelling go in requests of at most 1,000 partitions") {
  ScriptedCluster cluster(3);
  auto& topic = cluster.model().add_topic("many", partitions, 1);
  for (auto& partition : topic.partitions) {
    partition.replicas = partition.isr = {1};
    partition.leader = 1;
  }
  Sizes sizes(cluster);
  Client client = connect(cluster);
  const testing::TemporaryFolder state;
  const auto options = applying(state, std::chrono::seconds(60));
  plan::StartMoves wanted;
  for (std::int32_t p = 0; p < partitions; ++p) wanted.moves.push_back({"many", p, {2}});
  const auto planned = plan::start_moves(client, wanted, Call{});
  REQUIRE(planned);
  const auto moved = changes::apply(client, planned->plan, options);
  REQUIRE(moved);
  CHECK(moved->complete);
  CHECK(std::count_if(moved->rows.begin(), moved->rows.end(), [](const auto& row) {
          return row.outcome == changes::Outcome::accepted;
        }) == partitions);
  CHECK(sizes.each == std::vector<std::size_t>{1000, 1000, 500});
  sizes.each.clear();
  const auto cancelled = plan::cancel_moves(client, {{}, true}, Call{});
  REQUIRE(cancelled);
  CHECK(cancelled->plan.steps.size() == partitions);
  CHECK(changes::apply(client, cancelled->plan, options)->complete);
  CHECK(sizes.each == std::vector<std::size_t>{1000, 1000, 500});
  CHECK(reassignments::list(client, {}, Call{})->rows.empty());
}

} // namespace klamm
