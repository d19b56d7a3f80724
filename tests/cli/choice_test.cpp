// Which topics and groups a change is for, and what is said of what it leaves as it is.

#include "scene.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

using klamm::test::has;
using klamm::test::run_process;
using klamm::testing::Model;

namespace {

using Words = std::vector<std::string>;

/// Four topics, one with a name of Kafka's own kind.
struct Scene : klamm::test::Scene {
  Scene() {
    cluster.change([](Model& model) {
      model.topics.clear();
      for (const char* name : {"logs.app", "logs.web", "orders", "_logs"}) model.add_topic(name, 1, 2);
    });
  }
  /// `topic logs.app PLANNED; …`
  [[nodiscard]] std::string rows(Words words) const {
    words.insert(words.end(), {"-o", "json"});
    const auto ran = run(words);
    CAPTURE(ran.err);
    const auto json = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE(json.is_object());
    std::string out;
    for (const auto& row : json["data"])
      out += (out.empty() ? "" : "; ") + row["target"].get<std::string>() + " " +
             row["outcome"].get<std::string>();
    return out;
  }
};

} // namespace

TEST_CASE("patterns choose topics for every change of topics") {
  const Scene scene;
  CHECK(scene.rows({"topic", "alter", "--match", "logs.*", "--partitions", "2", "--dry-run"}) ==
        "topic logs.app PLANNED; topic logs.web PLANNED");
  CHECK(scene.rows({"topic", "alter", "--match", ".*logs.*", "--exclude", ".*web", "--internal", "--config",
                    "retention.ms=1d", "--dry-run"}) ==
        "topic _logs retention.ms PLANNED; topic logs.app retention.ms PLANNED");
  CHECK(scene.rows({"config", "set", "topic", "--match", "o.*", "--config", "retention.ms=1d",
                    "--dry-run"}) == "topic orders retention.ms PLANNED");
  CHECK(scene.rows({"topic", "delete", "--match", "logs.*", "--exclude", ".*app", "--dry-run"}) ==
        "topic logs.web PLANNED");
  CHECK(scene.rows({"topic", "delete-records", "--match", "logs.*", "--to", "latest", "--dry-run"}) ==
        "partition logs.app:0 UNCHANGED; partition logs.web:0 UNCHANGED");
  CHECK(scene.rows({"partition", "elect-leader", "--match", "logs.*"}) ==
        "partition logs.app:0 UNCHANGED; partition logs.web:0 UNCHANGED");
  const auto nothing_moves = scene.run({"reassignment", "cancel", "--match", "logs.*"});
  CHECK(nothing_moves.code == 0);
  CHECK(has(nothing_moves.err, "no partition moves: nothing to cancel"));
  // None, or two ways at once, is wrong usage; and nothing but topics and groups has names to match.
  for (const auto& words :
       std::vector<Words>{{"topic", "alter", "--partitions", "2"},
                          {"topic", "alter", "a", "--match", "b", "--partitions", "2"},
                          {"topic", "delete-records", "--to", "latest"},
                          {"topic", "delete", "--match", "("},
                          {"partition", "elect-leader", "--all", "--match", "b"},
                          {"reassignment", "cancel"},
                          {"config", "set", "topic", "a", "--match", "b", "--config", "k=v"},
                          {"config", "set", "broker", "--match", "1", "--config", "k=v"}}) {
    CAPTURE(words[1]);
    CHECK(scene.run(words).code == 2);
  }
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 2); // to validate only
}

TEST_CASE("patterns choose the topics whose offsets are reset or deleted") {
  Scene scene;
  scene.cluster.change([](Model& model) {
    auto& group = model.add_group("readers");
    for (const char* name : {"logs.app", "logs.web", "orders", "_logs"}) {
      model.topic(name).at(0).end = 10;
      group.commits[name][0].offset = 5;
    }
  });
  CHECK(scene.rows({"group", "reset-offsets", "readers", "--match-topic", ".*logs.*", "--to", "earliest",
                    "--dry-run"}) ==
        "partition logs.app:0 of group readers PLANNED; partition logs.web:0 of group readers PLANNED");
  CHECK(scene.rows({"group", "delete-offsets", "readers", "--match-topic", "_.*", "--internal",
                    "--dry-run"}) == "partition _logs:0 of group readers PLANNED");
  CHECK(scene.rows({"group", "reset-offsets", "readers", "--topic", "orders", "--to", "5"}) ==
        "partition orders:0 of group readers UNCHANGED");
  CHECK(scene.run({"group", "delete-offsets", "readers", "--match-topic", "a", "--all-topics"}).code == 2);
  CHECK(scene.run({"group", "delete-offsets", "nobody", "--all-topics"}).code == 1);
  CHECK(scene.run({"group", "delete-offsets", "nobody", "--all-topics", "--if-exists"}).code == 0);
  CHECK(scene.run({"topic", "delete-records", "nothing", "--to", "latest"}).code == 1);
  CHECK(scene.run({"topic", "delete-records", "nothing", "--to", "latest", "--if-exists"}).code == 0);
}

