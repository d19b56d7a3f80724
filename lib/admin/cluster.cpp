#include <klamm/cluster.hpp>

#include <admin/call/api_versions.hpp>
#include <admin/features.hpp>
#include <admin/fetch/metadata.hpp>

#include <array>

namespace klamm::cluster {

Result<std::string> id(Client& client, const Call& call) {
  auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return fail(std::move(metadata.error()));
  return client.cluster_id().value_or("");
}

Result<Answer<Cluster>> describe(Client& client, const DescribeQuery& query, const Call& call) {
  const bool controllers = client.config().controllers;
  auto listed = brokers::list(
      client, {query.partitions && !controllers ? brokers::load_partitions : brokers::load_nothing}, call);
  if (!listed) return fail(std::move(listed.error()));
  Answer<Cluster> out;
  out.cluster_id = listed->cluster_id;
  for (auto& error : listed->errors) out.problem(std::move(error));
  Cluster row;
  row.id = listed->cluster_id;
  row.of_controllers = controllers;
  if (!controllers) row.brokers = std::move(listed->rows);
  if (const auto versions = admin::fetch_api_versions(client, call)) {
    row.features = admin::merge_features(std::array{&*versions});
    for (const auto& feature : row.features) {
      if (feature.finalized_name) row.metadata_version = feature.finalized_name;
    }
  } else {
    out.problem(versions.error());
  }
  if (auto state = quorum::read(client, call)) {
    row.controller = state->leader;
    row.quorum = std::move(*state);
  } else if (state.error().code != "UNSUPPORTED_VERSION") {
    out.problem(std::move(state.error()));
  }
  out.sampled_at = std::chrono::system_clock::now();
  out.rows.push_back(std::move(row));
  return out;
}

} // namespace klamm::cluster

namespace klamm {

namespace {

using cluster::Cluster;

Value brokers_of(const Cluster& row) {
  if (row.of_controllers) return {};
  std::vector<Value> list;
  list.reserve(row.brokers.size());
  for (const auto& broker : row.brokers) {
    list.emplace_back(Value::Object{{"broker", broker.id},
                                    {"host", broker.host},
                                    {"port", broker.port},
                                    {"rack", broker.rack},
                                    {"state", broker.state == brokers::State::live ? "LIVE" : "FENCED"}});
  }
  return list;
}

Value features_of(const Cluster& row) {
  std::vector<Value> list;
  list.reserve(row.features.size());
  for (const auto& feature : row.features) {
    list.emplace_back(Value::Object{{"feature", feature.name},
                                    {"finalized_level", feature.finalized_level},
                                    {"finalized_name", feature.finalized_name},
                                    {"supported_min", feature.supported_min},
                                    {"supported_max", feature.supported_max}});
  }
  return list;
}

/// The quorum's voters or observers; null where the quorum is not known.
Value replicas_of(const Cluster& row, bool observers) {
  if (!row.quorum) return {};
  std::vector<Value> list;
  for (const auto& replica : row.quorum->replicas) {
    if ((replica.role == quorum::Role::observer) != observers) continue;
    list.emplace_back(Value::Object{{"node", replica.node},
                                    {"lag", replica.lag},
                                    {"lag_ms", replica.lag_ms},
                                    {"log_end_offset", replica.log_end_offset},
                                    {"last_caught_up", replica.last_caught_up}});
  }
  return list;
}

std::int64_t count_of(const Cluster& row, brokers::State state) {
  std::int64_t count = 0;
  for (const auto& broker : row.brokers) count += broker.state == state ? 1 : 0;
  return count;
}

std::optional<std::int64_t> known_count(const Cluster& row, brokers::State state) {
  return row.of_controllers ? std::nullopt : std::optional(count_of(row, state));
}

std::optional<std::int64_t> worst_lag(const Cluster& row) {
  std::optional<std::int64_t> worst;
  if (!row.quorum) return worst;
  for (const auto& replica : row.quorum->replicas) {
    if (!replica.lag) return std::nullopt;
    worst = std::max(worst.value_or(0), *replica.lag);
  }
  return worst;
}

} // namespace

const Schema& View<Cluster>::schema() {
  static const Schema schema =
      klamm::describe<Cluster>("cluster.describe", 1, "One row: the cluster.")
          .key([](const Cluster& row) { return row.id; })
          .severity([](const Cluster& row) {
            return count_of(row, brokers::State::fenced) > 0 ? Severity::warning : Severity::ok;
          })
          .column({"cluster_id", "CLUSTER", Unit::text, "Cluster id"}, &Cluster::id)
          .column({"live_brokers", "LIVE", Unit::count,
                   "Brokers in the cluster's metadata; null where controllers are asked"},
                  [](const Cluster& row) { return known_count(row, brokers::State::live); })
          .column({"fenced_brokers", "FENCED", Unit::count,
                   "Registered brokers that are stopped or starting; Kafka 4.0 and newer tell, controllers "
                   "do not"},
                  [](const Cluster& row) { return known_count(row, brokers::State::fenced); })
          .column({"controller", "CONTROLLER", Unit::id,
                   "Leader of the metadata quorum; null where that cannot be learned"},
                  &Cluster::controller)
          .column({"metadata_version", "METADATA-VERSION", Unit::text,
                   "Finalized metadata.version; null before KRaft"},
                  &Cluster::metadata_version)
          .column(
              {"quorum_lag", "QUORUM-LAG", Unit::count,
               "Records the slowest voter or observer is behind the leader; null while one is not heard of"},
              worst_lag)
          .column({"quorum_epoch", "EPOCH", Unit::id, "The quorum leader's epoch", Shown::wide},
                  [](const Cluster& row) { return row.quorum ? Value(row.quorum->leader_epoch) : Value(); })
          .column({"high_watermark", "HIGH-WATERMARK", Unit::offset,
                   "Up to where a majority has the metadata log", Shown::wide},
                  [](const Cluster& row) { return row.quorum ? Value(row.quorum->high_watermark) : Value(); })
          .column({"brokers", "BROKERS", Unit::objects, "broker, host, port, rack, state", Shown::on_demand},
                  brokers_of)
          .column({"voters", "VOTERS", Unit::objects, "node, lag, lag_ms, log_end_offset, last_caught_up",
                   Shown::on_demand},
                  [](const Cluster& row) { return replicas_of(row, false); })
          .column({"observers", "OBSERVERS", Unit::objects,
                   "node, lag, lag_ms, log_end_offset, last_caught_up", Shown::on_demand},
                  [](const Cluster& row) { return replicas_of(row, true); })
          .column({"features", "FEATURES", Unit::objects,
                   "feature, finalized_level, finalized_name, supported_min, supported_max",
                   Shown::on_demand},
                  features_of);
  return schema;
}

} // namespace klamm
