#include <klamm/instant.hpp>
#include <klamm/units.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <limits>

using namespace klamm::units;
using klamm::Value;
using std::chrono::milliseconds;

TEST_CASE("durations") {
  CHECK(parse_duration("500ms").value() == milliseconds(500));
  CHECK(parse_duration("90s").value() == milliseconds(90'000));
  CHECK(parse_duration("15m").value() == milliseconds(900'000));
  CHECK(parse_duration("2h30m").value() == milliseconds(9'000'000));
  CHECK(parse_duration("7d").value() == milliseconds(604'800'000));
  CHECK(parse_duration("1.5s").value() == milliseconds(1500));
  CHECK(parse_duration("0s").value() == milliseconds(0));
  for (const char* wrong :
       {"", "s", "5 s", "30m2h", "1h1h", "-5s", "5x", "1.s", ".s", "99999999999999999999d", "nan", "5s "}) {
    INFO(wrong);
    CHECK_FALSE(parse_duration(wrong));
  }
}

TEST_CASE("a bare number is no duration, and what it may mean is said") {
  CHECK(parse_duration("5000").error().text.english() == "\"5000\" has no unit: write 5000ms or 5s");
  CHECK(parse_duration("30").error().text.english() == "\"30\" has no unit: write 30ms or 30s");
  CHECK(parse_duration("60000").error().text.english() == "\"60000\" has no unit: write 60000ms or 1m");
  CHECK(parse_duration("5000").error().kind == klamm::ErrorKind::usage);
}

TEST_CASE("durations print in at most two parts") {
  CHECK(print_duration(0) == "0ms");
  CHECK(print_duration(999) == "999ms");
  CHECK(print_duration(1500) == "1.5s");
  CHECK(print_duration(200'000) == "3m20s");
  CHECK(print_duration(9'000'000) == "2h30m");
  CHECK(print_duration(604'800'000) == "7d");
  CHECK(print_duration(90'061'000) == "1d1h");
  CHECK(print_duration(-60'000) == "-1m");
  CHECK(print_duration(std::numeric_limits<std::int64_t>::min()) != "");
}

TEST_CASE("sizes") {
  CHECK(parse_size("10MiB").value() == 10'485'760);
  CHECK(parse_size("1GB").value() == 1'000'000'000);
  CHECK(parse_size("512").value() == 512);
  CHECK(parse_size("1.5KiB").value() == 1536);
  CHECK(parse_size("10mib").value() == 10'485'760);
  CHECK(parse_size("10mb").value() == 10'000'000);
  CHECK(parse_size("9007199254740993").value() == 9007199254740993);
  for (const char* wrong : {"", "MiB", "10 MiB", "10m", "-1", "1e3", "99999999999999PiB", "10MiBx"}) {
    INFO(wrong);
    CHECK_FALSE(parse_size(wrong));
  }
  CHECK(print_size(0) == "0 B");
  CHECK(print_size(1023) == "1023 B");
  CHECK(print_size(1024) == "1.0 KiB");
  CHECK(print_size(1'288'490'188) == "1.2 GiB");
  CHECK(print_size(1'048'575) == "1.0 MiB");
  CHECK(print_size(-2048) == "-2.0 KiB");
  CHECK(print_size(std::numeric_limits<std::int64_t>::max()) == "8.0 EiB");
}

TEST_CASE("rates") {
  CHECK(parse_rate("80MiB/s").value() == 83'886'080);
  CHECK(parse_rate("10MB").value() == 10'000'000);
  CHECK_FALSE(parse_rate("80"));
  CHECK_FALSE(parse_rate("80/s"));
  CHECK_FALSE(parse_rate("/s"));
  CHECK(print_rate(83'886'080) == "80.0 MiB/s");
}

TEST_CASE("times need a zone") {
  CHECK(parse_time("1970-01-01T00:00:00Z")->epoch_ms == 0);
  CHECK(parse_time("2026-11-24T12:00:00.250Z")->epoch_ms == 1795521600250);
  CHECK(parse_time("2026-11-24T14:00:00+02:00")->epoch_ms == 1795521600000);
  CHECK(parse_time("2026-11-24T17:30:00+0530")->epoch_ms == 1795521600000);
  CHECK(parse_time("2026-11-24 12:00Z")->epoch_ms == 1795521600000);
  CHECK(parse_time("2024-02-29T00:00:00Z"));
  CHECK(parse_time("@1795521600000")->epoch_ms == 1795521600000);
  for (const char* wrong :
       {"", "2026-11-24T12:00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "@", "@-1", "@1x",
        "2026-11-24T24:00:00Z", "2026-11-24T12:00:00Zx", "2026-11-24T12:00:00.Z", "2026-11-24T12:00:00+05:3",
        "2026-11-24T12:00:00+05300"}) {
    INFO(wrong);
    CHECK_FALSE(parse_time(wrong));
  }
}

TEST_CASE("an instant that a change goes by is refused where it looks like another unit") {
  const auto now = std::chrono::system_clock::time_point(std::chrono::milliseconds(1795521600000));
  CHECK(parse_instant("@1795521600000", now)->epoch_ms == 1795521600000);
  CHECK(parse_instant("@-2h", now)->epoch_ms == 1795521600000 - 7200000);
  CHECK(parse_instant("@-90000d", now)->epoch_ms < 0); // the start of every log
  CHECK(parse_instant("@1969-12-31T23:59:59.999Z", now)->epoch_ms == -1);
  CHECK(parse_instant("2026-11-24T17:30:00+0530", now)->epoch_ms == 1795521600000);
  CHECK(parse_instant("@946684800000", now)->epoch_ms == 946684800000);
  CHECK(parse_instant("@4102444799999", now));
  // Seconds, microseconds, nanoseconds: all of them with the milliseconds they are.
  for (const char* wrong : {"@1795521600", "@1795521600000000", "@1795521600000000000"}) {
    CAPTURE(wrong);
    const auto refused = parse_instant(wrong, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == klamm::ErrorKind::usage);
    CHECK(refused.error().code == "INVALID_TIME");
    REQUIRE(refused.error().text.args.size() == 4);
    CHECK(refused.error().text.args[2] == "1795521600000");
  }
  for (const char* wrong :
       {"@0", "@1", "@946684799999", "@4102444800000", "@9223372036854775807", "@9223372036854775808", "@",
        "1795521600000", "@2206-11-24T12:00:00Z", "@-5", "@2026-11-24T12:00:00", "@2026-11-24"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_instant(wrong, now));
  }
}

TEST_CASE("times print in UTC, whatever the zone, and locally when asked") {
  CHECK(print_time(Value::Time{1795521600250}) == "2026-11-24T12:00:00.250Z");
  CHECK(print_time(Value::Time{-1}) == "1969-12-31T23:59:59.999Z");
  CHECK(print_table_time(Value::Time{1795521600250}, false) == "2026-11-24 12:00:00Z");
  CHECK(print_time(Value::Time{std::numeric_limits<std::int64_t>::max()}) == "@9223372036854775807");
  ::setenv("TZ", "Asia/Kolkata", 1);
  ::tzset();
  CHECK(print_table_time(Value::Time{1795521600250}, true) == "2026-11-24 17:30:00+05:30");
  CHECK(print_time(Value::Time{1795521600250}) == "2026-11-24T12:00:00.250Z");
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE("every printed time is read again") {
  for (std::int64_t ms = -62'000'000'000'000; ms < 253'000'000'000'000; ms += 12'345'678'901) {
    REQUIRE(parse_time(print_time(Value::Time{ms}))->epoch_ms == ms);
  }
}

TEST_CASE("numbers") {
  CHECK(parse_number("1k").value() == 1000);
  CHECK(parse_number("2.5").value() == 2.5);
  CHECK(parse_number("-3").value() == -3);
  CHECK(parse_number("3M").value() == 3e6);
  CHECK_FALSE(parse_number("1kk"));
  CHECK_FALSE(parse_number("inf"));
  CHECK(parse_integer("5", 0, 10).value() == 5);
  CHECK_FALSE(parse_integer("11", 0, 10));
  CHECK_FALSE(parse_integer("5x", 0, 10));
  CHECK_FALSE(parse_integer("", 0, 10));
  CHECK_FALSE(parse_integer("99999999999999999999", 0, 10));
}
