#include <klamm/front/words.hpp>

#include <doctest/doctest.h>

namespace klamm {

using Replicas = changes::Replicas;

TEST_CASE("assignments, replicas and moves are read whole, and written back") {
  const auto assignment = front::parse_assignment("1:2:3,2:3:1");
  REQUIRE(assignment);
  CHECK(*assignment == std::vector<Replicas>{{1, 2, 3}, {2, 3, 1}});
  CHECK(front::print_assignment(*assignment) == "1:2:3,2:3:1");
  for (const char* word : {"", "1:", ":1", "1,", "a", "1:2;3", "-1", "1:2,,3"})
    CHECK_FALSE(front::parse_assignment(word));
  CHECK(*front::parse_replicas("1,2,3") == Replicas{1, 2, 3});
  CHECK_FALSE(front::parse_replicas("1:2"));

  const auto moves = front::parse_move("orders:0-2,5=3,1");
  REQUIRE(moves);
  REQUIRE(moves->size() == 4);
  CHECK(moves->back().topic == "orders");
  CHECK(moves->back().partition == 5);
  CHECK(moves->back().replicas == Replicas{3, 1});
  for (const char* word : {"orders=1,2", "orders:0", "orders:0=", "orders:0=1,", "orders:0=1:2"})
    CHECK_FALSE(front::parse_move(word));
  CHECK(front::print_topic_partitions({"orders", {}}) == "orders");
  CHECK(front::print_topic_partitions({"orders", {0, 1, 3, 4, 5}}) == "orders:0,1,3-5");
}

TEST_CASE("moments are dates, milliseconds, or so long ago") {
  const std::chrono::system_clock::time_point now{std::chrono::hours(24 * 365)};
  CHECK(front::parse_moment("@1764000000000", now)->epoch_ms == 1764000000000);
  CHECK(front::parse_moment("@-2h", now)->epoch_ms == (24LL * 365 - 2) * 3600 * 1000);
  CHECK(front::parse_moment("@2026-11-24T12:00:00Z", now)->epoch_ms ==
        front::parse_moment("2026-11-24T12:00:00Z", now)->epoch_ms);
  CHECK_FALSE(front::parse_moment("@-2", now));
  CHECK_FALSE(front::parse_moment("yesterday", now));
}

TEST_CASE("a group's state is Kafka's word however it is spelt") {
  CHECK(*front::parse_group_state("preparing-rebalance") == "PreparingRebalance");
  CHECK(*front::parse_group_state("EMPTY") == "Empty");
  CHECK_FALSE(front::parse_group_state("busy"));
}

} // namespace klamm
