#include <klamm/partitions.hpp>
#include <klamm/topics.hpp>

#include <admin/call/errors.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>

namespace klamm::topics {

namespace {

using protocol::MetadataResponse;

Topic to_row(const MetadataResponse::Topic& from) {
  Topic row;
  row.name = from.name.value_or("");
  if (!from.topic_id.is_zero()) row.id = from.topic_id.text();
  row.internal = from.is_internal;
  row.partitions = static_cast<std::int32_t>(from.partitions.size());
  for (const auto& partition : from.partitions) {
    if (partition.leader_id < 0) ++row.offline;
    if (partition.isr_nodes.size() < partition.replica_nodes.size()) ++row.under_replicated;
  }
  if (!from.partitions.empty()) {
    const std::size_t first = from.partitions.front().replica_nodes.size();
    const bool same =
        std::all_of(from.partitions.begin(), from.partitions.end(),
                    [first](const auto& partition) { return partition.replica_nodes.size() == first; });
    if (same) row.replication_factor = static_cast<std::int32_t>(first);
  }
  return row;
}

/// A topic that was asked for, as Metadata and its row know it.
struct Chosen {
  MetadataResponse::Topic* facts;
  Topic* row;
};

/// The topics to show, by name; the rest is counted or reported.
std::vector<MetadataResponse::Topic*> choose(MetadataResponse& metadata, const ListQuery& query, List& out) {
  std::vector<MetadataResponse::Topic*> chosen;
  for (auto& topic : metadata.topics) {
    if (!topic.name) topic.name.emplace();
    if (query.accept && !query.accept(*topic.name)) continue;
    if (topic.error_code != protocol::ErrorCode::none &&
        topic.error_code != protocol::ErrorCode::leader_not_available) {
      out.problem(admin::kafka_error(topic.error_code, "topic " + *topic.name));
    } else if (topic.is_internal && !query.internal) {
      ++out.hidden_internal;
    } else {
      chosen.push_back(&topic);
    }
  }
  std::sort(chosen.begin(), chosen.end(), [](const auto* a, const auto* b) { return *a->name < *b->name; });
  return chosen;
}

void load_config_columns(Client& client, std::span<const Chosen> topics, List& out, const Call& call) {
  std::vector<admin::ConfigResource> resources;
  resources.reserve(topics.size());
  for (const auto& topic : topics) resources.push_back({configs::EntityType::topic, topic.row->name});
  auto configs = admin::fetch_configs(
      client, resources, {{"min.insync.replicas", "cleanup.policy", "retention.ms"}, false, false}, call);
  for (auto& error : configs.errors) out.problem(std::move(error));
  for (const auto& [facts, row] : topics) {
    const auto value = [&configs, &row = *row](const char* key) {
      return configs.value(configs::EntityType::topic, row.name, key);
    };
    if (const auto* policy = value("cleanup.policy")) row->cleanup_policy = *policy;
    if (const auto* retention = value("retention.ms")) row->retention_ms = admin::config_integer(*retention);
    if (const auto* least = value("min.insync.replicas"))
      row->min_insync_replicas = admin::config_integer(*least);
    if (!row->min_insync_replicas) continue;
    row->under_min_isr = static_cast<std::int32_t>(
        std::count_if(facts->partitions.begin(), facts->partitions.end(),
                      [least = *row->min_insync_replicas](const auto& p) {
                        return static_cast<std::int64_t>(p.isr_nodes.size()) <
                               partitions::effective_min_isr(least, p.replica_nodes.size());
                      }));
  }
}

/// A topic's size is known only when every one of its replicas was seen.
void load_sizes_of(Client& client, std::span<const Chosen> topics, bool all, List& out, const Call& call) {
  struct Sum {
    std::int64_t bytes = 0;
    std::size_t seen = 0;
    std::size_t expected = 0;
  };
  std::unordered_map<std::string_view, Sum> sums;
  std::set<std::int32_t> holders;
  for (const auto& [facts, row] : topics) {
    auto& sum = sums[row->name];
    for (const auto& partition : facts->partitions) {
      sum.expected += partition.replica_nodes.size();
      holders.insert(partition.replica_nodes.begin(), partition.replica_nodes.end());
    }
  }
  std::optional<admin::LogDirTopics> named;
  if (!all) {
    named.emplace();
    for (const auto& topic : topics) named->push_back(admin::all_partitions(*topic.facts));
  }
  const std::vector<std::int32_t> brokers(holders.begin(), holders.end());
  auto log_dirs = admin::fetch_log_dirs(client, brokers, named, call);
  admin::name_fenced(client, log_dirs.errors, call);
  for (auto& error : log_dirs.errors) out.problem(std::move(error));
  for (const auto& broker : log_dirs.brokers) {
    for (const auto& dir : broker.dirs) {
      for (const auto& topic : dir.topics) {
        const auto at = sums.find(topic.name);
        if (at == sums.end()) continue;
        for (const auto& partition : topic.partitions) {
          if (partition.is_future_key) continue;
          at->second.bytes += partition.partition_size;
          ++at->second.seen;
        }
      }
    }
  }
  for (const auto& topic : topics) {
    const auto& sum = sums[topic.row->name];
    if (sum.seen == sum.expected) topic.row->size_bytes = sum.bytes;
  }
}

} // namespace

Result<List> list(Client& client, const ListQuery& query, const Call& call) {
  const std::set<std::string> wanted(query.names.begin(), query.names.end());
  const auto choice =
      wanted.empty() ? admin::TopicChoice::all() : admin::TopicChoice::named({wanted.begin(), wanted.end()});
  auto metadata = admin::fetch_metadata(client, choice, call);
  if (!metadata) return fail(std::move(metadata.error()));
  List out;
  admin::stamp(out, client);
  out.visible_to_user = wanted.empty();
  const auto facts = choose(*metadata, query, out);
  out.rows.reserve(facts.size());
  for (const auto* topic : facts) out.rows.push_back(to_row(*topic));
  std::vector<Chosen> topics;
  topics.reserve(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) topics.push_back({facts[i], &out.rows[i]});
  if ((query.load & load_configs) != 0 && !topics.empty()) load_config_columns(client, topics, out, call);
  if ((query.load & load_sizes) != 0 && !topics.empty())
    load_sizes_of(client, topics, wanted.empty() && !query.accept, out, call);
  return out;
}

} // namespace klamm::topics

