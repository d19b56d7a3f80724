#include <gui/dialogs/plan_review.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/lag_series.hpp>

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace klamm::gui {
namespace {

struct MoveRow {
  reassignments::Reassignment move;
  std::optional<double> rate; ///< bytes a second
};

const MoveRow& move_row(const void* row) {
  return *static_cast<const MoveRow*>(row);
}

const Schema& move_schema() {
  static const Schema schema = [] {
    Schema out = describe<MoveRow>("gui.moves", 1, "One row a move.")
                     .key([](const MoveRow& row) { return row.move.topic + ":" + std::to_string(row.move.partition); })
                     .column({"move", "MOVE", Unit::text, "Partition"}, [](const MoveRow& row) { return row.move.topic + ":" + std::to_string(row.move.partition); })
                     .column({"rate", "RATE", Unit::bytes_per_second, "Bytes a second"}, [](const MoveRow& row) { return row.rate; });
    take_over(out, View<reassignments::Reassignment>::schema(), &MoveRow::move);
    return out;
  }();
  return schema;
}

std::vector<GridColumn> move_columns() {
  std::vector<GridColumn> out;
  out.push_back({"move", say("Partition"), CellKind::name, [](const void* row) { return words(shown(move_row(row).move.topic) + QLatin1Char(':') + QString::number(move_row(row).move.partition)); }, false, 10});
  out.push_back({"", say("Replicas now"), CellKind::boxes,
                 [](const void* row) {
                   const auto& move = move_row(row).move;
                   std::vector<std::int32_t> now;
                   for (const auto id : move.replicas)
                     if (std::find(move.adding.begin(), move.adding.end(), id) == move.adding.end()) now.push_back(id);
                   Cell cell;
                   cell.boxes = boxes_of(now, move.leader, {}, move.removing);
                   return cell;
                 },
                 false, 8});
  out.push_back({"", {}, CellKind::text, [](const void*) { return words(QStringLiteral("→"), Tone::muted); }, false, 1, true, 36});
  out.push_back({"", say("Target"), CellKind::boxes,
                 [](const void* row) {
                   const auto& move = move_row(row).move;
                   std::vector<std::int32_t> target;
                   for (const auto id : move.replicas)
                     if (std::find(move.removing.begin(), move.removing.end(), id) == move.removing.end()) target.push_back(id);
                   Cell cell;
                   cell.boxes = boxes_of(target, std::nullopt, move.adding, {});
                   return cell;
                 },
                 false, 9});
  out.push_back({"progress_percent", say("Progress"), CellKind::bar,
                 [](const void* row) {
                   const auto& progress = move_row(row).move.progress_percent;
                   if (!progress) return words(say("unknown"), Tone::muted);
                   Cell cell = words(percent_words(*progress));
                   cell.fraction = *progress / 100;
                   cell.tone = Tone::info;
                   return cell;
                 },
                 true, 9});
  out.push_back({"done_bytes", say("Copied"), CellKind::number, [](const void* row) { return bytes_cell(move_row(row).move.done_bytes); }, true, 6});
  out.push_back({"left_bytes", say("Left"), CellKind::number, [](const void* row) { return bytes_cell(move_row(row).move.left_bytes); }, true, 7});
  out.push_back({"leader_bytes", say("Size"), CellKind::number, [](const void* row) { return bytes_cell(move_row(row).move.leader_bytes); }, true, 4});
  out.push_back({"rate", say("Rate"), CellKind::number, [](const void* row) { return move_row(row).rate ? words(bytes_words(*move_row(row).rate) + QStringLiteral("/s")) : words(dash, Tone::muted); }, true, 5});
  out.push_back({"", say("ETA"), CellKind::number,
                 [](const void* row) {
                   const auto& at = move_row(row);
                   if (!at.rate || *at.rate < 1 || !at.move.left_bytes) return words(dash, Tone::muted);
                   return words(duration_words(static_cast<std::int64_t>(static_cast<double>(*at.move.left_bytes) / *at.rate) * 1000));
                 },
                 true, 8});
  return out;
}

class ReassignmentsPage : public Page {
 public:
  explicit ReassignmentsPage(Shell& shell) : Page(shell, "reassignments_page") {
    auto* all = column_of(this);
    facts_ = new FactRow;
    all->addWidget(facts_);
    facts_->hide();
    list_ = new ListPanel("moves", move_schema(), move_columns(),
                          {"reassignments", say("Moves could not be read."), say("No partition moves. Moves started by anyone appear here."), "%n partition moves", "%n partitions move"});
    list_->grid().set_multi_selection(true);
    list_->grid().set_sort("progress_percent:desc");
    all->addWidget(list_, 1);
    cancel_ = button(say("Cancel moves…"), "cancel_moves");
    connect(cancel_, &QPushButton::clicked, this, [this] {
      plan::CancelMoves wanted;
      for (const auto& key : list_->grid().selection())
        if (const auto one = parse_topic_partitions(key)) wanted.partitions.push_back(*one);
      wanted.all = wanted.partitions.empty();
      shell_.review(review_cancel_moves(wanted, wanted.all));
    });
    more_ = tool_button("more", say("More"), "moves_more");
    connect(more_, &QToolButton::clicked, this, [this] {
      auto* menu = new QMenu(this);
      menu->setAttribute(Qt::WA_DeleteOnClose);
      auto* clean = menu->addAction(say("Remove left-over throttles…"));
      clean->setEnabled(!shell_.session().read_only());
      connect(clean, &QAction::triggered, this, [this] { shell_.review(review_clean_up_throttles()); });
      connect(menu->addAction(say("Copy as klamm command")), &QAction::triggered, this, [this] { shell_.copy(command()); });
      menu->popup(more_->mapToGlobal(QPoint(0, more_->height())));
    });
    actions_ = {cancel_, more_};
    connect(&list_->grid(), &Grid::opened, this, [this](const QString& key) { shell_.go({QStringLiteral("topic"), key.section(QLatin1Char(':'), 0, -2)}); });
    watch(moves_, &shell.session().feed(Kind::moves), [this] { take(); });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("Reassignments"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return moves_.feed(); }
  [[nodiscard]] QString command() const override { return QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" reassignment list"); }
  void focus_filter() override { list_->filter().focus(); }

 private:
  void take() {
    const auto read = moves_.feed()->as<MovesRead>();
    const bool moving = read && !read->rows.empty();
    block(cancel_, shell_.session().read_only() ? read_only_reason(shell_.session()) : moving ? QString() : say("No partition moves."));
    facts_->setVisible(moving);
    if (!read) return list_->take(*moves_.feed(), nullptr);
    std::vector<MoveRow> rows;
    double copied = 0;
    double left = 0;
    double rate = 0;
    bool rated = false;
    for (const auto& move : read->rows) {
      MoveRow row{move, std::nullopt};
      auto& series = done_.try_emplace(move.topic + ":" + std::to_string(move.partition)).first->second;
      if (move.done_bytes) series.add(read->read_at, static_cast<double>(*move.done_bytes));
      row.rate = series.rate(std::chrono::seconds(60));
      if (row.rate && *row.rate < 0) row.rate = 0;
      copied += static_cast<double>(move.done_bytes.value_or(0));
      left += static_cast<double>(move.left_bytes.value_or(0));
      if (row.rate) {
        rate += *row.rate;
        rated = true;
      }
      rows.push_back(std::move(row));
    }
    std::vector<Fact> facts;
    facts.push_back({say("Moving"), say_n("%n partition", "%n partitions", static_cast<long long>(rows.size()))});
    facts.push_back({say("Copied"), bytes_words(copied), say("of %1").arg(bytes_words(copied + left))});
    facts.push_back({say("Rate"), rated ? bytes_words(rate) + QStringLiteral("/s") : dash});
    facts.push_back({say("ETA"), rated && rate > 1 ? duration_words(static_cast<std::int64_t>(left / rate) * 1000) : dash});
    facts_->set(std::move(facts));
    list_->take(*moves_.feed(), Rows::make(move_schema(), std::move(rows)));
  }

  FactRow* facts_;
  ListPanel* list_;
  QPushButton* cancel_;
  QToolButton* more_;
  std::map<std::string, lag::Series> done_;
  Watching moves_;
};

} // namespace

Page* make_reassignments_page(Shell& shell) {
  return new ReassignmentsPage(shell);
}

} // namespace klamm::gui
