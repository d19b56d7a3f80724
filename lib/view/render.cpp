#include "output.hpp"

#include <klamm/escape.hpp>
#include <klamm/names.hpp>

#include <array>
#include <numeric>

namespace klamm {
namespace {

constexpr std::array<std::pair<std::string_view, Format>, 8> formats{{{"table", Format::table},
                                                                      {"wide", Format::wide},
                                                                      {"json", Format::json},
                                                                      {"jsonl", Format::jsonl},
                                                                      {"yaml", Format::yaml},
                                                                      {"csv", Format::csv},
                                                                      {"tsv", Format::tsv},
                                                                      {"name", Format::name}}};

// RFC 4180; known and empty is quoted, unknown is not.
void append_csv(std::string& out, std::string_view text, bool is_text) {
  const bool quote = (text.empty() && is_text) || text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (!quote) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += c;
    out += c;
  }
  out += '"';
}

void append_tsv(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      out += c;
    }
  }
}

bool spreadsheet_runs(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

} // namespace

Result<Format> parse_format(std::string_view word) {
  std::vector<std::string> known;
  std::string folded(word);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const auto& [name, format] : formats) {
    if (name == folded) return format;
    known.emplace_back(name);
  }
  const std::string near = nearest(word, known);
  const std::string list =
      std::accumulate(std::next(known.begin()), known.end(), known.front(),
                      [](const std::string& a, const std::string& b) { return a + ", " + b; });
  return fail(
      Error::of(ErrorKind::usage, "BAD_FORMAT",
                (near.empty() ? KLAMM_TEXT("render", "no format \"%1\"; there are %2")
                              : KLAMM_TEXT("render", "no format \"%1\", did you mean \"%3\"? There are %2"))
                    .with(word, list, near)));
}

bool view::write_separated(const Selection& rows, const RenderOptions& options, Output& out) {
  const bool csv = options.format == Format::csv;
  const auto& fields = rows.rows.schema().fields;
  std::vector<std::size_t> shown = rows.fields;
  if (rows.all_fields) {
    shown.resize(fields.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
  }
  auto& text = out.text();
  if (options.headers) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (i > 0) text += csv ? ',' : '\t';
      text += fields[shown[i]].id;
    }
    text += '\n';
  }
  std::string raw;
  for (const std::uint32_t row : rows.order) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (i > 0) text += csv ? ',' : '\t';
      const Value cell = rows.rows.cell(row, shown[i]);
      const bool words = cell.text() || cell.list() || cell.object();
      raw.clear();
      append_raw(raw, cell);
      if (options.csv_safe && words && spreadsheet_runs(raw)) raw.insert(raw.begin(), '\'');
      csv ? append_csv(text, raw, words) : append_tsv(text, raw);
    }
    text += '\n';
    if (!out.next()) return false;
  }
  return out.flush();
}

bool view::write_names(const Selection& rows, const RenderOptions& options, Output& out) {
  for (const std::uint32_t row : rows.order) {
    const std::string key = rows.rows.key(row);
    if (options.null) {
      out.text() += key;
      out.text() += '\0';
    } else {
      escape_to(out.text(), key);
      out.text() += '\n';
    }
    if (!out.next()) return false;
  }
  return out.flush();
}

bool render(const Selection& rows, const Envelope& envelope, const RenderOptions& options, const Sink& sink) {
  view::Output out(sink);
  switch (options.format) {
  case Format::json: return view::write_json(rows, envelope, out);
  case Format::jsonl: return view::write_jsonl(rows, out);
  case Format::yaml: return view::write_yaml(rows, envelope, out);
  case Format::csv:
  case Format::tsv: return view::write_separated(rows, options, out);
  case Format::name: return view::write_names(rows, options, out);
  default: return view::write_table(rows, options, out);
  }
}

} // namespace klamm
