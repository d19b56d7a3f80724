#pragma once

#include <gui/session/feed.hpp>
#include <gui/table/filter_bar.hpp>
#include <gui/table/grid.hpp>

#include <QWidget>

namespace klamm::gui {

/// A table with its filter line, and what stands in its place where there are no rows: not read, none, none
/// that match.
class ListPanel : public QWidget {
 public:
  struct Words {
    const char* icon = "empty";
    QString failed{}; ///< `Topics could not be read.`
    QString none{};   ///< `No topics yet. A topic appears when it is created.`
    const char* one = "%n row";
    const char* many = "%n rows";
    QString placeholder{};
    bool filter = true;
  };
  ListPanel(const char* name, const Schema& schema, std::vector<GridColumn> columns, Words words, QWidget* parent = nullptr);

  /// What a feed has: rows, or why there are none.
  void take(Feed& feed, const RowsPtr& rows);
  void set_rows(const RowsPtr& rows);

  [[nodiscard]] Grid& grid() { return *grid_; }
  [[nodiscard]] FilterBar& filter() { return *filter_; }

 private:
  void show_empty();

  Words words_;
  Grid* grid_;
  FilterBar* filter_;
  QPointer<Feed> feed_;
  bool read_ = false;
};

} // namespace klamm::gui
