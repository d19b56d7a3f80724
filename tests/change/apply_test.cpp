#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/create_topics.hpp>
#include <protocol/mirror/describe_configs.hpp>
#include <protocol/mirror/metadata.hpp>

#include <atomic>
#include <fstream>
#include <thread>

namespace klamm {

using changes::Plan;
using protocol::ErrorCode;
using testing::applying;
using testing::connect;
using testing::creating;
using testing::journal_text;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

/// A look at the model of a cluster that runs.
template <class Read>
auto in(ScriptedCluster& cluster, Read read) {
  decltype(read(std::declval<testing::Model&>())) out{};
  cluster.change([&](testing::Model& model) { out = read(model); });
  return out;
}

std::string retention(ScriptedCluster& cluster) {
  return in(cluster,
            [](auto& model) { return model.topic("orders").configs.at("retention.ms").value.value_or(""); });
}

} // namespace

TEST_CASE("a plan is applied in one request, journaled, and undone") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto applied = changes::apply(client, creating({"orders", "clicks"}), applying(state));
  CHECK(outcomes(applied) == "DONE DONE");
  CHECK(applied->complete);
  CHECK(cluster.requests("CreateTopics") == 1);
  const auto listed = changes::list({state.path(), {}});
  REQUIRE(listed->rows.size() == 1);
  CHECK(listed->rows[0].state == "DONE");
  CHECK(listed->rows[0].user == "tester");
  CHECK(listed->rows[0].summary == "2 × topic.create");
  CHECK(outcomes(changes::show(state.path(), "last")) == "DONE DONE");

  const auto undo = changes::plan_undo(state.path(), listed->rows[0].id.substr(0, 20));
  REQUIRE(undo);
  REQUIRE(undo->plan.steps.size() == 2);
  const auto& first = std::get<changes::DeleteTopic>(undo->plan.steps[0]);
  CHECK(first.topic == "clicks");
  CHECK(first.topic_id == in(cluster, [](auto& model) { return model.topic("clicks").id.text(); }));
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE DONE");
  CHECK(in(cluster, [](auto& model) { return model.topics.empty(); }));
}

TEST_CASE("applying a plan again changes nothing") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  const Plan plan = creating({"orders"});
  CHECK(outcomes(changes::apply(client, plan, applying(state))) == "DONE");
  CHECK(outcomes(changes::apply(client, plan, applying(state))) == "UNCHANGED");
  CHECK(cluster.requests("CreateTopics") == 1);
}

TEST_CASE("another cluster's plan is refused with nothing sent") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  Plan plan = creating({"orders"});
  plan.cluster_id = "another";
  const auto applied = changes::apply(client, plan, applying(state));
  CHECK(outcomes(applied) == "WRONG_CLUSTER");
  CHECK(cluster.requests("CreateTopics") == 0);
}

TEST_CASE("what a broker refuses before acting is sent again") {
  ScriptedCluster cluster(2);
  cluster.on("CreateTopics").once().answer([] {
    protocol::CreateTopicsResponse reply;
    auto& topic = reply.topics.emplace_back();
    topic.name = "orders";
    topic.error_code = ErrorCode::not_controller;
    return reply;
  }());
  // The rule's answer stands for a broker that did nothing: what the model made of it is taken back.
  cluster.on("CreateTopics").once().meanwhile([](auto& model) { model.topics.clear(); });
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto applied = changes::apply(client, creating({"orders"}), applying(state));
  CHECK(cluster.requests("CreateTopics") == 2);
  CHECK(outcomes(applied) == "DONE");
}

TEST_CASE("a topic is deleted by its id alone where it has one") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  Plan plan;
  plan.cluster_id = testing::Model(1).cluster_id;
  changes::DeleteTopic remove;
  remove.topic = "orders";
  plan.steps.emplace_back(remove);
  CHECK(outcomes(changes::apply(client, plan, applying(state))) == "STALE");
  CHECK(cluster.requests("DeleteTopics") == 0);
}

TEST_CASE("one item that fails leaves the others done") {
  ScriptedCluster cluster(1);
  cluster.on("CreateTopics").edit<protocol::CreateTopicsResponse>([](auto& reply) {
    reply.topics[1].error_code = ErrorCode::invalid_replication_factor;
    reply.topics[1].error_message = "no";
  });
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto applied = changes::apply(client, creating({"a", "b", "c"}), applying(state));
  CHECK(outcomes(applied) == "DONE FAILED DONE");
  CHECK(applied->errors[0].target == "topic b");
  CHECK(changes::list({state.path(), {}})->rows[0].state == "PARTIAL");
}

