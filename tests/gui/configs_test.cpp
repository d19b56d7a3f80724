// Configs that are edited and compared, and plans of where replicas should be: forms whose outcome is seen as
// one types.
#include "window.hpp"

#include <gui/charts/scaling_bars.hpp>
#include <gui/words/format.hpp>

#include <QRadioButton>

using namespace klamm;
using namespace klamm::testing;

class ConfigsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { gui::set_up(*static_cast<QApplication*>(QApplication::instance())); }
  void init() {
    desk_ = std::make_unique<Desk>();
    desk_->cluster.model() = golden_cluster();
  }
  void cleanup() { desk_.reset(); }

  void a_config_is_edited_and_reviewed() {
    desk_->open({"topic", "orders", {}, "configs"});
    QVERIFY(wait_until([&] { return desk_->rows("configs") >= 1; }));
    desk_->choose("configs", "retention.ms");
    QVERIFY(wait_until([&] { return desk_->find<QLineEdit>("config_value") != nullptr; }));
    desk_->type("config_value", "14d");
    QTest::keyClick(desk_->find<QLineEdit>("config_value"), Qt::Key_Return);
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("review_edits") != nullptr; }));
    desk_->press("review_edits");
    QVERIFY(wait_until(
        [&] { return desk_->find<QPushButton>("apply") && desk_->find<QPushButton>("apply")->isEnabled(); }));
    QVERIFY(wait_until([&] { return desk_->rows("steps") == 1; }));
    desk_->press("apply");
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("undo") != nullptr; }));
  }

  void configs_of_two_topics_are_compared() {
    desk_->open({"topics"});
    QVERIFY(wait_until([&] { return desk_->rows("topics") >= 6; }));
    desk_->view->go({"topic", "orders", {}, "configs"});
    QVERIFY(wait_until([&] { return desk_->rows("configs") > 5; }));
    const int all = desk_->rows("configs");
    desk_->press("compare_configs");
    QVERIFY(wait_until([&] { return desk_->dialog("form") != nullptr; }));
    desk_->type("compare_with", "no.such.topic");
    desk_->press("review");
    QVERIFY(desk_->find<QLabel>("refusal"));
    desk_->type("compare_with", "logs.app");
    desk_->press("review");
    QVERIFY(wait_until(
        [&] { return desk_->cell("configs", "segment.bytes", "logs.app") == QStringLiteral("16.0 MiB"); }));
    QCOMPARE(desk_->cell("configs", "retention.ms", "logs.app"), QStringLiteral("1 h"));
    QVERIFY(wait_until([&] {
      return desk_->find<QPushButton>("quick_2") &&
             desk_->find<QPushButton>("quick_2")->text().endsWith(QStringLiteral("2"));
    }));
    desk_->press("quick_2");
    QVERIFY(wait_until([&] { return desk_->rows("configs") == 2; }));
    desk_->press("quick_2");
    desk_->press("compare_configs"); // stops
    QVERIFY(wait_until([&] {
      return desk_->rows("configs") == all && desk_->cell("configs", "retention.ms", "logs.app").isEmpty();
    }));
  }

  void a_plan_is_made_anew_as_one_types() {
    desk_->open({"scaling"});
    const auto bars = [this] { return desk_->find<gui::ScalingBars>("scale_bars"); };
    const auto replicas = [&](auto when) {
      std::int64_t sum = 0;
      for (const auto& broker : bars()->brokers()) sum += broker.*when;
      return sum;
    };
    QVERIFY(wait_until([&] { return bars() && bars()->brokers().size() == 3; }));
    const auto before = replicas(&scaling::BrokerChange::replicas_before);
    QCOMPARE(replicas(&scaling::BrokerChange::replicas_after), before);
    desk_->find<QRadioButton>("intent_factor")->click();
    QVERIFY(wait_until([&] {
      return desk_->find<QLineEdit>("wanted_factor") && !desk_->find<QPushButton>("scale_run")->isEnabled();
    }));
    desk_->type("rule_topics", "orders");
    desk_->type("wanted_factor", "2");
    QVERIFY(wait_until([&] {
      return !bars()->brokers().empty() && replicas(&scaling::BrokerChange::replicas_after) == before - 6;
    }));
    QVERIFY(wait_until([&] { return desk_->find<QPushButton>("scale_run")->isEnabled(); }));
    QVERIFY(bars()->accessibleName().contains(QStringLiteral(" → ")));
    QVERIFY(desk_->view->page()->command().contains(QStringLiteral("--replication-factor 2 --match orders")));
    QVERIFY(wait_until([&] { return desk_->rows("scale_moves") >= 6; }));
    desk_->find<QRadioButton>("intent_drain")->click();
    desk_->type("drain_brokers", "9");
    QVERIFY(wait_until(
        [&] { return desk_->find<QLabel>("scale_summary")->text().contains(QStringLiteral("9")); }));
    QVERIFY(!desk_->find<QPushButton>("scale_run")->isEnabled());
  }

 private:
  Folders folders_;
  std::unique_ptr<Desk> desk_;
};

QTEST_MAIN(ConfigsTest)
#include "configs_test.moc"
