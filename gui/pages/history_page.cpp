#include <gui/bridge/doorbell.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/pages/pages.hpp>
#include <gui/table/cells.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/front/history.hpp>
#include <klamm/shell.hpp>

#include <QFile>
#include <QFileDialog>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <map>

namespace klamm::gui {
namespace {

using ChangesRead = RowsRead<changes::Change>;

const changes::Change& change_of(const void* row) {
  return *static_cast<const changes::Change*>(row);
}

QString operation_words(const QString& operation) {
  static const std::map<std::string, const char*> known{
      {"topic.create", "Create topics"},           {"topic.delete", "Delete topics"},
      {"topic.add-partitions", "Add partitions"},  {"topic.delete-records", "Delete records"},
      {"config.set", "Set configs"},               {"config.unset", "Unset configs"},
      {"config.append", "Append to configs"},      {"config.subtract", "Subtract from configs"},
      {"offset.commit", "Commit offsets"},         {"offset.delete", "Delete offsets"},
      {"group.delete", "Delete groups"},           {"group.remove-member", "Remove members"},
      {"reassignment.start", "Move partitions"},   {"reassignment.cancel", "Cancel moves"},
      {"leader.elect", "Elect leaders"},           {"share-offsets.delete", "Delete share offsets"}};
  const auto found = known.find(operation.toStdString());
  return found == known.end() ? operation : say(found->second);
}

/// `topic.create orders +2` as `Create topics: orders and 2 more`.
QString what_words(const QString& what) {
  QStringList words = what.split(QLatin1Char(' '));
  const QString operation = operation_words(words.takeFirst());
  bool counted = false;
  const int more = words.isEmpty() ? 0 : words.back().mid(1).toInt(&counted);
  const bool several = counted && words.back().startsWith(QLatin1Char('+'));
  if (several) words.removeLast();
  if (words.isEmpty()) return operation;
  const QString target = words.join(QLatin1Char(' '));
  return operation + QStringLiteral(": ") + (several ? say_n("%1 and %n more", "%1 and %n more", more).arg(target) : target);
}

/// What was changed by name; where steps are of several kinds, `Create topics · 3, Set configs · 1`.
QString summary_words(const changes::Change& change) {
  const QString kinds = shown(change.summary);
  if (!change.what.empty() && !kinds.contains(QStringLiteral(", "))) {
    const QString what = what_words(shown(change.what));
    return change.undoes ? say("Undo: %1").arg(what) : what;
  }
  QStringList out;
  for (const QString& part : kinds.split(QStringLiteral(", "))) {
    const auto times = part.indexOf(QStringLiteral(" × "));
    if (times < 0) out << operation_words(part);
    else out << operation_words(part.mid(times + 3)) + QStringLiteral(" · ") + part.left(times);
  }
  return (change.undoes ? say("Undo: %1").arg(out.join(QStringLiteral(", "))) : out.join(QStringLiteral(", ")));
}

Cell change_state(const changes::Change& change) {
  Cell cell;
  const std::string& state = change.state;
  if (state == "DONE") return words(say("Done"), Tone::muted);
  if (state == "RUNNING") cell.badge = {Glyph::moving, say("Running"), Tone::info};
  else if (state == "PARTIAL") cell.badge = {Glyph::triangle, say("%1 done, %2 not").arg(change.done).arg(change.steps - change.done), Tone::warning};
  else if (state == "FAILED") cell.badge = {Glyph::exclamation, say("Failed"), Tone::critical};
  else if (state == "UNKNOWN") cell.badge = {Glyph::question, say("Outcome unknown"), Tone::unknown};
  else if (state == "INTERRUPTED") cell.badge = {Glyph::question, say("Interrupted"), Tone::unknown};
  else cell.badge = {Glyph::square, state_words(QString::fromStdString(state)), Tone::critical};
  return cell;
}

bool undo_fits(const changes::Change& change) {
  return change.done > 0 && change.state != "RUNNING" && change.state != "CORRUPT";
}

std::vector<GridColumn> change_columns() {
  std::vector<GridColumn> out;
  out.push_back({"started_at", say("Time, %1").arg(zone_short()), CellKind::text, [](const void* row) {
                   Cell cell = words(clock_words(change_of(row).started_at.epoch_ms));
                   cell.tip = full_time_words(change_of(row).started_at.epoch_ms);
                   return cell;
                 }, false, 9});
  out.push_back({"summary", say("Change"), CellKind::name, [](const void* row) { return words(summary_words(change_of(row))); }, false, 10});
  out.push_back({"state", say("State"), CellKind::badge, [](const void* row) { return change_state(change_of(row)); }, false, 9});
  out.push_back({"steps", say("Steps"), CellKind::number, {}, true, 7});
  out.push_back({"user", say("By"), CellKind::text, {}, false, 6});
  return out;
}

std::vector<GridColumn> done_columns() {
  const auto of = [](const void* row) -> const changes::StepRow& { return *static_cast<const changes::StepRow*>(row); };
  std::vector<GridColumn> out;
  out.push_back({"target", say("Target"), CellKind::name, [of](const void* row) {
                   Cell cell = words(shown(of(row).target()));
                   cell.tip = object_words(of(row).before()) + QStringLiteral(" → ") + object_words(of(row).after());
                   return cell;
                 }});
  out.push_back({"outcome", say("Result"), CellKind::badge, [of](const void* row) { return outcome_cell(of(row).outcome, false, of(row).error); }, false, 9, true, 130});
  return out;
}

class HistoryPage : public Page {
 public:
  explicit HistoryPage(Shell& shell) : Page(shell, "history_page"), jobs_(gui_mailbox()) {
    auto* all = column_of(this);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    list_ = new ListPanel("changes", View<changes::Change>::schema(), change_columns(),
                          {"history", say("The journal could not be read."), say("No changes yet. Every change made with Klamm is kept here."), "%n change", "%n changes", say("Filter: state=PARTIAL")});
    list_->grid().set_sort("started_at:desc");
    list_->grid().set_search_field("summary");
    list_->filter().set_quick({{say("Not done"), "state!=DONE", nullptr, Glyph::triangle}});
    split->addWidget(list_);
    pane_ = filled("surface");
    detail_ = column_of(pane_, space::margin, 14, space::margin, space::margin, 8);
    title_ = label({}, Type::section);
    title_->setWordWrap(true);
    detail_->addWidget(title_);
    auto* line = row_of(nullptr, 0, 0, 0, 0, 8);
    state_ = new BadgeLabel;
    when_ = label({}, Type::base, "muted");
    line->addWidget(state_);
    line->addWidget(when_);
    line->addStretch();
    detail_->addLayout(line);
    steps_ = new ListPanel("change_steps", View<changes::StepRow>::schema(), done_columns(), {"history", say("The change could not be read."), say("The change has no steps."), "%n step", "%n steps", {}, false});
    detail_->addWidget(steps_, 1);
    error_box_ = filled("problem");
    auto* error_row = column_of(error_box_, 10, 8, 10, 8, 4);
    error_ = label({}, Type::base);
    error_->setWordWrap(true);
    error_row->addWidget(error_);
    detail_->addWidget(error_box_);
    error_box_->hide();
    detail_->addWidget(label(say("By"), Type::header, "muted"));
    by_ = label({}, Type::base);
    detail_->addWidget(by_);
    detail_->addWidget(label(say("Change id"), Type::header, "muted"));
    id_ = label({}, Type::mono);
    id_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    detail_->addWidget(id_);
    command_title_ = label(say("Same on the command line"), Type::header, "muted");
    detail_->addWidget(command_title_);
    code_ = filled("code");
    auto* code_row = row_of(code_, 10, 6, 4, 6, 8);
    code_row->addWidget(label(QStringLiteral("$"), Type::mono, "muted"), 0, Qt::AlignTop);
    command_ = label({}, Type::mono);
    command_->setWordWrap(true);
    code_row->addWidget(command_, 1);
    auto* copy = tool_button("copy", say("Copy"), "copy_change");
    connect(copy, &QToolButton::clicked, this, [this] { shell_.copy(command_->text()); });
    code_row->addWidget(copy, 0, Qt::AlignTop);
    detail_->addWidget(code_);
    auto* buttons = row_of(nullptr, 0, 8, 0, 0, 8);
    undo_ = button(say("Undo…"), "undo_change", ButtonKind::primary, true);
    look_ = button(say("Ask the cluster"), "resolve_change", ButtonKind::plain, true);
    buttons->addWidget(undo_);
    buttons->addWidget(look_);
    buttons->addStretch();
    detail_->addLayout(buttons);
    pane_->setMinimumWidth(340);
    split->addWidget(pane_);
    split->setStretchFactor(0, 1);
    split->setSizes({872, 368});
    all->addWidget(split, 1);
    pane_->hide();
    undo_->hide();
    look_->hide();
    code_->hide();
    command_title_->hide();

    auto* open = button(say("Apply plan file…"), "open_plan");
    connect(open, &QPushButton::clicked, this, [this] { open_plan(); });
    actions_.push_back(open);
    connect(&list_->grid(), &Grid::selection_changed, this, [this] { show_detail(); });
    connect(&list_->grid(), &Grid::arranged, this, [this] {
      if (list_->grid().selection().empty() && list_->grid().model().rowCount() > 0) list_->grid().select(list_->grid().model().key(0));
    });
    connect(undo_, &QPushButton::clicked, this, [this] {
      if (const void* row = list_->grid().find(current_)) shell_.review(review_undo(current_, summary_words(change_of(row))));
    });
    connect(look_, &QPushButton::clicked, this, [this] { read_steps(true); });
    watch(changes_, &shell.session().feed("changes", [folder = shell.session().state_folder()] {
            return [folder](Client&, const Call&, const Feed::Early&) -> Result<std::shared_ptr<Snapshot>> {
              auto read = changes::list({folder, std::nullopt});
              if (!read) return fail(read.error());
              return std::make_shared<ChangesRead>(std::move(*read));
            };
          }, std::chrono::seconds(5)),
          [this] {
            list_->take(*changes_.feed(), rows_of<changes::Change>(changes_.feed()->as<ChangesRead>()));
          });
  }

