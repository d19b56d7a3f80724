// What hands do with a table: keys, hovering, copying, exporting.

#include <gui/table/grid.hpp>

#include <gui/table/delegate.hpp>
#include <gui/theme/tokens.hpp>

#include <klamm/render.hpp>

#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTableView>

#include <algorithm>

namespace klamm::gui {

std::string Grid::exported(bool json) const {
  std::string out;
  const auto& shown = model_->shown();
  if (!shown) return out;
  std::vector<std::size_t> fields(schema_.fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = i;
  const Selection rows{shown->rows->set(), shown->order, fields, true};
  RenderOptions options;
  options.format = json ? Format::json : Format::csv;
  options.csv_safe = true;
  klamm::render(rows, {}, options, [&out](std::string_view piece) {
    out += piece;
    return true;
  });
  return out;
}

void Grid::copy_selection() {
  QStringList lines;
  QModelIndexList rows = view_->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end());
  for (const QModelIndex& index : rows) {
    QStringList cells;
    for (int column = 0; column < model_->columnCount(); ++column)
      if (on_[static_cast<std::size_t>(column)]) cells << model_->index(index.row(), column).data().toString();
    lines << cells.join(QLatin1Char('\t'));
  }
  if (!lines.isEmpty()) QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

QModelIndex Grid::star_at(const QPoint& point) const {
  const QModelIndex index = view_->indexAt(point);
  if (!index.isValid() || !model_->columns()[static_cast<std::size_t>(index.column())].star) return {};
  const int left = view_->columnViewportPosition(index.column());
  return point.x() < left + space::margin + star_room - 4 ? index : QModelIndex();
}

bool Grid::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_->viewport()) {
    switch (event->type()) {
    case QEvent::Resize: fit_columns(!measured_); break;
    case QEvent::MouseButtonPress: {
      clicked_.start();
      const QModelIndex star = star_at(static_cast<QMouseEvent*>(event)->position().toPoint());
      if (!star.isValid()) break;
      emit starred(QString::fromStdString(model_->key(star.row())));
      return true;
    }
    case QEvent::MouseMove: {
      const int row = view_->rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y());
      delegate_->set_hovered_row(row);
      view_->viewport()->update();
      break;
    }
    case QEvent::Leave:
      delegate_->set_hovered_row(-1);
      view_->viewport()->update();
      break;
    default: break;
    }
  }
  if (watched == view_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      if (const std::string current = current_key(); !current.empty()) emit opened(QString::fromStdString(current));
      return true;
    }
    if (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_D) {
      if (const std::string current = current_key(); !current.empty()) emit starred(QString::fromStdString(current));
      return true;
    }
    if (key->matches(QKeySequence::Copy)) {
      copy_selection();
      return true;
    }
    const bool plain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (plain && !key->text().isEmpty() && key->text().at(0).isPrint() && key->key() != Qt::Key_Space) {
      emit typed(key->text());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace klamm::gui
