#include <klamm/topics.hpp>

#include <admin/call/errors.hpp>
#include <admin/call/problems.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/eligible_leaders.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/log_offsets.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/partition_rows.hpp>
#include <protocol/messages/describe_topic_partitions.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::topics {

namespace {

using admin::TopicPartition;
using protocol::DescribeTopicPartitionsResponse;
using protocol::MetadataResponse;

class Describer {
 public:
  Describer(Client& client, const DescribeQuery& query, const Call& call)
      : client_(client), query_(query), call_(call) {}

  Result<Answer<PartitionDetail>> run() {
    const std::set<std::string> wanted(query_.names.begin(), query_.names.end());
    const auto choice = wanted.empty() ? admin::TopicChoice::all()
                                       : admin::TopicChoice::named({wanted.begin(), wanted.end()});
    auto metadata = admin::fetch_metadata(client_, choice, call_);
    if (!metadata) return fail(std::move(metadata.error()));
    admin::stamp(out_, client_);
    out_.visible_to_user = wanted.empty();
    make_rows(*metadata);
    if (!out_.rows.empty()) {
      add_overrides();
      add_offsets();
      add_sizes();
      add_eligible_leaders();
    }
    problems_.move_into(out_);
    return std::move(out_);
  }

 private:
  void make_rows(MetadataResponse& metadata) {
    auto& topics = metadata.topics;
    std::sort(topics.begin(), topics.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    const auto live = admin::broker_ids(metadata);
    for (auto& topic : topics) {
      const std::string name = topic.name.value_or("");
      if (query_.accept && !query_.accept(name)) continue;
      if (topic.error_code != protocol::ErrorCode::none &&
          topic.error_code != protocol::ErrorCode::leader_not_available) {
        problems_.add(admin::kafka_error(topic.error_code, "topic " + name));
        continue;
      }
      names_.push_back(name);
      log_dir_topics_.push_back(admin::all_partitions(topic));
      admin::TopicRows(topic, live).each([this](partitions::Partition&& partition) {
        rows_.emplace(TopicPartition{partition.topic(), partition.partition}, out_.rows.size());
        out_.rows.emplace_back().at = std::move(partition);
      });
    }
  }

  PartitionDetail* row(const std::string& topic, std::int32_t partition) {
    const auto at = rows_.find({topic, partition});
    return at == rows_.end() ? nullptr : &out_.rows[at->second];
  }

  void take_errors(std::vector<Error>& errors) {
    for (auto& error : errors) problems_.add(std::move(error));
  }

  void add_overrides() {
    std::vector<admin::ConfigResource> resources;
    resources.reserve(names_.size());
    for (const auto& name : names_) resources.push_back({configs::EntityType::topic, name});
    auto configs = admin::fetch_configs(client_, resources, {}, call_);
    take_errors(configs.errors);
    std::map<std::string, std::shared_ptr<const std::vector<Override>>> by_topic;
    for (auto& resource : configs.resources) {
      auto overrides = std::make_shared<std::vector<Override>>();
      for (auto& entry : resource.configs) {
        if (entry.config_source != admin::config_source_topic) continue;
        if (entry.is_sensitive) entry.value.reset();
        overrides->push_back({std::move(entry.name), std::move(entry.value)});
      }
      std::sort(overrides->begin(), overrides->end(),
                [](const Override& a, const Override& b) { return a.key < b.key; });
      by_topic.emplace(resource.resource_name, std::move(overrides));
    }
    for (auto& row : out_.rows) {
      const auto at = by_topic.find(row.at.topic());
      if (at != by_topic.end()) row.overrides = at->second;
    }
  }

  void add_offsets() {
    std::vector<admin::LedPartition> led;
    for (const auto& row : out_.rows) {
      const TopicPartition at{row.at.topic(), row.at.partition};
      if (row.at.leader) {
        led.push_back({at, *row.at.leader});
      } else {
        problems_.add(
            admin::kafka_error(protocol::ErrorCode::leader_not_available, "partition " + at.text()));
      }
    }
    constexpr admin::OffsetKind kinds[] = {admin::OffsetKind::start, admin::OffsetKind::end,
                                           admin::OffsetKind::stable};
    auto answer = admin::fetch_log_offsets(client_, led, kinds, call_);
    take_errors(answer.errors);
    for (const auto& [at, offsets] : answer.offsets) {
      auto* found = row(at.topic, at.partition);
      if (found == nullptr) continue;
      found->start_offset = offsets.start;
      found->end_offset = offsets.end;
      found->stable_offset = offsets.stable;
    }
  }

  void add_sizes() {
    std::set<std::int32_t> holders;
    for (const auto& row : out_.rows) holders.insert(row.at.replicas().begin(), row.at.replicas().end());
    const std::vector<std::int32_t> brokers(holders.begin(), holders.end());
    auto answer = admin::fetch_log_dirs(client_, brokers, log_dir_topics_, call_);
    admin::name_fenced(client_, answer.errors, call_);
    take_errors(answer.errors);
    for (const auto& broker : answer.brokers) {
      for (const auto& dir : broker.dirs) {
        for (const auto& topic : dir.topics) {
          for (const auto& partition : topic.partitions) {
            if (auto* found = row(topic.name, partition.partition_index)) {
              found->log_dirs.push_back({broker.broker, dir.log_dir, partition.partition_size,
                                         partition.offset_lag, partition.is_future_key});
            }
          }
        }
      }
    }
    for (auto& row : out_.rows) {
      std::int64_t bytes = 0;
      std::size_t seen = 0;
      for (const auto& replica : row.log_dirs) {
        if (replica.future) continue;
        bytes += replica.size_bytes;
        ++seen;
      }
      if (seen == row.at.replica_count) row.size_bytes = bytes;
    }
  }

  void add_eligible_leaders() {
    const auto fetched = admin::fetch_eligible_leaders(client_, names_, call_,
                                                       [this](const auto& topic) { take_eligible(topic); });
    if (!fetched) problems_.add(admin::about(fetched.error(), "eligible leader replicas"));
  }

  void take_eligible(const DescribeTopicPartitionsResponse::Topic& topic) {
    const auto list = [](const std::optional<protocol::Int32List>& ids) {
      return ids ? std::vector<std::int32_t>(ids->begin(), ids->end()) : std::vector<std::int32_t>();
    };
    for (const auto& partition : topic.partitions) {
      auto* found = row(topic.name.value_or(""), partition.partition_index);
      if (found == nullptr) continue;
      found->elr = list(partition.eligible_leader_replicas);
      found->last_known_elr = list(partition.last_known_elr);
    }
  }

  Client& client_;
  const DescribeQuery& query_;
  const Call& call_;
  Answer<PartitionDetail> out_;
  admin::Problems problems_;       ///< a broker that is away fails several of the calls
  std::vector<std::string> names_; ///< of the topics shown, sorted
  admin::LogDirTopics log_dir_topics_;
  std::map<TopicPartition, std::size_t> rows_; ///< index of each partition's row
};

} // namespace

Result<Answer<PartitionDetail>> describe(Client& client, const DescribeQuery& query, const Call& call) {
  return Describer(client, query, call).run();
}

} // namespace klamm::topics

