#include <klamm/names.hpp>

#include <doctest/doctest.h>

using klamm::nearest;
using klamm::parse_topic_partitions;

TEST_CASE("the nearest name, or none") {
  const std::vector<std::string> nouns{"topic", "group", "broker", "config", "lag", "log-dir"};
  CHECK(nearest("topci", nouns) == "topic");
  CHECK(nearest("grop", nouns) == "group");
  CHECK(nearest("conf", nouns) == "config");
  CHECK(nearest("zzz", nouns) == "");
  CHECK(nearest("", nouns) == "");
}

TEST_CASE("a topic with partitions") {
  CHECK(parse_topic_partitions("orders")->topic == "orders");
  CHECK(parse_topic_partitions("orders")->partitions.empty());
  CHECK(parse_topic_partitions("orders:3")->partitions == std::vector<std::int32_t>{3});
  CHECK(parse_topic_partitions("orders:3,0,3")->partitions == std::vector<std::int32_t>{0, 3});
  CHECK(parse_topic_partitions("orders:0-2,5")->partitions == std::vector<std::int32_t>{0, 1, 2, 5});
  for (const char* wrong : {"orders:", ":3", "orders:a", "orders:3-1", "orders:-1", "orders:1,,2",
                            "orders:0-2147483646", "orders:99999999999"}) {
    INFO(wrong);
    CHECK_FALSE(parse_topic_partitions(wrong));
  }
}

TEST_CASE("words of topics with partitions keep their order; the first wrong one is named") {
  using Words = std::vector<std::string>;
  const auto two = parse_topic_partitions(Words{"b:1", "a"});
  REQUIRE(two);
  REQUIRE(two->size() == 2);
  CHECK((*two)[0].partitions == std::vector<std::int32_t>{1});
  CHECK((*two)[1].topic == "a");
  CHECK(parse_topic_partitions(Words{"a", "b:x", "c:y"}).error().text.english().find("b:x") !=
        std::string::npos);
}

TEST_CASE("patterns match whole names") {
  const auto pattern = klamm::NamePattern::parse({"orders.*", "logs"}, {".*-test"}).value();
  CHECK(pattern.matches("orders"));
  CHECK(pattern.matches("orders.eu"));
  CHECK(pattern.matches("logs"));
  CHECK_FALSE(pattern.matches("logs2"));
  CHECK_FALSE(pattern.matches("my-orders"));
  CHECK_FALSE(pattern.matches("orders-test"));
  CHECK(klamm::NamePattern::parse({".*"}, {})->matches("a\n\xff"));
  CHECK(klamm::NamePattern().matches("anything"));
  CHECK(klamm::NamePattern().empty());
  CHECK_FALSE(pattern.empty());
}

TEST_CASE("a wrong pattern is named") {
  const auto wrong = klamm::NamePattern::parse({"a("}, {});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().text.english() == "\"a(\" is not a pattern (RE2 syntax): missing ): a(");
}
