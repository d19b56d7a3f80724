// Groups and their offsets, as two clients change them.

#include <change/second_writer.hpp>

#include <algorithm>

namespace klamm::testing {

using namespace changes;

namespace {

/// `50 50`, the offsets of both partitions; `none` without the group.
auto offsets_of(const char* group) {
  return [group](const Model& model) -> std::string {
    const auto at = model.groups.find(group);
    if (at == model.groups.end()) return "none";
    std::string out;
    for (const auto& [topic, partitions] : at->second.commits) {
      for (const auto& [partition, commit] : partitions)
        out += (out.empty() ? "" : " ") + std::to_string(commit.offset);
    }
    return out;
  };
}

auto commits(const char* group, std::int64_t offset) {
  return [=](Model& model) { model.group(group).commit("orders", 0, offset); };
}

auto forgets(const char* group) {
  return [group](Model& model) { model.group(group).commits.clear(); };
}

auto dissolves(const char* group) {
  return [group](Model& model) { model.groups.erase(group); };
}

auto joins(const char* group) {
  return [group](Model& model) { model.add_member(group, "billing").subscribed = {"orders"}; };
}

Operation commit(const Model& model, const char* group, bool share) {
  CommitOffset step;
  step.group = group;
  step.topic = "orders";
  step.topic_id = model.topics.at("orders").id.text();
  step.share = share;
  step.old_offset = 50;
  step.offset = 10;
  return step;
}

Operation forget(const Model&) {
  DeleteOffset step;
  step.group = "g";
  step.topic = "orders";
  step.old_offset = 50;
  return step;
}

Operation forget_shared(const Model&) {
  DeleteShareOffsets step;
  step.group = "s";
  step.topic = "orders";
  step.offsets = {{"orders", 0, 50, {}, ""}, {"orders", 1, 50, {}, ""}};
  return step;
}

Operation dissolve(const Model&) {
  DeleteGroup step;
  step.group = "g";
  step.type = groups::Type::consumer;
  step.offsets = {{"orders", 0, 50, {}, ""}, {"orders", 1, 50, {}, ""}};
  return step;
}

// ── members ──

/// A dynamic member, and a static one.
void peopled(Model& model) {
  model.add_member("g", "dynamic");
  model.add_member("g", "static").instance_id = "s-1";
}

auto leaves(const char* client) {
  return [client](Model& model) {
    std::erase_if(model.group("g").members,
                  [client](const auto& member) { return member.client_id == client; });
  };
}

void restarts(Model& model) {
  auto& member = model.group("g").members.back();
  member.id = "another";
  member.host = "/127.0.0.2";
}

std::string members(const Model& model) {
  const auto at = model.groups.find("g");
  if (at == model.groups.end()) return "none";
  std::string out;
  for (const auto& member : at->second.members) out += (out.empty() ? "" : " ") + member.client_id;
  return out;
}

Operation remove(const Model& model, std::size_t number) {
  const auto& member = model.groups.at("g").members.at(number);
  RemoveMember step;
  step.group = "g";
  step.member_id = member.id;
  step.instance_id = member.instance_id.value_or("");
  step.client_id = member.client_id;
  step.host = member.host;
  return step;
}

} // namespace

std::vector<Contested> contested_groups() {
  const char* in_use = "group g has members now (billing at /127.0.0.1)";
  return {
      {"OffsetCommit",
       [](const Model& model) { return commit(model, "g", false); },
       offsets_of("g"),
       {{When::planned, commits("g", 70), "STALE", "is at 70 now; the plan expects 50", "70 50"},
        {When::planned, joins("g"), "STALE", in_use, "50 50"},
        {When::planned, commits("g", 10), "UNCHANGED", "", "10 50"},
        {When::planned, made_anew, "STALE", "recreated", "50 50"},
        {When::planned, gone, "STALE", "topic orders does not exist any more", "50 50"},
        {When::looked, joins("g"), "FAILED", "group g has members now: nothing was changed", "50 50"},
        {When::looked, commits("g", 70), "DONE", "\"offset\":10", "10 50"},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "50 50"}},
       {}},
      {"AlterShareGroupOffsets",
       [](const Model& model) { return commit(model, "s", true); },
       offsets_of("s"),
       {{When::planned, commits("s", 70), "STALE", "is at 70 now; the plan expects 50", "70 50"},
        {When::planned, joins("s"), "STALE", "group s has members now", "50 50"},
        {When::planned, commits("s", 10), "UNCHANGED", "", "10 50"},
        {When::planned, dissolves("s"), "STALE", "share group s does not exist any more", "none"},
        {When::looked, joins("s"), "FAILED", "group s has members now: nothing was changed", "50 50"},
        {When::looked, commits("s", 70), "DONE", "\"offset\":10", "10 50"},
        {When::looked, dissolves("s"), "FAILED", "the group does not exist", "none"}},
       {}},
      {"OffsetDelete",
       forget,
       offsets_of("g"),
       {{When::planned, commits("g", 70), "STALE", "is at 70 now; the plan expects 50", "70 50"},
        {When::planned, joins("g"), "STALE", in_use, "50 50"},
        {When::planned, forgets("g"), "UNCHANGED", "", ""},
        {When::planned, dissolves("g"), "UNCHANGED", "", "none"},
        {When::looked, joins("g"), "FAILED", "a member of group g subscribes to the topic", "50 50"},
        {When::looked, forgets("g"), "DONE", "", ""},
        {When::looked, dissolves("g"), "FAILED", "the group does not exist", "none"}},
       {}},
      {"DeleteShareGroupOffsets",
       forget_shared,
       offsets_of("s"),
       {{When::planned, commits("s", 70), "STALE", "is at 70 now; the plan expects 50", "70 50"},
        {When::planned, joins("s"), "STALE", "group s has members now", "50 50"},
        {When::planned, forgets("s"), "UNCHANGED", "", ""},
        {When::planned, dissolves("s"), "UNCHANGED", "", "none"},
        {When::looked, joins("s"), "FAILED", "group s has members now: nothing was changed", "50 50"},
        {When::looked, dissolves("s"), "FAILED", "the group does not exist", "none"}},
       {}},
      {"DeleteGroups",
       dissolve,
       offsets_of("g"),
       {{When::planned, commits("g", 70), "STALE", "is at 70 now; the plan expects 50", "70 50"},
        {When::planned, joins("g"), "STALE", in_use, "50 50"},
        {When::planned, dissolves("g"), "UNCHANGED", "", "none"},
        {When::looked, joins("g"), "FAILED", "group g has members now: it was not deleted", "50 50"},
        {When::looked, dissolves("g"), "FAILED", "the group does not exist", "none"}},
       {}},
      {"LeaveGroup",
       [](const Model& model) { return remove(model, 0); },
       members,
       {{When::planned, leaves("dynamic"), "UNCHANGED", "", "static"},
        {When::planned, dissolves("g"), "UNCHANGED", "", "none"},
        {When::looked, leaves("dynamic"), "FAILED", "It has left", "static"}},
       peopled},
      {"LeaveGroup",
       [](const Model& model) { return remove(model, 1); },
       members,
       {{When::planned, leaves("static"), "UNCHANGED", "", "dynamic"},
        {When::looked, restarts, "DONE", "", "dynamic"},
        {When::looked, leaves("static"), "FAILED", "It has left", "dynamic"}},
       peopled},
  };
}

} // namespace klamm::testing
