#include <klamm/topics.hpp>

#include <admin/errors.hpp>
#include <admin/metadata.hpp>

#include <algorithm>
#include <set>

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

} // namespace

Result<List> list(Client& client, const ListQuery& query, const Call& call) {
  const std::set<std::string> wanted(query.names.begin(), query.names.end());
  const auto choice =
      wanted.empty() ? admin::TopicChoice::all() : admin::TopicChoice::named({wanted.begin(), wanted.end()});
  const auto metadata = admin::fetch_metadata(client, choice, call);
  if (!metadata) return fail(metadata.error());
  List out;
  out.cluster_id = client.cluster_id().value_or("");
  out.sampled_at = std::chrono::system_clock::now();
  out.visible_to_user = wanted.empty();
  out.rows.reserve(metadata->topics.size());
  for (const auto& topic : metadata->topics) {
    const std::string name = topic.name.value_or("");
    if (query.accept && !query.accept(name)) continue;
    if (topic.error_code != protocol::ErrorCode::none &&
        topic.error_code != protocol::ErrorCode::leader_not_available) {
      out.problem(admin::kafka_error(topic.error_code, "topic " + name));
      continue;
    }
    if (topic.is_internal && !query.internal) {
      ++out.hidden_internal;
      continue;
    }
    out.rows.push_back(to_row(topic));
  }
  std::sort(out.rows.begin(), out.rows.end(), [](const Topic& a, const Topic& b) { return a.name < b.name; });
  return out;
}

} // namespace klamm::topics

namespace klamm {

const Schema& View<topics::Topic>::schema() {
  using topics::Topic;
  static const Schema schema =
      describe<Topic>("topic.list", 1, "One row a topic.")
          .key([](const Topic& topic) { return topic.name; })
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
                   "Partitions with fewer in-sync replicas than that", Shown::wide, topics::load_configs},
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
