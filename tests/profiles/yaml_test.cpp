#include <klamm/profiles.hpp>

#include <doctest/doctest.h>

using namespace klamm::profiles;

namespace {

std::string refused(std::string_view text) {
  const auto profile = from_yaml("x", text);
  REQUIRE_FALSE(profile);
  return profile.error().text.english();
}

} // namespace

TEST_CASE("a profile as people write it") {
  const auto profile = from_yaml(
      "x",
      "# ours\nbootstrap.servers:\n  - a:1\n  - b:2\nsecurity.protocol: plaintext\nprotection: read-only\n"
      "cluster_id: \"4L6g3nShT\"\naddresses:\n  1: localhost:1\n  2: localhost:2\ndescription: 'it''s'\n");
  REQUIRE_MESSAGE(profile, (profile ? "" : profile.error().text.english()));
  CHECK(profile->name == "x");
  CHECK(profile->bootstrap_servers == "a:1,b:2");
  CHECK(profile->protection == Protection::read_only);
  CHECK(profile->cluster_id == "4L6g3nShT");
  CHECK(profile->addresses == std::map<std::int32_t, std::string>{{1, "localhost:1"}, {2, "localhost:2"}});
  CHECK(profile->description == "it's");
  CHECK(from_yaml("x", "")->bootstrap_servers == "");
  CHECK(from_yaml("x", "\xEF\xBB\xBF"
                       "bootstrap.servers: \"a:1\"\n")
            ->bootstrap_servers == "a:1");
}

TEST_CASE("what is written is read again") {
  Profile profile;
  profile.name = "x";
  profile.bootstrap_servers = "a:1,[::1]:2";
  profile.cluster_id = "123";
  profile.protection = Protection::confirm;
  profile.description = "tab\t \"quotes\" 'single' # no comment: {x} \\ ü \x01";
  profile.environment = "yes";
  profile.addresses = {{7, "h:1"}};
  const auto back = from_yaml("x", to_yaml(profile));
  REQUIRE_MESSAGE(back, (back ? "" : back.error().text.english()));
  CHECK(settings(*back) == settings(profile));
}

TEST_CASE("characters that are nobody's are written as numbers and read again") {
  Profile profile;
  profile.name = "x";
  profile.description = "\ufffe \U0001ffff \ufdd0 \u0085 \u2028 \u202e \ufeff \x04 \x7f ü 日本";
  const auto text = to_yaml(profile);
  CHECK(text ==
        "description: \"\\U0000fffe \\U0001ffff \\U0000fdd0 \\U00000085 \\U00002028 \\U0000202e \\U0000feff "
        "\\U00000004 \\U0000007f ü 日本\"\n");
  const auto back = from_yaml("x", text);
  REQUIRE_MESSAGE(back, (back ? "" : back.error().text.english()));
  CHECK(back->description == profile.description);
}

TEST_CASE("nothing behind a control character is left unread") {
  CHECK(refused("cluster_id: a\n\x04protection: read-only\n") == "line 2: there is a control character");
  CHECK(refused(std::string("c\0", 2)) == "line 1: there is a control character");
  CHECK(refused("cluster_id: a\x7f\n") == "line 1: there is a control character");
  CHECK(refused("cluster_id: a\n\ufeffcolour: b\n") == "line 2: there is a control character");
  CHECK(from_yaml("x", "\ufeffcluster_id: a\r\ncolour:\tb\n")->colour == "b");
}

TEST_CASE("a broker id is written one way") {
  CHECK(refused("addresses: {1: a, 01: b}\n") ==
        "line 1: addresses.01: write a broker id after the dot: addresses.1");
  Profile profile;
  CHECK_FALSE(set(profile, "addresses.007", "a:1"));
  CHECK(set(profile, "addresses.0", "a:1"));
}

TEST_CASE("a value is UTF-8, or a file could not hold it") {
  Profile profile;
  const auto done = set(profile, "client.id", "a\xe6");
  REQUIRE_FALSE(done);
  CHECK(done.error().text.english() == "client.id: a value is UTF-8");
}

TEST_CASE("what could deceive is refused, with its line") {
  CHECK(refused("cluster_id: a\nnonsense: 1\n") == "line 2: no profile key \"nonsense\"");
  CHECK(refused("cluster_ids: a\n") ==
        "line 1: no profile key \"cluster_ids\", did you mean \"cluster_id\"?");
  CHECK(refused("cluster_id: a\ncolour: b\ncluster_id: c\n") == "line 3: \"cluster_id\" stands twice");
  CHECK(refused("addresses: {1: a, 1: b}\n") == "line 1: \"addresses.1\" stands twice");
  CHECK(refused("cluster_id: &x a\n") == "line 1: anchors are not read");
  CHECK(refused("cluster_id: &x a\ncolour: *x\n") == "line 1: anchors are not read");
  CHECK(refused("cluster_id: !!str a\n") == "line 1: tags are not read");
  CHECK(refused("cluster_id: [a]\n") == "line 1: a list was not expected");
  CHECK(refused("cluster_id: {a: b}\n") == "line 1: a map was not expected");
  CHECK(refused("addresses: a\n") == "line 1: addresses holds broker ids: {1: HOST:PORT}");
  CHECK(refused("addresses: {x: a}\n") ==
        "line 1: addresses.x: write a broker id after the dot: addresses.1");
  CHECK(refused("just words\n") == "line 1: keys and values were expected");
  CHECK(refused("- a\n") == "line 1: a list was not expected");
  CHECK(refused("cluster_id: a\n---\ncluster_id: b\n") == "line 2: a second document is not read");
  CHECK(refused("protection: maybe\n") ==
        "line 1: protection: \"maybe\" is not one of none, confirm, read-only");
  CHECK(refused("security.protocol: TLS\n").starts_with("line 1: security.protocol: \"TLS\" is not one of "));
  CHECK(refused("sasl.password: hunter2\n").starts_with("line 1: sasl.password holds a reference: "));
  CHECK(refused("sasl.password: {env: A, file: b}\n") == "line 1: sasl.password holds two references");
  CHECK(refused("sasl.password: {}\n").ends_with("sasl.password: the reference is empty"));
  CHECK(refused("sasl.password: {env: ''}\n") == "line 1: sasl.password: the reference is empty");
  CHECK(refused("sasl.password: {vault: a}\n").starts_with("line 1: no reference \"vault\""));
  CHECK(refused("sasl.password: {prompt: maybe}\n") == "line 1: write {prompt: true}");
  CHECK(refused("sasl.password: {env: [A]}\n") == "line 1: a list was not expected");
  CHECK(refused("description: \"a\\nb\"\n") == "line 1: description: a value is one line");
  CHECK(refused("cluster_id: \xff\n") == "it is not UTF-8");
  CHECK(refused("cluster_id: 'a\n").starts_with("line "));
  CHECK(refused(std::string(10000, '[')).starts_with("line "));
  CHECK(refused(std::string(10000, '{')).starts_with("line "));
}
