#pragma once

#include <gui/session/readers.hpp>
#include <gui/table/column.hpp>
#include <gui/table/rows.hpp>

#include <memory>
#include <vector>

namespace klamm::gui {

class Session;

/// A topic as the Topics page shows it.
struct TopicRow {
  const topics::Topic* topic = nullptr; ///< of the reading the rows are made from
  bool favourite = false;
};

[[nodiscard]] const topics::Topic& topic_of(const void* row);
[[nodiscard]] const Schema& topic_schema();
[[nodiscard]] RowsPtr topic_rows(Session& session, const std::shared_ptr<const TopicsRead>& read);
[[nodiscard]] std::vector<GridColumn> topic_columns();

} // namespace klamm::gui

namespace klamm {
template <>
struct View<gui::TopicRow> {
  static const Schema& schema() { return gui::topic_schema(); }
};
} // namespace klamm
