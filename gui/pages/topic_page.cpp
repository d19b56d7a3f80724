#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/pages/configs_panel.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/sub_tabs.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/config_words.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace klamm::gui {
namespace {

constexpr std::chrono::milliseconds topic_interval{10'000};

const topics::PartitionDetail& detail_of(const void* row) {
  return *static_cast<const topics::PartitionDetail*>(row);
}

std::optional<std::int64_t> records_of(const topics::PartitionDetail& at) {
  if (!at.start_offset || !at.end_offset) return std::nullopt;
  return *at.end_offset - *at.start_offset;
}

const Schema& detail_schema() {
  static const Schema schema = [] {
    Schema out = View<topics::PartitionDetail>::schema();
    const auto add = [&out](const char* id, const char* title, Unit unit, const char* about, auto read) {
      out.fields.push_back({Column{id, title, unit, about}, [read](const void* row) { return Value(read(detail_of(row))); }, 0, {}, false});
    };
    add("state", "STATE", Unit::state, "The worst that is known of it", [](const auto& row) { return row.at.state(); });
    add("leader_epoch", "EPOCH", Unit::id, "Epoch of the leader", [](const auto& row) { return row.at.leader_epoch; });
    add("records", "RECORDS", Unit::count, "End less start", [](const auto& row) { return records_of(row); });
    return out;
  }();
  return schema;
}

/// A topic's groups: the topic is the same in every row, the group is not.
const Schema& reader_schema() {
  static const Schema schema = [] {
    Schema out = View<lag::TopicLag>::schema();
    out.key = [](const void* row) { return static_cast<const lag::TopicLag*>(row)->group; };
    return out;
  }();
  return schema;
}

std::vector<GridColumn> detail_columns() {
  std::vector<GridColumn> out;
  out.push_back({"partition", say("Partition"), CellKind::number, {}, true, 10});
  out.push_back({"leader", say("Leader"), CellKind::number, {}, true, 9});
  out.push_back({"replicas", say("Replicas"), CellKind::boxes,
                 [](const void* row) {
                   Cell cell;
                   cell.boxes = boxes_of(detail_of(row).at);
                   return cell;
                 },
                 false, 8});
  out.push_back({"state", say("Health"), CellKind::badge, [](const void* row) { return health_cell(detail_of(row).at); }, false, 8});
  out.push_back({"leader_epoch", say("Leader epoch"), CellKind::number, {}, true, 2});
  out.push_back({"start_offset", say("Start offset"), CellKind::number, [](const void* row) { return count_cell(detail_of(row).start_offset); }, true, 5});
  out.push_back({"end_offset", say("End offset"), CellKind::number, [](const void* row) { return count_cell(detail_of(row).end_offset); }, true, 6});
  out.push_back({"records", say("Records ≈"), CellKind::number, [](const void* row) { return count_cell(records_of(detail_of(row))); }, true, 4});
  out.push_back({"size_bytes", say("Size"), CellKind::number, [](const void* row) { return bytes_cell(detail_of(row).size_bytes); }, true, 7});
  return out;
}

std::vector<GridColumn> reader_columns() {
  std::vector<GridColumn> out;
  const auto of = [](const void* row) -> const lag::TopicLag& { return *static_cast<const lag::TopicLag*>(row); };
  out.push_back({"group", say("Group"), CellKind::name, {}, false, 10});
  out.push_back({"state", say("State"), CellKind::text, {}, false, 8});
  out.push_back({"type", say("Type"), CellKind::text, {}, false, 5});
  out.push_back({"partitions", say("Partitions"), CellKind::number, [of](const void* row) { return count_cell(of(row).partitions); }, true, 7});
  out.push_back({"lag", say("Lag"), CellKind::number, [of](const void* row) { return count_cell(of(row).lag); }, true, 9});
  out.push_back({"max_lag_partition", say("Worst partition"), CellKind::text, {}, false, 6});
  return out;
}

class TopicPage : public Page {
 public:
  explicit TopicPage(Shell& shell) : Page(shell, "topic_page") {
    auto* all = column_of(this);
    facts_ = new FactRow;
    facts_->setObjectName(QStringLiteral("topic_facts"));
    all->addWidget(facts_);
    auto* row = row_of(nullptr, space::margin - 4, 0, space::margin, 0, 0);
    tabs_ = new SubTabs;
    tabs_->addTab(say("Partitions"));
    tabs_->addTab(say("Configs"));
    tabs_->addTab(say("Groups"));
    row->addWidget(tabs_);
    row->addStretch();
    all->addLayout(row);
    all->addWidget(line_h());
    stack_ = new QStackedWidget;
    partitions_ = new ListPanel("topic_partitions", detail_schema(), detail_columns(),
                                {"partitions", say("The topic could not be read."), say("The topic does not exist any more."), "%n partition", "%n partitions"});
    partitions_->filter().set_quick({{say("Offline"), "state=OFFLINE", nullptr, Glyph::square},
                                     {say("Under-replicated"), "state=UNDER_REPLICATED", nullptr, Glyph::triangle},
                                     {say("Leader not preferred"), "state=NOT_PREFERRED"}});
    partitions_->grid().set_multi_selection(true);
    partitions_->grid().set_sort("partition");
    configs_ = new ConfigsPanel(shell);
    readers_ = new ListPanel("topic_groups", reader_schema(), reader_columns(),
                             {"groups", say("Groups could not be read."), say("No group has committed offsets for this topic."), "%n group", "%n groups"});
    readers_->grid().set_sort("lag:desc");
    stack_->addWidget(partitions_);
    stack_->addWidget(configs_);
    stack_->addWidget(readers_);
    all->addWidget(stack_, 1);
    connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
      stack_->setCurrentIndex(index);
      facts_->setVisible(index != 1);
      show_counts();
    });
    connect(&readers_->grid(), &Grid::opened, this, [this](const QString& key) { shell_.go({QStringLiteral("group"), key}); });
    add_ = button(say("Add partitions…"), "add_partitions");
    connect(add_, &QPushButton::clicked, this, [this] {
      const auto read = topic_.feed()->as<TopicRead>();
      ask_add_partitions(shell_, window(), {name_}, read ? std::optional<int>(static_cast<int>(read->rows.size())) : std::nullopt);
    });
    more_ = tool_button("more", say("More"), "topic_more");
    connect(more_, &QToolButton::clicked, this, [this] { show_more(more_->mapToGlobal(QPoint(0, more_->height()))); });
    connect(&partitions_->grid(), &Grid::menu_wanted, this, [this](const QPoint& at) { show_more(at); });
    actions_ = {add_, more_};
    elect_ = button(say("Elect preferred leaders…"), "elect_leaders");
    connect(elect_, &QPushButton::clicked, this, [this] {
      plan::ElectLeaders wanted;
      wanted.partitions = {{name_, {}}};
      shell_.review(review_elect(wanted));
    });
    partitions_->filter().add(elect_);
    connect(configs_, &ConfigsPanel::edits_changed, this, [this] { show_counts(); });
  }

