#include "rows.hpp"

#include <klamm/escape.hpp>
#include <klamm/render.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

using klamm::Format;
using nlohmann::json;

namespace {

klamm::Envelope envelope() {
  klamm::Error error = klamm::Error::of(klamm::ErrorKind::no_answer, "TIMEOUT",
                                        KLAMM_TEXT("test", "broker 2 (\x1b) did not answer"))
                           .about("broker 2")
                           .quoting("srv \xff")
                           .from_broker(2);
  return {"abc", klamm::Value::Time{1795521600000}, {error}, false, true};
}

std::string shown(klamm::RenderOptions options, const klamm::Query& query = {},
                  const klamm::Envelope& around = envelope()) {
  const auto rows = fruits();
  std::string out;
  auto wide = query;
  if (options.format == Format::wide) wide.shown = klamm::Shown::wide;
  const auto selection =
      klamm::BoundQuery::bind(klamm::View<Fruit>::schema(), wide)->apply(klamm::RowSet(rows));
  CHECK(klamm::render(selection, around, options, [&](std::string_view piece) {
    out += piece;
    return true;
  }));
  return out;
}

klamm::RenderOptions as(Format format) {
  klamm::RenderOptions options;
  options.format = format;
  return options;
}

} // namespace

TEST_CASE("table") {
  CHECK(shown(as(Format::table)) == "NAME          STATE      SIZE  SEEDS   LAG\n"
                                    "apple         ROTTEN        -      5     0\n"
                                    "pear          RIPE    1.2 GiB      8  1500\n"
                                    "日本\\x1b\\xff  -          12 B      0     -\n");
  auto bare = as(Format::table);
  bare.headers = false;
  CHECK(shown(bare, {.columns = "name,labels,extra", .limit = 2}) ==
        "apple  -             -\npear   Williams,a,b  colour=green,n=7\n");
}

TEST_CASE("a limit of -1 is none") {
  CHECK(klamm::cell_text(klamm::Value(-1), klamm::Unit::duration_ms) == "unlimited");
  CHECK(klamm::cell_text(klamm::Value(-1), klamm::Unit::bytes) == "unlimited");
  CHECK(klamm::cell_text(klamm::Value(-1), klamm::Unit::count) == "-1");
}

TEST_CASE("wide") {
  CHECK(shown(as(Format::wide), {.where = "name=pear"}) ==
        "NAME  STATE     SIZE  SEEDS   LAG    AGE  SWEET   WATER  PICKED                TREES\n"
        "pear  RIPE   1.2 GiB      8  1500  3m20s  yes    84.2 %  2026-11-24 12:00:00Z  1,2,3\n");
}

TEST_CASE("where everything must fit words are cut before numbers") {
  auto options = as(Format::table);
  options.cut = true;
  for (std::size_t width = 1; width < 60; ++width) {
    options.width = width;
    const std::string text = shown(options);
    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         start = end + 1, end = text.find('\n', start)) {
      CHECK(klamm::display_width(std::string_view(text).substr(start, end - start)) <= width);
    }
  }
  options.width = 34;
  CHECK(shown(options, {.sort = "name:desc", .columns = "name,state,size,seeds,lag", .limit = 1}) ==
        "NAME       STATE  SIZE  SEEDS  LAG\n日本\\x1b…  -      12 B      0    -\n");
}

TEST_CASE("colour shows the severity on the state, beside its word") {
  auto options = as(Format::table);
  options.color = true;
  CHECK(shown(options, {.columns = "name,state", .limit = 1}) ==
        "\x1b[1mNAME   STATE\x1b[0m\napple  \x1b[31mROTTEN\x1b[0m\n");
}

