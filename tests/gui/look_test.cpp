#include <gui/shell/app.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/paint.hpp>
#include <gui/theme/style.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace klamm;
using namespace klamm::gui;

namespace {

double channel(double value) {
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double luminance(const QColor& color) {
  return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}
double contrast(const QColor& left, const QColor& right) {
  const double a = luminance(left);
  const double b = luminance(right);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class LookTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { set_up(*static_cast<QApplication*>(QApplication::instance())); }

  void text_can_be_read_on_every_ground() {
    const std::pair<Role, Role> pairs[] = {{Role::text, Role::surface},
                                           {Role::text, Role::window},
                                           {Role::text, Role::selected},
                                           {Role::text, Role::hover},
                                           {Role::muted, Role::surface},
                                           {Role::muted, Role::window},
                                           {Role::muted, Role::hover},
                                           {Role::accent, Role::surface},
                                           {Role::on_accent, Role::accent},
                                           {Role::ok_text, Role::ok_tint},
                                           {Role::warning_text, Role::warning_tint},
                                           {Role::critical_text, Role::critical_tint},
                                           {Role::critical_text, Role::surface},
                                           {Role::on_critical, Role::critical_solid},
                                           {Role::info_text, Role::info_tint},
                                           {Role::unknown_text, Role::unknown_tint},
                                           {Role::edited_text, Role::edited_tint},
                                           {Role::edited_text, Role::surface},
                                           {Role::warning_text, Role::surface},
                                           {Role::ok_text, Role::surface}};
    for (const bool dark : {false, true}) {
      for (const auto& [ink, ground] : pairs)
        QVERIFY2(contrast(color(ink, dark), color(ground, dark)) >= 4.5,
                 qPrintable(color(ink, dark).name() + " on " + color(ground, dark).name()));
      QVERIFY(contrast(color(Role::edge, dark), color(Role::surface, dark)) >= 3);
      QVERIFY(contrast(color(Role::accent, dark), color(Role::surface, dark)) >= 3);
    }
  }

  void every_icon_paints_something() {
    int icons = 0;
    for (QDirIterator it(QStringLiteral(":/icons")); it.hasNext();) {
      const QString name = QFileInfo(it.next()).completeBaseName();
      ++icons;
      for (const double ratio : {1.0, 1.5}) {
        const QImage image = icon_pixmap(name, Qt::black, 16, ratio).toImage();
        QCOMPARE(image.width(), static_cast<int>(16 * ratio + 0.5));
        bool some = false;
        for (int y = 0; y < image.height() && !some; ++y)
          for (int x = 0; x < image.width() && !some; ++x) some = qAlpha(image.pixel(x, y)) > 60;
        QVERIFY2(some, qPrintable(name));
      }
    }
    QVERIFY(icons >= 40);
  }

  void numbers_and_times_read_well() {
    QCOMPARE(count_words(1204331), QStringLiteral("1,204,331"));
    QCOMPARE(short_count(2.54e9), QStringLiteral("2.54 G"));
    QCOMPARE(short_count(4200), QStringLiteral("4.20 k"));
    QCOMPARE(short_count(999.9e3), QStringLiteral("1.00 M"));
    QCOMPARE(bytes_words(512), QStringLiteral("512 B"));
    QCOMPARE(bytes_words(1536), QStringLiteral("1.50 KiB"));
    QCOMPARE(bytes_words(96.4 * (1 << 30)), QStringLiteral("96.4 GiB"));
    QCOMPARE(bytes_words(1024.0 * 1024 * 1024 * 1024 - 1), QStringLiteral("1.00 TiB"));
    QCOMPARE(duration_words(604800000), QStringLiteral("7 d"));
    QCOMPARE(duration_words(1130000), QStringLiteral("18m50s"));
    QCOMPARE(signed_percent(-99), QStringLiteral("−99 %"));
    QCOMPARE(state_words(QStringLiteral("PREPARING_REBALANCE")), QStringLiteral("Preparing rebalance"));
  }

  void a_dark_system_is_known_by_its_colours() {
    QPalette palette;
    palette.setColor(QPalette::Window, Qt::black);
    palette.setColor(QPalette::WindowText, Qt::white);
    QVERIFY(looks_dark(palette));
    palette.setColor(QPalette::Window, Qt::white);
    palette.setColor(QPalette::WindowText, Qt::black);
    QVERIFY(!looks_dark(palette));
  }

  void an_argument_is_no_pattern() {
    speak(QStringLiteral("ko"));
    const QString said = say(KLAMM_TEXT("profiles", "%1: the file %2 does not exist").with("a%2b%n", "c"));
    speak(QStringLiteral("en"));
    QVERIFY2(said.startsWith(QStringLiteral("a%2b%n: ")) && said.contains(QStringLiteral(" c")),
             qPrintable(said));
    QVERIFY(said != say(KLAMM_TEXT("profiles", "%1: the file %2 does not exist").with("a%2b%n", "c")));
  }

  void a_sentence_within_a_sentence_is_translated_too() {
    const Text text = KLAMM_TEXT("health", "fewer in-sync replicas than replicas: %1")
                          .with(KLAMM_TEXT("words", "partitions %1").with("1-3"));
    QCOMPARE(say(text), QStringLiteral("fewer in-sync replicas than replicas: partitions 1-3"));
    speak(QStringLiteral("ko"));
    const QString said = say(text);
    speak(QStringLiteral("en"));
    QVERIFY2(said.endsWith(QStringLiteral(": 파티션 1-3")), qPrintable(said));
  }

  void names_from_a_cluster_cannot_deceive() {
    QVERIFY(!shown("a\xe2\x80\xae"
                   "b")
                 .contains(QChar(0x202e)));
    QVERIFY(!shown("a\nb").contains(QLatin1Char('\n')));
    QCOMPARE(no_mnemonic(QStringLiteral("a&b")), QStringLiteral("a&&b"));
    QVERIFY(!tip(QStringLiteral("<img src=x>")).contains(QStringLiteral("<img")));
  }

  void the_sources_keep_their_rules() {
    const QRegularExpression waits(QStringLiteral("\\bexec\\(|processEvents|waitForFinished|QMessageBox::("
                                                  "question|warning|information|critical)|QFileDialog::get"));
    const QRegularExpression literal(QStringLiteral("#[0-9A-Fa-f]{6}\\b|0xff[0-9A-Fa-f]{6}"));
    for (QDirIterator it(QStringLiteral(KLAMM_SOURCE "/gui"), {"*.cpp", "*.hpp"}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();) {
      const QString path = it.next();
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QString text = QString::fromUtf8(file.readAll());
      if (!path.endsWith(QLatin1String("main.cpp"))) QVERIFY2(!text.contains(waits), qPrintable(path));
      if (!path.contains(QLatin1String("theme/tokens"))) QVERIFY2(!text.contains(literal), qPrintable(path));
    }
  }
};

QTEST_MAIN(LookTest)
#include "look_test.moc"
