#include <gui/pages/broker_stop.hpp>

#include <gui/bridge/doorbell.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace klamm::gui {

struct StopRow {
  std::string partition;
  std::vector<Box> boxes;
  int before = 0;
  int after = 0;
  std::optional<std::int64_t> min;
  bool offline = false;
};

namespace {

const StopRow& stop_row(const void* row) {
  return *static_cast<const StopRow*>(row);
}

const Schema& stop_schema() {
  static const Schema schema = describe<StopRow>("gui.stop", 1, "One row a partition that would suffer.")
                                   .key([](const StopRow& row) { return row.partition; })
                                   .column({"partition", "PARTITION", Unit::text, "Partition"}, [](const StopRow& row) { return row.partition; })
                                   .column({"isr", "ISR", Unit::count, "In sync afterwards"}, [](const StopRow& row) { return row.after; })
                                   .column({"result", "RESULT", Unit::state, "Result"}, [](const StopRow& row) { return row.offline ? "OFFLINE" : "UNDER_MIN_ISR"; });
  return schema;
}

std::vector<GridColumn> stop_columns() {
  std::vector<GridColumn> out;
  out.push_back({"partition", say("Partition"), CellKind::name, [](const void* row) { return words(shown(stop_row(row).partition)); }, false, 10});
  out.push_back({"", say("Replicas if it stops"), CellKind::boxes,
                 [](const void* row) {
                   Cell cell;
                   cell.boxes = stop_row(row).boxes;
                   return cell;
                 },
                 false, 9});
  out.push_back({"isr", say("ISR"), CellKind::number, [](const void* row) { return words(QStringLiteral("%1 → %2").arg(stop_row(row).before).arg(stop_row(row).after)); }, true, 8});
  out.push_back({"", say("min ISR"), CellKind::number, [](const void* row) { return count_cell(stop_row(row).min); }, true, 7});
  out.push_back({"result", say("Result"), CellKind::badge,
                 [](const void* row) {
                   Cell cell;
                   cell.badge = stop_row(row).offline ? Badge{Glyph::square, say("Offline"), Tone::solid} : Badge{Glyph::triangle, say("Under min ISR"), Tone::critical};
                   return cell;
                 },
                 false, 9, true, 150});
  return out;
}

StopRow row_of_partition(const partitions::Partition& at, std::int32_t id, std::int32_t heir) {
  StopRow row;
  row.partition = at.topic() + ":" + std::to_string(at.partition);
  row.before = static_cast<int>(at.isr().size());
  row.after = row.before - 1;
  row.offline = row.after == 0;
  row.boxes = boxes_of(at);
  for (auto& box : row.boxes) {
    const int broker = box.text.toInt();
    box.leader = heir == broker;
    if (broker == id) box.gone = true;
  }
  std::stable_sort(row.boxes.begin(), row.boxes.end(), [](const Box& left, const Box& right) { return left.leader > right.leader; });
  return row;
}

QString by_topic(const std::map<std::string, int>& counts) {
  QStringList parts;
  for (const auto& [topic, count] : counts) {
    if (parts.size() == 4) {
      parts << QStringLiteral("…");
      break;
    }
    parts << QStringLiteral("%1 %2").arg(shown(topic)).arg(count);
  }
  return parts.join(QStringLiteral(", "));
}

} // namespace

/// What is to be expected where a broker stops.
struct BrokerStop::Outlook {
  std::vector<StopRow> rows; ///< the worst first; at most 5,000
  std::map<std::string, int> offline;
  std::map<std::string, int> under;
  std::map<std::int32_t, int> heirs;
  int leaders = 0;
  int going_offline = 0;
  int going_under = 0;
  std::optional<int> coordinated;
  int voters = 0;
  int well = 0; ///< voters that keep up without it
  bool votes = false;
  [[nodiscard]] bool quorum_lost() const { return voters > 0 && votes && well < voters / 2 + 1; }
};

