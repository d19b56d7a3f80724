#include <gui/charts/lag_chart.hpp>
#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/pages/group_parts.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/theme/sub_tabs.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QButtonGroup>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace klamm::gui {
namespace {

constexpr std::chrono::milliseconds group_interval{5'000};

class GroupPage : public Page {
 public:
  explicit GroupPage(Shell& shell) : Page(shell, "group_page") {
    auto* all = column_of(this);
    facts_ = new FactRow;
    facts_->setObjectName(QStringLiteral("group_facts"));
    all->addWidget(facts_);
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    auto* upper = filled("surface");
    auto* column = column_of(upper);
    auto* bar = row_of(nullptr, space::margin, 6, space::margin, 0, 0);
    bar->addWidget(label(say("Lag"), Type::section));
    bar->addSpacing(5);
    bar->addWidget(label(say("records, %1").arg(zone_short()), Type::base, "muted"));
    bar->addStretch();
    auto* ranges = new QButtonGroup(this);
    const std::pair<const char*, int> choices[] = {{"5 m", 5}, {"15 m", 15}, {"1 h", 60}, {"Session", 0}};
    for (const auto& [title, minutes] : choices) {
      auto* choice = button(say(title), "range", ButtonKind::segment);
      choice->setCheckable(true);
      choice->setChecked(minutes == 0);
      choice->setProperty("edge", minutes == 5 ? "first" : minutes == 0 ? "last" : "");
      ranges->addButton(choice);
      bar->addWidget(choice);
      connect(choice, &QPushButton::clicked, this, [this, minutes = minutes] {
        chart_->set_range(minutes == 0 ? std::nullopt : std::optional<std::chrono::milliseconds>(std::chrono::minutes(minutes)));
      });
    }
    bar->addSpacing(8);
    auto* by = new QButtonGroup(this);
    by_topic_ = button(say("By topic"), "by_topic", ButtonKind::segment);
    by_partition_ = button(say("By partition"), "by_partition", ButtonKind::segment);
    for (auto* choice : {by_topic_, by_partition_}) {
      choice->setCheckable(true);
      by->addButton(choice);
      bar->addWidget(choice);
      connect(choice, &QPushButton::clicked, this, [this] { show_chart(); });
    }
    by_topic_->setProperty("edge", "first");
    by_partition_->setProperty("edge", "last");
    by_topic_->setChecked(true);
    column->addLayout(bar);
    chart_ = new LagChart;
    column->addWidget(chart_, 1);
    split->addWidget(upper);

    auto* lower = filled("surface");
    auto* below = column_of(lower);
    auto* tabs_row = row_of(nullptr, space::margin - 4, 0, space::margin, 0, 0);
    tabs_ = new SubTabs;
    tabs_->addTab(say("Partitions"));
    tabs_->addTab(say("Members"));
    tabs_row->addWidget(tabs_);
    tabs_row->addStretch();
    below->addLayout(tabs_row);
    below->addWidget(line_h());
    stack_ = new QStackedWidget;
    partitions_ = new ListPanel("group_partitions", group_partition_schema(), group_partition_columns(),
                                {"partitions", say("The group could not be read."), say("The group has committed nothing, and nothing is assigned to a member."),
                                 "%n partition", "%n partitions", say("Filter: lag>0 and topic=orders")});
    partitions_->filter().set_quick({{say("Lagging"), "lag>0"}});
    partitions_->grid().set_sort("lag:desc");
    partitions_->grid().set_multi_selection(true);
    members_ = new ListPanel("group_members", View<groups::Member>::schema(), group_member_columns(),
                             {"groups", say("The group could not be read."), say("The group has no members. Its offsets can be reset."), "%n member", "%n members"});
    members_->grid().set_multi_selection(true);
    members_->grid().set_search_field("client_id");
    stack_->addWidget(partitions_);
    stack_->addWidget(members_);
    below->addWidget(stack_, 1);
    split->addWidget(lower);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({300, 420});
    all->addWidget(split, 1);
    connect(tabs_, &QTabBar::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
    reset_ = button(say("Reset offsets…"), "reset_offsets");
    connect(reset_, &QPushButton::clicked, this, [this] { ask_reset_offsets(shell_, window(), id_, topics()); });
    more_ = tool_button("more", say("More"), "group_more");
    connect(more_, &QToolButton::clicked, this, [this] { show_more(); });
    actions_ = {reset_, more_};
    connect(&partitions_->grid(), &Grid::opened, this, [this](const QString& key) {
      shell_.go({QStringLiteral("topic"), key.section(QLatin1Char(':'), 0, -2)});
    });
  }

  [[nodiscard]] Head head() const override {
    Head out{say("Groups"), {QStringLiteral("groups")}, shown(id_), {}, {}, shell_.session().favourites().has("groups", id_)};
    const auto read = feed_.feed() ? feed_.feed()->as<GroupRead>() : nullptr;
    if (!read) return out;
    int lost = 0;
    int unknown = 0;
    for (const auto& row : read->partitions) {
      lost += row.status == "DATA_LOSS" ? 1 : 0;
      unknown += !row.lag && row.committed ? 1 : 0;
    }
    const auto all = read->partitions.size();
    if (lost > 0) out.badge = {Glyph::square, say("Data loss %1 of %2").arg(lost).arg(all), Tone::critical};
    else if (unknown > 0) out.badge = {Glyph::question, say("Unknown %1 of %2").arg(unknown).arg(all), Tone::unknown};
    if (read->description) {
      QStringList parts;
      if (read->description->state) parts << state_words(shown(*read->description->state));
      if (read->description->type) parts << shown(*read->description->type);
      parts << say_n("%n member", "%n members", read->description->members);
      out.note = parts.join(QStringLiteral(" · "));
    }
    return out;
  }
  void toggle_star() override { shell_.session().favourites().toggle("groups", id_); }
  [[nodiscard]] Feed* main_feed() override { return feed_.feed(); }
  [[nodiscard]] QString command() const override {
    return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" lag describe -- ") + shown(id_);
  }
  void open(const Route& route) override {
    const std::string id = route.arg.toStdString();
    if (id != id_) {
      id_ = id;
      partitions_->set_rows(nullptr);
      members_->set_rows(nullptr);
      facts_->set({});
      chart_->set_lines({});
      watch(feed_, &shell_.session().feed("group/" + id, [id] { return read::group(id); }, group_interval), [this] { take(); });
    }
    if (!route.filter.isEmpty()) partitions_->filter().set_filter(route.filter);
  }
  void focus_filter() override { (stack_->currentIndex() == 0 ? partitions_ : members_)->filter().focus(); }

 private:
  [[nodiscard]] std::vector<std::string> topics() const {
    std::set<std::string> names;
    if (const auto read = feed_.feed()->as<GroupRead>()) {
      for (const auto& row : read->partitions)
        if (row.topic) names.insert(*row.topic);
    }
    return {names.begin(), names.end()};
  }

  void show_more() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("group_menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(say("Copy as klamm command")), &QAction::triggered, this, [this] { shell_.copy(command()); });
    menu->addSeparator();
    const bool allowed = !shell_.session().read_only();
    const auto read = feed_.feed()->as<GroupRead>();
    const std::vector<std::string> chosen(members_->grid().selection().begin(), members_->grid().selection().end());
    auto* remove = menu->addAction(chosen.empty() ? say("Remove members…") : say_n("Remove %n member…", "Remove %n members…", static_cast<long long>(chosen.size())));
    remove->setEnabled(allowed && read && !chosen.empty());
    connect(remove, &QAction::triggered, this, [this, chosen, read] {
      plan::RemoveMembers wanted;
      wanted.group = id_;
      for (const auto& member : read->members)
        if (std::find(chosen.begin(), chosen.end(), member_key(member)) != chosen.end()) wanted.members.push_back(member.member_id);
      shell_.review(review_remove_members(wanted));
    });
    auto* offsets = menu->addAction(say("Delete offsets of the partitions selected…"));
    const std::vector<std::string> places(partitions_->grid().selection().begin(), partitions_->grid().selection().end());
    offsets->setEnabled(allowed && !places.empty());
    connect(offsets, &QAction::triggered, this, [this, places] {
      plan::DeleteOffsets wanted;
      wanted.groups = {id_};
      for (const auto& place : places)
        if (const auto one = parse_topic_partitions(place)) wanted.scope.topics.push_back(*one);
      shell_.review(review_delete_offsets(wanted));
    });
    auto* remove_group = menu->addAction(say("Delete group…"));
    remove_group->setEnabled(allowed);
    connect(remove_group, &QAction::triggered, this, [this] {
      plan::DeleteGroups wanted;
      wanted.names = {id_};
      shell_.review(review_delete_groups(wanted));
    });
    menu->popup(more_->mapToGlobal(QPoint(0, more_->height())));
  }

  [[nodiscard]] static std::string member_key(const groups::Member& member) {
    return View<groups::Member>::schema().key(&member);
  }

  void take() {
    block(reset_, shell_.session().read_only() ? read_only_reason(shell_.session()) : QString());
    Feed& feed = *feed_.feed();
    const auto read = feed.as<GroupRead>();
    if (!read) {
      partitions_->take(feed, nullptr);
      members_->take(feed, nullptr);
      return;
    }
    tabs_->set_count(0, QString::number(read->partitions.size()));
    tabs_->set_count(1, QString::number(read->members.size()));
    partitions_->take(feed, group_partition_rows(shell_.session(), id_, *read));
    members_->take(feed, std::make_shared<const Rows>(read, View<groups::Member>::schema(), read->members));
    facts_->set(group_facts(shell_.session(), id_, *read));
    show_chart();
  }

  void show_chart() {
    std::vector<LagChart::Line> lines;
    const std::string prefix = id_ + "\n";
    for (const auto& [key, series] : shell_.session().all_series()) {
      if (!key.starts_with(prefix)) continue;
      const std::string name = key.substr(prefix.size());
      if ((name.find(':') != std::string::npos) != by_partition_->isChecked()) continue;
      lines.push_back({shown(name), series.points()});
    }
    std::sort(lines.begin(), lines.end(), [](const auto& left, const auto& right) {
      const double l = left.points.empty() ? 0 : left.points.back().value.value_or(0);
      const double r = right.points.empty() ? 0 : right.points.back().value.value_or(0);
      return l != r ? l > r : left.name < right.name;
    });
    chart_->set_lines(std::move(lines));
  }

  std::string id_;
  QPushButton* reset_;
  QToolButton* more_;
  FactRow* facts_;
  LagChart* chart_;
  QPushButton* by_topic_;
  QPushButton* by_partition_;
  SubTabs* tabs_;
  QStackedWidget* stack_;
  ListPanel* partitions_;
  ListPanel* members_;
  Watching feed_;
};

} // namespace

Page* make_group_page(Shell& shell) {
  return new GroupPage(shell);
}

} // namespace klamm::gui
