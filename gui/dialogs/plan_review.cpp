#include <gui/bridge/doorbell.hpp>
#include <gui/dialogs/plan_review.hpp>
#include <gui/dialogs/review_state.hpp>
#include <gui/dialogs/review_words.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace klamm::gui {

namespace {

Result<front::Session*> session_of(std::optional<front::Session>& kept, const profiles::Target& target) {
  if (!kept) {
    auto opened = front::Session::open(target, profiles::Store(process_environment()));
    if (!opened) return fail(opened.error());
    kept.emplace(std::move(*opened));
  }
  return &*kept;
}

changes::Risk worst_risk(const plan::Planned& planned) {
  auto worst = changes::Risk::safe;
  for (const auto& step : planned.plan.steps) worst = std::max(worst, changes::risk(step));
  return worst;
}

Badge risk_badge(changes::Risk risk) {
  switch (risk) {
  case changes::Risk::safe: return {Glyph::check, say("Safe"), Tone::muted};
  case changes::Risk::disruptive: return {Glyph::triangle, say("Disruptive"), Tone::warning};
  case changes::Risk::destroys_data: return {Glyph::square, say("Destroys data"), Tone::solid};
  }
  return {};
}

} // namespace

PlanReview::PlanReview(Shell& shell, ReviewRequest request, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), shell_(shell), request_(std::move(request)),
      state_(std::make_shared<State>()), jobs_(gui_mailbox()) {
  setObjectName(QStringLiteral("plan_review"));
  setWindowTitle(request_.title);
  setModal(true);
  setAttribute(Qt::WA_DeleteOnClose);
  resize(760, 560);
  const auto& session = shell.session();
  auto* all = column_of(this, 1, 1, 1, 1, 0);

  auto* head = new QWidget;
  head->setFixedHeight(space::dialog_head);
  auto* head_row = row_of(head, space::margin, 0, space::margin, 0, 8);
  head_row->addWidget(new ElidedLabel(request_.title, Type::title), 1);
  head_row->addWidget(new Dot(cluster_color(shown(session.profile().colour))));
  head_row->addWidget(label(session.name(), Type::base));
  auto* pill = new BadgeLabel;
  pill->set_pill(shown(session.profile().environment).toUpper(),
                 cluster_color(shown(session.profile().colour)));
  head_row->addWidget(pill);
  all->addWidget(head);
  all->addWidget(line_h());

  auto* about = new QWidget;
  auto* about_column = column_of(about, space::margin, 14, space::margin, 14, 10);
  auto* first = row_of(nullptr, 0, 0, 0, 0, 8);
  risk_ = new BadgeLabel;
  risk_->setObjectName(QStringLiteral("risk"));
  sentence_ = label(say("Reading the cluster to plan the change…"), Type::base, "muted");
  sentence_->setObjectName(QStringLiteral("plan_sentence"));
  sentence_->setWordWrap(true);
  risk_->hide();
  first->addWidget(risk_, 0, Qt::AlignTop);
  first->addWidget(sentence_, 1);
  about_column->addLayout(first);
  all->addWidget(about);
  all->addWidget(line_h());

  steps_box_ = new QWidget;
  new QVBoxLayout(steps_box_);
  steps_box_->layout()->setContentsMargins(0, 0, 0, 0);
  all->addWidget(steps_box_, 1);
  all->addWidget(line_h());

  auto* below = new QWidget;
  auto* below_column = column_of(below, space::margin, 12, space::margin, 14, 10);
  notes_box_ = new QWidget;
  notes_ = column_of(notes_box_, 0, 0, 0, 0, 8);
  below_column->addWidget(notes_box_);
  notes_box_->hide();
  read_ = label({}, Type::small, "muted");
  below_column->addWidget(read_);
  command_box_ = new QWidget;
  auto* command_row = row_of(command_box_, 0, 0, 0, 0, 8);
  auto* code = filled("code");
  auto* code_row = row_of(code, 10, 6, 10, 6, 8);
  code_row->addWidget(label(QStringLiteral("$"), Type::mono, "muted"), 0, Qt::AlignTop);
  command_ = label({}, Type::mono);
  command_->setObjectName(QStringLiteral("command"));
  command_->setWordWrap(true);
  command_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  code_row->addWidget(command_, 1);
  command_row->addWidget(code, 1);
  copy_ = button(say("Copy"), "copy_command", ButtonKind::plain, true);
  copy_->setIcon(icon("copy", Role::text));
  copy_->setText(QLatin1Char(' ') + copy_->text());
  save_ = button(say("Save plan…"), "save_plan", ButtonKind::plain, true);
  command_row->addWidget(copy_);
  command_row->addWidget(save_);
  below_column->addWidget(command_box_);
  all->addWidget(below);

  questions_box_ = new QWidget;
  all->addWidget(questions_box_);
  questions_box_->hide();
  all->addWidget(line_h());
  auto* foot = new QWidget;
  foot->setFixedHeight(space::dialog_foot);
  auto* foot_row = row_of(foot, space::margin, 0, space::margin, 0, 8);
  progress_ = label({}, Type::base, "muted");
  progress_->setObjectName(QStringLiteral("progress"));
  foot_row->addWidget(progress_, 1);
  undo_ = button(say("Undo…"), "undo", ButtonKind::plain, true);
  again_ = button(say("Plan again"), "plan_again", ButtonKind::plain, true);
  leave_ = button(say("Leave it running"), "leave_running", ButtonKind::plain, true);
  cancel_ = button(say("Cancel"), "cancel", ButtonKind::plain, true);
  go_ = button(say("Apply"), "apply", ButtonKind::primary, true);
  go_->setEnabled(false);
  undo_->hide();
  again_->hide();
  leave_->hide();
  for (auto* one : {undo_, again_, leave_, cancel_, go_}) foot_row->addWidget(one);
  all->addWidget(foot);

  connect(cancel_, &QPushButton::clicked, this, &PlanReview::reject);
  connect(go_, &QPushButton::clicked, this, [this] { run(); });
  connect(undo_, &QPushButton::clicked, this, [this] { undo(); });
  connect(again_, &QPushButton::clicked, this, [this] { plan(); });
  connect(leave_, &QPushButton::clicked, this, [this] { leave(); });
  connect(copy_, &QPushButton::clicked, this, [this] { shell_.copy(command_->text()); });
  connect(save_, &QPushButton::clicked, this, [this] { save_plan(); });
  steps_timer_.setSingleShot(true);
  steps_timer_.setInterval(60);
  connect(&steps_timer_, &QTimer::timeout, this, [this] { show_steps(); });
  save_->setEnabled(false);

  QString command;
  if (request_.command) {
    auto line = *request_.command;
    line.target(session.target());
    if (const auto text = line.text()) command = QString::fromStdString(*text);
  }
  command_->setText(command);
  code->setVisible(!command.isEmpty());
  copy_->setVisible(!command.isEmpty());
  cancel_->setFocus();
  plan();
}

