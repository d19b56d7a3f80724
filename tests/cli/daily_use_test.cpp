#include "scene.hpp"

#include <doctest/doctest.h>

// What is typed in a hurry, and what is said of it.

using klamm::test::has;
using klamm::test::Scene;
using klamm::testing::Model;

TEST_CASE("a key and its value are taken as a word, where no name can be one") {
  Scene scene;
  const auto value = [&scene](const char* topic) {
    std::string now;
    scene.cluster.change([&](Model& model) {
      const auto& configs = model.topic(topic).configs;
      if (const auto at = configs.find("retention.ms"); at != configs.end())
        now = at->second.value.value_or("");
    });
    return now;
  };
  CHECK(scene.run({"config", "set", "topic", "orders", "clicks", "retention.ms=7d", "-y"}).code == 0);
  CHECK(value("orders") == "604800000");
  CHECK(value("clicks") == "604800000");
  CHECK(scene.run({"config", "append", "topic", "orders", "cleanup.policy=compact", "--dry-run"}).code == 0);
  const auto twice =
      scene.run({"config", "set", "topic", "orders", "retention.ms=7d", "--config", "retention.ms=8d", "-y"});
  CHECK(twice.code == 2);
  CHECK(scene.run({"config", "set", "topic", "retention.ms=7d", "-y"}).code == 2); // no name
  CHECK(scene.run({"config", "set", "topic", "orders", "=7d", "-y"}).code == 2);
  // A group may be called so.
  const auto group = scene.run({"config", "set", "group", "a=b", "-y"});
  CHECK(group.code == 2);
  CHECK(has(group.err, "--config"));
  const auto unset = scene.run({"config", "unset", "topic", "orders", "retention.ms", "-y"});
  CHECK(unset.code == 2);
  CHECK(has(unset.err, "--key retention.ms"));
  CHECK(scene.run({"topic", "create", "small", "-p", "3", "--rf", "1", "-y"}).code == 0);
  std::size_t partitions = 0;
  scene.cluster.change([&](Model& model) { partitions = model.topic("small").partitions.size(); });
  CHECK(partitions == 3);
  CHECK(scene.run({"topic", "create", "kept", "retention.ms=1h", "--rf", "1", "-y"}).code == 0);
  CHECK(value("kept") == "3600000");
  CHECK(scene.run({"topic", "alter", "kept", "retention.ms=2h", "-y"}).code == 0);
  CHECK(value("kept") == "7200000");
  CHECK(scene.run({"topic", "create", "retention.ms=1h", "-y"}).code == 2); // no name
  CHECK(scene.run({"topic", "alter", "retention.ms=1h", "-y"}).code == 2);
  const auto factor = scene.run({"topic", "alter", "kept", "--rf", "3"});
  CHECK(factor.code == 2);
  CHECK(has(factor.err, "yet"));
}

TEST_CASE("change list says what was changed, since when, and the line as a shell reads it") {
  Scene scene;
  CHECK(
      scene.run({"topic", "create", "one", "two", "three", "--config", "cleanup.policy=compact,delete", "-y"})
          .code == 0);
  const auto listed = nlohmann::json::parse(scene.run({"change", "list", "-o", "json"}).out)["data"];
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["what"] == "topic.create one +2");
  CHECK(listed[0]["summary"] == "3 × topic.create");
  CHECK(scene
            .run({"config", "set", "topic", "orders", "retention.ms=7d", "--timeout", "20s", "-y", "--allow",
                  "TIMEOUT"})
            .code == 0);
  const auto again = nlohmann::json::parse(scene.run({"change", "list", "-o", "json"}).out)["data"];
  CHECK(again[0]["what"] == "config.set topic orders retention.ms");
  const auto rows = [&](const char* since) {
    return nlohmann::json::parse(scene.run({"change", "list", "--since", since, "-o", "json"}).out)["data"]
        .size();
  };
  CHECK(rows("1h") == 2);
  CHECK(rows("2020-01-01T00:00:00Z") == 2);
  CHECK(rows("2999-01-01T00:00:00Z") == 0);
  CHECK(scene.run({"change", "list", "--since", "yesterday"}).code == 2);
  CHECK(scene.run({"topic", "create", "it's", "-y"}).code != 0);
  CHECK(scene.run({"topic", "delete", "--match", "t(wo|hree)", "--confirm", "2 topics", "--max", "2"}).code ==
        0);
  const auto quoted =
      nlohmann::json::parse(scene.run({"change", "list", "--limit", "1", "-o", "json"}).out)["data"];
  CHECK(quoted[0]["command"] == "klamm topic delete --match 't(wo|hree)' --confirm '2 topics' --max 2");
}

