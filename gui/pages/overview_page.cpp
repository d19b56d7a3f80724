#include <gui/pages/group_rows.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/overview_parts.hpp>
#include <gui/pages/pages.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace klamm::gui {
namespace {

class OverviewPage : public Page {
 public:
  explicit OverviewPage(Shell& shell) : Page(shell, "overview_page") {
    auto* outer = column_of(this);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* inside = filled("window");
    auto* all = column_of(inside, space::margin, space::margin, space::margin, space::margin, space::gap);
    problems_ = new ProblemsCard;
    figures_ = new FiguresCard;
    brokers_card_ = new BrokersCard;
    all->addWidget(problems_);
    all->addWidget(figures_);
    all->addWidget(brokers_card_);
    auto* below = row_of(nullptr, 0, 0, 0, 0, space::gap);
    auto* lag = filled("card");
    auto* lag_column = column_of(lag, 1, 0, 1, 4, 0);
    auto* lag_head = new QWidget;
    lag_head->setFixedHeight(36);
    row_of(lag_head, 15, 0, 15, 0)->addWidget(label(say("Top lag"), Type::section));
    lag_column->addWidget(lag_head);
    ListPanel::Words words;
    words.filter = false;
    words.icon = "groups";
    words.failed = say("Groups could not be read.");
    words.none = say("No groups yet. A group appears when a consumer commits or joins.");
    top_ = new ListPanel("top_lag", group_schema(), group_columns(shell.session(), true), words);
    top_->grid().set_sort("lag:desc");
    lag_column->addWidget(top_, 1);
    seen_ = new SeenCard(shell.session());
    lag->setMinimumHeight(330);
    below->addWidget(lag, 59);
    below->addWidget(seen_, 41);
    all->addLayout(below, 1);
    scroll->setWidget(inside);
    outer->addWidget(scroll);

    connect(&top_->grid(), &Grid::opened, this, [this](const QString& key) { shell_.go({QStringLiteral("group"), key}); });
    problems_->when_opened([this](const Route& route) { shell_.go(route); });
    figures_->when_opened([this](const Route& route) { shell_.go(route); });
    brokers_card_->when_opened([this](const Route& route) { shell_.go(route); });
    auto& session = shell.session();
    watch(health_, &session.feed(Kind::health), [this] { show_problems(); });
    watch(brokers_, &session.feed(Kind::brokers), [this] {
      show_figures();
      show_brokers();
    });
    watch(topics_, &session.feed(Kind::topics), [this] { show_figures(); });
    watch(partitions_, &session.feed(Kind::partitions), [this] {
      show_figures();
      show_problems();
    });
    watch(cluster_, &session.feed(Kind::cluster), [this] { show_figures(); });
    watch(groups_, &session.feed(Kind::groups), [this] {
      const auto read = groups_.feed()->as<GroupsRead>();
      top_->take(*groups_.feed(), read ? group_rows(shell_.session(), read) : nullptr);
      show_figures();
      show_problems();
    });
    connect(&session, &Session::seen_changed, this, [this] {
      seen_->refresh();
      show_problems();
    });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Overview"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return health_.feed(); }
  [[nodiscard]] QString command() const override {
    return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" cluster health");
  }

 private:
  void show_problems() {
    const Feed& feed = *health_.feed();
    const auto read = feed.as<FindingsRead>();
    if (!read) {
      if (feed.failure()) problems_->set_failed(say(*feed.failure()));
      return;
    }
    std::vector<Problem> out;
    for (const auto& finding : read->rows) {
      if (finding.level == cluster::Level::info) continue;
      out.push_back(problem_of(finding, shell_.session().seen()));
    }
    if (const auto groups = groups_.feed() ? groups_.feed()->as<GroupsRead>() : nullptr)
      for (const auto& line : groups->rows)
        if (auto problem = problem_of(line)) out.push_back(std::move(*problem));
    std::stable_sort(out.begin(), out.end(), [](const auto& left, const auto& right) { return left.critical > right.critical; });
    const auto partitions = partitions_.feed() ? partitions_.feed()->as<PartitionsRead>() : nullptr;
    problems_->set(std::move(out), partitions ? static_cast<long long>(partitions->rows.size()) : -1, feed.age());
  }

