// gui_screenshots FOLDER [SERVERS|-] [VARIANT…]: a picture of every page and dialog on a scripted cluster, or
// on the one behind SERVERS. Variants: light dark ko big narrow; all of them unless some are named.
#include "show_cluster.hpp"
#include "window.hpp"

#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/theme/style.hpp>
#include <gui/theme/tokens.hpp>

#include <QPainter>
#include <QRadioButton>
#include <cstdio>
#include <cstdlib>
#include <tuple>
#include <vector>

using namespace klamm;
using namespace klamm::testing;

namespace {

struct Variant {
  const char* name;
  bool dark = false;
  const char* language = "en";
  double scale = 1;
  QSize size{1440, 900};
  bool dialogs = true;
};
constexpr int moments = 22;

/// One window and its pictures.
class Pictures {
 public:
  Pictures(const QString& folder, const Variant& variant, const profiles::Profile& profile,
           ScriptedCluster* cluster)
      : tail_(variant.name == QLatin1String("light") ? QString()
                                                     : QLatin1Char('-') + QLatin1String(variant.name)),
        folder_(folder), cluster_(cluster) {
    window_.resize(variant.size);
    profiles::Target target;
    target.profile = profile;
    target_ = target;
    view_ = window_.open(target, {"overview"});
    window_.show();
    QTest::qWait(1500);
    fill_history();
  }

  void pages() {
    if (cluster_) {
      shot({"overview"}, "01-overview-quiet", 300);
      scaling();
      cluster_->stop(6);
      cluster_->change(lose_a_broker);
      view_->session().refresh();
      make_changes();
      fill_history();
    }
    shot({"overview"}, "01-overview", 800);
    view_->go({"topics"});
    QTest::qWait(400);
    if (cluster_) {
      for (const char* name : {"logs.app", "clicks", "orders"})
        if (!view_->session().favourites().has("topics", name))
          view_->session().favourites().toggle("topics", name);
    }
    shot({"topics"}, "02-topics");
    if (!cluster_) pick_a_group();
    shot({"topic", "orders"}, "03-topic");
    shot({"topic", "orders", {}, "configs"}, "04-topic-configs");
    shot({"topic", "orders", {}, "groups"}, "04b-topic-groups");
    shot({"groups"}, "05-groups");
    view_->go({"group", group_});
    fill_history();
    save("06-group");
    shot({"brokers"}, "07-brokers");
    shot({"brokers", "1", {}, "log_dirs"}, "07a-broker-dirs");
    shot({"brokers", "1", {}, "configs"}, "07b-broker-configs");
    shot({"brokers", "1", {}, "quorum"}, "07c-quorum");
    shot({"partitions"}, "08-partitions");
    shot({"reassignments"}, "10-reassignments");
    if (!cluster_) scaling();
    shot({"history"}, "14-history");
    view_->go({"topics"});
    QTest::qWait(300);
    if (auto* table = window_.findChild<QTableView*>("topics")) {
      table->setFocus();
      table->selectRow(3);
      QTest::qWait(100);
      save("02b-topics-selected");
      table->clearSelection();
    }
    view_->go({"topics", {}, "name~nothing"});
    QTest::qWait(400);
    save("30-nothing-matches");
    view_->go({"topics"});
  }

