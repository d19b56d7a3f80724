#include <gui/table/delegate.hpp>

#include <gui/table/model.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/tokens.hpp>

#include <QPainter>

#include <algorithm>

namespace klamm::gui {
namespace {

const RowsModel* model_of(const QModelIndex& index) {
  return qobject_cast<const RowsModel*>(index.model());
}

Type type_of(const GridColumn& column, const Cell& cell) {
  if (column.kind == CellKind::mono) return cell.bold ? Type::mono_bold : Type::mono;
  return cell.bold ? Type::medium : Type::base;
}

bool numeric(const GridColumn& column) {
  return column.right;
}

} // namespace

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {60, space::row};
}

int CellDelegate::wanted_width(const GridColumn& column, const Cell& cell) {
  if (!cell.badge.empty() && column.kind == CellKind::badge) return badge_width(cell.badge);
  if (column.kind == CellKind::boxes) return boxes_width(cell.boxes);
  if (column.kind == CellKind::spark) return 96 + 8 + 10;
  const QFontMetrics metrics(font_of(type_of(column, cell)));
  int width = numeric(column) ? digits_width(metrics, cell.text) : metrics.horizontalAdvance(cell.text);
  if (!cell.aside.isEmpty()) width += QFontMetrics(font_of(Type::base)).horizontalAdvance(cell.aside) + 6;
  if (!cell.struck.isEmpty()) width += QFontMetrics(font_of(Type::base)).horizontalAdvance(cell.struck) + 28;
  if (column.kind == CellKind::bar) width += 64 + 12;
  if (column.star) width += star_room;
  return width;
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const RowsModel* model = model_of(index);
  if (!model) return;
  const GridColumn& column = model->columns()[static_cast<std::size_t>(index.column())];
  const Cell cell = model->cell(index.row(), index.column());
  const bool selected = option.state & QStyle::State_Selected;
  painter->save();
  const QColor ground = selected ? color(Role::selected) : color(index.row() == hovered_ ? Role::hover : Role::surface);
  painter->fillRect(option.rect, ground);
  if (!selected) painter->fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, color(Role::hover));
  const bool first = index.column() == 0;
  const bool last = index.column() == last_;
  QRect box = option.rect.adjusted(first ? space::margin : space::cell, 0, -(last ? space::margin : space::cell), -1);
  if (column.star) {
    const bool hovered = index.row() == hovered_;
    if (cell.star.value_or(false) || hovered)
      painter->drawPixmap(box.x(), box.y() + (box.height() - 14) / 2,
                          icon_pixmap(cell.star.value_or(false) ? QStringLiteral("star-on") : QStringLiteral("star"), color(Role::muted), 14, painter->device()->devicePixelRatioF()));
    box.setLeft(box.x() + star_room);
  }
  if (column.kind == CellKind::badge && !cell.badge.empty()) {
    paint_badge(*painter, box, cell.badge);
    painter->restore();
    return;
  }
  if (column.kind == CellKind::boxes) {
    paint_boxes(*painter, box, cell.boxes, selected);
    painter->restore();
    return;
  }
  if (column.kind == CellKind::spark) {
    if (cell.points) paint_spark(*painter, QRect(box.x(), box.y(), 96, box.height()), *cell.points, color(Role::muted));
    paint_glyph(*painter, QRect(box.x() + 104, box.y() + (box.height() - 10) / 2, 10, 10), cell.trend, color(Role::muted));
    painter->restore();
    return;
  }
  if (!cell.badge.empty()) { // `! reason` in the place of a value
    const int width = badge_width(cell.badge);
    paint_badge(*painter, column.right ? QRect(box.right() + 1 - width, box.y(), width, box.height()) : box, cell.badge);
    painter->restore();
    return;
  }
  if (column.kind == CellKind::bar && (cell.fraction >= 0 || cell.dashed)) {
    const int track = std::min(64, box.width() / 2);
    if (!cell.dashed)
      paint_bar(*painter, QRect(box.x(), box.y(), track, box.height()), cell.fraction,
                color(cell.tone == Tone::info ? Role::info_text : cell.fraction >= 0.85 ? Role::warning_glyph : Role::edge),
                selected);
    box.setLeft(box.x() + track + 12);
  }
  painter->setFont(font_of(type_of(column, cell)));
  const bool error = cell.tone == Tone::critical;
  painter->setPen(color(column.kind == CellKind::link && cell.tone == Tone::none ? Role::text : error ? Role::critical_text : text_role(cell.tone)));
  if (!cell.struck.isEmpty()) {
    QFont struck = font_of(Type::base);
    struck.setStrikeOut(true);
    painter->save();
    painter->setFont(struck);
    painter->setPen(color(Role::muted));
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, cell.struck);
    box.setLeft(box.x() + painter->fontMetrics().horizontalAdvance(cell.struck) + 8);
    painter->restore();
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("→"));
    box.setLeft(box.x() + 20);
  }
  if (!cell.aside.isEmpty()) {
    painter->save();
    painter->setFont(font_of(column.kind == CellKind::mono ? Type::base : Type::base));
    painter->setPen(color(Role::muted));
    const int aside = painter->fontMetrics().horizontalAdvance(cell.aside) + 6;
    if (column.right) {
      painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, cell.aside);
      box.setRight(box.right() - aside);
      painter->restore();
    } else {
      painter->restore();
      const int width = painter->fontMetrics().horizontalAdvance(cell.text);
      if (width + aside <= box.width()) {
        painter->save();
        painter->setFont(font_of(Type::base));
        painter->setPen(color(Role::muted));
        painter->drawText(box.adjusted(width + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, cell.aside);
        painter->restore();
      }
    }
  }
  if (numeric(column) && digits_width(painter->fontMetrics(), cell.text) <= box.width()) {
    paint_digits(*painter, box, cell.text);
  } else {
    const auto mode = column.kind == CellKind::name ? Qt::ElideMiddle : Qt::ElideRight;
    painter->drawText(box, Qt::AlignVCenter | (column.right ? Qt::AlignRight : Qt::AlignLeft),
                      painter->fontMetrics().elidedText(cell.text, mode, box.width()));
  }
  if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active) && index.column() == 0)
    painter->fillRect(option.rect.x(), option.rect.y(), 2, option.rect.height(), color(Role::accent));
  painter->restore();
}

