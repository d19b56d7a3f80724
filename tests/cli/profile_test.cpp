#include "golden.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <support/scripted_cluster.hpp>
#include <sys/stat.h>

using klamm::test::check_golden;
using klamm::test::Folder;
using klamm::test::ProcessOptions;
using klamm::test::run_klamm;

namespace {

struct Home {
  Folder folder;
  ProcessOptions options;
  Home() {
    options.environment = {{"KLAMM_CONFIG_HOME", folder.path() + "/config"},
                           {"KLAMM_STATE_HOME", folder.path() + "/state"}};
  }
  klamm::test::ProcessResult run(std::vector<std::string> words) const {
    return run_klamm("klamm", std::move(words), options);
  }
  /// `profile add` that asks nobody.
  klamm::test::ProcessResult add(std::vector<std::string> words) const {
    words.insert(words.begin(), {"profile", "add", "--offline"});
    return run(std::move(words));
  }
  [[nodiscard]] std::string stored(const std::string& name) const {
    return folder.read("config/profiles/" + name + ".yaml");
  }
};

struct Seeded : Home {
  Seeded() {
    CHECK(add({"production", "-b", "kafka-1:9092,kafka-2:9092", "--protection", "confirm", "--expect-cluster",
               "abc", "--environment", "production", "--description", "it's the \"real\" one: ünï"})
              .code == 0);
    CHECK(add({"staging", "-b", "[::1]:9092", "-X", "client.id=me", "-X", "addresses.1=localhost:19092"})
              .code == 0);
    CHECK(run({"profile", "use", "staging"}).code == 0);
  }
};

} // namespace

TEST_CASE("profiles in every format") {
  const Seeded home;
  for (const std::string format : {"table", "wide", "json", "jsonl", "yaml", "csv", "tsv", "name"}) {
    check_golden("profile_list_" + format, "klamm", {"profile", "list", "-o", format}, home.options);
    check_golden("profile_show_" + format, "klamm", {"profile", "show", "staging", "-o", format},
                 home.options);
  }
}

