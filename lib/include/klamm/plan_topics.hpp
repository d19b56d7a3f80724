#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/plan.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace klamm::plan {

/// Why Kafka would not take a topic's name; empty: it would. 1 to 249 of [a-zA-Z0-9._-], neither `.` nor
/// `..`.
[[nodiscard]] Text topic_name_fault(std::string_view name);

/// A broker that may hold replicas.
struct BrokerAt {
  std::int32_t id = 0;
  std::optional<std::string> rack;
};

/// A topic as planners see it.
struct LiveTopic {
  std::string name;
  std::string id;
  bool internal = false;
  std::vector<changes::Replicas> replicas;      ///< of each partition
  std::map<std::string, std::string> overrides; ///< set on the topic itself; only where asked for
  std::optional<std::int64_t> records;          ///< end less start; only where asked for
  bool moving = false;                          ///< a partition is being reassigned; only where asked for
};

/// The part of a cluster that plans for topics need.
struct LiveTopics {
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::vector<BrokerAt> brokers;
  std::map<std::string, LiveTopic, std::less<>> topics; ///< of those asked for, those that exist
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
/// replication factor above the number of brokers, more than 10,000 controller records, topics that exist.
[[nodiscard]] Planned create_topics(const LiveTopics& live, const CreateTopics& wanted);
[[nodiscard]] Result<Planned> create_topics(Client& client, const CreateTopics& wanted, const Call& call);

struct DeleteTopics {
  std::vector<std::string> names; ///< literal
  std::function<bool(const std::string& name)>
      accept;             ///< instead of names: which of all; internal ones never
  bool internal = false;  ///< `accept` may choose names that begin with `_`
  bool if_exists = false; ///< one that is not there is no problem
};
/// Plans to delete topics, with the records each holds.
[[nodiscard]] Planned delete_topics(const LiveTopics& live, const DeleteTopics& wanted);
[[nodiscard]] Result<Planned> delete_topics(Client& client, const DeleteTopics& wanted, const Call& call);

} // namespace klamm::plan
