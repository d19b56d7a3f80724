#include "golden.hpp"

#include <doctest/doctest.h>

#include <csignal>

using klamm::test::ProcessOptions;
using klamm::test::run_klamm;

namespace {

int code(std::vector<std::string> words) {
  words.insert(words.begin(), {"fruit", "list"});
  return run_klamm("fake", std::move(words)).code;
}

ProcessOptions with_signals(std::vector<std::pair<std::string, int>> signals) {
  ProcessOptions options;
  options.signals = std::move(signals);
  return options;
}

} // namespace

TEST_CASE("a whole failure gives its reason's code") {
  CHECK(code({}) == 0);
  CHECK(code({"--fail", "failed"}) == 1);
  CHECK(code({"--nonsense"}) == 2);
  CHECK(code({"--fail", "no-answer"}) == 5);
  CHECK(code({"--fail", "unauthorized"}) == 6);
  CHECK(code({"--fail", "unknown"}) == 7);
}

TEST_CASE("some failed, others done: 4; nothing done: the common reason, else 1") {
  CHECK(code({"--partial", "no-answer"}) == 4);
  CHECK(code({"--partial", "no-answer", "--partial", "unauthorized"}) == 4);
  CHECK(code({"--partial", "no-answer", "--none"}) == 5);
  CHECK(code({"--partial", "unauthorized", "--none"}) == 6);
  CHECK(code({"--partial", "no-answer", "--partial", "unauthorized", "--none"}) == 1);
  CHECK(code({"--partial", "failed", "--partial", "unknown"}) == 7);
  CHECK(code({"--partial", "no-answer", "--none", "--answered"}) == 4);
  CHECK(code({"--none", "--answered"}) == 0);
}

TEST_CASE("--allow keeps a failure in errors but out of the code") {
  CHECK(code({"--partial", "no-answer", "--allow", "TIMEOUT"}) == 0);
  CHECK(code({"--partial", "no-answer", "--allow", "NO_LEADER,timeout"}) == 0);
  CHECK(code({"--partial", "no-answer", "--allow", "NO_LEADER"}) == 4);
  CHECK(code({"--partial", "no-answer", "--partial", "unauthorized", "--allow", "TIMEOUT", "--none"}) == 6);
  CHECK(code({"--partial", "unknown", "--allow", "OUTCOME_UNKNOWN"}) == 7);
  const auto result =
      run_klamm("fake", {"fruit", "list", "-o", "json", "--partial", "no-answer", "--allow", "TIMEOUT"});
  CHECK(result.out.find("\"code\":\"TIMEOUT\"") != std::string::npos);
  CHECK(result.out.find("\"complete\":false") != std::string::npos);
}

TEST_CASE("signals end a read with 128 + their number") {
  CHECK(run_klamm("fake", {"fruit", "wait"}, with_signals({{"waiting", SIGINT}})).code == 130);
  CHECK(run_klamm("fake", {"fruit", "wait"}, with_signals({{"waiting", SIGTERM}})).code == 143);
  CHECK(run_klamm("fake", {"fruit", "wait"}, with_signals({{"waiting", SIGHUP}})).code == 129);
}

TEST_CASE("a read that does not end is ended") {
  CHECK(run_klamm("fake", {"fruit", "stuck"}, with_signals({{"waiting", SIGTERM}})).code == 143);
}

TEST_CASE("nohup keeps its meaning") {
  auto options = with_signals({{"waiting", SIGHUP}, {"waiting", SIGTERM}});
  options.ignore_hangup = true;
  CHECK(run_klamm("fake", {"fruit", "wait"}, options).code == 143);
}

TEST_CASE("the deadline ends a command") {
  CHECK(run_klamm("fake", {"fruit", "wait", "--timeout", "20ms"}).code == 5);
}