TEST_CASE("json carries every key, exact values and the bytes of what is not UTF-8") {
  const std::string text = shown(as(Format::json));
  const json parsed = json::parse(text);
  CHECK(parsed["schema"] == "klamm.fruit.list/1");
  CHECK(parsed["cluster_id"] == "abc");
  CHECK(parsed["sampled_at"] == "2026-11-24T12:00:00.000Z");
  CHECK(parsed["complete"] == false);
  CHECK(parsed["scope"] == "visible_to_user");
  REQUIRE(parsed["data"].size() == 3);
  const json& pear = parsed["data"][1];
  CHECK(pear ==
        json::parse(
            R"({"name":"pear","state":"RIPE","size_bytes":1288490188,"seeds":8,"lag":1500,"age_ms":200000,
    "sweet":true,"water_percent":84.25,"picked":"2026-11-24T12:00:00.250Z","labels":["Williams","a,b"],"trees":[1,2,3],
    "extra":{"colour":"green","n":7}})"));
  const json& japan = parsed["data"][2];
  CHECK(japan["name"] == "日本\x1b\ufffd");
  CHECK(japan["name_base64"] == klamm::base64("日本\x1b\xff"));
  CHECK(japan["labels_base64"] == json::array({"", "/g=="}));
  CHECK(japan["state"] == nullptr);
  CHECK(japan["extra"] == json::object());
  CHECK_FALSE(pear.contains("name_base64"));
  CHECK(parsed["errors"] == json::parse(R"j([{"target":"broker 2","code":"TIMEOUT",
    "message":"broker 2 (\u001b) did not answer (the broker says: srv \ufffd)","broker_id":2
}])j"));
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("json carries every key whatever the columns shown, and an empty answer is a list") {
  const json parsed = json::parse(shown(as(Format::json), {.where = "name=none", .columns = "name"}, {}));
  CHECK(
      parsed ==
      json::parse(
          R"({"schema":"klamm.fruit.list/1","cluster_id":null,"sampled_at":null,"data":[],"errors":[],"complete":true})"));
  const json narrow = json::parse(shown(as(Format::json), {.columns = "name", .limit = 1}));
  CHECK(narrow["data"][0].size() == klamm::View<Fruit>::schema().fields.size());
}

TEST_CASE("a character that could deceive a terminal is written \\u in JSON, above the BMP too") {
  struct One {
    std::string text;
  };
  static const klamm::Schema schema = klamm::describe<One>("one.list", 1, "")
                                          .key(&One::text)
                                          .column({"text", "TEXT", klamm::Unit::text, ""}, &One::text);
  const std::vector<One> rows{{"a\u202e\U000e0001\u0085\"\\\n\xf0\x9f\x98"}};
  const auto selection = klamm::BoundQuery::bind(schema, {})->apply(klamm::RowSet(schema, rows));
  std::string out;
  klamm::render(selection, {}, as(Format::jsonl), [&](std::string_view piece) { return out += piece, true; });
  CHECK(out.starts_with(R"({"text":"a\u202e\udb40\udc01\u0085\"\\\n)"
                        "\ufffd\""));
  CHECK(json::parse(out)["text"] == "a\u202e\U000e0001\u0085\"\\\n\ufffd");
}

TEST_CASE("jsonl is the rows alone") {
  const std::string text = shown(as(Format::jsonl));
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
  CHECK(json::parse(text.substr(0, text.find('\n')))["name"] == "apple");
}

TEST_CASE("csv") {
  const std::string text = shown(as(Format::csv), {.limit = 2});
  CHECK(text ==
        "name,state,size_bytes,seeds,lag,age_ms,sweet,water_percent,picked,labels,trees,extra\n"
        "apple,ROTTEN,,5,0,,false,0,,\"\",\"\",{}\n"
        "pear,RIPE,1288490188,8,1500,200000,true,84.25,2026-11-24T12:00:00.250Z,\"Williams,a,b\",\"1,2,3\","
        "\"{\"\"colour\"\":\"\"green\"\",\"\"n\"\":7}\"\n");
  CHECK(shown(as(Format::csv), {.sort = "name:desc", .columns = "name,size", .limit = 1}) ==
        "name,size_bytes\n日本\x1b\xff,12\n");
}

