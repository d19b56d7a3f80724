#include <klamm/configs.hpp>

#include <doctest/doctest.h>
#include <protocol/mirror/describe_configs.hpp>
#include <support/connect.hpp>

#include <algorithm>

namespace klamm {

using configs::EntityType;
using testing::connect;
using testing::Model;
using testing::ScriptedCluster;

namespace {

const configs::Config* find(const Answer<configs::Config>& answer, const std::string& name,
                            const std::string& key) {
  const auto at = std::find_if(answer.rows.begin(), answer.rows.end(), [&](const configs::Config& row) {
    return row.name == name && row.key == key;
  });
  return at == answer.rows.end() ? nullptr : &*at;
}

} // namespace

TEST_CASE("entity types are read as Kafka's tools spell them") {
  CHECK(configs::parse_entity_type("topics") == EntityType::topic);
  CHECK(configs::parse_entity_type("broker-loggers") == EntityType::broker_logger);
  CHECK(configs::parse_entity_type("client-metrics") == EntityType::client_metrics);
  const auto wrong = configs::parse_entity_type("topicss");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::usage);
}

TEST_CASE("configs of topics: what is in force, where it is set, synonyms and documentation when asked for") {
  ScriptedCluster cluster(1);
  Model::set(cluster.model().add_topic("orders", 1).configs, "retention.ms", "5");
  Client client = connect(cluster);
  configs::DescribeQuery query;
  query.names = {"orders", "orders"};
  query.load = configs::load_synonyms | configs::load_documentation;
  const auto answer = configs::describe(client, query, Call{});
  REQUIRE(answer);
  CHECK(answer->complete);
  const auto* set = find(*answer, "orders", "retention.ms");
  REQUIRE(set != nullptr);
  CHECK(set->value == "5");
  CHECK(set->source == "DYNAMIC_TOPIC");
  CHECK(set->value_type == "LONG");
  CHECK(set->documentation.has_value());
  REQUIRE(set->synonyms);
  REQUIRE(set->synonyms->size() == 2);
  CHECK((*set->synonyms)[1].value == "604800000");
  CHECK((*set->synonyms)[1].source == "DEFAULT");
  CHECK(find(*answer, "orders", "segment.bytes")->source == "DEFAULT");
  CHECK(cluster.requests("DescribeConfigs") == 1);

  query.defaults = false;
  query.load = configs::load_nothing;
  const auto set_only = configs::describe(client, query, Call{});
  REQUIRE(set_only);
  REQUIRE(set_only->rows.size() == 1);
  CHECK_FALSE(set_only->rows[0].synonyms);
  CHECK_FALSE(set_only->rows[0].documentation);
}

TEST_CASE("keys are named to the broker, and one that does not exist is a problem") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1);
  std::vector<std::string> asked;
  cluster.handle<protocol::DescribeConfigsRequest>(
      [&asked](const testing::Asked&, const protocol::DescribeConfigsRequest& request) {
        protocol::DescribeConfigsResponse response;
        for (const auto& resource : request.resources) {
          // Every key is asked for then, to name the nearest.
          if (asked.empty()) asked = resource.configuration_keys.value_or(std::vector<std::string>{});
          auto& result = response.results.emplace_back();
          result.resource_type = resource.resource_type;
          result.resource_name = resource.resource_name;
          result.configs.emplace_back().name = "retention.ms";
        }
        return response;
      });
  Client client = connect(cluster);
  configs::DescribeQuery query;
  query.names = {"orders"};
  query.keys = {"retention.ms", "retentoin.ms"};
  const auto answer = configs::describe(client, query, Call{});
  REQUIRE(answer);
  CHECK(asked == query.keys);
  CHECK(answer->rows.size() == 1);
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].code == "UNKNOWN_KEY");
  CHECK(answer->errors[0].target == "topic orders");
  CHECK(answer->errors[0].text.english().find("retention.ms") != std::string::npos);
}

