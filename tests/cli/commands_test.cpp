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
    {{"lag", "list"}, {}, {"no.such"}},
    {{"reassignment", "list"}, {}, {}},
    // What a wait that ends in vain says depends on its last look; what is wrong with the line does not.
    {{"wait", "healthy"}, {}, {"--stable", "5"}, true},
    {{"wait", "topic"}, {"orders"}, {"orders", "--wait", "5"}},
    {{"wait", "group"}, {"billing", "--state", "Empty"}, {"billing"}},
    {{"wait", "reassignment"}, {"orders"}, {"--wait", "5"}},
    {{"wait", "broker"}, {"3", "--in-sync"}, {"x", "--in-sync"}, true},
    {{"quorum", "describe"}, {}, {}},
    {{"feature", "describe"}, {}, {}},
    {{"api", "versions"}, {"--broker", "1", "--limit", "5"}, {}},
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
    const std::string verbs = run_klamm("klamm", {noun}).out;
    for (std::size_t at = verbs.find("\n  "); at != std::string::npos; at = verbs.find("\n  ", at + 1)) {
      const std::string verb = verbs.substr(at + 3, verbs.find_first_of(" \n", at + 3) - at - 3);
      if (verb.empty()) continue; // the second line of a summary
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

TEST_CASE("a failed tick on a cluster that goes away, and comes back") {
  Golden golden;
  auto options = golden.options();
  options.signals = {{"trying again", SIGINT}};
  for (std::int32_t broker = 1; broker <= 3; ++broker)
    golden.cluster.on("Metadata").broker(broker).nth(2).close();
  const auto result = run_klamm("klamm", {"topic", "list", "-w=1ms", "-o", "name", "--timeout=2s"}, options);
  CHECK(result.out.find("orders\n") != std::string::npos);
}
