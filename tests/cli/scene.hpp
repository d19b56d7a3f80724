#pragma once

#include "golden.hpp"

#include <nlohmann/json.hpp>
#include <support/scripted_cluster.hpp>

#include <string>
#include <vector>

namespace klamm::test {

/// A cluster of two topics, and a home of one's own.
struct Scene {
  testing::ScriptedCluster cluster{3};
  Folder home;
  ProcessOptions options;

  Scene() {
    cluster.model().add_topic("orders", 2, 3).at(0).end = 5;
    cluster.model().add_topic("clicks", 1, 1);
    options.environment = {{"KLAMM_CONFIG_HOME", home.path() + "/config"},
                           {"KLAMM_STATE_HOME", home.path() + "/state"},
                           {"KLAMM_BOOTSTRAP_SERVERS", cluster.bootstrap()}};
  }
  [[nodiscard]] ProcessResult run(std::vector<std::string> words) const {
    return run_klamm("klamm", std::move(words), options);
  }
  /// The same at a terminal, where `typed` answers what is asked; the exit code stands at the end of `out`.
  [[nodiscard]] std::string at_terminal(const std::string& words, const std::string& typed) const {
    auto terminal = options;
    terminal.input = typed;
    return run_process({"/usr/bin/env", "script", "-qec",
                        binary("klamm") + " " + words + "; echo exit=$?", "/dev/null"},
                       terminal)
        .out;
  }
  [[nodiscard]] std::size_t topics() {
    std::size_t count = 0;
    cluster.change([&](testing::Model& model) { count = model.topics.size(); });
    return count;
  }
  /// The state of the latest change, `DONE`, and what the journal says of its steps: `DONE: DONE UNCHANGED`.
  [[nodiscard]] std::string journaled() const {
    const auto rows = [this](std::vector<std::string> words) {
      words.insert(words.end(), {"-o", "json", "--timeout", "1s"});
      return nlohmann::json::parse(run(std::move(words)).out)["data"];
    };
    const auto listed = rows({"change", "list"});
    if (listed.empty()) return "nothing";
    std::string out = listed[0]["state"].get<std::string>() + ":";
    for (const auto& step : rows({"change", "show", "last"})) out += " " + step["outcome"].get<std::string>();
    return out;
  }
};

[[nodiscard]] inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

} // namespace klamm::test
