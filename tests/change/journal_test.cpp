// What journals keep and forgive.

#include <change/journal/journal.hpp>
#include <change/orders.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <thread>

namespace klamm {

using testing::applying;
using testing::connect;
using testing::creating;
using testing::journal_text;
using testing::Orders;
using testing::outcomes;
using testing::ScriptedCluster;
using testing::TemporaryFolder;

TEST_CASE("the last change is one of its own, not what completed another") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto options = applying(state);
  REQUIRE(outcomes(changes::apply(client, creating({"a"}), options)) == "DONE");
  const auto first = changes::list({state.path(), {}})->rows[0].id;
  options.author.part_of = first;
  REQUIRE(outcomes(changes::apply(client, creating({"b"}), options)) == "DONE");
  CHECK(changes::list({state.path(), {}})->rows[0].part_of == first);
  CHECK(changes::show(state.path(), "last")->rows[0].change_id == first);
  // Its first line tells it, however large it is by then.
  const auto second = changes::list({state.path(), {}})->rows[0].id;
  const std::string path = state.path() + "/changes/" + second + ".jsonl";
  std::filesystem::resize_file(path, (std::uintmax_t{512} << 20U) + 1);
  CHECK(changes::show(state.path(), "last")->rows[0].change_id == first);
  std::ofstream(path, std::ios::trunc) << "no journal\n";
  CHECK_FALSE(changes::show(state.path(), "last"));
}

TEST_CASE("a change that was killed before its first line is none") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  CHECK(outcomes(changes::apply(client, creating({"orders"}), applying(state))) == "DONE");
  std::ofstream(state.path() + "/changes/ffffffff-ffff-7fff-bfff-ffffffffffff.jsonl");
  std::ofstream(state.path() + "/changes/ffffffff-ffff-7fff-bfff-fffffffffffe.jsonl") << "{\"seq\":1,\"en";
  const auto listed = changes::list({state.path(), {}});
  REQUIRE(listed);
  CHECK(listed->rows.size() == 1);
  CHECK(listed->errors.empty());
  CHECK(outcomes(changes::show(state.path(), "last")) == "DONE");
}

TEST_CASE("an undo that is undone says so") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  CHECK(outcomes(changes::apply(client, creating({"orders"}), applying(state))) == "DONE");
  CHECK(changes::plan_undo(state.path(), "last")->notes.empty());
  auto options = applying(state);
  options.author.undoes = changes::plan_undo(state.path(), "last")->change_id;
  CHECK(outcomes(changes::apply(client, changes::plan_undo(state.path(), "last")->plan, options)) == "DONE");
  const auto listed = changes::list({state.path(), {}});
  CHECK(listed->rows[0].undoes == listed->rows[1].id);
  CHECK_FALSE(listed->rows[1].undoes);
  const auto again = changes::plan_undo(state.path(), "last");
  REQUIRE(again);
  REQUIRE(again->notes.size() == 1);
  CHECK(again->notes[0].english().find("undid") != std::string::npos);
}

TEST_CASE("journals forgive a torn last line and no other damage") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  REQUIRE(outcomes(changes::apply(client, creating({"a"}), applying(state))) == "DONE");
  const std::string text = journal_text(state);
  const std::string path = std::filesystem::directory_iterator(state.path() + "/changes")->path().string();
  const auto rewrite = [&path](const std::string& with) { std::ofstream(path, std::ios::trunc) << with; };
  // Cut anywhere in what was written last: the step is unknown while its outcome is missing, done when it is
  // there.
  const auto intent_end = text.find('\n', text.find("\"intent\"")) + 1;
  const auto outcome_end = text.find('\n', intent_end) + 1;
  for (std::size_t cut = intent_end; cut <= text.size(); cut += 7) {
    rewrite(text.substr(0, cut));
    CAPTURE(cut);
    CHECK(outcomes(changes::show(state.path(), "last")) == (cut < outcome_end ? "UNKNOWN" : "DONE"));
  }
  // A bit flipped anywhere before the last line is noticed.
  const auto last_line = text.rfind('\n', text.size() - 2) + 1;
  for (std::size_t at = 0; at < last_line; at += 3) {
    if (text[at] == '\n') continue; // two lines as one torn one
    std::string flipped = text;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    rewrite(flipped);
    CAPTURE(at);
    const auto shown = changes::show(state.path(), "last");
    CHECK((!shown || !shown->complete));
  }
  std::string damaged = text;
  damaged[intent_end - 20] ^= 1;
  rewrite(damaged);
  CHECK(changes::list({state.path(), {}})->rows[0].state == "CORRUPT");
  CHECK(changes::plan_undo(state.path(), "last").error().code == "CORRUPT");
}