// In a worker: 100,000 partitions take a while.
BrokerStop::Outlook BrokerStop::look_ahead(std::int32_t id, const PartitionsRead& partitions, const GroupsRead* groups, const QuorumRead* quorum) {
  constexpr std::size_t most_rows = 5000;
  Outlook out;
  for (const auto& at : partitions.rows) {
    const auto isr = at.isr();
    if (std::find(isr.begin(), isr.end(), id) == isr.end()) continue;
    const bool leads = at.leader == id;
    if (leads) ++out.leaders;
    auto min = at.of->min_insync_replicas;
    if (min) min = partitions::effective_min_isr(*min, at.replica_count);
    const auto after = static_cast<std::int64_t>(isr.size()) - 1;
    const bool dies = after == 0;
    const bool falls = !dies && min && after < *min;
    std::int32_t heir = leads ? -1 : at.leader.value_or(-1); // who leads it then; -1: nobody
    if (leads && !dies)
      for (const auto replica : at.replicas())
        if (replica != id && std::find(isr.begin(), isr.end(), replica) != isr.end()) {
          heir = replica;
          ++out.heirs[replica];
          break;
        }
    if (!dies && !falls) continue;
    ++(dies ? out.going_offline : out.going_under);
    ++(dies ? out.offline : out.under)[at.topic()];
    if (out.rows.size() >= most_rows) continue;
    out.rows.push_back(row_of_partition(at, id, heir));
    out.rows.back().min = min;
  }
  std::sort(out.rows.begin(), out.rows.end(), [](const StopRow& left, const StopRow& right) { return left.offline != right.offline ? left.offline : left.partition < right.partition; });
  if (groups) out.coordinated = static_cast<int>(std::count_if(groups->rows.begin(), groups->rows.end(), [id](const auto& line) { return line.group.coordinator == id; }));
  if (quorum)
    for (const auto& replica : quorum->rows) {
      if (replica.role == quorum::Role::observer) continue;
      ++out.voters;
      out.votes = out.votes || replica.node == id;
      if (replica.node != id && (!replica.lag_ms || *replica.lag_ms < 10'000)) ++out.well;
    }
  return out;
}

BrokerStop::BrokerStop(Shell& shell) : shell_(shell), jobs_(gui_mailbox()) {
  auto* all = column_of(this);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setHandleWidth(1);
  split->setChildrenCollapsible(false);
  auto* left = filled("surface");
  auto* column = column_of(left);
  auto* head = new QWidget;
  head->setFixedHeight(48);
  auto* row = row_of(head, space::margin, 0, space::margin, 0, 12);
  badge_ = new BadgeLabel;
  badge_->setObjectName(QStringLiteral("stop_verdict"));
  verdict_ = new ElidedLabel({}, Type::section);
  verdict_->set_mode(Qt::ElideRight);
  row->addWidget(badge_);
  row->addWidget(verdict_, 1);
  column->addWidget(head);
  column->addWidget(line_h());
  findings_ = new QWidget;
  lines_ = column_of(findings_);
  findings_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  column->addWidget(findings_);
  column->addStretch();
  auto* code = filled("code");
  auto* code_row = row_of(code, 10, 4, 4, 4, 8);
  code_row->addWidget(label(QStringLiteral("$"), Type::mono, "muted"));
  command_ = label({}, Type::mono);
  code_row->addWidget(command_, 1);
  auto* copy = tool_button("copy", say("Copy"), "copy_stop");
  QObject::connect(copy, &QToolButton::clicked, this, [this] { shell_.copy(command_->text()); });
  code_row->addWidget(copy);
  auto* holder = row_of(nullptr, space::margin, 0, space::margin, space::margin, 0);
  holder->addWidget(code);
  column->addLayout(holder);
  split->addWidget(left);
  auto* right = filled("surface");
  auto* right_column = column_of(right);
  auto* right_head = new QWidget;
  right_head->setFixedHeight(48);
  auto* right_row = row_of(right_head, space::margin, 0, space::margin, 0, 8);
  right_row->addWidget(label(say("Affected partitions"), Type::section));
  count_ = label({}, Type::base, "muted");
  right_row->addWidget(count_);
  right_row->addStretch();
  right_column->addWidget(right_head);
  right_column->addWidget(line_h());
  affected_ = new ListPanel("affected", stop_schema(), stop_columns(), {"check", {}, say("No partition goes offline or falls under min ISR."), "%n partition", "%n partitions", {}, false});
  right_column->addWidget(affected_, 1);
  split->addWidget(right);
  split->setSizes({540, 660});
  all->addWidget(split, 1);
}

void BrokerStop::add_finding(Glyph glyph, Role role, const QString& title, const QString& detail) {
  auto* box = new QWidget;
  box->setFixedHeight(std::max(56, QFontMetrics(font_of(Type::medium)).height() + QFontMetrics(font_of(Type::base)).height() + 20));
  auto* row = row_of(box, space::margin, 8, space::margin, 8, 8);
  auto* mark = column_of(nullptr, 0, 4, 0, 0, 0); // its middle at the first line's
  mark->addWidget(new GlyphLabel(glyph, role, 12));
  mark->addStretch();
  row->addLayout(mark);
  auto* words = column_of(nullptr, 0, 0, 0, 0, 0);
  words->addWidget(label(title, Type::medium));
  words->addWidget(new ElidedLabel(detail, Type::base, "muted"));
  row->addLayout(words, 1);
  lines_->addWidget(box);
  lines_->addWidget(line_h());
}

void BrokerStop::show_broker(std::int32_t id, const std::shared_ptr<const PartitionsRead>& partitions, const std::shared_ptr<const GroupsRead>& groups,
                             const std::shared_ptr<const QuorumRead>& quorum) {
  const std::string now = std::to_string(id) + "/" + std::to_string(partitions->generation) + "/" + std::to_string(groups ? groups->generation : 0) + "/" +
                          std::to_string(quorum ? quorum->generation : 0);
  if (now == last_) return;
  last_ = now;
  jobs_.drop(job_);
  job_ = jobs_.start([this, id, partitions, groups, quorum](const Jobs::Task&) -> Jobs::Done {
    auto outlook = std::make_shared<Outlook>(look_ahead(id, *partitions, groups.get(), quorum.get()));
    return [this, id, outlook] { show_outlook(id, *outlook); };
  });
}

void BrokerStop::show_outlook(std::int32_t id, Outlook& out) {
  while (auto* item = lines_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  count_->setText(count_words(out.going_offline + out.going_under));
  if (out.going_offline > 0) add_finding(Glyph::square, Role::critical_text, say_n("%n partition goes offline", "%n partitions go offline", out.going_offline), say("no other replica is in sync: %1").arg(by_topic(out.offline)));
  if (out.going_under > 0) add_finding(Glyph::triangle, Role::critical_text, say_n("%n partition falls under min ISR", "%n partitions fall under min ISR", out.going_under), say("producers with acks=all fail: %1").arg(by_topic(out.under)));
  QStringList moves;
  for (const auto& [broker, count] : out.heirs) moves << say("broker %1 gets %2").arg(broker).arg(count_words(count));
  add_finding(Glyph::check, Role::muted, say_n("%n leader moves", "%n leaders move", out.leaders), moves.isEmpty() ? say("it leads no partition that another could lead") : moves.join(QStringLiteral(", ")));
  if (out.coordinated) add_finding(Glyph::check, Role::muted, say_n("%n group gets another coordinator", "%n groups get another coordinator", *out.coordinated), *out.coordinated > 0 ? say("the members of these groups reconnect") : say("it coordinates no group"));
  if (out.voters > 0) {
    if (out.quorum_lost()) add_finding(Glyph::square, Role::critical_text, say("The controller quorum loses its majority"), say("%1 of %2 voters would be left").arg(out.well).arg(out.voters));
    else add_finding(Glyph::check, Role::muted, say("The controller quorum keeps its majority"), out.votes ? say("%1 of %2 voters would keep up").arg(out.well).arg(out.voters) : say("broker %1 is not a voter; %2 of %3 voters keep up").arg(id).arg(out.well).arg(out.voters));
  }
  const bool safe = out.going_offline == 0 && out.going_under == 0 && !out.quorum_lost();
  badge_->set_badge(safe ? Badge{Glyph::check, say("Safe"), Tone::ok} : Badge{Glyph::square, say("Not safe"), Tone::solid});
  verdict_->set_text(out.going_offline > 0 ? say_n("Stopping broker %1 takes %n partition offline.", "Stopping broker %1 takes %n partitions offline.", out.going_offline).arg(id)
                    : out.quorum_lost()   ? say("Stopping broker %1 stops the controller quorum.").arg(id)
                    : out.going_under > 0 ? say_n("Stopping broker %1 stops producers of %n partition.", "Stopping broker %1 stops producers of %n partitions.", out.going_under).arg(id)
                                          : say("Stopping broker %1 takes nothing offline.").arg(id));
  command_->setText(QString::fromStdString(shell_.command_prefix()) + QStringLiteral(" broker check-stop %1").arg(id));
  affected_->set_rows(Rows::make(stop_schema(), std::move(out.rows)));
}

} // namespace klamm::gui
