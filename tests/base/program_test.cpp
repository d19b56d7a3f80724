#include <base/program.hpp>
#include <doctest/doctest.h>

#include <chrono>

namespace klamm {

using namespace std::chrono_literals;

namespace {

std::string code(const std::vector<std::string>& words, std::chrono::milliseconds time = 20s) {
  const auto result = run_program(words, time);
  return result ? "ok" : result.error().code;
}

} // namespace

TEST_CASE("a program's output is given without its last newline, and no shell reads its words") {
  CHECK(*run_program({"printf", "a\\nb\\n"}, 20s) == "a\nb");
  CHECK(*run_program({"echo", "$HOME;`id`"}, 20s) == "$HOME;`id`");
  CHECK(*run_program({"cat"}, 20s) == ""); // its standard input is empty
}

TEST_CASE("a program that fails, is missing, prints too much or takes too long is ended") {
  CHECK(code({"false"}) == "PROGRAM_FAILED");
  CHECK(code({"/no/such/program"}) == "PROGRAM_FAILED");
  CHECK(code({"yes"}) == "PROGRAM_FAILED");
  const auto begun = std::chrono::steady_clock::now();
  CHECK(code({"sh", "-c", "sleep 60 & sleep 60"}, 200ms) == "PROGRAM_FAILED");
  CHECK(code({"sh", "-c", "exec >&-; sleep 60"}, 200ms) == "PROGRAM_FAILED");
  CHECK(std::chrono::steady_clock::now() - begun < 20s);
}

} // namespace klamm
