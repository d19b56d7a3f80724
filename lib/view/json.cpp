#include "output.hpp"
#include "unicode.hpp"

#include <klamm/escape.hpp>
#include <klamm/units.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace klamm {
namespace view {
namespace {

void append_u(std::string& out, std::uint32_t unit) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

void append_ascii(std::string& out, char c) {
  switch (c) {
  case '"': out += "\\\""; return;
  case '\\': out += "\\\\"; return;
  case '\n': out += "\\n"; return;
  case '\r': out += "\\r"; return;
  case '\t': out += "\\t"; return;
  default:
    if (c < 0x20 || c == 0x7f) return append_u(out, static_cast<std::uint32_t>(c));
    out += c;
  }
}

bool plain(char c) {
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void append_base64(std::string& out, const Value& value) {
  if (const auto* list = value.list()) {
    out += '[';
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) out += ',';
      append_base64(out, (*list)[i]);
    }
    out += ']';
  } else if (value.text()) {
    out += '"' + base64(*value.text()) + '"';
  } else {
    append_json(out, value);
  }
}

// One value behind its `"key":`; with the bytes beside it where the value cannot be exact.
void append_value(std::string& out, std::string_view key, const Value& value) {
  if (append_json(out, value)) return;
  out += ',';
  append_json_string(out, std::string(key) + "_base64");
  out += ':';
  append_base64(out, value);
}

// Writes rows of one schema: what stands before each value is made once.
class RowWriter {
 public:
  explicit RowWriter(const RowSet& rows) : rows_(rows), fields_(rows.schema().fields) {
    for (const auto& field : fields_) {
      std::string& before = before_.emplace_back(before_.empty() ? "{" : ",");
      append_json_string(before, field.id);
      before += ':';
    }
  }
  void append(std::string& out, std::uint32_t row) const {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      out += before_[field];
      append_value(out, fields_[field].id, rows_.cell(row, field));
    }
    out += '}';
  }

 private:
  const RowSet& rows_;
  const std::vector<Schema::Field>& fields_;
  std::vector<std::string> before_;
};

} // namespace

// Characters that could deceive a terminal are written \uXXXX: the same string to every parser.
bool append_json_string(std::string& out, std::string_view bytes) {
  bool exact = true;
  out += '"';
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && plain(bytes[end])) ++end;
    out += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const auto character = character_at(bytes, at);
    if (character.length == 0) {
      // As long as the broken part is, U+FFFD stands once for it.
      const auto rest = bytes.substr(at, 4);
      std::size_t broken = 1;
      while (broken < rest.size() && to_utf8(rest.substr(0, broken + 1)) == "\xef\xbf\xbd") ++broken;
      out += "\xef\xbf\xbd";
      exact = false;
      at += broken;
      continue;
    }
    if (character.code < 0x80) {
      append_ascii(out, bytes[at]);
    } else if (!needs_escape(character.code)) {
      out += bytes.substr(at, character.length);
    } else if (character.code < 0x10000) {
      append_u(out, character.code);
    } else {
      append_u(out, 0xd800 + ((character.code - 0x10000) >> 10));
      append_u(out, 0xdc00 + ((character.code - 0x10000) & 0x3ff));
    }
    at += character.length;
  }
  out += '"';
  return exact;
}

bool append_json(std::string& out, const Value& value) {
  bool exact = true;
  if (const auto* text = value.text()) {
    exact = append_json_string(out, *text);
  } else if (const auto* number = value.integer()) {
    const fmt::format_int digits(*number);
    out.append(digits.data(), digits.size());
  } else if (const auto* flag = value.boolean()) {
    out += *flag ? "true" : "false";
  } else if (const auto* real = value.real()) {
    out += std::isfinite(*real) ? units::print_real(*real) : "null";
  } else if (const auto* time = value.time()) {
    out += '"' + units::print_time(*time) + '"';
  } else if (const auto* list = value.list()) {
    out += '[';
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) out += ',';
      exact = append_json(out, (*list)[i]) && exact;
    }
    out += ']';
  } else if (const auto* object = value.object()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) out += ',';
      append_json_string(out, (*object)[i].first);
      out += ':';
      append_value(out, (*object)[i].first, (*object)[i].second);
    }
    out += '}';
  } else {
    out += "null";
  }
  return exact;
}

