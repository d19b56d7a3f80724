// Topics, their configs, moves and elections, as two clients change them.

#include <change/second_writer.hpp>

#include <algorithm>

namespace klamm::testing {

using namespace changes;
using Ids = Model::Ids;

void contested_cluster(Model& model) {
  auto& orders = model.add_topic("orders", 2, 1);
  for (auto& partition : orders.partitions) {
    partition.replicas = partition.isr = {1, 2, 3};
    partition.leader = 1;
    partition.start = 10;
    partition.end = 100;
  }
  Model::set(orders.configs, "retention.ms", "1000");
  Model::set(orders.configs, "cleanup.policy", "compact,delete");
  model.add_group("g", "Consumer").commit("orders", 0, 50).commit("orders", 1, 50);
  model.add_group("s", "Share").commit("orders", 0, 50).commit("orders", 1, 50);
}

void made_anew(Model& model) {
  constexpr std::byte another{7};
  model.topic("orders").id.bytes[15] = another;
}

void gone(Model& model) {
  model.topics.erase("orders");
}

namespace {

std::string id_of(const Model& model) {
  return model.topics.at("orders").id.text();
}

std::string shape_of(const Model& model, const std::string& name) {
  const auto at = model.topics.find(name);
  if (at == model.topics.end()) return "none";
  return std::to_string(at->second.partitions.size()) +
         (at->second.id.bytes[15] == std::byte{7} ? " anew" : "");
}

std::string shape(const Model& model) {
  return shape_of(model, "orders");
}

std::string created(const Model& model) {
  return shape_of(model, "fresh");
}

/// Another client's topic of the same name.
auto makes(std::int32_t partitions, const char* retention) {
  return [partitions, retention](Model& model) {
    auto& topic = model.add_topic("fresh", partitions, 1);
    if (retention) Model::set(topic.configs, "retention.ms", retention);
  };
}

auto grows_to(std::size_t count) {
  return [count](Model& model) {
    auto& partitions = model.topic("orders").partitions;
    partitions.resize(count, partitions.front());
  };
}

Operation create(const Model&) {
  CreateTopic step;
  step.topic = "fresh";
  step.partitions = 2;
  step.replication_factor = 1;
  step.configs = {{"retention.ms", "5"}};
  return step;
}

Operation remove(const Model& model) {
  DeleteTopic step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  return step;
}

Operation remove_if_empty(const Model& model) {
  auto step = std::get<DeleteTopic>(remove(model));
  step.only_if_empty = true;
  return step;
}

AddPartitions add(const Model& model, std::vector<Replicas> assignment = {}) {
  AddPartitions step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  step.old_count = 2;
  step.new_count = 4;
  step.assignment = std::move(assignment);
  return step;
}

Operation remove_records(const Model& model) {
  DeleteRecords step;
  step.topic = "orders";
  step.topic_id = id_of(model);
  step.old_start = 10;
  step.new_start = 30;
  return step;
}

auto starts_at(std::int64_t offset) {
  return [offset](Model& model) { model.topic("orders").at(0).start = offset; };
}

std::string start(const Model& model) {
  const auto at = model.topics.find("orders");
  return at == model.topics.end() ? "none" : std::to_string(at->second.partitions[0].start);
}

void holds(Model& model, std::int64_t start, std::int64_t end) {
  for (auto& partition : model.topic("orders").partitions) {
    partition.start = start;
    partition.end = end;
  }
}

void empty(Model& model) {
  holds(model, 10, 10);
}

void filled(Model& model) {
  holds(model, 10, 100);
}

/// As before Kafka 2.8.
void deletes_by_name(Model& model) {
  constexpr std::int16_t delete_topics = 20;
  for (auto& [id, broker] : model.brokers) broker.versions.at(delete_topics).max = 5;
}

void moves_elsewhere(Model& model) {
  auto& partition = model.topic("orders").at(0);
  partition.replicas = {5, 2, 3, 1};
  partition.adding = {5};
  partition.removing = {1};
}

} // namespace

std::vector<Contested> contested_topics() {
  const auto add_there = [](const Model& model) -> Operation { return add(model, {{1, 2}, {2, 3}}); };
  const auto add_anywhere = [](const Model& model) -> Operation { return add(model); };
  return {
      {"CreateTopics",
       create,
       created,
       {{When::planned, makes(3, "5"), "STALE", "it has 3 partitions, replication factor 1", "3"},
        {When::planned, makes(2, "7"), "STALE", "retention.ms is \"7\", not \"5\"", "2"},
        {When::planned, makes(2, nullptr), "STALE", "retention.ms is \"604800000\", not \"5\"", "2"},
        {When::planned, makes(2, "5"), "UNCHANGED", "", "2"},
        {When::looked, makes(3, "5"), "FAILED", "TOPIC_ALREADY_EXISTS", "3"}},
       {}},
      {"DeleteTopics",
       remove,
       shape,
       {{When::planned, made_anew, "STALE", "topic orders was deleted and recreated", "2 anew"},
        {When::planned, gone, "UNCHANGED", "", "none"},
        {When::looked, made_anew, "FAILED", "UNKNOWN_TOPIC_ID", "2 anew"},
        {When::looked, gone, "FAILED", "UNKNOWN_TOPIC_ID", "none"}},
       {}},
      {"DeleteTopics",
       remove,
       shape,
       {{When::looked, made_anew, "DONE", "", "none"},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       deletes_by_name},
      {"DeleteTopics",
       remove_if_empty,
       shape,
       {{When::planned, filled, "STALE", "it holds 180 records", "2"},
        {When::looked, filled, "DONE", "", "none"}},
       empty},
      {"CreatePartitions",
       add_anywhere,
       shape,
       {{When::planned, grows_to(3), "STALE", "has 3 partitions now; the plan expects 2", "3"},
        {When::planned, grows_to(4), "UNCHANGED", "", "4"},
        {When::planned, moves_elsewhere, "STALE", "are being moved", "2"},
        {When::planned, made_anew, "STALE", "recreated", "2 anew"},
        {When::looked, grows_to(3), "DONE", "{\"partitions\":4", "4"},
        {When::looked, grows_to(4), "FAILED", "Topic already has 4 partition(s)", "4"},
        {When::looked, made_anew, "DONE", "broker 1 shows that topic orders was recreated", "4 anew", true},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
      {"CreatePartitions",
       add_there,
       shape,
       {{When::looked, grows_to(3), "FAILED", "INVALID_REPLICA_ASSIGNMENT", "3"}},
       {}},
      {"DeleteRecords",
       remove_records,
       start,
       {{When::planned, starts_at(40), "UNCHANGED", "", "40"},
        {When::planned, made_anew, "STALE", "recreated", "10"},
        {When::planned, [](Model& model) { holds(model, 10, 20); }, "STALE", "ends at offset 20, before 30",
         "10"},
        {When::looked, starts_at(40), "DONE", "{\"start_offset\":40}", "40"},
        {When::looked, starts_at(20), "DONE", "{\"start_offset\":30}", "30"},
        {When::looked, [](Model& model) { holds(model, 10, 20); }, "FAILED", "OFFSET_OUT_OF_RANGE", "10"},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
  };
}

// ── configs ──

namespace {

template <class Step>
Operation config(const Model& model, const char* key, const char* before, std::optional<std::string> value) {
  Step step;
  step.entity_type = configs::EntityType::topic;
  step.entity = "orders";
  step.topic_id = id_of(model);
  step.key = key;
  step.old_value = before;
  step.old_source = configs::Source::dynamic_topic;
  step.value = std::move(value);
  return step;
}

/// Someone sets the key, or with null takes it away.
auto sets(const char* key, const char* value) {
  return [key, value](Model& model) {
    auto& configs = model.topic("orders").configs;
    if (value)
      Model::set(configs, key, value);
    else
      configs.erase(key);
  };
}

auto value_of(const char* key) {
  return [key](const Model& model) -> std::string {
    const auto topic = model.topics.find("orders");
    if (topic == model.topics.end()) return "none";
    const auto at = topic->second.configs.find(key);
    return at == topic->second.configs.end() ? "unset" : at->second.value.value_or("");
  };
}

} // namespace

std::vector<Contested> contested_configs() {
  const char* one = "retention.ms";
  const char* list = "cleanup.policy";
  const char* api = "IncrementalAlterConfigs";
  return {
      {api,
       [=](const Model& model) { return config<SetConfig>(model, one, "1000", "5"); },
       value_of(one),
       {{When::planned, sets(one, "7"), "STALE", "is \"7\" (DYNAMIC_TOPIC) now", "7"},
        {When::planned, sets(one, nullptr), "STALE", "is \"604800000\" (DEFAULT) now", "unset"},
        {When::planned, sets(one, "5"), "UNCHANGED", "", "5"},
        {When::looked, sets(one, "7"), "DONE", "\"value\":\"5\"", "5"},
        {When::planned, made_anew, "STALE", "topic orders was deleted and recreated", "1000"},
        {When::planned, gone, "STALE", "topic orders does not exist any more", "none"},
        {When::looked, made_anew, "DONE", "shows that topic orders was recreated", "5", true},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
      {api,
       [=](const Model& model) { return config<UnsetConfig>(model, one, "1000", std::nullopt); },
       value_of(one),
       {{When::planned, sets(one, "7"), "STALE", "is \"7\" (DYNAMIC_TOPIC) now", "7"},
        {When::planned, sets(one, nullptr), "UNCHANGED", "", "unset"},
        {When::looked, sets(one, "7"), "DONE", "", "unset"},
        {When::planned, made_anew, "STALE", "topic orders was deleted and recreated", "1000"},
        {When::planned,
         [=](Model& model) {
           made_anew(model);
           sets(one, nullptr)(model);
         },
         "STALE", "recreated", "unset"},
        {When::planned, gone, "STALE", "topic orders does not exist any more", "none"},
        {When::looked, made_anew, "DONE", "shows that topic orders was recreated", "unset", true},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
      {api,
       [=](const Model& model) { return config<AppendConfig>(model, list, "compact,delete", "more"); },
       value_of(list),
       {{When::planned, sets(list, "compact"), "STALE", "is \"compact\" (DYNAMIC_TOPIC) now", "compact"},
        {When::planned, sets(list, "compact,more"), "UNCHANGED", "", "compact,more"},
        {When::looked, sets(list, "compact"), "DONE", "", "compact,more"},
        {When::planned, made_anew, "STALE", "topic orders was deleted and recreated", "compact,delete"},
        {When::planned, gone, "STALE", "topic orders does not exist any more", "none"},
        {When::looked, made_anew, "DONE", "shows that topic orders was recreated", "compact,delete,more", true},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
      {api,
       [=](const Model& model) { return config<SubtractConfig>(model, list, "compact,delete", "delete"); },
       value_of(list),
       {{When::planned, sets(list, "delete"), "STALE", "is \"delete\" (DYNAMIC_TOPIC) now", "delete"},
        {When::planned, sets(list, "compact"), "UNCHANGED", "", "compact"},
        {When::looked, sets(list, "compact,more"), "DONE", "", "compact,more"},
        {When::planned, made_anew, "STALE", "topic orders was deleted and recreated", "compact,delete"},
        {When::planned, gone, "STALE", "topic orders does not exist any more", "none"},
        {When::looked, made_anew, "DONE", "shows that topic orders was recreated", "compact", true},
        {When::looked, gone, "FAILED", "the topic or partition does not exist", "none"}},
       {}},
  };
}

} // namespace klamm::testing