  void dialogs() {
    gui::ask_create_topic(*view_, &window_);
    save("20-create-topic");
    close_dialogs();
    plan::CreateTopics create;
    create.names = {"orders.audit" + tail_.toStdString()};
    create.partitions = 12;
    create.replication_factor = 3;
    create.configs["retention.ms"] = "604800000";
    review(gui::review_create(create), "21-review-create");
    if (cluster_) a_change_that_does_not_end();
    close_dialogs();
    review(gui::review_delete({{"orders", "clicks", "logs.app"}, false}), "09-review-delete");
    close_dialogs();
    view_->go({"group", group_});
    QTest::qWait(500);
    gui::ask_reset_offsets(*view_, &window_, group_.toStdString(), {"orders", "account.events"});
    save("22-reset");
    close_dialogs();
    plan::ResetOffsets reset;
    reset.groups = {cluster_ ? "reports-weekly" : group_.toStdString()};
    reset.scope.topics = {{cluster_ ? "payments" : "orders", {}}};
    reset.target.kind = plan::OffsetTarget::Kind::earliest;
    review(gui::review_reset(reset), "08-review-reset");
    close_dialogs();
    view_->go({"topics"});
    window_.show_palette();
    QTest::qWait(100);
    if (auto* edit = window_.findChild<QLineEdit*>("palette_edit")) edit->setText("ord");
    save("13-palette");
    close_dialogs();
    window_.show_connections();
    QTest::qWait(200);
    if (auto* test = window_.findChild<QPushButton*>("test_connection")) test->click();
    QTest::qWait(1500);
    save("12-connections");
  }

 private:
  void shot(const gui::Route& route, const QString& name, int wait = 700) {
    view_->go(route);
    QTest::qWait(wait);
    save(name);
  }

  void review(gui::ReviewRequest request, const QString& name) {
    view_->review(std::move(request));
    QTest::qWait(1200);
    save(name);
  }

  /// The window with what lies over it.
  void save(const QString& name) {
    QTest::qWait(60);
    QPixmap picture = window_.grab();
    for (auto* dialog : window_.findChildren<QDialog*>()) {
      if (!dialog->isVisible()) continue;
      QPainter painter(&picture);
      const QPixmap over = dialog->grab();
      const bool palette = dialog->objectName() == QLatin1String("palette");
      painter.drawPixmap(QPoint((window_.width() - dialog->width()) / 2,
                                palette ? 96 : (window_.height() - dialog->height()) / 2),
                         over);
    }
    picture.save(folder_ + QLatin1Char('/') + name + tail_ + QStringLiteral(".png"));
  }

  void close_dialogs() {
    for (auto* dialog : window_.findChildren<QDialog*>()) dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::qWait(20);
  }

  void scaling() {
    shot({"scaling"}, "11-scaling", 1500);
    if (auto* drain = window_.findChild<QRadioButton*>("intent_add")) {
      drain->click();
      if (auto* which = window_.findChild<QLineEdit*>("add_brokers")) which->setText("5,6");
      QTest::qWait(1500);
      save("11b-scaling-add");
    }
  }

  /// Something for History: changes that are made, one of them in part.
  void make_changes() {
    plan::CreateTopics create;
    create.names = {"orders.archive" + tail_.toStdString(), "clicks.archive" + tail_.toStdString()};
    create.partitions = 6;
    create.replication_factor = 2;
    apply(gui::review_create(create));
    plan::ChangeConfigs configs;
    configs.type = configs::EntityType::topic;
    configs.names = {"logs.audit", "logs.nginx", "mail.outbound"};
    configs.intents = {{"retention.ms", plan::ConfigIntent::Action::set, "2592000000"}};
    apply(gui::review_configs(configs));
  }

  /// On a real cluster: the one that is furthest behind.
  void pick_a_group() {
    std::int64_t most = -1;
    if (const auto read = view_->session().feed(gui::Kind::groups).as<gui::GroupsRead>())
      for (const auto& line : read->rows) {
        const std::int64_t lag = line.lag ? line.lag->lag.value_or(0) : -1;
        if (lag <= most) continue;
        most = lag;
        group_ = QString::fromStdString(line.group.id);
      }
  }

  void apply(gui::ReviewRequest request) {
    view_->review(std::move(request));
    const auto button = [this](const char* name) { return window_.findChild<QPushButton*>(name); };
    if (!wait_until(
            [&] {
              return window_.findChild<QLineEdit*>("confirm_profile") ||
                     (button("apply") && button("apply")->isEnabled());
            },
            5000))
      return close_dialogs();
    if (auto* typed = window_.findChild<QLineEdit*>("confirm_profile")) typed->setText("prod-eu");
    if (button("apply")) button("apply")->click();
    QTest::qWait(900);
    close_dialogs();
  }

