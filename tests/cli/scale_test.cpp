// scale plan, run, export: options, formats, exit codes. What is planned: tests/scaling.

#include "scene.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using klamm::test::Folder;
using klamm::test::has;
using klamm::test::run_klamm;
using klamm::testing::Model;

namespace {

using Words = std::vector<std::string>;

constexpr const char* snapshot =
    R"({"cluster_id":"aW52ZW50ZWQtY2x1c3Rlcg","brokers":[{"id":1},{"id":2},{"id":3}],"partitions":[
  {"topic":"a","partition":0,"replicas":[1,3],"bytes":10},{"topic":"a","partition":1,"replicas":[2,1],"bytes":10},
  {"topic":"b","partition":0,"replicas":[3,2],"bytes":10}]})";

/// `scale plan` of that file, without any cluster.
struct Planned {
  Folder folder;

  Planned() { folder.write("snapshot.json", snapshot); }
  klamm::test::ProcessResult plan(const Words& more) const {
    Words words{"scale", "plan", "--from", folder.path() + "/snapshot.json", "-b", "127.0.0.1:1"};
    words.insert(words.end(), more.begin(), more.end());
    return run_klamm("klamm", words);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return folder.path() + "/" + name; }
};

/// Four brokers, replicas on three of them; what moves has arrived when it is looked for.
struct Cluster {
  klamm::testing::ScriptedCluster cluster{4};
  Folder folder;

  Cluster() {
    auto& topic = cluster.model().add_topic("orders", 4, 1);
    for (std::size_t p = 0; p < 4; ++p) {
      auto& partition = topic.partitions[p];
      partition.replicas = partition.isr = {p < 2 ? 1 : 2};
      partition.leader = partition.replicas[0];
      partition.size_bytes = 100;
    }
  }
  klamm::test::ProcessResult run(Words words) {
    klamm::test::ProcessOptions options;
    options.environment = {{"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()},
                           {"KLAMM_STATE_HOME", folder.path()}};
    return run_klamm("klamm", std::move(words), options);
  }
  std::vector<Model::Ids> replicas() {
    std::vector<Model::Ids> out;
    cluster.change([&](Model& model) {
      for (const auto& partition : model.topic("orders").partitions) out.push_back(partition.replicas);
    });
    return out;
  }
};

} // namespace

TEST_CASE("a plan's exit codes: 0, 3 where nothing is to be gained, 1 where it cannot be, 2 where it cannot "
          "be asked") {
  const Planned planned;
  CHECK(planned.plan({}).code == 0);
  CHECK(planned.plan({"--exit-code"}).code == 3);
  CHECK(planned.plan({"--drain", "3", "--exit-code"}).code == 0);
  CHECK(planned.plan({"--drain", "2,3"}).code == 1);
  for (const Words& wrong : {Words{"--drain", "x"},
                             {"--drain", "3,"},
                             {"--drain", "9"},
                             {"--drain", "1", "--add", "1"},
                             {"--band", "x"},
                             {"--band", "101%"},
                             {"--most-bytes", "much"},
                             {"--balance", "leaders"},
                             {"--slack", "-1"},
                             {"--match", "("},
                             {"--topics", "a", "--match", "b"},
                             {"--replication-factor", "0"},
                             {"--force"},
                             {"--throttle", "5"}}) {
    INFO(wrong.front() << " " << wrong.back());
    CHECK(planned.plan(wrong).code == 2);
  }
  planned.folder.write("snapshot.json", R"({"brokers":[{"id":1,"speed":1}],"partitions":[]})");
  CHECK(planned.plan({}).code == 2);
}

TEST_CASE("a plan as JSON has its totals, as Kafka's file its replicas") {
  const Planned planned;
  const auto json = nlohmann::json::parse(planned.plan({"--drain", "3", "-o", "json"}).out);
  const auto& summary = json["summary"];
  CHECK(summary["moves"] == 2);
  CHECK(summary["copy_bytes"] == 20);
  CHECK(summary["bound_bytes"] == 20);
  CHECK(summary["proved"] == true);
  CHECK(summary["leader_changes"].is_number());
  CHECK(json["data"].size() >= 2);
  const auto kafka = nlohmann::json::parse(planned.plan({"--drain", "3", "-o", "kafka-json"}).out);
  CHECK(kafka["version"] == 1);
  CHECK(kafka["partitions"].size() == json["data"].size());
}

