#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/log_dirs.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::brokers {

enum class State {
  live,  ///< in the cluster's metadata
  fenced ///< registered, but stopped, starting or shutting down; told by Kafka 4.0 and newer
};

/// One broker. An empty optional is unknown: not loaded, or not to be learned.
struct Broker {
  std::int32_t id = -1;
  std::string host; ///< as the broker advertises it on the listener that was asked
  std::int32_t port = 0;
  std::optional<std::string> rack;
  State state = State::live;
  std::optional<std::int32_t> leaders;       ///< partitions it leads
  std::optional<std::int32_t> replicas;      ///< partitions it has, or should have, a replica of
  std::optional<std::int32_t> out_of_sync;   ///< of those, how many are not in the ISR
  std::optional<double> leader_skew_percent; ///< above (or below) the live brokers' mean
  std::optional<double> replica_skew_percent;
  std::optional<bool> controller;          ///< leads the metadata quorum
  std::optional<std::int64_t> size_bytes;  ///< all replicas on it
  std::optional<std::int64_t> total_bytes; ///< of its log dirs' file systems; Kafka 3.3
  std::optional<std::int64_t> usable_bytes;
  std::optional<std::int32_t> log_dirs;
  std::optional<std::int32_t> offline_log_dirs;
};

/// What costs further requests; the columns that need it carry these bits.
enum Load : unsigned {
  load_nothing = 0,
  load_partitions = 1, ///< Metadata of every topic in place of none
  load_sizes = 2,      ///< DescribeLogDirs, one a broker
  load_controller = 4, ///< DescribeQuorum
};

struct ListQuery {
  unsigned load = load_nothing;
};

/// Lists live and (Kafka 4.0) fenced brokers: Metadata, DescribeCluster, and what `load` asks for. Needs no
/// rights; leaders and replicas count only the topics this user may see (DESCRIBE), sizes and controller need
/// DESCRIBE on the cluster. A broker that does not answer for its sizes is a problem; its row stands.
[[nodiscard]] Result<Answer<Broker>> list(Client& client, const ListQuery& query, const Call& call);

/// A broker with everything there is to know of it.
struct Details : Broker {
  std::vector<log_dirs::LogDir> dirs;
  std::optional<std::int32_t> apis;                ///< APIs it offers
  std::optional<std::string> metadata_version_max; ///< newest metadata.version it supports: `4.4-IV2`
};

struct DescribeQuery {
  std::vector<std::int32_t> ids; ///< empty: every broker
};

/// Describes brokers: as list() with everything loaded, and ApiVersions of each. An id the cluster does not
/// know is a problem (UNKNOWN_BROKER).
[[nodiscard]] Result<Answer<Details>> describe(Client& client, const DescribeQuery& query, const Call& call);

} // namespace klamm::brokers

namespace klamm {
template <>
struct View<brokers::Broker> {
  static const Schema& schema();
};
template <>
struct View<brokers::Details> {
  static const Schema& schema();
};
} // namespace klamm
