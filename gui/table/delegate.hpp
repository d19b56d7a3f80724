#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace klamm::gui {

struct Cell;
struct GridColumn;

inline constexpr int star_room = 24; ///< left of a name that can be a favourite

/// Paints every kind of cell.
class CellDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  /// What a cell wants, padding apart.
  [[nodiscard]] static int wanted_width(const GridColumn& column, const Cell& cell);
  void set_hovered_row(int row) { hovered_ = row; }
  void set_last_column(int column) { last_ = column; } ///< that is visible: it keeps the page's margin free

 private:
  int hovered_ = -1;
  int last_ = -1;
};

/// Titles 9/500 over their column, the sort mark left of a right-aligned one, a hairline below.
class GridHeader : public QHeaderView {
 public:
  explicit GridHeader(QWidget* parent = nullptr);
  void set_last_column(int column) { last_ = column; }

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  [[nodiscard]] QSize sizeHint() const override;

 private:
  int last_ = -1;
};

} // namespace klamm::gui
