#pragma once

#include <klamm/view.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A row with a cell of every unit.
struct Fruit {
  std::string name;
  std::optional<std::string> state = "RIPE";
  std::optional<std::int64_t> size_bytes;
  std::optional<std::int64_t> age_ms;
  std::int64_t seeds = 0;
  std::optional<std::int64_t> lag;
  bool sweet = false;
  double water = 0;
  std::optional<std::chrono::system_clock::time_point> picked;
  std::vector<std::string> labels;
  std::vector<std::int32_t> trees;
  klamm::Value::Object extra;
};

inline constexpr unsigned load_size = 1;
inline constexpr unsigned load_age = 2;

template <>
struct klamm::View<Fruit> {
  static const Schema& schema() {
    static const Schema schema =
        describe<Fruit>("fruit.list", 1, "One row a fruit.")
            .key(&Fruit::name)
            .severity([](const Fruit& fruit) {
              return fruit.state == "ROTTEN" ? Severity::critical : Severity::ok;
            })
            .sort("name")
            .column({"name", "NAME", Unit::text, "Its name"}, &Fruit::name)
            .column({"state", "STATE", Unit::state, "RIPE or ROTTEN"}, &Fruit::state)
            .column({"size_bytes", "SIZE", Unit::bytes, "How big", Shown::table, load_size},
                    &Fruit::size_bytes)
            .column({"seeds", "SEEDS", Unit::count, "How many seeds"}, &Fruit::seeds)
            .column({"lag", "LAG", Unit::count, "How far behind"}, &Fruit::lag)
            .column({"age_ms", "AGE", Unit::duration_ms, "How old", Shown::wide, load_age}, &Fruit::age_ms)
            .column({"sweet", "SWEET", Unit::boolean, "Whether it is sweet", Shown::wide}, &Fruit::sweet)
            .column({"water_percent", "WATER", Unit::percent, "Its water", Shown::wide}, &Fruit::water)
            .column({"picked", "PICKED", Unit::time, "When it was picked", Shown::wide}, &Fruit::picked)
            .column({"labels", "LABELS", Unit::texts, "What people call it", Shown::on_demand},
                    &Fruit::labels)
            .column({"trees", "TREES", Unit::ids, "Where it grew", Shown::wide}, &Fruit::trees)
            .column({"extra", "EXTRA", Unit::object, "Anything else", Shown::on_demand}, &Fruit::extra);
    return schema;
  }
};

inline std::vector<Fruit> fruits() {
  using namespace std::chrono;
  std::vector<Fruit> rows(3);
  rows[0].name = "pear";
  rows[0].size_bytes = 1'288'490'188;
  rows[0].age_ms = 200'000;
  rows[0].seeds = 8;
  rows[0].lag = 1500;
  rows[0].sweet = true;
  rows[0].water = 84.25;
  rows[0].picked = system_clock::time_point(milliseconds(1795521600250));
  rows[0].labels = {"Williams", "a,b"};
  rows[0].trees = {1, 2, 3};
  rows[0].extra = {{"colour", "green"}, {"n", 7}};
  rows[1].name = "apple";
  rows[1].state = "ROTTEN";
  rows[1].seeds = 5;
  rows[1].lag = 0;
  rows[2].name = "日本\x1b\xff";
  rows[2].state = std::nullopt;
  rows[2].size_bytes = 12;
  rows[2].labels = {"", "\xfe"};
  return rows;
}
