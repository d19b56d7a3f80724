#include <klamm/groups.hpp>
#include <klamm/plan_offsets.hpp>

#include <change/orders.hpp>
#include <change/second_writer.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/delete_groups.hpp>
#include <protocol/mirror/offset_commit.hpp>

namespace klamm {

using changes::Plan;
using protocol::ErrorCode;
using testing::applying;
using testing::connect;
using testing::Orders;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

TEST_CASE("offsets are committed in one request a group and put back with epoch and metadata") {
  Orders orders;
  CHECK(orders.apply(orders.reset("earliest").plan) == "DONE DONE");
  CHECK(orders.cluster.requests("OffsetCommit") == 1);
  CHECK(orders.offsets() == "orders:0=10/-1 orders:1=10/-1");
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=60/-1");
}

TEST_CASE("the undo of a reset says neither that records are lost nor that they are read twice") {
  Orders orders;
  for (const char* to :
       {"earliest", "latest"}) { // back, where they were read before; on, where they were not
    CHECK(orders.apply(orders.reset(to).plan) == "DONE DONE");
    const auto undo = changes::plan_undo(orders.state.path(), "last");
    REQUIRE(undo);
    for (const auto& step : undo->plan.steps) {
      CHECK(std::get<changes::CommitOffset>(step).restores);
      const auto said = changes::sentence(step).english();
      CHECK(said.find("never processed") == std::string::npos);
      CHECK(said.find("processed again") == std::string::npos);
    }
    CHECK(orders.undo() == "DONE DONE");
  }
}

TEST_CASE("an undo leaves the progress alone that a group made since, and topics that were made anew") {
  const auto progress = [](testing::Model& model) { model.group("g").commit("orders", 0, 90); };
  for (const bool anew : {true, false}) {
    CAPTURE(anew);
    Orders orders;
    const auto others = [&] {
      orders.cluster.change(
          [&](testing::Model& model) { anew ? testing::made_anew(model) : progress(model); });
    };
    SUBCASE("offsets set") {
      CHECK(orders.apply(orders.reset("earliest").plan) == "DONE DONE");
      others();
      CHECK(orders.undo() == (anew ? "STALE STALE" : "DONE STALE"));
      CHECK(orders.offsets() == (anew ? "orders:0=10/-1 orders:1=10/-1" : "orders:0=90/-1 orders:1=60/-1"));
    }
    SUBCASE("offsets deleted") {
      plan::DeleteOffsets wanted;
      wanted.groups = {"g"};
      wanted.scope.all_topics = true;
      const auto planned = plan::delete_offsets(orders.client, wanted, Call{});
      REQUIRE(planned);
      CHECK(orders.apply(planned->plan) == "DONE DONE");
      others();
      CHECK(orders.undo() == (anew ? "STALE STALE" : "DONE STALE"));
    }
    SUBCASE("a group deleted") {
      CHECK(orders.apply(orders.deletion().plan) == "DONE");
      orders.cluster.change([&](testing::Model& model) {
        anew ? testing::made_anew(model)
             : static_cast<void>(model.add_group("g", "Consumer").commit("orders", 1, 90));
      });
      CHECK(orders.undo() == (anew ? "STALE STALE" : "DONE STALE"));
    }
  }
}

TEST_CASE("an offset that was committed first is deleted again") {
  Orders orders;
  const auto planned = orders.reset("20", {"new"});
  CHECK(orders.apply(planned.plan) == "DONE DONE");
  CHECK(orders.offsets("new") == "orders:0=20/-1 orders:1=20/-1");
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.offsets("new") == "");
}

