#pragma once

#include <klamm/operations.hpp>

#include <admin/write/configs.hpp>

#include <span>
#include <string>
#include <string_view>

namespace klamm::changes {

/// What a change of a config may do to clients and records.
struct ConfigRisk {
  Risk risk = Risk::safe;
  std::string reason; ///< the rest of a sentence; empty: none to tell
};

/// The risk of a step, from the table of keys below: by where the value goes, from what is in force to what
/// will be. Where one of the two is not known, the worse direction counts. A key of a topic or a group that
/// is not in the table is disruptive, and so is every change of a broker.
[[nodiscard]] ConfigRisk config_risk(const ConfigChange& change, admin::ConfigAction action);

/// Whether the effect of a key depends on the partitions that it governs: `partitions_at_risk` is to be read.
[[nodiscard]] bool asks_partitions(configs::EntityType type, std::string_view key);

// ── The table: every key of Kafka 4.4.0 that can be changed while brokers run, and older ones ──

/// What happens when a value goes one way, and why.
struct Effect {
  Risk risk = Risk::safe;
  const char* reason = "";
};

/// How two values of a key are compared.
enum class Compare {
  number,      ///< `down` where it shrinks
  limit,       ///< the same, and -1 is without limit
  flag,        ///< `down` from true to false
  any,         ///< `up` for every other value
  policy,      ///< of cleanup.policy: `up` where `delete` begins, `down` where `compact` does
  unclean,     ///< a flag whose `up` depends on the partitions: disruptive where none is at risk now
  min_in_sync, ///< a number whose `up` depends on the partitions: safe where none is at risk
};

struct KeyRisk {
  std::string_view key;
  Compare compare;
  Effect down;
  Effect up;
};

/// A key of brokers that is what topics get which have none of their own.
struct TopicDefault {
  std::string_view broker_key;
  std::string_view topic_key;
};

[[nodiscard]] std::span<const KeyRisk> topic_key_risks();
[[nodiscard]] std::span<const KeyRisk> group_key_risks();
[[nodiscard]] std::span<const KeyRisk> client_metrics_key_risks();
[[nodiscard]] std::span<const KeyRisk> broker_key_risks(); ///< beside those that are defaults of topics
[[nodiscard]] std::span<const TopicDefault> topic_defaults_of_brokers();

} // namespace klamm::changes
