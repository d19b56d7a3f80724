#include <klamm/configs.hpp>

namespace klamm {

namespace {

using configs::Config;
using configs::Difference;

Value synonyms_of(const Config& row) {
  if (!row.synonyms) return {};
  Value::List list;
  for (const auto& synonym : *row.synonyms) {
    list.emplace_back(
        Value::Object{{"key", synonym.key}, {"value", Value(synonym.value)}, {"source", synonym.source}});
  }
  return Value(list);
}

std::string key_of(configs::EntityType type, const std::string& name, const std::string& key) {
  return std::string(configs::word(type)) + "/" + name + "/" + key;
}

} // namespace

const Schema& View<Config>::schema() {
  static const Schema schema =
      describe<Config>("config.describe", 1, "One row a key of an entity, with the value in force.")
          .key([](const Config& row) { return key_of(row.type, row.name, row.key); })
          .identity(&Config::type, &Config::name, &Config::key)
          .columns_that_go_first("documentation,type,entity_type,read_only,sensitive")
          .column(
              {"name", "NAME", Unit::text, "Whose config it is; empty: the brokers' cluster-wide default"},
              &Config::name)
          .column({"key", "KEY", Unit::text, "Config key"}, &Config::key)
          .column(
              {"value", "VALUE", Unit::text, "Value in force; null when there is none or it is sensitive"},
              &Config::value)
          .sentence()
          .column({"source", "SOURCE", Unit::state,
                   "Where the value is set: DYNAMIC_TOPIC, DYNAMIC_BROKER, DYNAMIC_DEFAULT_BROKER, "
                   "STATIC_BROKER, DEFAULT, DYNAMIC_BROKER_LOGGER, DYNAMIC_CLIENT_METRICS, DYNAMIC_GROUP"},
                  &Config::source)
          .column({"entity_type", "ENTITY", Unit::text,
                   "topic, broker, broker-logger, group or client-metrics", Shown::wide},
                  [](const Config& row) { return configs::word(row.type); })
          .column({"sensitive", "SENSITIVE", Unit::boolean, "Whether Kafka keeps the value to itself",
                   Shown::wide},
                  &Config::sensitive)
          .column({"read_only", "READ-ONLY", Unit::boolean, "Whether it can only be changed by a restart",
                   Shown::wide},
                  &Config::read_only)
          .column({"type", "TYPE", Unit::text, "Type of the value; null before Kafka 2.6", Shown::wide},
                  &Config::value_type)
          .column({"synonyms", "SYNONYMS", Unit::objects,
                   "Every level at which it is set, the one in force first; null unless asked for",
                   Shown::on_demand, configs::load_synonyms},
                  synonyms_of)
          .column({"documentation", "DOCUMENTATION", Unit::text,
                   "Kafka's own words; null before Kafka 2.6 and unless asked for", Shown::wide,
                   configs::load_documentation},
                  &Config::documentation)
          .sentence();
  return schema;
}

const Schema& View<Difference>::schema() {
  static const Schema schema =
      describe<Difference>("config.diff", 1, "One row a key in which an entity differs from another.")
          .key([](const Difference& row) { return key_of(row.type, row.name, row.key); })
          .identity(&Difference::type, &Difference::base, &Difference::name, &Difference::key)
          .severity([](const Difference& row) { return row.comparable ? Severity::info : Severity::unknown; },
                    "state")
          .column({"key", "KEY", Unit::text, "Config key"}, &Difference::key)
          .column({"base", "BASE", Unit::text, "What is compared with; null: the default"}, &Difference::base)
          .column({"base_value", "BASE-VALUE", Unit::text,
                   "Its value; null when there is none or it is sensitive"},
                  &Difference::base_value)
          .sentence()
          .column({"name", "NAME", Unit::text, "What is compared"}, &Difference::name)
          .column({"value", "VALUE", Unit::text, "Its value; null when there is none or it is sensitive"},
                  &Difference::value)
          .sentence()
          .column({"state", "STATE", Unit::state,
                   "DIFFERENT, or UNKNOWN when both are set and Kafka keeps the values to itself"},
                  [](const Difference& row) { return row.comparable ? "DIFFERENT" : "UNKNOWN"; })
          .column({"base_source", "BASE-SOURCE", Unit::state,
                   "Where the value of what is compared with is set; null: it does not have the key",
                   Shown::wide},
                  &Difference::base_source)
          .column({"source", "SOURCE", Unit::state,
                   "Where the value is set; null: the entity does not have the key", Shown::wide},
                  &Difference::source)
          .column({"entity_type", "ENTITY", Unit::text,
                   "topic, broker, broker-logger, group or client-metrics", Shown::on_demand},
                  [](const Difference& row) { return configs::word(row.type); });
  return schema;
}

} // namespace klamm
