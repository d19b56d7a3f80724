#include <gui/theme/sub_tabs.hpp>

#include <gui/theme/tokens.hpp>

#include <QPainter>

namespace klamm::gui {

SubTabs::SubTabs(QWidget* parent) : QTabBar(parent) {
  setObjectName(QStringLiteral("sub_tabs"));
  setDrawBase(false);
  setExpanding(false);
  setFixedHeight(space::sub_tabs);
  setFocusPolicy(Qt::TabFocus);
  setUsesScrollButtons(false);
}

void SubTabs::set_count(int index, const QString& count) {
  if (tabData(index).toString() == count) return;
  setTabData(index, count);
  setTabText(index, tabText(index)); // lays the tabs out anew
}

QSize SubTabs::tabSizeHint(int index) const {
  int width = QFontMetrics(font_of(Type::strong)).horizontalAdvance(tabText(index)) + 20;
  const QString count = tabData(index).toString();
  if (!count.isEmpty()) width += 6 + QFontMetrics(font_of(Type::base)).horizontalAdvance(count);
  return {width, space::sub_tabs};
}

void SubTabs::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  for (int i = 0; i < count(); ++i) {
    const QRect tab = tabRect(i);
    const bool current = i == currentIndex();
    painter.setFont(font_of(current ? Type::strong : Type::base));
    painter.setPen(color(current ? Role::text : Role::muted));
    painter.drawText(tab.adjusted(8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tabText(i));
    const QString count = tabData(i).toString();
    if (!count.isEmpty()) {
      const int used = painter.fontMetrics().horizontalAdvance(tabText(i));
      painter.setFont(font_of(Type::base));
      painter.setPen(color(Role::muted));
      painter.drawText(tab.adjusted(8 + used + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, count);
    }
    if (current) painter.fillRect(tab.x() + 4, tab.bottom() - 1, tab.width() - 8, 2, color(Role::accent));
    if (current && hasFocus()) {
      painter.setPen(QPen(color(Role::accent), 1));
      painter.drawRoundedRect(tab.adjusted(2, 5, -3, -6), 3, 3);
    }
  }
}

} // namespace klamm::gui
