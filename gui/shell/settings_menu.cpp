// The window's settings: colours, size of letters, time zone, language.

#include <gui/shell/main_window.hpp>

#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

#include <utility>

namespace klamm::gui {

void MainWindow::show_settings_menu() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("settings_menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  QSettings settings;
  auto* scheme = menu->addMenu(say("Colours"));
  const QString now = settings.value(QStringLiteral("look/scheme"), QStringLiteral("system")).toString();
  const std::pair<const char*, const char*> schemes[] = {{"system", "System"}, {"light", "Light"}, {"dark", "Dark"}};
  for (const auto& [id, title] : schemes) {
    auto* action = scheme->addAction(say(title));
    action->setCheckable(true);
    action->setChecked(now == QLatin1String(id));
    connect(action, &QAction::triggered, this, [this, id = QString::fromLatin1(id)] {
      QSettings().setValue(QStringLiteral("look/scheme"), id);
      emit scheme_changed();
    });
  }
  auto* scale = menu->addMenu(say("Font size"));
  const double factor = settings.value(QStringLiteral("look/scale"), 1.0).toDouble();
  for (const int percent : {90, 100, 115, 130, 150}) {
    auto* action = scale->addAction(QStringLiteral("%1 %").arg(percent));
    action->setCheckable(true);
    action->setChecked(qFuzzyCompare(factor, percent / 100.0));
    connect(action, &QAction::triggered, this, [this, percent] {
      QSettings().setValue(QStringLiteral("look/scale"), percent / 100.0);
      emit scheme_changed();
    });
  }
  auto* zone = menu->addMenu(say("Times in"));
  for (const bool utc : {false, true}) {
    auto* action = zone->addAction(utc ? QStringLiteral("UTC") : say("the system's time zone"));
    action->setCheckable(true);
    action->setChecked(shows_utc() == utc);
    connect(action, &QAction::triggered, this, [this, utc] {
      set_utc(utc);
      QSettings().setValue(QStringLiteral("look/utc"), utc);
      zone_->setText(zone_words());
      update();
    });
  }
  auto* language = menu->addMenu(say("Language"));
  const QString spoken = settings.value(QStringLiteral("look/language"), QStringLiteral("system")).toString();
  const std::pair<QString, QString> languages[] = {{QStringLiteral("system"), say("System")}, {QStringLiteral("en"), QStringLiteral("English")}, {QStringLiteral("ko"), QStringLiteral("한국어")}};
  for (const auto& [id, title] : languages) {
    auto* action = language->addAction(title);
    action->setCheckable(true);
    action->setChecked(spoken == id);
    connect(action, &QAction::triggered, this, [this, id = id] {
      QSettings().setValue(QStringLiteral("look/language"), id);
      said_->setText(say("The language changes with the next start."));
    });
  }
  menu->popup(settings_->mapToGlobal(QPoint(0, settings_->height())));
}

} // namespace klamm::gui
