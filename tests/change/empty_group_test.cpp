// A classic group's id may be empty: it is a group like any other, and can be seen in what is said of it.

#include <klamm/plan_offsets.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/messages/find_coordinator.hpp>

namespace klamm::plan {

using protocol::ErrorCode;
using testing::codes;
using testing::connect;
using testing::outcomes;
using testing::ScriptedCluster;

namespace {

/// The empty group and group g, at 50 of orders:0, which holds 10…100.
LiveGroups orders() {
  LiveGroups live;
  live.cluster_id = "abc";
  live.topics["orders"] = {"id", {{10, 100, {}, {}, ""}}};
  for (const char* id : {"", "g"}) {
    LiveGroup& group = live.groups[id];
    group.exists = true;
    group.type = groups::Type::classic;
    group.state = "Empty";
    group.offsets[{"orders", 0}] = {50, 3, ""};
  }
  return live;
}

ResetOffsets to_offset(std::int64_t offset) {
  ResetOffsets wanted;
  wanted.groups = {""};
  wanted.scope.all_topics = true;
  wanted.target.kind = OffsetTarget::Kind::number;
  wanted.target.amount = offset;
  return wanted;
}

LiveGroups only_the_empty(LiveGroups live) {
  live.groups.erase("g");
  return live;
}

/// Every way it is named: never as nothing.
void check_shown(const Planned& planned) {
  std::vector<std::string> said;
  for (const auto& step : planned.plan.steps) {
    said.push_back(changes::sentence(step).english());
    said.push_back(changes::target(step));
    CHECK(changes::subject(step).empty());
    if (const auto undo = changes::inverse(step); undo)
      said.push_back(changes::target(*undo));
    else
      said.push_back(undo.error().target);
  }
  for (const auto& error : planned.problems) {
    said.push_back(error.target);
    said.push_back(error.text.english());
  }
  for (const auto& note : planned.notes) said.push_back(note.english());
  REQUIRE_FALSE(said.empty());
  for (const auto& words : said) {
    CAPTURE(words);
    CHECK(words.find("group \"\"") != std::string::npos);
  }
}

} // namespace

TEST_CASE("the empty group is named in plans and problems") {
  LiveGroups live = only_the_empty(orders());
  for (const std::int64_t offset : {20, 80, 500}) {
    auto planned = reset_offsets(live, to_offset(offset));
    REQUIRE(planned.plan.steps.size() == 1);
    planned.notes.erase(planned.notes.begin() + 1, planned.notes.end()); // of all groups together
    check_shown(planned);
    const auto read = changes::from_json(changes::to_json(planned.plan));
    REQUIRE(read);
    CHECK(std::get<changes::CommitOffset>(read->steps[0]).group.empty());
  }
  auto wanted = to_offset(500);
  wanted.clamp = false;
  check_shown(reset_offsets(live, wanted));
  DeleteOffsets offsets;
  offsets.scope.all_topics = true;
  check_shown(delete_offsets(live, offsets));
  check_shown(delete_groups(live, {}));

  LiveGroup& group = live.groups[""];
  group.state = "Stable";
  group.members = {{"m-1", "static-1", "billing", "/10.0.0.7", {"orders"}, false}};
  check_shown(reset_offsets(live, to_offset(20)));
  check_shown(delete_offsets(live, offsets));
  check_shown(delete_groups(live, {}));
  RemoveMembers members;
  members.all = true;
  check_shown(remove_members(live, members));
  members.members = {"m-2"};
  check_shown(remove_members(live, members));

  group = {};
  check_shown(delete_offsets(live, offsets));
  check_shown(delete_groups(live, {}));
  check_shown(remove_members(live, members));
}

TEST_CASE("what a file says of the empty group is for it alone") {
  const LiveGroups live = orders();
  ResetOffsets wanted;
  wanted.groups = {"", "g"};
  wanted.scope.all_topics = true;
  wanted.target.kind = OffsetTarget::Kind::file;
  wanted.target.offsets = {{"", {"orders", 0, 20, std::nullopt, ""}}};
  const auto own = reset_offsets(live, wanted);
  REQUIRE(own.plan.steps.size() == 1);
  CHECK(std::get<changes::CommitOffset>(own.plan.steps[0]).group.empty());
  wanted.target.offsets = {{std::nullopt, {"orders", 0, 20, std::nullopt, ""}}};
  CHECK(reset_offsets(live, wanted).plan.steps.size() == 2);
}

TEST_CASE("the empty group is deleted, and refused under its name") {
  ScriptedCluster cluster(3);
  cluster.model().add_topic("orders", 1, 1);
  cluster.model().add_group("", "Consumer").commits["orders"][0] = {50, 3, "", ErrorCode::none, -1};
  cluster.on("FindCoordinator").once().edit<protocol::FindCoordinatorResponse>([](auto& reply) {
    for (auto& found : reply.coordinators) found.error_code = ErrorCode::group_authorization_failed;
  });
  Client client = connect(cluster);
  DeleteGroups wanted;
  wanted.names = {""};
  const auto refused = delete_groups(client, wanted, Call{});
  REQUIRE(refused);
  CHECK(codes(refused->problems) == "NOT_AUTHORIZED");
  CHECK(refused->problems[0].target == "group \"\"");
  CHECK(refused->plan.steps.empty());
  const auto planned = delete_groups(client, wanted, Call{});
  REQUIRE(planned);
  CHECK(planned->problems.empty());
  const testing::TemporaryFolder state;
  const auto applied = changes::apply(client, planned->plan, testing::applying(state));
  CHECK(outcomes(applied) == "DONE");
  CHECK(applied->rows[0].target() == "group \"\"");
}

} // namespace klamm::plan