TEST_CASE("tsv escapes what would break its lines, csv-safe what a spreadsheet would run") {
  struct One {
    std::string text;
    int number;
  };
  static const klamm::Schema schema = klamm::describe<One>("one.list", 1, "")
                                          .key(&One::text)
                                          .column({"text", "TEXT", klamm::Unit::text, ""}, &One::text)
                                          .column({"number", "N", klamm::Unit::number, ""}, &One::number);
  const std::vector<One> rows{{"a\tb\nc\\d", -1}, {"=1+1", 2}, {"-", 3}};
  const auto selection = klamm::BoundQuery::bind(schema, {})->apply(klamm::RowSet(schema, rows));
  const auto text = [&](klamm::RenderOptions options) {
    std::string out;
    options.headers = false;
    klamm::render(selection, {}, options, [&](std::string_view piece) { return out += piece, true; });
    return out;
  };
  CHECK(text(as(Format::tsv)) == "a\\tb\\nc\\\\d\t-1\n=1+1\t2\n-\t3\n");
  auto safe = as(Format::csv);
  safe.csv_safe = true;
  CHECK(text(safe) == "\"a\tb\nc\\d\",-1\n'=1+1,2\n'-,3\n");
}

TEST_CASE("yaml is read back as the same values") {
  const YAML::Node parsed = YAML::Load(shown(as(Format::yaml)));
  CHECK(parsed["schema"].as<std::string>() == "klamm.fruit.list/1");
  CHECK(parsed["data"].size() == 3);
  const auto pear = parsed["data"][1];
  CHECK(pear.size() == klamm::View<Fruit>::schema().fields.size());
  CHECK(pear["size_bytes"].as<long long>() == 1288490188);
  CHECK(pear["labels"][1].as<std::string>() == "a,b");
  CHECK(pear["extra"]["colour"].as<std::string>() == "green");
  CHECK(pear["picked"].as<std::string>() == "2026-11-24T12:00:00.250Z");
  CHECK(parsed["data"][2]["name"].as<std::string>() == "日本\x1b\ufffd");
  CHECK(parsed["data"][2]["name_base64"].as<std::string>() == klamm::base64("日本\x1b\xff"));
  CHECK(parsed["data"][2]["state"].IsNull());
  CHECK(parsed["errors"][0]["message"].as<std::string>() ==
        "broker 2 (\x1b) did not answer (the broker says: srv \ufffd)");
  CHECK(parsed["complete"].as<bool>() == false);
}

TEST_CASE("name gives what commands accept") {
  CHECK(shown(as(Format::name)) == "apple\npear\n日本\\x1b\\xff\n");
  auto raw = as(Format::name);
  raw.null = true;
  CHECK(shown(raw) == std::string("apple\0pear\0日本\x1b\xff\0", 20));
}

TEST_CASE("a sink that refuses ends the rendering") {
  const std::vector<Fruit> rows(20000);
  const auto selection =
      klamm::BoundQuery::bind(klamm::View<Fruit>::schema(), {})->apply(klamm::RowSet(rows));
  for (const Format format :
       {Format::table, Format::json, Format::jsonl, Format::yaml, Format::csv, Format::name}) {
    int calls = 0;
    CHECK_FALSE(klamm::render(selection, {}, as(format), [&](std::string_view) { return ++calls, false; }));
    CHECK(calls == 1);
  }
}

TEST_CASE("the schema is JSON, and requires every key") {
  const json schema = json::parse(klamm::json_schema(klamm::View<Fruit>::schema()));
  const json& row = schema["properties"]["data"]["items"];
  CHECK(row["required"].size() == klamm::View<Fruit>::schema().fields.size());
  CHECK(row["properties"]["size_bytes"]["type"] == json::array({"integer", "null"}));
  CHECK(row["properties"]["picked"]["format"] == "date-time");
  CHECK(schema["properties"]["schema"]["const"] == "klamm.fruit.list/1");
}

TEST_CASE("a format that is none names the nearest") {
  CHECK(klamm::parse_format("json").value() == Format::json);
  CHECK(klamm::parse_format("jsn").error().text.english() ==
        "no format \"jsn\", did you mean \"json\"? There are table, wide, json, jsonl, yaml, csv, tsv, name");
}
