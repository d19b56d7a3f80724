#include "golden.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

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

TEST_CASE("names by prefix, whatever they hold, but nothing that no terminal should be shown") {
  CHECK(complete({"fruit", "list", ""}) == "pear\npeach\napple\na b\n$(rm)\n日本:1=@x\n--x\n");
  CHECK(complete({"fruit", "list", "pea"}) == "pear\npeach\n");
  CHECK(complete({"fruit", "list", "pear", "a"}) == "apple\na b\n");
  CHECK(complete({"fruit", "list", "日本:"}) == "日本:1=@x\n");
  CHECK(complete({"fruit", "list", "--", "--"}) == "--x\n");
}

TEST_CASE("columns, one after another") {
  CHECK(complete({"fruit", "list", "--columns", "si"}) == "size_bytes\n");
  CHECK(complete({"fruit", "list", "--columns", "name,la"}) == "name,lag\nname,labels\n");
  CHECK(complete({"fruit", "list", "--columns=+ag"}) == "+age_ms\n");
  CHECK(complete({"fruit", "list", "--columns", "al"}) == "all\n");
  CHECK(complete({"fruit", "list", "--sort", "lag"}) == "lag\nlag:desc\n");
  CHECK(complete({"fruit", "list", "--sort", "lag:"}) == "lag:asc\nlag:desc\n");
  CHECK(complete({"group", "list", "--state", "St"}, "klamm") == "Stable\n");
}

TEST_CASE("profiles") {
  const klamm::test::Folder folder;
  folder.write("profiles/prod.yaml", "bootstrap.servers: localhost:1\n");
  folder.write("profiles/staging.yaml", "bootstrap.servers: localhost:1\n");
  const auto result = run_klamm("klamm", {"__complete", "--", "-P", "st"},
                                {.environment = {{"KLAMM_CONFIG_HOME", folder.path()}}});
  CHECK(result.out == "staging\n");
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

TEST_CASE("a TAB in each shell completes words that hold what the shell breaks words at, and quotes them") {
  // Each line, and the words that a program gets.
  const std::vector<std::pair<const char*, const char*>> everywhere{
      {"klamm fruit l", "fruit|list"},
      {"klamm fruit list --fail=una", "fruit|list|--fail=unauthorized"},
      {"klamm fruit list a\\ ", "fruit|list|a b"},
      {"klamm fruit list 'a ", "fruit|list|a b"},
      {"klamm fruit list \\$", "fruit|list|$(rm)"},
      {"klamm fruit list 日本:1=", "fruit|list|日本:1=@x"}};
  // Bash breaks words at these.
  const std::vector<std::pair<const char*, const char*>> in_bash{
      {"klamm -b localhost:9092 fruit w", "-b|localhost:9092|fruit|wait"},
      {"klamm fruit list 日", "fruit|list|日本:1=@x"},
      {"klamm fruit list 日本:", "fruit|list|日本:1=@x"},
      {"klamm fruit list 日本:1=@", "fruit|list|日本:1=@x"}};
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    CAPTURE(shell);
    const klamm::test::Folder folder;
    const auto script = run_klamm("klamm", {"completion", shell}).out;
    folder.write("completion", script);
    folder.write("_klamm", script);
    folder.write("bin/klamm", "#!/bin/sh\nexec " + klamm::test::binary("fake") + " \"$@\"\n");
    std::vector<std::string> command{
        "/bin/sh",
        "-c",
        "folder=$1 shell=$2; shift 2; command -v $shell >/dev/null || exit 99; "
        "chmod +x \"$folder/bin/klamm\"; exec python3 -B \"$0\" $shell \"$folder\" \"$@\"",
        klamm::test::source_folder() + "/complete_line.py",
        folder.path(),
        shell};
    auto lines = everywhere;
    if (shell == "bash") lines.insert(lines.end(), in_bash.begin(), in_bash.end());
    std::string words;
    for (const auto& [typed, given] : lines) {
      command.emplace_back(typed);
      words += std::string(given) + "\n";
    }
    const auto seen = klamm::test::run_process(command);
    if (seen.code == 99) {
      MESSAGE(shell << " is not installed");
      continue;
    }
    CHECK(seen.out == words);
  }
}
