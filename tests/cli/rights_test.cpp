// Changes that the brokers do not allow this user.

#include "scene.hpp"

#include <doctest/doctest.h>
#include <protocol/mirror/alter_partition_reassignments.hpp>
#include <protocol/mirror/create_topics.hpp>
#include <protocol/mirror/delete_groups.hpp>
#include <protocol/mirror/describe_configs.hpp>
#include <protocol/mirror/incremental_alter_configs.hpp>
#include <protocol/mirror/metadata.hpp>
#include <protocol/mirror/offset_commit.hpp>

#include <functional>

using klamm::protocol::ErrorCode;
using klamm::test::has;
using klamm::test::Scene;
using klamm::testing::Model;

namespace {

using Words = std::vector<std::string>;

/// A command that is refused as a whole, or beside something that is done.
struct Refused {
  Words words;
  const char* api;
  std::function<void(Scene&)> refuse;
  int code;
  int requests; ///< of the API
  const char* journaled;
};

/// What becomes of a topic named `secret`, whose rights the user lacks.
template <class Response, class Items, class NameOf>
void refuse_secret(Scene& scene, const char* api, Items items, NameOf name, ErrorCode code) {
  scene.cluster.on(api).edit<Response>([=](Response& reply) {
    for (auto& item : items(reply)) {
      if (name(item) != "secret") continue;
      item.error_code = code;
      item.error_message = "the broker's words";
    }
  });
}

auto creation(ErrorCode code) {
  return [code](Scene& scene) {
    refuse_secret<klamm::protocol::CreateTopicsResponse>(
        scene, "CreateTopics", [](auto& reply) -> auto& { return reply.topics; },
        [](const auto& topic) { return topic.name; }, code);
  };
}

void config(Scene& scene) {
  scene.cluster.change([](Model& model) { model.add_topic("secret", 1, 1); });
  refuse_secret<klamm::protocol::IncrementalAlterConfigsResponse>(
      scene, "IncrementalAlterConfigs", [](auto& reply) -> auto& { return reply.responses; },
      [](const auto& resource) { return resource.resource_name; }, ErrorCode::topic_authorization_failed);
}

void broker_config(Scene& scene) {
  scene.cluster.on("IncrementalAlterConfigs")
      .edit<klamm::protocol::IncrementalAlterConfigsResponse>([](auto& reply) {
        for (auto& resource : reply.responses) resource.error_code = ErrorCode::cluster_authorization_failed;
      });
}

void moves(Scene& scene) {
  scene.cluster.on("AlterPartitionReassignments")
      .edit<klamm::protocol::AlterPartitionReassignmentsResponse>([](auto& reply) {
        reply.error_code = ErrorCode::cluster_authorization_failed;
        reply.responses.clear();
      });
}

/// Of partition 0 of each group's offsets, or of all: of the first request only.
auto commits(ErrorCode code, bool all_partitions) {
  return [=](Scene& scene) {
    scene.cluster.change([](Model& model) {
      for (const char* id : {"g", "h"}) model.add_group(id).commit("orders", 0, 3).commit("orders", 1, 0);
      model.topic("orders").at(1).start = 0;
      model.topic("orders").at(1).end = 5;
    });
    scene.cluster.on("OffsetCommit").once().edit<klamm::protocol::OffsetCommitResponse>([=](auto& reply) {
      for (auto& topic : reply.topics)
        for (auto& partition : topic.partitions)
          if (all_partitions || partition.partition_index == 0) partition.error_code = code;
    });
  };
}

void deletion(Scene& scene) {
  scene.cluster.change([](Model& model) {
    for (const char* id : {"g", "secret"}) model.add_group(id).coordinator = 1;
  });
  scene.cluster.on("DeleteGroups").edit<klamm::protocol::DeleteGroupsResponse>([](auto& reply) {
    for (auto& result : reply.results)
      if (result.group_id == "secret") result.error_code = ErrorCode::group_authorization_failed;
  });
}

Words reset(const Words& groups) {
  Words words{"group", "reset-offsets"};
  words.insert(words.end(), groups.begin(), groups.end());
  words.insert(words.end(), {"--topic", "orders", "--to", "2", "-y"});
  return words;
}

} // namespace

