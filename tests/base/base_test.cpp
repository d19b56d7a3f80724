#include <klamm/cancel.hpp>
#include <klamm/text.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

TEST_CASE("a text inserts its arguments and its count") {
  const klamm::Text text{"test", "%1 has %n partitions, %2", {"orders", "50%1"}, 3};
  CHECK(text.english() == "orders has 3 partitions, 50%1");
  CHECK(klamm::Text{"test", "100 % of %9", {}, -1}.english() == "100 % of ");
}

TEST_CASE("a watcher runs once, at once when it comes late, and never after its handle died") {
  const klamm::Cancel cancel;
  int calls = 0;
  auto kept = cancel.watch([&] { ++calls; });
  {
    auto dropped = cancel.watch([&] { calls += 100; });
  }
  klamm::Cancel copy = cancel;
  copy.request();
  copy.request();
  CHECK(cancel.requested());
  CHECK(calls == 1);
  auto late = cancel.watch([&] { ++calls; });
  CHECK(calls == 2);
}

TEST_CASE("handles may die while another thread requests") {
  for (int round = 0; round < 200; ++round) {
    klamm::Cancel cancel;
    std::atomic<int> calls = 0;
    std::thread requester([&] { cancel.request(); });
    for (int i = 0; i < 20; ++i) auto handle = cancel.watch([&] { ++calls; });
    requester.join();
    CHECK(calls <= 20);
  }
}
