#include "golden.hpp"

#include <doctest/doctest.h>

using klamm::test::ProcessOptions;
using klamm::test::run_klamm;

TEST_CASE("stdout carries data only") {
  const auto result = run_klamm("fake", {"fruit", "list", "-o", "name", "--partial", "failed"});
  CHECK(result.out == "apple\npear\n\xe6\x97\xa5\xe6\x9c\xac\\x1b\\xff\n");
  CHECK(
      result.err ==
      "klamm: 3 fruits are hidden\n"
      "klamm: fruit pear: the \\x1b pear cannot be had (the broker says: no \\x9b way) [INVALID_REQUEST]\n");
}

TEST_CASE("-q silences notes, not failures") {
  const auto result = run_klamm("fake", {"fruit", "list", "-q", "--partial", "failed"});
  CHECK(result.err.find("hidden") == std::string::npos);
  CHECK(result.err.find("cannot be had") != std::string::npos);
}

TEST_CASE("a full disk is a failure with a sentence") {
  ProcessOptions options;
  options.output = "/dev/full";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"fruit", "list", "-q"},
                                                {"--version"},
                                                {},
                                                {"fruit", "list", "-h"},
                                                {"fruit", "pick", "x"}}) {
    const auto result = run_klamm("fake", words, options);
    CHECK(result.code == 1);
    CHECK(result.err == "klamm: cannot write to standard output: No space left on device\n");
  }
}

TEST_CASE("a closed standard output is a failure, not a socket") {
  ProcessOptions options;
  options.output = "-";
  const auto result = run_klamm("fake", {"fruit", "list", "-q"}, options);
  CHECK(result.code == 1);
  CHECK(result.err == "klamm: standard output is not open\n");
}

TEST_CASE("a reader that stops reading is no failure") {
  ProcessOptions options;
  options.stop_reading_after = "apple";
  const auto result = run_klamm("fake", {"fruit", "list", "--watch=1ms", "-q"}, options);
  CHECK(result.code == 0);
  CHECK(result.err == "");
}
