#include <gui/shell/tabs.hpp>

#include <gui/theme/icons.hpp>
#include <gui/theme/paint.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QPainter>

namespace klamm::gui {

ClusterTabs::ClusterTabs(QWidget* parent) : QTabBar(parent) {
  setObjectName(QStringLiteral("tabs"));
  setDrawBase(false);
  setExpanding(false);
  setElideMode(Qt::ElideMiddle);
  setFixedHeight(space::tabs - 1); // the line below is the last pixel
  setMovable(true);
  setFocusPolicy(Qt::TabFocus);
}

void ClusterTabs::set_cluster(int index, ClusterView* view) {
  setTabData(index, QVariant::fromValue<QObject*>(view));
}

ClusterView* ClusterTabs::view(int index) const {
  return qobject_cast<ClusterView*>(tabData(index).value<QObject*>());
}

QString ClusterTabs::aside(int index) const {
  auto* cluster = view(index);
  if (!cluster || index == currentIndex()) return {};
  const auto& feed = cluster->session().feed(Kind::health);
  if (!feed.snapshot() || feed.age() < std::chrono::minutes(1)) return {};
  return QStringLiteral("· ") + age_words(feed.age());
}

QSize ClusterTabs::tabSizeHint(int index) const {
  const QFontMetrics strong(font_of(Type::strong));
  const QFontMetrics base(font_of(Type::base));
  int width = 32 + (view(index) ? 18 : 24) + strong.horizontalAdvance(tabText(index));
  if (const auto* cluster = view(index)) {
    const NavBadge worst = cluster->worst();
    const int count = worst.critical > 0 ? worst.critical : worst.warning;
    if (count > 0) width += 8 + 14 + base.horizontalAdvance(QString::number(count));
  }
  if (const QString words = aside(index); !words.isEmpty()) width += 6 + QFontMetrics(font_of(Type::small)).horizontalAdvance(words);
  return {std::min(width, 320), space::tabs - 1};
}

void ClusterTabs::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::window));
  for (int i = 0; i < count(); ++i) {
    const QRect tab = tabRect(i);
    const bool current = i == currentIndex();
    if (current) painter.fillRect(tab, color(Role::surface));
    painter.fillRect(tab.right(), tab.y(), 1, tab.height(), color(Role::hairline));
    auto* cluster = view(i);
    int x = tab.x() + 16;
    if (!cluster) {
      painter.drawPixmap(x - 4, tab.y() + (tab.height() - 16) / 2, icon_pixmap(QStringLiteral("plus"), color(Role::text), 16, devicePixelRatioF()));
      x += 20;
    } else {
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(Qt::NoPen);
      painter.setBrush(cluster_color(shown(cluster->session().profile().colour)));
      painter.drawEllipse(QRect(x, tab.y() + (tab.height() - 8) / 2, 8, 8));
      painter.setRenderHint(QPainter::Antialiasing, false);
      x += 16;
    }
    painter.setFont(font_of(current ? Type::strong : Type::base));
    painter.setPen(color(current ? Role::text : Role::muted));
    const int room = tab.right() - 16 - x;
    const QString name = painter.fontMetrics().elidedText(tabText(i), Qt::ElideMiddle, room);
    painter.drawText(QRect(x, tab.y(), room + 2, tab.height()), Qt::AlignVCenter | Qt::AlignLeft, name);
    x += painter.fontMetrics().horizontalAdvance(name);
    if (cluster) {
      const NavBadge worst = cluster->worst();
      const int count = worst.critical > 0 ? worst.critical : worst.warning;
      if (count > 0) {
        const QColor ink = color(worst.critical > 0 ? Role::critical_text : Role::warning_text);
        paint_glyph(painter, QRect(x + 8, tab.y() + (tab.height() - 10) / 2, 10, 10), worst.critical > 0 ? Glyph::square : Glyph::triangle, ink);
        painter.setFont(font_of(Type::base));
        painter.setPen(ink);
        painter.drawText(QRect(x + 22, tab.y(), 60, tab.height()), Qt::AlignVCenter | Qt::AlignLeft, QString::number(count));
        x += 22 + painter.fontMetrics().horizontalAdvance(QString::number(count));
      }
      const QString words = aside(i);
      if (!words.isEmpty()) {
        painter.setFont(font_of(Type::small));
        painter.setPen(color(Role::muted));
        painter.drawText(QRect(x + 6, tab.y(), 90, tab.height()), Qt::AlignVCenter | Qt::AlignLeft, words);
      }
    }
    if (current && hasFocus()) {
      painter.setPen(QPen(color(Role::accent), 2));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(tab.adjusted(1, 1, -2, -2));
    }
  }
}

} // namespace klamm::gui
