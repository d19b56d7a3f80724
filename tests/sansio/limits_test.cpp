#include <doctest/doctest.h>
#include <sansio/error_pace.hpp>
#include <sansio/reply_budget.hpp>

#include <vector>

namespace klamm::sansio {

using namespace std::chrono_literals;

namespace {

constexpr ErrorPace::Time start{1h};

/// Sends as often as the pace lets it until `end`; when each was sent.
std::vector<ErrorPace::Time> send_until(ErrorPace& pace, ErrorPace::Time now, ErrorPace::Time end) {
  std::vector<ErrorPace::Time> out;
  while (now < end) {
    const auto next = pace.next(now);
    if (next <= now) {
      pace.sent(now);
      out.push_back(now);
      now += 1ms;
    } else {
      now = next;
    }
  }
  return out;
}

} // namespace

TEST_CASE("requests that are answered well are not held back") {
  ErrorPace pace;
  for (auto now = start; now < start + 1s; now += 1ms) {
    REQUIRE(pace.next(now) == now);
    pace.sent(now);
    pace.went_well(now);
  }
}

TEST_CASE("without a good answer no second sees more than twenty") {
  ErrorPace pace;
  const auto sent = send_until(pace, start, start + 10s);
  CHECK(sent.size() == 10 * ErrorPace::most);
  for (std::size_t i = ErrorPace::most; i < sent.size(); ++i)
    CHECK(sent[i] - sent[i - ErrorPace::most] >= ErrorPace::window);
}

TEST_CASE("a good answer makes room at once; one that came late makes none") {
  ErrorPace pace;
  for (std::size_t i = 0; i < ErrorPace::most; ++i) pace.sent(start + i * 1ms);
  CHECK(pace.next(start + 100ms) == start + 1s);
  pace.went_well(start + 7ms);
  CHECK(pace.next(start + 100ms) == start + 100ms);
  pace.sent(start + 100ms);
  CHECK(pace.next(start + 200ms) == start + 1s);
  CHECK(pace.next(start + 1s) == start + 1s); // the first left the window
  pace.went_well(start);                      // too late to matter
  pace.sent(start + 1s);
  CHECK(pace.next(start + 1s) == start + 1s + 1ms);
}

TEST_CASE("replies share the budget, and what exceeds it waits") {
  ReplyBudget budget(1000, 300);
  CHECK(budget.grant(1, 400) == 400);
  CHECK(budget.grant(2, 300) == 300); // 700: all but the rest for one frame
  CHECK(budget.grant(3, 200) == 200); // the first to need more has the rest
  CHECK(budget.grant(4, 10) == 0);
  CHECK(budget.grant(1, 10) == 0);
  CHECK(budget.grant(3, 200) == 100);
  CHECK(budget.grant(3, 1) == 0);
  CHECK(budget.held() == budget.limit());
  budget.release(500); // somebody took replies
  CHECK(budget.grant(1, 10) == 10);
  CHECK(budget.held() == 510);
}

TEST_CASE("frames half way cannot block each other: one may always go on") {
  ReplyBudget budget(1000, 300);
  for (std::uint64_t connection = 1; connection <= 7; ++connection)
    CHECK(budget.grant(connection, 100) == 100);
  // Each of the seven wants 200 more; the rest is one frame's alone, until it has ended.
  CHECK(budget.grant(5, 100) == 100);
  for (const std::uint64_t other : {1, 2, 3, 4, 6, 7}) CHECK(budget.grant(other, 100) == 0);
  CHECK(budget.grant(5, 100) == 100);
  budget.ended(3); // not the favoured one
  CHECK(budget.grant(6, 100) == 0);
  budget.ended(5);
  budget.release(300); // and taken
  CHECK(budget.grant(6, 100) == 100);
  CHECK(budget.grant(6, 100) == 100);
  CHECK(budget.grant(1, 100) == 0);
}

TEST_CASE("a budget smaller than the largest frame takes one frame at a time") {
  ReplyBudget budget(100, 300);
  CHECK(budget.grant(1, 60) == 60);
  CHECK(budget.grant(2, 10) == 0);
  budget.ended(1);
  CHECK(budget.grant(2, 10) == 10);
  CHECK(budget.grant(2, 60) == 30);
  budget.add(50); // first bytes of a frame, which came unasked
  CHECK(budget.grant(2, 60) == 0);
  budget.release(150);
  CHECK(budget.held() == 0);
}

} // namespace klamm::sansio
