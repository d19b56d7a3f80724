// The main flows on a real Kafka, which is seeded: KLAMM_TEST_BOOTSTRAP.
#include "window.hpp"

#include <gui/dialogs/review_request.hpp>
#include <gui/words/format.hpp>

#include <QDateTime>

using namespace klamm;
using namespace klamm::testing;

class LiveTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    gui::set_up(*static_cast<QApplication*>(QApplication::instance()));
    desk_.window = std::make_unique<gui::MainWindow>();
    desk_.window->resize(1440, 900);
    profiles::Target target;
    target.profile.bootstrap_servers = qEnvironmentVariable("KLAMM_TEST_BOOTSTRAP").toStdString();
    QVERIFY(!target.profile.bootstrap_servers.empty());
    desk_.view = desk_.window->open(target, {"topics"});
    desk_.window->show();
  }
  void cleanupTestCase() { desk_.window.reset(); }

  void topics_and_groups_of_the_seed_are_there() {
    QVERIFY(wait_until([&] { return desk_.cell("topics", "orders", "Partitions") == QStringLiteral("6"); }, 60'000));
    desk_.view->go({"groups"});
    QVERIFY(wait_until([&] { return desk_.cell("groups", "orders-export", "Lag") == QStringLiteral("7,500"); }, 60'000));
  }

  void a_topic_is_created_and_that_is_undone() {
    const QString name = QStringLiteral("gui-live-%1").arg(QDateTime::currentMSecsSinceEpoch());
    desk_.view->go({"topics"});
    QVERIFY(wait_until([&] { return desk_.rows("topics") > 0; }, 60'000));
    desk_.press("create_topic");
    QVERIFY(wait_until([&] { return desk_.dialog("form") != nullptr; }));
    desk_.type("topic_name", name);
    desk_.type("topic_partitions", "3");
    desk_.press("review");
    QVERIFY(applied("undo"));
    QVERIFY(wait_until([&] { return desk_.cell("topics", name, "Partitions") == QStringLiteral("3"); }, 60'000));
    desk_.press("undo");
    QVERIFY(wait_until([&] { return desk_.find<QLineEdit>("confirm_text") != nullptr; }, 60'000));
    desk_.type("confirm_text", name);
    QVERIFY(applied(nullptr));
    desk_.press("cancel");
    QVERIFY(wait_until([&] { return desk_.cell("topics", name, "Partitions").isEmpty(); }, 60'000));
  }

  void offsets_are_reset_and_that_is_undone() {
    desk_.view->go({"group", "orders-export"});
    QVERIFY(wait_until([&] { return desk_.rows("group_partitions") >= 5; }, 60'000));
    plan::ResetOffsets wanted;
    wanted.groups = {"orders-export"};
    wanted.scope.topics = {{"orders", {0}}};
    wanted.target.kind = plan::OffsetTarget::Kind::earliest;
    desk_.view->review(gui::review_reset(wanted));
    QVERIFY(applied("undo"));
    desk_.press("undo");
    QVERIFY(applied(nullptr));
    desk_.press("cancel");
  }

 private:
  /// Applies what is reviewed; waits for its end and for `button`, if one is named.
  bool applied(const char* button) {
    if (!wait_until([&] { return desk_.find<QPushButton>("apply") && desk_.find<QPushButton>("apply")->isEnabled(); }, 60'000)) return false;
    desk_.press("apply");
    return wait_until([&] { return !desk_.find<QPushButton>("apply") && (!button || desk_.find<QPushButton>(button)); }, 60'000);
  }

  Folders folders_;
  Desk desk_;
};

QTEST_MAIN(LiveTest)
#include "live_test.moc"