TEST_CASE("a change without the right is exit 6, beside one that is done 4, and is not tried again") {
  constexpr auto topic = ErrorCode::topic_authorization_failed;
  constexpr auto group = ErrorCode::group_authorization_failed;
  constexpr auto cluster = ErrorCode::cluster_authorization_failed;
  const std::vector<Refused> cases{
      {{"topic", "create", "secret"}, "CreateTopics", creation(topic), 6, 1, "FAILED: FAILED"},
      {{"topic", "create", "a", "secret"}, "CreateTopics", creation(topic), 4, 1, "PARTIAL: DONE FAILED"},
      {{"topic", "create", "secret"}, "CreateTopics", creation(cluster), 6, 1, "FAILED: FAILED"},
      {{"config", "set", "topic", "secret", "--config", "segment.bytes=1MiB", "-y"},
       "IncrementalAlterConfigs",
       config,
       6,
       1,
       "FAILED: FAILED"},
      {{"config", "set", "topic", "orders", "secret", "--config", "segment.bytes=1MiB", "-y"},
       "IncrementalAlterConfigs",
       config,
       4,
       1,
       "PARTIAL: DONE FAILED"},
      {{"config", "set", "broker", "1", "--config", "background.threads=2", "-y"},
       "IncrementalAlterConfigs",
       broker_config,
       6,
       1,
       "FAILED: FAILED"},
      {{"reassignment", "start", "clicks:0=2", "--throttle", "none", "-y"},
       "AlterPartitionReassignments",
       moves,
       6,
       1,
       "FAILED: FAILED"},
      {{"reassignment", "start", "clicks:0=2", "--throttle", "1MiB/s", "-y"},
       "AlterPartitionReassignments",
       moves,
       4,
       1,
       "PARTIAL: DONE DONE FAILED"},
      {reset({"g"}), "OffsetCommit", commits(group, true), 6, 1, "FAILED: FAILED FAILED"},
      {reset({"g"}), "OffsetCommit", commits(topic, false), 4, 1, "PARTIAL: FAILED DONE"},
      {{"group", "delete", "secret", "-y"}, "DeleteGroups", deletion, 6, 1, "FAILED: FAILED"},
      {{"group", "delete", "g", "secret", "-y"}, "DeleteGroups", deletion, 4, 1, "PARTIAL: DONE FAILED"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.words[1] + " " + each.words[2] + " " + each.words.back());
    Scene scene;
    each.refuse(scene);
    const auto refused = scene.run(each.words);
    CAPTURE(refused.err);
    CHECK(refused.code == each.code);
    CHECK(has(refused.err, "[NOT_AUTHORIZED]"));
    // Which rights a change needs says its help: not those of a look.
    CHECK(has(refused.err, "not authorised to change this; the command's --help names the rights it needs"));
    CHECK_FALSE(has(refused.err, "needs DESCRIBE"));
    CHECK(scene.cluster.requests(each.api) == each.requests);
    CHECK(scene.journaled() == each.journaled);
  }
}

TEST_CASE("a group that may not be changed keeps no other from being") {
  Scene scene;
  commits(ErrorCode::group_authorization_failed, true)(scene);
  const auto refused = scene.run(reset({"g", "h"}));
  CHECK(refused.code == 4);
  CHECK(scene.cluster.requests("OffsetCommit") == 2);
  const auto journaled = scene.journaled();
  CHECK((journaled == "PARTIAL: FAILED FAILED DONE DONE" || journaled == "PARTIAL: DONE DONE FAILED FAILED"));
}

TEST_CASE("a topic that may not be seen is not called absent") {
  const std::vector<std::pair<Words, int>> cases{
      {{"topic", "delete", "secret", "--confirm", "secret"}, 6},
      {{"topic", "delete", "secret", "--if-exists"}, 6},
      {{"topic", "delete", "clicks", "secret", "--confirm", "clicks"}, 4},
      {{"topic", "create", "secret"}, 6},
      {{"topic", "create", "secret", "--if-not-exists", "--partitions", "1"}, 6},
      {{"topic", "alter", "secret", "--partitions", "9", "-y"}, 6},
      {{"topic", "clone", "secret", "other"}, 6},
      {{"topic", "clone", "orders", "secret"}, 6},
      {{"topic", "delete-records", "secret", "--to", "latest", "--confirm", "secret"}, 6},
      {{"topic", "delete-records", "secret", "--to", "latest", "--if-exists"}, 6},
      {{"group", "reset-offsets", "g", "--topic", "secret", "--to", "earliest", "-y"}, 6},
      {{"reassignment", "start", "secret:0=2", "--throttle", "none", "-y"}, 6},
  };
  for (const auto& [words, code] : cases) {
    CAPTURE(words[0] + " " + words[1] + " " + words[2] + " " + words.back());
    Scene scene;
    scene.cluster.change([](Model& model) { model.add_topic("secret", 1, 1); });
    scene.cluster.on("Metadata").edit<klamm::protocol::MetadataResponse>([](auto& reply) {
      for (auto& topic : reply.topics) {
        if (topic.name == "secret") topic.error_code = ErrorCode::topic_authorization_failed;
      }
    });
    const auto refused = scene.run(words);
    CAPTURE(refused.err);
    CHECK(refused.code == code);
    CHECK(has(refused.err, "[NOT_AUTHORIZED]"));
    CHECK_FALSE(has(refused.err, "there is no topic"));
    CHECK(scene.topics() == (code == 6 ? 3 : 2));
  }
}

TEST_CASE("a topic whose configs may not be seen is not said to differ") {
  Scene scene;
  scene.cluster.on("DescribeConfigs").edit<klamm::protocol::DescribeConfigsResponse>([](auto& reply) {
    for (auto& result : reply.results) {
      result.error_code = ErrorCode::topic_authorization_failed;
      result.configs.clear();
    }
  });
  const auto refused =
      scene.run({"topic", "create", "orders", "--if-not-exists", "--config", "retention.ms=1d"});
  CHECK(refused.code == 6);
  CHECK_FALSE(has(refused.err, "not as wanted"));
}
