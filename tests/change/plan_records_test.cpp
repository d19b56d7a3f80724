#include <klamm/plan_records.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm {

using testing::applying;
using testing::codes;
using testing::connect;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;
using Upto = plan::DeleteRecords::Upto;

namespace {

/// `0:10->50 1:…` what the steps do.
std::string moves(const plan::Planned& planned) {
  std::string out;
  for (const auto& step : planned.plan.steps) {
    const auto& remove = std::get<changes::DeleteRecords>(step);
    out += (out.empty() ? "" : " ") + std::to_string(remove.partition) + ":" +
           std::to_string(remove.old_start) + "->" + std::to_string(remove.new_start);
  }
  return out;
}

} // namespace

TEST_CASE("records before an offset, a time, or all of them") {
  plan::LeaderLogs live;
  live.topics["orders"] = {"id", 3, {{0, {10, 100, 40}}, {1, {0, 20, {}}}, {2, {50, 50, {}}}}};
  plan::DeleteRecords wanted;
  const auto plan = [&](std::vector<TopicPartitions> where, Upto upto, std::int64_t offset = 0) {
    wanted.where = std::move(where);
    wanted.upto = upto;
    wanted.offset = offset;
    return plan::delete_records(live, wanted);
  };
  CHECK(moves(plan({{"orders", {}}}, Upto::latest)) == "0:10->100 1:0->20");
  CHECK(plan({{"orders", {}}}, Upto::latest).unchanged.size() == 1);
  // After the last record nothing is young enough to stay.
  CHECK(moves(plan({{"orders", {}}}, Upto::time)) == "0:10->40 1:0->20");
  CHECK(moves(plan({{"orders", {0}}, {"orders", {0}}}, Upto::offset, 100)) == "0:10->100");
  CHECK(plan({{"orders", {0}}}, Upto::offset, 10).plan.steps.empty());
  const auto behind = plan({{"orders", {0, 1}}}, Upto::offset, 21);
  CHECK(moves(behind) == "0:10->21");
  CHECK(codes(behind.problems) == "OFFSET_OUT_OF_RANGE");
  CHECK(codes(plan({{"no.such", {}}, {"orders", {7}}}, Upto::latest).problems) ==
        "UNKNOWN_TOPIC_OR_PARTITION UNKNOWN_TOPIC_OR_PARTITION");
  auto& policy = live.topics["orders"].cleanup_policy;
  policy = "compact";
  CHECK(plan({{"orders", {}}}, Upto::latest).plan.steps.empty());
  CHECK(codes(plan({{"orders", {}}}, Upto::latest).problems) == "POLICY_VIOLATION");
  policy = "compact,delete";
  CHECK(plan({{"orders", {}}}, Upto::latest).problems.empty());
  const auto step = plan({{"orders", {0}}}, Upto::offset, 11).plan.steps.at(0);
  CHECK(changes::risk(step) == changes::Risk::destroys_data);
  CHECK(changes::sentence(step).english() == "deletes 1 record of partition orders:0 before offset 11");
  CHECK_FALSE(changes::inverse(step));
}

TEST_CASE("records are deleted by their leaders, each partition to its own offset, and again nothing") {
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 3, 1);
  for (auto& partition : orders.partitions) {
    partition.end = 100;
    partition.times = {{1000, 0}, {2000, 60}};
  }
  orders.at(1).times = {{1000, 0}};
  orders.at(2).leader = -1;
  Client client = connect(cluster);
  const TemporaryFolder state;
  plan::DeleteRecords wanted;
  wanted.where = {{"orders", {}}};
  wanted.upto = Upto::time;
  wanted.time = {1500};
  const auto planned = plan::delete_records(client, wanted, Call{});
  REQUIRE(planned);
  CHECK(moves(*planned) == "0:0->60 1:0->100");
  REQUIRE(planned->notes.size() == 1); // which instant that is
  CHECK(planned->notes[0].args.back() == "1970-01-01T00:00:01.500Z");
  CHECK(codes(planned->problems) == "NO_LEADER");
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE DONE");
  cluster.change([](auto& model) {
    CHECK(model.topic("orders").at(0).start == 60);
    CHECK(model.topic("orders").at(1).start == 100);
  });
  CHECK(codes(changes::plan_undo(state.path(), "last")->cannot) == "NO_UNDO NO_UNDO");
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "UNCHANGED UNCHANGED");
  cluster.change(
      [](auto& model) { testing::Model::set(model.topic("orders").configs, "cleanup.policy", "compact"); });
  wanted.time = {-1}; // Kafka would take it as the end
  const auto before_1970 = plan::delete_records(client, wanted, Call{});
  REQUIRE(before_1970);
  CHECK(before_1970->plan.steps.empty());
  wanted.upto = Upto::latest;
  const auto compacted = plan::delete_records(client, wanted, Call{});
  REQUIRE(compacted);
  CHECK(compacted->plan.steps.empty());
  CHECK(codes(compacted->problems).starts_with("POLICY_VIOLATION"));
}

} // namespace klamm
