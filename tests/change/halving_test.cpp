// A request that the controller refuses as too large goes again in halves.

#include <change/changing.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/create_topics.hpp>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::journal_text;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

namespace {

/// One partition each: two records.
changes::Plan creating(int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back("t" + std::to_string(i));
  return testing::creating(names, 1);
}

/// `1 2 3 4|1 2|…`: the steps of each intent.
std::string intents(const TemporaryFolder& state) {
  std::string out;
  const std::string text = journal_text(state);
  for (auto at = text.find("\"intent\""); at != std::string::npos; at = text.find("\"intent\"", at + 1)) {
    const auto from = text.find("\"steps\":[", at) + 9;
    out += (out.empty() ? "" : "|") + text.substr(from, text.find(']', from) - from);
  }
  return out;
}

} // namespace

TEST_CASE("what is too large for the controller goes in halves, each journaled on its own") {
  ScriptedCluster cluster(1);
  cluster.model().most_records = 5;
  Client client = connect(cluster);
  const TemporaryFolder state;
  const auto applied = changes::apply(client, creating(5), applying(state));
  CHECK(outcomes(applied) == "DONE DONE DONE DONE DONE");
  CHECK(applied->complete);
  CHECK(intents(state) == "1,2,3,4,5|1,2|3,4,5|3|4,5");
  CHECK(cluster.requests("CreateTopics") == 5);
  CHECK(outcomes(changes::show(state.path(), "last")) == "DONE DONE DONE DONE DONE");
  const auto undo = changes::plan_undo(state.path(), "last");
  REQUIRE(undo);
  CHECK(undo->plan.steps.size() == 5);
}

TEST_CASE("a single step that is too large fails, and the others are done") {
  ScriptedCluster cluster(1);
  cluster.model().most_records = 5;
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto plan = creating(3);
  std::get<changes::CreateTopic>(plan.steps[1]).partitions = 20;
  const auto applied = changes::apply(client, plan, applying(state));
  CHECK(outcomes(applied) == "DONE FAILED DONE");
  CHECK(applied->errors[0].server_message.find("excessively large") != std::string::npos);
  CHECK(intents(state) == "1,2,3|1|2,3|2|3");
  CHECK(outcomes(changes::show(state.path(), "last")) == "DONE FAILED DONE");
}

TEST_CASE("a policy's refusal is final") {
  ScriptedCluster cluster(1);
  cluster.on("CreateTopics").edit<protocol::CreateTopicsResponse>([](auto& reply) {
    for (auto& topic : reply.topics) {
      topic.error_code = protocol::ErrorCode::policy_violation;
      topic.error_message = "names begin with the team";
    }
  });
  Client client = connect(cluster);
  const TemporaryFolder state;
  CHECK(outcomes(changes::apply(client, creating(4), applying(state))) == "FAILED FAILED FAILED FAILED");
  CHECK(cluster.requests("CreateTopics") == 1);
}

TEST_CASE("configs go in halves too, and nothing more once a half's outcome is unknown") {
  ScriptedCluster cluster(1);
  for (int i = 0; i < 4; ++i) cluster.model().add_topic("t" + std::to_string(i), 1);
  cluster.model().most_records = 2;
  cluster.on("IncrementalAlterConfigs").nth(2).close();
  Client client = connect(cluster);
  changes::Plan plan{testing::Model(1).cluster_id, {}, {}};
  for (int i = 0; i < 4; ++i) {
    changes::SetConfig set;
    set.entity_type = configs::EntityType::topic;
    set.entity = "t" + std::to_string(i);
    set.key = "retention.ms";
    set.old_value = "604800000";
    set.old_source = configs::Source::default_value;
    set.value = "5";
    plan.steps.emplace_back(set);
  }
  const TemporaryFolder state;
  const auto applied = changes::apply(client, plan, applying(state, std::chrono::seconds(2)));
  CHECK(outcomes(applied) == "UNKNOWN UNKNOWN FAILED FAILED");
  CHECK(cluster.requests("IncrementalAlterConfigs") == 2);
  CHECK(outcomes(changes::show(state.path(), "last")) == "UNKNOWN UNKNOWN FAILED FAILED");
}

} // namespace klamm
