#include "golden.hpp"

#include <doctest/doctest.h>

using klamm::test::run_klamm;

namespace {

std::string complete(std::vector<std::string> words, const std::string& program = "fake") {
  words.insert(words.begin(), {"__complete", "--"});
  const auto result = run_klamm(program, std::move(words));
  CHECK(result.code == 0);
  CHECK(result.err == "");
  return result.out;
}

} // namespace

TEST_CASE("nouns, verbs, options, values") {
  CHECK(complete({""}) == "fruit\nbasket\n");
  CHECK(complete({"f"}) == "fruit\n");
  CHECK(complete({"fruit", "w"}) == "wait\n");
  CHECK(complete({"-o", "json", "fruits", "w"}) == "wait\n");
  CHECK(complete({"fruit", "list", "--la"}) == "--label\n");
  CHECK(complete({"fruit", "list", "--whe"}) == "--where\n");
  CHECK(complete({"fruit", "list", "--fail", "un"}) == "unauthorized\nunknown\n");
  CHECK(complete({"fruit", "list", "--fail=una"}) == "unauthorized\n");
  CHECK(complete({"fruit", "list", "-o", "y"}) == "yaml\n");
  CHECK(complete({"fruit", "list", "-F", ""}) == ":files\n");
  CHECK(complete({"fruit", "list", "--label", ""}) == "");
}

TEST_CASE("names by prefix, and only harmless ones") {
  CHECK(complete({"fruit", "list", ""}) == "pear\npeach\napple\n--x\n");
  CHECK(complete({"fruit", "list", "pea"}) == "pear\npeach\n");
  CHECK(complete({"fruit", "list", "pear", "a"}) == "apple\n");
  CHECK(complete({"fruit", "list", "$"}) == "");
  CHECK(complete({"fruit", "list", "--", "--"}) == "--x\n");
}

TEST_CASE("a line that is wrong gives nothing and says nothing") {
  CHECK(complete({"nonsense", "x", "y"}) == "");
  CHECK(complete({"fruit", "list", "--nonsense", "pea"}) == "pear\npeach\n");
  CHECK(complete({"fruit", "wait", "x", ""}) == "");
  CHECK(complete({}) == "fruit\nbasket\n");
}

TEST_CASE("an unreachable cluster is silence") {
  CHECK(complete({"-b", "127.0.0.1:1", "topic", "list", ""}, "klamm") == "");
  CHECK(complete({"-P", "nonsense", "topic", "list", ""}, "klamm") == "");
}

TEST_CASE("the scripts are what the shells read") {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const auto script = run_klamm("klamm", {"completion", shell});
    CHECK(script.code == 0);
    CHECK(script.out.find("klamm __complete --") != std::string::npos);
    CHECK(script.out.find("compgen") == std::string::npos);
  }
}

TEST_CASE("each script is its shell's language") {
  const klamm::test::Folder folder;
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    folder.write(shell, run_klamm("klamm", {"completion", shell}).out);
    const auto checked = klamm::test::run_process({"/bin/sh", "-c",
                                                   "command -v " + shell + " >/dev/null || exit 99; exec " +
                                                       shell + " -n " + folder.path() + "/" + shell});
    if (checked.code == 99) {
      MESSAGE(shell << " is not installed");
      continue;
    }
    CHECK(checked.code == 0);
    CHECK(checked.err == "");
  }
}

TEST_CASE("bash completes words that hold = and :") {
  const klamm::test::Folder folder;
  folder.write("completion", run_klamm("klamm", {"completion", "bash"}).out);
  folder.write("try",
               "PATH=\"$1:$PATH\"; source \"$2\"; shift 2\n"
               "COMP_WORDS=(klamm \"$@\"); COMP_CWORD=$#; _klamm; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
  folder.write("bin/klamm", "#!/bin/sh\nexec " + klamm::test::binary("fake") + " \"$@\"\n");
  const auto bash = [&](std::vector<std::string> words) {
    std::vector<std::string> all{
        "/bin/sh", "-c",
        "chmod +x \"$0/bin/klamm\"; exec bash \"$0/try\" \"$0/bin\" \"$0/completion\" \"$@\"", folder.path()};
    all.insert(all.end(), words.begin(), words.end());
    return klamm::test::run_process(all).out;
  };
  CHECK(bash({"fruit", "l"}) == "list\n");
  CHECK(bash({"fruit", "list", "pea"}) == "pear\npeach\n");
  CHECK(bash({"fruit", "list", "--fail", "=", "un"}) == "unauthorized\nunknown\n");
  CHECK(bash({"fruit", "list", "--fail", "="}) == "failed\nno-answer\nunauthorized\nunknown\n");
  CHECK(bash({"-b", "localhost", ":", "9092", "fruit", "w"}) == "wait\n");
}
