#include "output.hpp"

#include <klamm/escape.hpp>

namespace klamm::view {
namespace {

constexpr std::size_t longest_implicit_key = 1000; // YAML ends them at 1,024 characters

void append_value(std::string& out, const Value& value);

// With the bytes beside it where the value cannot be exact, as in JSON.
void append_members(std::string& out, std::string_view key, const Value& value, std::string_view between) {
  const auto one = [&out](std::string_view name, const Value& is) {
    if (name.size() > longest_implicit_key) out += "? ";
    append_yaml_text(out, name);
    out += name.size() > longest_implicit_key ? " : " : ": ";
    append_value(out, is);
  };
  one(key, value);
  if (exact_in_utf8(value)) return;
  out += between;
  one(std::string(key) + "_base64", base64_of(value));
}

// YAML 1.1 takes a number with an exponent for text unless it has a point.
void append_real(std::string& out, const Value& value) {
  std::string text;
  append_json(text, value);
  if (const auto e = text.find('e'); e != std::string::npos && text.find('.') == std::string::npos)
    text.insert(e, ".0");
  out += text;
}

// Flow style below a row: short, and exact.
void append_value(std::string& out, const Value& value) {
  if (const auto* text = value.text()) {
    append_yaml_text(out, *text);
  } else if (value.real()) {
    append_real(out, value);
  } else if (const auto* list = value.list()) {
    out += '[';
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) out += ", ";
      append_value(out, (*list)[i]);
    }
    out += ']';
  } else if (const auto* object = value.object()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) out += ", ";
      append_members(out, (*object)[i].first, (*object)[i].second, ", ");
    }
    out += '}';
  } else {
    append_json(out, value);
  }
}

void append_line(std::string& out, std::string_view start, std::string_view key, const Value& value) {
  out += start;
  append_members(out, key, value, "\n    ");
  out += '\n';
}

} // namespace

bool write_yaml(const Selection& rows, const Envelope& envelope, Output& out) {
  auto& text = out.text();
  const auto& fields = rows.rows.schema().fields;
  append_line(text, "", "schema", rows.rows.schema().full_name());
  append_line(text, "", "cluster_id",
              envelope.cluster_id.empty() ? Value() : Value(to_utf8(envelope.cluster_id)));
  append_line(text, "", "sampled_at", envelope.sampled_at ? Value(*envelope.sampled_at) : Value());
  text += rows.order.empty() ? "data: []\n" : "data:\n";
  for (const std::uint32_t row : rows.order) {
    for (std::size_t field = 0; field < fields.size(); ++field) {
      append_line(text, field == 0 ? "  - " : "    ", fields[field].id, rows.rows.cell(row, field));
    }
    if (!out.next()) return false;
  }
  text += envelope.errors.empty() ? "errors: []\n" : "errors:\n";
  for (const Error& error : envelope.errors) {
    append_line(text, "  - ", "target", error.target.empty() ? Value() : Value(to_utf8(error.target)));
    append_line(text, "    ", "code", error.code);
    append_line(text, "    ", "message", to_utf8(error_sentence(error)));
    append_line(text, "    ", "broker_id", error.broker_id);
  }
  append_line(text, "", "complete", envelope.complete);
  if (envelope.visible_to_user) append_line(text, "", "scope", "visible_to_user");
  if (!envelope.summary.unknown()) append_line(text, "", "summary", envelope.summary);
  if (!rows.not_loaded.empty()) append_line(text, "", "not_loaded", rows.not_loaded);
  return out.flush();
}

} // namespace klamm::view
