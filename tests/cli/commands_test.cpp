// Every command that asks a cluster, over the golden cluster: what it prints as JSON, and one way to fail.

#include "golden.hpp"

#include <doctest/doctest.h>
#include <support/golden_cluster.hpp>
#include <support/scripted_cluster.hpp>

#include <algorithm>
#include <csignal>

using klamm::test::check_golden;
using klamm::test::Replacements;
using klamm::test::run_klamm;

namespace {

using Words = std::vector<std::string>;

struct Line {
  Words command;        ///< NOUN VERB
  Words arguments;      ///< what else makes it answer
  Words failing;        ///< what makes it fail instead; empty: nobody answers
  bool healthy = false; ///< over a cluster without a fault instead
};

const std::vector<Line> lines{
    {{"cluster", "describe"}, {}, {}},
    {{"cluster", "health"}, {}, {}},
    {{"broker", "list"}, {}, {}},
    {{"broker", "describe"}, {"2"}, {"7"}},
    {{"broker", "check-stop"}, {"2"}, {"7"}},
    {{"broker", "drain"}, {"3", "--throttle", "none", "--dry-run"}, {"9", "--throttle", "none", "--dry-run"}},
    {{"broker", "cordon"}, {"3", "--dry-run"}, {"x", "--dry-run"}},
    {{"broker", "uncordon"}, {"3", "--dry-run"}, {"9", "--dry-run"}},
    {{"topic", "list"},
     {"--internal", "--columns",
      "name,partitions,size,min_insync_replicas,under_min_isr,cleanup_policy,retention"},
     {"orders", "no.such", "secret.topic"}},
    {{"topic", "describe"}, {"orders", "clicks"}, {"no.such"}},
    {{"partition", "list"}, {}, {"no.such"}},
    {{"config", "get"}, {"topic", "orders"}, {"topic", "no.such"}},
    {{"config", "describe"}, {"topic", "orders"}, {"topic", "no.such"}},
    {{"config", "diff"}, {"topic", "orders", "logs.app"}, {"topic", "orders", "no.such"}},
    {{"log-dir", "list"}, {}, {}},
    {{"group", "list"}, {}, {}},
    {{"group", "describe"}, {"shipping", "fraud"}, {"no.such"}},
    {{"group", "members"}, {"shipping", "fraud"}, {"no.such"}},
    {{"group", "offsets"}, {"shipping", "audit"}, {"no.such"}},
    {{"group", "reset-offsets"},
     {"shipping", "replay", "--topic", "device.latest", "--to", "earliest+500", "--dry-run"},
     {"shipping", "--all-topics", "--to", "+5"}},
    {{"group", "delete-offsets"},
     {"replay", "--topic", "device.latest:0-5", "--dry-run"},
     {"no.such", "--all-topics", "--dry-run"}},
    {{"group", "delete"}, {"replay", "--dry-run"}, {"no.such", "--dry-run"}},
    {{"group", "remove-member"},
     {"shipping", "--instance-id", "rack-7", "--dry-run"},
     {"sessions", "--all", "--dry-run"}},
    {{"lag", "list"}, {}, {"no.such"}},
    {{"reassignment", "list"}, {}, {}},
    {{"reassignment", "start"},
     {"orders:0=3,1,2", "orders:1=1,2", "--throttle", "10MiB/s", "--dry-run"},
     {"orders:0=1,9", "orders:1=2,2", "no.such:0=1", "device.latest:0=2,3", "--throttle", "none",
      "--dry-run"}},
    {{"reassignment", "cancel"}, {"device.latest:0", "--dry-run"}, {"orders:0", "--dry-run"}},
    {{"reassignment", "clean-up"}, {"--dry-run"}, {}},
    {{"scale", "plan"}, {"--throttle", "10MiB/s"}, {"--drain", "3"}},
    {{"scale", "run"},
     {"--throttle", "10MiB/s", "--dry-run"},
     {"--drain", "3", "--throttle", "none", "--dry-run"}},
    {{"scale", "export"}, {}, {}},
    {{"partition", "elect-leader"}, {"--all", "--dry-run"}, {"no.such:0", "orders:99", "--dry-run"}},
    // What a wait that ends in vain says depends on its last look; what is wrong with the line does not.
    {{"wait", "healthy"}, {}, {"--stable", "5"}, true},
    {{"wait", "topic"}, {"orders"}, {"orders", "--wait", "5"}},
    {{"wait", "group"}, {"billing", "--state", "Empty"}, {"billing"}},
    {{"wait", "reassignment"}, {"orders"}, {"--wait", "5"}},
    {{"wait", "broker"}, {"3", "--in-sync"}, {"x", "--in-sync"}, true},
    {{"quorum", "describe"}, {}, {}},
    {{"feature", "describe"}, {}, {}},
    {{"api", "versions"}, {"--broker", "1", "--limit", "5"}, {}},
    {{"topic", "create"},
     {"fresh", "--partitions", "2", "--rf", "3", "--config", "retention.ms=7d", "--dry-run"},
     {"orders", "bad name", "--dry-run"}},
    {{"topic", "delete"}, {"orders", "--dry-run"}, {"no.such", "--dry-run"}},
    {{"topic", "alter"},
     {"orders", "logs.app", "--partitions", "14", "--config", "retention.ms=1d", "--unset", "segment.bytes",
      "--dry-run"},
     {"orders", "device.latest", "no.such", "--partitions", "4", "--dry-run"}},
    {{"topic", "delete-records"},
     {"orders:0-1", "account.events", "--to", "85", "--dry-run"},
     {"orders", "clicks", "orders:9", "--to", "1010", "--dry-run"}},
    {{"topic", "clone"},
     {"logs.app", "logs.copy", "--partitions", "3", "--config", "retention.ms=2h", "--dry-run"},
     {"logs.app", "orders", "--dry-run"}},
    {{"config", "set"},
     {"topic", "orders", "--config", "retention.ms=1d", "--config", "max.message.bytes=2MiB", "--dry-run"},
     {"topic", "no.such", "--config", "retention.ms=1d", "--dry-run"}},
    {{"config", "unset"}, {"topic", "orders", "-k", "retention.ms", "--dry-run"}, {"topic", "orders"}},
    {{"config", "append"},
     {"topic", "orders", "--config", "cleanup.policy=compact", "--dry-run"},
     {"topic", "orders", "--config", "retention.ms=5", "--dry-run"}},
    {{"config", "subtract"},
     {"topic", "device.latest", "--config", "cleanup.policy=compact,delete", "--dry-run"},
     {"topic", "orders", "--config", "retention.ms=5", "--dry-run"}},
};

struct Golden {
  klamm::testing::ScriptedCluster cluster{3};
  Replacements ports;
  explicit Golden(bool healthy = false) {
    if (healthy) {
      cluster.model().cluster_id = "aGVhbHRoeS1jbHVzdGVyLQ";
      cluster.model().add_topic("orders", 6, 3);
    } else {
      cluster.model() = klamm::testing::golden_cluster();
    }
    // As long as what it stands for, so that tables keep their widths.
    for (std::int32_t broker = 1; broker <= 3; ++broker) {
      ports.emplace_back(std::to_string(cluster.port(broker)), "PORT" + std::to_string(broker));
    }
  }
  klamm::test::ProcessOptions options() {
    return {.environment = {{"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()}}};
  }
};

std::string file_name(const Words& command, const std::string& ending) {
  std::string name = command[0] + "_" + command[1] + "_" + ending;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

Words joined(const Words& a, const Words& b) {
  Words all = a;
  all.insert(all.end(), b.begin(), b.end());
  return all;
}

} // namespace

TEST_CASE("no command is left out") {
  const std::string overview = run_klamm("klamm", {}).out;
  const std::string list = overview.substr(0, overview.find("Global options"));
  for (std::size_t start = list.find("\n  "); start != std::string::npos;
       start = list.find("\n  ", start + 1)) {
    std::string noun = list.substr(start + 3, list.find(' ', start + 3) - start - 3);
    if (noun.empty() || noun == "profile" || noun == "completion" || noun == "schema") continue;
    if (noun == "change") continue; // its own goldens: changes_test.cpp
    const std::string verbs = run_klamm("klamm", {noun}).out;
    for (std::size_t at = verbs.find("\n  "); at != std::string::npos; at = verbs.find("\n  ", at + 1)) {
      const std::string verb = verbs.substr(at + 3, verbs.find_first_of(" \n", at + 3) - at - 3);
      if (verb.empty()) continue; // the second line of a summary
      // What runs that are recorded say: scale_test.cpp.
      const Words of_runs{"list", "status", "pause", "resume", "cancel"};
      if (noun == "scale" && std::find(of_runs.begin(), of_runs.end(), verb) != of_runs.end()) continue;
      INFO(noun << " " << verb);
      CHECK(std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        return line.command == Words{noun, verb};
      }));
    }
  }
}

TEST_CASE("every command, as JSON, as a table, failing") {
  Golden faulty;
  Golden healthy(true);
  for (const Line& line : lines) {
    Golden& golden = line.healthy ? healthy : faulty;
    const auto check = [&](const char* ending, const Words& words,
                           const klamm::test::ProcessOptions& options) {
      check_golden(file_name(line.command, ending), "klamm", joined(line.command, words), options,
                   golden.ports);
    };
    check("json", joined(line.arguments, {"-o", "json"}), golden.options());
    if (line.command[0] != "wait")
      check("table", line.arguments, golden.options()); // it shows how long it took
    auto options = golden.options();
    if (line.failing.empty()) options.environment["KLAMM_BOOTSTRAP_SERVERS"] = "127.0.0.1:1";
    check("failing", joined(line.failing.empty() ? line.arguments : line.failing, {"-o", "json"}), options);
  }
  CHECK(faulty.cluster.bad_requests().empty());
  CHECK(healthy.cluster.bad_requests().empty());
}

TEST_CASE("nouns, verbs and options as names are names") {
  Golden golden;
  const auto names = [&](Words words) {
    return run_klamm("klamm", joined({"topic", "list", "-o", "json"}, words), golden.options());
  };
  for (const std::string name :
       {"topic", "group", "lag", "list", "check", "describe", "a=b", "\xc3\xbc", "a b"}) {
    const auto result = names({name});
    CHECK(result.code == 1); // UNKNOWN_TOPIC_OR_PARTITION for exactly that name, or INVALID_TOPIC_EXCEPTION
    CHECK(result.out.find("\"topic " + name + "\"") != std::string::npos);
    CHECK(result.out.find("\"data\":[]") != std::string::npos);
  }
  // A noun and a verb as the only name, for a verb that prints all without one.
  for (const std::string name : {"group", "topic", "list", "lag"}) {
    const auto result = run_klamm("klamm", {"topic", "describe", name, "-o", "json"}, golden.options());
    CHECK(result.out.find("\"topic " + name + "\"") != std::string::npos);
    CHECK(result.out.find("\"data\":[]") != std::string::npos);
    const auto group =
        run_klamm("klamm", {"group", "describe", "--group", name, "-o", "json"}, golden.options());
    CHECK(group.out.find("group " + name) != std::string::npos);
  }
  for (const std::string group : {"[a,b]", "--yes", ""}) {
    INFO(group);
    const std::string target = group.empty() ? "\"group \\\"\\\"\"" : "\"group " + group + "\"";
    for (const Words& words : {Words{"--group", group}, Words{"--group=" + group}, Words{"-g", group}}) {
      const auto result =
          run_klamm("klamm", joined({"group", "describe", "-o", "json"}, words), golden.options());
      CHECK(result.out.find(target) != std::string::npos);
      CHECK(result.out.find("\"data\":[]") != std::string::npos);
    }
  }
  for (const std::string name : {"-", "--yes"}) {
    CHECK(names({"--", name}).out.find("\"topic " + name + "\"") != std::string::npos);
  }
}

TEST_CASE("a costly column is asked for only when it is shown, sorted or filtered by") {
  Golden golden;
  const auto asked = [&](Words more) {
    golden.cluster.forget_requests();
    CHECK(run_klamm("klamm", joined({"topic", "list", "-q", "-o", "name", "--exclude", "clicks"}, more),
                    golden.options())
              .code == 0);
    return std::pair(golden.cluster.requests("DescribeLogDirs"), golden.cluster.requests("DescribeConfigs"));
  };
  CHECK(asked({}) == std::pair(0, 0));
  CHECK(asked({"--where", "size>1GiB"}) == std::pair(3, 0));
  CHECK(asked({"--sort", "size:desc"}) == std::pair(3, 0));
  CHECK(asked({"--columns", "name,size"}) == std::pair(3, 0));
  CHECK(asked({"--where", "cleanup_policy=compact"}).second > 0);
}

TEST_CASE("completion offers live names, keeps them for a minute, and asks the cluster the line names") {
  Golden golden;
  const klamm::test::Folder folder;
  const auto complete = [&](Words words) {
    klamm::test::ProcessOptions options;
    options.environment = {{"KLAMM_STATE_HOME", folder.path()}};
    words.insert(words.begin(), {"__complete", "--", "-b", golden.cluster.bootstrap()});
    return run_klamm("klamm", words, options).out;
  };
  CHECK(complete({"topic", "describe", "o"}) == "orders\n");
  const int asked = golden.cluster.requests();
  CHECK(complete({"topic", "describe", "acc"}) == "account.events\n");
  CHECK(golden.cluster.requests() == asked);
}

TEST_CASE("partitions a member never committed are seen by member, by partition of a named group, and wide") {
  klamm::testing::ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 2);
  cluster.model().add_group("fresh").commit("orders", 0, 0);
  cluster.model().add_member("fresh", "app", {{"orders", {0, 1}}});
  const auto shown = [&](Words more) {
    klamm::test::ProcessOptions options;
    options.environment = {{"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()}};
    return run_klamm("klamm", joined({"lag", "list", "--by"}, more), options).out;
  };
  const std::string members = shown({"member"});
  CHECK(members.find("NEVER-COMMITTED-AT") != std::string::npos);
  CHECK(members.find("orders:1 ") != std::string::npos);
  const Words columns{"--columns", "topic,partition,status", "--no-headers"};
  CHECK(shown(joined({"partition", "fresh"}, columns)).find("orders  1  NEVER_COMMITTED\n") !=
        std::string::npos);
  CHECK(shown({"partition", "-o", "wide"}).find("NEVER_COMMITTED\n") != std::string::npos);
  CHECK(shown(joined({"partition"}, columns)) == "orders  0  OK\n"); // members were not asked
}

namespace {

/// `topic list --watch` over a cluster whose brokers all go away after the first answer.
struct Watched {
  Golden golden;
  klamm::test::ProcessOptions options = golden.options();

  Watched() {
    options.actions.emplace_back("orders\n", [this] {
      for (std::int32_t broker = 1; broker <= 3; ++broker) golden.cluster.stop(broker);
    });
  }
  klamm::test::ProcessResult run() {
    return run_klamm("klamm", {"topic", "list", "-w=10ms", "-o", "name", "--timeout=1s"}, options);
  }
};

} // namespace

TEST_CASE("a watched cluster that goes away: each failed tick is said, and Ctrl-C exits with its code") {
  Watched watched;
  watched.options.signals = {{"trying again", SIGINT}};
  const auto result = watched.run();
  CHECK(result.code == 5);
  CHECK(result.err.find(" cannot be reached: connection refused") != std::string::npos);
  CHECK(result.err.find("klamm: last answer ") != std::string::npos);
  CHECK(result.err.find(" ago; trying again\n") != std::string::npos);
}

TEST_CASE("a watched cluster that comes back is shown as it is then, and Ctrl-C exits 0") {
  Watched watched;
  watched.options.actions.emplace_back("trying again", [&] {
    auto& cluster = watched.golden.cluster;
    cluster.change([](klamm::testing::Model& model) { model.add_topic("made.meanwhile", 1); });
    for (std::int32_t broker = 1; broker <= 3; ++broker) cluster.start(broker);
  });
  watched.options.signals = {{"made.meanwhile\n", SIGINT}};
  const auto result = watched.run();
  CHECK(result.code == 0);
  CHECK(result.out.find("orders\n") < result.out.find("made.meanwhile\n"));
}
