#include "output.hpp"

#include <klamm/escape.hpp>

#include <algorithm>
#include <array>

namespace klamm::view {
namespace {

// Words that a YAML 1.1 or 1.2 reader would take for something else than text.
bool reserved(std::string_view word) {
  constexpr std::array<std::string_view, 10> words{"true", "false", "null", "yes", "no",
                                                   "on",   "off",   "y",    "n",   "nan"};
  std::string folded(word);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Needs no quotes whatever the reader: starts with a letter, then letters, digits, dots, dashes, slashes.
bool plain(std::string_view text) {
  if (text.empty() || !letter(text[0]) || reserved(text)) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/';
  });
}

// The escaped text; in single quotes a backslash is itself, so a reader gets the form that `-` takes.
void append_text(std::string& out, std::string_view bytes) {
  const std::string text = escape(bytes);
  if (plain(text)) {
    out += text;
    return;
  }
  out += '\'';
  for (const char c : text) {
    if (c == '\'') out += c;
    out += c;
  }
  out += '\'';
}

// Flow style below a row: short, and exact.
void append_value(std::string& out, const Value& value) {
  if (const auto* text = value.text()) {
    append_text(out, *text);
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
      append_text(out, (*object)[i].first);
      out += ": ";
      append_value(out, (*object)[i].second);
    }
    out += '}';
  } else {
    append_json(out, value);
  }
}

void append_line(std::string& out, std::string_view start, std::string_view key, const Value& value) {
  out += start;
  out += key;
  out += ": ";
  append_value(out, value);
  out += '\n';
}

} // namespace

bool write_yaml(const Selection& rows, const Envelope& envelope, Output& out) {
  auto& text = out.text();
  const auto& fields = rows.rows.schema().fields;
  append_line(text, "", "schema", rows.rows.schema().full_name());
  append_line(text, "", "cluster_id", envelope.cluster_id.empty() ? Value() : Value(envelope.cluster_id));
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
    append_line(text, "  - ", "target", error.target.empty() ? Value() : Value(error.target));
    append_line(text, "    ", "code", error.code);
    append_line(text, "    ", "message", error_sentence(error));
    append_line(text, "    ", "broker_id", error.broker_id);
  }
  append_line(text, "", "complete", envelope.complete);
  if (envelope.visible_to_user) append_line(text, "", "scope", "visible_to_user");
  if (!envelope.summary.unknown()) append_line(text, "", "summary", envelope.summary);
  return out.flush();
}

} // namespace klamm::view
