#include <doctest/doctest.h>
#include <sansio/read_only.hpp>
#include <sansio/retry.hpp>

#include <set>

namespace klamm::sansio {

TEST_CASE("errors of the wrong broker lead to a look-up, bad moments to another try, the rest is final") {
  const std::set<int> look_up{5, 6, 9, 15, 16, 41, 56, 72, 74, 75, 83, 100, 103};
  const std::set<int> again{2, 7, 13, 14, 19, 20, 51, 70, 71, 78, 80, 88, 89, 106};
  for (int code = -1; code <= 140; ++code) {
    CAPTURE(code);
    const auto expected = code == 0                ? Reaction::none
                          : look_up.count(code)    ? Reaction::look_up
                          : again.count(code) != 0 ? Reaction::again
                                                   : Reaction::fail;
    CHECK((reaction_to(static_cast<std::int16_t>(code)) == expected));
  }
}

TEST_CASE("a change is tried again only where its API refuses before acting") {
  for (const auto& api : protocol::apis()) {
    if (!api.mutates) continue;
    CAPTURE(api.name);
    for (int code = -1; code <= 140; ++code) {
      const auto error = static_cast<std::int16_t>(code);
      const auto reaction = reaction_to_change(api, error);
      CAPTURE(code);
      if (reaction == Reaction::again || reaction == Reaction::look_up) {
        const std::set<int> before_acting{5, 6, 14, 16, 41, 89};
        CHECK(before_acting.count(code) == 1);
        CHECK(api.refused_with(error));
      }
    }
    CHECK((reaction_to_change(api, -1) == Reaction::unknown));
    CHECK((reaction_to_change(api, 7) == Reaction::unknown));
  }
  const auto& commit = *protocol::find_api("OffsetCommit");
  CHECK((reaction_to_change(commit, 15) == Reaction::unknown));
  CHECK((reaction_to_change(commit, 16) == Reaction::look_up));
  CHECK((reaction_to_change(commit, 14) == Reaction::again));
  CHECK((reaction_to_change(commit, 0) == Reaction::none));
  CHECK((reaction_to_change(*protocol::find_api("CreateTopics"), 15) == Reaction::fail));
}

TEST_CASE("pauses double from 100 ms to 1 s, within a fifth") {
  const int middles[] = {100, 200, 400, 800, 1000, 1000, 1000};
  for (int attempt = 1; attempt <= 7; ++attempt) {
    const int middle = middles[attempt - 1];
    std::int64_t least = 1 << 20;
    std::int64_t most = 0;
    for (std::uint32_t random = 0; random < 100; ++random) {
      const auto pause = backoff(attempt, random).count();
      least = std::min<std::int64_t>(least, pause);
      most = std::max<std::int64_t>(most, pause);
    }
    CAPTURE(attempt);
    CHECK(least == middle * 8 / 10);
    CHECK(most == middle * 12 / 10);
  }
  CHECK(backoff(1'000'000, 20).count() == 1000);
  CHECK(backoff(0, 20).count() == 100);
}

TEST_CASE("a read-only client may send reads and nothing else") {
  const std::set<int> reads{1,  2,  3,  9,  10, 15, 16, 17, 18, 23, 29, 32, 35, 36, 41,
                            46, 48, 50, 55, 60, 61, 65, 66, 69, 74, 75, 77, 89, 90};
  for (int key = -5; key < 200; ++key) {
    CAPTURE(key);
    CHECK(is_read(static_cast<std::int16_t>(key)) == (reads.count(key) == 1));
  }
}

} // namespace klamm::sansio
