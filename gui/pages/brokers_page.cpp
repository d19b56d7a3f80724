#include <gui/pages/broker_stop.hpp>
#include <gui/pages/configs_panel.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/sub_tabs.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace klamm::gui {
namespace {

struct BrokerRow {
  brokers::Broker broker;
  double leader_share = 0;  ///< of the broker that leads most
  double replica_share = 0;
  bool silent = false;      ///< it did not answer for its sizes
};

const BrokerRow& broker_row(const void* row) {
  return *static_cast<const BrokerRow*>(row);
}

const Schema& broker_row_schema() {
  static const Schema schema = [] {
    Schema out = describe<BrokerRow>("gui.brokers", 1, "One row a broker.")
                     .key([](const BrokerRow& row) { return std::to_string(row.broker.id); })
                     .severity([](const BrokerRow& row) { return row.broker.state == brokers::State::live && !row.silent ? Severity::ok : Severity::critical; })
                     .column({"silent", "SILENT", Unit::boolean, "Does not answer"}, [](const BrokerRow& row) { return row.silent; });
    take_over(out, View<brokers::Broker>::schema(), &BrokerRow::broker);
    return out;
  }();
  return schema;
}

std::optional<double> disk_used(const brokers::Broker& broker) {
  if (!broker.total_bytes || !broker.usable_bytes || *broker.total_bytes == 0) return std::nullopt;
  return 1.0 - static_cast<double>(*broker.usable_bytes) / static_cast<double>(*broker.total_bytes);
}

std::vector<GridColumn> broker_columns() {
  const auto skew = [](std::optional<double> of) { return of ? words(signed_percent(*of), Tone::muted) : words(dash, Tone::muted); };
  std::vector<GridColumn> out;
  out.push_back({"broker", say("Broker"), CellKind::number, [](const void* row) { return words(QString::number(broker_row(row).broker.id)); }, true, 10});
  out.push_back({"state", say("Health"), CellKind::badge,
                 [](const void* row) {
                   Cell cell;
                   const BrokerRow& at = broker_row(row);
                   if (at.broker.state == brokers::State::fenced) cell.badge = {Glyph::square, say("Fenced"), Tone::solid};
                   else if (at.silent) cell.badge = {Glyph::square, say("No answer"), Tone::solid};
                   else if (at.broker.offline_log_dirs.value_or(0) > 0) cell.badge = {Glyph::triangle, say("Log dir offline"), Tone::critical};
                   else if (at.broker.out_of_sync.value_or(0) > 0) cell.badge = {Glyph::triangle, say("Out of sync %1").arg(*at.broker.out_of_sync), Tone::warning};
                   else if (at.broker.controller.value_or(false)) cell = words(say("Controller"), Tone::muted);
                   return cell;
                 },
                 false, 9});
  out.push_back({"rack", say("Rack"), CellKind::text, {}, false, 4});
  out.push_back({"host", say("Host"), CellKind::name,
                 [](const void* row) { return words(shown(broker_row(row).broker.host) + QLatin1Char(':') + QString::number(broker_row(row).broker.port)); }, false, 8});
  out.push_back({"leaders", say("Leaders"), CellKind::bar,
                 [](const void* row) {
                   Cell cell = count_cell(broker_row(row).broker.leaders);
                   cell.fraction = std::min(0.84, broker_row(row).leader_share * 0.84);
                   return cell;
                 },
                 true, 7});
  out.push_back({"leader_skew_percent", say("Skew"), CellKind::number, [skew](const void* row) { return skew(broker_row(row).broker.leader_skew_percent); }, true, 3});
  out.push_back({"replicas", say("Replicas"), CellKind::bar,
                 [](const void* row) {
                   Cell cell = count_cell(broker_row(row).broker.replicas);
                   cell.fraction = std::min(0.84, broker_row(row).replica_share * 0.84);
                   return cell;
                 },
                 true, 6});
  out.push_back({"replica_skew_percent", say("Skew"), CellKind::number, [skew](const void* row) { return skew(broker_row(row).broker.replica_skew_percent); }, true, 2});
  out.push_back({"usable_bytes", say("Disk used"), CellKind::bar,
                 [](const void* row) {
                   const auto& broker = broker_row(row).broker;
                   const auto used = disk_used(broker);
                   if (!used) return words(say("unknown"), Tone::muted);
                   Cell cell = words(percent_words(*used * 100));
                   cell.fraction = *used;
                   cell.tip = say("%1 of %2 are free").arg(bytes_words(static_cast<double>(*broker.usable_bytes)), bytes_words(static_cast<double>(*broker.total_bytes)));
                   return cell;
                 },
                 true, 8});
  out.push_back({"size_bytes", say("Kafka's data"), CellKind::number, [](const void* row) { return bytes_cell(broker_row(row).broker.size_bytes); }, true, 7});
  out.push_back({"log_dirs", say("Log dirs"), CellKind::number, [](const void* row) { return count_cell(broker_row(row).broker.log_dirs); }, true, 1});
  return out;
}

std::vector<GridColumn> log_dir_columns() {
  std::vector<GridColumn> out;
  const auto of = [](const void* row) -> const log_dirs::LogDir& { return *static_cast<const log_dirs::LogDir*>(row); };
  out.push_back({"path", say("Directory"), CellKind::name, [of](const void* row) { return words(shown(of(row).path)); }, false, 10});
  out.push_back({"error", say("Health"), CellKind::badge,
                 [of](const void* row) {
                   Cell cell;
                   if (of(row).error) cell.badge = {Glyph::square, say("Offline"), Tone::solid};
                   else if (of(row).cordoned.value_or(false)) cell = words(say("Cordoned"), Tone::muted);
                   return cell;
                 },
                 false, 9});
  out.push_back({"replicas", say("Replicas"), CellKind::number, [of](const void* row) { return count_cell(of(row).replicas); }, true, 8});
  out.push_back({"size_bytes", say("Kafka's data"), CellKind::number, [of](const void* row) { return bytes_cell(of(row).size_bytes); }, true, 7});
  out.push_back({"usable_bytes", say("Free"), CellKind::number, [of](const void* row) { return bytes_cell(of(row).usable_bytes); }, true, 6});
  out.push_back({"total_bytes", say("File system"), CellKind::number, [of](const void* row) { return bytes_cell(of(row).total_bytes); }, true, 5});
  return out;
}

std::vector<GridColumn> quorum_columns() {
  const auto of = [](const void* row) -> const quorum::Replica& { return *static_cast<const quorum::Replica*>(row); };
  std::vector<GridColumn> out;
  out.push_back({"node", say("Node"), CellKind::number, [of](const void* row) { return words(QString::number(of(row).node)); }, true, 10});
  out.push_back({"role", say("Role"), CellKind::text,
                 [of](const void* row) {
                   switch (of(row).role) {
                   case quorum::Role::leader: return words(say("Leader"));
                   case quorum::Role::voter: return words(say("Voter"));
                   case quorum::Role::observer: break;
                   }
                   return words(say("Observer"), Tone::muted);
                 },
                 false, 9});
  out.push_back({"lag", say("Lag"), CellKind::number, [of](const void* row) { return count_cell(of(row).lag); }, true, 8});
  out.push_back({"lag_ms", say("Behind"), CellKind::number, [of](const void* row) { return of(row).lag_ms ? words(duration_words(*of(row).lag_ms)) : words(dash, Tone::muted); }, true, 7});
  out.push_back({"log_end_offset", say("Log end offset"), CellKind::number, [of](const void* row) { return count_cell(of(row).log_end_offset); }, true, 6});
  out.push_back({"", say("Endpoints"), CellKind::name,
                 [of](const void* row) {
                   QStringList parts;
                   for (const auto& one : of(row).endpoints) parts << shown(one);
                   return words(parts.join(QStringLiteral(", ")));
                 },
                 false, 5});
  return out;
}

class BrokersPage : public Page {
 public:
  explicit BrokersPage(Shell& shell) : Page(shell, "brokers_page") {
    auto* all = column_of(this);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    list_ = new ListPanel("brokers", broker_row_schema(), broker_columns(), {"brokers", say("Brokers could not be read."), {}, "%n broker", "%n brokers", {}, false});
    list_->grid().set_sort("broker");
    split->addWidget(list_);
    auto* lower = filled("surface");
    auto* below = column_of(lower);
    auto* row = row_of(nullptr, space::margin, 0, space::margin, 0, 12);
    name_ = label({}, Type::strong);
    name_->setObjectName(QStringLiteral("broker_name"));
    row->addWidget(name_);
    tabs_ = new SubTabs;
    for (const char* title : {"If it stopped now", "Log dirs", "Configs", "Quorum"}) tabs_->addTab(say(title));
    row->addWidget(tabs_);
    from_ = new ElidedLabel({}, Type::small, "muted");
    from_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(from_, 1);
    below->addLayout(row);
    below->addWidget(line_h());
    stack_ = new QStackedWidget;
    stop_ = new BrokerStop(shell);
    dirs_ = new ListPanel("log_dirs", View<log_dirs::LogDir>::schema(), log_dir_columns(), {"brokers", say("Log directories could not be read."), say("The broker told of no log directory."), "%n row", "%n rows", {}, false});
    configs_ = new ConfigsPanel(shell);
    quorum_ = new ListPanel("quorum", View<quorum::Replica>::schema(), quorum_columns(), {"quorum", say("The quorum could not be read."), say("This cluster has no KRaft quorum."), "%n row", "%n rows", {}, false});
    for (QWidget* page : {static_cast<QWidget*>(stop_), static_cast<QWidget*>(dirs_), static_cast<QWidget*>(configs_), static_cast<QWidget*>(quorum_)}) stack_->addWidget(page);
    below->addWidget(stack_, 1);
    split->addWidget(lower);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split_ = split;
    all->addWidget(split, 1);
    connect(tabs_, &QTabBar::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
    connect(&list_->grid(), &Grid::selection_changed, this, [this] {
      if (!list_->grid().selection().empty()) choose(*list_->grid().selection().begin());
    });
    connect(&list_->grid(), &Grid::arranged, this, [this] {
      if (!list_->grid().selection().empty()) return;
      if (!wanted_.empty()) list_->grid().select(wanted_);
      if (list_->grid().selection().empty() && list_->grid().model().rowCount() > 0) list_->grid().select(list_->grid().model().key(0));
    });
    auto& session = shell.session();
    watch(brokers_, &session.feed(Kind::brokers), [this] { take(); });
    watch(dir_feed_, &session.feed(Kind::log_dirs), [this] { show_dirs(); });
    watch(quorum_feed_, &session.feed(Kind::quorum), [this] {
      quorum_->take(*quorum_feed_.feed(), rows_of<quorum::Replica>(quorum_feed_.feed()->as<QuorumRead>()));
      show_stop();
    });
    watch(partitions_, &session.feed(Kind::partitions), [this] { show_stop(); });
    watch(groups_, &session.feed(Kind::groups), [this] { show_stop(); });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Brokers"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return brokers_.feed(); }
  [[nodiscard]] QString command() const override { return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" broker list -o wide"); }
  void open(const Route& route) override {
    if (!route.arg.isEmpty()) {
      wanted_ = route.arg.toStdString();
      list_->grid().select(wanted_);
    }
    if (route.tab == QLatin1String("quorum")) tabs_->setCurrentIndex(3);
    if (route.tab == QLatin1String("configs")) tabs_->setCurrentIndex(2);
    if (route.tab == QLatin1String("log_dirs")) tabs_->setCurrentIndex(1);
  }
  void focus_filter() override {
    if (stack_->currentIndex() == 2) configs_->focus_filter();
  }

 private:
  void take() {
    const auto read = brokers_.feed()->as<BrokersRead>();
    if (!read) return list_->take(*brokers_.feed(), nullptr);
    std::set<std::int32_t> silent;
    for (const auto& error : read->errors)
      if (error.broker_id && error.kind == ErrorKind::no_answer) silent.insert(*error.broker_id);
    std::int32_t leaders = 1;
    std::int32_t replicas = 1;
    for (const auto& broker : read->rows) {
      leaders = std::max(leaders, broker.leaders.value_or(0));
      replicas = std::max(replicas, broker.replicas.value_or(0));
    }
    std::vector<BrokerRow> rows;
    for (const auto& broker : read->rows)
      rows.push_back({broker, static_cast<double>(broker.leaders.value_or(0)) / leaders, static_cast<double>(broker.replicas.value_or(0)) / replicas, silent.count(broker.id) > 0});
    const int height = space::header + space::row * static_cast<int>(std::clamp<std::size_t>(rows.size(), 2, 8)) + 14;
    if (!sized_) split_->setSizes({height, std::max(300, split_->height() - height)});
    sized_ = true;
    list_->take(*brokers_.feed(), Rows::make(broker_row_schema(), std::move(rows)));
    show_stop();
  }

  void choose(const std::string& key) {
    if (key == chosen_) return;
    chosen_ = key;
    name_->setText(say("Broker %1").arg(QString::fromStdString(key)));
    configs_->set_entity(configs::EntityType::broker, key);
    watch(config_feed_, &shell_.session().feed("broker_configs/" + key, [key] { return read::configs(configs::EntityType::broker, key); }, std::chrono::seconds(15)),
          [this] {
            configs_->take(*config_feed_.feed());
            tabs_->set_count(2, configs_->own() > 0 ? say("%1 set").arg(configs_->own()) : QString());
          });
    show_dirs();
    show_stop();
  }

  void show_dirs() {
    const auto read = dir_feed_.feed() ? dir_feed_.feed()->as<LogDirsRead>() : nullptr;
    if (!read || chosen_.empty()) return;
    std::vector<log_dirs::LogDir> rows;
    for (const auto& dir : read->rows)
      if (std::to_string(dir.broker) == chosen_) rows.push_back(dir);
    tabs_->set_count(1, QString::number(rows.size()));
    dirs_->set_rows(Rows::make(View<log_dirs::LogDir>::schema(), std::move(rows)));
  }

  void show_stop() {
    if (chosen_.empty() || !partitions_.feed()) return;
    const auto read = partitions_.feed()->as<PartitionsRead>();
    if (!read) return;
    from_->set_text(say("from metadata read %1 ago").arg(age_words(partitions_.feed()->age())));
    stop_->show_broker(std::stoi(chosen_), read, groups_.feed() ? groups_.feed()->as<GroupsRead>() : nullptr, quorum_feed_.feed() ? quorum_feed_.feed()->as<QuorumRead>() : nullptr);
  }

  ListPanel* list_;
  QSplitter* split_;
  QLabel* name_;
  ElidedLabel* from_;
  SubTabs* tabs_;
  QStackedWidget* stack_;
  BrokerStop* stop_;
  ListPanel* dirs_;
  ConfigsPanel* configs_;
  ListPanel* quorum_;
  std::string chosen_;
  std::string wanted_;
  bool sized_ = false;
  Watching brokers_;
  Watching dir_feed_;
  Watching quorum_feed_;
  Watching partitions_;
  Watching groups_;
  Watching config_feed_;
};

} // namespace

Page* make_brokers_page(Shell& shell) {
  return new BrokersPage(shell);
}

} // namespace klamm::gui