  [[nodiscard]] Head head() const override { return {{}, {}, say("History"), {}, {}}; }
  [[nodiscard]] Feed* main_feed() override { return changes_.feed(); }
  [[nodiscard]] QString command() const override { return QStringLiteral("klamm change list"); }
  void focus_filter() override { list_->filter().focus(); }

 private:
  void show_detail() {
    const std::string id = list_->grid().selection().empty() ? std::string() : *list_->grid().selection().begin();
    const void* row = id.empty() ? nullptr : list_->grid().find(id);
    pane_->setVisible(row != nullptr);
    if (!row) return;
    const changes::Change& change = change_of(row);
    title_->setText(summary_words(change));
    const Cell state = change_state(change);
    state_->set_badge(state.badge.empty() ? Badge{Glyph::check, state.text, Tone::muted} : state.badge);
    QString when = full_time_words(change.started_at.epoch_ms).left(19);
    if (change.ended_at) when += QStringLiteral(" · ") + say("took %1").arg(duration_words(change.ended_at->epoch_ms - change.started_at.epoch_ms));
    when_->setText(when);
    by_->setText(say("%1 on %2").arg(shown(change.user), shown(change.host)));
    id_->setText(shown(change.id));
    QStringList words;
    for (const auto& word : change.arguments) words << QString::fromStdString(quote_for_shell(word));
    command_->setText(QStringLiteral("klamm ") + words.join(QLatin1Char(' ')));
    code_->setVisible(!words.isEmpty());
    command_title_->setVisible(!words.isEmpty());
    undo_->setVisible(undo_fits(change));
    block(undo_, shell_.session().read_only() ? read_only_reason(shell_.session()) : QString());
    look_->setVisible(change.state == "UNKNOWN");
    if (id != current_) {
      current_ = id;
      steps_->set_rows(nullptr);
      error_box_->hide();
      read_steps(false);
    }
  }