TEST_CASE("what stands already is a row of its own, and no question") {
  const Scene scene;
  const Words set{
      "config", "set", "topic", "orders", "--config", "retention.ms=14d", "--config", "compression.type=lz4"};
  CHECK(scene.run({"config", "set", "topic", "orders", "--config", "retention.ms=14d", "-y"}).code == 0);
  CHECK(scene.rows(set) == "topic orders compression.type DONE; topic orders retention.ms UNCHANGED");
  CHECK(scene.rows(set) == "topic orders compression.type UNCHANGED; topic orders retention.ms UNCHANGED");
  const auto again = scene.run(set);
  CHECK(again.code == 0);
  CHECK(has(again.err, "topic orders retention.ms is unchanged"));
  CHECK(scene
            .run({"config", "set", "topic", "orders", "--config", "retention.ms=14d", "--dry-run",
                  "--exit-code"})
            .code == 0);
  const Words create{"topic", "create", "orders", "--if-not-exists", "--partitions", "7"};
  const auto differs = scene.run(create);
  CHECK(differs.code == 3);
  CHECK(scene.rows(create) == "topic orders NOT_RUN");
  Words ignored = create;
  ignored.emplace_back("--ignore-differences");
  const auto left = scene.run(ignored);
  CHECK(left.code == 0);
  CHECK(has(left.err, "topic orders exists and differs: it has 1 partition, not 7"));
  CHECK(scene.rows(ignored) == "topic orders UNCHANGED");
  // Many are counted, not told.
  Words many{"config", "unset", "topic", "orders"};
  for (const char* key : {"a", "b", "c", "d", "e", "f"}) many.insert(many.end(), {"--key", key});
  CHECK(has(scene.run(many).err, "6 steps are skipped: they would change nothing"));
}

TEST_CASE("a dry run of a saved plan or an undo says what others have changed") {
  Scene scene;
  const std::string file = scene.home.path() + "/plan.json";
  CHECK(scene.run({"config", "set", "topic", "orders", "--config", "retention.ms=14d", "--plan-out", file})
            .code == 0);
  CHECK(scene.rows({"change", "apply", file, "--dry-run"}) == "topic orders retention.ms PLANNED");
  CHECK(scene.run({"change", "apply", file, "-y"}).code == 0);
  CHECK(scene.rows({"change", "apply", file, "--dry-run"}) == "topic orders retention.ms UNCHANGED");
  CHECK(scene.run({"change", "apply", file, "--dry-run", "--exit-code"}).code == 0);
  scene.cluster.change([](Model& model) { Model::set(model.topic("orders").configs, "retention.ms", "5"); });
  CHECK(scene.rows({"change", "undo", "last", "--dry-run"}) == "topic orders retention.ms STALE");
  CHECK(scene.run({"change", "undo", "last", "--dry-run"}).code == 1);
}

TEST_CASE("who is asked sees what about, also with -q") {
  const Scene scene;
  auto terminal = scene.options;
  terminal.input = "n\n";
  const auto asked = [&](const std::string& words) {
    return run_process(
               {"/usr/bin/env", "script", "-qec", klamm::test::binary("klamm") + " " + words, "/dev/null"},
               terminal)
        .out;
  };
  const auto loud = asked("topic delete orders -q");
  CHECK(has(loud, "deletes topic orders"));
  CHECK(has(loud, "without its records")); // what an undo does not bring back
  CHECK_FALSE(has(asked("topic create new --partitions 1 --rf 1 -q"), "creates topic"));
}

