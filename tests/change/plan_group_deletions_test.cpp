// Plans that delete offsets, groups and members.

#include <klamm/plan_groups.hpp>
#include <klamm/plan_offsets.hpp>

#include <change/live_orders.hpp>
#include <doctest/doctest.h>

namespace klamm::plan {

using changes::CommitOffset;

TEST_CASE("offsets of a topic that may not be seen are not called none") {
  LiveGroups live = orders();
  live.unread_topics["secret"] =
      Error::of(ErrorKind::unauthorized, "TOPIC_AUTHORIZATION_FAILED", KLAMM_TEXT("test", "denied"));
  DeleteOffsets remove;
  remove.groups = {"g"};
  remove.scope.topics = {{"secret", {}}};
  const auto planned = delete_offsets(live, remove);
  CHECK(planned.plan.steps.empty());
  CHECK(codes(planned) == "TOPIC_AUTHORIZATION_FAILED");
  CHECK(planned.notes.empty());
}

TEST_CASE("deleting offsets leaves what somebody reads alone") {
  LiveGroups live = orders();
  DeleteOffsets remove;
  remove.groups = {"g"};
  remove.scope.topics = {{"orders", {0}}};
  auto planned = delete_offsets(live, remove);
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK(changes::sentence(planned.plan.steps[0]).english() ==
        "deletes the offset of orders:0 in group g: 40 records will be read again or 50 records skipped "
        "(auto.offset.reset)");
  live.groups.clear();
  LiveGroups busy = orders();
  add_live(busy, "busy").offsets[{"old", 0}] = {3, {}, ""};
  busy.groups.erase("g");
  remove.scope.topics.clear();
  remove.scope.all_topics = true;
  planned = delete_offsets(busy, remove);
  REQUIRE(planned.plan.steps.size() == 1); // of the topic nobody subscribes to
  CHECK(std::get<changes::DeleteOffset>(planned.plan.steps[0]).topic == "old");
  CHECK(codes(planned) == "GROUP_SUBSCRIBED_TO_TOPIC");

  LiveGroups share = orders();
  share.groups["g"].type = groups::Type::share;
  planned = delete_offsets(share, remove);
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK(std::get<changes::DeleteShareOffsets>(planned.plan.steps[0]).offsets.size() == 2);
  CHECK(changes::inverses(planned.plan.steps[0])->size() == 2);
  remove.scope = {{{"orders", {0}}}, false};
  CHECK(codes(delete_offsets(share, remove)) == "WHOLE_TOPIC_ONLY");
}

TEST_CASE("deleting a group tells what goes with it and is undone by committing it") {
  LiveGroups live = orders();
  add_live(live, "busy");
  live.groups["gone"] = {};
  DeleteGroups remove;
  remove.names = {"g", "busy", "gone"};
  const auto planned = delete_groups(live, remove);
  CHECK(codes(planned) == "NON_EMPTY_GROUP GROUP_ID_NOT_FOUND");
  REQUIRE(planned.plan.steps.size() == 1);
  CHECK(changes::sentence(planned.plan.steps[0]).english() ==
        "deletes group g with 2 offsets: if it is used again, 45 records will be read again or 65 records "
        "skipped (auto.offset.reset)");
  const auto note = changes::undo_note(planned.plan.steps[0]);
  REQUIRE(note);
  CHECK(note->english().find("as a classic group with an empty protocol") != std::string::npos);
  const auto undo = changes::inverses(planned.plan.steps[0]);
  REQUIRE(undo);
  REQUIRE(undo->size() == 2);
  const auto& first = std::get<CommitOffset>((*undo)[0]);
  CHECK(first.offset == 50);
  CHECK(first.leader_epoch == 3);
  CHECK(first.metadata == "mark");
}

TEST_CASE("members are named by instance or id") {
  LiveGroups live = orders();
  add_live(live, "busy").members.push_back({"m-2", {}, "other", "/10.0.0.8", {}, false});
  RemoveMembers remove;
  remove.group = "busy";
  remove.instances = {"static-1", "static-9"};
  remove.members = {"m-2"};
  auto planned = remove_members(live, remove);
  CHECK(planned.plan.steps.size() == 2);
  CHECK(codes(planned) == "UNKNOWN_MEMBER_ID");
  CHECK_FALSE(changes::inverses(planned.plan.steps[0]));
  remove = {"busy", {}, {}, true};
  CHECK(remove_members(live, remove).plan.steps.size() == 2);
  live.groups["busy"].type = groups::Type::share;
  CHECK(codes(remove_members(live, remove)) == "UNSUPPORTED_GROUP_TYPE");
  remove.group = "nobody";
  live.groups["nobody"] = {};
  CHECK(codes(remove_members(live, remove)) == "GROUP_ID_NOT_FOUND");
}

} // namespace klamm::plan