  void read_steps(bool resolve) {
    jobs_.drop(job_);
    const auto target = shell_.session().target();
    job_ = jobs_.start([this, id = current_, resolve, target, folder = shell_.session().state_folder()](const Jobs::Task& task) -> Jobs::Done {
      auto result = std::make_shared<Result<Answer<changes::StepRow>>>(fail(Error{}));
      if (resolve) {
        auto session = front::Session::open(target, profiles::Store(process_environment()));
        Call call = Call::within(std::chrono::seconds(30));
        call.cancel = task.cancel;
        if (session) *result = front::show_change(folder, id, [&]() -> Result<front::Session*> { return &*session; }, call);
        else *result = fail(session.error());
      } else {
        *result = changes::show(folder, id);
      }
      return [this, result] {
        if (!*result) {
          error_->setText(say(result->error()));
          error_box_->show();
          return;
        }
        QStringList errors;
        for (const auto& error : (*result)->errors) errors << (error.target.empty() ? QString() : shown(error.target) + QStringLiteral(": ")) + say(error);
        error_->setText(errors.mid(0, 3).join(QLatin1Char('\n')));
        error_box_->setVisible(!errors.isEmpty());
        steps_->set_rows(Rows::make(View<changes::StepRow>::schema(), std::move((*result)->rows)));
      };
    });
  }

  void open_plan() {
    auto* dialog = new QFileDialog(this, say("Apply plan file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
      QFile file(path);
      if (!file.open(QIODevice::ReadOnly)) return;
      const auto plan = changes::from_json(file.read(static_cast<qint64>(changes::most_plan_bytes)).toStdString());
      if (plan) return shell_.review(review_saved(*plan));
      error_->setText(say(plan.error()));
      error_box_->show();
    });
    dialog->open();
  }

  Jobs jobs_;
  JobId job_ = 0;
  ListPanel* list_;
  QWidget* pane_;
  QVBoxLayout* detail_;
  QLabel* title_;
  BadgeLabel* state_;
  QLabel* when_;
  ListPanel* steps_;
  QWidget* error_box_;
  QLabel* error_;
  QLabel* by_;
  QLabel* id_;
  QLabel* command_title_;
  QWidget* code_;
  QLabel* command_;
  QPushButton* undo_;
  QPushButton* look_;
  std::string current_;
  Watching changes_;
};

} // namespace

Page* make_history_page(Shell& shell) {
  return new HistoryPage(shell);
}

} // namespace klamm::gui