TEST_CASE("large plans go in batches that the controller takes") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  std::vector<std::string> names;
  for (int i = 0; i < 4000; ++i) names.push_back("t" + std::to_string(i));
  auto options = applying(state, std::chrono::seconds(60));
  options.wait = false;
  const auto applied = changes::apply(client, creating(names, 3), options);
  CHECK(applied->complete);
  CHECK(cluster.requests("CreateTopics") == 4); // 1,000 steps, 4,000 records each
  CHECK(in(cluster, [](auto& model) { return model.topics.size(); }) == 4000);
}

TEST_CASE("a second change to a cluster is refused while one runs, or waits for it") {
  ScriptedCluster cluster(1);
  cluster.on("CreateTopics").once().hold();
  Client client = connect(cluster);
  const TemporaryFolder state;
  Result<Answer<changes::StepRow>> first;
  std::thread running([&] { first = changes::apply(client, creating({"a"}), applying(state)); });
  REQUIRE(cluster.wait_for("CreateTopics", 1));
  const auto second = changes::apply(client, creating({"b"}), applying(state));
  CHECK(outcomes(second) == "CHANGE_RUNNING");
  CHECK(changes::list({state.path(), {}})->rows[0].state == "RUNNING");
  cluster.release();
  running.join();
  CHECK(outcomes(first) == "DONE");
  CHECK(outcomes(changes::apply(client, creating({"b"}), applying(state))) == "DONE");
}

TEST_CASE("a wish to stop lets the request on the wire be answered and sends no more") {
  ScriptedCluster cluster(1);
  cluster.on("CreateTopics").once().hold();
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto plan = creating({"a"});
  changes::SetConfig set;
  set.entity_type = configs::EntityType::topic;
  set.entity = "a";
  set.key = "retention.ms";
  set.value = "5";
  plan.steps.emplace_back(set);
  auto options = applying(state);
  Result<Answer<changes::StepRow>> answer;
  std::thread running([&] { answer = changes::apply(client, plan, options); });
  REQUIRE(cluster.wait_for("CreateTopics", 1));
  options.cancel.request();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  cluster.release();
  running.join();
  CHECK(outcomes(answer) == "DONE NOT_RUN");
  CHECK(outcomes(changes::show(state.path(), "last")) == "DONE NOT_RUN");
}

TEST_CASE("a signal during the look before a request keeps the request from being sent") {
  ScriptedCluster cluster(1);
  const auto id = cluster.model().add_topic("orders", 1, 1).id.text();
  Client client = connect(cluster);
  const TemporaryFolder state;
  changes::DeleteTopic remove;
  remove.topic = "orders";
  remove.topic_id = id;
  changes::SetConfig set;
  set.entity_type = configs::EntityType::topic;
  set.entity = "orders";
  set.key = "retention.ms";
  set.value = "5";
  Plan removing = creating({}), setting = creating({});
  removing.steps.emplace_back(remove);
  setting.steps.emplace_back(set);
  auto options = applying(state);
  const auto signal = [&options](auto& reply) {
    if (!reply.topics.empty()) options.cancel.request();
  };
  cluster.on("Metadata").edit<protocol::MetadataResponse>(signal);
  // This look is never answered: it ends all the same.
  cluster.on("DescribeConfigs")
      .edit<protocol::DescribeConfigsResponse>([&options](auto&) { options.cancel.request(); })
      .drop();
  for (const Plan& plan : {creating({"clicks", "views"}), removing, setting}) {
    options.cancel = Cancel();
    const auto applied = changes::apply(client, plan, options);
    const std::string expected = plan.steps.size() == 2 ? "NOT_RUN NOT_RUN" : "NOT_RUN";
    CHECK(outcomes(applied) == expected);
    CHECK(options.cancel.requested());
    for (const auto& error : applied->errors) CHECK(error.kind == ErrorKind::cancelled);
    CHECK(outcomes(changes::show(state.path(), "last")) == expected);
  }
  for (const char* api : {"CreateTopics", "DeleteTopics", "IncrementalAlterConfigs"})
    CHECK(cluster.requests(api) == 0);
}

