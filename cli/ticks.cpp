#include "ticks.hpp"

#include <utility>

namespace klamm::cli {
namespace {

bool counts(Unit unit) {
  return unit == Unit::count || unit == Unit::offset || unit == Unit::bytes;
}

} // namespace

std::optional<std::int64_t> Ticks::Deltas::of(std::size_t row, std::size_t field) const {
  const auto at = rows.find(row);
  return at == rows.end() ? std::nullopt : at->second[field];
}

Ticks::Deltas Ticks::take(const Selection& selection) {
  const Schema& schema = selection.rows.schema();
  auto& last = before_[schema.name];
  std::unordered_map<std::string, Cells> now;
  now.reserve(selection.order.size());
  Deltas deltas;
  for (const std::uint32_t row : selection.order) {
    Cells cells(schema.fields.size());
    for (const std::size_t field : selection.fields) {
      if (!counts(schema.fields[field].unit)) continue;
      const Value cell = selection.rows.cell(row, field);
      if (cell.integer()) cells[field] = *cell.integer();
    }
    std::string identity = selection.rows.identity(row);
    if (const auto at = last.find(identity); at != last.end()) {
      Cells changes(cells.size());
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] && at->second[i] && *cells[i] != *at->second[i]) changes[i] = *cells[i] - *at->second[i];
      }
      deltas.rows.emplace(row, std::move(changes));
    }
    now.emplace(std::move(identity), std::move(cells));
  }
  last = std::move(now);
  return deltas;
}

} // namespace klamm::cli
