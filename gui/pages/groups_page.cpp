#include <gui/dialogs/plan_review.hpp>
#include <gui/parts/bulk_bar.hpp>
#include <gui/pages/group_rows.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QVBoxLayout>

namespace klamm::gui {
namespace {

class GroupsPage : public Page {
 public:
  explicit GroupsPage(Shell& shell) : Page(shell, "groups_page") {
    auto* all = column_of(this);
    list_ = new ListPanel("groups", group_schema(), group_columns(shell.session(), false),
                          {"groups", say("Groups could not be read."), say("No groups yet. A group appears when a consumer commits or joins."),
                           "%n group", "%n groups", say("Filter: lag>1k and state=Stable")});
    list_->grid().set_multi_selection(true);
    list_->filter().set_quick({{say("Data loss"), "health=DATA_LOSS", nullptr, Glyph::square},
                               {say("Unknown"), "health=UNKNOWN"},
                               {say("Lagging"), "lag>0"},
                               {say("Favourites"), "favourite=yes", "star"},
                               {say("Empty"), "state=EMPTY"}});
    all->addWidget(list_, 1);
    bulk_ = new BulkBar;
    bulk_->when_cleared([this] { list_->grid().clear_selection(); });
    open_ = bulk_->add(say("Open"), "bulk_open", [this] { shell_.go({QStringLiteral("group"), QString::fromStdString(*list_->grid().selection().begin())}); });
    delete_ = bulk_->add(say("Delete…"), "bulk_delete", [this] {
      plan::DeleteGroups wanted;
      wanted.names.assign(list_->grid().selection().begin(), list_->grid().selection().end());
      shell_.review(review_delete_groups(wanted));
    }, true);
    all->addWidget(bulk_);
    connect(&list_->grid(), &Grid::selection_changed, this, [this] { show_selection(); });
    connect(&list_->grid(), &Grid::opened, this, [this](const QString& key) { shell_.go({QStringLiteral("group"), key}); });
    list_->grid().set_sort("lag:desc");
    watch(groups_, &shell.session().feed(Kind::groups), [this] {
      show_rows();
    });
    connect(&shell.session().favourites(), &Favourites::changed, this, [this] { show_rows(); });
    connect(&list_->grid(), &Grid::starred, this, [this](const QString& key) { shell_.session().favourites().toggle("groups", key.toStdString()); });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Groups"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return groups_.feed(); }
  [[nodiscard]] QString command() const override {
    return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" lag list");
  }
  void open(const Route& route) override {
    if (!route.filter.isEmpty()) list_->filter().set_filter(route.filter);
  }
  void focus_filter() override { list_->filter().focus(); }
  bool escape() override {
    if (list_->grid().selection().empty()) return false;
    list_->grid().clear_selection();
    return true;
  }

 private:
  void show_rows() {
    const auto read = groups_.feed()->as<GroupsRead>();
    list_->take(*groups_.feed(), read ? group_rows(shell_.session(), read) : nullptr);
  }

  void show_selection() {
    const auto& chosen = list_->grid().selection();
    if (chosen.empty()) return bulk_->show_selection({}, {});
    QString aside;
    if (const auto hidden = list_->grid().selected_and_hidden(); hidden > 0)
      aside = say_n("%n hidden by the filter", "%n hidden by the filter", static_cast<long long>(hidden));
    bulk_->show_selection(say_n("%n group selected", "%n groups selected", static_cast<long long>(chosen.size())), aside);
    open_->setEnabled(chosen.size() == 1);
    block(delete_, shell_.session().read_only() ? read_only_reason(shell_.session()) : QString());
  }

  ListPanel* list_;
  BulkBar* bulk_;
  QPushButton* open_;
  QPushButton* delete_;
  Watching groups_;
};

} // namespace

Page* make_groups_page(Shell& shell) {
  return new GroupsPage(shell);
}

} // namespace klamm::gui