TEST_CASE("a Kafka that is too old for configs of groups and client metrics is named as that") {
  ScriptedCluster cluster(1);
  cluster.handle<protocol::DescribeConfigsRequest>(
      [](const testing::Asked&, const protocol::DescribeConfigsRequest& request) {
        protocol::DescribeConfigsResponse response;
        for (const auto& resource : request.resources) {
          auto& result = response.results.emplace_back();
          result.resource_type = resource.resource_type;
          result.resource_name = resource.resource_name;
          result.error_code = protocol::ErrorCode::invalid_request;
        }
        return response;
      });
  Client client = connect(cluster);
  const auto error_of = [&](EntityType type) {
    configs::DescribeQuery query;
    query.type = type;
    query.names = {"g"};
    const auto answer = configs::describe(client, query, Call{});
    REQUIRE(answer);
    REQUIRE(answer->errors.size() == 1);
    return answer->errors[0].code + " " + answer->errors[0].text.english();
  };
  CHECK(error_of(EntityType::group) ==
        "UNSUPPORTED_VERSION group g: this Kafka is too old, groups have configs from Kafka 4.0 on");
  CHECK(error_of(EntityType::client_metrics).find("Kafka 3.7") != std::string::npos);
  CHECK(error_of(EntityType::topic).starts_with("INVALID_REQUEST"));
}

TEST_CASE("a broker's configs are asked of that broker, the cluster-wide default of any") {
  ScriptedCluster cluster(3);
  Model::set(cluster.model().cluster_configs, "min.insync.replicas", "2", 3);
  Model::set(cluster.model().broker(2).configs, "background.threads", "4", 2);
  Client client = connect(cluster);
  configs::DescribeQuery query;
  query.type = EntityType::broker;
  query.names = {"2", "3", ""};
  const auto answer = configs::describe(client, query, Call{});
  REQUIRE(answer);
  CHECK(answer->complete);
  CHECK(find(*answer, "2", "background.threads")->source == "DYNAMIC_BROKER");
  CHECK(find(*answer, "3", "min.insync.replicas")->source == "DYNAMIC_DEFAULT_BROKER");
  CHECK(find(*answer, "3", "node.id")->source == "STATIC_BROKER");
  CHECK(find(*answer, "3", "node.id")->read_only);
  CHECK(find(*answer, "", "min.insync.replicas")->value == "2");
  CHECK(cluster.requests("DescribeConfigs", 2) >= 1);
  CHECK(cluster.requests("DescribeConfigs", 3) >= 1);
  CHECK(cluster.requests("DescribeConfigs") == 3);
  const auto* secret = find(*answer, "2", "ssl.keystore.password");
  REQUIRE(secret != nullptr);
  CHECK(secret->sensitive);
  CHECK_FALSE(secret->value);
}

TEST_CASE("a sensitive value that a broker tells all the same is not taken over") {
  ScriptedCluster cluster(1);
  cluster.on("DescribeConfigs").edit<protocol::DescribeConfigsResponse>([](auto& reply) {
    for (auto& entry : reply.results.at(0).configs) {
      entry.value = "hunter2";
      for (auto& synonym : entry.synonyms) synonym.value = "hunter2";
    }
  });
  Client client = connect(cluster);
  configs::DescribeQuery query;
  query.type = EntityType::broker;
  query.names = {"1"};
  query.load = configs::load_synonyms;
  const auto answer = configs::describe(client, query, Call{});
  REQUIRE(answer);
  const auto* secret = find(*answer, "1", "ssl.keystore.password");
  REQUIRE(secret != nullptr);
  CHECK_FALSE(secret->value);
  for (const auto& synonym : *secret->synonyms) CHECK_FALSE(synonym.value);
}

TEST_CASE("a broker that is away and an unknown topic are problems beside the rows") {
  ScriptedCluster cluster(2);
  cluster.model().add_topic("orders", 1);
  static_cast<void>(cluster.bootstrap());
  cluster.stop(2);
  Client client = connect(cluster, {1});
  configs::DescribeQuery brokers;
  brokers.type = EntityType::broker;
  brokers.names = {"1", "2"};
  const auto half = configs::describe(client, brokers, Call::within(std::chrono::seconds(10)));
  REQUIRE(half);
  CHECK(find(*half, "1", "node.id") != nullptr);
  REQUIRE(half->errors.size() == 1);
  CHECK(half->errors[0].target == "broker 2");
  CHECK(half->errors[0].broker_id == 2);

  configs::DescribeQuery topics;
  topics.names = {"orders", "nope"};
  const auto known = configs::describe(client, topics, Call{});
  REQUIRE(known);
  CHECK(find(*known, "orders", "retention.ms") != nullptr);
  REQUIRE(known->errors.size() == 1);
  CHECK(known->errors[0].target == "topic nope");
  CHECK(known->errors[0].code == "UNKNOWN_TOPIC_OR_PARTITION");
}

