// change apply, list, show and undo over the golden cluster: what they print, and one way each to fail.

#include "golden.hpp"

#include <doctest/doctest.h>
#include <pwd.h>
#include <support/golden_cluster.hpp>
#include <support/scripted_cluster.hpp>
#include <unistd.h>

#include <array>

using klamm::test::check_golden;
using klamm::test::Replacements;
using klamm::test::run_klamm;

namespace {

using Words = std::vector<std::string>;

/// As wide as what it stands for, so that tables keep their widths.
std::string as_wide(const std::string& word, const std::string& mask) {
  std::string out = mask;
  while (out.size() < word.size()) out += mask;
  return out.substr(0, word.size());
}

/// The golden cluster, a state folder, and a plan file that sets a topic's retention.
struct Changing {
  klamm::testing::ScriptedCluster cluster{3};
  klamm::test::Folder folder;
  std::string plan = folder.path() + "/plan.json";

  Changing() {
    cluster.model() = klamm::testing::golden_cluster();
    REQUIRE(run({"config", "set", "topic", "orders", "--config", "retention.ms=14d", "--config",
                 "max.message.bytes=2MiB", "--plan-out", plan})
                .code == 0);
  }

  klamm::test::ProcessOptions options() {
    return {.environment = {{"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()},
                            {"KLAMM_STATE_HOME", folder.path()}}};
  }
  klamm::test::ProcessResult run(const Words& words) { return run_klamm("klamm", words, options()); }

  /// What differs from run to run: ports, the folder, the change's id, user and host.
  Replacements masks() {
    Replacements out;
    for (std::int32_t broker = 1; broker <= 3; ++broker)
      out.emplace_back(std::to_string(cluster.port(broker)), "PORT" + std::to_string(broker));
    out.emplace_back(folder.path(), "FOLDER");
    const std::string rows = run({"change", "list", "-o", "csv"}).out;
    const auto line = rows.find('\n') + 1;
    if (rows.size() <= line) return out;
    const std::string id = rows.substr(line, rows.find(',', line) - line);
    out.emplace_back(id, as_wide(id, "CHANGE-ID-"));
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0)
      out.emplace_back("\"host\":\"" + std::string(host.data()) + "\"", "\"host\":\"HOST\"");
    const passwd* user = ::getpwuid(::geteuid());
    const std::string name = user != nullptr ? user->pw_name : std::to_string(::geteuid());
    out.emplace_back("\"user\":\"" + name + "\"", "\"user\":\"USER\"");
    return out;
  }
};

} // namespace

TEST_CASE("a plan is applied, listed, shown and taken back, as a table and as JSON") {
  Changing changing;
  const auto check = [&](const std::string& name, Words words) {
    auto masks = changing.masks();
    check_golden(name + "_table", "klamm", words, changing.options(), masks);
    words.insert(words.end(), {"-o", "json"});
    check_golden(name + "_json", "klamm", words, changing.options(), masks);
  };
  check("change_apply", {"change", "apply", changing.plan, "--dry-run"});
  REQUIRE(changing.run({"change", "apply", changing.plan, "-y"}).code == 0);
  check("change_list", {"change", "list", "--columns", "id,state,steps,done,summary"});
  check("change_show", {"change", "show", "last"});
  check("change_undo", {"change", "undo", "last", "--dry-run"});
  CHECK(changing.cluster.bad_requests().empty());
}

TEST_CASE("a change that cannot be applied, listed, shown or taken back says why") {
  Changing changing;
  const auto check = [&](const std::string& name, const Words& words) {
    check_golden(name + "_failing", "klamm", words, changing.options(), changing.masks());
  };
  check("change_show", {"change", "show", "no.such", "-o", "json"});
  check("change_undo", {"change", "undo", "no.such", "-o", "json"});
  check("change_list", {"change", "list", "--since", "5", "-o", "json"});
  changing.cluster.change([](klamm::testing::Model& model) { model.cluster_id = "YW5vdGhlci1jbHVzdGVyLQ"; });
  check("change_apply", {"change", "apply", changing.plan, "-y", "--timeout", "5s", "-o", "json"});
}
