#pragma once

#include <klamm/config_words.hpp>
#include <klamm/group_operations.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What a change may do, one struct an operation: its target, what stood there before, what will stand there
// after. `fields` names each member once; plan files, journals and tables are derived from it. An optional
// that is empty is unknown or does not apply. `Needs` is what applying a step needs, the look before it and
// the wait after it included: rights, and the oldest Kafka.

namespace klamm::changes {

/// Whether carrying it out may hurt.
enum class Risk {
  safe,
  disruptive,    ///< clients or brokers will notice
  destroys_data, ///< something is lost that no undo brings back
};
[[nodiscard]] constexpr WordTable<Risk, 3> word_table(Risk) {
  return {{{Risk::safe, "safe"}, {Risk::disruptive, "disruptive"}, {Risk::destroys_data, "destroys_data"}}};
}
[[nodiscard]] constexpr std::string_view word(Risk risk) {
  return word_of(risk);
}

using Replicas = std::vector<std::int32_t>; ///< brokers, the preferred leader first

/// Requires: no topic of this name. Window: none (Kafka refuses a second one). Needs: CREATE on the topic or
/// the cluster, DESCRIBE on the topic; 0.11, for the brokers' defaults 2.4 (KIP-464).
struct CreateTopic {
  static constexpr std::string_view word = "topic.create";
  std::string topic;
  std::optional<std::int32_t> partitions;         ///< empty: the brokers' default
  std::optional<std::int32_t> replication_factor; ///< empty: the brokers' default
  std::vector<Replicas> assignment;               ///< of each partition; empty: the cluster places them
  std::map<std::string, std::string> configs;
  std::string topic_id; ///< known once it is created

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.after("partitions", self.partitions);
    visit.after("replication_factor", self.replication_factor);
    visit.after("assignment", self.assignment);
    visit.after("configs", self.configs);
    visit.after("topic_id", self.topic_id);
  }
};

/// Requires: the topic id; with `only_if_empty` no records. Window: for the id none from Kafka 2.8 on
/// (deleted by id, KIP-516), else one round trip; for the records one round trip. Needs: DELETE and DESCRIBE
/// on the topic; 0.11.
struct DeleteTopic {
  static constexpr std::string_view word = "topic.delete";
  std::string topic;
  std::string topic_id;
  std::optional<std::int32_t> partitions;
  std::optional<std::int64_t> records;        ///< end less start over all partitions; empty: not known
  bool only_if_empty = false;                 ///< refused if it holds records: the undo of a create
  std::vector<Replicas> assignment;           ///< of each partition; empty: not kept, and there is no undo
  std::map<std::string, std::string> configs; ///< set on the topic itself
  bool configs_known = false;                 ///< whether they could be read

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("only_if_empty", self.only_if_empty);
    visit.before("partitions", self.partitions);
    visit.before("records", self.records);
    visit.before("assignment", self.assignment);
    visit.before("configs", self.configs);
    visit.before("configs_known", self.configs_known);
  }
};

/// Requires: topic id, no move under way, fewer partitions. Window: one round trip; for the count none.
/// Needs: ALTER and DESCRIBE on the topic, DESCRIBE on the cluster; 2.4 (KIP-195; moves are listed: KIP-455).
struct AddPartitions {
  static constexpr std::string_view word = "topic.add-partitions";
  std::string topic;
  std::string topic_id;
  std::int32_t old_count = 0;
  std::int32_t new_count = 0;
  std::vector<Replicas> assignment; ///< of the new partitions; empty: the cluster places them

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.before("partitions", self.old_count);
    visit.after("partitions", self.new_count);
    visit.after("assignment", self.assignment);
  }
};

/// Requires: topic id, log start at or before the offset. Window: one round trip; `after` has the true start.
/// Needs: DELETE and DESCRIBE on the topic; 0.11 (KIP-107).
struct DeleteRecords {
  static constexpr std::string_view word = "topic.delete-records";
  std::string topic;
  std::string topic_id;
  std::int32_t partition = 0;
  std::int64_t old_start = 0;
  std::int64_t new_start = 0;

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("partition", self.partition);
    visit.before("start_offset", self.old_start);
    visit.after("start_offset", self.new_start);
  }
};

