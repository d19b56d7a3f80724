#include <klamm/lag_series.hpp>

#include <doctest/doctest.h>

using namespace klamm::lag;
using namespace std::chrono_literals;

namespace {

Series::Time at(int seconds) {
  return Series::Time(std::chrono::seconds(1'700'000'000 + seconds));
}

} // namespace

TEST_CASE("memory is bounded, what is new stays in full") {
  Series series(64);
  for (int i = 0; i < 10'000; ++i) series.add(at(i), i);
  CHECK(series.points().size() <= 64);
  CHECK(series.points().size() >= 32);
  CHECK(series.last() == 9999);
  const auto& points = series.points();
  for (std::size_t i = 1; i < points.size(); ++i) CHECK(points[i - 1].at < points[i].at);
  for (std::size_t i = points.size() - 16; i < points.size(); ++i) CHECK(points[i].at - points[i - 1].at == 1s);
}

TEST_CASE("time does not go back") {
  Series series;
  series.add(at(10), 1);
  series.add(at(10), 2);
  series.add(at(9), 3);
  CHECK(series.points().size() == 1);
}

TEST_CASE("rate and trend") {
  Series series;
  CHECK_FALSE(series.rate(60s));
  CHECK(trend(series, 60s) == Trend::unknown);
  for (int i = 0; i <= 60; ++i) series.add(at(i), 1000 + 50 * i);
  CHECK(*series.rate(60s) == doctest::Approx(50));
  CHECK(trend(series, 60s) == Trend::rising);
  for (int i = 61; i <= 120; ++i) series.add(at(i), 4000 - 30 * (i - 60));
  CHECK(*series.rate(30s) == doctest::Approx(-30));
  CHECK(trend(series, 30s) == Trend::falling);
  for (int i = 121; i <= 240; ++i) series.add(at(i), 2200 + i % 2);
  CHECK(trend(series, 60s) == Trend::steady);
}

TEST_CASE("what was not learned is a gap and counts for nothing") {
  Series series;
  series.add(at(0), 100);
  series.add(at(10), std::nullopt);
  series.add(at(20), 300);
  CHECK(*series.rate(60s) == doctest::Approx(10));
  series.add(at(30), std::nullopt);
  CHECK_FALSE(series.last());
  CHECK(*series.rate(60s) == doctest::Approx(10));
}
