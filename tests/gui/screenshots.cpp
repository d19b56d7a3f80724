// gui_screenshots FOLDER [SERVERS]: a picture of every page and dialog, light and dark, on a scripted cluster or on
// the one behind SERVERS.
#include "window.hpp"

#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/theme/style.hpp>
#include <gui/theme/tokens.hpp>

#include <QPainter>

#include <cstdio>
#include <cstdlib>
#include <tuple>
#include <vector>

using namespace klamm;
using namespace klamm::testing;

namespace {

QString folder;

/// The window with what lies over it.
void save(const gui::MainWindow& window, const QString& name) {
  QTest::qWait(60);
  QPixmap picture = const_cast<gui::MainWindow&>(window).grab();
  for (auto* dialog : window.findChildren<QDialog*>()) {
    if (!dialog->isVisible()) continue;
    QPainter painter(&picture);
    const QPixmap over = dialog->grab();
    const bool palette = dialog->objectName() == QLatin1String("palette");
    painter.drawPixmap(QPoint((window.width() - dialog->width()) / 2, palette ? 96 : (window.height() - dialog->height()) / 2), over);
  }
  picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

void close_dialogs(const gui::MainWindow& window) {
  for (auto* dialog : window.findChildren<QDialog*>()) dialog->close();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  QTest::qWait(20);
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  folder = QString::fromLocal8Bit(argv[1]);
  QDir().mkpath(folder);
  const Folders folders;
  QApplication app(argc, argv);
  gui::set_up(app);
  gui::set_font_family(QStringLiteral("Inter"));
  ScriptedCluster scripted(3);
  profiles::Profile profile;
  profile.name = "prod-eu";
  profile.colour = "red";
  profile.environment = "production";
  profile.protection = profiles::Protection::confirm;
  if (argc > 2) profile.bootstrap_servers = argv[2];
  else {
    scripted.model() = golden_cluster();
    profile.bootstrap_servers = scripted.bootstrap();
  }
  const profiles::Store store(process_environment());
  const std::vector<std::tuple<const char*, const char*, const char*>> others{{"prod-eu", "red", "production"}, {"staging", "amber", "staging"}, {"dev", "teal", "dev"}};
  for (const auto& [name, color, environment] : others) {
    profiles::Profile other = profile;
    other.name = name;
    other.colour = color;
    other.environment = environment;
    if (other.name != "prod-eu") other.protection = profiles::Protection::none;
    (void)store.save(other, true);
  }
  for (const bool dark : {false, true}) {
    gui::apply_style(app, dark ? gui::Scheme::dark : gui::Scheme::light);
    const QString tail = dark ? QStringLiteral("-dark") : QString();
    gui::MainWindow window;
    window.resize(1440, 900);
    profiles::Target target;
    target.profile = profile;
    auto* view = window.open(target, {"overview"});
    window.show();
    QTest::qWait(6000);
    view->session().refresh(); // a second reading, so that charts have a line
    QTest::qWait(4000);
    const auto shot = [&](const gui::Route& route, const QString& name, int wait = 1500) {
      view->go(route);
      QTest::qWait(wait);
      save(window, name + tail);
    };
    shot({"overview"}, "01-overview", 500);
    shot({"topics"}, "02-topics");
    shot({"topic", "orders"}, "03-topic");
    shot({"topic", "orders", {}, "configs"}, "04-topic-configs");
    shot({"topic", "orders", {}, "groups"}, "04b-topic-groups");
    shot({"groups"}, "05-groups");
    view->go({"group", "billing"});
    QTest::qWait(7000);
    save(window, "06-group" + tail);
    shot({"brokers"}, "07-brokers");
    shot({"brokers", "1", {}, "configs"}, "07b-broker-configs");
    shot({"brokers", "1", {}, "quorum"}, "07c-quorum");
    shot({"partitions"}, "08-partitions");
    shot({"reassignments"}, "10-reassignments");
    shot({"scaling"}, "11-scaling");
    shot({"history"}, "14-history");
    view->go({"topics"});
    QTest::qWait(300);
    if (auto* table = window.findChild<QTableView*>("topics")) {
      table->selectRow(1);
      QTest::qWait(100);
      save(window, "02b-topics-selected" + tail);
    }
    gui::ask_create_topic(*view, &window);
    save(window, "20-create-topic" + tail);
    close_dialogs(window);
    plan::CreateTopics create;
    create.names = {"orders.audit" + tail.toStdString()};
    create.partitions = 12;
    create.replication_factor = 3;
    create.configs["retention.ms"] = "604800000";
    view->review(gui::review_create(create));
    QTest::qWait(1500);
    save(window, "21-review-create" + tail);
    if (argc < 3) { // a change that does not end: only where the cluster is a script
      scripted.on("CreateTopics").once().hold();
      if (auto* typed = window.findChild<QLineEdit*>("confirm_profile")) typed->setText("prod-eu");
      if (auto* apply = window.findChild<QPushButton*>("apply")) apply->click();
      QTest::qWait(500);
      save(window, "23-running" + tail);
      if (auto* leave = window.findChild<QPushButton*>("leave_running")) leave->click();
      window.close();
      QTest::qWait(200);
      save(window, "24-closing" + tail);
      if (auto* wait = window.findChild<QPushButton*>("wait")) wait->click();
      scripted.release();
      QTest::qWait(500);
    }
    close_dialogs(window);
    view->review(gui::review_delete({{"orders", "clicks", "logs.app"}, false}));
    QTest::qWait(1500);
    save(window, "09-review-delete" + tail);
    close_dialogs(window);
    view->go({"group", "billing"});
    QTest::qWait(500);
    gui::ask_reset_offsets(*view, &window, "billing", {"orders", "account.events"});
    save(window, "22-reset" + tail);
    close_dialogs(window);
    plan::ResetOffsets reset;
    reset.groups = {"billing"};
    reset.scope.topics = {{"orders", {}}};
    reset.target.kind = plan::OffsetTarget::Kind::earliest;
    view->review(gui::review_reset(reset));
    QTest::qWait(1500);
    save(window, "08-review-reset" + tail);
    close_dialogs(window);
    view->go({"topics"});
    window.show_palette();
    QTest::qWait(100);
    if (auto* edit = window.findChild<QLineEdit*>("palette_edit")) edit->setText("ord");
    save(window, "13-palette" + tail);
    close_dialogs(window);
    window.show_connections();
    QTest::qWait(200);
    if (auto* test = window.findChild<QPushButton*>("test_connection")) test->click();
    QTest::qWait(2500);
    save(window, "12-connections" + tail);
    window.resize(1024, 700);
    view->go({"topics", {}, "name~nothing"});
    window.open(target);
    QTest::qWait(1500);
    save(window, "30-narrow-empty" + tail);
  }
  {
    gui::apply_style(app, gui::Scheme::light);
    for (const char* name : {"prod-eu", "staging", "dev"}) (void)store.remove(name);
    gui::MainWindow window;
    window.resize(1440, 900);
    window.show_connections();
    window.show();
    QTest::qWait(200);
    save(window, "16-empty");
  }
  std::fflush(nullptr);
  std::_Exit(0);
}
