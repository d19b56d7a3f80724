#pragma once

#include <klamm/answer.hpp>
#include <klamm/brokers.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/features.hpp>
#include <klamm/quorum.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::cluster {

/// A cluster at a glance. An empty optional is unknown.
struct Cluster {
  std::string id;
  std::vector<brokers::Broker> brokers;        ///< live and fenced, by id; none where controllers were asked
  std::optional<std::int32_t> controller;      ///< the metadata quorum's leader, never Metadata's word
  std::optional<quorum::State> quorum;         ///< empty: not allowed, or no KRaft quorum is offered
  std::vector<features::Feature> features;     ///< as one broker knows them
  std::optional<std::string> metadata_version; ///< finalized: `4.4-IV2`
  bool of_controllers = false;                 ///< controllers were asked: they do not tell of brokers
};

/// The cluster's id: one Metadata that names no topic (Kafka 0.10.1). Needs no rights.
[[nodiscard]] Result<std::string> id(Client& client, const Call& call);

struct DescribeQuery {
  bool partitions = false; ///< what the brokers lead and hold too: Metadata of every topic in place of none
};

/// Describes the cluster with one Metadata, DescribeCluster, ApiVersions and DescribeQuorum each (any Kafka;
/// what older ones do not tell stays empty). DescribeQuorum needs DESCRIBE on the cluster; without it the
/// quorum is a problem and the rest stands. One row, or a failure when nobody answers.
[[nodiscard]] Result<Answer<Cluster>> describe(Client& client, const DescribeQuery& query, const Call& call);

enum class Level { info, warning, critical };

/// One thing that is not as it should be.
struct Finding {
  Level level = Level::info;
  std::string check;  ///< upper case: `UNDER_REPLICATED`; the full list stands with `checks`
  std::string target; ///< `topic orders`, `broker 2`, `node 101` (a controller), `cluster`
  Text detail;
  std::int64_t count = 1;               ///< partitions, log dirs, entries: what `check` counts
  std::vector<std::int32_t> partitions; ///< of a topic's finding
  std::string item = {};                ///< of several of one target: the config key, the log directory
};

/// What is looked at; add the bits up.
enum Check : unsigned {
  check_brokers = 1,           ///< BROKER_FENCED, BROKER_MISSING, BROKER_NOT_ANSWERING
  check_partitions = 2,        ///< OFFLINE, UNDER_REPLICATED
  check_min_isr = 4,           ///< UNDER_MIN_ISR, AT_MIN_ISR
  check_preferred_leaders = 8, ///< LEADER_NOT_PREFERRED
  check_log_dirs = 16,         ///< LOG_DIR_OFFLINE
  check_reassignments = 32,    ///< REASSIGNING
  check_throttles = 64,        ///< THROTTLE_LEFT: lists or rates of replication throttles with nothing moving
  check_quorum = 128,          ///< NO_CONTROLLER, VOTER_BEHIND
  check_all = 255,
};

struct HealthQuery {
  unsigned checks = check_all;
};

/// Looks for trouble. No rows means healthy as far as could be learned; what could not be learned is a
/// problem beside the rows, except a broker that does not answer, which is a finding. One row a check and
/// topic, broker or controller. AT_MIN_ISR counts only partitions that lost a replica: where
/// min.insync.replicas equals the replication factor a whole ISR is as it should be. Costs one Metadata,
/// DescribeCluster, DescribeQuorum and ListPartitionReassignments each, DescribeConfigs of 1,000 topics a
/// request, and DescribeLogDirs and DescribeConfigs of each broker. Needs DESCRIBE and DESCRIBE_CONFIGS on
/// cluster and topics; topics that may not be seen are left out by Kafka.
[[nodiscard]] Result<Answer<Finding>> health(Client& client, const HealthQuery& query, const Call& call);

} // namespace klamm::cluster

namespace klamm {
template <>
struct View<cluster::Cluster> {
  static const Schema& schema();
};
template <>
struct View<cluster::Finding> {
  static const Schema& schema();
};
} // namespace klamm
