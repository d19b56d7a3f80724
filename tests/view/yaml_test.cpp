#include "rows.hpp"

#include <klamm/render.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

using klamm::Format;
using nlohmann::json;

namespace {

json value_of(const YAML::Node& node) {
  if (node.IsSequence()) {
    json list = json::array();
    for (const auto& item : node) list.push_back(value_of(item));
    return list;
  }
  if (node.IsMap()) {
    json object = json::object();
    for (const auto& item : node) object[item.first.as<std::string>()] = value_of(item.second);
    return object;
  }
  if (node.IsNull()) return nullptr;
  if (node.Tag() == "!") return node.as<std::string>(); // quoted
  if (bool flag = false; YAML::convert<bool>::decode(node, flag)) return flag;
  if (std::int64_t number = 0; YAML::convert<std::int64_t>::decode(node, number)) return number;
  if (double number = 0; YAML::convert<double>::decode(node, number)) return number;
  return node.as<std::string>();
}

std::string printed(const std::vector<Fruit>& rows, Format format, const klamm::Envelope& envelope = {}) {
  const auto selection =
      klamm::BoundQuery::bind(klamm::View<Fruit>::schema(), {})->apply(klamm::RowSet(rows));
  klamm::RenderOptions options;
  options.format = format;
  std::string out;
  klamm::render(selection, envelope, options, [&](std::string_view piece) { return out += piece, true; });
  return out;
}

} // namespace

TEST_CASE("a YAML reader gets what a JSON reader gets, whatever names hold") {
  const std::vector<std::string> hostile{
      "",
      "dom\\user",
      "C:\\new\\table",
      "\\x41 is no escape",
      "line\nfeed\r\ttab",
      "it's \"quoted\"",
      "' #",
      "yes",
      "NULL",
      "~",
      "0x1F",
      "1e3",
      "0o17",
      "12:30:45",
      "2026-11-24",
      ".inf",
      ".NaN",
      "-",
      "- item",
      "? key",
      "key: value",
      "a #comment",
      "[1, 2]",
      "{a: b}",
      "&anchor",
      "*alias",
      "!tag",
      "|",
      ">",
      "%directive",
      "@at",
      "`tick",
      " leading",
      "trailing ",
      "\x1b[31mred\x7f",
      std::string("nul\0inside", 10),
      "bell\a\b\f\v",
      "\u0085\u2028\u2029\u202e\ufeff",
      "\U000e0001\U0001f600",
      "日本",
      "broken\xff\xf0\x9f\x98",
      "---",
      "...",
      "<<",
      "=",
  };
  for (const auto& name : hostile) {
    CAPTURE(name);
    std::vector<Fruit> rows(1);
    rows[0].name = name;
    rows[0].state = name;
    rows[0].labels = {name, "plain"};
    rows[0].extra = {{name + ".", name}, {"n", 7}};
    rows[0].water = 1e20;
    klamm::Envelope envelope;
    envelope.cluster_id = name;
    envelope.errors.push_back(
        klamm::Error::of(klamm::ErrorKind::failed, "SOME", KLAMM_TEXT("test", "%1 failed").with(name))
            .about(name));
    const auto as_json = json::parse(printed(rows, Format::json, envelope));
    CHECK(value_of(YAML::Load(printed(rows, Format::yaml, envelope))) == as_json);
  }
}

TEST_CASE("a key beyond what YAML takes for one on its line is still a key") {
  std::vector<Fruit> rows(1);
  rows[0].extra = {{std::string(5000, 'k'), "v"}, {"short", "w"}};
  CHECK(value_of(YAML::Load(printed(rows, Format::yaml))) == json::parse(printed(rows, Format::json)));
}
