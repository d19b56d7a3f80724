#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/plan.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/plan_placement.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace klamm::plan {

/// Why Kafka would not take a topic's name; empty: it would. 1 to 249 of [a-zA-Z0-9._-], neither `.` nor
/// `..`.
[[nodiscard]] Text topic_name_fault(std::string_view name);

/// A topic as planners see it.
struct LiveTopic {
  std::string name;
  std::string id;
  bool internal = false;
  std::vector<changes::Replicas> replicas;      ///< of each partition
  std::vector<std::int32_t> leaders{};          ///< of each partition; negative: none
  std::map<std::string, std::string> overrides; ///< set on the topic itself; only where asked for
  std::optional<std::int64_t> records;          ///< end less start; only where asked for
  bool moving = false;                          ///< a partition is being reassigned; only where asked for
  std::map<std::string, configs::ValueType> override_types{}; ///< of the overrides, where Kafka tells (2.6)

  [[nodiscard]] std::int32_t partitions() const { return static_cast<std::int32_t>(replicas.size()); }
  /// Empty where partitions differ, or there are none.
  [[nodiscard]] std::optional<std::int32_t> replication_factor() const;
};

/// The part of a cluster that plans for topics need.
struct LiveTopics {
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::vector<BrokerAt> brokers; ///< live
  std::optional<std::size_t>
      registered{};                  ///< brokers, also those that are away; empty: not told (before 4.0)
  std::set<std::int32_t> cordoned{}; ///< live brokers that take no new replicas (Kafka 4.3)
  bool cordons_told = true;          ///< whether every live broker told; otherwise one may be cordoned
  std::map<std::string, LiveTopic, std::less<>> topics; ///< of those asked for, those that exist
  Unread unread{};                                      ///< … and those that could not be read
};

struct CreateTopics {
  std::vector<std::string> names;
  std::optional<std::int32_t> partitions;         ///< empty: the brokers' default
  std::optional<std::int32_t> replication_factor; ///< empty: the brokers' default
  std::vector<changes::Replicas> assignment; ///< replicas of each partition; empty: the cluster places them
  std::map<std::string, std::string> configs;
  bool if_not_exists = false; ///< one that exists is no problem; if it differs, a difference
};
/// Plans to create topics. Problems: names Kafka does not take (or that clash with one in `.` and `_`), a
/// replication factor above the number of registered brokers, more than 10,000 controller records, topics
/// that exist. A factor above the number of live brokers is a note: Kafka decides.
[[nodiscard]] Planned create_topics(const LiveTopics& live, const CreateTopics& wanted);
[[nodiscard]] Result<Planned> create_topics(Client& client, const CreateTopics& wanted, const Call& call);

struct DeleteTopics {
  std::vector<std::string> names; ///< literal
  bool if_exists = false;         ///< one that is not there is no problem
  bool internal = false;          ///< Kafka's own topics too; otherwise one is a problem (INTERNAL_TOPIC)
};
/// Plans to delete topics, with the records each holds, and what an undo needs to create them again, empty:
/// replicas and configs. Which groups have offsets in them is a note, as far as that is told.
[[nodiscard]] Planned delete_topics(const LiveTopics& live, const DeleteTopics& wanted);
[[nodiscard]] Result<Planned> delete_topics(Client& client, const DeleteTopics& wanted, const Call& call);

struct AlterTopics {
  std::vector<std::string> names;         ///< literal
  std::optional<std::int32_t> partitions; ///< so many each, after it; empty: as they are
  std::vector<ConfigIntent> intents;
};
/// Plans more partitions (placed by place_replicas over the live brokers that are not cordoned, with the
/// replication factor of the topic's first partition; by the controller where those are too few or brokers do
/// not tell whether they are cordoned, which a note says) and other configs of topics that exist. As many
/// partitions as there are stand already. Problems: fewer than there are (INVALID_PARTITIONS), a topic whose
/// partitions are being moved (MOVING), more than 10,000 at once (TOO_LARGE), a replication factor above the
/// number of registered brokers.
[[nodiscard]] Planned alter_topics(const LiveTopics& live, const LiveConfigs& configs,
                                   const AlterTopics& wanted);
[[nodiscard]] Result<Planned> alter_topics(Client& client, const AlterTopics& wanted, const Call& call);

struct CloneTopic {
  std::string source;
  std::string name;
  std::optional<std::int32_t> partitions;         ///< empty: as many as the source
  std::optional<std::int32_t> replication_factor; ///< empty: that of the source's first partition
  std::map<std::string, std::string> configs;     ///< beside what is set on the source, or instead
};
/// Plans to create a topic of the shape and with the configs of another, without its records. Replicas under
/// replication throttle (`*.replication.throttled.replicas`) are the source's own and not taken over.
[[nodiscard]] Planned clone_topic(const LiveTopics& live, const CloneTopic& wanted);
[[nodiscard]] Result<Planned> clone_topic(Client& client, const CloneTopic& wanted, const Call& call);

} // namespace klamm::plan