  [[nodiscard]] Head head() const override {
    Head out{say("Topics"), {QStringLiteral("topics")}, shown(name_), {}, {}, shell_.session().favourites().has("topics", name_)};
    const auto read = topic_.feed() ? topic_.feed()->as<TopicRead>() : nullptr;
    if (!read) return out;
    int offline = 0;
    int under = 0;
    int min = 0;
    for (const auto& row : read->rows) {
      offline += row.at.offline() ? 1 : 0;
      under += row.at.under_replicated() ? 1 : 0;
      min += row.at.under_min_isr().value_or(false) ? 1 : 0;
    }
    if (offline > 0) out.badge = {Glyph::square, say("Offline %1").arg(offline), Tone::solid};
    else if (min > 0) out.badge = {Glyph::triangle, say("Under min ISR %1").arg(min), Tone::critical};
    else if (under > 0) out.badge = {Glyph::triangle, say("Under-replicated %1").arg(under), Tone::warning};
    return out;
  }
  void toggle_star() override { shell_.session().favourites().toggle("topics", name_); }
  [[nodiscard]] Feed* main_feed() override { return topic_.feed(); }
  [[nodiscard]] QString command() const override {
    return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" topic describe -- ") + shown(name_);
  }
  void open(const Route& route) override {
    const std::string name = route.arg.toStdString();
    if (name != name_) {
      name_ = name;
      for (auto* list : {partitions_, readers_}) list->set_rows(nullptr);
      facts_->set({});
      auto& session = shell_.session();
      configs_->set_entity(configs::EntityType::topic, name);
      watch(topic_, &session.feed("topic/" + name, [name] { return read::topic(name); }, topic_interval), [this] { take(); });
      watch(config_feed_, &session.feed("topic_configs/" + name, [name] { return read::configs(configs::EntityType::topic, name); }, topic_interval),
            [this] {
              configs_->take(*config_feed_.feed());
              take();
            });
      watch(reader_feed_, &session.feed("topic_groups/" + name, [name] { return read::topic_groups(name); }, topic_interval * 3), [this] {
        const auto read = reader_feed_.feed()->as<TopicLagRead>();
        readers_->take(*reader_feed_.feed(), read ? std::make_shared<const Rows>(read, reader_schema(), read->rows) : nullptr);
        show_counts();
      });
    }
    if (route.tab == QLatin1String("configs")) tabs_->setCurrentIndex(1);
    else if (route.tab == QLatin1String("groups")) tabs_->setCurrentIndex(2);
    else if (!route.tab.isEmpty()) tabs_->setCurrentIndex(0);
  }
  void focus_filter() override {
    if (stack_->currentIndex() == 1) configs_->focus_filter();
    else (stack_->currentIndex() == 0 ? partitions_ : readers_)->filter().focus();
  }

 private:
  /// The partitions chosen, as numbers; empty: none.
  [[nodiscard]] std::vector<std::int32_t> chosen() const {
    std::vector<std::int32_t> out;
    for (const auto& key : partitions_->grid().selection())
      if (const void* row = partitions_->grid().find(key)) out.push_back(detail_of(row).at.partition);
    std::sort(out.begin(), out.end());
    return out;
  }

  void show_more(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("topic_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool allowed = !shell_.session().read_only();
    const auto numbers = chosen();
    const auto add = [&](const QString& text, bool enabled, auto act) {
      auto* action = menu->addAction(text);
      action->setEnabled(enabled);
      connect(action, &QAction::triggered, this, act);
    };
    if (!numbers.empty()) {
      add(say_n("Move %n partition…", "Move %n partitions…", static_cast<long long>(numbers.size())), allowed, [this, numbers] {
        std::vector<plan::WantedMove> moves;
        if (const auto read = topic_.feed()->as<TopicRead>())
          for (const auto& row : read->rows)
            if (std::find(numbers.begin(), numbers.end(), row.at.partition) != numbers.end()) {
              const auto replicas = row.at.replicas();
              moves.push_back({name_, row.at.partition, {replicas.begin(), replicas.end()}});
            }
        ask_move(shell_, window(), moves);
      });
      add(say("Elect preferred leader…"), allowed, [this, numbers] {
        plan::ElectLeaders wanted;
        wanted.partitions = {{name_, numbers}};
        shell_.review(review_elect(wanted));
      });
      add(say("Delete records of the partitions selected…"), allowed, [this, numbers] { ask_delete_records(shell_, window(), {{name_, numbers}}); });
      menu->addSeparator();
    }
    add(say("Clone…"), allowed, [this] { ask_clone_topic(shell_, window(), name_); });
    add(say("Delete records…"), allowed, [this] { ask_delete_records(shell_, window(), {{name_, {}}}); });
    add(say("Delete topic…"), allowed, [this] { shell_.review(review_delete({{name_}, false})); });
    menu->addSeparator();
    add(say("Copy name"), true, [this] { shell_.copy(shown(name_)); });
    add(say("Copy as klamm command"), true, [this] { shell_.copy(command()); });
    menu->popup(at);
  }

  [[nodiscard]] std::optional<std::string> config(const char* key) const {
    const auto read = config_feed_.feed() ? config_feed_.feed()->as<ConfigsRead>() : nullptr;
    if (!read) return std::nullopt;
    for (const auto& row : read->rows)
      if (row.key == key) return row.value;
    return std::nullopt;
  }

  void show_counts() {
    const auto read = topic_.feed() ? topic_.feed()->as<TopicRead>() : nullptr;
    tabs_->set_count(0, read ? QString::number(read->rows.size()) : QString());
    tabs_->set_count(1, configs_->own() > 0 ? say("%1 set").arg(configs_->own()) : QString());
    const auto readers = reader_feed_.feed() ? reader_feed_.feed()->as<TopicLagRead>() : nullptr;
    tabs_->set_count(2, readers ? QString::number(readers->rows.size()) : QString());
  }

  void take() {
    const QString reason = shell_.session().read_only() ? read_only_reason(shell_.session()) : QString();
    block(add_, reason);
    block(elect_, reason);
    Feed& feed = *topic_.feed();
    const auto read = feed.as<TopicRead>();
    partitions_->take(feed, read ? std::make_shared<const Rows>(read, detail_schema(), read->rows) : nullptr);
    show_counts();
    if (!read || read->rows.empty()) return;
    std::int64_t size = 0;
    std::int64_t records = 0;
    bool sized = true;
    bool counted = true;
    std::size_t replicas = 0;
    for (const auto& row : read->rows) {
      sized = sized && row.size_bytes;
      size += row.size_bytes.value_or(0);
      const auto own = records_of(row);
      counted = counted && own;
      records += own.value_or(0);
      replicas += row.at.replica_count;
    }
    std::vector<Fact> facts;
    facts.push_back({say("Partitions"), count_words(static_cast<std::int64_t>(read->rows.size()))});
    facts.push_back({say("Replication factor"), QString::number(read->rows.front().at.replica_count)});
    if (const auto min = config("min.insync.replicas")) facts.push_back({QStringLiteral("min.insync.replicas"), shown(*min)});
    facts.push_back({say("Size"), sized ? bytes_words(static_cast<double>(size)) : dash, say("on %1 replicas").arg(replicas)});
    facts.push_back({say("Records"), counted ? QStringLiteral("≈ ") + short_count(static_cast<double>(records)) : dash});
    if (counted) facts.back().tip = count_words(records);
    if (const auto retention = config("retention.ms")) facts.push_back({say("Retention"), config_words("retention.ms", retention)});
    if (const auto cleanup = config("cleanup.policy")) facts.push_back({say("Cleanup policy"), shown(*cleanup)});
    const std::string& id = read->rows.front().at.of->id;
    if (!id.empty()) facts.push_back({say("Topic id"), shown(id), {}, false, true});
    facts_->set(std::move(facts));
  }

  std::string name_;
  QPushButton* add_;
  QPushButton* elect_;
  QToolButton* more_;
  FactRow* facts_;
  SubTabs* tabs_;
  QStackedWidget* stack_;
  ListPanel* partitions_;
  ConfigsPanel* configs_;
  ListPanel* readers_;
  Watching topic_;
  Watching config_feed_;
  Watching reader_feed_;
};

} // namespace

Page* make_topic_page(Shell& shell) {
  return new TopicPage(shell);
}

} // namespace klamm::gui
