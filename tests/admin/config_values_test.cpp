#include <admin/fetch/config_defaults.hpp>
#include <admin/fetch/config_values.hpp>
#include <doctest/doctest.h>

namespace klamm::admin {

using configs::ValueType;

TEST_CASE("values are compared as Kafka reads them") {
  struct {
    ValueType type;
    const char* a;
    const char* b;
  } const same[] = {{ValueType::float64, "0.70", "0.7"},
                    {ValueType::float64, "50000000", "5.0E7"},
                    {ValueType::float64, "+.5d", "0.5"},
                    {ValueType::boolean, "TRUE", "true"},
                    {ValueType::boolean, " False ", "false"},
                    {ValueType::int32, "+5", "5"},
                    {ValueType::int64, " 007", "7"},
                    {ValueType::int16, "-0", "0"},
                    {ValueType::list, "compact, delete", "compact,delete"},
                    {ValueType::list, "compact,compact", "compact"},
                    {ValueType::list, "", " , "},
                    {ValueType::string, " gzip\t", "gzip"},
                    {ValueType::class_name, "a.B ", "a.B"},
                    {ValueType::unknown, "0.70", "0.7"},
                    {ValueType::unknown, "TRUE", "true"}};
  for (const auto& each : same) {
    CAPTURE(each.a);
    CHECK(same_value(each.type, each.a, each.b));
    CHECK(same_value(each.type, each.b, each.a));
  }
  struct {
    ValueType type;
    const char* a;
    const char* b;
  } const other[] = {{ValueType::float64, "0.71", "0.7"}, {ValueType::float64, "x", "y"},
                     {ValueType::boolean, "yes", "true"}, {ValueType::boolean, "yes", "no"},
                     {ValueType::int64, "5", "50"},       {ValueType::int64, "5.0", "5"},
                     {ValueType::int64, "++5", "5"},      {ValueType::list, "a,b", "b,a"},
                     {ValueType::list, "a,b", "a"},       {ValueType::string, "GZIP", "gzip"},
                     {ValueType::string, "1.0", "1"},     {ValueType::unknown, "a", "b"}};
  for (const auto& each : other) {
    CAPTURE(each.a);
    CHECK_FALSE(same_value(each.type, each.a, each.b));
  }
  CHECK(same_value(ValueType::string, std::nullopt, std::nullopt));
  CHECK_FALSE(same_value(ValueType::string, "", std::nullopt));
}

TEST_CASE("types of values are Kafka's numbers") {
  CHECK(word(value_type(1)) == "BOOLEAN");
  CHECK(word(value_type(9)) == "PASSWORD");
  for (const int number : {-1, 0, 10, 127})
    CHECK(value_type(static_cast<std::int8_t>(number)) == ValueType::unknown);
}

TEST_CASE("a topic's default in hours or minutes is told in the topic's milliseconds") {
  CHECK(in_units_of("retention.ms", "log.retention.hours", "168") == "604800000");
  CHECK(in_units_of("retention.ms", "log.retention.minutes", "5") == "300000");
  CHECK(in_units_of("retention.ms", "log.retention.ms", "5") == "5");
  CHECK(in_units_of("retention.ms", "log.retention.hours", "-1") == "-1");
  CHECK(in_units_of("retention.ms", "log.retention.hours", "soon") == "soon");
  CHECK_FALSE(in_units_of("retention.ms", "log.retention.hours", std::nullopt));
}

TEST_CASE("of several broker keys the first that is set is a topic's default") {
  CHECK(composed_default("retention.ms", {{"log.retention.ms", "7"}, {"log.retention.hours", "168"}}) == "7");
  CHECK(composed_default("retention.ms", {{"log.retention.minutes", "2"}, {"log.retention.hours", "168"}}) ==
        "120000");
  CHECK(composed_default("segment.ms", {{"log.roll.hours", "168"}}) == "604800000");
  CHECK_FALSE(composed_default("segment.ms", {{"log.retention.hours", "168"}}));
  CHECK_FALSE(composed_default("cleanup.policy", {{"log.cleanup.policy", "delete"}}));
  CHECK(has_composed_default("flush.ms"));
  CHECK_FALSE(has_composed_default("cleanup.policy"));
}

} // namespace klamm::admin