namespace klamm {

namespace {

using topics::PartitionDetail;

Value ids(std::span<const std::int32_t> list) {
  return Value(Value::List(list.begin(), list.end()));
}

Value overrides_of(const PartitionDetail& row) {
  if (!row.overrides) return {};
  Value::Object object;
  for (const auto& entry : *row.overrides) object.emplace_back(entry.key, Value(entry.value));
  return object;
}

Value log_dirs_of(const PartitionDetail& row) {
  Value::List list;
  for (const auto& replica : row.log_dirs) {
    list.emplace_back(Value::Object{{"broker", replica.broker},
                                    {"log_dir", replica.log_dir},
                                    {"size_bytes", replica.size_bytes},
                                    {"offset_lag", replica.offset_lag},
                                    {"future", replica.future}});
  }
  return Value(list);
}

} // namespace

const Schema& View<PartitionDetail>::schema() {
  static const Schema schema =
      klamm::describe<PartitionDetail>("topic.describe", 1,
                                       "One row a partition of the topics, with what its topic overrides.")
          .key([](const PartitionDetail& row) {
            return row.at.topic() + ":" + std::to_string(row.at.partition);
          })
          .severity([](const PartitionDetail& row) {
            if (row.at.unavailable()) return Severity::critical;
            if (row.at.under_replicated()) return Severity::warning;
            return row.at.leader_not_preferred() ? Severity::info : Severity::ok;
          })
          .column({"topic", "TOPIC", Unit::text, "Topic name"},
                  [](const PartitionDetail& row) { return row.at.topic(); })
          .column({"partition", "PARTITION", Unit::id, "Partition number"},
                  [](const PartitionDetail& row) { return row.at.partition; })
          .column({"leader", "LEADER", Unit::id, "Broker that leads it; null when it has no leader"},
                  [](const PartitionDetail& row) { return row.at.leader; })
          .column({"replicas", "REPLICAS", Unit::ids, "Brokers that hold it, the preferred leader first"},
                  [](const PartitionDetail& row) { return ids(row.at.replicas()); })
          .column({"isr", "ISR", Unit::ids, "Replicas in sync with the leader"},
                  [](const PartitionDetail& row) { return ids(row.at.isr()); })
          .column(
              {"elr", "ELR", Unit::ids,
               "Replicas out of the ISR that hold every committed record; null where the cluster does not "
               "keep them"},
              &PartitionDetail::elr)
          .column({"start_offset", "START", Unit::offset, "First offset kept"},
                  &PartitionDetail::start_offset)
          .column({"end_offset", "END", Unit::offset, "High watermark: offset of the next record"},
                  &PartitionDetail::end_offset)
          .column({"size_bytes", "SIZE", Unit::bytes, "All replicas; null unless the size of each is known"},
                  &PartitionDetail::size_bytes)
          .column({"state", "STATE", Unit::state,
                   "OFFLINE, UNAVAILABLE, UNDER_REPLICATED, NOT_PREFERRED or HEALTHY, the worst that holds"},
                  [](const PartitionDetail& row) { return row.at.state(); })
          .column(
              {"stable_offset", "STABLE", Unit::offset, "End that read-committed consumers see", Shown::wide},
              &PartitionDetail::stable_offset)
          .column(
              {"leader_epoch", "EPOCH", Unit::id, "Epoch of the leader; null before Kafka 2.1", Shown::wide},
              [](const PartitionDetail& row) { return row.at.leader_epoch; })
          .column({"offline_replicas", "OFFLINE-REPLICAS", Unit::ids,
                   "Replicas on a broker or log directory that is away", Shown::wide},
                  [](const PartitionDetail& row) { return ids(row.at.offline_replicas()); })
          .column({"last_known_elr", "LAST-KNOWN-ELR", Unit::ids,
                   "Eligible leader replicas that are no longer sure after an unclean shutdown; null where "
                   "the cluster does not keep them",
                   Shown::wide},
                  &PartitionDetail::last_known_elr)
          .column({"topic_id", "TOPIC-ID", Unit::text, "Topic id, Kafka's base64 form; null before 2.8",
                   Shown::wide},
                  [](const PartitionDetail& row) {
                    return row.at.of->id.empty() ? Value() : Value(row.at.of->id);
                  })
          .column({"internal", "INTERNAL", Unit::boolean, "Whether Kafka itself uses the topic",
                   Shown::on_demand},
                  [](const PartitionDetail& row) { return row.at.of->internal; })
          .column({"overrides", "OVERRIDES", Unit::object,
                   "Configs set on the topic itself; a secret is null", Shown::wide},
                  overrides_of)
          .column({"log_dirs", "LOG-DIRS", Unit::objects,
                   "Where each replica is, its size, and its offset lag behind the leader", Shown::on_demand},
                  log_dirs_of);
  return schema;
}

} // namespace klamm