TEST_CASE("a signal while brokers are waited for ends the wait, is said, and sends no move") {
  ScriptedCluster cluster(2);
  auto& partition = cluster.model().add_topic("orders", 1, 1).at(0);
  partition.replicas = partition.isr = {1};
  Client client = connect(cluster);
  const TemporaryFolder state;
  changes::SetConfig rate;
  rate.entity_type = configs::EntityType::broker;
  rate.entity = "2";
  rate.key = "follower.replication.throttled.rate";
  rate.value = "1000";
  changes::StartReassignment start;
  start.topic = "orders";
  start.old_replicas = {1};
  start.replicas = {2};
  const changes::Plan plan{testing::Model(1).cluster_id, {}, {rate, start}};
  auto options = applying(state);
  std::vector<std::string> said;
  options.progress = [&said](const Text& text) { said.push_back(text.english()); };
  // The look before the rate is set is answered; the next ones do not show it.
  std::atomic<int> looks = 0;
  cluster.on("DescribeConfigs").edit<protocol::DescribeConfigsResponse>([&looks, &options](auto& reply) {
    if (++looks == 1) return;
    for (auto& result : reply.results) result.configs.clear();
    options.cancel.request();
  });
  CHECK(outcomes(changes::apply(client, plan, options)) == "DONE NOT_RUN");
  CHECK(cluster.requests("AlterPartitionReassignments") == 0);
  REQUIRE(said.size() == 1);
  CHECK(said[0] == "stopped waiting for every live broker to show the change");
}

TEST_CASE("nothing is sent when the journal cannot be written") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  std::ofstream(state.path() + "/changes") << "a file where the folder should be";
  CHECK(outcomes(changes::apply(client, creating({"a"}), applying(state))) == "JOURNAL_FAILED");
  // No home folder, and no variable that names another.
  auto homeless = applying(state);
  homeless.state_folder.clear();
  CHECK(outcomes(changes::apply(client, creating({"a"}), homeless)) == "JOURNAL_FAILED");
  CHECK(changes::list({})->rows.empty());
  CHECK(cluster.requests("CreateTopics") == 0);
}

TEST_CASE("a topic that not every broker knows yet is not taken for gone") {
  ScriptedCluster cluster(3);
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto options = applying(state);
  options.wait = false;
  REQUIRE(outcomes(changes::apply(client, creating({"a"}), options)) == "DONE");
  // The first to be asked has not heard of it, and brokers 1 and 2 have not for some more reads.
  std::atomic<int> reads = 0, hidden = 0;
  for (const int broker : {1, 2, 3}) {
    cluster.on("Metadata").broker(broker).edit<protocol::MetadataResponse>([&, broker](auto& reply) {
      if (reply.topics.empty()) return;
      const int read = ++reads;
      if (read > 1 && (broker == 3 || read > 8)) return;
      ++hidden;
      auto& topic = reply.topics[0];
      topic.error_code = protocol::ErrorCode::unknown_topic_or_partition;
      topic.topic_id = {};
      topic.partitions = {};
    });
  }
  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE");
  CHECK(hidden > 1);
  cluster.change([](auto& model) { CHECK(model.topics.empty()); });
}

TEST_CASE("configs are set, refused when others were faster, and put back") {
  ScriptedCluster cluster(3);
  auto& orders = cluster.model().add_topic("orders", 1, 1);
  testing::Model::set(orders.configs, "retention.ms", "1000");
  Client client = connect(cluster);
  const TemporaryFolder state;
  plan::ChangeConfigs wanted;
  wanted.names = {"orders"};
  wanted.intents = {{"retention.ms", plan::ConfigIntent::Action::set, "7d"},
                    {"max.message.bytes", plan::ConfigIntent::Action::set, "10MiB"}};
  const auto planned = plan::change_configs(client, wanted, Call{});
  REQUIRE(planned);
  REQUIRE(planned->plan.steps.size() == 2);
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "DONE DONE");
  CHECK(retention(cluster) == "604800000");
  CHECK(cluster.requests("IncrementalAlterConfigs") == 1);

  cluster.change(
      [](auto& model) { testing::Model::set(model.topic("orders").configs, "retention.ms", "5"); });
  CHECK(outcomes(changes::apply(client, planned->plan, applying(state))) == "STALE UNCHANGED");

  const auto id = changes::list({state.path(), {}})->rows[1].id;
  cluster.change(
      [](auto& model) { testing::Model::set(model.topic("orders").configs, "retention.ms", "604800000"); });
  const auto undo = changes::plan_undo(state.path(), id);
  REQUIRE(undo);
  CHECK(outcomes(changes::apply(client, undo->plan, applying(state))) == "DONE DONE");
  CHECK(retention(cluster) == "1000");
  CHECK(in(cluster, [](auto& model) { return model.topic("orders").configs.size(); }) == 1);
}

} // namespace klamm
