#include <gui/shell/nav.hpp>

#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QPainter>
#include <QVBoxLayout>

namespace klamm::gui {

NavItem::NavItem(const PageKind& kind, QWidget* parent) : QAbstractButton(parent), kind_(kind) {
  setObjectName(QStringLiteral("nav_%1").arg(QLatin1String(kind.id)));
  setText(say(kind.title));
  setAccessibleName(text());
  setCheckable(true);
  setFixedHeight(space::nav_item);
  setFocusPolicy(Qt::TabFocus);
  setToolTip(tip(text()));
}

void NavItem::set_badge(const NavBadge& badge) {
  badge_ = badge;
  QString spoken = text();
  if (badge.critical > 0) spoken += QStringLiteral(", ") + say_n("%n critical problem", "%n critical problems", badge.critical);
  else if (badge.warning > 0) spoken += QStringLiteral(", ") + say_n("%n warning", "%n warnings", badge.warning);
  setAccessibleName(spoken);
  update();
}

void NavItem::set_narrow(bool narrow) {
  narrow_ = narrow;
  update();
}

QSize NavItem::sizeHint() const {
  return {narrow_ ? space::nav_narrow - 16 : with_letters(space::nav) - 16, space::nav_item};
}

void NavItem::enterEvent(QEnterEvent*) {
  update();
}

void NavItem::leaveEvent(QEvent*) {
  update();
}

void NavItem::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isChecked() || underMouse() || isDown()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(isChecked() ? Role::selected : Role::hover));
    painter.drawRoundedRect(rect(), space::radius, space::radius);
  }
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Role::accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
  }
  painter.drawPixmap(8, (height() - 16) / 2, icon_pixmap(QLatin1String(kind_.icon), color(isChecked() ? Role::accent : Role::muted), 16, devicePixelRatioF()));
  if (narrow_) return;
  painter.setFont(font_of(isChecked() ? Type::strong : Type::base));
  painter.setPen(color(Role::text));
  painter.drawText(QRect(36, 0, width() - 36, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
  const int count = badge_.critical > 0 ? badge_.critical : badge_.warning > 0 ? badge_.warning : badge_.moving;
  if (count == 0) return;
  const Tone tone = badge_.critical > 0 ? Tone::critical : badge_.warning > 0 ? Tone::warning : Tone::info;
  const Glyph glyph = badge_.critical > 0 ? Glyph::square : badge_.warning > 0 ? Glyph::triangle : Glyph::moving;
  painter.setFont(font_of(Type::base));
  painter.setPen(color(text_role(tone)));
  const QString words = QString::number(count);
  const int w = painter.fontMetrics().horizontalAdvance(words);
  painter.drawText(QRect(width() - 8 - w, 0, w + 1, height()), Qt::AlignVCenter, words);
  painter.setRenderHint(QPainter::Antialiasing, false);
  paint_glyph(painter, QRect(width() - 8 - w - 5 - 10, (height() - 10) / 2, 10, 10), glyph, color(text_role(tone)));
}

Nav::Nav(QWidget* parent) : QWidget(parent) {
  setFixedWidth(with_letters(space::nav));
  auto* all = column_of(this, 8, 8, 8, 8, 0);
  for (const auto& kind : page_kinds()) {
    if (!kind.title) continue;
    if (kind.breaks) {
      all->addSpacing(8);
      auto* line = line_h(this);
      all->addWidget(line);
      all->addSpacing(8);
    }
    auto* item = new NavItem(kind, this);
    connect(item, &QAbstractButton::clicked, this, [this, item] { emit chosen(QLatin1String(item->kind().id)); });
    all->addWidget(item);
    items_.push_back(item);
  }
  all->addStretch();
}

void Nav::set_current(const QString& page) {
  for (auto* item : items_) item->setChecked(page == QLatin1String(item->kind().id));
}

void Nav::set_badge(const QString& page, const NavBadge& badge) {
  for (auto* item : items_)
    if (page == QLatin1String(item->kind().id)) item->set_badge(badge);
}

void Nav::set_narrow(bool narrow) {
  setFixedWidth(narrow ? space::nav_narrow : with_letters(space::nav));
  for (auto* item : items_) item->set_narrow(narrow);
}

} // namespace klamm::gui
