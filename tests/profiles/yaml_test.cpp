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
        "line 1: addresses.x: a broker id stands after the dot: addresses.1");
  CHECK(refused("just words\n") == "line 1: keys and values were expected");
  CHECK(refused("- a\n") == "line 1: a list was not expected");
  CHECK(refused("cluster_id: a\n---\ncluster_id: b\n") == "line 2: a second document is not read");
  CHECK(refused("protection: maybe\n") ==
        "line 1: protection: \"maybe\" is none of none, confirm, read-only");
  CHECK(refused("security.protocol: SSL\n") ==
        "line 1: security.protocol=SSL: this version of klamm speaks PLAINTEXT only");
  CHECK(refused("description: \"a\\nb\"\n") == "line 1: description: a value is one line");
  CHECK(refused("cluster_id: \xff\n") == "it is not UTF-8");
  CHECK(refused("cluster_id: 'a\n").starts_with("line "));
  CHECK(refused(std::string(10000, '[')).starts_with("line "));
  CHECK(refused(std::string(10000, '{')).starts_with("line "));
}
