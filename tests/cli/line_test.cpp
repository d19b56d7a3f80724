#include "golden.hpp"

#include <doctest/doctest.h>

#include <csignal>

using klamm::test::ProcessOptions;
using klamm::test::run_klamm;

namespace {

std::string out(std::vector<std::string> words, ProcessOptions options = {}) {
  const auto result = run_klamm("fake", std::move(words), std::move(options));
  CHECK(result.code == 0);
  return result.out;
}

std::string usage(std::vector<std::string> words, const std::string& program = "fake") {
  const auto result = run_klamm(program, std::move(words));
  CHECK(result.code == 2);
  CHECK(result.out == "");
  return result.err;
}

std::string names(std::vector<std::string> words, ProcessOptions options = {}) {
  words.insert(words.begin(), {"fruit", "list", "-o", "name", "-q"});
  return out(std::move(words), std::move(options));
}

} // namespace

TEST_CASE("the plural of a noun is accepted") {
  CHECK(out({"fruits", "list", "-o", "name"}) == out({"fruit", "list", "-o", "name"}));
}

TEST_CASE("after NOUN VERB no word is a noun or a verb again") {
  for (const char* word : {"fruit", "basket", "list", "wait", "fruits", "help", "--", "pick"}) {
    INFO(word);
    // No fruit is called so: a name was meant, not a command.
    CHECK(names({"--", word}) == "");
    if (std::string(word) != "--") CHECK(names({word}) == "");
  }
  CHECK(usage({"fruit", "wait", "list"}) == "klamm: unexpected argument \"list\" for fruit wait\n");
}

TEST_CASE("global options stand anywhere") {
  const std::string expected = "pear\n";
  CHECK(out({"-o", "name", "-q", "fruit", "list", "pear"}) == expected);
  CHECK(out({"fruit", "-o", "name", "-q", "list", "pear"}) == expected);
  CHECK(out({"fruit", "list", "pear", "-qoname"}) == expected);
  CHECK(out({"fruit", "list", "pear", "--output=name", "--quiet"}) == expected);
  CHECK(out({"fruit", "list", "pear", "-o=name", "-q"}) == expected);
}

TEST_CASE("-- ends options, and every word after it is literal") {
  CHECK(names({"--", "pear", "apple"}) == "apple\npear\n");
  CHECK(names({"--", "--where", "x"}) == "");
  CHECK(names({"--", "-"}, {.input = "pear\n"}) == "");
}

TEST_CASE("a value is the next word whatever it looks like, or stands after =") {
  const auto label = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"fruit", "list", "pear", "-q", "--no-headers", "--columns", "labels"});
    return out(std::move(words));
  };
  CHECK(label({"-l", "--yes"}) == "--yes\n");
  CHECK(label({"--label", "-"}) == "-\n");
  CHECK(label({"--label=a=b"}) == "a=b\n");
  CHECK(label({"-l=a=b"}) == "a=b\n");
  CHECK(label({"-l[a,b]"}) == "[a,b]\n");
  CHECK(label({"--label", "{}"}) == "{}\n");
  CHECK(label({"--label", "fruit"}) == "fruit\n");
  CHECK(label({"--kafka-label", "x"}) == "x\n");
  CHECK(usage({"fruit", "list", "--label"}) == "klamm: --label needs a value: TEXT\n");
  CHECK(usage({"fruit", "list", "--none=yes"}) == "klamm: --none takes no value\n");
}

