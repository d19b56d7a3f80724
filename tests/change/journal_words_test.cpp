#include <klamm/changes.hpp>

#include <change/journal/journal.hpp>
#include <change/operations/error_fields.hpp>
#include <doctest/doctest.h>
#include <protocol/crc32c.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>

namespace klamm::changes {

namespace {

std::string golden_journal() {
  std::ifstream file(std::string(GOLDEN_FOLDER) + "/journal.jsonl", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A journal's text with the sums of its lines made right again.
std::string resealed(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    line.resize(line.rfind(",\"crc\":"));
    std::array<char, 9> sum{};
    std::snprintf(sum.data(), sum.size(), "%08x", protocol::crc32c(std::as_bytes(std::span(line))));
    out += line + ",\"crc\":\"" + sum.data() + "\"}\n";
  }
  return out;
}

} // namespace

TEST_CASE(
    "a journal's words are read as strictly: another one makes it corrupt, what stands before it is shown") {
  const auto with = [](const std::string& from, const std::string& to) {
    std::string text = golden_journal();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return parse_journal(resealed(text), "journal.jsonl");
  };
  CHECK(with("\"outcome\":\"STALE\"", "\"outcome\":\"STALE\"")->change.state == "PARTIAL");
  for (const char* word : {"stale", "PLANNED", "FINE", ""}) {
    CAPTURE(word);
    const auto journal = with("\"outcome\":\"STALE\"", "\"outcome\":\"" + std::string(word) + "\"");
    REQUIRE(journal);
    CHECK(journal->corrupt);
    CHECK(journal->steps[0].outcome == Outcome::done);
  }
  CHECK(with("\"kind\":\"intent\"", "\"kind\":\"intents\"")->corrupt);
  CHECK(with("\"conclusive_at\":\"2026", "\"conclusive_at\":\"x2026")->corrupt);
  CHECK(with("\"steps\":[1]", "\"steps\":[99]")->corrupt);
  CHECK_FALSE(with("\"entity_type\":\"topic\"", "\"entity_type\":\"topics\""));
  CHECK_FALSE(with("\"kind\":\"change\",", "\"kind\":\"change\",\"version\":3,"));
}

TEST_CASE("an error is the same in a journal's next version and read from the one before") {
  const Error error =
      Error::of(ErrorKind::unauthorized, "NOT_AUTHORIZED", KLAMM_TEXT("kafka", "%1: no").with("topic a"))
          .about("topic a")
          .quoting("Denied.")
          .from_broker(3);
  const auto read = error_from(to_value(error));
  REQUIRE(read);
  CHECK(read->kind == ErrorKind::unauthorized);
  CHECK(read->code == "NOT_AUTHORIZED");
  CHECK(read->target == "topic a");
  CHECK(read->text.english() == "topic a: no");
  CHECK(read->server_message == "Denied.");
  CHECK(read->broker_id == 3);
  CHECK(words_of(*read) == words_of(error));
  for (const char* text : {"STALE: topic a: it is gone", "topic a: it is gone", "not sent", "", "A: "}) {
    const auto old = error_from(Value(text));
    REQUIRE(old);
    CHECK(words_of(*old) == text);
  }
  CHECK(error_from(Value("STALE: topic a"))->code == "STALE");
  CHECK_FALSE(error_from(Value(Value::Object{{"kind", "bad"}, {"code", "A"}})));
  CHECK_FALSE(error_from(Value(7)));
}

} // namespace klamm::changes
