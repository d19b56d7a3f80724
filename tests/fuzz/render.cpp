// Rows of any bytes, as a broker might send them, in every format: what is printed is read back by an
// independent reader as what stood in the row, and no byte that could move a terminal or break a line is in
// what people look at.

#include "../view/rows.hpp"
#include "check.hpp"

#include <klamm/escape.hpp>
#include <klamm/render.hpp>

#include <fuzzer/FuzzedDataProvider.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using klamm::Format;
using nlohmann::json;

namespace {

using Lines = std::vector<std::string>;

std::vector<Fruit> grow(FuzzedDataProvider& from) {
  const auto text = [&] { return from.ConsumeRandomLengthString(2000); };
  std::vector<Fruit> rows(from.ConsumeIntegralInRange<std::size_t>(0, 3));
  for (auto& row : rows) {
    row.name = text();
    if (from.ConsumeBool()) row.state = text();
    if (from.ConsumeBool()) row.size_bytes = from.ConsumeIntegral<std::int64_t>();
    if (from.ConsumeBool()) row.age_ms = from.ConsumeIntegral<std::int64_t>();
    row.seeds = from.ConsumeIntegral<std::int64_t>();
    row.water = from.ConsumeFloatingPoint<double>();
    if (from.ConsumeBool()) {
      const std::chrono::milliseconds since{from.ConsumeIntegral<std::int64_t>() / 1'000'000};
      row.picked = std::chrono::system_clock::time_point(since);
    }
    row.labels.resize(from.ConsumeIntegralInRange<std::size_t>(0, 3));
    for (auto& label : row.labels) label = text();
    row.trees.resize(from.ConsumeIntegralInRange<std::size_t>(0, 3));
    for (auto& tree : row.trees) tree = from.ConsumeIntegral<std::int32_t>();
    for (auto left = from.ConsumeIntegralInRange<int>(0, 2); left > 0; --left) {
      const auto key = text();
      const auto same = [&](const auto& member) { return member.first == key; };
      if (std::ranges::none_of(row.extra, same)) row.extra.emplace_back(key, text());
    }
  }
  return rows;
}

struct Case {
  const std::vector<Fruit>& rows;
  klamm::Selection selection;
  klamm::Envelope envelope;
  klamm::RenderOptions options;

  [[nodiscard]] const Fruit& row(std::size_t at) const { return rows[selection.order[at]]; }
  [[nodiscard]] std::size_t headers() const { return options.headers ? 1 : 0; }