TEST_CASE("what a parser could take for more than it is") {
  const auto label = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"fruit", "list", "pear", "-q", "--no-headers", "--columns", "labels"});
    return out(std::move(words));
  };
  // Brackets make no list, of an option's value or of a name.
  CHECK(label({"--label", "[a,b]"}) == "[a,b]\n");
  CHECK(label({"--label=[a,b]"}) == "[a,b]\n");
  CHECK(names({"[pear,apple]"}) == "");
  CHECK(names({"pear,apple"}) == "");
  // An empty value is one, and takes no other word.
  const std::string unlabelled = label({});
  CHECK(label({"--label", ""}) == unlabelled);
  CHECK(label({"--label="}) == unlabelled);
  CHECK(label({"-l="}) == unlabelled);
  CHECK(label({"--label=", "apple"}) == "-\n" + unlabelled);
  CHECK(usage({"fruit", "list", "--columns="}) == "klamm: --columns: --columns needs a value\n");
  // The next word is the value whatever it is.
  for (const std::string value :
       {"--", "++", "--none", "--label=x", "-l=x", "-5", "=x", "{x}", "list", "true", "-q"}) {
    INFO(value);
    CHECK(label({"--label", value}) == value + "\n");
    CHECK(label({"-l", value}) == value + "\n");
    CHECK(label({"--label=" + value}) == value + "\n");
    CHECK(label({"-l=" + value}) == value + "\n");
  }
  // A name is whole, a number is no option, and ++ ends nothing.
  CHECK(names({"++", "pear"}) == "pear\n");
  CHECK(names({"a=b", "{}", "%a", "/pear", "pear"}) == "pear\n");
  CHECK(usage({"fruit", "list", "-5"}) ==
        "klamm: no option -5; klamm fruit list --help shows those there are\n");
  CHECK(usage({"fruit", "list", "-q=x"}) == "klamm: -q takes no value\n");
  CHECK(usage({"fruit", "list", "--none="}) == "klamm: --none takes no value\n");
  CHECK(usage({"fruit", "list", "-w", "-=3s"}) ==
        "klamm: no option -=; klamm fruit list --help shows those there are\n");
  CHECK(usage({"fruit", "list", "-qw=x"}).starts_with("klamm: -w: \"x\" is not a duration"));
  // A digit may be an option, at every place.
  using Words = std::vector<std::string>;
  for (Words line : {Words{"-0", "fruit", "list"}, Words{"fruit", "-0", "list"}, Words{"fruit", "list", "-0"},
                     Words{"basket", "-0"}}) {
    line.insert(line.end(), {"-q", "-o", "name"});
    CHECK(out(line).starts_with(std::string("apple\0pear", 10)));
  }
}

TEST_CASE("words after -- are names, wherever -- stands") {
  CHECK(names({"--", "--help", "-o", "json", "--", "++", "pear", "--label=x"}) == "pear\n");
  CHECK(out({"--", "fruit", "list", "pear"}) == out({"fruit", "list", "pear"}));
  CHECK(out({"fruit", "--", "list", "pear"}) == out({"fruit", "list", "pear"}));
  CHECK(usage({"fruit", "wait", "--", "5s"}) == "klamm: unexpected argument \"5s\" for fruit wait\n");
  CHECK(usage({"fruit", "list", "--nonsense", "--", "pear"}) ==
        "klamm: no option --nonsense; klamm fruit list --help shows those there are\n");
}

TEST_CASE("help is shown on a line that is wrong elsewhere") {
  const std::string help = out({"fruit", "list", "--help"});
  CHECK(out({"fruit", "list", "--nonsense", "--help"}) == help);
  CHECK(out({"fruit", "list", "-h", "--limit", "x"}) == help);
}

TEST_CASE("--watch takes a value only after =") {
  const auto result = run_klamm("fake", {"fruit", "pick", "-w", "5s"});
  CHECK(result.code == 2);
  CHECK(result.err == "klamm: 5s is taken as a name here; write a duration as -w=5s\n");
  CHECK(usage({"fruit", "pick", "pear", "-w"}) == "klamm: --watch is for reads\n");
  for (const char* watch : {"-w=x", "--watch=x"}) // read as a value, not as a name
    CHECK(usage({"fruit", "pick", "pear", watch}).find("\"x\" is not a duration") != std::string::npos);
  CHECK(usage({"fruit", "pick", "-w=3s", "5s"}) == "klamm: --watch is for reads\n");
  CHECK(usage({"fruit", "pick", "--watch=3s", "pear"}) == "klamm: --watch is for reads\n");
  CHECK(usage({"fruit", "pick", "--watch", "pear"}) == "klamm: --watch is for reads\n");
  const auto read =
      run_klamm("fake", {"fruit", "list", "-w", "5s"}, {.signals = {{"duration is written", SIGINT}}});
  CHECK(read.err.starts_with("klamm: \"5s\" is taken as a name; write a duration as -w=5s\n"));
  CHECK(usage({"fruit", "wait", "-w", "5s"}) ==
        "klamm: unexpected argument \"5s\" for fruit wait; a duration is written -w=5s\n");
  CHECK(usage({"fruit", "list", "--watch=5"}) == "klamm: --watch: \"5\" has no unit: write 5ms or 5s\n");
  CHECK(usage({"fruit", "list", "-w=x"}).find("is not a duration") != std::string::npos);
}