namespace klamm {

const Schema& View<topics::Topic>::schema() {
  using topics::Topic;
  static const Schema schema =
      describe<Topic>("topic.list", 1, "One row a topic.")
          .key([](const Topic& topic) { return topic.name; })
          .columns_that_go_first("topic_id,cleanup_policy,internal,retention_ms,min_insync_replicas")
          .severity([](const Topic& topic) {
            if (topic.offline > 0) return Severity::critical;
            if (topic.under_min_isr.value_or(0) > 0) return Severity::critical;
            return topic.under_replicated > 0 ? Severity::warning : Severity::ok;
          })
          .column({"name", "TOPIC", Unit::text, "Topic name"}, &Topic::name)
          .column({"partitions", "PARTITIONS", Unit::count, "Number of partitions"}, &Topic::partitions)
          .column(
              {"replication_factor", "RF", Unit::count, "Replicas a partition; null when partitions differ"},
              &Topic::replication_factor)
          .column({"under_replicated", "UNDER-REPL", Unit::count,
                   "Partitions whose ISR is smaller than their replica set"},
                  &Topic::under_replicated)
          .column({"offline", "OFFLINE", Unit::count, "Partitions without a leader"}, &Topic::offline)
          .column({"internal", "INTERNAL", Unit::boolean, "Whether Kafka itself uses the topic", Shown::wide},
                  &Topic::internal)
          .column(
              {"topic_id", "ID", Unit::text, "Topic id, Kafka's base64 form; null before 2.8", Shown::wide},
              [](const Topic& topic) { return topic.id.empty() ? Value() : Value(topic.id); })
          .column(
              {"size_bytes", "SIZE", Unit::bytes, "Bytes of all replicas", Shown::wide, topics::load_sizes},
              &Topic::size_bytes)
          .column({"min_insync_replicas", "MIN-ISR", Unit::count, "min.insync.replicas in force", Shown::wide,
                   topics::load_configs},
                  &Topic::min_insync_replicas)
          .column({"under_min_isr", "UNDER-MIN-ISR", Unit::count,
                   "Partitions with fewer in-sync replicas than that, and than replicas", Shown::wide,
                   topics::load_configs},
                  &Topic::under_min_isr)
          .column({"cleanup_policy", "CLEANUP", Unit::text, "cleanup.policy in force", Shown::wide,
                   topics::load_configs},
                  &Topic::cleanup_policy)
          .column({"retention_ms", "RETENTION", Unit::duration_ms, "retention.ms in force; -1 keeps for ever",
                   Shown::wide, topics::load_configs},
                  &Topic::retention_ms);
  return schema;
}

} // namespace klamm
