#include <gui/bridge/jobs.hpp>
#include <gui/shell/app.hpp>
#include <gui/shell/main_window.hpp>
#include <gui/theme/style.hpp>
#include <gui/theme/tokens.hpp>

#include <klamm/front/process.hpp>

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace klamm;

int main(int argc, char** argv) {
  front::protect_memory();
  QApplication app(argc, argv);
  gui::set_up(app);
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Operates Apache Kafka clusters."));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption servers({"b", "bootstrap-server"}, QStringLiteral("Open the cluster behind these addresses."), QStringLiteral("HOST:PORT[,…]"));
  const QCommandLineOption profile({"P", "profile"}, QStringLiteral("Open this profile; repeatable."), QStringLiteral("NAME"));
  const QCommandLineOption open("open", QStringLiteral("Show this page: topic/NAME, group/ID, topics, groups …"), QStringLiteral("PAGE"));
  QCommandLineOption family("font", QStringLiteral("Font family."), QStringLiteral("FAMILY"));
  QCommandLineOption screenshot("screenshot", QStringLiteral("Save a picture of the window after a while, and end."), QStringLiteral("FILE"));
  QCommandLineOption after("after", QStringLiteral("So many ms."), QStringLiteral("MS"), QStringLiteral("3000"));
  QCommandLineOption dark("dark", QStringLiteral("Dark colours."));
  for (auto* hidden : {&family, &screenshot, &after, &dark}) hidden->setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({servers, profile, open, family, screenshot, after, dark});
  parser.process(app);
  if (parser.isSet(family)) {
    gui::set_font_family(parser.value(family));
    gui::apply_look(app);
  }
  if (parser.isSet(dark)) gui::apply_style(app, gui::Scheme::dark);

  const auto environment = process_environment();
  const profiles::Store store(environment);
  std::vector<profiles::TargetOptions> wanted;
  if (parser.isSet(servers)) {
    profiles::TargetOptions options;
    options.bootstrap_servers = parser.value(servers).toStdString();
    wanted.push_back(options);
  }
  for (const QString& name : parser.values(profile)) {
    profiles::TargetOptions options;
    options.profile = name.toStdString();
    wanted.push_back(options);
  }
  auto* window = new gui::MainWindow;
  gui::Route route{QStringLiteral("overview")};
  if (parser.isSet(open)) {
    const QString words = parser.value(open);
    route = {words.section(QLatin1Char('/'), 0, 0), words.section(QLatin1Char('/'), 1, 1), {}, words.section(QLatin1Char('/'), 2)};
  }
  for (const auto& options : wanted) {
    auto target = profiles::resolve(options, environment, store);
    if (!target) {
      std::fprintf(stderr, "klamm-desktop: %s\n", target.error().text.english().c_str());
      return 2;
    }
    window->open(std::move(*target), route);
  }
  if (wanted.empty()) window->show_connections();
  QObject::connect(window, &gui::MainWindow::scheme_changed, &app, [&app] { gui::apply_look(app); });
  window->show();
  if (parser.isSet(screenshot)) {
    QTimer::singleShot(parser.value(after).toInt(), window, [&] {
      window->grab().save(parser.value(screenshot));
      QApplication::quit();
    });
  }
  const int code = QApplication::exec();
  delete window;
  gui::Jobs::wait_for_all(std::chrono::milliseconds(700)); // a look-up of a name cannot be cancelled
  std::fflush(nullptr);
  std::_Exit(code);
}
