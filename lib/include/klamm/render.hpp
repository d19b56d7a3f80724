#pragma once

#include <klamm/answer.hpp>
#include <klamm/query.hpp>
#include <klamm/view.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A selection of rows as text. Written piece by piece to a sink: no second copy of the whole is ever made.

namespace klamm {

enum class Format { table, wide, json, jsonl, yaml, csv, tsv, name };
[[nodiscard]] Result<Format> parse_format(std::string_view word);

/// Takes the next piece of output; false when it cannot take any more, which ends the rendering.
using Sink = std::function<bool(std::string_view)>;

struct RenderOptions {
  Format format = Format::table;
  bool headers = true;
  bool color = false;
  std::size_t width = 0; ///< a table's terminal cells; 0: nothing is cut or left out
  bool cut = false;      ///< names and numbers are cut where columns left out do not suffice
  /// Takes the titles of the columns of a table that were left out because there was no room.
  std::vector<std::string>* left_out = nullptr;
  /// By how much a table's number changed since it was shown last: printed behind it, `1500 (+20)`. `row` and
  /// `field` as in the RowSet. Empty: no change is shown.
  std::function<std::optional<std::int64_t>(std::size_t row, std::size_t field)> delta{};
  bool local_time = false; ///< tables print local time
  bool csv_safe = false;   ///< CSV and TSV text that a spreadsheet would run gets a leading apostrophe
  bool null = false;       ///< `name`: raw bytes, NUL after each
};

/// What stands around the rows of JSON and YAML: the parts of an Answer that do not depend on the row type.
struct Envelope {
  std::string cluster_id; ///< empty: unknown
  std::optional<Value::Time> sampled_at;
  std::vector<Error> errors;
  bool complete = true;
  bool visible_to_user = false;
  bool some_brokers_answered = false;
  Value summary{}; ///< an object: totals of the whole answer; unknown: it has none
};
template <class Row>
[[nodiscard]] Envelope envelope_of(const Answer<Row>& answer) {
  Envelope envelope{answer.cluster_id,           {}, answer.errors, answer.complete, answer.visible_to_user,
                    answer.some_brokers_answered};
  if (answer.sampled_at.time_since_epoch().count() != 0)
    envelope.sampled_at = *Value(answer.sampled_at).time();
  return envelope;
}

/// False when the sink refused.
bool render(const Selection& rows, const Envelope& envelope, const RenderOptions& options, const Sink& sink);

/// One cell as a table prints it, unescaped text escaped: what the desktop's grid shows too.
[[nodiscard]] std::string cell_text(const Value& value, Unit unit, bool local_time = false);

/// The JSON Schema (draft 2020-12) of a command's envelope. Reading nothing but the declaration.
[[nodiscard]] std::string json_schema(const Schema& schema);

/// `{"target":…,"code":…,"message":…,"broker_id":…}` on one line: `jsonl` puts these on stderr.
[[nodiscard]] std::string error_json(const Error& error);
/// The English sentence with the server's own words, not yet escaped.
[[nodiscard]] std::string error_sentence(const Error& error);

} // namespace klamm
