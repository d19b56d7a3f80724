#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/names.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::partitions {

/// How many in-sync replicas a write with acks=all needs: min.insync.replicas, but never more than the
/// partition has replicas, those being added included. Source: Partition.effectiveMinIsr of Kafka's broker.
[[nodiscard]] constexpr std::int64_t effective_min_isr(std::int64_t min_insync_replicas,
                                                       std::size_t replicas) {
  const auto all = static_cast<std::int64_t>(replicas);
  return min_insync_replicas < all ? min_insync_replicas : all;
}

/// What all partitions of one topic share. Kept once a topic: a cluster may have 200,000 partitions.
struct Topic {
  std::string name;
  std::string id; ///< Kafka's base64 form; empty before 2.8
  bool internal = false;
  std::optional<std::int64_t> min_insync_replicas; ///< in force; empty unless loaded
  std::vector<std::int32_t> brokers;               ///< the replica lists of its partitions, one after another
};

/// One partition as the broker asked knows it.
struct Partition {
  std::shared_ptr<const Topic> of;
  std::int32_t partition = 0;
  std::optional<std::int32_t> leader; ///< empty: it has none
  std::optional<std::int32_t> leader_epoch;
  bool leader_is_live = false; ///< the leader is among the live brokers
  std::uint32_t first = 0;     ///< where its lists begin in `of->brokers`: replicas, ISR, offline replicas
  std::uint16_t replica_count = 0;
  std::uint16_t isr_count = 0;
  std::uint16_t offline_count = 0;

  [[nodiscard]] const std::string& topic() const { return of->name; }
  /// In assignment order: the first is the preferred leader.
  [[nodiscard]] std::span<const std::int32_t> replicas() const { return list(0, replica_count); }
  [[nodiscard]] std::span<const std::int32_t> isr() const { return list(replica_count, isr_count); }
  /// Replicas on a broker or log directory that is away; always empty before Kafka 1.0.
  [[nodiscard]] std::span<const std::int32_t> offline_replicas() const {
    return list(std::uint32_t{replica_count} + isr_count, offline_count);
  }

  [[nodiscard]] bool offline() const { return !leader; }
  /// No leader, or one that is not among the live brokers.
  [[nodiscard]] bool unavailable() const { return !leader || !leader_is_live; }
  [[nodiscard]] bool under_replicated() const { return isr_count < replica_count; }
  [[nodiscard]] bool leader_not_preferred() const {
    return leader && replica_count > 0 && *leader != replicas().front();
  }
  /// ISR smaller than `effective_min_isr`: writes with acks=all fail. Empty unless min.insync.replicas was
  /// loaded.
  [[nodiscard]] std::optional<bool> under_min_isr() const;
  /// ISR exactly `effective_min_isr`: one more loss stops producers that ask for acks=all.
  [[nodiscard]] std::optional<bool> at_min_isr() const;
  /// The worst that Metadata says of it: OFFLINE, UNAVAILABLE, UNDER_REPLICATED, NOT_PREFERRED, HEALTHY.
  [[nodiscard]] const char* state() const;

 private:
  [[nodiscard]] std::span<const std::int32_t> list(std::uint32_t from, std::uint16_t count) const {
    return {of->brokers.data() + first + from, count};
  }
};

/// What costs further requests.
enum Load : unsigned {
  load_nothing = 0,
  load_min_isr = 1, ///< DescribeConfigs of min.insync.replicas, one per 1,000 topics
};

/// Conditions as bits; several mean any of them.
enum Condition : unsigned {
  any_condition = 0,
  offline = 1,
  unavailable = 2,
  under_replicated = 4,
  under_min_isr = 8, ///< loads min.insync.replicas by itself
  at_min_isr = 16,   ///< the same
  leader_not_preferred = 32,
};

struct ListQuery {
  std::vector<TopicPartitions> topics;                 ///< empty: every topic
  std::function<bool(const std::string& name)> accept; ///< of topics; absent: all
  unsigned conditions = any_condition;
  std::vector<std::int32_t> brokers; ///< only partitions with a replica on one of these; empty: all
  std::vector<std::int32_t> leaders; ///< only partitions led by one of these; empty: all
  unsigned load = load_nothing;
};

/// Lists partitions, internal topics' too, by topic and number, with one Metadata call and what `load` or the
/// conditions ask for. Needs DESCRIBE on the topics (and DESCRIBE_CONFIGS for min.insync.replicas); without
/// names Kafka hides what may not be seen. A topic or partition that is named and does not exist is a
/// problem, not a row. While a partition is being reassigned its replicas include those being added.
[[nodiscard]] Result<Answer<Partition>> list(Client& client, const ListQuery& query, const Call& call);

} // namespace klamm::partitions

namespace klamm {
template <>
struct View<partitions::Partition> {
  static const Schema& schema();
};
} // namespace klamm
