#include <klamm/hints.hpp>

#include <doctest/doctest.h>
#include <hint_words.hpp>

#include <set>
#include <string>

namespace klamm::cli {

TEST_CASE("every hint has words of its own, with its arguments in them") {
  std::set<std::string> all;
  for (const auto& [code, name] : word_table(HintCode{})) {
    CAPTURE(name);
    const std::string words = words_of(Hint{code, {"FIRST", "SECOND"}});
    CHECK_FALSE(words.empty());
    CHECK(words.find('%') == std::string::npos);
    CHECK(all.insert(words).second);
  }
  CHECK(words_of(Hint{HintCode::unset_topic_config, {"orders", "retention.ms"}})
            .find("orders --key retention.ms") != std::string::npos);
}

TEST_CASE("a hint is part of the sentence once it is worded, and said once") {
  const Error error =
      Error::of(ErrorKind::failed, "MOVING", KLAMM_TEXT("plan", "%1 moves").with("topic a")).about("topic a");
  CHECK(worded(error).text.english() == "topic a moves");
  Error hinted = error;
  hinted.text = std::move(hinted.text).hinting(HintCode::wait_for_moves, "a");
  const Error once = worded(hinted);
  CHECK(once.text.english() == words_of(hinted.text));
  CHECK(once.code == "MOVING");
  CHECK(worded(once).text.english() == once.text.english());
}

} // namespace klamm::cli
