#include "rows.hpp"

#include <klamm/escape.hpp>
#include <klamm/render.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

using klamm::BoundQuery;
using klamm::Format;
using klamm::Query;
using nlohmann::json;

namespace {

const klamm::Schema& schema() {
  return klamm::View<Fruit>::schema();
}

std::vector<std::string> shown(const Query& query) {
  const auto rows = fruits();
  std::vector<std::string> ids;
  for (const std::size_t field : BoundQuery::bind(schema(), query)->apply(klamm::RowSet(rows)).fields)
    ids.emplace_back(schema().fields[field].id);
  return ids;
}

std::string printed(const klamm::Selection& selection, klamm::RenderOptions options) {
  std::string out;
  klamm::render(selection, {}, options, [&](std::string_view piece) { return out += piece, true; });
  return out;
}

/// Rows with names of their own, a sum that is partial where `left` says so, and two states.
struct Basket {
  std::string name;
  std::string kind = "OPEN";
  std::int64_t weight = 7500;
  bool left = false;
  std::string detail = "a sentence of many words that nobody needs to the last of them";
  std::string verdict = "OK";
};

const klamm::Schema& baskets() {
  static const klamm::Schema schema =
      klamm::describe<Basket>("basket.list", 1, "")
          .key(&Basket::name)
          .columns_that_go_first("weight")
          .severity([](const Basket&) { return klamm::Severity::critical; }, "verdict")
          .column({"name", "NAME", klamm::Unit::text, ""}, &Basket::name)
          .column({"kind", "KIND", klamm::Unit::state, ""}, &Basket::kind)
          .column({"weight", "WEIGHT", klamm::Unit::count, ""}, &Basket::weight)
          .partial_where(&Basket::left)
          .column({"detail", "DETAIL", klamm::Unit::text, ""}, &Basket::detail)
          .sentence()
          .column({"verdict", "VERDICT", klamm::Unit::state, ""}, &Basket::verdict);
  return schema;
}

} // namespace

TEST_CASE("--columns all shows every column and loads what it costs") {
  const auto all = shown({.columns = "all"});
  CHECK(all.size() == schema().fields.size());
  CHECK(BoundQuery::bind(schema(), {.columns = "all"})->loaders() == (load_size | load_age));
}

TEST_CASE("+COLUMN adds to the columns that are shown anyway") {
  auto usual = shown({});
  const auto more = shown({.columns = "+age,labels,+state"});
  usual.insert(usual.end(), {"age_ms", "labels"});
  CHECK(more == usual);
  const auto bound = BoundQuery::bind(schema(), {.columns = "+age"});
  CHECK((bound->loaders() & load_age) != 0);
  const auto rows = fruits();
  CHECK(bound->apply(klamm::RowSet(rows)).all_fields); // CSV carries every column still
  CHECK_FALSE(BoundQuery::bind(schema(), {.columns = "+nonsense"}));
}

TEST_CASE("what was not asked for is named beside the rows, apart from what is not known") {
  CHECK(BoundQuery::not_loaded(schema(), load_size) == std::vector<std::string>{"age_ms"});
  CHECK(BoundQuery::not_loaded(schema(), load_size | load_age).empty());
  const auto rows = fruits();
  auto selection = BoundQuery::bind(schema(), {})->apply(klamm::RowSet(rows));
  CHECK_FALSE(json::parse(printed(selection, {.format = Format::json})).contains("not_loaded"));
  selection.not_loaded = {"age_ms"};
  CHECK(json::parse(printed(selection, {.format = Format::json}))["not_loaded"] == json::array({"age_ms"}));
  CHECK(YAML::Load(printed(selection, {.format = Format::yaml}))["not_loaded"][0].as<std::string>() ==
        "age_ms");
}

