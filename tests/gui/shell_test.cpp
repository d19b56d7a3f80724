// The window around the pages: tabs and favourites that are kept, links, and a second start that hands over.
#include "window.hpp"

#include <gui/shell/instance.hpp>
#include <gui/shell/link.hpp>

#include <QLocalSocket>
#include <QToolButton>
#include <atomic>
#include <thread>
#include <vector>

using namespace klamm;
using namespace klamm::testing;
using gui::Route;

class ShellTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { gui::set_up(*static_cast<QApplication*>(QApplication::instance())); }

  void links_are_read_back() {
    const gui::Link link{QStringLiteral("prod/eu %"),
                         {QStringLiteral("topic"), QStringLiteral("a/b c%1"), {}, QStringLiteral("configs")}};
    const auto read = gui::read_link(gui::print_link(link));
    QVERIFY(read.has_value());
    QCOMPARE(read->profile, link.profile);
    QVERIFY(read->route == link.route);
    QVERIFY(!gui::read_link(QStringLiteral("klamm://prod/no-such-page")));
    QVERIFY(!gui::read_link(QStringLiteral("https://prod/topics")));
    QVERIFY(gui::read_route(QStringLiteral("topic/orders/configs")) ==
            (Route{QStringLiteral("topic"), QStringLiteral("orders"), {}, QStringLiteral("configs")}));
    QVERIFY(gui::read_route(QStringLiteral("rubbish")) == Route{QStringLiteral("overview")});
  }

  void a_second_start_hands_over() {
    const gui::StartRequest request{{QStringLiteral("prod"), QStringLiteral("a \"b\"\n")},
                                    QStringLiteral("h:1"),
                                    QStringLiteral("topics")};
    QVERIFY(!gui::Instance::hand_over(request)); // nobody runs
    gui::Instance first;
    std::vector<gui::StartRequest> asked;
    connect(&first, &gui::Instance::asked, this, [&](const gui::StartRequest& one) { asked.push_back(one); });
    QVERIFY(first.start());
    std::atomic<int> taken = -1;
    std::thread second([&] { taken = gui::Instance::hand_over(request) ? 1 : 0; });
    const bool answered = wait_until([&] { return taken >= 0; });
    second.join();
    QVERIFY(answered);
    QCOMPARE(taken.load(), 1);
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(asked.front() == request);
    QLocalSocket rubbish; // what is no request is no answer either
    rubbish.connectToServer(gui::Instance::place());
    QVERIFY(rubbish.waitForConnected());
    rubbish.write("rubbish\n");
    QVERIFY(wait_until([&] { return rubbish.state() == QLocalSocket::UnconnectedState; }));
    QCOMPARE(asked.size(), std::size_t{1});
  }

  void tabs_come_back_and_only_the_front_one_connects() {
    ScriptedCluster cluster(3);
    cluster.model() = golden_cluster();
    const profiles::Store store(process_environment());
    for (const char* name : {"one", "two", "three"}) {
      profiles::Profile profile;
      profile.name = name;
      profile.bootstrap_servers = cluster.bootstrap();
      QVERIFY(store.save(profile, true).has_value());
    }
    {
      gui::MainWindow window;
      for (const char* name : {"one", "two", "three"}) {
        profiles::Target target;
        target.profile = *store.load(name);
        window.open(target, {QStringLiteral("topics")});
      }
      profiles::Target again;
      again.profile = *store.load("two");
      window.open(again, {});
      window.show();
      window.clusters()[1]->go({QStringLiteral("topic"), QStringLiteral("orders")});
      window.close();
    }
    QVERIFY(store.remove("three").has_value());
    gui::MainWindow window;
    QVERIFY(window.restore_tabs());
    window.show();
    QCOMPARE(window.clusters().size(), std::size_t{2}); // the third one's profile is gone
    QCOMPARE(window.clusters()[0]->session().name(), QStringLiteral("one"));
    QCOMPARE(window.current(), window.clusters()[1]);
    QVERIFY(window.current()->route() == (Route{QStringLiteral("topic"), QStringLiteral("orders")}));
    QVERIFY(wait_until(
        [&] { return window.current()->session().feed(gui::Kind::brokers).snapshot() != nullptr; }));
    QVERIFY(!window.clusters()[0]->session().feed(gui::Kind::brokers).snapshot());
    QVERIFY(!window.clusters()[0]->session().feed(gui::Kind::groups).reading());
  }

  void a_favourite_is_turned_by_its_star_and_kept() {
    Desk desk;
    desk.cluster.model() = golden_cluster();
    profiles::Profile profile;
    profile.name = "prod";
    desk.open({"topics"}, profile);
    QVERIFY(wait_until([&] { return desk.rows("topics") >= 6; }));
    const int all = desk.rows("topics");
    click_star(desk, QStringLiteral("orders"));
    QVERIFY(desk.view->session().favourites().has("topics", "orders"));
    QVERIFY(!desk.find<QWidget>("bulk_bar")); // a star is not a selection
    QVERIFY(wait_until([&] { return desk.find<QPushButton>("quick_3") != nullptr; }));
    desk.press("quick_3");
    QVERIFY(wait_until([&] { return desk.rows("topics") == 1; }));
    desk.press("quick_3");
    QVERIFY(wait_until([&] { return desk.rows("topics") == all; }));
    QVERIFY(gui::Favourites(QStringLiteral("prod")).has("topics", "orders"));
    QVERIFY(!gui::Favourites(QStringLiteral("other")).has("topics", "orders"));
    desk.view->go({"topic", "orders"});
    QVERIFY(wait_until([&] { return desk.find<QToolButton>("star") != nullptr; }));
    QTest::mouseClick(desk.find<QToolButton>("star"), Qt::LeftButton);
    QVERIFY(!desk.view->session().favourites().has("topics", "orders"));
  }

 private:
  static void click_star(const Desk& desk, const QString& key) {
    auto* view = desk.table("topics");
    for (int row = 0; row < view->model()->rowCount(); ++row) {
      const auto index = view->model()->index(row, 0);
      if (index.data().toString() != key) continue;
      const QRect cell = view->visualRect(index);
      QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 22, cell.center().y()));
    }
  }

  Folders folders_;
};

QTEST_MAIN(ShellTest)
#include "shell_test.moc"
