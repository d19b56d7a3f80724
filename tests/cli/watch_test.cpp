#include "golden.hpp"

#include <doctest/doctest.h>

#include <csignal>

using klamm::test::ProcessOptions;
using klamm::test::run_klamm;

namespace {

ProcessOptions interrupted_at(std::string text, int signal = SIGINT) {
  ProcessOptions options;
  options.signals = {{std::move(text), signal}};
  return options;
}

} // namespace

TEST_CASE("ticks are appended where there is no terminal, notes said once") {
  const auto result = run_klamm("fake", {"fruit", "list", "pear", "--columns", "name", "-w=1ms"},
                                interrupted_at("pear\n\nNAME\npear\n"));
  CHECK(result.code == 0);
  CHECK(result.out.starts_with("NAME\npear\n\nNAME\npear\n"));
  CHECK(result.err == "klamm: 3 fruits are hidden\n");
}

TEST_CASE("json ticks are one envelope each") {
  const auto result = run_klamm("fake", {"fruit", "list", "pear", "-o", "json", "-w=1ms"},
                                interrupted_at("true}\n{\"schema\""));
  CHECK(result.code == 0);
  CHECK(result.out.find("\n\n") == std::string::npos);
}

TEST_CASE("a failed tick is said with the age of the last answer, and tried again") {
  const auto result = run_klamm("fake", {"fruit", "flaky", "--columns", "name", "--no-headers", "-w=1ms"},
                                interrupted_at("pear\n"));
  CHECK(result.out.starts_with("apple\n\n"));
  CHECK(result.out.find("pear\n") != std::string::npos);
  CHECK(result.err.find("the \\x1b pear cannot be had") != std::string::npos);
  CHECK(result.err.find("klamm: last answer 0ms ago; trying again\n") != std::string::npos);
}

TEST_CASE("Ctrl-C exits with the last tick's code, other signals with their own") {
  const std::vector<std::string> words{"fruit", "list", "--partial", "no-answer", "-w=10m"};
  CHECK(run_klamm("fake", words, interrupted_at("cannot be had")).code == 4);
  CHECK(run_klamm("fake", words, interrupted_at("cannot be had", SIGTERM)).code == 143);
  CHECK(run_klamm("fake", {"fruit", "wait", "-w"}, interrupted_at("waiting")).code ==
        130); // no tick had ended
}

TEST_CASE("each tick has its own deadline") {
  ProcessOptions options;
  options.signals = {{"trying again", SIGINT},
                     {"cannot be had (the broker says: no \\x9b way) [TIMEOUT]\nklamm: the", SIGINT}};
  options.signals = {{"TIMEOUT]\nklamm: fruit pear: the \\x1b pear cannot be had (the broker says: no \\x9b "
                      "way) [TIMEOUT]\nklamm",
                      SIGINT}};
  CHECK(run_klamm("fake", {"fruit", "wait", "-w=1ms", "--timeout=10ms"}, options).code == 5);
}

TEST_CASE("wrong usage is not tried again") {
  CHECK(run_klamm("fake", {"fruit", "list", "-w", "--where", "x=1"}).code == 2);
}

TEST_CASE("on a terminal each tick takes the place of the last, and keeps to its height") {
  auto options = interrupted_at("\x1b[J\x1b[H");
  options.terminal = {4, 80};
  const auto result = run_klamm("fake", {"fruit", "list", "-w=1ms", "-q", "--columns", "name"}, options);
  CHECK(result.out.starts_with("\x1b[2J\x1b[Hevery 1ms, last at 2"));
  CHECK(result.out.find("Z\x1b[K\r\nNAME\x1b[K\r\n… 3 more lines (--limit, --where)\x1b[K\r\n\x1b[J\x1b[H") !=
        std::string::npos);
}

TEST_CASE("on a terminal what is longer than the screen goes through a pager, what fits does not") {
  ProcessOptions options;
  options.terminal = {4, 80};
  options.environment = {{"PAGER", "sed s/^/paged:/"}};
  const std::vector<std::string> words{"fruit", "list", "-q", "--columns", "name"};
  CHECK(run_klamm("fake", words, options).out.starts_with("paged:NAME\r\npaged:apple\r\n"));
  auto without = words;
  without.emplace_back("--no-pager");
  CHECK(run_klamm("fake", without, options).out.starts_with("NAME\r\napple\r\n"));
  options.environment = {{"PAGER", ""}};
  CHECK(run_klamm("fake", words, options).out.starts_with("NAME\r\napple\r\n"));
  options.environment = {{"PAGER", "sed s/^/paged:/"}};
  options.terminal = {20, 80};
  CHECK(run_klamm("fake", words, options).out.starts_with("NAME\r\napple\r\n"));
  options.terminal = {4, 80};
  auto json = words;
  json.insert(json.end(), {"-o", "jsonl"});
  CHECK(run_klamm("fake", json, options).out.find("paged") == std::string::npos);
  // A pager that ends early, and one that does not exist.
  options.environment = {{"PAGER", "true"}};
  CHECK(run_klamm("fake", words, options).code == 0);
  options.environment = {{"PAGER", "exec /no/such/pager"}};
  CHECK(run_klamm("fake", words, options).code == 0);
}

TEST_CASE("help is as wide as the terminal") {
  ProcessOptions options;
  options.terminal = {50, 60};
  const auto result = run_klamm("klamm", {"lag", "list", "--help"}, options);
  std::size_t from = result.out.find("STATUS says");
  REQUIRE(from != std::string::npos);
  for (std::size_t end = result.out.find('\n', from); from < result.out.find("Names:");
       from = end + 1, end = result.out.find('\n', from))
    CHECK(end - from <= 62);
}

TEST_CASE("on a terminal the last answer stays below a failed tick") {
  auto options = interrupted_at("last answer");
  options.terminal = {24, 80};
  const auto result = run_klamm("fake", {"fruit", "flaky", "-w=1ms", "-q", "--columns", "name"}, options);
  const auto failed = result.out.find("cannot be had");
  REQUIRE(failed != std::string::npos);
  CHECK(result.out.find("trying again\x1b[K\r\nNAME\x1b[K\r\napple\x1b[K\r\n", failed) != std::string::npos);
  CHECK(result.err == "");
}
