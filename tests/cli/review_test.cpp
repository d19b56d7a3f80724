// What is said before a change is made, and what cannot be taken back.

#include "scene.hpp"

#include <doctest/doctest.h>

using klamm::test::has;
using klamm::test::Scene;
using klamm::testing::Model;

namespace {

using Words = std::vector<std::string>;

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// A group to be changed, and a partition whose preferred leader does not lead.
void prepare(Scene& scene) {
  scene.cluster.change([](Model& model) {
    model.add_group("g").commit("orders", 0, 3);
    model.topic("orders").at(0).leader = model.topic("orders").at(0).replicas.back();
  });
}

/// One command of each noun that changes something.
const std::vector<Words>& changes() {
  static const std::vector<Words> all{
      {"topic", "create", "a"},
      {"topic", "delete", "clicks", "--confirm", "clicks"},
      {"topic", "alter", "orders", "--partitions", "3", "-y"},
      {"topic", "delete-records", "orders:0", "--to", "2", "--confirm", "orders"},
      {"config", "set", "topic", "orders", "--config", "segment.bytes=1MiB", "-y"},
      {"group", "reset-offsets", "g", "--topic", "orders:0", "--to", "1", "-y"},
      {"group", "delete", "g", "-y"},
      {"partition", "elect-leader", "orders:0", "-y"},
      {"reassignment", "start", "clicks:0=2", "--throttle", "none", "-y"},
  };
  return all;
}

} // namespace

TEST_CASE("every change first names profile, cluster and broker") {
  for (const auto& words : changes()) {
    CAPTURE(words[0] + " " + words[1]);
    for (const bool dry : {true, false}) {
      CAPTURE(dry);
      Scene scene;
      prepare(scene);
      const std::string address = scene.cluster.bootstrap({2});
      REQUIRE(scene.run({"profile", "add", "prod", "-b", address, "--offline"}).code == 0);
      const std::string named = "klamm: cluster " + Model(1).cluster_id + " at " + address + ", profile prod";
      auto by_profile = words;
      by_profile.insert(by_profile.end(), {"-P", "prod"});
      if (dry) by_profile.emplace_back("--dry-run");
      const auto ran = scene.run(by_profile);
      CAPTURE(ran.err);
      CHECK(ran.code == 0);
      CHECK(first_line(ran.err) == named);
      if (dry) continue;
      // What takes it back, too, whether it can or not.
      const auto undone = scene.run({"change", "undo", "last", "--dry-run", "-P", "prod"});
      CHECK(first_line(undone.err) == named);
    }
  }
}

TEST_CASE("without a profile the cluster and the address that was given are named") {
  Scene scene;
  const std::string address = scene.cluster.bootstrap({3});
  const auto ran = scene.run({"topic", "create", "a", "-b", address});
  CHECK(ran.code == 0);
  CHECK(first_line(ran.err) == "klamm: cluster " + Model(1).cluster_id + " at " + address);
}

TEST_CASE("before a group is deleted it is said as what it comes back") {
  const std::string back =
      "an undo creates the group again with its offsets, as a classic group with an empty protocol";
  Scene scene;
  prepare(scene);
  scene.cluster.change([](Model& model) { model.add_group("s", "Share").commit("orders", 0, 3); });
  // Nobody is there to answer: what was said was said before the question.
  const auto asked = scene.run({"group", "delete", "g"});
  CHECK(asked.code == 2);
  CHECK(has(asked.err, back));
  CHECK(scene.cluster.requests("DeleteGroups") == 0);
  CHECK(has(scene.run({"group", "delete", "g", "--dry-run"}).err, back));
  const auto share = scene.run({"group", "delete", "s", "--dry-run"});
  CHECK_FALSE(has(share.err, back));
  CHECK(has(share.err, "cannot be undone: Kafka creates a share group only when a member joins it"));
  // And so it is.
  REQUIRE(scene.run({"group", "delete", "g", "-y"}).code == 0);
  REQUIRE(scene.run({"change", "undo", "last", "-y"}).code == 0);
  scene.cluster.change([](Model& model) {
    CHECK(model.group("g").type == "Classic");
    CHECK(model.group("g").protocol_type.empty());
    CHECK(model.group("g").commits["orders"][0].offset == 3);
  });
}

TEST_CASE("an election is said to be for good, and its undo is refused with nothing sent") {
  Scene scene;
  prepare(scene);
  const auto elected = scene.run({"partition", "elect-leader", "orders:0", "-y"});
  CHECK(elected.code == 0);
  CHECK(has(elected.err,
            "cannot be undone: Kafka cannot elect a former leader, only the preferred one or any"));
  CHECK(has(elected.err, "(klamm change show "));
  CHECK_FALSE(has(elected.err, "klamm change undo"));
  REQUIRE(scene.cluster.requests("ElectLeaders") == 1);
  for (const Words& more : {Words{}, Words{"--dry-run"}}) {
    auto words = Words{"change", "undo", "last", "-y"};
    words.insert(words.end(), more.begin(), more.end());
    const auto undone = scene.run(words);
    CAPTURE(undone.err);
    CHECK(undone.code == 1);
    CHECK(has(undone.err, "[NO_UNDO]"));
    CHECK(has(undone.err, "partition orders:0"));
    CHECK(has(undone.err, "cannot elect a former leader"));
  }
  CHECK(scene.cluster.requests("ElectLeaders") == 1);
  CHECK(scene.cluster.requests("AlterPartitionReassignments") == 0);
  // No change was made of it either.
  CHECK(nlohmann::json::parse(scene.run({"change", "list", "-o", "json"}).out)["data"].size() == 1);
}
