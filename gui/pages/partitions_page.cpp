#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QVBoxLayout>

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

 private:
  ListPanel* list_;
  Watching partitions_;
};

} // namespace

Page* make_partitions_page(Shell& shell) {
  return new PartitionsPage(shell);
}

} // namespace klamm::gui