TEST_CASE("a look while a change is applied writes nothing into its journal, wherever that stands") {
  Orders orders;
  orders.cluster.change([](testing::Model& model) {
    model.group("g").coordinator = 2;
    model.add_group("h", "Consumer").commit("orders", 0, 70).commit("orders", 1, 70).coordinator = 3;
  });
  const auto planned = orders.reset("earliest", {"g", "h"});
  // Without a state folder there is no lock on the cluster.
  const std::string nowhere = orders.state.path() + "/file/state";
  std::ofstream(orders.state.path() + "/file") << "no folder";
  auto options = applying(orders.state, std::chrono::seconds(60));
  options.state_folder = nowhere;
  options.journaling = changes::Journaling::file;
  options.journal_file = orders.state.path() + "/own.jsonl";
  // Both are done, and of one the applier does not hear for now.
  orders.cluster.on("OffsetCommit").broker(3).once().hold();
  std::string applied;
  std::thread applier([&] { applied = outcomes(changes::apply(orders.client, planned.plan, options)); });
  const bool sent = orders.cluster.wait_for("OffsetCommit", 2);
  const auto looked = changes::resolve(orders.client, nowhere, options.journal_file, Call{});
  const auto undone = changes::plan_undo(nowhere, options.journal_file);
  orders.cluster.release();
  applier.join();
  REQUIRE(sent);
  CHECK(applied == "DONE DONE DONE DONE");
  CHECK(outcomes(looked) == "UNKNOWN UNKNOWN UNKNOWN UNKNOWN");
  REQUIRE_FALSE(undone);
  CHECK(undone.error().code == "CHANGE_RUNNING");
  const auto shown = changes::show(nowhere, options.journal_file);
  REQUIRE(shown);
  CHECK(shown->complete);
  CHECK(outcomes(shown) == applied);
  const auto undo = changes::plan_undo(nowhere, options.journal_file);
  REQUIRE(undo);
  CHECK(orders.apply(undo->plan) == applied);
  CHECK(orders.offsets() == "orders:0=50/3mark orders:1=60/-1");
}

TEST_CASE("a journal's line may be longer than a plan file") {
  ScriptedCluster cluster(1);
  Client client = connect(cluster);
  const TemporaryFolder state;
  auto options = applying(state);
  options.journaling = changes::Journaling::file;
  options.journal_file = state.path() + "/own.jsonl";
  // Stands for a million committed offsets, which take longer to read.
  options.author.user = std::string(changes::most_plan_bytes + 1, 'u');
  CHECK(outcomes(changes::apply(client, creating({"orders"}), options)) == "DONE");
  CHECK(outcomes(changes::show(state.path(), options.journal_file)) == "DONE");
}

TEST_CASE("nothing is written that could not be read back") {
  const TemporaryFolder state;
  const auto path = [&state](const char* name) { return state.path() + "/" + name; };
  constexpr std::size_t most = 4000;
  auto author = applying(state).author;
  const auto first = [&](std::size_t length) {
    author.user = std::string(length, 'u');
    return changes::change_entry("id", creating({"orders"}), author);
  };
  // Half of it is left for what becomes of the steps.
  auto refused = changes::Journal::create(path("large"), most);
  REQUIRE(refused);
  const auto noted = refused->append(first(most / 2));
  REQUIRE_FALSE(noted);
  CHECK(noted.error().code == "JOURNAL_FAILED");
  CHECK(std::filesystem::file_size(path("large")) == 0);

  auto journal = changes::Journal::create(path("good"), most);
  REQUIRE(journal);
  REQUIRE(journal->append(first(most / 4)));
  const Value::Object end{{"kind", "end"}, {"at", changes::now_value()}};
  int lines = 0;
  while (lines < 1000 && journal->append(end)) ++lines;
  CHECK(lines > 10);
  CHECK(lines < 100);
  CHECK(std::filesystem::file_size(path("good")) <= most);
  const auto read = changes::read_journal(state.path(), path("good"));
  REQUIRE(read);
  CHECK_FALSE(read->corrupt);
}

} // namespace klamm