TEST_CASE("offsets found at times, and at the record with the highest") {
  Orders orders;
  orders.cluster.change([](auto& model) {
    model.topic("orders").at(0).times = {{1764000001000, 20}, {1764000002000, 30}};
  });
  const auto found = [&](const char* to) {
    std::string out;
    for (const auto& step : orders.reset(to).plan.steps) {
      const auto& commit = std::get<changes::CommitOffset>(step);
      out += (out.empty() ? "" : " ") + std::to_string(commit.offset) +
             std::string(commit.mark ? word_of(*commit.mark) : "");
    }
    return out;
  };
  CHECK(found("@1764000001500") == "30 100AFTER_LAST");
  CHECK(found("@1764000001000") == "20 100AFTER_LAST");
  CHECK(found("@1764000002001") == "100AFTER_LAST 100AFTER_LAST");
  // Kafka takes a time of -1 as the end of the log, and -2 as its start.
  for (const char* before_1970 : {"@1969-12-31T23:59:59.999Z", "@1969-12-31T23:59:59.998Z", "@-90000d"})
    CHECK(found(before_1970) == "20 100AFTER_LAST");
  const auto notes = orders.reset("@1764000001500").notes;
  REQUIRE_FALSE(notes.empty());
  CHECK(notes[0].args == std::vector<std::string>{"@1764000001500", "2025-11-24T16:00:01.500Z"});
  CHECK(found("max-timestamp") == "30 100AFTER_LAST");
}

TEST_CASE("a group that wakes up is not touched") {
  Orders orders;
  const auto planned = orders.reset("earliest");
  orders.wake();
  CHECK(orders.apply(planned.plan) == "STALE STALE");
  CHECK(orders.cluster.requests("OffsetCommit") == 0);
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=60/-1");
  // As late as between the look and the commit: Kafka refuses it.
  orders.cluster.change([](auto& model) {
    model.group("g").members.clear();
    model.group("g").state = "Empty";
  });
  orders.cluster.on("OffsetCommit").edit<protocol::OffsetCommitResponse>([](auto& reply) {
    for (auto& topic : reply.topics)
      for (auto& partition : topic.partitions) partition.error_code = ErrorCode::unknown_member_id;
  });
  const auto applied = changes::apply(orders.client, planned.plan, applying(orders.state));
  CHECK(outcomes(applied) == "FAILED FAILED");
  CHECK(applied->errors[0].code == "NON_EMPTY_GROUP");
}

TEST_CASE("of two groups the one in use is refused and the other is set") {
  Orders orders;
  orders.cluster.change([](auto& model) { model.add_group("busy", "Classic"); });
  orders.wake("busy");
  const auto planned = orders.reset("earliest", {"busy", "g"});
  REQUIRE(planned.problems.size() == 1);
  CHECK(planned.problems[0].code == "NON_EMPTY_GROUP");
  CHECK(planned.problems[0].text.english().find("billing at /127.0.0.1") != std::string::npos);
  CHECK(orders.apply(planned.plan) == "DONE DONE");
}

TEST_CASE("a topic made anew since the plan is another one") {
  Orders orders;
  const auto planned = orders.reset("earliest");
  orders.cluster.change([](auto& model) { model.topic("orders").id.bytes[15] = std::byte{7}; });
  CHECK(orders.apply(planned.plan) == "STALE STALE");
  CHECK(orders.cluster.requests("OffsetCommit") == 0);
}

TEST_CASE("a commit whose reply is lost is unknown, and a look tells") {
  Orders orders;
  orders.cluster.on("OffsetCommit").once().close();
  const auto planned = orders.reset("earliest");
  CHECK(outcomes(changes::apply(orders.client, planned.plan,
                                applying(orders.state, std::chrono::milliseconds(1500)))) ==
        "UNKNOWN UNKNOWN");
  CHECK(orders.cluster.requests("OffsetCommit") == 1);
}

TEST_CASE("a coordinator that moved is looked up again") {
  Orders orders;
  const auto planned = orders.reset("earliest");
  orders.cluster.on("OffsetCommit").once().answer([] {
    protocol::OffsetCommitResponse reply;
    auto& topic = reply.topics.emplace_back();
    topic.name = "orders";
    topic.partitions = {{0, ErrorCode::not_coordinator}, {1, ErrorCode::not_coordinator}};
    return reply;
  }());
  CHECK(orders.apply(planned.plan) == "DONE DONE");
  CHECK(orders.cluster.requests("OffsetCommit") == 2);
}