/// A key of an entity's config. Requires: value and source, of a topic's its id. Window: one round trip;
/// another's value is lost, and a topic made anew is changed, which the report then says. Needs:
/// ALTER_CONFIGS and DESCRIBE_CONFIGS on the topic, the group, or the cluster; 2.3 (KIP-339), broker
/// loggers 2.4 (KIP-412), client metrics 3.7 (KIP-714), groups 4.0.
struct ConfigChange {
  configs::EntityType entity_type = configs::EntityType::topic;
  std::string entity;   ///< empty with broker: the cluster-wide default
  std::string topic_id; ///< of a topic; empty: not known (before Kafka 2.8), and not compared
  std::string key;
  std::optional<std::string> old_value;      ///< in force; empty: none, or not to be read
  std::optional<configs::Source> old_source; ///< empty: the key was nowhere set
  bool sensitive = false;                    ///< the old value cannot be read: no check, no undo
  std::optional<std::string> value; ///< of set: the value; of append and subtract: the items, commas between;
                                    ///< of unset: what will hold then, empty where that is not known
  std::optional<std::string>
      value_from; ///< of a sensitive key: `@env:NAME` or `@file:PATH`, read when applied
  std::optional<std::int64_t>
      partitions_at_risk; ///< of unclean.leader.election.enable and min.insync.replicas:
                          ///< that may lose records or writers by it; empty: not known

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("entity_type", self.entity_type);
    visit.target("entity", self.entity);
    visit.target("topic_id", self.topic_id);
    visit.target("key", self.key);
    visit.before("value", self.old_value);
    visit.before("source", self.old_source);
    visit.before("sensitive", self.sensitive);
    visit.before("partitions_at_risk", self.partitions_at_risk);
    visit.after("value", self.value);
    visit.after("value_from", self.value_from);
  }
};
struct SetConfig : ConfigChange {
  static constexpr std::string_view word = "config.set";
};
struct UnsetConfig : ConfigChange {
  static constexpr std::string_view word = "config.unset";
};
struct AppendConfig : ConfigChange {
  static constexpr std::string_view word = "config.append";
};
struct SubtractConfig : ConfigChange {
  static constexpr std::string_view word = "config.subtract";
};

/// A partition gets other replicas (KIP-455); Kafka only promises. Requires: topic id, the replicas as
/// planned, no move under way. Window: one round trip; a move begun in it is retargeted. Needs: ALTER and
/// DESCRIBE on the cluster, DESCRIBE on the topic; 2.4.
struct StartReassignment {
  static constexpr std::string_view word = "reassignment.start";
  std::string topic;
  std::string topic_id;
  std::int32_t partition = 0;
  Replicas old_replicas;
  Replicas replicas;

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("partition", self.partition);
    visit.before("replicas", self.old_replicas);
    visit.after("replicas", self.replicas);
  }
};

/// A move is stopped and the partition keeps the replicas it had. Requires: topic id, the move that was
/// planned for. Window: one round trip; of a move begun or retargeted in it the brokers it leaves are told.
/// Needs: as StartReassignment.
struct CancelReassignment {
  static constexpr std::string_view word = "reassignment.cancel";
  std::string topic;
  std::string topic_id;
  std::int32_t partition = 0;
  bool move_back = false; ///< where the move has ended, move the partition back: the undo of a start
  bool running = false;   ///< whether it was under way when last looked at
  Replicas old_target;    ///< where the move leads
  Replicas replicas;      ///< the partition's before the move

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("partition", self.partition);
    visit.target("move_back", self.move_back);
    visit.before("running", self.running);
    visit.before("target", self.old_target);
    visit.after("replicas", self.replicas);
  }
};

/// Another leader (KIP-183, KIP-460): the preferred one, or with `unclean` any live replica where there is
/// none. Requires: topic id, the preferred leader that was planned. Window: one round trip; if another broker
/// leads then, the report says so. Needs: ALTER on the cluster, DESCRIBE on the topic; 2.4.
struct ElectLeader {
  static constexpr std::string_view word = "leader.elect";
  std::string topic;
  std::string topic_id;
  std::int32_t partition = 0;
  bool unclean = false;
  std::optional<std::int32_t> old_leader; ///< empty: none
  Replicas in_sync;                       ///< of unclean: those that may hold what will be lost
  std::optional<std::int32_t> leader;     ///< empty: the controller chooses

  template <class Visitor, class Self>
  static void fields(Visitor& visit, Self& self) {
    visit.target("topic", self.topic);
    visit.target("topic_id", self.topic_id);
    visit.target("partition", self.partition);
    visit.target("unclean", self.unclean);
    visit.before("leader", self.old_leader);
    visit.before("in_sync", self.in_sync);
    visit.after("leader", self.leader);
  }
};

using Operation = std::variant<CreateTopic, DeleteTopic, AddPartitions, DeleteRecords, SetConfig, UnsetConfig,
                               AppendConfig, SubtractConfig, CommitOffset, DeleteOffset, DeleteShareOffsets,
                               DeleteGroup, RemoveMember, StartReassignment, CancelReassignment, ElectLeader>;

} // namespace klamm::changes