TEST_CASE("unlimited is larger than any size and duration") {
  std::vector<Fruit> rows(3);
  rows[0].name = "forever", rows[0].age_ms = -1, rows[0].size_bytes = -1;
  rows[1].name = "long", rows[1].age_ms = 604'800'000, rows[1].size_bytes = 1 << 30;
  rows[2].name = "short", rows[2].age_ms = 1000, rows[2].size_bytes = 1;
  const auto names = [&](const Query& query) {
    std::string out;
    for (const auto row : BoundQuery::bind(schema(), query)->apply(klamm::RowSet(rows)).order)
      out += (out.empty() ? "" : " ") + rows[row].name;
    return out;
  };
  CHECK(names({.where = "age<2h"}) == "short");
  CHECK(names({.where = "age>2h"}) == "forever long");
  CHECK(names({.where = "age=unlimited"}) == "forever");
  CHECK(names({.where = "size=-1"}) == "forever");
  CHECK(names({.where = "size<unlimited"}) == "long short");
  CHECK(names({.sort = "age"}) == "short long forever");
  CHECK(names({.sort = "size:desc"}) == "forever long short");
}

TEST_CASE("a table that does not fit leaves out whole columns, the least important first") {
  const std::vector<Basket> rows(1, {"a.topic.with.a.name.of.some.length"});
  const auto selection = BoundQuery::bind(baskets(), {})->apply(klamm::RowSet(baskets(), rows));
  std::vector<std::string> left_out;
  klamm::RenderOptions options;
  options.left_out = &left_out;
  const auto at = [&](std::size_t width) {
    left_out.clear();
    options.width = width;
    return printed(selection, options);
  };
  CHECK(at(200).find("last of them") != std::string::npos);
  CHECK(left_out.empty());
  // Sentences are cut before a column goes.
  CHECK(at(100).find("a sentence of many") != std::string::npos);
  CHECK(at(100).find("7500") != std::string::npos);
  CHECK(left_out.empty());
  CHECK(at(70).find("7500") == std::string::npos);
  CHECK(left_out == std::vector<std::string>{"WEIGHT"});
  for (std::size_t width = 1; width < 200; ++width) {
    const std::string text = at(width);
    CHECK(text.find(rows[0].name) != std::string::npos); // never cut
    if (width >= rows[0].name.size()) CHECK(klamm::display_width(text.substr(0, text.find('\n'))) <= width);
  }
  // What was asked for by name stays.
  const auto chosen =
      BoundQuery::bind(baskets(), {.columns = "name,weight"})->apply(klamm::RowSet(baskets(), rows));
  options.width = 10;
  CHECK(printed(chosen, options).find("7500") != std::string::npos);
}

TEST_CASE("a sum of which parts are unknown is marked, in tables only") {
  std::vector<Basket> rows(2);
  rows[0].left = true;
  const auto selection =
      BoundQuery::bind(baskets(), {.columns = "weight"})->apply(klamm::RowSet(baskets(), rows));
  CHECK(printed(selection, {}) == "WEIGHT\n 7500+\n  7500\n");
  CHECK(json::parse(printed(selection, {.format = Format::json}))["data"][0]["weight"] == 7500);
}

TEST_CASE("of several states the one that is judged has the colour") {
  const std::vector<Basket> rows(1);
  const auto selection =
      BoundQuery::bind(baskets(), {.columns = "kind,verdict"})->apply(klamm::RowSet(baskets(), rows));
  klamm::RenderOptions options;
  options.color = true;
  options.headers = false;
  CHECK(printed(selection, options) == "OPEN  \x1b[31mOK\x1b[0m\n");
}

TEST_CASE("a number that changed shows by how much") {
  const std::vector<Basket> rows(2);
  const auto selection =
      BoundQuery::bind(baskets(), {.columns = "weight"})->apply(klamm::RowSet(baskets(), rows));
  klamm::RenderOptions options;
  options.headers = false;
  options.delta = [](std::size_t row, std::size_t) {
    return row == 0 ? std::optional<std::int64_t>(-20) : std::nullopt;
  };
  CHECK(printed(selection, options) == "7500 (-20)\n      7500\n");
}
