#include "window.hpp"

#include <gui/shell/palette.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QItemSelectionModel>
#include <QListWidget>

using namespace klamm;
using namespace klamm::testing;
using gui::Route;

class FlowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { gui::set_up(*static_cast<QApplication*>(QApplication::instance())); }
  void init() {
    desk_ = std::make_unique<Desk>();
    desk_->cluster.model() = golden_cluster();
  }
  void cleanup() { desk_.reset(); }

  void topics_are_there_with_their_health() {
    desk_->open({"topics"});
    QVERIFY(wait_until(
        [&] { return desk_->cell("topics", "clicks", "Size") != gui::dash && desk_->rows("topics") >= 6; }));
    QCOMPARE(desk_->cell("topics", "clicks", "Health"), QStringLiteral("Offline 1"));
    QCOMPARE(desk_->cell("topics", "orders", "Health"), QStringLiteral("Under-replicated 1"));
    QCOMPARE(desk_->cell("topics", "logs.app", "Health"), QString());
    QCOMPARE(desk_->cell("topics", "orders", "Partitions"), QStringLiteral("6"));
    QCOMPARE(desk_->cell("topics", "account.events", "Retention"), QStringLiteral("forever"));
    QVERIFY(wait_until(
        [&] { return desk_->find<QLabel>("status")->text() == QStringLiteral("3 of 3 brokers answered"); }));
  }

  void a_filter_is_an_expression_and_a_word_looks_for_names() {
    desk_->open({"topics"});
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    const int all = desk_->rows("topics");
    desk_->type("filter", "partitions>=6");
    QVERIFY(wait_until([&] { return desk_->rows("topics") == 2; }));
    desk_->type("filter", "orders");
    QVERIFY(wait_until([&] { return desk_->rows("topics") == 1; }));
    QTest::keyClick(desk_->find<QLineEdit>("filter"), Qt::Key_Return);
    QVERIFY(wait_until([&] { return desk_->find<QWidget>("filter_chip") != nullptr; }));
    QCOMPARE(desk_->find<QLabel>("row_count")->text(), QStringLiteral("Showing 1 of %1").arg(all));
    desk_->press("clear_filter");
    QVERIFY(wait_until([&] { return desk_->rows("topics") == all; }));
    desk_->type("filter", "partitions>>");
    QVERIFY(wait_until([&] {
      return desk_->rows("topics") == all && !desk_->find<QLabel>("row_count")->text().startsWith("Showing");
    }));
    desk_->type("filter", "nothing-is-called-so");
    QVERIFY(wait_until([&] { return desk_->find<QLabel>("empty_sentence") != nullptr; }));
    desk_->press("empty_button");
    QVERIFY(wait_until([&] { return desk_->rows("topics") == all; }));
  }

  void a_refresh_keeps_what_is_selected() {
    auto& view = desk_->open({"topics"});
    QVERIFY(wait_until(
        [&] { return desk_->cell("topics", "orders", "Size") != gui::dash && desk_->rows("topics") >= 6; }));
    const int before = desk_->rows("topics");
    desk_->choose("topics", "orders");
    QTest::qWait(1100); // rows rest a second after a click
    desk_->cluster.change([](Model& model) { model.add_topic("a.new.one", 2, 1); });
    view.session().refresh();
    QVERIFY(wait_until([&] { return desk_->rows("topics") == before + 1; }));
    const auto chosen = desk_->table("topics")->selectionModel()->selectedRows();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().data().toString(), QStringLiteral("orders"));
    QCOMPARE(desk_->table("topics")->model()->index(0, 0).data().toString() < QStringLiteral("b"), true);
  }

  void a_topic_is_created_by_way_of_the_review() {
    desk_->open({"topics"});
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    desk_->press("create_topic");
    QVERIFY(wait_until([&] { return desk_->dialog("form") != nullptr; }));
    desk_->press("review"); // no name yet
    QVERIFY(desk_->find<QLabel>("refusal"));
    desk_->type("topic_name", "brand.new");
    desk_->type("topic_partitions", "4");
    desk_->type("topic_factor", "2");
    desk_->press("review");
    QVERIFY(wait_until([&] {
      return desk_->dialog("plan_review") && desk_->find<QPushButton>("apply") &&
             desk_->find<QPushButton>("apply")->isEnabled();
    }));
    QVERIFY(desk_->find<QPushButton>("cancel")->hasFocus());
    QVERIFY(desk_->find<QLabel>("command")->text().contains(QStringLiteral("topic create")));
    QVERIFY(wait_until([&] { return desk_->rows("steps") == 1; }));
    desk_->press("apply");
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("undo") != nullptr; }));
    QVERIFY(
        wait_until([&] { return desk_->cell("steps", "brand.new", "Result") == QStringLiteral("Done"); }));
    desk_->press("cancel"); // Close by now
    QVERIFY(
        wait_until([&] { return desk_->cell("topics", "brand.new", "Partitions") == QStringLiteral("4"); }));
  }

  void a_change_runs_on_behind_the_window_and_is_asked_about_when_it_closes() {
    desk_->open({"topics"});
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    desk_->cluster.on("CreateTopics").hold();
    desk_->press("create_topic");
    QVERIFY(wait_until([&] { return desk_->dialog("form") != nullptr; }));
    desk_->type("topic_name", "slow.one");
    desk_->type("topic_partitions", "1");
    desk_->type("topic_factor", "1");
    desk_->press("review");
    QVERIFY(wait_until(
        [&] { return desk_->find<QPushButton>("apply") && desk_->find<QPushButton>("apply")->isEnabled(); }));
    QVERIFY(!desk_->find<QPushButton>("leave_running"));
    desk_->press("apply");
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("leave_running") != nullptr; }));
    QVERIFY(wait_until([&] { return desk_->cluster.requests("CreateTopics") > 0; }));
    desk_->press("leave_running");
    QVERIFY(!desk_->dialog("plan_review"));
    QVERIFY(desk_->find<QPushButton>("running_changes"));
    QCOMPARE(desk_->find<QPushButton>("running_changes")->text(), QStringLiteral("1 change is running"));
    // Neither the tab nor the window closes without a word.
    desk_->window->close_tab(0);
    QVERIFY(wait_until([&] { return desk_->dialog("running_question") != nullptr; }));
    QVERIFY(!desk_->find<QPushButton>("finish_then_close"));
    desk_->press("wait");
    QVERIFY(wait_until([&] { return desk_->dialog("running_question") == nullptr; }));
    QCOMPARE(desk_->window->clusters().size(), std::size_t{1});
    desk_->window->close();
    QVERIFY(wait_until([&] { return desk_->dialog("running_question") != nullptr; }));
    QVERIFY(desk_->window->isVisible());
    desk_->press("wait");
    QVERIFY(wait_until([&] { return desk_->dialog("running_question") == nullptr; }));
    desk_->cluster.release();
    QVERIFY(wait_until([&] {
      return desk_->find<QPushButton>("running_changes")->text() == QStringLiteral("1 change has ended");
    }));
    desk_->press("running_changes");
    QVERIFY(wait_until([&] { return desk_->cell("steps", "slow.one", "Result") == QStringLiteral("Done"); }));
    QVERIFY(!desk_->find<QPushButton>("running_changes"));
    desk_->press("cancel"); // Close by now
    desk_->window->close();
    QVERIFY(!desk_->window->isVisible());
  }

  void a_deletion_wants_its_text_and_is_kept_in_history() {
    profiles::Profile profile;
    profile.name = "prod";
    auto& view = desk_->open({"topics"}, profile);
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    desk_->choose("topics", "logs.app");
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("bulk_delete") != nullptr; }));
    desk_->press("bulk_delete");
    QVERIFY(wait_until([&] { return desk_->find<QLineEdit>("confirm_text") != nullptr; }));
    QVERIFY(!desk_->find<QPushButton>("apply")->isEnabled());
    desk_->type("confirm_text", "logs.ap");
    QVERIFY(!desk_->find<QPushButton>("apply")->isEnabled());
    desk_->type("confirm_text", "logs.app");
    QVERIFY(desk_->find<QPushButton>("apply")->isEnabled());
    desk_->press("apply");
    QVERIFY(wait_until([&] { return desk_->cell("steps", "logs.app", "Result") == QStringLiteral("Done"); }));
    QVERIFY(
        wait_until([&] { return desk_->find<QPushButton>("cancel")->text() == QStringLiteral("Close"); }));
    QVERIFY(desk_->find<QPushButton>("undo")); // the topic comes back, empty
    desk_->press("cancel");
    view.go({"history"});
    QVERIFY(wait_until([&] { return desk_->rows("changes") >= 1 && desk_->rows("change_steps") == 1; }));
  }

  void partitions_that_are_chosen_are_moved_by_way_of_the_review() {
    desk_->open({"partitions"});
    QVERIFY(wait_until([&] { return desk_->rows("partitions") > 10; }));
    desk_->type("filter", "topic=orders and partition=0");
    QVERIFY(wait_until([&] { return desk_->rows("partitions") == 1; }));
    desk_->choose("partitions", "orders");
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("bulk_move") != nullptr; }));
    desk_->press("bulk_move");
    QVERIFY(wait_until([&] { return desk_->dialog("form") != nullptr; }));
    desk_->type("move_throttle", "0");
    desk_->press("review");
    QVERIFY(desk_->find<QLabel>("refusal")); // with a throttle of nothing it would never end
  }

  void a_group_that_does_not_exist_is_said() {
    desk_->open({"group", "nobody.has.it"});
    QVERIFY(wait_until([&] {
      for (auto* words : desk_->window->findChildren<QLabel*>())
        if (words->isVisible() && words->text().contains(QStringLiteral("GROUP_ID_NOT_FOUND"))) return true;
      return false;
    }));
  }

  void nothing_can_be_changed_where_the_profile_is_read_only() {
    profiles::Profile profile;
    profile.name = "prod";
    profile.protection = profiles::Protection::read_only;
    desk_->open({"topics"}, profile);
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    desk_->press("create_topic");
    QTest::qWait(50);
    QVERIFY(!desk_->dialog("form"));
    QVERIFY(!desk_->find<QPushButton>("create_topic")->accessibleDescription().isEmpty());
  }

  void every_page_opens_and_fills() {
    auto& view = desk_->open({"overview"});
    QVERIFY(wait_until([&] { return desk_->rows("top_lag") >= 3; }));
    view.go({"brokers"});
    QVERIFY(wait_until([&] {
      return desk_->rows("brokers") == 3 && desk_->find<QLabel>("broker_name") &&
             !desk_->find<QLabel>("broker_name")->text().isEmpty();
    }));
    view.go({"partitions"});
    QVERIFY(wait_until([&] { return desk_->rows("partitions") >= 20; }));
    view.go({"groups"});
    QVERIFY(wait_until([&] { return desk_->rows("groups") >= 3; }));
    view.go({"group", "billing"});
    QVERIFY(wait_until([&] { return desk_->rows("group_partitions") == 6; }));
    view.go({"topic", "orders"});
    QVERIFY(wait_until([&] { return desk_->rows("topic_partitions") == 6; }));
    view.go({"topic", "orders", {}, "configs"});
    QVERIFY(wait_until([&] { return desk_->rows("configs") >= 1; }));
    view.go({"reassignments"});
    QVERIFY(wait_until([&] { return desk_->rows("moves") == 1; }));
    view.go({"history"});
    QTest::qWait(50);
    for (int i = 0; i < 8; ++i) view.back();
    QCOMPARE(view.route().page, QStringLiteral("overview"));
    view.forward();
    QCOMPARE(view.route().page, QStringLiteral("brokers"));
  }

  void a_broker_that_is_away_is_named_and_the_rest_goes_on() {
    auto& view = desk_->open({"brokers"});
    QVERIFY(wait_until([&] { return desk_->rows("brokers") == 3; }));
    desk_->cluster.stop(3);
    view.session().refresh();
    QVERIFY(wait_until(
        [&] { return desk_->find<QLabel>("status")->text().contains(QStringLiteral("broker 3")); }, 60'000));
    view.go({"topics"});
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
  }

  void no_cluster_is_an_error_that_says_so() {
    (void)desk_->cluster.bootstrap(); // opens them
    desk_->cluster.stop(1);
    desk_->cluster.stop(2);
    desk_->cluster.stop(3);
    desk_->open({"topics"});
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("empty_button") != nullptr; }, 60'000));
  }

  void the_palette_finds_topics() {
    desk_->open({"topics"});
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    desk_->window->show_palette();
    QVERIFY(wait_until([&] { return desk_->find<QLineEdit>("palette_edit") != nullptr; }));
    desk_->type("palette_edit", "orders");
    QTest::keyClick(desk_->find<QLineEdit>("palette_edit"), Qt::Key_Return);
    QVERIFY(wait_until([&] { return desk_->view->route() == Route{"topic", "orders"}; }));
  }

  void a_tab_closes_at_once_though_nobody_answers() {
    (void)desk_->cluster.bootstrap();
    for (int broker = 1; broker <= 3; ++broker) desk_->cluster.pause(broker);
    desk_->open({"topics"});
    QTest::qWait(200);
    const auto begin = std::chrono::steady_clock::now();
    desk_->window->close_tab(0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(std::chrono::steady_clock::now() - begin <
            std::chrono::seconds(5)); // who waits for them waits longer
  }

 private:
  Folders folders_;
  std::unique_ptr<Desk> desk_;
};

QTEST_MAIN(FlowTest)
#include "flow_test.moc"