bool write_json(const Selection& rows, const Envelope& envelope, Output& out) {
  auto& text = out.text();
  text += "{\"schema\":";
  append_json_string(text, rows.rows.schema().full_name());
  text += ",\"cluster_id\":";
  append_json(text, envelope.cluster_id.empty() ? Value() : Value(envelope.cluster_id));
  text += ",\"sampled_at\":";
  append_json(text, envelope.sampled_at ? Value(*envelope.sampled_at) : Value());
  text += ",\"data\":[";
  const RowWriter writer(rows.rows);
  for (std::size_t i = 0; i < rows.order.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    writer.append(text, rows.order[i]);
    if (!out.next()) return false;
  }
  text += rows.order.empty() ? "],\"errors\":[" : "\n],\"errors\":[";
  for (std::size_t i = 0; i < envelope.errors.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    text += error_json(envelope.errors[i]);
    if (!out.next()) return false;
  }
  text += envelope.errors.empty() ? "],\"complete\":" : "\n],\"complete\":";
  text += envelope.complete ? "true" : "false";
  if (envelope.visible_to_user) text += ",\"scope\":\"visible_to_user\"";
  if (!rows.not_loaded.empty()) {
    text += ",\"not_loaded\":";
    append_json(text, Value(rows.not_loaded));
  }
  if (!envelope.summary.unknown()) {
    text += ",\"summary\":";
    append_json(text, envelope.summary);
  }
  text += "}\n";
  return out.flush();
}

bool write_jsonl(const Selection& rows, Output& out) {
  const RowWriter writer(rows.rows);
  for (const std::uint32_t row : rows.order) {
    writer.append(out.text(), row);
    out.text() += '\n';
    if (!out.next()) return false;
  }
  return out.flush();
}

} // namespace view

std::string error_sentence(const Error& error) {
  std::string sentence = error.text.english();
  if (sentence.empty()) sentence = error.code;
  if (!error.server_message.empty()) sentence += " (the broker says: " + error.server_message + ")";
  return sentence;
}

std::string error_json(const Error& error) {
  std::string out = "{\"target\":";
  view::append_json(out, error.target.empty() ? Value() : Value(error.target));
  out += ",\"code\":";
  view::append_json_string(out, error.code);
  out += ",\"message\":";
  view::append_json_string(out, error_sentence(error));
  out += ",\"broker_id\":";
  view::append_json(out, Value(error.broker_id));
  return out + "}";
}

namespace {

// A column's own words in the schema.
std::string property(const Column& column) {
  std::string out = "{\"type\":";
  switch (column.unit) {
  case Unit::boolean: out += R"(["boolean","null"])"; break;
  case Unit::id:
  case Unit::count:
  case Unit::offset:
  case Unit::bytes:
  case Unit::duration_ms: out += R"(["integer","null"])"; break;
  case Unit::bytes_per_second:
  case Unit::percent:
  case Unit::number: out += R"(["number","null"])"; break;
  case Unit::time: out += R"(["string","null"],"format":"date-time")"; break;
  case Unit::texts: out += R"(["array","null"],"items":{"type":["string","null"]})"; break;
  case Unit::ids: out += R"(["array","null"],"items":{"type":["integer","null"]})"; break;
  case Unit::object: out += R"(["object","null"])"; break;
  case Unit::objects: out += R"(["array","null"],"items":{"type":"object"})"; break;
  default: out += R"(["string","null"])";
  }
  out += ",\"description\":";
  const std::string about = column.about;
  view::append_json_string(out, column.loader == 0 ? about : about + "; loaded when it is asked for");
  return out + "}";
}

} // namespace

std::string json_schema(const Schema& schema) {
  std::string required;
  std::string properties;
  for (const auto& field : schema.fields) {
    if (!required.empty()) required += ',';
    if (!properties.empty()) properties += ",\n      ";
    view::append_json_string(required, field.id);
    view::append_json_string(properties, field.id);
    properties += ": " + property(field);
  }
  std::string about;
  view::append_json_string(about, schema.about);
  const std::string name = schema.full_name();
  return fmt::format(R"({{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:{0}",
  "description": {1},
  "type": "object",
  "required": ["schema","cluster_id","sampled_at","data","errors","complete"],
  "properties": {{
    "schema": {{"const":"{0}"}},
    "cluster_id": {{"type":["string","null"]}},
    "sampled_at": {{"type":["string","null"],"format":"date-time"}},
    "data": {{"type":"array","items":{{
      "type":"object","required":[{2}],"properties": {{
      {3}}},
      "patternProperties": {{"_base64$":{{"description":"The bytes of a text that is not UTF-8"}}}},
      "additionalProperties": false}}}},
    "errors": {{"type":"array","items":{{
      "type":"object","required":["target","code","message","broker_id"],"properties":{{
      "target":{{"type":["string","null"]}},"code":{{"type":"string"}},"message":{{"type":"string"}},
      "broker_id":{{"type":["integer","null"]}}}},"additionalProperties":false}}}},
    "complete": {{"type":"boolean"}},
    "scope": {{"const":"visible_to_user"}},
    "not_loaded": {{"type":"array","items":{{"type":"string"}},
      "description":"Columns that cost requests and were not asked for: null in every row"}},
    "summary": {{"type":"object","description":"Totals of the whole answer; of some commands only"}}
  }},
  "additionalProperties": false
}}
)",
                     name, about, required, properties);
}

} // namespace klamm