PlanReview::~PlanReview() = default;

void PlanReview::done(int result) {
  if (std::exchange(dimmed_, false)) shell_.dim(false);
  QDialog::done(result);
}

void PlanReview::showEvent(QShowEvent* event) {
  if (!std::exchange(dimmed_, true)) shell_.dim(true);
  left_ = false;
  if (parentWidget()) move(parentWidget()->geometry().center() - rect().center());
  cancel_->setFocus();
  QDialog::showEvent(event);
}

void PlanReview::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  painter.setPen(color(Role::edge));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.fillRect(0, 0, space::strip, space::dialog_head + 1,
                   cluster_color(shown(shell_.session().profile().colour)));
}

// What runs goes on: it belongs to the program, and its outcome to the journal.
void PlanReview::reject() {
  if (running_)
    stop_run();
  else
    QDialog::reject();
}

void PlanReview::plan() {
  finished_ = false;
  again_->hide();
  undo_->hide();
  go_->setVisible(true);
  go_->setEnabled(false);
  cancel_->setText(say("Cancel"));
  sentence_->setText(say("Reading the cluster to plan the change…"));
  set_ink(sentence_, "muted");
  progress_->clear();
  while (auto* item = notes_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  notes_box_->hide();
  jobs_.start([this, state = state_, make = request_.make,
               target = shell_.session().target()](const Jobs::Task& task) -> Jobs::Done {
    Call call = Call::within(std::chrono::seconds(60));
    call.cancel = task.cancel;
    auto session = session_of(state->session, target);
    std::optional<Error> error;
    if (!session)
      error = session.error();
    else if (auto proposal = make(**session, call)) {
      state->proposal.emplace(std::move(*proposal));
      state->questions = front::questions_of(**session, *state->proposal);
      state->review = front::review(*state->proposal);
    } else
      error = proposal.error();
    return [this, error] {
      if (error)
        failed(*error);
      else
        planned();
    };
  });
}

void PlanReview::failed(const Error& error) {
  risk_->set_badge({Glyph::exclamation, say("Not planned"), Tone::critical});
  risk_->show();
  sentence_->setText(say_sentence(error));
  set_ink(sentence_, "");
  go_->hide();
  again_->show();
  cancel_->setText(say("Close"));
}

void PlanReview::add_line(Glyph glyph, Role role, const QString& text, const char* name) {
  auto* line = new QWidget;
  auto* row = row_of(line, 0, 0, 0, 0, 8);
  row->addWidget(new GlyphLabel(glyph, role, 14), 0, Qt::AlignTop);
  auto* words = label(text, Type::base);
  words->setObjectName(QLatin1String(name));
  words->setWordWrap(true);
  row->addWidget(words, 1);
  notes_->addWidget(line);
  notes_box_->show();
}

void PlanReview::planned() {
  const front::Proposal& proposal = *state_->proposal;
  const front::Review& review = state_->review;
  const auto& steps = proposal.planned.plan.steps;
  const auto risk = proposal.disruptive ? std::max(worst_risk(proposal.planned), changes::Risk::disruptive)
                                        : worst_risk(proposal.planned);
  risk_->set_badge(steps.empty() ? Badge{} : risk_badge(risk));
  risk_->setVisible(!steps.empty());
  set_ink(sentence_, "");
  sentence_->setText(review_sentence(proposal, review));
  for (const auto& why : review.cannot_be_undone)
    add_line(Glyph::triangle, Role::warning_glyph, say("Cannot be undone: %1").arg(say(why)), "cannot_undo");
  for (const auto& note : review_notes(proposal, review)) add_line(Glyph::triangle, Role::warning_glyph, note, "plan_note");
  std::size_t told = 0;
  for (const auto& problem : proposal.planned.problems) {
    if (++told > 5) {
      add_line(Glyph::exclamation, Role::critical_text,
               say_n("and %n more problem", "and %n more problems",
                     static_cast<long long>(proposal.planned.problems.size() - 5)),
               "plan_problem");
      break;
    }
    add_line(Glyph::exclamation, Role::critical_text, say_sentence(problem), "plan_problem");
  }
  for (const auto& difference : proposal.planned.differences)
    add_line(Glyph::exclamation, Role::warning_glyph, say_sentence(difference.why), "plan_difference");

  delete steps_;
  lines_ = step_lines(steps);
  ListPanel::Words words;
  words.filter = steps.size() > 30;
  words.one = "%n step";
  words.many = "%n steps";
  words.none = say("No steps");
  words.icon = "check";
  steps_ = new ListPanel("steps", step_schema(), step_columns(steps), words);
  steps_box_->layout()->addWidget(steps_);
  show_steps();
  read_->setText(say("Read %1 · checked again before it runs")
                     .arg(clock_words(std::chrono::duration_cast<std::chrono::milliseconds>(
                                          proposal.planned.plan.made_at.time_since_epoch())
                                          .count())));
  save_->setEnabled(!steps.empty());
  go_->setText(no_mnemonic(request_.verb(proposal.planned)));
  go_->setVisible(!steps.empty());
  set_kind(go_, risk == changes::Risk::destroys_data ? ButtonKind::danger : ButtonKind::primary);
  show_questions();
  check_answers();
}

void PlanReview::undo() {
  const QString what = request_.title;
  const std::string id = change_id_;
  Shell& shell = shell_;
  close();
  shell.review(review_undo(id, what));
}

void PlanReview::save_plan() {
  auto* dialog = new QFileDialog(this, say("Save plan"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("json"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    const auto saved = front::save_plan(state_->proposal->planned.plan, path.toStdString(), true);
    progress_->setText(saved ? say("Saved") : say(saved.error()));
  });
  dialog->open();
}

} // namespace klamm::gui
