#include "scene.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <protocol/mirror/incremental_alter_configs.hpp>

#include <chrono>
#include <csignal>
#include <thread>

using klamm::test::has;
using klamm::test::Scene;
using klamm::testing::Model;

namespace {

std::vector<std::string> many_topics(int count) {
  std::vector<std::string> words{"topic", "create", "--partitions", "1", "--rf", "1"};
  for (int i = 0; i < count; ++i) words.push_back("t" + std::to_string(i));
  return words;
}

} // namespace

TEST_CASE("what destroys data wants its text, whoever answers") {
  Scene scene;
  const auto refused = scene.run({"topic", "delete", "orders", "-y"});
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "--confirm 'orders' answers the question"));
  CHECK(has(refused.err, "5 records"));
  CHECK(scene.run({"topic", "delete", "orders", "--confirm", "clicks"}).code == 2);
  const auto two = scene.run({"topic", "delete", "orders", "clicks", "--confirm", "orders"});
  CHECK(two.code == 2);
  CHECK(has(two.err, "--confirm '2 topics'"));
  CHECK(scene.topics() == 2);
  CHECK(scene.cluster.requests("DeleteTopics") == 0);

  CHECK(has(scene.at_terminal("topic delete clicks", "orders\n"), "exit=2"));
  CHECK(has(scene.at_terminal("topic delete clicks", "\n"), "exit=2"));
  CHECK(scene.topics() == 2);
  const auto typed = scene.at_terminal("topic delete clicks", "clicks\n");
  CHECK(has(typed, "Type \"clicks\" to go on"));
  CHECK(has(typed, "exit=0"));
  CHECK(scene.run({"topic", "delete", "orders", "--confirm", "orders"}).code == 0);
  CHECK(scene.topics() == 0);
}

TEST_CASE("what is disruptive is asked, and -y answers") {
  const Scene scene;
  const std::vector<std::string> words{"config", "set", "broker", "1", "--config", "background.threads=2"};
  const auto refused = scene.run(words);
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "-y answers the question"));
  CHECK(has(scene.at_terminal("config set broker 1 --config background.threads=2", "n\n"), "exit=2"));
  CHECK(has(scene.at_terminal("config set broker 1 --config background.threads=2", "y\n"), "exit=0"));
}

TEST_CASE("more than twenty need --max where nobody is there") {
  Scene scene;
  auto words = many_topics(21);
  const auto refused = scene.run(words);
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "21 would be changed, more than 20; nothing was done (--max 21 allows it)"));
  CHECK(scene.topics() == 2);
  words.insert(words.end(), {"--max", "21"});
  CHECK(scene.run(words).code == 0);
  CHECK(scene.topics() == 23);
}

TEST_CASE("without a terminal a change is told its cluster") {
  Scene scene;
  scene.options.environment.erase("KLAMM_BOOTSTRAP_SERVERS");
  const auto result = scene.run({"topic", "create", "a"});
  CHECK(result.code == 2);
  CHECK(has(result.err, "needs to be told its cluster"));
  CHECK(scene.run({"topic", "create", "a", "-b", scene.cluster.bootstrap()}).code == 0);
}

TEST_CASE("protection follows the cluster, however it is reached") {
  Scene scene;
  const std::string id = Model(1).cluster_id;
  CHECK(scene
            .run({"profile", "add", "prod", "-b", "elsewhere:1", "--offline", "--protection", "confirm",
                  "--expect-cluster", id})
            .code == 0);
  const auto refused = scene.run({"topic", "create", "a", "-y"});
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "--confirm 'prod'"));
  CHECK(scene.run({"topic", "create", "a", "--confirm", "prod"}).code == 0);
  CHECK(scene
            .run({"profile", "add", "watch", "-b", "elsewhere:1", "--offline", "--protection", "read-only",
                  "--expect-cluster", id})
            .code == 0);
  const auto read_only = scene.run({"topic", "create", "b", "--confirm", "prod"});
  CHECK(read_only.code == 2);
  CHECK(has(read_only.err, "profile watch makes this cluster read-only"));
  CHECK(scene.run({"topic", "list"}).code == 0);
  CHECK(scene.topics() == 3);
}