TEST_CASE("a stored profile is read back as it was given, by its owner alone") {
  const Seeded home;
  const auto shown = nlohmann::json::parse(home.run({"profile", "show", "production", "-o", "json"}).out);
  std::map<std::string, std::string> settings;
  for (const auto& row : shown["data"]) settings[row["key"]] = row["value"];
  CHECK(settings == std::map<std::string, std::string>{{"bootstrap.servers", "kafka-1:9092,kafka-2:9092"},
                                                       {"cluster_id", "abc"},
                                                       {"protection", "confirm"},
                                                       {"environment", "production"},
                                                       {"description", "it's the \"real\" one: ünï"}});
  struct stat status {};
  REQUIRE(::stat((home.folder.path() + "/config/profiles/production.yaml").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("add refuses what stands, use chooses, remove forgets") {
  const Seeded home;
  CHECK(home.add({"staging", "-b", "x:1"}).err ==
        "klamm: profile \"staging\" exists already; --replace overwrites it\n");
  CHECK(home.add({"staging", "-b", "x:1", "--replace"}).code == 0);
  CHECK(home.run({"profile", "show", "staging", "-o", "csv", "--no-headers"}).out ==
        "staging,bootstrap.servers,x:1\n");
  CHECK(home.run({"profile", "list", "--where", "current", "-o", "name"}).out == "staging\n");
  CHECK(home.run({"profile", "remove", "staging"}).code == 0);
  CHECK(home.run({"profile", "list", "--where", "current", "-o", "name"}).out == "");
  CHECK(home.run({"profile", "list", "-o", "name"}).out == "production\n");
  CHECK(home.run({"profile", "use", "production"}).code == 0);
  CHECK(home.run({"profile", "use", "--none"}).code == 0);
  CHECK(home.run({"profile", "list", "--where", "current", "-o", "name"}).out == "");
}

TEST_CASE("add binds the profile to the cluster it leads to, unless told not to") {
  klamm::testing::ScriptedCluster cluster(1);
  cluster.model().cluster_id = "c1u5ter";
  const Home home;
  const std::string at = cluster.bootstrap();

  const auto said = home.run({"profile", "add", "one", "-b", at, "--any-cluster"});
  CHECK(said.code == 0);
  CHECK(said.err.ends_with("klamm: it leads to cluster c1u5ter, and may lead to another later\n"));
  CHECK(home.stored("one").find("cluster_id") == std::string::npos);

  const auto bound = home.run({"profile", "add", "two", "-b", at});
  CHECK(bound.code == 0);
  CHECK(bound.err.ends_with("klamm: it reaches cluster c1u5ter and never another\n"));
  CHECK(home.stored("two").find("cluster_id: \"c1u5ter\"\n") != std::string::npos);
  CHECK(home.run({"-P", "two", "topic", "list"}).code == 0);

  const auto other = home.run({"profile", "add", "three", "-b", at, "--expect-cluster", "other"});
  CHECK(other.code == 1);
  CHECK(other.err.find("WRONG_CLUSTER") != std::string::npos);
  CHECK(home.stored("three") == "");

  const int asked = cluster.requests() + cluster.setup_requests("Metadata");
  CHECK(home.run({"profile", "add", "one", "-b", at, "--record-cluster-id"}).code == 2); // it stands already
  CHECK(home.run({"profile", "add", "four", "-b", at, "--offline"}).code == 0);
  CHECK(cluster.requests() + cluster.setup_requests("Metadata") == asked);
  CHECK(home.run({"profile", "add", "five", "-b", at, "--offline", "--record-cluster-id"}).code == 2);
  CHECK(home.run({"profile", "add", "five", "-b", at, "--any-cluster", "--protection", "confirm"}).code == 2);
  CHECK(home.run({"profile", "add", "six", "-b", at, "--record-cluster-id"}).code == 0); // the older way
  CHECK(home.stored("six").find("cluster_id: \"c1u5ter\"\n") != std::string::npos);
}

TEST_CASE("protection does not fall away where no cluster id is recorded") {
  klamm::testing::ScriptedCluster cluster(1);
  const Home home;
  const std::string at = cluster.bootstrap();
  CHECK(home.run({"profile", "add", "prodx", "-b", at, "--protection", "read-only", "--offline"}).code == 0);
  CHECK(home.stored("prodx").find("cluster_id") == std::string::npos);
  const auto refused = home.run({"-b", at, "topic", "create", "t", "--partitions", "1", "--rf", "1"});
  CHECK(refused.code == 2);
  CHECK(cluster.requests("CreateTopics") == 0);
  // The first contact, also one that only reads, binds it.
  const auto read = home.run({"-P", "prodx", "topic", "list"});
  CHECK(read.code == 0);
  CHECK(read.err.find("profile prodx is bound to cluster") != std::string::npos);
  CHECK(home.stored("prodx").find("cluster_id: ") != std::string::npos);
  CHECK(home.run({"-P", "prodx", "topic", "list"}).err.find("is bound") == std::string::npos);
  CHECK(home.run({"-b", at, "topic", "create", "t", "--partitions", "1", "--rf", "1"}).code == 2);
}

TEST_CASE("add stores a profile whose cluster is away") {
  const Home home;
  const auto away = home.run({"profile", "add", "away", "-b", "127.0.0.1:1", "--record-cluster-id"});
  CHECK(away.code == 0);
  CHECK(away.err.find("klamm: the cluster id is not known and not recorded: ") != std::string::npos);
  CHECK(away.err.find("connection refused") != std::string::npos);
  CHECK(home.stored("away") == "bootstrap.servers: \"127.0.0.1:1\"\n");
}

TEST_CASE("what is wrong with a profile command is said") {
  const Seeded home;
  const auto usage = [&](std::vector<std::string> words) {
    const auto result = home.run(std::move(words));
    CHECK(result.code == 2);
    return result.err;
  };
  CHECK(usage({"profile", "add", "x"}) == "klamm: profile add needs an address: -b HOST:PORT\n");
  CHECK(usage({"profile", "add", "../x", "-b", "a:1"}) ==
        "klamm: \"../x\" is not a profile name; write letters, digits, dots, dashes, at most 64\n");
  CHECK(usage({"profile", "add", "x", "-b", "a:b"}).find("a:b") != std::string::npos);
  CHECK(usage({"profile", "add", "x", "-b", "a:1", "-X", "sasl.mechanism=NTLM"})
            .starts_with("klamm: sasl.mechanism: \"NTLM\" is not one of PLAIN, SCRAM-SHA-256"));
  const auto secret = usage({"profile", "add", "x", "-b", "a:1", "-X", "sasl.password=hunter2"});
  CHECK(secret.starts_with("klamm: sasl.password takes @env:NAME, @file:PATH or @prompt here"));
  CHECK(secret.find("hunter2") == std::string::npos);
  CHECK(usage({"profile", "add", "x", "-b", "a:1", "-X", "client_id=me"}) ==
        "klamm: no profile key \"client_id\", did you mean \"client.id\"?\n");
  CHECK(usage({"profile", "show", "stagin"}) ==
        "klamm: profile \"stagin\" does not exist, did you mean \"staging\"?\n");
  CHECK(usage({"profile", "use", "zzzzzz"}) ==
        "klamm: profile \"zzzzzz\" does not exist; klamm profile list shows them\n");
  CHECK(usage({"profile", "use"}) == "klamm: profile use needs one of NAME and --none\n");
  CHECK(usage({"profile", "remove", "zzzzzz"}) ==
        "klamm: profile \"zzzzzz\" does not exist; klamm profile list shows them\n");
  CHECK(home.run({"profile", "remove", "zzzzzz", "staging"}).code == 4);
}

TEST_CASE("a profile that cannot be read is listed all the same") {
  const Seeded home;
  home.folder.write("config/profiles/broken.yaml", "bootstrap.servers: a:1\nnonsense: 1\n");
  const auto result = home.run({"profile", "list", "-o", "name"});
  CHECK(result.code == 4);
  CHECK(result.out == "broken\nproduction\nstaging\n");
  CHECK(result.err.find("config/profiles/broken.yaml: line 2: no profile key \"nonsense\"") !=
        std::string::npos);
}

TEST_CASE("the target: options, then the variables, then the current profile, then localhost") {
  Seeded home;
  // What is not reachable names the address that was meant.
  home.add({"one", "-b", "127.0.0.1:1"});
  home.add({"two", "-b", "127.0.0.1:2"});
  home.run({"profile", "use", "one"});
  const auto asked = [&](std::vector<std::string> words, std::map<std::string, std::string> variables = {}) {
    auto options = home.options;
    options.environment.insert(variables.begin(), variables.end());
    words.insert(words.end(), {"topic", "list"});
    const auto result = run_klamm("klamm", words, options);
    CHECK(result.code == 5);
    const auto at = result.err.find("127.0.0.1:");
    return at == std::string::npos ? result.err : result.err.substr(at, result.err.find(' ', at) - at);
  };
  CHECK(asked({}) == "127.0.0.1:1");
  CHECK(asked({}, {{"KLAMM_BOOTSTRAP_SERVERS", "127.0.0.1:3"}}) == "127.0.0.1:3");
  CHECK(asked({}, {{"KLAMM_PROFILE", "two"}}) == "127.0.0.1:2");
  CHECK(asked({"-b", "127.0.0.1:4"},
              {{"KLAMM_PROFILE", "two"}, {"KLAMM_BOOTSTRAP_SERVERS", "127.0.0.1:3"}}) == "127.0.0.1:4");
  CHECK(asked({"-P", "two"}, {{"KLAMM_PROFILE", "one"}, {"KLAMM_BOOTSTRAP_SERVERS", "127.0.0.1:3"}}) ==
        "127.0.0.1:2");
  CHECK(asked({"--context", "two"}) == "127.0.0.1:2");
  CHECK(asked({"-P", "two", "-b", "127.0.0.1:4"}) == "127.0.0.1:4");
  home.folder.write("client.properties", "bootstrap.servers = 127.0.0.1:5\nretries=3\n");
  CHECK(asked({"-F", home.folder.path() + "/client.properties"}, {{"KLAMM_PROFILE", "two"}}) ==
        "127.0.0.1:5");
  CHECK(asked({"-F", home.folder.path() + "/client.properties", "-b", "127.0.0.1:4"}) == "127.0.0.1:4");
  CHECK(home.run({"topic", "list", "-v"})
            .err.starts_with("klamm: profile one: the cluster behind 127.0.0.1:1, the current profile\n"));
  const auto refused = [&](std::vector<std::string> words,
                           std::map<std::string, std::string> variables = {}) {
    auto options = home.options;
    options.environment.insert(variables.begin(), variables.end());
    words.insert(words.end(), {"topic", "list"});
    const auto result = run_klamm("klamm", words, options);
    CHECK(result.code == 2);
    CHECK(result.out == "");
    return result.err;
  };
  CHECK(refused({}, {{"KLAMM_PROFILE", "two"}, {"KLAMM_BOOTSTRAP_SERVERS", "127.0.0.1:3"}}) ==
        "klamm: KLAMM_PROFILE and KLAMM_BOOTSTRAP_SERVERS are both set; unset one of them; give one of -P, "
        "-F, -b and -C\n");
  CHECK(refused({"-P", "nonsense"}, {{"KLAMM_BOOTSTRAP_SERVERS", "127.0.0.1:3"}}) ==
        "klamm: profile \"nonsense\" does not exist; klamm profile list shows them\n");
  CHECK(refused({}, {{"KLAMM_PROFILE", "nonsense"}}) ==
        "klamm: profile \"nonsense\" does not exist; klamm profile list shows them\n");
  CHECK(refused({"-P", "production", "--expect-cluster", "other"}) ==
        "klamm: profile \"production\" is of cluster abc, but cluster other is expected\n");
  CHECK(refused({"-X", "nonsense"}) == "klamm: -X: \"nonsense\" is not a setting; write KEY=VALUE\n");
  home.folder.write("secure.properties",
                    "bootstrap.servers=127.0.0.1:5\nssl.engine.factory.class=com.example.Engine\n");
  CHECK(refused({"-F", home.folder.path() + "/secure.properties"})
            .find("ssl.engine.factory.class=com.example.Engine: Klamm cannot run Java classes") !=
        std::string::npos);
}

TEST_CASE(
    "profile test passes, binds a profile that has no cluster yet, and exits as the failed stage asks") {
  const Home home;
  klamm::testing::ScriptedCluster cluster(2);
  const std::string id = klamm::testing::Model(1).cluster_id;
  REQUIRE(home.add({"here", "-b", cluster.bootstrap({1})}).code == 0);
  const auto passed = home.run({"profile", "test", "here", "-o", "json"});
  CHECK(passed.code == 0);
  const auto rows = nlohmann::json::parse(passed.out)["data"];
  REQUIRE(rows.size() == 5);
  for (const auto& row : rows) CHECK(row["state"] == "PASSED");
  CHECK(rows[2]["found"] == id);
  CHECK(home.stored("here").find(id) != std::string::npos);

  REQUIRE(home.add({"other", "-b", cluster.bootstrap({1}), "--expect-cluster", "another"}).code == 0);
  const auto other = home.run({"profile", "test", "other", "-o", "json"});
  CHECK(other.code == 1);
  CHECK(nlohmann::json::parse(other.out)["errors"][0]["code"] == "WRONG_CLUSTER");
  CHECK(home.stored("other").find(id) == std::string::npos);

  REQUIRE(home.add({"nowhere", "-b", "127.0.0.1:1"}).code == 0);
  CHECK(home.run({"profile", "test", "nowhere"}).code == 5);
  CHECK(home.run({"profile", "test", "unknown"}).code == 2);
  CHECK(home.run({"profile", "test", "here", "-b", cluster.bootstrap({1})}).code == 2);
}