TEST_CASE("a plan with a secret in it is refused before it is shown or journaled") {
  Scene scene;
  scene.cluster.change([](Model& model) {
    for (const int id : {1, 2}) {
      auto& configs = model.broker(id).configs;
      Model::set(configs, "ssl.key.password", "old", 2);
      configs.at("ssl.key.password").sensitive = true;
    }
  });
  scene.options.environment["X"] = "x";
  const std::string reference = R"("value_from":"@env:X")";
  const std::string saved =
      scene.run({"config", "set", "broker", "1", "--config", "ssl.key.password=@env:X", "--plan-out", "-"})
          .out;
  REQUIRE(has(saved, reference));
  const auto plan = [&](const std::string& after) {
    std::string edited = saved;
    scene.home.write("plan.json", edited.replace(edited.find(reference), reference.size(), after));
    return scene.run({"change", "apply", scene.home.path() + "/plan.json", "-y", "-vv"});
  };
  const auto refused = plan(R"("value":"hunter2")");
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "step 1: brokers keep broker 1 ssl.key.password secret"));
  CHECK_FALSE(has(refused.err + refused.out, "hunter2"));
  CHECK(scene.run({"change", "list", "-o", "name"}).out.empty());
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 0);
  scene.home.write("secret", "hunter2");
  const std::string secret = scene.home.path() + "/secret";
  ::chmod(secret.c_str(), 0644);
  const auto open = plan(R"("value_from":"@file:)" + secret + "\"");
  CHECK(open.code != 0);
  CHECK(has(open.err, "other users may read the secret in " + secret));
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 0);
  ::chmod(secret.c_str(), 0400);
  CHECK(plan(R"("value_from":"@file:)" + secret + "\"").code == 0);
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 1);
}

TEST_CASE("names may stand in options, as they do in other tools") {
  Scene scene;
  CHECK(scene.run({"topic", "create", "--topic", "a", "-t", "b"}).code == 0);
  CHECK(scene.topics() == 6);
  CHECK(has(scene.run({"topic", "describe", "-t", "a", "-o", "csv"}).out, "a,0,"));
  CHECK(scene.run({"topic", "delete", "-t", "a", "b", "--confirm", "2 topics"}).code == 0);
  CHECK(scene.topics() == 4);
  const auto partition = scene.run({"partition", "elect-leader", "-t", "orders", "-p", "0"});
  CHECK(partition.code == 2);
  CHECK(has(partition.err, "no option -p; partitions follow their topic: orders:0,3-5"));
  CHECK(has(scene.run({"group", "reset-offsets", "g", "-t", "orders", "-p", "0", "--to", "latest"}).err,
            "no option -p; partitions follow their topic"));
  const auto wait =
      scene.run({"reassignment", "start", "orders:0=1", "--throttle", "none", "--wait", "2h", "-y"});
  CHECK(wait.code == 2);
  CHECK(has(wait.err, "2h is taken as a name here; write a duration as --wait=2h"));
}

TEST_CASE("what is read from a file may come from standard input") {
  Scene scene;
  scene.options.input = R"({"version":1,"partitions":[{"topic":"orders","partition":0,"replicas":[3]}]})";
  CHECK(scene.rows({"reassignment", "start", "--file", "-", "--throttle", "none", "--dry-run"}) ==
        "partition orders:0 PLANNED");
  scene.options.input = "\xEF\xBB\xBF"
                        "orders\n";
  CHECK(scene.run({"topic", "list", "-", "-o", "name"}).out == "orders\n");
  // A spreadsheet's file: of the group that is named, and no other.
  scene.options.input = "\xEF\xBB\xBF"
                        "Group,Topic,Partition,Offset\r\ng,orders,0,0\r\nother,orders,1,0\r\n";
  CHECK(scene.rows({"group", "reset-offsets", "g", "--from-file", "-", "--dry-run"}) ==
        "partition orders:0 of group g PLANNED");
  CHECK(has(scene.run({"group", "reset-offsets", "third", "--from-file", "-", "--dry-run"}).err,
            "no row for group third"));
  scene.options.input = "group_id,topic,partition,offset\ng,orders,0,0\n";
  CHECK(scene.run({"group", "reset-offsets", "g", "--from-file", "-", "--dry-run"}).code == 2);
  scene.options.input = "orders,0,0\n";
  CHECK(scene.rows({"group", "reset-offsets", "g", "--all-topics", "--from-file", "-", "--dry-run"}) ==
        "partition orders:0 of group g PLANNED");
  scene.options.input = "";
  CHECK(has(scene.run({"change", "apply", "-", "-y"}).err, "standard input is empty"));
  CHECK(has(scene.run({"reassignment", "start", "--file", "/dev/null", "--throttle", "none"}).err,
            "/dev/null is empty"));
  CHECK(has(scene.run({"change", "apply", "/dev/zero", "-y"}).err, "/dev/zero is longer than 64.0 MiB"));
  const auto missing = scene.run({"change", "apply", "no/such.json", "-y"});
  CHECK(missing.code == 2);
  CHECK(has(missing.err, "no/such.json cannot be read: No such file or directory"));
}
