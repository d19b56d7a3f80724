#include <klamm/hints.hpp>
#include <klamm/plan_records.hpp>

#include <admin/call/errors.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/log_offsets.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/live_topics.hpp>
#include <change/operations/config_lists.hpp>
#include <change/operations/instant_note.hpp>
#include <change/operations/kafkas_own.hpp>

#include <algorithm>

namespace klamm::plan {

namespace {

void plan_partition(const std::string& name, const LeaderLogs::Topic& topic, std::int32_t partition,
                    const DeleteRecords& wanted, Planned& out) {
  if (partition >= topic.partitions) {
    out.problems.push_back(partition_problem(
        "UNKNOWN_TOPIC_OR_PARTITION", name, partition,
        KLAMM_TEXT("plan", "partition %1 does not exist: the topic has %2").with(topic.partitions)));
    return;
  }
  const auto at = topic.logs.find(partition);
  if (at == topic.logs.end()) return; // could not be read: a problem already
  const LeaderLog& log = at->second;
  std::int64_t target = log.end;
  if (wanted.upto == DeleteRecords::Upto::offset) target = wanted.offset;
  if (wanted.upto == DeleteRecords::Upto::time) target = log.at_time.value_or(log.end);
  if (target > log.end) {
    out.problems.push_back(partition_problem(
        "OFFSET_OUT_OF_RANGE", name, partition,
        KLAMM_TEXT("plan", "partition %1 ends at offset %2, before %3").with(log.end, target),
        ErrorKind::usage));
    return;
  }
  changes::DeleteRecords step;
  step.topic = name;
  step.topic_id = topic.id;
  step.partition = partition;
  step.old_start = log.start;
  step.new_start = std::max(target, log.start);
  (target > log.start ? out.plan.steps : out.unchanged).emplace_back(std::move(step));
}

/// Which partitions of which topics are meant, each once.
std::map<std::string, std::vector<std::int32_t>> chosen(const LeaderLogs& live, const DeleteRecords& wanted) {
  std::map<std::string, std::vector<std::int32_t>> out;
  for (const auto& where : wanted.where) {
    auto& partitions = out[where.topic];
    partitions.insert(partitions.end(), where.partitions.begin(), where.partitions.end());
    const auto topic = live.topics.find(where.topic);
    if (where.partitions.empty() && topic != live.topics.end()) {
      for (std::int32_t p = 0; p < topic->second.partitions; ++p) partitions.push_back(p);
    }
  }
  for (auto& [topic, partitions] : out) {
    std::sort(partitions.begin(), partitions.end());
    partitions.erase(std::unique(partitions.begin(), partitions.end()), partitions.end());
  }
  return out;
}

} // namespace

Planned delete_records(const LeaderLogs& live, const DeleteRecords& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  if (wanted.upto == DeleteRecords::Upto::time)
    out.notes.push_back(instant_note(wanted.time_said, wanted.time));
  for (const auto& [name, partitions] : chosen(live, wanted)) {
    if (is_unread(live.unread, name, out)) continue;
    const auto topic = live.topics.find(name);
    if (topic == live.topics.end()) {
      if (wanted.if_exists)
        out.notes.push_back(KLAMM_TEXT("plan", "topic %1 does not exist").with(name));
      else
        out.problems.push_back(
            topic_problem("UNKNOWN_TOPIC_OR_PARTITION", name, KLAMM_TEXT("plan", "topic %1 does not exist")));
      continue;
    }
    if (!wanted.internal && changes::is_kafkas_own(name)) {
      out.problems.push_back(topic_problem(
          "INTERNAL_TOPIC", name,
          KLAMM_TEXT("plan",
                     "topic %1 is internal to Kafka: groups, transactions or remote records depend on it")
              .hinting(HintCode::internal_too),
          ErrorKind::usage));
      continue;
    }
    const auto policy = changes::items_of(topic->second.cleanup_policy);
    if (changes::has_item(policy, "compact") && !changes::has_item(policy, "delete")) {
      out.problems.push_back(topic_problem(
          "POLICY_VIOLATION", name,
          KLAMM_TEXT("plan",
                     "topic %1 is compacted only: Kafka deletes records where cleanup.policy has delete")
              .hinting(HintCode::append_delete_policy, name)));
      continue;
    }
    for (const auto partition : partitions) plan_partition(name, topic->second, partition, wanted, out);
  }
  return out;
}

namespace {

/// Reads the logs of the partitions that are meant.
void load_logs(Client& client, const protocol::MetadataResponse& metadata, const DeleteRecords& wanted,
               LeaderLogs& live, std::vector<Error>& problems, const Call& call) {
  const admin::Leaders leaders(metadata);
  std::vector<admin::LedPartition> partitions;
  for (const auto& [name, numbers] : chosen(live, wanted)) {
    const auto topic = live.topics.find(name);
    if (topic == live.topics.end()) continue;
    for (const auto number : numbers) {
      if (number >= topic->second.partitions) continue; // the planner's to say
      const auto leader = leaders.leader(name, number);
      if (leader) {
        partitions.push_back({{name, number}, *leader});
      } else {
        problems.push_back(admin::about(leader.error(), "partition " + name + ":" + std::to_string(number)));
      }
    }
  }
  std::vector<admin::OffsetKind> kinds{admin::OffsetKind::start, admin::OffsetKind::end};
  const bool by_time = wanted.upto == DeleteRecords::Upto::time;
  if (by_time) kinds.push_back(admin::OffsetKind::at_time);
  auto answer = admin::fetch_log_offsets_in_order(client, partitions, kinds, call, wanted.time.epoch_ms);
  for (std::size_t i = 0; i < partitions.size(); ++i) {
    const auto& at = partitions[i].at;
    const auto& offsets = answer.offsets[i];
    if (!answer.failures[i].empty() || !offsets.start || !offsets.end) continue;
    live.topics[at.topic].logs[at.partition] = {*offsets.start, *offsets.end, offsets.at_time};
  }
  std::move(answer.errors.begin(), answer.errors.end(), std::back_inserter(problems));
}

/// Who may not read configs is told by Kafka when it refuses.
void load_policies(Client& client, LeaderLogs& live, const Call& call) {
  std::vector<admin::ConfigResource> resources;
  for (const auto& [name, topic] : live.topics) resources.push_back({configs::EntityType::topic, name});
  if (resources.empty()) return;
  const auto answer = admin::fetch_configs(client, resources, {{"cleanup.policy"}}, call);
  for (auto& [name, topic] : live.topics) {
    const std::string* policy = answer.value(configs::EntityType::topic, name, "cleanup.policy");
    if (policy != nullptr) topic.cleanup_policy = *policy;
  }
}

} // namespace

Result<Planned> delete_records(Client& client, const DeleteRecords& wanted, const Call& call) {
  std::vector<std::string> names;
  names.reserve(wanted.where.size());
  for (const auto& where : wanted.where) names.push_back(where.topic);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::named(names), call);
  if (!metadata) return fail(metadata.error());
  LeaderLogs live;
  live.cluster_id = metadata->cluster_id.value_or("");
  live.read_at = std::chrono::system_clock::now();
  std::vector<Error> problems;
  sort_topics(*metadata, live.unread, [&live](const auto&, const LiveTopic& topic) {
    auto& to = live.topics[topic.name];
    to.id = topic.id;
    to.partitions = topic.partitions();
  });
  load_logs(client, *metadata, wanted, live, problems, call);
  load_policies(client, live, call);
  Planned out = delete_records(live, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

} // namespace klamm::plan
