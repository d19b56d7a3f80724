#include <klamm/configs.hpp>
#include <klamm/reassignments.hpp>
#include <klamm/topics.hpp>

#include <admin/call/errors.hpp>
#include <admin/fetch/config_values.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/describe_cluster.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/live_topics.hpp>
#include <change/live/topic_records.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::plan {

Error topic_problem(const char* code, const std::string& topic, Text text, ErrorKind kind) {
  text.args.insert(text.args.begin(), topic);
  return Error::of(kind, code, std::move(text)).about("topic " + topic);
}

Error partition_problem(const char* code, const std::string& topic, std::int32_t partition, Text text,
                        ErrorKind kind) {
  const std::string name = topic + ":" + std::to_string(partition);
  text.args.insert(text.args.begin(), name);
  return Error::of(kind, code, std::move(text)).about("partition " + name);
}

std::optional<Error> too_many_replicas(const LiveTopics& live, const std::string& topic, std::size_t factor,
                                       ErrorKind kind) {
  if (!live.registered || factor <= std::max(*live.registered, live.brokers.size())) return std::nullopt;
  return topic_problem(
      "INVALID_REPLICATION_FACTOR", topic,
      KLAMM_TEXT("plan", "topic %1: replication factor %2 is more than the %3 registered brokers")
          .with(factor, *live.registered),
      kind);
}

using protocol::ErrorCode;
using protocol::MetadataResponse;

void sort_topics(const MetadataResponse& metadata, Unread& unread,
                 const std::function<void(const MetadataResponse::Topic&, LiveTopic&&)>& take) {
  for (const auto& from : metadata.topics) {
    auto state = changes::topic_state(from);
    if (state.topic) take(from, std::move(*state.topic));
    if (state.error) unread.emplace(from.name.value_or(""), std::move(*state.error));
  }
}

bool is_unread(const Unread& unread, const std::string& topic, Planned& out) {
  const auto why = unread.find(topic);
  if (why == unread.end()) return false;
  out.problems.push_back(why->second);
  return true;
}

namespace {

void load_overrides(Client& client, LiveTopics& live, const Call& call) {
  std::vector<admin::ConfigResource> resources;
  resources.reserve(live.topics.size());
  for (const auto& [name, topic] : live.topics) resources.push_back({configs::EntityType::topic, name});
  const auto answer = admin::fetch_configs(client, resources, {}, call);
  std::set<std::string> told;
  for (const auto& facts : answer.resources) {
    const auto at = live.topics.find(facts.resource_name);
    if (at == live.topics.end()) continue;
    told.insert(at->first);
    for (const auto& entry : facts.configs) {
      if (entry.config_source != admin::config_source_topic || !entry.value) continue;
      at->second.overrides[entry.name] = *entry.value;
      at->second.override_types[entry.name] = admin::value_type(entry.config_type);
    }
  }
  if (answer.errors.empty()) return;
  std::map<std::string, const Error*> by_target;
  for (const auto& error : answer.errors) by_target.emplace(error.target, &error);
  std::erase_if(live.topics, [&](const auto& entry) {
    if (told.count(entry.first) != 0) return false;
    // A broker that was asked for many topics is named once.
    const auto own = by_target.find("topic " + entry.first);
    live.unread.emplace(entry.first, own == by_target.end() ? answer.errors.front() : *own->second);
    return true;
  });
}

void load_records(Client& client, LiveTopics& live, const Call& call) {
  changes::Leaders leaders;
  for (const auto& [name, topic] : live.topics) leaders.emplace(name, topic.leaders);
  for (const auto& [name, records] : changes::read_records(client, leaders, call))
    live.topics.find(name)->second.records = records;
}

void load_cordoned(Client& client, LiveTopics& live, const Call& call) {
  std::vector<std::int32_t> ids;
  for (const auto& broker : live.brokers) ids.push_back(broker.id);
  const auto answer = admin::fetch_log_dirs(client, ids, admin::LogDirTopics{}, call);
  live.cordons_told = answer.errors.empty();
  for (const auto& broker : answer.brokers) {
    const bool all = std::all_of(broker.dirs.begin(), broker.dirs.end(), [](const auto& dir) {
      return dir.is_cordoned || dir.error_code != ErrorCode::none;
    });
    if (all && !broker.dirs.empty()) live.cordoned.insert(broker.broker);
  }
}

} // namespace

Result<LiveTopics> read_live_topics(Client& client, const std::vector<std::string>& names, unsigned load,
                                    const Call& call) {
  auto metadata = admin::fetch_metadata(client, admin::TopicChoice::named(names), call);
  if (!metadata) return fail(metadata.error());
  LiveTopics live;
  live.cluster_id = metadata->cluster_id.value_or("");
  live.read_at = std::chrono::system_clock::now();
  for (const auto& broker : metadata->brokers) live.brokers.push_back({broker.node_id, broker.rack});
  std::sort(live.brokers.begin(), live.brokers.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  sort_topics(*metadata, live.unread, [&live](const MetadataResponse::Topic&, LiveTopic&& topic) {
    std::string name = topic.name;
    live.topics.emplace(std::move(name), std::move(topic));
  });
  if ((load & live_registered) != 0) {
    if (const auto fenced = admin::fetch_fenced(client, call))
      live.registered = live.brokers.size() + fenced->size();
  }
  if (live.topics.empty()) return live;
  if ((load & live_cordoned) != 0) load_cordoned(client, live, call);
  if ((load & live_overrides) != 0) load_overrides(client, live, call);
  if ((load & live_records) != 0) load_records(client, live, call);
  if ((load & live_moves) != 0) {
    const auto moves = reassignments::list(client, {}, call);
    if (!moves) return fail(moves.error());
    for (const auto& move : moves->rows) {
      if (const auto at = live.topics.find(move.topic); at != live.topics.end()) at->second.moving = true;
    }
  }
  return live;
}

} // namespace klamm::plan