TEST_CASE("-q says nothing of a change that goes well and asks nothing") {
  Scene scene;
  CHECK(scene.run({"topic", "create", "quiet", "-q", "-y"}).err.empty());
  CHECK(scene.run({"config", "set", "topic", "quiet", "retention.ms=7d", "-q", "-y"}).err.empty());
  // What is asked is asked about something that is shown.
  CHECK(has(scene.at_terminal("topic delete quiet -q", "quiet\n"), "cluster scripted-cluster-id-00"));
}

TEST_CASE("patterns that choose nothing say that they match whole names") {
  Scene scene;
  for (const std::vector<std::string>& words : {std::vector<std::string>{"topic", "list", "--match", "ord"},
                                                {"topic", "describe", "--match", "ord"},
                                                {"partition", "list", "--match", "ord"},
                                                {"config", "describe", "topic", "--match", "ord"}}) {
    const auto said = scene.run(words);
    CAPTURE(words);
    CHECK(said.code == 0);
    CHECK(has(said.err, "--match '.*ord.*'"));
  }
  for (const char* noun : {"group", "lag"})
    CHECK(has(scene.run({noun, "list", "--match", "bill"}).err, "--match '.*bill.*'"));
  CHECK_FALSE(has(scene.run({"topic", "list", "--match", "ord.*"}).err, "whole name"));
}

TEST_CASE("a name that does not exist is answered with the nearest") {
  Scene scene;
  scene.cluster.change([](Model& model) { model.add_group("billing"); });
  CHECK(has(scene.run({"topic", "describe", "ordres"}).err, "did you mean orders?"));
  CHECK(has(scene.run({"topic", "delete", "ordres", "--confirm", "ordres"}).err, "did you mean orders?"));
  CHECK(has(scene.run({"group", "describe", "biling"}).err, "did you mean billing?"));
  CHECK(
      has(scene.run({"config", "get", "topic", "orders", "retentoin.ms"}).err, "did you mean retention.ms?"));
  CHECK_FALSE(has(scene.run({"topic", "describe", "nothing-like-it"}).err, "did you mean"));
}

TEST_CASE("columns that cost requests are named where nobody asked for them") {
  Scene scene;
  const auto listed = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"-o", "json"});
    const auto answer = nlohmann::json::parse(scene.run(std::move(words)).out);
    return answer.contains("not_loaded") ? answer["not_loaded"].dump() : "none";
  };
  CHECK(listed({"topic", "list"}) ==
        R"(["size_bytes","min_insync_replicas","under_min_isr","cleanup_policy","retention_ms"])");
  CHECK(listed({"topic", "list", "--columns", "all"}) == "none");
  CHECK(has(listed({"topic", "list", "--columns", "+size"}), "cleanup_policy"));
  CHECK_FALSE(has(listed({"topic", "list", "--columns", "+size_bytes"}), "size_bytes"));
  CHECK(listed({"lag", "list"}) == R"(["members","never_committed"])");
  CHECK(listed({"partition", "list", "--under-min-isr"}) == "none");
  CHECK(listed({"broker", "describe", "1", "--columns", "broker"}) == "none"); // loads all
  CHECK(has(scene.run({"topic", "list", "--help"}).out, "size_bytes*"));
}