TEST_CASE("topics that are not chosen stay") {
  const Planned planned;
  for (const Words& chosen : {Words{"--topics", "a"}, {"--match", "a"}, {"--exclude", "b"}}) {
    Words words{"--drain", "3", "-o", "name", "-q"};
    words.insert(words.end(), chosen.begin(), chosen.end());
    const auto out = planned.plan(words).out;
    CHECK(has(out, "a:0"));
    CHECK_FALSE(has(out, "b:"));
  }
}

TEST_CASE("a plan is saved once, and is a plan file") {
  const Planned planned;
  const Words words{"--drain", "3", "--plan-out", planned.path("plan.json")};
  CHECK(planned.plan(words).code == 0);
  CHECK(planned.plan(words).code == 2); // it is there
  Words forced = words;
  forced.emplace_back("--force");
  CHECK(planned.plan(forced).code == 0);
  const auto shown = run_klamm("klamm", {"change", "show", planned.path("plan.json"), "-o", "json"});
  CHECK(nlohmann::json::parse(shown.out)["data"][0]["operation"] == "reassignment.start");
  const auto printed = planned.plan({"--drain", "3", "--plan-out", "-"}).out;
  CHECK(nlohmann::json::parse(printed)["steps"] ==
        nlohmann::json::parse(planned.folder.read("plan.json"))["steps"]);
  // A plan that says no cluster could be carried out on any.
  planned.folder.write("snapshot.json", R"({"brokers":[{"id":1}],"partitions":[]})");
  CHECK(planned.plan({"--plan-out", planned.path("other.json")}).code == 2);
}

namespace {

/// What moves has arrived when it is looked for.
void arrive_at_once(Cluster& cluster) {
  cluster.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) {
    for (auto& partition : model.topic("orders").partitions) {
      std::erase_if(partition.replicas, [&](std::int32_t id) {
        return std::find(partition.removing.begin(), partition.removing.end(), id) !=
               partition.removing.end();
      });
      partition.adding.clear();
      partition.removing.clear();
      partition.isr = partition.replicas;
      partition.leader = partition.replicas.front();
    }
  });
}

} // namespace

TEST_CASE("a run moves, waits, and elects; a second one has nothing to do") {
  Cluster cluster;
  arrive_at_once(cluster);
  const auto ran = cluster.run({"scale", "run", "--throttle", "none", "-y", "-o", "json"});
  CHECK(ran.code == 0);
  auto seen = cluster.replicas();
  std::sort(seen.begin(), seen.end());
  CHECK(seen == std::vector<Model::Ids>{{1}, {2}, {3}, {4}});
  const auto again = cluster.run({"scale", "run", "--throttle", "none", "-y", "-o", "json"});
  CHECK(again.code == 0);
  CHECK(nlohmann::json::parse(again.out)["data"].empty());
}

TEST_CASE("a run is recorded, and said to have ended") {
  Cluster cluster;
  CHECK(cluster.run({"scale", "status"}).code == 2);
  CHECK(cluster.run({"scale", "list", "-o", "name"}).out.empty());
  CHECK(cluster.run({"scale", "pause", "last"}).code == 2);
  arrive_at_once(cluster);
  CHECK(cluster.run({"scale", "run", "--throttle", "1MiB/s", "-y", "-o", "json"}).code == 0);
  const auto listed = nlohmann::json::parse(cluster.run({"scale", "list", "-o", "json"}).out)["data"];
  REQUIRE(listed.size() == 1);
  CHECK(listed[0]["state"] == "DONE");
  CHECK(listed[0]["partitions"] == 2);
  CHECK(listed[0]["done"] == 2);
  CHECK(listed[0]["throttle_bytes_per_second"] == 1 << 20);
  const std::string id = listed[0]["id"];
  const auto status = cluster.run({"scale", "status", id.substr(0, 30), "-o", "json"});
  CHECK(nlohmann::json::parse(status.out)["data"][0]["id"] == id);
  // There is nothing left to go on with.
  CHECK(cluster.run({"scale", "resume", "last", "-y"}).code == 2);
  CHECK(cluster.run({"scale", "pause", "last"}).code == 2);
  CHECK(cluster.run({"scale", "resume", "0000", "-y"}).code == 2);
  const auto changes = nlohmann::json::parse(cluster.run({"change", "list", "-o", "json"}).out)["data"];
  for (const auto& change : changes) {
    if (change["id"] != listed[0]["change_id"]) CHECK(change["part_of"] == listed[0]["change_id"]);
  }
  cluster.cluster.change([](Model& model) {
    CHECK(model.topic("orders").configs.count("follower.replication.throttled.replicas") == 0);
  });
}