GridHeader::GridHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionsClickable(true);
  setHighlightSections(false);
  setSortIndicatorShown(true);
  setMinimumSectionSize(24);
  setFixedHeight(space::header);
  setSectionsMovable(false);
  setStretchLastSection(false);
  setCascadingSectionResizes(false);
}

QSize GridHeader::sizeHint() const {
  return {QHeaderView::sizeHint().width(), space::header};
}

void GridHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const auto* model = qobject_cast<const RowsModel*>(this->model());
  painter->save();
  painter->fillRect(rect, color(Role::surface));
  painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, color(Role::hairline));
  if (model && section < model->columnCount()) {
    const GridColumn& column = model->columns()[static_cast<std::size_t>(section)];
    const bool last = section == last_;
    QRect box = rect.adjusted(section == 0 ? space::margin : space::cell, 0, -(last ? space::margin : space::cell), -1);
    if (column.star) box.setLeft(box.x() + star_room);
    const bool sorted = sortIndicatorSection() == section;
    painter->setFont(font_of(Type::header));
    painter->setPen(color(sorted ? Role::text : Role::muted));
    const QString title = painter->fontMetrics().elidedText(column.title, Qt::ElideRight, box.width());
    const int width = painter->fontMetrics().horizontalAdvance(title);
    const bool at_right = column.right;
    painter->drawText(box, Qt::AlignVCenter | (at_right ? Qt::AlignRight : Qt::AlignLeft), title);
    if (sorted) {
      const int x = at_right ? box.right() - width - 4 - 8 : box.x() + width + 5;
      paint_glyph(*painter, QRect(x, box.y() + (box.height() - 8) / 2, 8, 8),
                  sortIndicatorOrder() == Qt::DescendingOrder ? Glyph::down : Glyph::up, color(Role::text));
    }
  }
  painter->restore();
}

} // namespace klamm::gui
