#include <klamm/brokers.hpp>

namespace klamm {

namespace {

using brokers::Broker;
using brokers::Details;

const char* word(brokers::State state) {
  return state == brokers::State::live ? "LIVE" : "FENCED";
}

Severity severity(const Broker& broker) {
  if (broker.state == brokers::State::fenced || broker.offline_log_dirs.value_or(0) > 0)
    return Severity::critical;
  return broker.out_of_sync.value_or(0) > 0 ? Severity::warning : Severity::ok;
}

/// Nothing is told of what an offline directory holds.
template <class Row>
bool has_offline_dir(const Row& row) {
  return row.offline_log_dirs.value_or(0) > 0;
}

/// The columns `broker list` and `broker describe` share. What a list loads only when asked for, describe
/// has.
template <class Row>
klamm::describe<Row> columns(const char* name, const char* about, Shown costly) {
  using brokers::load_controller;
  using brokers::load_partitions;
  using brokers::load_sizes;
  return klamm::describe<Row>(name, 1, about)
      .key([](const Row& row) { return std::to_string(row.id); })
      .columns_that_go_first("replica_skew_percent,leader_skew_percent,rack,port")
      .severity([](const Row& row) { return severity(row); })
      .column({"broker", "BROKER", Unit::id, "Broker id"}, &Row::id)
      .column({"host", "HOST", Unit::text, "Host it advertises on the listener that was asked"}, &Row::host)
      .column({"port", "PORT", Unit::id, "Port of that listener"}, &Row::port)
      .column({"rack", "RACK", Unit::text, "broker.rack"}, &Row::rack)
      .column({"state", "STATE", Unit::state, "LIVE, or FENCED (told by Kafka 4.0 and newer)"},
              [](const Row& row) { return word(row.state); })
      .column({"controller", "CONTROLLER", Unit::boolean,
               "Whether it leads the metadata quorum; null where that is not known", costly, load_controller},
              &Row::controller)
      .column({"leaders", "LEADERS", Unit::count, "Partitions it leads", Shown::table, load_partitions},
              &Row::leaders)
      .column({"leader_skew_percent", "LEADER-SKEW", Unit::percent,
               "Leaders above (or below) the live brokers' mean", Shown::table, load_partitions},
              &Row::leader_skew_percent)
      .column({"replicas", "REPLICAS", Unit::count, "Replicas placed on it", Shown::table, load_partitions},
              &Row::replicas)
      .column({"replica_skew_percent", "REPLICA-SKEW", Unit::percent,
               "Replicas above (or below) the live brokers' mean", Shown::table, load_partitions},
              &Row::replica_skew_percent)
      .column({"out_of_sync", "OUT-OF-SYNC", Unit::count, "Replicas on it that are not in the ISR",
               Shown::table, load_partitions},
              &Row::out_of_sync)
      .column({"size_bytes", "SIZE", Unit::bytes, "All replicas on it", costly, load_sizes}, &Row::size_bytes)
      .partial_where(&has_offline_dir<Row>)
      .column({"usable_bytes", "USABLE", Unit::bytes,
               "What it may still use of its log dirs' file systems; null before Kafka 3.3", costly,
               load_sizes},
              &Row::usable_bytes)
      .partial_where(&has_offline_dir<Row>)
      .column({"total_bytes", "TOTAL", Unit::bytes,
               "Size of those file systems, counted once a log dir; null before Kafka 3.3", costly,
               load_sizes},
              &Row::total_bytes)
      .partial_where(&has_offline_dir<Row>)
      .column({"log_dirs", "LOG-DIRS", Unit::count, "Log directories", costly, load_sizes}, &Row::log_dirs)
      .column({"offline_log_dirs", "OFFLINE-DIRS", Unit::count, "Of those, how many are offline", costly,
               load_sizes},
              &Row::offline_log_dirs);
}

} // namespace

const Schema& View<Broker>::schema() {
  static const Schema schema = columns<Broker>("broker.list", "One row a broker.", Shown::wide);
  return schema;
}

const Schema& View<Details>::schema() {
  static const Schema schema =
      columns<Details>("broker.describe", "One row a broker, with its log directories.", Shown::table)
          .column({"apis", "APIS", Unit::count, "APIs it offers"}, &Details::apis)
          .column({"metadata_version_max", "METADATA-MAX", Unit::text,
                   "Newest metadata.version it supports: tells how new the broker is"},
                  &Details::metadata_version_max)
          .column({"dirs", "DIRS", Unit::objects,
                   "Log directories: path, error, size_bytes, total_bytes, usable_bytes, replicas, cordoned",
                   Shown::on_demand},
                  [](const Details& row) {
                    std::vector<Value> dirs;
                    dirs.reserve(row.dirs.size());
                    for (const auto& dir : row.dirs) {
                      dirs.emplace_back(Value::Object{{"path", dir.path},
                                                      {"error", dir.error},
                                                      {"size_bytes", dir.size_bytes},
                                                      {"total_bytes", dir.total_bytes},
                                                      {"usable_bytes", dir.usable_bytes},
                                                      {"replicas", dir.replicas},
                                                      {"cordoned", dir.cordoned}});
                    }
                    return Value(dirs);
                  });
  return schema;
}

} // namespace klamm
