#include <gui/dialogs/form_dialog.hpp>
#include <gui/dialogs/review_request.hpp>
#include <gui/parts/bulk_bar.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace klamm::gui {
namespace {

const partitions::Partition& partition_of(const void* row) {
  return *static_cast<const partitions::Partition*>(row);
}

std::vector<GridColumn> partition_columns() {
  std::vector<GridColumn> out;
  out.push_back({"topic", say("Topic"), CellKind::name, {}, false, 10});
  out.push_back({"partition", say("Partition"), CellKind::number, {}, true, 9});
  out.push_back({"state", say("Health"), CellKind::badge, [](const void* row) { return health_cell(partition_of(row)); }, false, 8});
  out.push_back({"leader", say("Leader"), CellKind::number, {}, true, 7});
  out.push_back({"replicas", say("Replicas"), CellKind::boxes,
                 [](const void* row) {
                   Cell cell;
                   cell.boxes = boxes_of(partition_of(row));
                   return cell;
                 },
                 false, 6});
  out.push_back({"isr_count", say("In sync"), CellKind::number,
                 [](const void* row) {
                   const auto& at = partition_of(row);
                   return words(QStringLiteral("%1/%2").arg(at.isr_count).arg(at.replica_count), at.under_replicated() ? Tone::none : Tone::muted);
                 },
                 true, 5});
  out.push_back({"min_insync_replicas", say("Min ISR"), CellKind::number, [](const void* row) { return count_cell(partition_of(row).of->min_insync_replicas); }, true, 4});
  out.push_back({"leader_epoch", say("Leader epoch"), CellKind::number, {}, true, 3});
  return out;
}

class PartitionsPage : public Page {
 public:
  explicit PartitionsPage(Shell& shell) : Page(shell, "partitions_page") {
    auto* all = column_of(this);
    list_ = new ListPanel("partitions", View<partitions::Partition>::schema(), partition_columns(),
                          {"partitions", say("Partitions could not be read."), say("No partitions yet."), "%n partition",
                           "%n partitions", say("Filter: topic=orders and leader=1")});
    list_->grid().set_multi_selection(true);
    list_->filter().set_quick({{say("Offline"), "state=OFFLINE", nullptr, Glyph::square},
                               {say("Under-replicated"), "state=UNDER_REPLICATED", nullptr, Glyph::triangle},
                               {say("Leader not preferred"), "state=NOT_PREFERRED"}});
    all->addWidget(list_, 1);
    make_bulk_bar();
    all->addWidget(bulk_);
    connect(&list_->grid(), &Grid::selection_changed, this, [this] { show_selection(); });
    connect(&list_->grid(), &Grid::arranged, this, [this] { show_selection(); });
    connect(&list_->grid(), &Grid::opened, this, [this](const QString& key) {
      shell_.go({QStringLiteral("topic"), key.section(QLatin1Char(':'), 0, -2)});
    });
    watch(partitions_, &shell.session().feed(Kind::partitions), [this] {
      list_->take(*partitions_.feed(), rows_of<partitions::Partition>(partitions_.feed()->as<PartitionsRead>()));
    });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Partitions"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return partitions_.feed(); }
  [[nodiscard]] QString command() const override {
    return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" partition list");
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
  /// The partitions chosen, with their replicas, by topic and number.
  [[nodiscard]] std::vector<plan::WantedMove> chosen() const {
    std::vector<plan::WantedMove> out;
    for (const auto& key : list_->grid().selection()) {
      const void* row = list_->grid().find(key);
      if (!row) continue;
      const auto& at = partition_of(row);
      out.push_back({at.topic(), at.partition, {at.replicas().begin(), at.replicas().end()}});
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return std::tie(a.topic, a.partition) < std::tie(b.topic, b.partition); });
    return out;
  }
  [[nodiscard]] std::vector<TopicPartitions> chosen_by_topic() const {
    std::vector<TopicPartitions> out;
    for (const auto& one : chosen()) {
      if (out.empty() || out.back().topic != one.topic) out.push_back({one.topic, {}});
      out.back().partitions.push_back(one.partition);
    }
    return out;
  }

  void make_bulk_bar() {
    bulk_ = new BulkBar;
    bulk_->when_cleared([this] { list_->grid().clear_selection(); });
    move_ = bulk_->add(say("Move…"), "bulk_move", [this] { ask_move(shell_, window(), chosen()); });
    elect_ = bulk_->add(say("Elect preferred leaders…"), "bulk_elect", [this] {
      plan::ElectLeaders wanted;
      wanted.partitions = chosen_by_topic();
      shell_.review(review_elect(wanted));
    });
    bulk_->add_line();
    records_ = bulk_->add(say("Delete records…"), "bulk_records", [this] { ask_delete_records(shell_, window(), chosen_by_topic()); }, true);
  }

  void show_selection() {
    const auto count = list_->grid().selection().size();
    if (count == 0) return bulk_->show_selection({}, {});
    QString aside;
    if (const auto hidden = list_->grid().selected_and_hidden(); hidden > 0)
      aside = say_n("%n hidden by the filter", "%n hidden by the filter", static_cast<long long>(hidden));
    bulk_->show_selection(say_n("%n partition selected", "%n partitions selected", static_cast<long long>(count)), aside);
    if (shell_.session().read_only())
      for (auto* one : {move_, elect_, records_}) block(one, read_only_reason(shell_.session()));
  }

  ListPanel* list_;
  BulkBar* bulk_;
  QPushButton* move_;
  QPushButton* elect_;
  QPushButton* records_;
  Watching partitions_;
};

} // namespace

Page* make_partitions_page(Shell& shell) {
  return new PartitionsPage(shell);
}

} // namespace klamm::gui
