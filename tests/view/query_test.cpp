#include "rows.hpp"

#include <klamm/query.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using klamm::BoundQuery;
using klamm::Query;

namespace {

const klamm::Schema& schema() {
  return klamm::View<Fruit>::schema();
}

std::vector<std::uint32_t> order(const Query& query) {
  const auto rows = fruits();
  const auto bound = BoundQuery::bind(schema(), query);
  REQUIRE_MESSAGE(bound, (bound ? "" : bound.error().text.english()));
  return bound->apply(klamm::RowSet(rows)).order;
}

// Row 0 pear, 1 apple, 2 日本: by name that is 1, 0, 2.
std::vector<std::uint32_t> where(const char* expression) {
  return order({.where = expression});
}
std::vector<std::uint32_t> sorted(const char* by) {
  return order({.sort = by});
}

std::string where_error(const char* expression) {
  const auto bound = BoundQuery::bind(schema(), {.where = expression});
  REQUIRE_FALSE(bound);
  CHECK(bound.error().kind == klamm::ErrorKind::usage);
  return bound.error().text.english();
}

using Rows = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("comparisons take the literals the columns print") {
  CHECK(where("lag>1k") == Rows{0});
  CHECK(where("lag >= 1500") == Rows{0});
  CHECK(where("lag<=0") == Rows{1});
  CHECK(where("size>=1GiB") == Rows{0});
  CHECK(where("size_bytes=12") == Rows{2});
  CHECK(where("age<3m21s") == Rows{0});
  CHECK(where("water>84%") == Rows{0});
  CHECK(where("picked>2026-01-01T00:00:00Z") == Rows{0});
  CHECK(where("sweet") == Rows{0});
  CHECK(where("sweet=no") == Rows{1, 2});
  CHECK(where("state=Ripe") == Rows{0});
  CHECK(where("state!=RIPE") == Rows{1, 2});
  CHECK(where("name=pear") == Rows{0});
  CHECK(where("name='pear'") == Rows{0});
  CHECK(where("trees=2") == Rows{0});
  CHECK(where("labels=Williams") == Rows{0});
}

TEST_CASE("patterns") {
  CHECK(where("name~^p") == Rows{0});
  CHECK(where("name~(p|P)e") == Rows{0});
  CHECK(where("name!~p") == Rows{2});
  CHECK(where("(name~^(apple|pear)$)") == Rows{1, 0});
  CHECK(where("state~rot") == Rows{1});
  CHECK(where("extra~colour=green") == Rows{0});
}

TEST_CASE("and binds closer than or, not closest") {
  CHECK(where("lag>1k and state=RIPE or name=apple") == Rows{1, 0});
  CHECK(where("(lag>1k or name=apple) and sweet") == Rows{0});
  CHECK(where("not sweet and not name=apple") == Rows{2});
  CHECK(where("NOT sweet AND seeds=5") == Rows{1});
}

TEST_CASE("the unknown satisfies nothing but null and !=") {
  CHECK(where("lag=null") == Rows{2});
  CHECK(where("lag!=null") == Rows{1, 0});
  CHECK(where("lag>=0") == Rows{1, 0});
  CHECK(where("lag!=0") == Rows{0, 2});
}

TEST_CASE("an error names the position") {
  CHECK(where_error("lag>") == "filter 'lag>': character 5: a value is missing");
  CHECK(where_error("lag 5") ==
        "filter 'lag 5': character 5: a comparison is missing: = != < <= > >= ~ or !~");
  CHECK(where_error("(lag>5") == "filter '(lag>5': character 1: this parenthesis is never closed");
  CHECK(where_error("lag>5 state=RIPE") ==
        "filter 'lag>5 state=RIPE': character 7: \"and\" or \"or\" is missing");
  CHECK(where_error("age>5000") ==
        "filter 'age>5000': character 5: \"5000\" has no unit: write 5000ms or 5s");
  CHECK(where_error("name~a(") ==
        "filter 'name~a(': character 6: not a pattern (RE2 syntax): missing ): a(");
  CHECK(where_error("name='a") == "filter 'name='a': character 6: this quote is never closed");
  CHECK(where_error(std::string(5000, '(').c_str()).find("nested too deeply") != std::string::npos);
}

TEST_CASE("an unknown column names the known ones and the nearest") {
  CHECK(where_error("saeds>1") ==
        "filter 'saeds>1': character 1: no column \"saeds\", did you mean \"seeds\"? There are "
        "name, state, size_bytes, seeds, lag, age_ms, sweet, water_percent, picked, labels, trees, extra");
  const auto columns = BoundQuery::bind(schema(), {.columns = "name,zzzzzz"});
  REQUIRE_FALSE(columns);
  CHECK(columns.error().text.english() ==
        "no column \"zzzzzz\"; there are name, state, size_bytes, seeds, lag, age_ms, sweet, "
        "water_percent, picked, labels, trees, extra");
  CHECK_FALSE(BoundQuery::bind(schema(), {.sort = "zzz"}));
  CHECK_FALSE(BoundQuery::bind(schema(), {.sort = "lag:down"}));
  CHECK_FALSE(BoundQuery::bind(schema(), {.columns = "name,,lag"}));
}

TEST_CASE("sorted by what was asked, then by the schema's order, the unknown last") {
  CHECK(sorted("") == Rows{1, 0, 2});
  CHECK(sorted("lag") == Rows{1, 0, 2});
  CHECK(sorted("lag:desc") == Rows{0, 1, 2});
  CHECK(sorted("size:desc") == Rows{0, 2, 1});
  CHECK(sorted("sweet,seeds:desc") == Rows{1, 2, 0});
  CHECK(sorted("sweet") == Rows{1, 2, 0});
  CHECK(order({.sort = "lag:desc", .limit = 1}) == Rows{0});
  CHECK(order({.limit = 0}).empty());
}

TEST_CASE("a costly column is loaded when shown, sorted or filtered by") {
  const auto loaders = [](const Query& query) { return BoundQuery::bind(schema(), query)->loaders(); };
  CHECK(loaders({.columns = "name"}) == 0);
  CHECK(loaders({}) == load_size);
  CHECK(loaders({.shown = klamm::Shown::wide}) == (load_size | load_age));
  CHECK(loaders({.where = "age>1s", .columns = "name"}) == load_age);
  CHECK(loaders({.sort = "size", .columns = "name"}) == load_size);
  CHECK(loaders({.columns = "age"}) == load_age);
}

TEST_CASE("an order of rows is the one a selection has, and stops when asked to") {
  const auto rows = fruits();
  const auto bound = BoundQuery::bind(schema(), {.where = "lag>=0", .sort = "seeds:desc"});
  REQUIRE(bound);
  klamm::Cancel cancel;
  CHECK(bound->order(klamm::RowSet(rows), cancel) == Rows{0, 1});
  cancel.request();
  CHECK_FALSE(bound->order(klamm::RowSet(rows), cancel));
}

namespace {

/// Rows whose cells are equal often, of every kind that is sorted in a way of its own.
struct Mixed {
  std::optional<std::int64_t> number;
  std::optional<double> real;
  std::optional<std::string> text;
  klamm::Value any;
  int at = 0;
};

std::vector<Mixed> mixed(std::size_t count) {
  std::vector<Mixed> rows(count);
  std::uint32_t random = 7;
  const auto next = [&random](std::uint32_t below) {
    random = random * 1664525 + 1013904223;
    return (random >> 8) % below;
  };
  for (std::size_t i = 0; i < count; ++i) {
    auto& row = rows[i];
    row.at = static_cast<int>(i);
    if (next(5) != 0) row.number = static_cast<std::int64_t>(next(7)) - 3;
    if (next(5) != 0) row.real = (static_cast<double>(next(7)) - 3) / 2;
    if (next(5) != 0) row.text = std::string(next(12), 'a') + static_cast<char>(next(256));
    if (next(2) != 0) row.any = next(2) != 0 ? klamm::Value(row.at % 3) : klamm::Value(row.text);
  }
  return rows;
}

} // namespace

template <>
struct klamm::View<Mixed> {
  static const Schema& schema() {
    static const Schema schema = describe<Mixed>("mixed.list", 1, "")
                                     .key([](const Mixed& row) { return std::to_string(row.at); })
                                     .column({"number", "NUMBER", Unit::count, ""}, &Mixed::number)
                                     .column({"real", "REAL", Unit::number, ""}, &Mixed::real)
                                     .column({"text", "TEXT", Unit::text, ""}, &Mixed::text)
                                     .column({"any", "ANY", Unit::text, ""}, &Mixed::any);
    return schema;
  }
};

TEST_CASE("rows are sorted as comparing their cells one by one would sort them") {
  const auto rows = mixed(2000);
  const klamm::RowSet set(rows);
  const char* const columns[] = {"number", "real", "text", "any"};
  for (std::size_t first = 0; first < 4; ++first) {
    for (std::size_t second = 0; second < 4; ++second) {
      for (const bool descending : {false, true}) {
        const std::string sort =
            std::string(columns[first]) + (descending ? ":desc," : ",") + columns[second];
        INFO(sort);
        std::vector<std::uint32_t> expected(rows.size());
        for (std::uint32_t i = 0; i < expected.size(); ++i) expected[i] = i;
        std::stable_sort(expected.begin(), expected.end(), [&](std::uint32_t left, std::uint32_t right) {
          for (const std::size_t field : {first, second}) {
            const auto a = set.cell(left, field);
            const auto b = set.cell(right, field);
            const int order = klamm::Value::compare(a, b);
            if (order == 0) continue;
            const bool up = a.unknown() || b.unknown() || field != first || !descending;
            return up ? order < 0 : order > 0;
          }
          return false;
        });
        const auto bound = BoundQuery::bind(set.schema(), {.sort = sort});
        REQUIRE(bound);
        CHECK(bound->order(set, klamm::Cancel()) == expected);
      }
    }
  }
}