  void fill_history() {
    for (int i = 0; cluster_ && i < moments; ++i) {
      static int moment = 0;
      cluster_->change([](Model& model) { pass_a_moment(model, moment++); });
      view_->session().refresh();
      QTest::qWait(220);
    }
    QTest::qWait(800);
  }

  void a_change_that_does_not_end() {
    cluster_->on("CreateTopics").once().hold();
    if (auto* typed = window_.findChild<QLineEdit*>("confirm_profile")) typed->setText("prod-eu");
    if (auto* apply = window_.findChild<QPushButton*>("apply")) apply->click();
    QTest::qWait(500);
    save("23-running");
    if (auto* leave = window_.findChild<QPushButton*>("leave_running")) leave->click();
    window_.close();
    QTest::qWait(200);
    save("24-closing");
    if (auto* wait = window_.findChild<QPushButton*>("wait")) wait->click();
    cluster_->release();
    QTest::qWait(500);
  }

  QString tail_;
  QString folder_;
  QString group_ = QStringLiteral("billing");
  ScriptedCluster* cluster_;

  gui::MainWindow window_;
  profiles::Target target_;
  gui::ClusterView* view_;
};

} // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QString folder = QString::fromLocal8Bit(argv[1]);
  QDir().mkpath(folder);
  const QString servers = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("-");
  QStringList wanted;
  for (int i = 3; i < argc; ++i) wanted << QString::fromLocal8Bit(argv[i]);
  const Folders folders;
  QApplication app(argc, argv);
  gui::set_up(app);
  gui::set_font_family(QStringLiteral("Inter"));
  const bool script = servers == QLatin1String("-");
  const profiles::Store store(process_environment());
  const std::vector<std::tuple<const char*, const char*, const char*>> clusters{
      {"staging", "amber", "staging"}, {"dev", "teal", "dev"}, {"prod-eu", "red", "production"}};
  const Variant variants[] = {{"light"},
                              {"dark", true},
                              {"ko", false, "ko"},
                              {"big", false, "en", 1.5},
                              {"narrow", false, "en", 1, {1024, 700}}};
  for (const auto& variant : variants) {
    if (!wanted.isEmpty() && !wanted.contains(QLatin1String(variant.name))) continue;
    gui::speak(QLatin1String(variant.language));
    gui::set_font_scale(variant.scale);
    gui::apply_style(app, variant.dark ? gui::Scheme::dark : gui::Scheme::light);
    ScriptedCluster scripted(6);
    if (script) scripted.model() = show_cluster();
    if (script && variant.name == QLatin1String("narrow")) {
      scripted.model().add_topic("a." + std::string(247, 'w'), 3, 2);
      scripted.model().add_group("g." + std::string(247, 'w')).commit("orders", 0, 100);
    }
    profiles::Profile profile;
    profile.bootstrap_servers = script ? scripted.bootstrap({1, 2, 3}) : servers.toStdString();
    for (const auto& [name, color, environment] : clusters) {
      profile.name = name;
      profile.colour = color;
      profile.environment = environment;
      profile.protection =
          profile.name == "prod-eu" ? profiles::Protection::confirm : profiles::Protection::none;
      (void)store.save(profile, true);
    }
    Pictures pictures(folder, variant, profile, script ? &scripted : nullptr);
    pictures.pages();
    if (variant.dialogs) pictures.dialogs();
  }
  gui::speak(QStringLiteral("en"));
  gui::set_font_scale(1);
  gui::apply_style(app, gui::Scheme::light);
  for (const char* name : {"prod-eu", "staging", "dev"}) (void)store.remove(name);
  gui::MainWindow window;
  window.resize(1440, 900);
  window.show_connections();
  window.show();
  QTest::qWait(200);
  window.grab().save(folder + QStringLiteral("/16-empty.png"));
  std::fflush(nullptr);
  std::_Exit(0);
}
