#include <klamm/partitions.hpp>

#include <admin/call/errors.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/partition_rows.hpp>
#include <base/large_pages.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::partitions {

namespace {

using protocol::MetadataResponse;

constexpr unsigned needs_min_isr = under_min_isr | at_min_isr;

/// Topic -> the partitions wanted of it; none means all.
using Wanted = std::map<std::string, std::set<std::int32_t>>;

Wanted wanted_of(const std::vector<TopicPartitions>& topics) {
  Wanted wanted;
  std::set<std::string> whole;
  for (const auto& topic : topics) {
    auto& partitions = wanted[topic.topic];
    partitions.insert(topic.partitions.begin(), topic.partitions.end());
    if (topic.partitions.empty()) whole.insert(topic.topic);
  }
  for (const auto& name : whole) wanted[name].clear();
  return wanted;
}

bool contains(const std::vector<std::int32_t>& ids, std::int32_t id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool meets(const Partition& row, unsigned conditions) {
  return ((conditions & offline) != 0 && row.offline()) ||
         ((conditions & unavailable) != 0 && row.unavailable()) ||
         ((conditions & under_replicated) != 0 && row.under_replicated()) ||
         ((conditions & leader_not_preferred) != 0 && row.leader_not_preferred()) ||
         ((conditions & under_min_isr) != 0 && row.under_min_isr().value_or(false)) ||
         ((conditions & at_min_isr) != 0 && row.at_min_isr().value_or(false));
}

bool chosen(const Partition& row, const ListQuery& query) {
  if (query.conditions != any_condition && !meets(row, query.conditions)) return false;
  if (!query.leaders.empty() && !(row.leader && contains(query.leaders, *row.leader))) return false;
  if (query.brokers.empty()) return true;
  const auto replicas = row.replicas();
  return std::any_of(replicas.begin(), replicas.end(),
                     [&query](std::int32_t id) { return contains(query.brokers, id); });
}

class Lister {
 public:
  Lister(Client& client, const ListQuery& query, const Call& call)
      : client_(client), query_(query), call_(call), wanted_(wanted_of(query.topics)) {}

  Result<Answer<Partition>> run() {
    std::vector<std::string> names;
    for (const auto& [name, partitions] : wanted_) names.push_back(name);
    const bool all = wanted_.empty();
    auto metadata = admin::fetch_metadata(
        client_, all ? admin::TopicChoice::all() : admin::TopicChoice::named(std::move(names)), call_);
    if (!metadata) return fail(std::move(metadata.error()));
    admin::stamp(out_, client_);
    out_.visible_to_user = all;
    keep_wanted(*metadata);
    if ((query_.load & load_min_isr) != 0 || (query_.conditions & needs_min_isr) != 0)
      load_min_isrs(*metadata);
    make_rows(*metadata);
    return std::move(out_);
  }

 private:
  /// Drops the topics that are not to be shown, names those that cannot be, and sorts the rest.
  void keep_wanted(MetadataResponse& metadata) {
    auto& topics = metadata.topics;
    std::erase_if(topics, [this](const MetadataResponse::Topic& topic) {
      const std::string& name = topic.name ? *topic.name : no_name_;
      if (query_.accept && !query_.accept(name)) return true;
      if (topic.error_code == protocol::ErrorCode::none ||
          topic.error_code == protocol::ErrorCode::leader_not_available)
        return false;
      out_.problem(admin::kafka_error(topic.error_code, "topic " + name));
      return true;
    });
    std::sort(topics.begin(), topics.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  }

  void load_min_isrs(const MetadataResponse& metadata) {
    std::vector<admin::ConfigResource> resources;
    resources.reserve(metadata.topics.size());
    for (const auto& topic : metadata.topics)
      resources.push_back({configs::EntityType::topic, topic.name.value_or("")});
    configs_ = admin::fetch_configs(client_, resources, {{"min.insync.replicas"}, false, false}, call_);
    for (auto& error : configs_.errors) out_.problem(std::move(error));
  }

  void make_rows(MetadataResponse& metadata) {
    std::size_t count = 0;
    for (const auto& topic : metadata.topics) count += topic.partitions.size();
    if (query_.conditions == any_condition && query_.brokers.empty() && query_.leaders.empty()) {
      out_.rows.reserve(count);
      expect_all_written(out_.rows.data(), count * sizeof(Partition));
    }
    const auto live = admin::broker_ids(metadata);
    for (auto& topic : metadata.topics) {
      admin::TopicRows rows(topic, live);
      if (const auto* value =
              configs_.value(configs::EntityType::topic, rows.topic().name, "min.insync.replicas"))
        rows.topic().min_insync_replicas = admin::config_integer(*value);
      const auto at = wanted_.find(rows.topic().name);
      std::set<std::int32_t> missing = at == wanted_.end() ? std::set<std::int32_t>{} : at->second;
      const bool whole = missing.empty();
      rows.each([&](Partition&& row) {
        if (!whole && missing.erase(row.partition) == 0) return;
        if (chosen(row, query_)) out_.rows.push_back(std::move(row));
      });
      for (const std::int32_t partition : missing) {
        out_.problem(admin::kafka_error(protocol::ErrorCode::unknown_topic_or_partition,
                                        "partition " + rows.topic().name + ":" + std::to_string(partition)));
      }
      // Given back as the rows grow: the reply and the rows never stand in memory together.
      topic.partitions = {};
    }
  }

  Client& client_;
  const ListQuery& query_;
  const Call& call_;
  Wanted wanted_;
  admin::ConfigsAnswer configs_;
  Answer<Partition> out_;
  const std::string no_name_;
};

} // namespace

std::optional<bool> Partition::under_min_isr() const {
  if (!of->min_insync_replicas) return std::nullopt;
  return isr_count < effective_min_isr(*of->min_insync_replicas, replica_count);
}

std::optional<bool> Partition::at_min_isr() const {
  if (!of->min_insync_replicas) return std::nullopt;
  return isr_count == effective_min_isr(*of->min_insync_replicas, replica_count);
}

const char* Partition::state() const {
  if (offline()) return "OFFLINE";
  if (unavailable()) return "UNAVAILABLE";
  if (under_replicated()) return "UNDER_REPLICATED";
  if (leader_not_preferred()) return "NOT_PREFERRED";
  return "HEALTHY";
}

Result<Answer<Partition>> list(Client& client, const ListQuery& query, const Call& call) {
  return Lister(client, query, call).run();
}

} // namespace klamm::partitions

namespace klamm {

const Schema& View<partitions::Partition>::schema() {
  using partitions::Partition;
  const auto ids = [](std::span<const std::int32_t> list) {
    return Value(Value::List(list.begin(), list.end()));
  };
  static const Schema schema =
      describe<Partition>("partition.list", 1, "One row a partition.")
          .key([](const Partition& row) { return row.topic() + ":" + std::to_string(row.partition); })
          .severity([](const Partition& row) {
            if (row.unavailable() || row.under_min_isr().value_or(false)) return Severity::critical;
            if (row.under_replicated()) return Severity::warning;
            return row.leader_not_preferred() ? Severity::info : Severity::ok;
          })
          .column({"topic", "TOPIC", Unit::text, "Topic name"}, &Partition::topic)
          .column({"partition", "PARTITION", Unit::id, "Partition number"}, &Partition::partition)
          .column({"leader", "LEADER", Unit::id, "Broker that leads it; null when it has no leader"},
                  &Partition::leader)
          .column({"replicas", "REPLICAS", Unit::ids, "Brokers that hold it, the preferred leader first"},
                  [ids](const Partition& row) { return ids(row.replicas()); })
          .column({"isr", "ISR", Unit::ids, "Replicas in sync with the leader"},
                  [ids](const Partition& row) { return ids(row.isr()); })
          .column({"state", "STATE", Unit::state,
                   "OFFLINE, UNAVAILABLE, UNDER_REPLICATED, NOT_PREFERRED or HEALTHY, the worst that holds"},
                  &Partition::state)
          .column({"offline_replicas", "OFFLINE-REPLICAS", Unit::ids,
                   "Replicas on a broker or log directory that is away", Shown::wide},
                  [ids](const Partition& row) { return ids(row.offline_replicas()); })
          .column(
              {"leader_epoch", "EPOCH", Unit::id, "Epoch of the leader; null before Kafka 2.1", Shown::wide},
              &Partition::leader_epoch)
          .column({"min_insync_replicas", "MIN-ISR", Unit::count, "min.insync.replicas in force", Shown::wide,
                   partitions::load_min_isr},
                  [](const Partition& row) { return Value(row.of->min_insync_replicas); })
          .column({"under_min_isr", "UNDER-MIN-ISR", Unit::boolean,
                   "ISR smaller than that (than all replicas where they are fewer)", Shown::wide,
                   partitions::load_min_isr},
                  &Partition::under_min_isr)
          .column({"at_min_isr", "AT-MIN-ISR", Unit::boolean,
                   "ISR exactly that (all replicas where they are fewer)", Shown::wide,
                   partitions::load_min_isr},
                  &Partition::at_min_isr)
          .column({"internal", "INTERNAL", Unit::boolean, "Whether Kafka itself uses the topic",
                   Shown::on_demand},
                  [](const Partition& row) { return Value(row.of->internal); });
  return schema;
}

} // namespace klamm
