#pragma once

#include <klamm/groups.hpp>
#include <klamm/plan_groups.hpp>
#include <klamm/plan_offsets.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>

namespace klamm::testing {

/// Topic orders with offsets 10 to 100 in two partitions, read by group g, which is empty.
struct Orders {
  ScriptedCluster cluster{3};
  TemporaryFolder state;
  Client client;

  explicit Orders(const char* type = "Consumer") : client(prepared(type)) {}

  Client prepared(const char* type) {
    auto& topic = cluster.model().add_topic("orders", 2, 1);
    for (auto& partition : topic.partitions) {
      partition.start = 10;
      partition.end = 100;
    }
    auto& group = cluster.model().add_group("g", type);
    group.commits["orders"][0] = {50, 3, "mark", protocol::ErrorCode::none, -1};
    group.commits["orders"][1] = {60, -1, "", protocol::ErrorCode::none, -1};
    return connect(cluster);
  }

  [[nodiscard]] std::string offsets(const std::string& group = "g") {
    std::string out;
    cluster.change([&](Model& model) {
      const auto at = model.groups.find(group);
      if (at == model.groups.end()) {
        out = "no group";
        return;
      }
      for (const auto& [topic, partitions] : at->second.commits) {
        for (const auto& [p, commit] : partitions)
          out += (out.empty() ? "" : " ") + topic + ":" + std::to_string(p) + "=" +
                 std::to_string(commit.offset) + "/" + std::to_string(commit.leader_epoch) + commit.metadata;
      }
    });
    return out;
  }

  plan::Planned reset(const std::string& to, std::vector<std::string> groups = {"g"}) {
    plan::ResetOffsets wanted;
    wanted.groups = std::move(groups);
    wanted.scope.topics = {{"orders", {}}};
    wanted.target = *plan::parse_offset_target(to, std::chrono::system_clock::now());
    auto planned = plan::reset_offsets(client, wanted, Call{});
    REQUIRE(planned);
    return *planned;
  }

  /// A plan that deletes g.
  plan::Planned deletion() {
    plan::DeleteGroups wanted;
    wanted.names = {"g"};
    auto planned = plan::delete_groups(client, wanted, Call{});
    REQUIRE(planned);
    return *planned;
  }

  std::string apply(const changes::Plan& plan) {
    return outcomes(changes::apply(client, plan, applying(state)));
  }

  std::string undo() {
    const auto planned = changes::plan_undo(state.path(), "last");
    REQUIRE(planned);
    CHECK(planned->cannot.empty());
    return apply(planned->plan);
  }

  void wake(const std::string& group = "g") {
    cluster.change([&](Model& model) { model.add_member(group, "billing").subscribed = {"orders"}; });
  }
};

} // namespace klamm::testing
