// Which columns a table shows, and how wide they are.

#include <gui/table/delegate.hpp>
#include <gui/table/fit.hpp>
#include <gui/table/grid.hpp>
#include <gui/words/say.hpp>

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <algorithm>

namespace klamm::gui {
namespace {

constexpr int sampled_rows = 200;

QString columns_key(const QTableView& view) {
  return QStringLiteral("columns/%1").arg(view.objectName());
}

} // namespace

void Grid::recall_columns() {
  const QStringList words =
      QSettings().value(columns_key(*view_)).toString().split(QLatin1Char(','), Qt::SkipEmptyParts);
  on_.clear();
  for (const auto& column : model_->columns()) {
    const QString field = QString::fromStdString(column.field);
    on_.push_back(column.shown ? !words.contains(QLatin1Char('-') + field)
                               : words.contains(QLatin1Char('+') + field));
  }
  for (std::size_t i = 0; i < on_.size(); ++i) view_->setColumnHidden(static_cast<int>(i), !on_[i]);
}

void Grid::remember_columns() const {
  QStringList words;
  for (std::size_t i = 0; i < on_.size(); ++i) {
    const auto& column = model_->columns()[i];
    if (column.shown != on_[i])
      words << (column.shown ? QStringLiteral("-") : QStringLiteral("+")) +
                   QString::fromStdString(column.field);
  }
  QSettings().setValue(columns_key(*view_), words.join(QLatin1Char(',')));
}

int Grid::wanted_width(int at) const {
  const auto& column = model_->columns()[static_cast<std::size_t>(at)];
  if (column.width > 0) return column.width;
  int width = QFontMetrics(font_of(Type::header)).horizontalAdvance(column.title) + 14 +
              (column.star ? star_room : 0); // with its sort mark
  const int rows = std::min(model_->rowCount(), sampled_rows);
  for (int row = 0; row < rows; ++row)
    width = std::max(width, CellDelegate::wanted_width(column, model_->cell(row, at)));
  width = std::min(width, column.most) + 2 * space::cell + (column.right ? 8 : 4);
  if (at == 0) width += space::margin - space::cell;
  return width;
}

// Where the window is narrow the least important columns go; what is left over goes to the name.
void Grid::fit_columns(bool measure) {
  const int count = model_->columnCount();
  if (count == 0) return;
  if (measure) {
    const bool grows =
        measured_ && widths_.size() == static_cast<std::size_t>(count); // never back, or titles would dance
    std::vector<int> before(static_cast<std::size_t>(count), 0);
    if (grows) before = widths_;
    widths_.assign(static_cast<std::size_t>(count), 0);
    for (int i = 0; i < count; ++i)
      widths_[static_cast<std::size_t>(i)] = std::max(wanted_width(i), before[static_cast<std::size_t>(i)]);
    measured_ = model_->rowCount() > 0; // before there are rows the titles alone decide
  }
  if (widths_.empty()) return;
  std::vector<ColumnRoom> rooms;
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const auto& column = model_->columns()[i];
    rooms.push_back({widths_[i], on_[i], rank_of(column, schema_.go_first), column.width > 0 || (i == 0 && column.right),
                     column.kind == CellKind::name});
  }
  constexpr int edge = space::margin - space::cell; // what the last one keeps free at its right
  std::vector<int> widths = fit(rooms, view_->viewport()->width() - edge);
  int last = count - 1;
  while (last > 0 && widths[static_cast<std::size_t>(last)] == 0) --last;
  widths[static_cast<std::size_t>(last)] += edge;
  delegate_->set_last_column(last);
  static_cast<GridHeader*>(view_->horizontalHeader())->set_last_column(last);
  for (int i = 0; i < count; ++i) {
    const int width = widths[static_cast<std::size_t>(i)];
    if (view_->isColumnHidden(i) != (width == 0)) view_->setColumnHidden(i, width == 0);
    if (width > 0) view_->setColumnWidth(i, width);
  }
}

void Grid::show_column(const char* field, bool on, const QString& title) {
  for (std::size_t i = 0; i < on_.size(); ++i) {
    if (model_->columns()[i].field != field) continue;
    on_[i] = on;
    model_->set_title(static_cast<int>(i), on ? title : QString());
  }
  fit_columns(true);
}

void Grid::show_columns_menu(const QPoint& at) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("columns_menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (std::size_t i = 0; i < on_.size(); ++i) {
    const auto& column = model_->columns()[i];
    if (column.title.isEmpty()) continue;
    QString title = no_mnemonic(column.title);
    if (on_[i] && view_->isColumnHidden(static_cast<int>(i))) title = say("%1 (no room)").arg(title);
    auto* action = menu->addAction(title);
    action->setCheckable(true);
    action->setChecked(on_[i]);
    action->setEnabled(i != 0);
    connect(action, &QAction::toggled, this, [this, i](bool on) {
      on_[i] = on;
      fit_columns(true);
      remember_columns();
    });
  }
  menu->popup(at);
}

} // namespace klamm::gui
