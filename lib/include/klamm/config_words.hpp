#pragma once

#include <klamm/words.hpp>

#include <cstdint>

namespace klamm::configs {

/// What has a config, by Kafka's numbers (ConfigResource.Type).
enum class EntityType : std::int8_t {
  topic = 2,
  broker = 4,
  broker_logger = 8,
  client_metrics = 16,
  group = 32,
};
[[nodiscard]] constexpr WordTable<EntityType, 5> word_table(EntityType) {
  return {{{EntityType::topic, "topic"},
           {EntityType::broker, "broker"},
           {EntityType::broker_logger, "broker-logger"},
           {EntityType::group, "group"},
           {EntityType::client_metrics, "client-metrics"}}};
}
/// `topic`, `broker`, `broker-logger`, `group`, `client-metrics`.
[[nodiscard]] constexpr std::string_view word(EntityType type) {
  return word_of(type);
}

/// Where a value is set, by Kafka's numbers (DescribeConfigs).
enum class Source : std::int8_t {
  unknown = 0,
  dynamic_topic = 1,
  dynamic_broker = 2,
  dynamic_default_broker = 3,
  static_broker = 4,
  default_value = 5,
  dynamic_broker_logger = 6,
  dynamic_client_metrics = 7,
  dynamic_group = 8,
  cluster_default = 100, ///< ours: a named broker shows what is set as the cluster-wide default
};
[[nodiscard]] constexpr WordTable<Source, 10> word_table(Source) {
  return {{{Source::unknown, "UNKNOWN"},
           {Source::dynamic_topic, "DYNAMIC_TOPIC"},
           {Source::dynamic_broker, "DYNAMIC_BROKER"},
           {Source::dynamic_default_broker, "DYNAMIC_DEFAULT_BROKER"},
           {Source::static_broker, "STATIC_BROKER"},
           {Source::default_value, "DEFAULT"},
           {Source::dynamic_broker_logger, "DYNAMIC_BROKER_LOGGER"},
           {Source::dynamic_client_metrics, "DYNAMIC_CLIENT_METRICS"},
           {Source::dynamic_group, "DYNAMIC_GROUP"},
           {Source::cluster_default, "CLUSTER_DEFAULT"}}};
}
/// Kafka's name of it without `_CONFIG`: `DYNAMIC_TOPIC`, `STATIC_BROKER`, `DEFAULT` …
[[nodiscard]] constexpr std::string_view word(Source source) {
  return word_of(source);
}

/// The type of a value, by Kafka's numbers (DescribeConfigs; `unknown` before Kafka 2.6).
enum class ValueType : std::int8_t {
  unknown = 0,
  boolean = 1,
  string = 2,
  int32 = 3,
  int16 = 4,
  int64 = 5,
  float64 = 6,
  list = 7,
  class_name = 8,
  password = 9,
};
[[nodiscard]] constexpr WordTable<ValueType, 9> word_table(ValueType) {
  return {{{ValueType::boolean, "BOOLEAN"},
           {ValueType::string, "STRING"},
           {ValueType::int32, "INT"},
           {ValueType::int16, "SHORT"},
           {ValueType::int64, "LONG"},
           {ValueType::float64, "DOUBLE"},
           {ValueType::list, "LIST"},
           {ValueType::class_name, "CLASS"},
           {ValueType::password, "PASSWORD"}}};
}
/// Kafka's name of it: `BOOLEAN`, `INT` …; empty for `unknown`.
[[nodiscard]] constexpr std::string_view word(ValueType type) {
  return word_of(type);
}

} // namespace klamm::configs
