// Reads a snapshot of a live cluster.

#include <klamm/reassignments.hpp>
#include <klamm/scaling.hpp>

#include <admin/call/errors.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::scaling {
namespace {

using admin::LogDirFacts;

/// Sizes of replicas: topic, partition -> broker -> bytes.
using Sizes = std::map<std::pair<std::string, std::int32_t>, std::map<std::int32_t, std::int64_t>>;

constexpr std::int16_t capacity_from = 4;
constexpr std::int16_t cordoned_from = 5;

void take_dirs(const admin::BrokerLogDirs& from, Broker& broker, Sizes& sizes) {
  std::int64_t capacity = 0;
  std::int64_t usable = 0;
  bool told = from.version >= capacity_from && !from.dirs.empty();
  bool cordoned = from.version >= cordoned_from && !from.dirs.empty();
  for (const LogDirFacts& dir : from.dirs) {
    if (dir.error_code != protocol::ErrorCode::none) continue;
    cordoned = cordoned && dir.is_cordoned;
    told = told && dir.total_bytes >= 0 && dir.usable_bytes >= 0;
    capacity += dir.total_bytes;
    usable += dir.usable_bytes;
    for (const auto& topic : dir.topics) {
      for (const auto& partition : topic.partitions) {
        if (!partition.is_future_key)
          sizes[{topic.name, partition.partition_index}][broker.id] = partition.partition_size;
      }
    }
  }
  broker.cordoned = cordoned;
  if (!told) return;
  broker.capacity_bytes = capacity;
  broker.usable_bytes = usable;
}

/// The leader's replica has all there is; of others the largest.
std::optional<std::int64_t> size_of(const Sizes& sizes, const std::string& topic, std::int32_t partition,
                                    std::int32_t leader) {
  const auto at = sizes.find({topic, partition});
  if (at == sizes.end()) return std::nullopt;
  if (const auto own = at->second.find(leader); own != at->second.end()) return own->second;
  std::int64_t largest = 0;
  for (const auto& [broker, bytes] : at->second) largest = std::max(largest, bytes);
  return largest;
}

class Observing {
 public:
  Observing(Client& client, const Call& call) : client_(client), call_(call) {}

  Result<Observed> observe() {
    // Before Metadata: what has ended in between then shows its new replicas.
    const auto moves = reassignments::list(client_, {}, call_);
    if (!moves) return fail(moves.error());
    for (const auto& row : moves->rows) moving_.emplace(row.topic, row.partition);
    const auto metadata = admin::fetch_metadata(client_, admin::TopicChoice::all(), call_);
    if (!metadata) return fail(metadata.error());
    auto& snapshot = out_.snapshot;
    snapshot.cluster_id = metadata->cluster_id.value_or("");
    snapshot.read_at = std::chrono::system_clock::now();
    std::map<std::int32_t, Broker> brokers;
    for (const auto& broker : metadata->brokers) {
      Broker& row = brokers[broker.node_id];
      row.id = broker.node_id;
      row.rack = broker.rack;
    }
    const auto live = admin::broker_ids(*metadata);
    auto dirs = admin::fetch_log_dirs(client_, live, std::nullopt, call_);
    for (Error& error : dirs.errors) out_.problems.push_back(std::move(error));
    for (const auto& broker : dirs.brokers) take_dirs(broker, brokers[broker.broker], sizes_);
    take_topics(*metadata, brokers);
    for (auto& [id, broker] : brokers) snapshot.brokers.push_back(std::move(broker));
    return std::move(out_);
  }

 private:
  void take_topics(const protocol::MetadataResponse& metadata, std::map<std::int32_t, Broker>& brokers) {
    std::map<std::string, const protocol::MetadataResponse::Topic*> topics;
    for (const auto& topic : metadata.topics) {
      const std::string name = topic.name.value_or("");
      if (topic.error_code != protocol::ErrorCode::none &&
          topic.error_code != protocol::ErrorCode::leader_not_available) {
        out_.problems.push_back(admin::kafka_error(topic.error_code, "topic " + name));
        continue;
      }
      topics[name] = &topic;
    }
    for (const auto& [name, topic] : topics) take_topic(name, *topic, brokers);
  }

  void take_topic(const std::string& name, const protocol::MetadataResponse::Topic& topic,
                  std::map<std::int32_t, Broker>& brokers) {
    auto& snapshot = out_.snapshot;
    const auto index = static_cast<std::uint32_t>(snapshot.topics.size());
    snapshot.topics.push_back({name, topic.topic_id.is_zero() ? std::string() : topic.topic_id.text()});
    std::vector<Partition> rows;
    for (const auto& from : topic.partitions) {
      Partition row;
      row.topic = index;
      row.partition = from.partition_index;
      for (const std::int32_t id : from.replica_nodes) {
        row.replicas.push_back(id);
        const bool in_sync =
            std::find(from.isr_nodes.begin(), from.isr_nodes.end(), id) != from.isr_nodes.end();
        if (!in_sync) row.out_of_sync.push_back(id);
        const auto [at, dead] = brokers.emplace(id, Broker());
        if (!dead) continue;
        at->second.id = id;
        at->second.live = false;
      }
      row.bytes = size_of(sizes_, name, from.partition_index, from.leader_id);
      row.offline = from.leader_id < 0;
      row.moving = moving_.count({name, from.partition_index}) != 0;
      rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.partition < b.partition; });
    for (Partition& row : rows) snapshot.partitions.push_back(std::move(row));
  }

  Client& client_;
  const Call& call_;
  Observed out_;
  Sizes sizes_;
  std::set<std::pair<std::string, std::int32_t>> moving_;
};

} // namespace

Result<Observed> observe(Client& client, const Call& call) {
  return Observing(client, call).observe();
}

} // namespace klamm::scaling
