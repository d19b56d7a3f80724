#include <gui/shell/app.hpp>

#include <gui/theme/style.hpp>
#include <gui/theme/tokens.hpp>
#include <gui/words/format.hpp>

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Outside of every namespace, as Qt wants it.
static void init_resources() {
  Q_INIT_RESOURCE(klamm);
}

namespace klamm::gui {

void set_up(QApplication& app) {
  init_resources();
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 2); // workers come and go; each would keep what large readings left in an arena of its own
#endif
  QApplication::setApplicationName(QStringLiteral("klamm-desktop"));
  QApplication::setApplicationDisplayName(QStringLiteral("Klamm"));
  QApplication::setApplicationVersion(QStringLiteral(KLAMM_VERSION));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QApplication::setOrganizationName(QStringLiteral("klamm"));
  speak(QSettings().value(QStringLiteral("look/language"), QStringLiteral("system")).toString());
  set_utc(QSettings().value(QStringLiteral("look/utc"), false).toBool());
  apply_look(app);
}

void speak(QString language) {
  if (language == QLatin1String("system")) language = QLocale::system().name().left(2);
  static auto* const korean = new QTranslator(qApp);
  if (korean->isEmpty() && !korean->load(QStringLiteral(":/translations/klamm_ko.qm"))) return;
  if (language == QLatin1String("ko")) QApplication::installTranslator(korean);
  else QApplication::removeTranslator(korean);
}

void apply_look(QApplication& app) {
  const QSettings settings;
  set_font_scale(settings.value(QStringLiteral("look/scale"), 1.0).toDouble());
  const QString scheme = settings.value(QStringLiteral("look/scheme"), QStringLiteral("system")).toString();
  apply_style(app, scheme == QLatin1String("light")  ? Scheme::light
                   : scheme == QLatin1String("dark") ? Scheme::dark
                                                     : Scheme::system);
}

} // namespace klamm::gui
