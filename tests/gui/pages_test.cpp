// What every page must hold: names from a cluster are text and nothing else, nothing is cut, nothing
// overlaps.
#include "show_cluster.hpp"
#include "window.hpp"

#include <gui/pages/pages.hpp>
#include <gui/theme/style.hpp>
#include <gui/theme/tokens.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <cstdio>

using namespace klamm;
using namespace klamm::testing;
using gui::Route;

namespace {

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> names{"\x1b[31mred",
                                              "two\nlines",
                                              "right\xe2\x80\xaeot tfel",
                                              "<img src=x onerror=y>",
                                              "a & b <b>bold</b> %1 %n",
                                              std::string(249, 'w')};
  return names;
}

/// Every page, and every tab of one.
std::vector<Route> every_place(const QString& topic, const QString& group) {
  std::vector<Route> out;
  for (const auto& kind : gui::page_kinds())
    if (kind.title) out.push_back({QString::fromLatin1(kind.id)});
  for (const char* tab : {"log_dirs", "configs", "quorum"})
    out.push_back({QStringLiteral("brokers"), QStringLiteral("1"), {}, QString::fromLatin1(tab)});
  for (const char* tab : {"partitions", "configs", "groups"})
    out.push_back({QStringLiteral("topic"), topic, {}, QString::fromLatin1(tab)});
  out.push_back({QStringLiteral("group"), group});
  return out;
}

bool deceives(const QString& text) {
  for (const QChar letter : text) {
    const auto code = letter.unicode();
    if ((code < 0x20 && code != u'\n' && code != u'\t') || code == 0x7f ||
        (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
      return true;
  }
  return false;
}

QString place_of(const QWidget* widget) {
  QStringList path;
  for (; widget; widget = widget->parentWidget())
    path.prepend(widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className())
                                                : widget->objectName());
  return path.join(QLatin1Char('/'));
}

} // namespace

class PagesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { gui::set_up(*static_cast<QApplication*>(QApplication::instance())); }
  void cleanup() {
    gui::set_font_scale(1);
    gui::apply_style(*qApp, gui::Scheme::light);
  }

  void names_from_a_cluster_are_plain_text_on_every_page() {
    Desk desk;
    auto& model = desk.cluster.model();
    model = golden_cluster();
    for (const auto& name : hostile_names()) {
      model.add_topic(name, 2, 2);
      model.add_group(name).commit(name, 0, 0).commit("orders", 0, 1);
      model.add_member(name, name, {{name, {1}}}).host = "/" + name;
      Model::set(model.topic(name).configs, "compression.type", name);
    }
    model.broker(1).rack = hostile_names()[3];
    model.broker(2).rack = hostile_names()[2];
    model.broker(1).log_dirs.front().path = hostile_names()[0];
    profiles::Profile profile;
    profile.name = "prod";
    profile.environment = "<b>prod</b>";
    auto& view = desk.open({"topics"}, profile);
    const int all = static_cast<int>(hostile_names().size());
    QVERIFY(wait_until([&] { return desk.rows("topics") >= 6 + all; }));
    for (const auto& name : hostile_names()) {
      const QString raw = QString::fromStdString(name);
      for (const Route& route : every_place(raw, raw)) {
        view.go(route);
        QTest::qWait(120);
        look_for_deceit(desk);
      }
    }
    view.go({"topic", QString::fromStdString(hostile_names()[3]), {}, "partitions"});
    QVERIFY(wait_until([&] { return desk.rows("topic_partitions") == 2; }));
    QCOMPARE(desk.find<QLabel>("page_title")->text(),
             QString::fromStdString(hostile_names()[3])); // as it is, not as HTML
  }

  void nothing_is_cut_and_nothing_overlaps_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("language");
    QTest::newRow("as designed") << QSize(1440, 900) << 1.0 << "en";
    QTest::newRow("narrow") << QSize(1024, 700) << 1.0 << "en";
    QTest::newRow("large letters") << QSize(1440, 900) << 1.5 << "en";
    QTest::newRow("Korean") << QSize(1024, 700) << 1.0 << "ko";
  }
  void nothing_is_cut_and_nothing_overlaps() {
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(QString, language);
    gui::set_font_scale(scale);
    gui::speak(language);
    gui::apply_style(*qApp, gui::Scheme::light);
    Desk desk(6);
    desk.cluster.model() = show_cluster();
    lose_a_broker(desk.cluster.model());
    profiles::Profile profile;
    profile.name = "prod-eu";
    profile.environment = "production";
    profile.protection = profiles::Protection::confirm;
    auto& view = desk.open({"overview"}, profile);
    desk.window->resize(size);
    QVERIFY(wait_until([&] { return desk.rows("top_lag") > 3; }));
    QStringList wrong;
    for (const Route& route : every_place(QStringLiteral("orders"), QStringLiteral("billing"))) {
      view.go(route);
      QTest::qWait(250);
      QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // what came a moment ago
      look_at_layout(*desk.window, route.page + QLatin1Char('/') + route.tab, wrong);
    }
    gui::speak(QStringLiteral("en"));
    for (const auto& one : wrong) std::fprintf(stderr, "%s\n", qPrintable(one));
    QVERIFY(wrong.isEmpty());
  }

 private:
  void look_for_deceit(const Desk& desk) {
    for (const auto* label : desk.window->findChildren<QLabel*>()) {
      QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(place_of(label)));
      QVERIFY2(!deceives(label->text()), qPrintable(place_of(label) + label->text()));
    }
    for (const auto* widget : desk.window->findChildren<QWidget*>()) {
      QVERIFY2(!widget->toolTip().contains(QLatin1String("<img")) &&
                   !widget->toolTip().contains(QLatin1String("<b>")),
               qPrintable(place_of(widget)));
      QVERIFY2(!deceives(widget->accessibleName()) && !deceives(widget->windowTitle()),
               qPrintable(place_of(widget)));
    }
    for (const auto* button : desk.window->findChildren<QAbstractButton*>())
      QVERIFY2(!deceives(button->text()), qPrintable(place_of(button)));
    for (const auto* tabs : desk.window->findChildren<QTabBar*>())
      for (int i = 0; i < tabs->count(); ++i) QVERIFY(!deceives(tabs->tabText(i)));
    for (const auto* table : desk.window->findChildren<QTableView*>()) {
      if (!table->isVisible()) continue;
      const auto* rows = table->model();
      for (int row = 0; row < std::min(rows->rowCount(), 60); ++row)
        for (int column = 0; column < rows->columnCount(); ++column) {
          const auto index = rows->index(row, column);
          QVERIFY2(!deceives(index.data().toString()), qPrintable(place_of(table) + index.data().toString()));
          QVERIFY2(!index.data().toString().contains(QLatin1Char('\n')), qPrintable(place_of(table)));
          const QString tip = index.data(Qt::ToolTipRole).toString();
          QVERIFY2(!tip.contains(QLatin1String("<img")) && !tip.contains(QLatin1String("<b>")) &&
                       !deceives(tip),
                   qPrintable(place_of(table) + tip));
        }
    }
  }

  void look_at_layout(const QWidget& window, const QString& where, QStringList& wrong) {
    for (const auto* widget : window.findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->visibleRegion().isEmpty()) continue;
      const auto complain = [&](const QString& what) {
        wrong << where + QStringLiteral(": ") + what + QLatin1Char(' ') + place_of(widget);
      };
      if (const auto* label = qobject_cast<const QLabel*>(widget);
          label && !dynamic_cast<const gui::ElidedLabel*>(label) && !label->text().isEmpty()) {
        const int need = label->wordWrap() ? 0 : label->sizeHint().width();
        const int tall =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (label->width() < need || label->height() < tall)
          complain(QStringLiteral("“%1” is cut: %2×%3 of %4×%5")
                       .arg(label->text().left(40))
                       .arg(label->width())
                       .arg(label->height())
                       .arg(need)
                       .arg(tall));
      }
      if (const auto* button = qobject_cast<const QPushButton*>(widget);
          button && !button->text().isEmpty() && button->objectName() != QLatin1String("search")) {
        const int need = button->fontMetrics().horizontalAdvance(
            QString(button->text()).replace(QLatin1String("&&"), QLatin1String("&")));
        if (button->width() < need || button->height() < button->fontMetrics().height())
          complain(QStringLiteral("“%1” is cut: %2×%3 of %4×%5")
                       .arg(button->text())
                       .arg(button->width())
                       .arg(button->height())
                       .arg(need)
                       .arg(button->fontMetrics().height()));
      }
      if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
        if (tabs->count() > 0 && tabs->tabRect(tabs->count() - 1).right() > tabs->width())
          complain(QStringLiteral("tabs do not fit"));
      const auto* parent = widget->parentWidget();
      const bool scrolls =
          qobject_cast<const QAbstractScrollArea*>(parent ? parent->parentWidget() : nullptr) ||
          qobject_cast<const QAbstractScrollArea*>(parent);
      if (parent && !scrolls && !widget->isWindow() && !parent->rect().contains(widget->geometry()))
        complain(QStringLiteral("sticks out"));
      if (!parent || scrolls || qobject_cast<const QStackedWidget*>(parent)) continue;
      for (const auto* other : parent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (other <= widget || !other->isVisible() || other->isWindow()) continue;
        const QString names = widget->objectName() + other->objectName();
        if (names.contains(QLatin1String("scrim")) || names.contains(QLatin1String("qt_splithandle_")) ||
            parent->objectName().endsWith(QLatin1String("_grid")))
          continue; // they lie over others on purpose
        if (widget->geometry().intersects(other->geometry()))
          complain(QStringLiteral("overlaps ") + (other->objectName().isEmpty()
                                                      ? QString::fromLatin1(other->metaObject()->className())
                                                      : other->objectName()));
      }
    }
  }

  Folders folders_;
};

QTEST_MAIN(PagesTest)
#include "pages_test.moc"