TEST_CASE("a thousand groups are set at once") {
  Orders orders;
  orders.cluster.change([](auto& model) {
    for (int i = 0; i < 1000; ++i) model.add_group("many-" + std::to_string(i)).commit("orders", 0, 50);
  });
  plan::ResetOffsets wanted;
  wanted.accept = [](const std::string& id) { return id.starts_with("many-"); };
  wanted.scope.all_topics = true;
  wanted.target = *plan::parse_offset_target("earliest", std::chrono::system_clock::now());
  const auto planned = plan::reset_offsets(orders.client, wanted, Call{});
  REQUIRE(planned);
  REQUIRE(planned->plan.steps.size() == 1000);
  const auto applied =
      changes::apply(orders.client, planned->plan, applying(orders.state, std::chrono::seconds(60)));
  REQUIRE(applied);
  CHECK(applied->complete);
  CHECK(orders.cluster.requests("OffsetCommit") == 1000);
  CHECK(orders.cluster.requests("FindCoordinator") <= 2);
  CHECK(orders.offsets("many-999") == "orders:0=10/-1");
}

TEST_CASE("offsets are deleted and committed again") {
  Orders orders;
  plan::DeleteOffsets wanted;
  wanted.groups = {"g"};
  wanted.scope.topics = {{"orders", {0}}};
  auto planned = plan::delete_offsets(orders.client, wanted, Call{});
  REQUIRE(planned);
  CHECK(orders.apply(planned->plan) == "DONE");
  CHECK(orders.offsets() == "orders:1=60/-1");
  CHECK(orders.apply(planned->plan) == "UNCHANGED");
  const auto changes = changes::list({orders.state.path(), {}});
  const auto undo = changes::plan_undo(orders.state.path(), changes->rows.back().id);
  REQUIRE(undo);
  CHECK(orders.apply(undo->plan) == "DONE");
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=60/-1");
  orders.wake();
  CHECK(orders.apply(planned->plan) == "STALE");
  planned = plan::delete_offsets(orders.client, wanted, Call{});
  REQUIRE(planned);
  CHECK(planned->plan.steps.empty());
  CHECK(planned->problems[0].code == "GROUP_SUBSCRIBED_TO_TOPIC");
}

TEST_CASE("a group is deleted with what the plan says it committed, and comes back with it") {
  Orders orders;
  auto planned = orders.deletion();
  orders.cluster.change([](auto& model) { model.group("g").commits["orders"][1].offset = 61; });
  CHECK(orders.apply(planned.plan) == "STALE");
  planned = orders.deletion();
  CHECK(orders.apply(planned.plan) == "DONE");
  CHECK(orders.offsets() == "no group");
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=61/-1");
  orders.wake();
  CHECK(orders.apply(planned.plan) == "STALE");
  CHECK(orders.cluster.requests("DeleteGroups") == 1);
}

TEST_CASE("members leave by instance and by id, and do not come back") {
  Orders orders;
  std::string dynamic;
  orders.cluster.change([&](auto& model) {
    model.add_member("g", "static").instance_id = "s-1";
    dynamic = model.add_member("g", "dynamic").id;
    model.add_member("g", "stays");
  });
  plan::RemoveMembers wanted;
  wanted.group = "g";
  wanted.instances = {"s-1"};
  wanted.members = {dynamic};
  const auto planned = plan::remove_members(orders.client, wanted, Call{});
  REQUIRE(planned);
  CHECK(orders.apply(planned->plan) == "DONE DONE");
  CHECK(orders.cluster.requests("LeaveGroup") == 1);
  groups::Query query;
  query.groups = {"g"};
  const auto left = groups::members(orders.client, query, Call{});
  REQUIRE(left->rows.size() == 1);
  CHECK(left->rows[0].client_id == "stays");
  CHECK(orders.apply(planned->plan) == "UNCHANGED UNCHANGED");
}

TEST_CASE("waiting for a group to be empty names who is in the way") {
  Orders orders;
  CHECK(plan::wait_until_empty(orders.client, {"g", "nobody"}, Call::within(std::chrono::seconds(5))));
  orders.wake();
  const auto waited =
      plan::wait_until_empty(orders.client, {"g"}, Call::within(std::chrono::milliseconds(700)));
  REQUIRE_FALSE(waited);
  CHECK(waited.error().kind == ErrorKind::no_answer);
  CHECK(waited.error().text.english().find("billing at /127.0.0.1") != std::string::npos);
}

} // namespace klamm