TEST_CASE("a wrong word names the nearest right one") {
  CHECK(usage({"friut", "list"}) == "klamm: no noun \"friut\", did you mean \"fruit\"?\n");
  CHECK(usage({"zzzz"}) == "klamm: no noun \"zzzz\"; `klamm` alone lists them\n");
  CHECK(usage({"fruit", "lst"}) == "klamm: fruit has no verb \"lst\", did you mean \"list\"?\n");
  CHECK(usage({"fruit", "zzzz"}) ==
        "klamm: fruit has no verb \"zzzz\"; it has list, wait, stuck, flaky, pick\n");
  CHECK(usage({"fruit", "list", "--lable", "x"}) == "klamm: no option --lable, did you mean --label?\n");
  CHECK(usage({"fruit", "list", "--colums", "x"}) == "klamm: no option --colums, did you mean --columns?\n");
  CHECK(usage({"fruit", "list", "--zzzzzz"}) ==
        "klamm: no option --zzzzzz; klamm fruit list --help shows those there are\n");
  CHECK(usage({"fruit", "list", "-Z"}) ==
        "klamm: no option -Z; klamm fruit list --help shows those there are\n");
  CHECK(usage({"list", "fruit"}) == "klamm: \"list\" is a verb; the noun comes first: klamm fruit list\n");
  CHECK(usage({"--label", "x", "fruit", "list"}) ==
        "klamm: no global option --label (a command's own options come after it)\n");
  CHECK(usage({"fruit", "list", "--fail", "faild"}) ==
        "klamm: --fail: \"faild\" is not one of failed, no-answer, unauthorized, unknown; did you mean "
        "\"failed\"?\n");
}

TEST_CASE("what other tools call it is answered with what it is called here") {
  const auto says = [](std::vector<std::string> words) { return usage(std::move(words), "klamm"); };
  CHECK(says({"topic", "ls"}) == "klamm: topic has no verb \"ls\", did you mean \"list\"?\n");
  CHECK(says({"quorum", "show"}) == "klamm: quorum has no verb \"show\", did you mean \"describe\"?\n");
  CHECK(says({"consumer-groups", "list"}) == "klamm: no noun \"consumer-groups\", did you mean \"group\"?\n");
  CHECK(says({"describe", "topics"}) ==
        "klamm: \"describe\" is a verb; the noun comes first: klamm topic describe\n");
  CHECK(says({"broker", "health"}) ==
        "klamm: broker has no verb \"health\", but there is: klamm cluster health\n");
  CHECK(says({"lag", "orders-billing"}) ==
        "klamm: lag has no verb \"orders-billing\"; if it is a name: klamm lag list orders-billing\n");
  CHECK(says({"lag", "list", "--sort", "-lag"}) == "klamm: sort order \"-lag\": write lag:desc\n");
  CHECK(
      says({"group", "list", "--state", "bogus"}).find("\"bogus\" is not a group state; there are Stable,") !=
      std::string::npos);
  CHECK(says({"wait", "group", "x", "--state", "bogus"}).find("is not a group state") != std::string::npos);
  CHECK(says({"config", "get"}) ==
        "klamm: config get needs TYPE: topic, broker, broker-logger, group or client-metrics\n");
  CHECK(says({"config", "get", "topic"}).find("klamm config get topic NAME") != std::string::npos);
  CHECK(says({"config", "get", "broker"}).find("--cluster-default") != std::string::npos);
}