TEST_CASE("a plan is saved, never over another, and applied as it was reviewed") {
  Scene scene;
  const std::string file = scene.home.path() + "/plan.json";
  const auto saved = scene.run({"topic", "create", "audit", "--partitions", "3", "--plan-out", file});
  CHECK(saved.code == 0);
  CHECK(scene.topics() == 2);
  const auto at = saved.err.find("SHA-256 ");
  REQUIRE(at != std::string::npos);
  const std::string digest = saved.err.substr(at + 8, 64);
  CHECK(klamm::test::run_process({"/usr/bin/env", "sha256sum", file}, {}).out.substr(0, 64) == digest);
  CHECK(scene.cluster.requests("CreateTopics") == 1); // the brokers said that they would take it
  const auto again = scene.run({"topic", "create", "other", "--plan-out", file});
  CHECK(again.code == 2);
  CHECK(has(again.err, "is there already; --force writes over it"));
  CHECK(has(scene.run({"change", "apply", file, "--max-age", "0ms"}).err, "longer than --max-age"));
  std::string early = scene.run({"topic", "create", "early", "--plan-out", "-"}).out;
  early.replace(early.find("\"made_at\":\"20") + 11, 2, "21");
  scene.home.write("early.json", early);
  const auto ahead = scene.run({"change", "apply", scene.home.path() + "/early.json"});
  CHECK(ahead.code == 2);
  CHECK(has(ahead.err, "the clock of one machine is wrong"));
  const auto other = scene.run({"change", "apply", file, "--expect-digest", std::string(64, '0')});
  CHECK(other.code == 2);
  CHECK(has(other.err, "not the reviewed plan"));
  CHECK(scene.topics() == 2);
  const auto applied = scene.run({"change", "apply", file, "--expect-digest", digest});
  CHECK(applied.code == 0);
  CHECK(has(applied.err, "SHA-256 " + digest));
  CHECK(has(scene.run({"change", "apply", file, "-o", "json"}).out, "UNCHANGED"));
  CHECK(scene.topics() == 3);
  CHECK(nlohmann::json::parse(scene.run({"topic", "create", "b", "--plan-out", "-"}).out)["schema"] ==
        "klamm.plan/1");
}

TEST_CASE("an edited or foreign plan is refused") {
  Scene scene;
  const auto text = scene.run({"topic", "delete", "orders", "--plan-out", "-"}).out;
  const auto apply = [&](std::string from, const std::string& to) {
    auto edited = text;
    edited.replace(edited.find(from), from.size(), to);
    scene.home.write("edited.json", edited);
    return scene.run({"change", "apply", scene.home.path() + "/edited.json", "--confirm", "orders"});
  };
  CHECK(has(apply("destroys_data", "safe").err, "the risk of this step is \"destroys_data\""));
  CHECK(has(apply("\"operation\"", "\"host\":\"x\",\"operation\"").err, "unknown key \"host\""));
  CHECK(has(apply("\"topic\":\"orders\"", "\"topic\":\"orders\",\"topic\":\"x\"").err, "stands twice"));
  const auto foreign = apply(Model(1).cluster_id, "another-cluster");
  CHECK(foreign.code == 2);
  CHECK(has(foreign.err, "the change is for cluster another-cluster"));
  CHECK(scene.topics() == 2);
}

TEST_CASE("a choice that nothing fits is said to be one") {
  Scene scene;
  const auto none = scene.run({"topic", "delete", "--match", "no.such.*"});
  CHECK(none.code == 0);
  CHECK(has(none.err, "nothing matches"));
  CHECK_FALSE(has(scene.run({"topic", "delete", "no.such"}).err, "nothing fits"));
}

TEST_CASE("a dry run changes nothing and may say so by its exit code") {
  Scene scene;
  CHECK(scene.run({"topic", "create", "a", "--dry-run"}).code == 0);
  CHECK(scene.run({"topic", "create", "a", "--dry-run", "--exit-code"}).code == 3);
  CHECK(scene.run({"topic", "create", "orders", "--if-not-exists", "--dry-run", "--exit-code"}).code == 0);
  CHECK(scene.topics() == 2);
}

TEST_CASE("an option that says nothing without another is a slip: nothing is done") {
  Scene scene;
  const auto asked = scene.run({"topic", "create", "a", "--exit-code"});
  CHECK(asked.code == 2);
  CHECK(has(asked.err, "--exit-code goes with --dry-run or --plan-out; nothing was done"));
  CHECK(scene.run({"topic", "create", "a", "--force"}).code == 2);
  CHECK(scene.run({"topic", "create", "a", "--ignore-differences"}).code == 2);
  CHECK(scene.topics() == 2);
}

