// A coordinator or controller writes what it is asked for, gives its work up, and refuses the request. Its
// successor is asked again and finds it done.

#include <change/orders.hpp>
#include <change/second_writer.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/alter_partition_reassignments.hpp>
#include <protocol/mirror/create_partitions.hpp>
#include <protocol/mirror/create_topics.hpp>
#include <protocol/mirror/delete_groups.hpp>
#include <protocol/mirror/delete_topics.hpp>
#include <protocol/mirror/find_coordinator.hpp>
#include <protocol/mirror/leave_group.hpp>
#include <protocol/mirror/offset_delete.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace klamm {

using protocol::ErrorCode;
using testing::applying;
using testing::connect;
using testing::creating;
using testing::Orders;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

void refuse_groups_deletion(ScriptedCluster& cluster) {
  cluster.on("DeleteGroups").once().edit<protocol::DeleteGroupsResponse>([](auto& reply) {
    for (auto& result : reply.results) result.error_code = ErrorCode::not_coordinator;
  });
}

void refuse_creation(ScriptedCluster& cluster) {
  cluster.on("CreateTopics").once().edit<protocol::CreateTopicsResponse>([](auto& reply) {
    for (auto& topic : reply.topics) {
      topic.error_code = ErrorCode::not_controller;
      topic.topic_id = {};
    }
  });
}

/// How the first reply to each operation becomes a refusal.
const std::map<std::string_view, std::function<void(ScriptedCluster&)>> refusals{
    {"topic.create", refuse_creation},
    {"topic.delete",
     [](ScriptedCluster& cluster) {
       cluster.on("DeleteTopics").once().edit<protocol::DeleteTopicsResponse>([](auto& reply) {
         for (auto& result : reply.responses) result.error_code = ErrorCode::not_controller;
       });
     }},
    {"topic.add-partitions",
     [](ScriptedCluster& cluster) {
       cluster.on("CreatePartitions").once().edit<protocol::CreatePartitionsResponse>([](auto& reply) {
         for (auto& result : reply.results) result.error_code = ErrorCode::not_controller;
       });
     }},
    {"reassignment.cancel",
     [](ScriptedCluster& cluster) {
       cluster.on("AlterPartitionReassignments")
           .once()
           .edit<protocol::AlterPartitionReassignmentsResponse>(
               [](auto& reply) { reply.error_code = ErrorCode::not_controller; });
     }},
    {"offset.delete",
     [](ScriptedCluster& cluster) {
       cluster.on("OffsetDelete").once().edit<protocol::OffsetDeleteResponse>([](auto& reply) {
         reply.error_code = ErrorCode::not_coordinator;
       });
       // A group without offsets and members goes away.
       cluster.on("OffsetDelete").once().meanwhile([](auto& model) { model.groups.erase("g"); });
     }},
    {"group.delete", refuse_groups_deletion},
    {"group.remove-member",
     [](ScriptedCluster& cluster) {
       cluster.on("LeaveGroup").once().edit<protocol::LeaveGroupResponse>([](auto& reply) {
         reply.error_code = ErrorCode::not_coordinator;
       });
     }},
};

} // namespace

TEST_CASE("what is found done by a second sending is unknown, and a look tells") {
  std::set<std::string_view> played;
  for (const auto& contested : testing::contested()) {
    ScriptedCluster cluster(5);
    cluster.model() = testing::cluster_of(contested);
    const auto step = contested.step(cluster.model());
    const auto refuse = refusals.find(changes::word(step));
    if (refuse == refusals.end()) continue;
    // Moving back goes on where nothing is left to be cancelled.
    if (const auto* cancel = std::get_if<changes::CancelReassignment>(&step); cancel && cancel->move_back)
      continue;
    CAPTURE(refuse->first);
    played.insert(refuse->first);
    const changes::Plan plan{cluster.model().cluster_id, {}, {step}};
    refuse->second(cluster);
    Client client = connect(cluster);
    const TemporaryFolder state;
    const auto applied = changes::apply(client, plan, applying(state));
    CHECK(outcomes(applied) == "UNKNOWN");
    CHECK(applied->errors.at(0).kind == ErrorKind::outcome_unknown);
    CHECK(cluster.requests(contested.api) == 2);
    CHECK(outcomes(changes::resolve(client, state.path(), "last", Call{})) == "DONE");
  }
  CHECK(played.size() == refusals.size());
}