TEST_CASE("what peers type leads to the command here, never to another noun's") {
  const auto says = [](std::vector<std::string> words) { return usage(std::move(words), "klamm"); };
  const auto leads = [&](std::vector<std::string> words, const char* to) {
    const auto said = says(std::move(words));
    CAPTURE(said);
    CHECK(said.find(to) != std::string::npos);
  };
  leads({"get", "topics"}, "klamm topic list");
  leads({"describe", "consumer-group", "x"}, "klamm group describe");
  leads({"rm", "topic", "x"}, "klamm topic delete");
  leads({"ls"}, "as in klamm topic list");
  leads({"topic", "add", "x"}, "did you mean \"create\"");
  leads({"topic", "rm", "x"}, "did you mean \"delete\"");
  leads({"group", "seek", "x"}, "did you mean \"reset-offsets\"");
  leads({"config", "rm", "topic", "x"}, "did you mean \"unset\"");
  leads({"profile", "rm", "x"}, "did you mean \"remove\"");
  leads({"group", "list", "--all"}, "klamm group list alone shows all");
  leads({"topic", "describe", "-f", "json"}, "-o json");
  leads({"topic", "list", "--format=yaml"}, "-o yaml");
  leads({"lag", "--watch", "5"}, "a duration is written --watch=5s");
  leads({"lag", "-w", "5s"}, "a duration is written -w=5s");
  leads({"group", "reset-offsets", "g", "--all-topics", "--to", "-2h"}, "2h ago is written @-2h");
  for (const char* noun : {"acl", "acls", "user", "consume", "decommission", "token"})
    leads({noun, "list"}, "yet");
  leads({"group", "lag", "billing"}, "klamm lag list");
  leads({"broker", "1"}, "klamm broker describe 1");
  leads({"topic", "some.topic"}, "klamm topic describe some.topic");
  leads({"drain", "1"}, "klamm broker drain");
  leads({"broker", "decommission", "1"}, "klamm has no broker decommission yet");
}

TEST_CASE("-w5s is -w=5s, and only where it is an option") {
  CHECK(usage({"fruit", "pick", "-w5s", "pear"}) == "klamm: --watch is for reads\n");
  CHECK(out({"fruit", "pick", "--", "-w5s"}) == "-w5s\n");
  CHECK(usage({"fruit", "list", "-F", "-w5s", "-o", "nonsense"}).find("format") != std::string::npos);
}

TEST_CASE("--allow takes the codes there are") {
  CHECK(
      usage({"fruit", "list", "--allow", "FOO"}).find("no failure has the code \"FOO\"; there are TIMEOUT") !=
      std::string::npos);
  CHECK(usage({"fruit", "list", "--allow", "TIMEOUT,3"}).find("\"3\"") != std::string::npos);
  CHECK(usage({"fruit", "list", "--allow", "TIMEOT"}).find("did you mean TIMEOUT?") != std::string::npos);
  CHECK(run_klamm("fake", {"fruit", "list", "--allow", "unknown-broker,GROUP_ID_NOT_FOUND"}).code == 0);
}

TEST_CASE("a choice and a format are taken in any case") {
  CHECK(run_klamm("fake", {"fruit", "list", "--fail", "NO-ANSWER"}).code == 5);
  CHECK(run_klamm("fake", {"fruit", "list", "-o", "JSON", "-q"}).out.starts_with("{"));
}

TEST_CASE("help and version are words, too, where a noun or a verb may stand") {
  const auto prints = [](std::vector<std::string> words) { return run_klamm("klamm", std::move(words)).out; };
  CHECK(prints({"help"}) == prints({"--help"}));
  CHECK(prints({"help", "topic"}) == prints({"topic"}));
  CHECK(prints({"topic", "help"}) == prints({"topic"}));
  CHECK(prints({"help", "topic", "list"}) == prints({"topic", "list", "--help"}));
  CHECK(prints({"version"}) == prints({"--version"}));
  CHECK(prints({"help"}) != "");
}

TEST_CASE("a noun with a default verb needs none, and takes that verb's options") {
  CHECK(out({"basket", "-q", "-o", "name"}) == out({"basket", "list", "-q", "-o", "name"}));
  CHECK(out({"basket", "--none", "-q", "-o", "name"}) == "");
  CHECK(out({"basket", "--none", "-q", "-o", "name", "--", "pear"}) == "");
  CHECK(out({"basket", "--label=x", "-q", "-o", "name", "--", "pear"}) == "pear\n");
  CHECK(out({"basket", "-q", "-o", "name", "list", "pear"}) == "pear\n"); // globals choose no verb
  CHECK(usage({"basket", "--label"}) == "klamm: --label needs a value: TEXT\n");
  CHECK(usage({"basket", "pear"}) ==
        "klamm: basket has no verb \"pear\"; if it is a name: klamm basket list pear\n");
}

TEST_CASE("--execute is not needed") {
  const auto result = run_klamm("fake", {"fruit", "pick", "pear", "--execute"});
  CHECK(result.code == 0);
  CHECK(result.err == "klamm: --execute is not needed here\n");
  CHECK(result.out == "pear\n");
}