TEST_CASE("--max counts in a dry run too, where it is given") {
  Scene scene;
  const std::string file = scene.home.path() + "/plan.json";
  CHECK(scene.run({"topic", "create", "a", "b", "--dry-run", "--max", "2"}).code == 0);
  const auto many = scene.run({"topic", "create", "a", "b", "--dry-run", "--max", "1"});
  CHECK(many.code == 2);
  CHECK(has(many.err, "2 would be changed, more than 1; nothing was done (--max 2 allows it)"));
  CHECK(scene.run({"topic", "create", "a", "b", "--plan-out", file, "--max", "1"}).code == 2);
  CHECK(scene.run({"change", "show", file}).code == 2); // there is no such file
}

TEST_CASE("a dry run and a saved plan end as carrying it out would") {
  using Response = klamm::protocol::IncrementalAlterConfigsResponse;
  using Words = std::vector<std::string>;
  const std::vector<std::pair<Words, int>> commands{
      {{"topic", "create", "good", "bad name"}, 4},
      {{"topic", "create", "bad name"}, 2},
      {{"config", "set", "topic", "orders", "no.such", "--config", "segment.bytes=1MiB", "-y"}, 4},
      {{"config", "set", "topic", "no.such", "--config", "segment.bytes=1MiB", "-y"}, 1},
      // What only the brokers refuse.
      {{"config", "set", "topic", "orders", "refused", "--config", "segment.bytes=1MiB", "-y"}, 4},
      {{"config", "set", "topic", "refused", "--config", "segment.bytes=1MiB", "-y"}, 1},
  };
  for (const auto& [words, code] : commands) {
    CAPTURE(words[1] + " " + words.back());
    Scene scene;
    scene.cluster.change([](Model& model) { model.add_topic("refused", 1, 1); });
    scene.cluster.on("IncrementalAlterConfigs").edit<Response>([](auto& reply) {
      for (auto& result : reply.responses) {
        if (result.resource_name == "refused") result.error_code = klamm::protocol::ErrorCode::invalid_config;
      }
    });
    const auto with = [&](Words options) {
      options.insert(options.begin(), words.begin(), words.end());
      return scene.run(options);
    };
    CHECK(with({"--dry-run"}).code == code);
    CHECK(with({"--dry-run", "--exit-code"}).code == code);
    const auto saved = with({"--dry-run", "--plan-out", "-"});
    CHECK(saved.code == code);
    // Nothing but the plan.
    CHECK(nlohmann::json::parse(saved.out)["schema"] == "klamm.plan/1");
    CHECK(with({}).code == code);
  }
}

