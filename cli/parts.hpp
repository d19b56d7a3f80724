#pragma once

#include "context.hpp"

#include <utility>
#include <vector>

// A row with lists of objects in it: JSON and YAML carry them inside the row; in tables they follow as tables
// of their own.

namespace klamm::cli {

/// Whether parts are printed: in tables, unless rows or columns were chosen, which would not fit the parts.
[[nodiscard]] inline bool wants_parts(const Context& context) {
  const Globals& globals = context.globals();
  const Query& query = globals.query;
  return (globals.format == Format::table || globals.format == Format::wide) && query.columns.empty() &&
         query.where.empty() && query.sort.empty() && !query.limit;
}

/// One part, with an empty line before it; nothing when it has no rows.
template <class Row>
void print_part(Context& context, std::vector<Row> rows) {
  if (rows.empty()) return;
  Answer<Row> answer;
  answer.rows = std::move(rows);
  context.separate_ticks();
  context.print(answer);
}

/// After the last part: under --watch the next tick prints the command's own rows again.
template <class Row>
int end_parts(Context& context, int code) {
  if (auto bound = context.bind(View<Row>::schema()); !bound) return context.failed(bound.error());
  return code;
}

} // namespace klamm::cli
