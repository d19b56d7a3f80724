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

TEST_CASE("bash completes words that hold what it breaks words at, and quotes them") {
  const klamm::test::Folder folder;
  folder.write("completion", run_klamm("klamm", {"completion", "bash"}).out);
  folder.write("bin/klamm", "#!/bin/sh\nexec " + klamm::test::binary("fake") + " \"$@\"\n");
  const auto typed = [&](const std::string& line) {
    return klamm::test::run_process({"/bin/sh", "-c", "chmod +x \"$0/bin/klamm\"; exec python3 -B \"$@\"",
                                     folder.path(), klamm::test::source_folder() + "/complete_line.py",
                                     folder.path(), line})
        .out;
  };
  CHECK(typed("klamm fruit l") == "fruit\nlist\n");
  CHECK(typed("klamm fruit list app") == "fruit\nlist\napple\n");
  CHECK(typed("klamm fruit list --fail=una") == "fruit\nlist\n--fail=unauthorized\n");
  CHECK(typed("klamm -b localhost:9092 fruit w") == "-b\nlocalhost:9092\nfruit\nwait\n");
  CHECK(typed("klamm fruit list a\\ ") == "fruit\nlist\na b\n");
  CHECK(typed("klamm fruit list 'a ") == "fruit\nlist\na b\n");
  CHECK(typed("klamm fruit list \\$") == "fruit\nlist\n$(rm)\n");
  CHECK(typed("klamm fruit list 日") == "fruit\nlist\n日本:1=@x\n");
  CHECK(typed("klamm fruit list 日本:") == "fruit\nlist\n日本:1=@x\n");
  CHECK(typed("klamm fruit list 日本:1=") == "fruit\nlist\n日本:1=@x\n");
  CHECK(typed("klamm fruit list 日本:1=@") == "fruit\nlist\n日本:1=@x\n");
}
