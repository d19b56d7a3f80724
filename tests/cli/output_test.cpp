#include "golden.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using klamm::test::check_golden;
using klamm::test::run_klamm;

TEST_CASE("every format of one row type, with a failure beside the rows") {
  for (const std::string format : {"table", "wide", "json", "jsonl", "yaml", "csv", "tsv", "name"}) {
    check_golden("fruit_" + format, "fake", {"fruit", "list", "-o", format, "--partial", "no-answer"});
  }
}

TEST_CASE("a whole failure prints the envelope where the format has one") {
  for (const std::string format : {"table", "json", "jsonl", "yaml", "csv"}) {
    check_golden("failure_" + format, "fake", {"fruit", "list", "-o", format, "--fail", "no-answer"});
  }
}

TEST_CASE("columns, order, limit, filter, titles") {
  check_golden("fruit_columns", "fake",
               {"fruit", "list", "--columns", "labels,name,size", "--sort", "lag:desc", "--limit", "2"});
  check_golden("fruit_where", "fake", {"fruit", "list", "--where", "lag>1k or size<1KiB", "--no-headers"});
  CHECK(run_klamm("fake", {"fruit", "list", "--loaders", "-v", "--columns", "name", "--where", "age>1s"})
            .err.starts_with("klamm: loaders 2\n"));
  CHECK(run_klamm("fake", {"fruit", "list", "--loaders", "-v"}).err.starts_with("klamm: loaders 1\n"));
  CHECK(run_klamm("fake", {"fruit", "list", "--loaders", "-v", "-o", "wide"})
            .err.starts_with("klamm: loaders 3\n"));
}

TEST_CASE("local time, spreadsheets") {
  CHECK(run_klamm("fake", {"fruit", "list", "pear", "--columns", "picked", "--no-headers", "--local", "-q"},
                  {.environment = {{"TZ", "Asia/Kolkata"}}})
            .out == "2026-11-24 17:30:00+05:30\n");
  CHECK(run_klamm("fake", {"fruit", "list", "pear", "--columns", "labels", "-o", "csv", "--csv-safe", "-q",
                           "-l", "=1+1"})
            .out == "labels\n'=1+1\n");
}

TEST_CASE("the locale changes nothing") {
  const auto run = [](const char* locale) {
    return run_klamm("fake", {"fruit", "list", "-o", "wide"}, {.environment = {{"LC_ALL", locale}}}).out;
  };
  CHECK(run("de_DE.UTF-8") == run("C"));
}

TEST_CASE("output follows its schema") {
  const auto schema = nlohmann::json::parse(run_klamm("klamm", {"schema", "profile.list"}).out);
  const auto output = nlohmann::json::parse(run_klamm("klamm", {"profile", "list", "-o", "json"}).out);
  CHECK(schema["properties"]["schema"]["const"] == output["schema"]);
  for (const auto& key : schema["required"]) CHECK(output.contains(key.get<std::string>()));
  const auto all = nlohmann::json::parse(run_klamm("klamm", {"schema"}).out);
  CHECK(all.is_array());
  CHECK(all.size() > 2);
  CHECK(run_klamm("klamm", {"schema", "klamm.topic.list/1"}).out ==
        run_klamm("klamm", {"schema", "topic list"}).out);
  const auto wrong = run_klamm("klamm", {"schema", "topic.lst"});
  CHECK(wrong.code == 2);
  CHECK(wrong.err == "klamm: no schema \"topic.lst\", did you mean \"topic.list\"?\n");
}

TEST_CASE("colour when asked for, or on a terminal that wants it; never alone") {
  const std::vector<std::string> words{"fruit", "list", "apple", "--columns", "name,state", "-q"};
  const std::string colored = "\x1b[31mROTTEN\x1b[0m";
  const auto with = [&](std::vector<std::string> more, std::map<std::string, std::string> environment,
                        bool terminal) {
    auto all = words;
    all.insert(all.end(), more.begin(), more.end());
    klamm::test::ProcessOptions options;
    options.environment = std::move(environment);
    if (terminal) options.terminal = {24, 80};
    const auto result = run_klamm("fake", all, options);
    CHECK(result.out.find("ROTTEN") != std::string::npos);
    return result.out.find(colored) != std::string::npos;
  };
  CHECK_FALSE(with({}, {}, false));
  CHECK(with({"--color=always"}, {}, false));
  CHECK(with({}, {{"TERM", "xterm"}}, true));
  CHECK_FALSE(with({}, {{"TERM", "dumb"}}, true));
  CHECK_FALSE(with({}, {{"TERM", "xterm"}, {"NO_COLOR", "1"}}, true));
  CHECK(with({"--color", "always"}, {{"NO_COLOR", "1"}}, true));
  CHECK_FALSE(with({"--color", "never"}, {{"TERM", "xterm"}}, true));
}

TEST_CASE("a table fits the terminal") {
  klamm::test::ProcessOptions options;
  options.terminal = {24, 34};
  const auto result =
      run_klamm("fake", {"fruit", "list", "-q", "--sort", "name:desc", "--limit", "1"}, options);
  CHECK(result.out ==
        "NAME          STATE  SIZE  SEEDS\r\n\xe6\x97\xa5\xe6\x9c\xac\\x1b\\xff  -      12 B      0\r\n");
  CHECK(run_klamm("fake", {"fruit", "list"}, options).err.find("no room for ") != std::string::npos);
}
