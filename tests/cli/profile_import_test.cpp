#include "golden.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <cstdlib>
#include <map>

using klamm::test::Folder;
using klamm::test::ProcessOptions;
using klamm::test::run_klamm;

namespace {

constexpr const char* java =
    "bootstrap.servers=a:9093\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n"
    "sasl.username=alice\nsasl.password=hunter2\nssl.truststore.location=/nowhere/ca.pem\n";
constexpr const char* contexts =
    "contexts:\n  one: {brokers: [a:1]}\n  two/b: {brokers: [b:1], tls: {enabled: true}}\n";

struct Home {
  Folder folder;
  ProcessOptions options;
  Home() {
    options.environment = {{"KLAMM_CONFIG_HOME", folder.path() + "/config"},
                           {"KLAMM_STATE_HOME", folder.path() + "/state"}};
    folder.write("client.properties", java);
    folder.write("config.yml", contexts);
  }
  klamm::test::ProcessResult run(std::vector<std::string> words) const {
    return run_klamm("klamm", std::move(words), options);
  }
  [[nodiscard]] std::string file(const std::string& name) const { return folder.path() + "/" + name; }
  [[nodiscard]] std::string stored(const std::string& name) const {
    return folder.read("config/profiles/" + name + ".yaml");
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an imported secret goes where --secrets says, and nowhere else") {
  const Home home;
  const auto unsaid = home.run({"profile", "import", home.file("client.properties")});
  CHECK(unsaid.code == 2);
  CHECK(has(unsaid.err, "sasl.password"));
  CHECK(has(unsaid.err, "--secrets"));
  CHECK(home.stored("client") == "");

  for (const std::string where : {"file", "env", "prompt"}) {
    CAPTURE(where);
    const auto done = home.run({"profile", "import", home.file("client.properties"), "--name", where,
                                "--secrets", where, "-o", "json"});
    CHECK(done.code == 0);
    CHECK_FALSE(has(done.out + done.err + home.stored(where), "hunter2"));
    std::map<std::string, std::string> shown;
    const auto answer = nlohmann::json::parse(done.out);
    for (const auto& row : answer["data"]) shown[row["key"]] = row["value"];
    CHECK(shown["sasl.username"] == "alice");
    CHECK(shown["ssl.truststore.location"] == "/nowhere/ca.pem"); // named, not read
  }
  CHECK(has(home.stored("env"), "sasl.password: {env: \"KLAMM_ENV_SASL_PASSWORD\"}"));
  CHECK(has(home.stored("prompt"), "sasl.password: {prompt: true}"));
  const std::string secret = home.file("config/secrets/file.sasl.password");
  CHECK(has(home.stored("file"), "sasl.password: {file: \"" + secret + "\"}"));
  CHECK(home.folder.read("config/secrets/file.sasl.password") == "hunter2\n");
  struct stat status {};
  REQUIRE(::stat(secret.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("--secrets keychain hands the secret to secret-tool on its standard input") {
  Home home;
  home.folder.write("bin/secret-tool", "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + home.file("words") +
                                           "'\ncat >'" + home.file("given") + "'\n");
  REQUIRE(::chmod(home.file("bin/secret-tool").c_str(), 0700) == 0);
  home.options.environment["PATH"] = home.file("bin") + ":" + std::getenv("PATH");
  const auto done = home.run({"profile", "import", home.file("client.properties"), "--secrets", "keychain"});
  CAPTURE(done.err);
  CHECK(done.code == 0);
  CHECK(home.folder.read("given") == "hunter2");
  CHECK(home.folder.read("words") ==
        "store\n--label=klamm client.sasl.password\napplication\nklamm\nkey\nclient.sasl.password\n");
  CHECK(has(home.stored("client"), "sasl.password: {keychain: \"client.sasl.password\"}"));
}

TEST_CASE("a file of several clusters gives several profiles, or the one that is named") {
  const Home home;
  CHECK(home.run({"profile", "import", home.file("config.yml")}).code == 0);
  CHECK(home.run({"profile", "list", "-o", "name"}).out == "one\ntwo-b\n");
  CHECK(has(home.stored("two-b"), "security.protocol: \"SSL\""));
  const auto again = home.run({"profile", "import", home.file("config.yml")});
  CHECK(again.code == 2);
  CHECK(has(again.err, "\"one\" exists already"));
  CHECK(home.run({"profile", "import", home.file("config.yml"), "--replace"}).code == 0);
  CHECK(home.run({"profile", "import", home.file("config.yml"), "--only", "one", "--name", "three"}).code ==
        0);
  CHECK(has(home.stored("three"), "a:1"));
  CHECK(home.run({"profile", "import", home.file("config.yml"), "--name", "x"}).code == 2);
  const auto unknown = home.run({"profile", "import", home.file("config.yml"), "--only", "zed"});
  CHECK(unknown.code == 2);
  CHECK(has(unknown.err, "one, two/b"));
  CHECK(home.run({"profile", "import", home.file("config.yml"), "--format", "kcl"}).code == 2);
  CHECK(home.run({"profile", "import", home.file("absent")}).code == 2);
}

TEST_CASE("what is not supported is refused, or skipped and told; nothing is stored before that is known") {
  const Home home;
  home.folder.write("own.properties",
                    std::string(java) + "ssl.engine.factory.class=com.example.Engine\nacks=all\n");
  const auto refused = home.run({"profile", "import", home.file("own.properties"), "--secrets", "file"});
  CHECK(refused.code == 2);
  CHECK(has(refused.err, "ssl.engine.factory.class"));
  CHECK(home.folder.read("config/secrets/own.sasl.password") == "");
  const auto skipped =
      home.run({"profile", "import", home.file("own.properties"), "--secrets", "file", "--skip-unsupported"});
  CHECK(skipped.code == 0);
  CHECK(has(skipped.err, "skipped: ssl.engine.factory.class"));
  CHECK(has(skipped.err, "acks"));
}

TEST_CASE("profile edit sets and unsets single keys") {
  const Home home;
  REQUIRE(home.run({"profile", "add", "p", "--offline", "-b", "a:1", "-X", "sasl.username=alice", "-X",
                    "security.protocol=SASL_SSL", "-X", "addresses.1=x:1"})
              .code == 0);
  const auto done =
      home.run({"profile", "edit", "p", "bootstrap.servers=b:2,c:3", "sasl.password=@keychain:k",
                "description=a=b", "protection=confirm", "--unset", "addresses.1"});
  CHECK(done.code == 0);
  CHECK(home.stored("p") ==
        "bootstrap.servers: \"b:2,c:3\"\nsecurity.protocol: \"SASL_SSL\"\nsasl.username: \"alice\"\n"
        "sasl.password: {keychain: \"k\"}\nprotection: \"confirm\"\ndescription: \"a=b\"\n");
  const auto again = home.run({"profile", "edit", "p", "protection=confirm", "--unset", "colour"});
  CHECK(again.code == 0);
  CHECK(has(again.err, "unchanged"));
  CHECK(home.run({"profile", "edit", "p", "--unset", "sasl.password", "--unset", "protection"}).code == 0);
  CHECK_FALSE(has(home.stored("p"), "sasl.password"));
  CHECK_FALSE(has(home.stored("p"), "protection"));
  const std::string before = home.stored("p");
  for (const std::vector<std::string>& bad : {std::vector<std::string>{},
                                              {"sasl.usernam=x"},
                                              {"sasl.password=hunter2"},
                                              {"bootstrap.servers=x:y"},
                                              {"--unset", "nonsense"},
                                              {"--unset", "bootstrap.servers"},
                                              {"colour"},
                                              {"sasl.mechanism=NTLM"}}) {
    std::vector<std::string> words{"profile", "edit", "p"};
    words.insert(words.end(), bad.begin(), bad.end());
    CAPTURE(bad);
    const auto refused = home.run(words);
    CHECK(refused.code == 2);
    CHECK_FALSE(has(refused.err, "hunter2"));
  }
  CHECK(home.stored("p") == before);
  CHECK(home.run({"profile", "edit", "q", "colour=red"}).code == 2);
}