TEST_CASE("names come from standard input for -") {
  const auto input = [](std::string text) { return ProcessOptions{.input = std::move(text)}; };
  CHECK(names({"-"}, input("pear\r\n\napple")) == "apple\npear\n");
  CHECK(names({"-"}, input(" pear\n")) == "");
  CHECK(names({"-"}, input("\xe6\x97\xa5\xe6\x9c\xac\\x1b\\xff\n")) ==
        "\xe6\x97\xa5\xe6\x9c\xac\\x1b\\xff\n");
  CHECK(names({"pear", "-"}, input("apple\npear\n")) == "apple\npear\n");
  CHECK(names({"-", "-0"}, input(std::string("pear\0apple\0", 11))) == std::string("apple\0pear\0", 11));
  CHECK(names({"-", "-0"}, input(std::string("\xe6\x97\xa5\xe6\x9c\xac\x1b\xff\0", 9))) ==
        std::string("\xe6\x97\xa5\xe6\x9c\xac\x1b\xff\0", 9));
  const auto wrong = run_klamm("fake", {"fruit", "list", "-"}, input("pear\na\\q\n"));
  CHECK(wrong.code == 2);
  CHECK(wrong.err == "klamm: standard input, line 2: \"a\\\\q\": no escape at character 2; write \\\\xNN, "
                     "\\\\u{…} or \\\\\\\\\n");
}

TEST_CASE("what klamm prints as names it reads again") {
  const std::string printed = names({});
  CHECK(names({"-"}, {.input = printed}) == printed);
}

TEST_CASE("empty standard input is zero names, never all") {
  const auto read = run_klamm("fake", {"fruit", "list", "-", "-o", "json"});
  CHECK(read.code == 0);
  CHECK(read.out ==
        "{\"schema\":\"klamm.fruit.list/"
        "1\",\"cluster_id\":null,\"sampled_at\":null,\"data\":[],\"errors\":[],\"complete\":true}\n");
  const auto change = run_klamm("fake", {"fruit", "pick", "-"});
  CHECK(change.code == 2);
  CHECK(change.err == "klamm: no names were given\n");
  CHECK(usage({"fruit", "pick"}) == "klamm: fruit pick needs FRUIT\n");
}

TEST_CASE("a repeated name counts once") {
  CHECK(out({"fruit", "pick", "pear", "fig", "pear"}) == "pear\nfig\n");
}

TEST_CASE("an unknown column or a wrong expression is known before anything is asked") {
  CHECK(usage({"fruit", "list", "--fail", "no-answer", "--columns", "nam"})
            .starts_with("klamm: no column \"nam\", did you mean \"name\"? There are name, state"));
  CHECK(usage({"fruit", "list", "--fail", "no-answer", "--sort", "nam"})
            .starts_with("klamm: no column \"nam\""));
  CHECK(usage({"fruit", "list", "--fail", "no-answer", "--where", "lag>"}) ==
        "klamm: filter 'lag>': character 5: a value is missing\n");
  CHECK(usage({"fruit", "list", "--limit", "-1"}) ==
        "klamm: --limit: \"-1\" is not within 0 to 2147483647\n");
  CHECK(usage({"fruit", "list", "--timeout", "5000"}) ==
        "klamm: --timeout: \"5000\" has no unit: write 5000ms or 5s\n");
  CHECK(usage({"fruit", "list", "-o", "jsno"})
            .starts_with("klamm: -o: no format \"jsno\", did you mean \"json\"?"));
}

TEST_CASE("help: the overview, a noun's verbs, a command") {
  klamm::test::check_golden("help_overview", "fake", {});
  klamm::test::check_golden("help_noun", "fake", {"fruit"});
  klamm::test::check_golden("help_command", "fake", {"fruit", "list", "--help"});
  CHECK(out({"--help"}) == out({}));
  CHECK(out({"-h", "fruit", "list"}) == out({"fruit", "list", "-h"}));
  CHECK(out({"fruit", "pick", "--help"}).find("Usage: klamm fruit pick FRUIT…") != std::string::npos);
}

TEST_CASE("the version, with and without a command") {
  CHECK(run_klamm("klamm", {"--version"}).out.starts_with("klamm 0."));
  CHECK(run_klamm("klamm", {"topic", "list", "-V"}).out == run_klamm("klamm", {"-V"}).out);
}