  void show_figures() {
    std::vector<Figure> out;
    const auto brokers = brokers_.feed() ? brokers_.feed()->as<BrokersRead>() : nullptr;
    const auto topics = topics_.feed() ? topics_.feed()->as<TopicsRead>() : nullptr;
    const auto partitions = partitions_.feed() ? partitions_.feed()->as<PartitionsRead>() : nullptr;
    const auto groups = groups_.feed() ? groups_.feed()->as<GroupsRead>() : nullptr;
    const auto cluster = cluster_.feed() ? cluster_.feed()->as<ClusterRead>() : nullptr;
    Figure broker{say("Brokers"), dash, {}, {}, {QStringLiteral("brokers")}};
    Figure disk{say("Data on disk"), dash, {}, {}, {QStringLiteral("brokers")}};
    if (brokers) {
      std::size_t live = 0;
      std::int64_t used = 0;
      std::int64_t room = 0;
      std::size_t told = 0;
      std::size_t roomy = 0;
      for (const auto& one : brokers->rows) {
        live += one.state == brokers::State::live ? 1 : 0;
        if (one.size_bytes) {
          used += *one.size_bytes;
          ++told;
        }
        if (one.total_bytes) {
          room += *one.total_bytes;
          ++roomy;
        }
      }
      broker.value = QString::number(live);
      if (live < brokers->rows.size()) broker.unit = QStringLiteral(" / %1").arg(brokers->rows.size());
      if (told > 0) {
        disk.value = bytes_words(static_cast<double>(used));
        disk.below = roomy > 0 ? say("of %1 on %2 brokers").arg(bytes_words(static_cast<double>(room))).arg(roomy) : say("on %1 brokers").arg(told);
      }
    }
    if (cluster) {
      QStringList parts;
      if (cluster->cluster.controller) parts << say("controller %1").arg(*cluster->cluster.controller);
      if (cluster->cluster.metadata_version) parts << shown(*cluster->cluster.metadata_version);
      broker.below = parts.join(QStringLiteral(" · "));
    }
    out.push_back(broker);
    Figure topic{say("Topics"), dash, {}, {}, {QStringLiteral("topics")}};
    if (topics) {
      const auto internal = std::count_if(topics->rows.begin(), topics->rows.end(), [](const auto& row) { return row.internal; });
      topic.value = count_words(static_cast<std::int64_t>(topics->rows.size()) - internal);
      if (internal > 0) topic.below = say("and %1 internal").arg(internal);
    }
    out.push_back(topic);
    Figure partition{say("Partitions"), dash, {}, {}, {QStringLiteral("partitions")}};
    if (partitions) {
      std::int64_t replicas = 0;
      for (const auto& row : partitions->rows) replicas += row.replica_count;
      partition.value = count_words(static_cast<std::int64_t>(partitions->rows.size()));
      partition.below = say("in %1 replicas").arg(count_words(replicas));
    }
    out.push_back(partition);
    Figure group{say("Groups"), dash, {}, {}, {QStringLiteral("groups")}};
    Figure lag{say("Lag"), dash, {}, {}, {QStringLiteral("groups"), {}, QStringLiteral("lag>0")}};
    if (groups) {
      std::size_t stable = 0;
      std::size_t empty = 0;
      std::size_t told = 0;
      double sum = 0;
      for (const auto& line : groups->rows) {
        stable += line.group.state == "STABLE" ? 1 : 0;
        empty += line.group.state == "EMPTY" ? 1 : 0;
        if (!line.lag) continue;
        ++told;
        sum += static_cast<double>(line.lag->lag.value_or(0));
      }
      group.value = count_words(static_cast<std::int64_t>(groups->rows.size()));
      group.below = say("%1 stable · %2 empty").arg(stable).arg(empty);
      if (told > 0) {
        lag.value = short_count(sum);
        lag.tip = count_words(static_cast<std::int64_t>(sum));
      }
      lag.below = say("%1 of %2 groups read").arg(told).arg(groups->rows.size());
    }
    out.push_back(group);
    out.push_back(lag);
    out.push_back(disk);
    figures_->set(std::move(out));
  }

  void show_brokers() {
    if (const auto read = brokers_.feed()->as<BrokersRead>()) brokers_card_->set(read->rows);
  }

  ProblemsCard* problems_;
  FiguresCard* figures_;
  BrokersCard* brokers_card_;
  ListPanel* top_;
  SeenCard* seen_;
  Watching health_;
  Watching brokers_;
  Watching topics_;
  Watching partitions_;
  Watching cluster_;
  Watching groups_;
};

} // namespace

Page* make_overview_page(Shell& shell) {
  return new OverviewPage(shell);
}

} // namespace klamm::gui
