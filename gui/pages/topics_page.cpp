#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/parts/bulk_bar.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/pages/topic_rows.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QMenu>
#include <QVBoxLayout>

namespace klamm::gui {
namespace {

class TopicsPage : public Page {
 public:
  explicit TopicsPage(Shell& shell) : Page(shell, "topics_page") {
    auto* all = column_of(this);
    list_ = new ListPanel("topics", topic_schema(), topic_columns(),
                          {"topics", say("Topics could not be read."), say("No topics yet. A topic appears when it is created."),
                           "%n topic", "%n topics", say("Filter: size>1GiB and partitions>=12")});
    list_->grid().set_multi_selection(true);
    list_->filter().set_quick({{say("Offline"), "offline>0", nullptr, Glyph::square},
                               {say("Under min ISR"), "under_min_isr>0", nullptr, Glyph::triangle},
                               {say("Under-replicated"), "under_replicated>0", nullptr, Glyph::triangle},
                               {say("Favourites"), "favourite=yes", "star"},
                               {say("Internal"), "internal=yes"}});
    all->addWidget(list_, 1);
    make_bulk_bar();
    all->addWidget(bulk_);
    create_ = button(say("Create topic…"), "create_topic", ButtonKind::primary);
    connect(create_, &QPushButton::clicked, this, [this] { ask_create_topic(shell_, window()); });
    actions_.push_back(create_);
    connect(&list_->grid(), &Grid::selection_changed, this, [this] { show_selection(); });
    connect(&list_->grid(), &Grid::arranged, this, [this] { show_selection(); });
    connect(&list_->grid(), &Grid::menu_wanted, this, [this](const QPoint& at) { show_menu(at); });
    if (shell.session().read_only()) block(create_, read_only_reason(shell.session()));
    connect(&list_->grid(), &Grid::opened, this, [this](const QString& key) { shell_.go({QStringLiteral("topic"), key}); });
    list_->grid().set_sort("name");
    watch(topics_, &shell.session().feed(Kind::topics), [this] {
      show_rows();
    });
    connect(&shell.session().favourites(), &Favourites::changed, this, [this] { show_rows(); });
    connect(&list_->grid(), &Grid::starred, this, [this](const QString& key) { shell_.session().favourites().toggle("topics", key.toStdString()); });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Topics"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return topics_.feed(); }
  [[nodiscard]] QString command() const override {
    return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" topic list -o wide");
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
    const auto read = topics_.feed()->as<TopicsRead>();
    list_->take(*topics_.feed(), read ? topic_rows(shell_.session(), read) : nullptr);
  }

  [[nodiscard]] std::vector<std::string> chosen() const {
    return {list_->grid().selection().begin(), list_->grid().selection().end()};
  }

  void make_bulk_bar() {
    bulk_ = new BulkBar;
    bulk_->when_cleared([this] { list_->grid().clear_selection(); });
    set_ = bulk_->add(say("Set configs…"), "bulk_set", [this] { ask_set_config(shell_, window(), chosen()); });
    add_ = bulk_->add(say("Add partitions…"), "bulk_add", [this] { ask_add_partitions(shell_, window(), chosen(), partitions_now()); });
    clone_ = bulk_->add(say("Clone…"), "bulk_clone", [this] { ask_clone_topic(shell_, window(), chosen().front()); });
    bulk_->add_line();
    records_ = bulk_->add(say("Delete records…"), "bulk_records", [this] {
      std::vector<TopicPartitions> where;
      for (const auto& name : chosen()) where.push_back({name, {}});
      ask_delete_records(shell_, window(), where);
    });
    delete_ = bulk_->add(say("Delete…"), "bulk_delete", [this] { shell_.review(review_delete({chosen(), false})); }, true);
  }

  [[nodiscard]] std::optional<int> partitions_now() const {
    const auto names = chosen();
    const void* row = names.size() == 1 ? list_->grid().find(names.front()) : nullptr;
    return row ? std::optional<int>(topic_of(row).partitions) : std::nullopt;
  }

  void show_selection() {
    const auto names = chosen();
    if (names.empty()) return bulk_->show_selection({}, {});
    std::int64_t partitions = 0;
    std::int64_t size = 0;
    bool sized = true;
    for (const auto& name : names) {
      const void* row = list_->grid().find(name);
      if (!row) continue;
      partitions += topic_of(row).partitions;
      sized = sized && topic_of(row).size_bytes;
      size += topic_of(row).size_bytes.value_or(0);
    }
    QString aside = say_n("%n partition", "%n partitions", partitions);
    if (sized) aside += QStringLiteral(" · ") + bytes_words(static_cast<double>(size));
    if (const auto hidden = list_->grid().selected_and_hidden(); hidden > 0)
      aside += QStringLiteral(" · ") + say_n("%n hidden by the filter", "%n hidden by the filter", static_cast<long long>(hidden));
    bulk_->show_selection(say_n("%n topic selected", "%n topics selected", static_cast<long long>(names.size())), aside);
    const QString reason = shell_.session().read_only() ? read_only_reason(shell_.session()) : QString();
    for (auto* one : {set_, add_, records_, delete_}) block(one, reason);
    block(clone_, !reason.isEmpty() ? reason : names.size() > 1 ? say("One topic at a time can be cloned.") : QString());
  }

  void show_menu(const QPoint& at) {
    const auto names = chosen(); // what is chosen now, whatever moves under the menu
    if (names.empty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("topic_menu"));
    const QString name = QString::fromStdString(names.front());
    connect(menu->addAction(say("Open")), &QAction::triggered, this, [this, name] { shell_.go({QStringLiteral("topic"), name}); });
    connect(menu->addAction(say("Open configs")), &QAction::triggered, this, [this, name] { shell_.go({QStringLiteral("topic"), name, {}, QStringLiteral("configs")}); });
    menu->addSeparator();
    connect(menu->addAction(say("Copy rows")), &QAction::triggered, this, [this] { list_->grid().copy_selection(); });
    connect(menu->addAction(say("Copy name")), &QAction::triggered, this, [this, name] { shell_.copy(name); });
    if (!shell_.session().read_only()) {
      menu->addSeparator();
      connect(menu->addAction(say("Delete…")), &QAction::triggered, this, [this, names] { shell_.review(review_delete({names, false})); });
    }
    menu->popup(at);
  }

  ListPanel* list_;
  BulkBar* bulk_;
  QPushButton* create_;
  QPushButton* set_;
  QPushButton* add_;
  QPushButton* clone_;
  QPushButton* records_;
  QPushButton* delete_;
  Watching topics_;
};

} // namespace

Page* make_topics_page(Shell& shell) {
  return new TopicsPage(shell);
}

} // namespace klamm::gui
