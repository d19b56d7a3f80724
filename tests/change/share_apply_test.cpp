// Share groups: where they start is set and deleted by calls of their own.

#include <change/orders.hpp>
#include <change/second_writer.hpp>
#include <protocol/mirror/delete_share_group_offsets.hpp>

namespace klamm {

using testing::Orders;

TEST_CASE("a share group's starts are set and deleted by its own calls") {
  Orders orders("Share");
  CHECK(orders.apply(orders.reset("earliest").plan) == "DONE DONE");
  CHECK(orders.cluster.requests("AlterShareGroupOffsets") == 1);
  CHECK(orders.cluster.requests("OffsetCommit") == 0);
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=60/-1");
  plan::DeleteOffsets wanted;
  wanted.groups = {"g"};
  wanted.scope.all_topics = true;
  const auto planned = plan::delete_offsets(orders.client, wanted, Call{});
  REQUIRE(planned);
  CHECK(orders.apply(planned->plan) == "DONE");
  CHECK(orders.cluster.requests("DeleteShareGroupOffsets") == 1);
  CHECK(orders.offsets() == "");
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.offsets() == "orders:0=50/-1 orders:1=60/-1");
  CHECK(orders.apply(planned->plan) == "DONE");
  orders.cluster.change(testing::made_anew);
  CHECK(orders.undo() == "STALE STALE");
}

TEST_CASE("a share group's starts that were set first are taken away again, a topic at a time") {
  Orders orders("Share");
  orders.cluster.change([](auto& model) { model.group("g").commits.clear(); });
  CHECK(orders.apply(orders.reset("20").plan) == "DONE DONE");
  CHECK(orders.undo() == "DONE");
  CHECK(orders.cluster.requests("DeleteShareGroupOffsets") == 1);
  CHECK(orders.offsets() == "");
  // With another partition's beside it, Kafka cannot.
  orders.cluster.change([](auto& model) { model.group("g").commit("orders", 0, 20); });
  CHECK(orders.apply(orders.reset("20").plan) == "DONE");
  const auto undo = changes::plan_undo(orders.state.path(), "last");
  REQUIRE(undo);
  CHECK(undo->plan.steps.empty());
  CHECK(undo->cannot.size() == 1);
}

} // namespace klamm
