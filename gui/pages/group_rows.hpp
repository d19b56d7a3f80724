#pragma once

#include <gui/session/readers.hpp>
#include <gui/table/column.hpp>
#include <gui/table/rows.hpp>

#include <klamm/lag_series.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace klamm::gui {

class Session;

/// A group as the Groups page and the Overview show it: its line and what was sampled of it.
struct GroupRow {
  const GroupLine* line = nullptr; ///< of the reading the rows are made from
  lag::Trend trend = lag::Trend::unknown;
  std::optional<double> rate; ///< lag's change, records a second
  bool pending = false;       ///< its lag is still being read
  bool favourite = false;
};

[[nodiscard]] const Schema& group_schema();
[[nodiscard]] RowsPtr group_rows(Session& session, const std::shared_ptr<const GroupsRead>& read);
[[nodiscard]] std::vector<GridColumn> group_columns(const Session& session, bool brief);

[[nodiscard]] std::shared_ptr<const std::vector<double>> spark_points(const lag::Series* series);
[[nodiscard]] Glyph trend_glyph(lag::Trend trend);

/// What a lag's status word means as a badge: nothing where all is well.
[[nodiscard]] Cell lag_status_cell(const std::string& status);

} // namespace klamm::gui

namespace klamm {
template <>
struct View<gui::GroupRow> {
  static const Schema& schema() { return gui::group_schema(); }
};
} // namespace klamm