TEST_CASE("what is not waited for goes on, until the run is gone on with or rolled back") {
  Cluster cluster;
  const auto stopped = cluster.run({"scale", "run", "--throttle", "1MiB/s", "--wait=1s", "-y", "-o", "json"});
  CHECK(stopped.code == 4);
  CHECK(has(stopped.err, "klamm scale resume"));
  const auto state = [&cluster] {
    return nlohmann::json::parse(cluster.run({"scale", "status", "-o", "json"}).out)["data"][0]["state"];
  };
  CHECK(state() == "STOPPED");
  // Another run would take the first one's throttle for what stood before.
  const auto second = cluster.run({"scale", "run", "--throttle", "none", "--drain", "2", "-y", "-o", "json"});
  CHECK(second.code == 1);
  CHECK(has(second.out, "RUN_NOT_ENDED"));
  CHECK(cluster.run({"scale", "cancel", "last", "-y"}).code != 2);
  CHECK(state() == "CANCELLED");
  CHECK(cluster.replicas() == std::vector<Model::Ids>{{1}, {1}, {2}, {2}});
}

TEST_CASE("preferred leaders that a run changes are elected once all has arrived") {
  Cluster cluster;
  auto& pairs = cluster.cluster.model().add_topic("pairs", 4, 2);
  for (auto& partition : pairs.partitions) {
    partition.replicas = partition.isr = {1, 2};
    partition.leader = 1;
    partition.size_bytes = 100;
  }
  cluster.cluster.on("ListPartitionReassignments").meanwhile([](Model& model) {
    for (const char* topic : {"orders", "pairs"}) {
      for (auto& partition : model.topic(topic).partitions) {
        std::erase_if(partition.replicas, [&](std::int32_t id) {
          return std::find(partition.removing.begin(), partition.removing.end(), id) !=
                 partition.removing.end();
        });
        partition.adding.clear();
        partition.removing.clear();
        partition.isr = partition.replicas;
        // As Kafka does: who leads goes on while it is a replica.
        const auto& now = partition.replicas;
        if (std::find(now.begin(), now.end(), partition.leader) == now.end()) partition.leader = now.back();
      }
    }
  });
  const auto ran = cluster.run({"scale", "run", "--throttle", "none", "-y", "-o", "json"});
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "leader.elect"));
  CHECK(cluster.cluster.requests("ElectLeaders") > 0);
}

TEST_CASE("a saved plan that the cluster has left behind is stale; another cluster's is refused") {
  Cluster cluster;
  const std::string path = cluster.folder.path() + "/plan.json";
  CHECK(cluster.run({"scale", "plan", "--plan-out", path, "-q"}).code == 0);
  CHECK(cluster.run({"scale", "run", path, "--drain", "1", "--throttle", "none", "-y"}).code == 2);
  CHECK(cluster.run({"scale", "run", path, "-y"}).code == 2); // no throttle
  CHECK(cluster.run({"scale", "run", path, "--throttle", "none", "--max-age", "1ms", "-y"}).code == 2);
  const auto moved = [](Model& model) {
    for (auto& partition : model.topic("orders").partitions) {
      partition.replicas = partition.isr = {4};
      partition.leader = 4;
    }
  };
  cluster.cluster.change(moved);
  const auto stale = cluster.run({"scale", "run", path, "--throttle", "none", "-y", "-o", "json"});
  CHECK(stale.code == 4); // what was to go to broker 4 is there
  CHECK(nlohmann::json::parse(stale.out)["errors"][0]["code"] == "STALE");
  CHECK(cluster.replicas().front() == Model::Ids{4});
  CHECK(cluster.cluster.requests("AlterPartitionReassignments") == 0);
  cluster.cluster.change([](Model& model) { model.cluster_id = "YW5vdGhlci1jbHVzdGVyLQ"; });
  CHECK(cluster.run({"scale", "run", path, "--throttle", "none", "-y"}).code == 2);
}

TEST_CASE("what is exported gives the plan of the cluster") {
  Cluster cluster;
  const auto exported = cluster.run({"scale", "export", "-o", "json"});
  CHECK(exported.code == 0);
  cluster.folder.write("snapshot.json", exported.out);
  const auto rows = [](const std::string& out) { return nlohmann::json::parse(out)["data"]; };
  CHECK(rows(cluster.run({"scale", "plan", "-o", "json"}).out) ==
        rows(cluster.run({"scale", "plan", "--from", cluster.folder.path() + "/snapshot.json", "-o", "json"})
                 .out));
  CHECK(cluster.run({"scale", "export", "-o", "csv"}).code == 2);
}
