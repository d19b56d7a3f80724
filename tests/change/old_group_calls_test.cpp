// Groups whose calls the brokers do not have yet.

#include <klamm/plan_groups.hpp>

#include <change/orders.hpp>

#include <initializer_list>

namespace klamm {

using testing::Model;
using testing::Orders;
using testing::outcomes;

namespace {

/// Brokers of before these calls.
void take_away(Orders& orders, std::initializer_list<const char*> apis) {
  orders.cluster.change([&](Model& model) {
    for (auto& [id, broker] : model.brokers)
      for (const char* api : apis) broker.versions = testing::without(broker.versions, api);
  });
}

/// The problems of a plan or an answer: `GROUP_ID_NOT_FOUND: group g does not exist\n…`
std::string words(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out += error.code + ": " + error.text.english() + "\n";
  return out;
}

Result<plan::Planned> all_deleted(Orders& orders) {
  plan::DeleteOffsets wanted;
  wanted.groups = {"g"};
  wanted.scope.all_topics = true;
  return plan::delete_offsets(orders.client, wanted, Call{});
}

constexpr const char* as_it_was = "orders:0=50/3mark orders:1=60/-1";

} // namespace

TEST_CASE("a share group's offsets on a Kafka that cannot change them: said which can, and nothing sent") {
  Orders orders("Share");
  take_away(orders, {"AlterShareGroupOffsets", "DeleteShareGroupOffsets"});
  const auto try_to = [&](const plan::Planned& planned, const std::string& api) {
    REQUIRE_FALSE(planned.plan.steps.empty());
    const auto applied = changes::apply(orders.client, planned.plan, testing::applying(orders.state));
    REQUIRE(applied);
    for (const auto& row : applied->rows) CHECK(row.outcome == changes::Outcome::failed);
    CHECK(applied->errors.at(0).code == "UNSUPPORTED_VERSION");
    CHECK(words(applied->errors).find("this broker does not offer " + api + " (needs Kafka 4.1 or newer") !=
          std::string::npos);
    CHECK(changes::list({orders.state.path(), {}})->rows.at(0).state == "FAILED");
  };
  try_to(orders.reset("earliest"), "AlterShareGroupOffsets");
  try_to(*all_deleted(orders), "DeleteShareGroupOffsets");
  CHECK(orders.offsets() == as_it_was);
  // What a broker does not offer is not sent to it to see whether it does.
  CHECK(orders.cluster.bad_requests().empty());
  CHECK(orders.cluster.requests("AlterShareGroupOffsets") == 0);
  CHECK(orders.cluster.requests("DeleteShareGroupOffsets") == 0);
}

TEST_CASE(
    "where nobody tells a share group's offsets nothing is planned, and the version that does is named") {
  Orders orders("Share");
  take_away(orders, {"DescribeShareGroupOffsets"});
  for (const auto& planned : {orders.reset("earliest"), *all_deleted(orders)}) {
    CHECK(planned.plan.steps.empty());
    CHECK(words(planned.problems).find("DescribeShareGroupOffsets (needs Kafka 4.1 or newer") !=
          std::string::npos);
  }
  CHECK(orders.offsets() == as_it_was);
  CHECK(orders.cluster.bad_requests().empty());
}

TEST_CASE("no Kafka takes a member out of a share or streams group: said, and nothing sent") {
  for (const char* type : {"Share", "Streams"}) {
    Orders orders(type);
    orders.wake();
    plan::RemoveMembers wanted;
    wanted.group = "g";
    wanted.all = true;
    const auto planned = plan::remove_members(orders.client, wanted, Call{});
    REQUIRE(planned);
    CHECK(planned->plan.steps.empty());
    CHECK(words(planned->problems).find("Kafka (up to 4.4) cannot remove its members; stop the clients") !=
          std::string::npos);
    CHECK(orders.cluster.requests("LeaveGroup") == 0);
  }
}

TEST_CASE("a streams group's offsets are set and deleted by the calls that all groups have") {
  Orders orders("Streams");
  CHECK(orders.apply(orders.reset("earliest").plan) == "DONE DONE");
  CHECK(orders.cluster.requests("OffsetCommit") == 1);
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.apply(all_deleted(orders)->plan) == "DONE DONE");
  CHECK(orders.cluster.requests("OffsetDelete") == 1);
  CHECK(orders.offsets() == "");
}

} // namespace klamm
