#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/config_words.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::configs {

/// An entity type as a person types it: plurals too, as Kafka's own tools spell them. A `usage` error names
/// the known ones.
[[nodiscard]] Result<EntityType> parse_entity_type(std::string_view word);

/// A level at which a value is set or could be.
struct Synonym {
  std::string key;                  ///< the broker's name of a topic's key may differ: log.retention.ms
  std::optional<std::string> value; ///< empty when sensitive
  std::string source;
};

/// The value in force of one key of one entity.
struct Config {
  EntityType type = EntityType::topic;
  std::string name; ///< empty with EntityType::broker: the cluster-wide default
  std::string key;
  std::optional<std::string> value; ///< empty when it has none, or when it is sensitive
  std::string
      source; ///< where it is set: DYNAMIC_TOPIC, DYNAMIC_BROKER, DYNAMIC_DEFAULT_BROKER, STATIC_BROKER,
              ///< DEFAULT, DYNAMIC_BROKER_LOGGER, DYNAMIC_CLIENT_METRICS, DYNAMIC_GROUP, UNKNOWN
  bool sensitive = false; ///< Kafka never tells the value
  bool read_only = false;
  std::optional<std::string> value_type;        ///< BOOLEAN, STRING, INT …; Kafka 2.6
  std::optional<std::string> documentation;     ///< Kafka 2.6; empty unless loaded
  std::optional<std::vector<Synonym>> synonyms; ///< the most specific first; empty unless loaded
};

/// What makes the answer longer.
enum Load : unsigned {
  load_nothing = 0,
  load_documentation = 1,
  load_synonyms = 2,
};

struct DescribeQuery {
  EntityType type = EntityType::topic;
  std::vector<std::string>
      names;          ///< broker ids in decimal; an empty name is the brokers' cluster-wide default
  bool every = false; ///< every entity of the type, instead of names
  std::function<bool(const std::string& name)> accept; ///< of `every`; absent: all
  std::vector<std::string> keys;                       ///< empty: every key
  bool defaults = true;                                ///< keys that nobody has set, too
  unsigned load = load_nothing;
};

/// Describes configs: one DescribeConfigs per 1,000 entities; a broker's own at that broker (Kafka 0.11;
/// KIP-133, KIP-226, KIP-412, KIP-569, KIP-714). `every` costs one call more: Metadata for topics and
/// brokers, ListConfigResources for client metrics (Kafka 3.7) and groups (4.1), which names those that have
/// a config. Needs DESCRIBE_CONFIGS on the topic, the group or the cluster. A topic Kafka does not know is a
/// problem; so is a key that is named and that the entity does not have (UNKNOWN_KEY). A broker's name that
/// is no number is a `usage` error.
[[nodiscard]] Result<Answer<Config>> describe(Client& client, const DescribeQuery& query, const Call& call);

/// One key in which an entity differs from another.
struct Difference {
  EntityType type = EntityType::topic;
  std::string key;
  std::optional<std::string> base; ///< the entity compared with; empty: the default
  std::optional<std::string> base_value;
  std::optional<std::string> base_source; ///< empty: it does not have the key
  std::string name;
  std::optional<std::string> value;
  std::optional<std::string> source;
  bool comparable = true; ///< false: both are set and Kafka tells neither value
};

struct DiffQuery {
  EntityType type = EntityType::topic;
  std::vector<std::string> names; ///< the first is what the others are compared with
  bool with_default = false;      ///< compare each with what would hold if nothing were set on it
  std::vector<std::string> keys;  ///< empty: every key
};

/// Compares the values in force, key by key. The default of a topic, group or client-metrics resource is what
/// the brokers would give it; of a broker, what Kafka ships. Calls, rights and problems as describe(); an
/// entity that could not be read is not compared. `usage` error for fewer than two names (one with
/// `with_default`).
[[nodiscard]] Result<Answer<Difference>> diff(Client& client, const DiffQuery& query, const Call& call);

} // namespace klamm::configs

namespace klamm {
template <>
struct View<configs::Config> {
  static const Schema& schema();
};
template <>
struct View<configs::Difference> {
  static const Schema& schema();
};
} // namespace klamm