TEST_CASE("a group whose deletion is found out by a look comes back with its offsets") {
  Orders orders;
  const auto planned = orders.deletion();
  refuse_groups_deletion(orders.cluster);
  CHECK(orders.apply(planned.plan) == "UNKNOWN");
  CHECK(orders.offsets() == "no group");
  CHECK(changes::plan_undo(orders.state.path(), "last").error().code == "OUTCOME_UNKNOWN");
  CHECK(outcomes(changes::resolve(orders.client, orders.state.path(), "last", Call{})) == "DONE");
  CHECK(orders.undo() == "DONE DONE");
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=60/-1");
}

TEST_CASE("what was given up with is unknown too where no successor comes to refuse it") {
  struct End {
    std::string what;
    std::string said;
    std::function<void(ScriptedCluster&)> arrange;
  };
  std::atomic<bool> refused = false;
  const auto answer_deletions = [&refused](ErrorCode later) {
    return [&refused, later](ScriptedCluster& cluster) {
      cluster.on("DeleteGroups").edit<protocol::DeleteGroupsResponse>([&refused, later](auto& reply) {
        for (auto& result : reply.results)
          result.error_code = refused.exchange(true) ? later : ErrorCode::not_coordinator;
      });
    };
  };
  const auto look_up_denied = [&](ScriptedCluster& cluster) {
    answer_deletions(ErrorCode::not_coordinator)(cluster);
    cluster.on("FindCoordinator").edit<protocol::FindCoordinatorResponse>([&refused](auto& reply) {
      if (!refused) return;
      for (auto& found : reply.coordinators) found.error_code = ErrorCode::group_authorization_failed;
    });
  };
  for (const End& end :
       {End{"it is denied by all",
            "the change may have been made (group g: no broker accepts to be its coordinator",
            answer_deletions(ErrorCode::not_coordinator)},
        End{"it loads", "the change may have been made (group g: its coordinator is still loading",
            answer_deletions(ErrorCode::coordinator_load_in_progress)},
        End{"it may not be looked up", "the change may have been made (group g: not authorised",
            look_up_denied}}) {
    CAPTURE(end.what);
    refused = false;
    Orders orders;
    const auto planned = orders.deletion();
    end.arrange(orders.cluster);
    const auto applied = changes::apply(orders.client, planned.plan, applying(orders.state));
    CHECK(outcomes(applied) == "UNKNOWN");
    REQUIRE(applied->errors.size() == 1);
    CHECK(applied->errors.at(0).kind == ErrorKind::outcome_unknown);
    CAPTURE(applied->errors.at(0).text.english());
    CHECK(applied->errors.at(0).text.english().find(end.said) == 0);
    CHECK(orders.offsets() == "no group");
  }
}

TEST_CASE("what the successor refuses for a reason of its own did not happen") {
  Orders orders;
  const auto planned = orders.deletion();
  std::atomic<int> asked = 0;
  orders.cluster.on("DeleteGroups").edit<protocol::DeleteGroupsResponse>([&asked](auto& reply) {
    for (auto& result : reply.results)
      result.error_code = asked++ == 0 ? ErrorCode::not_coordinator : ErrorCode::group_authorization_failed;
  });
  CHECK(orders.apply(planned.plan) == "FAILED");
  CHECK(asked == 2);
}

TEST_CASE("a creation that a second sending finds there is told with what Kafka said") {
  ScriptedCluster cluster(2);
  refuse_creation(cluster);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto applied = changes::apply(client, creating({"orders"}), applying(state));
  CHECK(outcomes(applied) == "UNKNOWN");
  const std::string said = applied->errors.at(0).text.english();
  CAPTURE(said);
  CHECK(said.find("the change may have been made (topic orders: Kafka answered TOPIC_ALREADY_EXISTS)") == 0);
  CHECK(outcomes(changes::resolve(client, state.path(), "last", Call{})) == "DONE");
}

} // namespace klamm
