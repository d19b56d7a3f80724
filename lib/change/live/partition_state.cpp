#include <klamm/reassignments.hpp>

#include <admin/call/errors.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/partition_state.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::changes {

namespace {

using Topics = std::map<std::string, protocol::MetadataResponse::Topic, std::less<>>;

bool holds(const Replicas& list, std::int32_t id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

Replicas without(const Replicas& all, const Replicas& some) {
  Replicas out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&some](std::int32_t id) { return !holds(some, id); });
  return out;
}

PartitionState state_of(const Topics& topics, const PartitionStep& step) {
  PartitionState out;
  const auto at = topics.find(step.topic);
  const TopicState topic = at == topics.end() ? TopicState{} : topic_state(at->second);
  out.missing = missing_or_other(topic, step.topic, step.topic_id);
  if (out.missing) return out;
  for (const auto& partition : at->second.partitions) {
    if (partition.partition_index != step.partition) continue;
    out.replicas.assign(partition.replica_nodes.begin(), partition.replica_nodes.end());
    out.in_sync.assign(partition.isr_nodes.begin(), partition.isr_nodes.end());
    out.leader = partition.leader_id;
    return out;
  }
  out.missing = stale("partition " + step.name(),
                      KLAMM_TEXT("change", "topic %1 has no partition %2").with(step.topic, step.partition));
  return out;
}

} // namespace

Move move_of(const Replicas& all, const Replicas& adding, const Replicas& removing) {
  return {without(all, removing), without(all, adding)};
}

bool same_brokers(Replicas a, Replicas b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

std::string words(const Replicas& replicas) {
  std::string out;
  for (const std::int32_t id : replicas) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out;
}

std::vector<PartitionState> read_partitions(Client& client, const std::vector<PartitionStep>& steps,
                                            bool moves, const Call& call) {
  std::vector<PartitionState> out(steps.size());
  const auto fail_all = [&out](const Error& error) {
    for (auto& state : out) state.missing = could_not_look(error);
    return out;
  };
  std::map<std::pair<std::string, std::int32_t>, Move> moving;
  if (moves) {
    const auto listed = reassignments::list(client, {}, call);
    if (!listed) return fail_all(listed.error());
    for (const auto& row : listed->rows)
      moving[{row.topic, row.partition}] = move_of(row.replicas, row.adding, row.removing);
  }
  std::set<std::string> names;
  for (const auto& step : steps) names.insert(step.topic);
  auto metadata =
      admin::fetch_metadata(client, admin::TopicChoice::named({names.begin(), names.end()}), call);
  if (!metadata) return fail_all(metadata.error());
  Topics topics;
  for (auto& topic : metadata->topics) {
    std::string name = topic.name.value_or("");
    topics.emplace(std::move(name), std::move(topic));
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    out[i] = state_of(topics, steps[i]);
    const auto at = moving.find({steps[i].topic, steps[i].partition});
    if (at != moving.end()) out[i].move = at->second;
  }
  return out;
}

} // namespace klamm::changes
