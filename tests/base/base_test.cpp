#include <klamm/cancel.hpp>
#include <klamm/config_words.hpp>
#include <klamm/hints.hpp>
#include <klamm/text.hpp>

#include <base/large_pages.hpp>
#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

TEST_CASE("a text inserts its arguments and its count") {
  const klamm::Text text = KLAMM_TEXT_N("test", "%1 has %n partitions, %2").with("orders", "50%1").counted(3);
  CHECK(text.english() == "orders has 3 partitions, 50%1");
  CHECK(KLAMM_TEXT("test", "100 % of %9").english() == "100 % of ");
}

TEST_CASE("a text takes strings and integers, and a hint apart from its sentence") {
  const klamm::Text text = KLAMM_TEXT("test", "%1 %2 %3 %4")
                               .with(std::string("a"), std::string_view("b"), "c", std::int32_t{-4})
                               .hinting(klamm::HintCode::wait_for_moves, "orders", 3);
  CHECK(text.english() == "a b c -4");
  CHECK(text.hint == klamm::Hint{klamm::HintCode::wait_for_moves, {"orders", "3"}});
}

TEST_CASE("a word is read as the value it is written for, and in no other spelling") {
  using klamm::configs::EntityType;
  for (const auto& [value, text] : word_table(EntityType{})) {
    CHECK(klamm::word_of(value) == text);
    CHECK(klamm::from_word<EntityType>(text) == value);
  }
  for (const char* text : {"topics", "Topic", "", "broker_logger", " topic"})
    CHECK_FALSE(klamm::from_word<EntityType>(text));
  CHECK(klamm::word_of(static_cast<EntityType>(3)).empty());
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

TEST_CASE("advice about large pages changes no byte, however little or unaligned the memory is") {
  std::vector<unsigned char> bytes(std::size_t{9} << 20U, 7);
  for (const std::size_t from : {std::size_t{0}, std::size_t{1}, std::size_t{4097}, std::size_t{3} << 20U})
    klamm::expect_all_written(bytes.data() + from, bytes.size() - 2 * from);
  klamm::expect_all_written(bytes.data(), 0);
  klamm::expect_all_written(nullptr, 0);
  CHECK(bytes == std::vector<unsigned char>(bytes.size(), 7));
}
