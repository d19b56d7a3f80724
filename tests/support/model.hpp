#pragma once

#include <protocol/errors.hpp>
#include <protocol/uuid.hpp>
#include <support/version_tables.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klamm::testing {

/// The cluster a ScriptedCluster plays: plain data that a test fills. The brokers answer from it.
struct Model {
  using ErrorCode = protocol::ErrorCode;
  using Ids = std::vector<std::int32_t>;

  struct Config {
    std::string name;
    std::optional<std::string> value;
    std::int8_t source = 5; ///< 1 topic, 2 dynamic broker, 3 default broker, 4 static broker, 5 default
    std::int8_t type =
        2; ///< 1 boolean, 2 string, 3 int, 4 short, 5 long, 6 double, 7 list, 8 class, 9 password
    bool sensitive = false;
    bool read_only = false;
    std::string documentation;
  };
  using Configs = std::map<std::string, Config>;

  struct LogDir {
    std::string path = "/var/lib/kafka";
    ErrorCode error = ErrorCode::none; ///< KAFKA_STORAGE_ERROR: the directory is offline
    std::int64_t total_bytes = std::int64_t{100} << 30;
    std::int64_t usable_bytes = std::int64_t{60} << 30;
    bool cordoned = false;
  };

  struct Broker {
    std::int32_t id = 0;
    std::optional<std::string> rack;
    std::string host = "127.0.0.1";   ///< what it advertises
    std::optional<std::int32_t> port; ///< what it advertises, if not where it listens
    bool listed = true;               ///< Metadata and DescribeCluster name it
    bool fenced = false;              ///< only DescribeCluster v2 names it, when asked for fenced brokers
    std::optional<std::string> cluster_id; ///< what it says itself, if not the cluster's
    VersionTable versions = newest_versions();
    bool says_its_range = true; ///< error 35 carries the versions of ApiVersions it speaks (Kafka 2.4)
    std::vector<LogDir> log_dirs{LogDir{}};
    Configs configs; ///< by name
    std::map<std::string, std::string> levels{{"root", "INFO"}}; ///< of loggers that have one of their own
  };

  struct Partition {
    std::int32_t leader = 0; ///< -1: none
    std::int32_t leader_epoch = 3;
    Ids replicas;
    Ids isr;
    Ids offline;
    Ids elr; ///< eligible leader replicas
    Ids adding;
    Ids removing; ///< a reassignment is under way when one of the two is not empty
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::optional<std::int64_t> stable_end;     ///< if not `end`
    std::map<std::int64_t, std::int64_t> times; ///< of its records: time in ms -> the first offset of it
    std::int64_t size_bytes = 0;                ///< of each replica
    std::size_t log_dir = 0;                    ///< which of a broker's directories
    ErrorCode offset_error = ErrorCode::none;   ///< what ListOffsets answers
  };

  struct Topic {
    protocol::Uuid id;
    bool internal = false;
    std::vector<Partition> partitions;
    Configs configs;                   ///< what is set on the topic itself
    ErrorCode error = ErrorCode::none; ///< TOPIC_AUTHORIZATION_FAILED hides it from lists of all topics
    [[nodiscard]] Partition& at(std::size_t partition) { return partitions.at(partition); }
  };

  struct Commit {
    std::int64_t offset = 0; ///< of a share group: its start offset
    std::int32_t leader_epoch = -1;
    std::string metadata;
    ErrorCode error = ErrorCode::none;
    std::int64_t lag = -1; ///< share groups only
  };

  struct Task {
    std::string subtopology;
    Ids partitions;
  };

  struct Member {
    std::string id;
    std::string client_id;
    std::string host = "/127.0.0.1";
    std::optional<std::string> instance_id;
    std::optional<std::string> rack;
    std::vector<std::string> subscribed;
    std::map<std::string, Ids> assigned; ///< topic -> partitions
    std::vector<Task> tasks;             ///< streams groups: the active ones
    std::int32_t epoch = 1;
  };

  struct Subtopology {
    std::string id;
    std::vector<std::string> source_topics;
    std::vector<std::string> changelog_topics;
  };

  struct Group {
    std::string type = "Classic"; ///< Classic, Consumer, Share, Streams
    std::string state = "Empty";
    std::string protocol_type = "consumer";
    std::string assignor;
    std::int32_t epoch = 1;
    std::int32_t coordinator = 0;
    std::vector<Member> members;
    std::map<std::string, std::map<std::int32_t, Commit>> commits; ///< topic -> partition
    std::vector<Subtopology> topology;                             ///< of a streams group
    Configs configs;
    ErrorCode error = ErrorCode::none; ///< what describing it or fetching its offsets answers

    Group& commit(const std::string& topic, std::int32_t partition, std::int64_t offset) {
      commits[topic][partition].offset = offset;
      return *this;
    }
  };

  struct Feature {
    std::int16_t min = 0;
    std::int16_t max = 0;
    std::optional<std::int16_t> finalized;
  };

  struct QuorumReplica {
    std::int32_t id = 0;
    std::int64_t end_offset = 0;
    std::int64_t last_fetch_ms = -1;
    std::int64_t last_caught_up_ms = -1;
  };
  struct Quorum {
    ErrorCode error = ErrorCode::none;
    std::int32_t leader = 1;
    std::int32_t epoch = 7;
    std::int64_t high_watermark = 1000;
    std::vector<QuorumReplica> voters;
    std::vector<QuorumReplica> observers;
  };

  std::string cluster_id = "scripted-cluster-id-00";
  std::int32_t controller = 1; ///< what Metadata says: in KRaft any live broker
  std::map<std::int32_t, Broker> brokers;
  std::map<std::string, Topic> topics;
  std::map<std::string, Group> groups;
  std::map<std::string, Feature> features;
  std::int64_t features_epoch = 42;
  Quorum quorum;
  Configs cluster_configs;            ///< dynamic defaults of all brokers
  std::int64_t most_records = 10'000; ///< that the controller writes for one request
  int topics_created = 0;             ///< by CreateTopics: each has an id of its own

  /// Brokers 1…n with racks a, b, c, the features of Kafka 4.4, and a quorum of the first three.
  explicit Model(std::int32_t brokers);

  /// A topic whose partition p is led by the p-th listed broker and replicated on the next ones. Its id is
  /// made of its name.
  Topic& add_topic(const std::string& name, std::int32_t partitions, std::int32_t replication_factor = 1);
  /// A group without members. Coordinators take turns.
  Group& add_group(const std::string& id, const std::string& type = "Classic",
                   const std::string& state = "Empty");
  /// A live member of a group; the group's state becomes Stable.
  Member& add_member(const std::string& group, const std::string& client_id,
                     std::map<std::string, Ids> assigned = {});
  /// What `configs.emplace` of a topic (source 1) or a broker (source 2) takes.
  static void set(Configs& configs, const std::string& name, const std::string& value,
                  std::int8_t source = 1);

  [[nodiscard]] Broker& broker(std::int32_t id) { return brokers.at(id); }
  [[nodiscard]] Topic& topic(const std::string& name) { return topics.at(name); }
  [[nodiscard]] Group& group(const std::string& id) { return groups.at(id); }
  [[nodiscard]] Ids listed_brokers() const;
};

} // namespace klamm::testing
