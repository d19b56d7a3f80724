// Moves and elections, as two clients ask for them.

#include <change/second_writer.hpp>

#include <algorithm>

namespace klamm::testing {

using namespace changes;
using Ids = Model::Ids;

namespace {

std::string id_of(const Model& model) {
  return model.topics.at("orders").id.text();
}

std::string words(const Ids& ids) {
  std::string out;
  for (const auto id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out;
}

/// `4,2,3,1 +4 -1`, or `1,2,3` where nothing moves.
std::string replicas(const Model& model) {
  const auto at = model.topics.find("orders");
  if (at == model.topics.end()) return "none";
  const auto& partition = at->second.partitions[0];
  std::string out = words(partition.replicas);
  if (!partition.adding.empty()) out += " +" + words(partition.adding);
  if (!partition.removing.empty()) out += " -" + words(partition.removing);
  return out;
}

auto stands_on(Ids all, Ids adding = {}, Ids removing = {}) {
  return [=](Model& model) {
    auto& partition = model.topic("orders").at(0);
    partition.replicas = all;
    partition.adding = adding;
    partition.removing = removing;
  };
}

Operation start(const Model& model) {
  StartReassignment step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  step.old_replicas = {1, 2, 3};
  step.replicas = {4, 2, 3};
  return step;
}

CancelReassignment cancel(const Model& model) {
  CancelReassignment step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  step.running = true;
  step.old_target = {4, 2, 3};
  step.replicas = {2, 3, 1};
  return step;
}

std::string leader(const Model& model) {
  return std::to_string(model.topics.at("orders").partitions[0].leader);
}

auto led_by(std::int32_t leader, Ids replicas = {1, 2, 3}) {
  return [=](Model& model) {
    auto& partition = model.topic("orders").at(0);
    partition.replicas = replicas;
    partition.leader = leader;
  };
}

Operation elect(const Model& model) {
  ElectLeader step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  step.old_leader = 2;
  step.leader = 1;
  return step;
}

Operation elect_any(const Model& model) {
  ElectLeader step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  step.unclean = true;
  return step;
}

} // namespace

std::vector<Contested> contested_moves() {
  const char* api = "AlterPartitionReassignments";
  const auto to_4 = stands_on({4, 2, 3, 1}, {4}, {1});
  const auto to_5 = stands_on({5, 2, 3, 1}, {5}, {1});
  const auto to_5_after_4 = stands_on({5, 2, 3, 4, 1}, {5}, {4, 1});
  const auto ended = stands_on({4, 2, 3});
  const auto cancelled = stands_on({2, 3, 1});
  const auto stop = [](const Model& model) -> Operation { return cancel(model); };
  const auto take_back = [](const Model& model) -> Operation {
    auto step = cancel(model);
    step.move_back = true;
    return step;
  };
  return {
      {api,
       start,
       replicas,
       {{When::planned, to_5, "STALE", "is already being moved to brokers 5,2,3", "5,2,3,1 +5 -1"},
        {When::planned, to_4, "UNCHANGED", "", "4,2,3,1 +4 -1"},
        {When::planned, made_anew, "STALE", "recreated", "1,2,3"},
        {When::looked, to_5, "ACCEPTED", "{\"replicas\":[4,2,3]}", "4,2,3,5,1 +4 -5,1"},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
      {api,
       stop,
       replicas,
       {{When::planned, ended, "STALE", "has ended: it is on brokers 4,2,3", "4,2,3"},
        {When::planned, to_5, "STALE", "is being moved to brokers 5,2,3 now", "5,2,3,1 +5 -1"},
        {When::planned, cancelled, "UNCHANGED", "", "2,3,1"},
        {When::planned, made_anew, "STALE", "recreated", "4,2,3,1 +4 -1"},
        {When::looked, ended, "FAILED", "NO_REASSIGNMENT_IN_PROGRESS", "4,2,3"},
        {When::looked, cancelled, "FAILED", "NO_REASSIGNMENT_IN_PROGRESS", "2,3,1"},
        {When::looked, to_5_after_4, "DONE", "broker 1 shows partition orders:0 on brokers 2,3,4,1",
         "2,3,4,1", true}},
       to_4},
      {api,
       take_back,
       replicas,
       {{When::planned, to_5, "STALE", "is being moved to brokers 5,2,3 now", "5,2,3,1 +5 -1"},
        {When::looked, ended, "ACCEPTED", "", "2,3,1,4 +1 -4"},
        {When::looked, to_5_after_4, "FAILED", "was cancelled, but the replica order", "2,3,4,1"}},
       to_4},
      {"ElectLeaders",
       elect,
       leader,
       {{When::planned, led_by(1), "UNCHANGED", "", "1"},
        {When::planned, led_by(2, {3, 1, 2}), "STALE", "is broker 3 now; the plan expects 1", "2"},
        {When::planned, led_by(3, {3, 1, 2}), "STALE", "is broker 3 now; the plan expects 1", "3"},
        {When::planned, made_anew, "STALE", "recreated", "2"},
        {When::looked, led_by(1), "UNCHANGED", "", "1"},
        {When::looked, led_by(3, {3, 1, 2}), "FAILED", "is broker 3 now; the plan expects 1", "3"},
        {When::looked, led_by(2, {3, 1, 2}), "DONE",
         "broker 1 shows broker 3 as the leader of partition orders:0", "3", true}},
       led_by(2)},
      {"ElectLeaders",
       elect_any,
       leader,
       {{When::planned, led_by(2), "UNCHANGED", "", "2"}, {When::looked, led_by(2), "UNCHANGED", "", "2"}},
       led_by(-1)},
  };
}

} // namespace klamm::testing