TEST_CASE("every entity of a type; a broker's name is a number") {
  ScriptedCluster cluster(2);
  cluster.model().add_topic("orders", 1);
  cluster.model().add_topic("clicks", 1);
  Model::set(cluster.model().add_group("billing").configs, "consumer.session.timeout.ms", "50000", 8);
  cluster.model().add_group("plain");
  Client client = connect(cluster);
  configs::DescribeQuery query;
  query.every = true;
  query.accept = [](const std::string& name) { return name != "clicks"; };
  const auto topics = configs::describe(client, query, Call{});
  REQUIRE(topics);
  CHECK(find(*topics, "orders", "retention.ms") != nullptr);
  CHECK(find(*topics, "clicks", "retention.ms") == nullptr);
  query = {};
  query.every = true;
  query.type = EntityType::broker;
  const auto brokers = configs::describe(client, query, Call{});
  REQUIRE(brokers);
  CHECK(find(*brokers, "2", "node.id") != nullptr);
  query.type = EntityType::group;
  const auto groups = configs::describe(client, query, Call{});
  REQUIRE(groups);
  REQUIRE(groups->rows.size() == 1);
  CHECK(groups->rows[0].name == "billing");
  CHECK(groups->rows[0].source == "DYNAMIC_GROUP");

  query = {};
  query.type = EntityType::broker_logger;
  query.names = {"one"};
  const auto wrong = configs::describe(client, query, Call{});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::usage);
}

TEST_CASE("a diff shows the keys whose values differ, and says what cannot be compared") {
  ScriptedCluster cluster(2);
  auto& model = cluster.model();
  Model::set(model.add_topic("a", 1).configs, "retention.ms", "5");
  Model::set(model.topic("a").configs, "cleanup.policy", "delete"); // set, and the same as the default
  model.add_topic("b", 1);
  Client client = connect(cluster);
  const auto topics = configs::diff(client, {EntityType::topic, {"a", "b"}, false, {}}, Call{});
  REQUIRE(topics);
  REQUIRE(topics->rows.size() == 1);
  const auto& row = topics->rows[0];
  CHECK(row.key == "retention.ms");
  CHECK(row.base == "a");
  CHECK(row.base_value == "5");
  CHECK(row.base_source == "DYNAMIC_TOPIC");
  CHECK(row.name == "b");
  CHECK(row.value == "604800000");
  CHECK(row.source == "DEFAULT");
  CHECK(row.comparable);
  CHECK(configs::diff(client, {EntityType::topic, {"b", "b"}, false, {}}, Call{})->rows.empty());
}

TEST_CASE("a diff with the default looks behind what is set on the entity itself") {
  ScriptedCluster cluster(1);
  Model::set(cluster.model().add_topic("a", 1).configs, "retention.ms", "5");
  Model::set(cluster.model().topic("a").configs, "retention.bytes", "-1"); // as the default is
  Client client = connect(cluster);
  const auto answer = configs::diff(client, {EntityType::topic, {"a"}, true, {}}, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 1);
  CHECK_FALSE(answer->rows[0].base);
  CHECK(answer->rows[0].base_value == "604800000");
  CHECK(answer->rows[0].value == "5");
}

TEST_CASE("two secrets that are set cannot be compared; one that is set differs from one that is not") {
  ScriptedCluster cluster(3);
  for (const std::int32_t id : {1, 2}) {
    auto& configs = cluster.model().broker(id).configs;
    Model::set(configs, "ssl.keystore.password", "x", 2);
    configs["ssl.keystore.password"].sensitive = true;
  }
  Client client = connect(cluster);
  const configs::DiffQuery query{EntityType::broker, {"1", "2", "3"}, false, {"ssl.keystore.password"}};
  const auto answer = configs::diff(client, query, Call{});
  REQUIRE(answer);
  REQUIRE(answer->rows.size() == 2);
  CHECK(answer->rows[0].name == "2");
  CHECK_FALSE(answer->rows[0].comparable);
  CHECK(answer->rows[1].name == "3");
  CHECK(answer->rows[1].comparable);
  CHECK_FALSE(answer->rows[0].value);
}

TEST_CASE("an entity that cannot be read is not compared; one name alone is wrong usage") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("a", 1);
  Client client = connect(cluster);
  const auto answer = configs::diff(client, {EntityType::topic, {"nope", "a"}, false, {}}, Call{});
  REQUIRE(answer);
  CHECK(answer->rows.empty());
  REQUIRE(answer->errors.size() == 1);
  CHECK(answer->errors[0].target == "topic nope");
  const auto wrong = configs::diff(client, {EntityType::topic, {"a"}, false, {}}, Call{});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::usage);
}

} // namespace klamm
