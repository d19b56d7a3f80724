#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/partitions.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace klamm::topics {

/// One topic as `topic list` shows it. An empty optional is unknown: not loaded, or not to be learned.
struct Topic {
  std::string name;
  std::string id; ///< Kafka's base64 form; empty before 2.8
  bool internal = false;
  std::int32_t partitions = 0;
  std::optional<std::int32_t>
      replication_factor;            ///< empty when partitions differ in it, or the topic has an error
  std::int32_t offline = 0;          ///< partitions without a leader
  std::int32_t under_replicated = 0; ///< partitions whose ISR is smaller than their replica set
  std::optional<std::int32_t>
      under_min_isr; ///< partitions with fewer in-sync replicas than min.insync.replicas, and than replicas
  std::optional<std::int64_t> min_insync_replicas;
  std::optional<std::int64_t> size_bytes; ///< all replicas together, future replicas left out
  std::optional<std::string> cleanup_policy;
  std::optional<std::int64_t> retention_ms;
};

/// What costs further requests; the columns that need it carry these bits.
enum Load : unsigned {
  load_nothing = 0,
  load_sizes = 1,   ///< DescribeLogDirs, one a broker
  load_configs = 2, ///< DescribeConfigs, one per 1,000 topics
};

struct ListQuery {
  std::vector<std::string> names;                      ///< empty: every topic
  std::function<bool(const std::string& name)> accept; ///< absent: all
  bool internal = true;                                ///< internal topics too
  unsigned load = load_nothing;
};

struct List : Answer<Topic> {
  std::int32_t hidden_internal = 0; ///< internal topics left out
};

/// One replica of a partition in a log directory of its broker.
struct Replica {
  std::int32_t broker = -1;
  std::string log_dir;
  std::int64_t size_bytes = 0;
  std::int64_t offset_lag = 0; ///< behind the log's end; of a future replica: behind the current one
  bool future = false;         ///< on its way into this directory from another
};

/// A config that is set on the topic itself.
struct Override {
  std::string key;
  std::optional<std::string> value;
};

/// One partition as `topic describe` shows it. An empty optional is unknown: it could not be learned.
struct PartitionDetail {
  partitions::Partition at;
  std::optional<std::vector<std::int32_t>> elr;            ///< eligible leader replicas (KIP-966)
  std::optional<std::vector<std::int32_t>> last_known_elr; ///< those that were when an unclean shutdown came
  std::optional<std::int64_t> start_offset;
  std::optional<std::int64_t> end_offset;    ///< the high watermark
  std::optional<std::int64_t> stable_offset; ///< the end that read-committed consumers see
  std::optional<std::int64_t> size_bytes;    ///< all replicas together; empty unless all are known
  std::vector<Replica> log_dirs;             ///< where the replicas are, as far as the brokers told
  std::shared_ptr<const std::vector<Override>> overrides; ///< of the topic; null: not known
};

struct DescribeQuery {
  std::vector<std::string> names;                      ///< of existing topics; empty: every topic
  std::function<bool(const std::string& name)> accept; ///< absent: all
};

/// Describes topics, one row a partition: one Metadata call, ListOffsets (three a leader), DescribeLogDirs of
/// the brokers that hold replicas, DescribeConfigs, and, where the cluster has finalized
/// eligible.leader.replicas.version, DescribeTopicPartitions. Needs DESCRIBE and DESCRIBE_CONFIGS on the
/// topics and DESCRIBE on the cluster (sizes); what is not allowed or not there leaves its values empty and
/// is a problem. A partition without a leader has no offsets: NO_LEADER. Source: KIP-113, KIP-966.
[[nodiscard]] Result<Answer<PartitionDetail>> describe(Client& client, const DescribeQuery& query,
                                                       const Call& call);

/// Lists topics with one Metadata call (any Kafka; ids from 2.8) and what `load` asks for. Needs DESCRIBE on
/// the topics; Kafka hides what may not be seen when no names are given. A name Kafka does not know is a
/// problem (UNKNOWN_TOPIC_OR_PARTITION), not a row. Source: KIP-4, KIP-516.
[[nodiscard]] Result<List> list(Client& client, const ListQuery& query, const Call& call);

} // namespace klamm::topics

namespace klamm {
template <>
struct View<topics::Topic> {
  static const Schema& schema();
};
template <>
struct View<topics::PartitionDetail> {
  static const Schema& schema();
};
} // namespace klamm