TEST_CASE("a change that may have happened is exit 7, and change show looks") {
  Scene scene;
  scene.cluster.on("CreateTopics").once().close();
  const auto lost = scene.run({"topic", "create", "a", "--timeout", "1200ms"});
  CHECK(lost.code == 7);
  CHECK(has(lost.err, "klamm change show"));
  CHECK(has(lost.out, "UNKNOWN"));
  klamm::test::ProcessResult shown;
  for (int i = 0; i < 100; ++i) {
    shown = scene.run({"change", "show", "last"});
    if (shown.code != 7) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  CHECK(shown.code == 0);
  CHECK(has(shown.out, "DONE"));
}

TEST_CASE("a reader that is gone, or a full disk behind it, stops no change") {
  Scene scene;
  scene.options.output = "-";
  CHECK(scene.run({"topic", "create", "a"}).code != 2);
  scene.options.output = "/dev/full";
  CHECK(scene.run({"topic", "create", "b"}).code == 1);
  scene.options.output.reset();
  CHECK(scene.topics() == 4);
  const auto listed = nlohmann::json::parse(scene.run({"change", "list", "-o", "json"}).out);
  REQUIRE(listed["data"].size() == 2);
  CHECK(listed["data"][0]["state"] == "DONE");
  CHECK(listed["data"][1]["state"] == "DONE");
}

TEST_CASE("no journal, no change; --journal says where else, or none") {
  Scene scene;
  scene.home.write("state", "a file where the state folder should be");
  const auto refused = scene.run({"topic", "create", "a"});
  CHECK(refused.code == 1);
  CHECK(has(refused.err, "--journal"));
  CHECK(scene.topics() == 2);
  CHECK(scene.run({"topic", "create", "a", "--journal", "none"}).code == 0);
  const std::string file = scene.home.path() + "/mine.jsonl";
  CHECK(scene.run({"topic", "create", "b", "--journal", file}).code == 0);
  CHECK(has(scene.run({"change", "show", file}).out, "topic b"));
  CHECK(scene.run({"topic", "create", "c", "--journal", file}).code == 1);
  CHECK(scene.topics() == 4);
}

TEST_CASE("the first signal ends a change in order, the second at once") {
  Scene scene;
  scene.cluster.on("CreateTopics").hold();
  scene.options.actions = {
      {"creates topic a", [&] { static_cast<void>(scene.cluster.wait_for("CreateTopics", 1)); }}};
  scene.options.signals = {{"creates topic a", SIGINT}, {"creates topic a", SIGTERM}};
  CHECK(scene.run({"topic", "create", "a"}).code == 143);
  scene.cluster.release();
  scene.options.actions.clear();
  scene.options.signals.clear();
  const auto listed = nlohmann::json::parse(scene.run({"change", "list", "-o", "json"}).out);
  CHECK(listed["data"][0]["state"] == "UNKNOWN");
}

TEST_CASE("secrets are given by reference and stand nowhere") {
  Scene scene;
  scene.cluster.change([](Model& model) {
    auto& configs = model.broker(1).configs;
    Model::set(configs, "ssl.key.password", "old", 2);
    configs.at("ssl.key.password").sensitive = true;
  });
  const auto bare = scene.run({"config", "set", "broker", "1", "--config", "ssl.key.password=hunter2", "-y"});
  CHECK(bare.code == 2);
  CHECK(has(bare.err, "never on the command line"));
  CHECK_FALSE(has(bare.err, "hunter2"));
  // With a change beside it that would go, in a list, for all brokers, of one listener, of a key none knows:
  // nothing is sent, since the journal keeps the command line.
  const std::vector<std::vector<std::string>> words{
      {"set", "broker", "1", "--config", "ssl.key.password=hunter2", "--config", "background.threads=2"},
      {"append", "broker", "1", "--config", "ssl.key.password=hunter2"},
      {"set", "broker", "--cluster-default", "--config", "ssl.key.password=hunter2"},
      {"set", "broker", "1", "--config", "listener.name.a.ssl.key.password=hunter2"},
      {"set", "broker", "1", "--config", "listener.name.a.plain.ssl.key.password=hunter2"},
      {"set", "broker", "1", "--config", "nobody.knows=hunter2"},
      {"set", "broker", "--cluster-default", "--config", "nobody.knows=hunter2"},
  };
  for (auto each : words) {
    each.insert(each.begin(), "config");
    each.insert(each.end(), {"-y", "-vv"});
    const auto refused = scene.run(each);
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "never on the command line"));
    CHECK_FALSE(has(refused.err + refused.out, "hunter2"));
  }
  CHECK(scene.cluster.requests("IncrementalAlterConfigs") == 0);
  CHECK(scene.run({"change", "list", "-o", "name"}).out.empty());
  // Of one listener, and in the open.
  for (const char* open : {"listener.name.a.background.threads=2", "leader.replication.throttled.rate=1MiB"})
    CHECK(scene.run({"config", "set", "broker", "1", "--config", open, "--dry-run"}).code == 0);
  const auto misplaced = scene.run({"config", "set", "broker", "1", "ssl.key.password=hunter2", "-y"});
  CHECK(misplaced.code == 2);
  CHECK(has(misplaced.err, "never on the command line"));
  CHECK_FALSE(has(misplaced.err, "hunter2"));
  scene.options.environment["CANARY"] = "hunter2";
  const auto set =
      scene.run({"config", "set", "broker", "1", "--config", "ssl.key.password=@env:CANARY", "-y", "-vv"});
  CHECK(set.code == 0);
  CHECK_FALSE(has(set.err + set.out, "hunter2"));
  const auto shown = scene.run({"change", "show", "last", "-o", "json"}).out;
  CHECK(has(shown, "@env:CANARY"));
  CHECK_FALSE(has(shown, "hunter2"));
  std::string now;
  scene.cluster.change(
      [&](Model& model) { now = model.broker(1).configs.at("ssl.key.password").value.value_or(""); });
  CHECK(now == "hunter2");
  CHECK(has(scene.run({"change", "undo", "last", "-y"}).err, "NO_UNDO"));
}