  [[nodiscard]] std::string printed(Format format) const {
    auto as = options;
    as.format = format;
    std::string out;
    check(klamm::render(selection, envelope, as, [&](std::string_view piece) { return out += piece, true; }));
    return out;
  }
};

Lines lines(std::string_view text) {
  Lines out;
  check(text.empty() || text.back() == '\n');
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return out;
}

/// Nothing that moves a terminal or deceives its reader: escaped once more, only the backslashes double.
void fit_for_eyes(std::string_view line) {
  std::string doubled;
  for (const char c : line) doubled.append(c == '\\' ? 2 : 1, c);
  check(klamm::escape(line) == doubled);
}

void take_out_colours(std::string& text) {
  for (const std::string_view colour : {"\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m"}) {
    for (auto at = text.find(colour); at != std::string::npos; at = text.find(colour, at))
      text.erase(at, colour.size());
  }
}

/// One record of RFC 4180 off the front of `text`.
Lines take_record(std::string_view& text) {
  Lines cells;
  for (bool more = true; more;) {
    auto& cell = cells.emplace_back();
    if (text.starts_with('"')) {
      for (text.remove_prefix(1);; text.remove_prefix(1)) {
        check(!text.empty());
        if (text[0] == '"') {
          text.remove_prefix(1);
          if (!text.starts_with('"')) break;
        }
        cell += text[0];
      }
    } else {
      const auto size = text.find_first_of(",\n");
      check(size != std::string_view::npos);
      cell = text.substr(0, size);
      text.remove_prefix(size);
      check(cell.find('"') == std::string::npos);
    }
    check(text.starts_with(',') || text.starts_with('\n'));
    more = text[0] == ',';
    text.remove_prefix(1);
  }
  return cells;
}

Lines take_tsv(std::string_view line) {
  Lines cells(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t') {
      cells.emplace_back();
    } else if (line[i] == '\\') {
      check(++i < line.size() && std::string_view("tn\\").find(line[i]) != std::string_view::npos);
      cells.back() += line[i] == 't' ? '\t' : line[i] == 'n' ? '\n' : '\\';
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

/// The text, and its bytes beside it exactly where it is no UTF-8.
void same_text(const json& object, const std::string& key, const std::string& bytes) {
  check(object.at(key) == klamm::to_utf8(bytes));
  check(object.contains(key + "_base64") == !klamm::is_utf8(bytes));
  if (!klamm::is_utf8(bytes)) check(object[key + "_base64"] == klamm::base64(bytes));
}

void same_row(const json& object, const Fruit& row) {
  same_text(object, "name", row.name);
  if (row.state) same_text(object, "state", *row.state);
  check(row.state || object.at("state").is_null());
  check(object.at("size_bytes") == (row.size_bytes ? json(*row.size_bytes) : json()));
  check(object.at("seeds") == row.seeds && object.at("trees") == row.trees);
  check(object.at("labels").size() == row.labels.size());
  for (std::size_t i = 0; i < row.labels.size(); ++i)
    check(object["labels"][i] == klamm::to_utf8(row.labels[i]));
}

void same_yaml(const YAML::Node& node, const Fruit& row) {
  check(node.size() >= klamm::View<Fruit>::schema().fields.size());
  check(node["name"].as<std::string>() == klamm::to_utf8(row.name));
  if (!klamm::is_utf8(row.name)) check(node["name_base64"].as<std::string>() == klamm::base64(row.name));
  check(row.state ? node["state"].as<std::string>() == klamm::to_utf8(*row.state) : node["state"].IsNull());
  check(node["seeds"].as<std::int64_t>() == row.seeds);
  check(node["labels"].size() == row.labels.size() && node["extra"].size() >= row.extra.size());
  for (std::size_t i = 0; i < row.labels.size(); ++i)
    check(node["labels"][i].as<std::string>() == klamm::to_utf8(row.labels[i]));
  for (const auto& [key, value] : row.extra)
    check(node["extra"][klamm::to_utf8(key)].as<std::string>() == klamm::to_utf8(*value.text()));
}

void tables(const Case& now) {
  for (const auto format : {Format::table, Format::wide}) {
    auto text = now.printed(format);
    if (now.options.color) take_out_colours(text);
    const auto shown = lines(text);
    check(shown.size() == now.rows.size() + now.headers());
    for (const auto& line : shown) {
      fit_for_eyes(line);
      check(now.options.width == 0 || klamm::display_width(line) <= now.options.width);
    }
  }
}

void json_and_lines(const Case& now) {
  const auto document = now.printed(Format::json);
  for (const char c : document) check((static_cast<unsigned char>(c) >= ' ' && c != 0x7f) || c == '\n');
  const auto parsed = json::parse(document, nullptr, false);
  check(parsed.is_object() && parsed["data"].size() == now.rows.size());
  const auto each = lines(now.printed(Format::jsonl));
  check(each.size() == now.rows.size());
  for (std::size_t i = 0; i < now.rows.size(); ++i) {
    same_row(parsed["data"][i], now.row(i));
    check(json::parse(each[i], nullptr, false) == parsed["data"][i]);
  }
}

void yaml(const Case& now) {
  const auto text = now.printed(Format::yaml);
  for (const auto& line : lines(text)) fit_for_eyes(line);
  const auto loaded = YAML::Load(text);
  check(loaded["data"].size() == now.rows.size() && loaded["errors"].size() == now.envelope.errors.size());
  for (std::size_t i = 0; i < now.rows.size(); ++i) same_yaml(loaded["data"][i], now.row(i));
}

void names(Case now) {
  const auto each = lines(now.printed(Format::name));
  check(each.size() == now.rows.size());
  std::string raw;
  for (std::size_t i = 0; i < each.size(); ++i) {
    fit_for_eyes(each[i]);
    check(klamm::unescape(each[i]) == now.row(i).name);
    (raw += now.row(i).name) += '\0';
  }
  now.options.null = true;
  check(now.printed(Format::name) == raw);
}

/// CSV and TSV carry raw bytes: what they must hold is their own shape.
void separated(const Case& now) {
  const bool all = now.selection.all_fields;
  const auto columns = all ? klamm::View<Fruit>::schema().fields.size() : now.selection.fields.size();
  const std::size_t name_at = all ? 0 : 1;
  const auto same = [&](const Lines& cells, std::size_t line) {
    check(cells.size() == columns);
    if (line < now.headers()) return;
    const auto& name = now.row(line - now.headers()).name;
    const bool runs = !name.empty() && std::string_view("=+-@\t\r").find(name[0]) != std::string_view::npos;
    check(cells[name_at] == (now.options.csv_safe && runs ? "'" + name : name));
  };
  const auto total = now.rows.size() + now.headers();
  const auto csv = now.printed(Format::csv);
  std::string_view rest = csv;
  for (std::size_t i = 0; i < total; ++i) same(take_record(rest), i);
  check(rest.empty());
  const auto tabbed = lines(now.printed(Format::tsv));
  check(tabbed.size() == total);
  for (std::size_t i = 0; i < total; ++i) same(take_tsv(tabbed[i]), i);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider from(data, size);
  klamm::RenderOptions options;
  options.headers = from.ConsumeBool();
  options.width = from.ConsumeIntegralInRange<std::size_t>(0, 120);
  options.cut = options.width > 0;
  options.color = from.ConsumeBool();
  options.csv_safe = from.ConsumeBool();
  klamm::Query query;
  query.shown = klamm::Shown::wide;
  if (from.ConsumeBool()) query.columns = "extra,name,state,labels,seeds";
  klamm::Envelope envelope;
  envelope.cluster_id = from.ConsumeRandomLengthString(40);
  envelope.errors.resize(from.ConsumeIntegralInRange<std::size_t>(0, 1));
  for (auto& error : envelope.errors) {
    error.code = "CODE";
    error.target = from.ConsumeRandomLengthString(100);
    error.server_message = from.ConsumeRandomLengthString(1000);
  }
  const auto rows = grow(from);
  const auto bound = klamm::BoundQuery::bind(klamm::View<Fruit>::schema(), query);
  check(bound.has_value());
  const Case now{rows, bound->apply(klamm::RowSet(rows)), envelope, options};
  tables(now);
  json_and_lines(now);
  yaml(now);
  names(now);
  separated(now);
  return 0;
}
