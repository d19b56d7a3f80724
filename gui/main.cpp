#include <gui/bridge/jobs.hpp>
#include <gui/shell/app.hpp>
#include <gui/shell/instance.hpp>
#include <gui/shell/link.hpp>
#include <gui/shell/main_window.hpp>
#include <gui/theme/style.hpp>
#include <gui/theme/tokens.hpp>

#include <klamm/front/process.hpp>

#include <QApplication>
#include <QCommandLineParser>
#include <QStringList>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace klamm;

namespace {

std::vector<profiles::TargetOptions> targets_of(const gui::StartRequest& request) {
  std::vector<profiles::TargetOptions> out;
  if (!request.servers.isEmpty()) {
    out.emplace_back();
    out.back().bootstrap_servers = request.servers.toStdString();
  }
  QStringList names = request.profiles;
  if (const auto link = gui::read_link(request.page); link && !names.contains(link->profile)) names << link->profile;
  for (const QString& name : names) {
    out.emplace_back();
    out.back().profile = name.toStdString();
  }
  return out;
}

gui::Route route_of(const gui::StartRequest& request) {
  const auto link = gui::read_link(request.page);
  return link ? link->route : gui::read_route(request.page);
}

} // namespace

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
  const QCommandLineOption open("open", QStringLiteral("Show this page: topic/NAME, group/ID, topics, groups …, or a link that Copy link gave."), QStringLiteral("PAGE"));
  const QCommandLineOption apart("new-window", QStringLiteral("Open a window of its own, not a tab of the one that runs."));
  QCommandLineOption family("font", QStringLiteral("Font family."), QStringLiteral("FAMILY"));
  QCommandLineOption screenshot("screenshot", QStringLiteral("Save a picture of the window after a while, and end."), QStringLiteral("FILE"));
  QCommandLineOption after("after", QStringLiteral("So many ms."), QStringLiteral("MS"), QStringLiteral("3000"));
  QCommandLineOption dark("dark", QStringLiteral("Dark colours."));
  for (auto* hidden : {&family, &screenshot, &after, &dark}) hidden->setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({servers, profile, open, apart, family, screenshot, after, dark});
  parser.process(app);
  if (parser.isSet(family)) {
    gui::set_font_family(parser.value(family));
    gui::apply_look(app);
  }
  if (parser.isSet(dark)) gui::apply_style(app, gui::Scheme::dark);

  const auto environment = process_environment();
  const profiles::Store store(environment);
  const gui::StartRequest request{parser.values(profile), parser.value(servers), parser.value(open)};
  std::vector<profiles::Target> wanted;
  for (const auto& options : targets_of(request)) {
    auto target = profiles::resolve(options, environment, store);
    if (!target) {
      std::fprintf(stderr, "klamm-desktop: %s\n", target.error().text.english().c_str());
      return 2;
    }
    wanted.push_back(std::move(*target));
  }
  const bool alone = parser.isSet(screenshot) || parser.isSet(apart);
  if (!alone && gui::Instance::hand_over(request)) return 0;
  auto* window = new gui::MainWindow;
  gui::Instance instance;
  QObject::connect(&instance, &gui::Instance::asked, window, [&](const gui::StartRequest& asked) {
    for (const auto& options : targets_of(asked))
      if (auto target = profiles::resolve(options, environment, store)) window->open(std::move(*target), route_of(asked));
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
  });
  if (!alone) (void)instance.start();
  for (auto& target : wanted) window->open(std::move(target), route_of(request));
  if (wanted.empty() && (alone || !window->restore_tabs())) window->show_connections();
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
