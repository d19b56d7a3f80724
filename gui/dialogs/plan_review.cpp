#include <gui/dialogs/plan_review.hpp>

#include <gui/bridge/doorbell.hpp>
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

/// Shared with the workers; each has it to itself while it runs.
struct PlanReview::State {
  std::optional<front::Session> session;
  std::optional<front::Proposal> proposal;
  front::Questions questions;
  front::Review review;
};

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
  pill->set_pill(shown(session.profile().environment).toUpper(), cluster_color(shown(session.profile().colour)));
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
  cancel_ = button(say("Cancel"), "cancel", ButtonKind::plain, true);
  go_ = button(say("Apply"), "apply", ButtonKind::primary, true);
  go_->setEnabled(false);
  undo_->hide();
  again_->hide();
  for (auto* one : {undo_, again_, cancel_, go_}) foot_row->addWidget(one);
  all->addWidget(foot);

  connect(cancel_, &QPushButton::clicked, this, &PlanReview::reject);
  connect(go_, &QPushButton::clicked, this, [this] { run(); });
  connect(undo_, &QPushButton::clicked, this, [this] { undo(); });
  connect(again_, &QPushButton::clicked, this, [this] { plan(); });
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
  if (parentWidget()) move(parentWidget()->geometry().center() - rect().center());
  cancel_->setFocus();
  QDialog::showEvent(event);
}

void PlanReview::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  painter.setPen(color(Role::edge));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  painter.fillRect(0, 0, space::strip, space::dialog_head + 1, cluster_color(shown(shell_.session().profile().colour)));
}

// What runs goes on: it belongs to the program, and its outcome to the journal.
void PlanReview::reject() {
  if (running_) jobs_.stop(job_);
  else QDialog::reject();
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
  jobs_.start([this, state = state_, make = request_.make, target = shell_.session().target()](const Jobs::Task& task) -> Jobs::Done {
    Call call = Call::within(std::chrono::seconds(60));
    call.cancel = task.cancel;
    auto session = session_of(state->session, target);
    std::optional<Error> error;
    if (!session) error = session.error();
    else if (auto proposal = make(**session, call)) {
      state->proposal.emplace(std::move(*proposal));
      state->questions = front::questions_of(**session, *state->proposal);
      state->review = front::review(*state->proposal);
    } else error = proposal.error();
    return [this, error] {
      if (error) failed(*error);
      else planned();
    };
  });
}

void PlanReview::failed(const Error& error) {
  risk_->set_badge({Glyph::exclamation, say("Not planned"), Tone::critical});
  risk_->show();
  sentence_->setText(say(error));
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
  const auto risk = proposal.disruptive ? std::max(worst_risk(proposal.planned), changes::Risk::disruptive) : worst_risk(proposal.planned);
  risk_->set_badge(steps.empty() ? Badge{} : risk_badge(risk));
  risk_->setVisible(!steps.empty());
  set_ink(sentence_, "");
  QString sentence;
  if (steps.size() == 1) sentence = say(review.steps.front().sentence);
  else if (steps.empty()) sentence = proposal.planned.standing.empty() ? say("There is nothing to change.") : say("Everything stands as wanted already: there is nothing to change.");
  else {
    const auto undoable = std::count_if(review.steps.begin(), review.steps.end(), [](const auto& step) { return step.can_be_undone; });
    sentence = say_n("%n step.", "%n steps.", static_cast<long long>(steps.size())) + QLatin1Char(' ') +
               (undoable == static_cast<std::ptrdiff_t>(steps.size()) ? say("Undo restores what stands now.")
                : undoable == 0                                      ? say("This cannot be undone.")
                                                                     : say("%1 of them can be undone.").arg(undoable));
  }
  if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
  sentence_->setText(sentence);
  for (const auto& why : review.cannot_be_undone)
    add_line(Glyph::triangle, Role::warning_glyph, say("Cannot be undone: %1").arg(say(why)), "cannot_undo");
  for (const auto& note : review.undo_notes) add_line(Glyph::triangle, Role::warning_glyph, say(note), "undo_note");
  for (const auto& note : review.notes) add_line(Glyph::triangle, Role::warning_glyph, say(note), "plan_note");
  std::size_t told = 0;
  for (const auto& problem : proposal.planned.problems) {
    if (++told > 5) {
      add_line(Glyph::exclamation, Role::critical_text, say_n("and %n more problem", "and %n more problems", static_cast<long long>(proposal.planned.problems.size() - 5)), "plan_problem");
      break;
    }
    add_line(Glyph::exclamation, Role::critical_text, say(problem), "plan_problem");
  }
  for (const auto& difference : proposal.planned.differences) add_line(Glyph::exclamation, Role::warning_glyph, say(difference.why), "plan_difference");

  delete steps_;
  lines_ = step_lines(steps);
  ListPanel::Words words;
  words.filter = steps.size() > 30;
  words.one = "%n step";
  words.many = "%n steps";
  words.none = say("There is nothing to change.");
  words.icon = "check";
  steps_ = new ListPanel("steps", step_schema(), step_columns(steps), words);
  steps_box_->layout()->addWidget(steps_);
  show_steps();
  read_->setText(say("Read %1 · checked again before it runs").arg(clock_words(
      std::chrono::duration_cast<std::chrono::milliseconds>(proposal.planned.plan.made_at.time_since_epoch()).count())));
  save_->setEnabled(!steps.empty());
  go_->setText(no_mnemonic(request_.verb(proposal.planned)));
  set_kind(go_, risk == changes::Risk::destroys_data ? ButtonKind::danger : ButtonKind::primary);
  show_questions();
  check_answers();
}

void PlanReview::show_questions() {
  delete questions_box_->layout();
  for (auto* child : questions_box_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) child->deleteLater();
  answers_.clear();
  const auto& questions = state_->questions;
  auto* all = column_of(questions_box_);
  if (questions.read_only) {
    auto* box = new QWidget;
    auto* row = row_of(box, space::margin, 0, space::margin, 12, 8);
    row->addWidget(new IconLabel("lock", Role::muted));
    auto* why = label(say("Profile %1 makes this cluster read-only. Change its protection under Connections, or copy the command.").arg(shown(*questions.read_only)), Type::base);
    why->setObjectName(QStringLiteral("read_only"));
    why->setWordWrap(true);
    row->addWidget(why, 1);
    all->addWidget(box);
    questions_box_->show();
    return;
  }
  auto* row = row_of(nullptr, space::margin, 14, space::margin, 16, 24);
  for (const auto& question : questions.questions) {
    if (question.text.empty()) continue;
    auto* column = column_of(nullptr, 0, 0, 0, 0, 8);
    auto* ask = row_of(nullptr, 0, 0, 0, 0, 4);
    const bool profile = question.kind == front::Question::Kind::profile;
    ask->addWidget(label(profile ? say("Type the profile") : say("Type"), Type::base, "muted"));
    ask->addWidget(label(shown(question.text), Type::medium));
    if (!profile) ask->addWidget(label(say("to confirm"), Type::base, "muted"));
    ask->addStretch();
    column->addLayout(ask);
    auto* field = new QLineEdit;
    field->setObjectName(profile ? QStringLiteral("confirm_profile") : QStringLiteral("confirm_text"));
    field->setAccessibleName(say("Type %1 to confirm").arg(shown(question.text)));
    field->setFont(font_of(Type::base));
    field->setMaximumWidth(280);
    field->setProperty("wanted", QString::fromStdString(question.text));
    connect(field, &QLineEdit::textChanged, this, [this] { check_answers(); });
    column->addWidget(field);
    row->addLayout(column);
    answers_.push_back(field);
  }
  row->addStretch();
  if (answers_.empty()) {
    delete row;
    questions_box_->hide();
    return;
  }
  all->addWidget(line_h());
  all->addLayout(row);
  questions_box_->show();
}

void PlanReview::check_answers() {
  if (!state_->proposal || running_ || finished_) return;
  bool good = state_->proposal->has_work() && !state_->questions.read_only;
  for (const auto* field : answers_) good = good && field->text() == field->property("wanted").toString();
  go_->setEnabled(good);
}

void PlanReview::run() {
  front::Answers answers;
  answers.yes = true; // the button itself says what will happen
  for (const auto* field : answers_) answers.typed.push_back(field->text().toStdString());
  front::RunOptions options;
  if (request_.command) options.arguments = request_.command->words();
  running_ = true;
  go_->setEnabled(false);
  save_->setEnabled(false);
  for (auto* field : answers_) field->setEnabled(false);
  cancel_->setText(say("Stop"));
  progress_->setText(say("Running…"));
  job_ = jobs_.start([this, state = state_, answers, options](const Jobs::Task& task) mutable -> Jobs::Done {
    options.cancel = task.cancel;
    front::Events events;
    events.started = [&](const std::string& id) {
      task.tell([this, id] { change_id_ = id; });
    };
    events.step = [&](const front::StepChanged& step) {
      task.tell([this, step] { step_changed(step); });
    };
    events.note = [&](const Text& text) {
      task.tell([this, text] { progress_->setText(say(text)); });
    };
    events.important = [&](const Text& text) {
      task.tell([this, text] { add_line(Glyph::triangle, Role::warning_glyph, say(text), "important"); });
    };
    auto result = std::make_shared<Result<front::Ran>>(front::run(*state->session, *state->proposal, answers, options, events));
    return [this, result] { ran(*result); };
  });
}

void PlanReview::step_changed(const front::StepChanged& step) {
  if (!step.index) { // one that was added: taking a throttle off
    if (step.event.what == changes::StepEvent::What::sending) return;
    StepLine line;
    line.number = static_cast<std::int32_t>(lines_.size()) + 1;
    line.target = step.event.row.target;
    line.first = shown(step.event.row.target);
    line.before = object_words(step.event.row.before);
    line.after = object_words(step.event.row.after);
    line.outcome = step.event.row.outcome;
    line.error = step.event.row.error;
    lines_.push_back(std::move(line));
  } else if (*step.index < lines_.size()) {
    auto& line = lines_[*step.index];
    line.sending = step.event.what == changes::StepEvent::What::sending;
    if (!line.sending) {
      line.outcome = step.event.row.outcome;
      line.error = step.event.row.error;
    }
  }
  const auto ended = std::count_if(lines_.begin(), lines_.end(), [](const auto& line) { return line.outcome != changes::Outcome::planned; });
  progress_->setText(say("%1 of %2").arg(ended).arg(lines_.size()));
  if (!steps_timer_.isActive()) steps_timer_.start();
}

void PlanReview::show_steps() {
  if (steps_) steps_->set_rows(Rows::make(step_schema(), lines_));
}

void PlanReview::ran(const Result<front::Ran>& result) {
  running_ = false;
  finished_ = true;
  go_->hide();
  cancel_->setText(say("Close"));
  cancel_->setFocus();
  emit changed_something();
  if (!result) {
    risk_->set_badge({Glyph::exclamation, say("Not run"), Tone::critical});
    progress_->clear();
    add_line(Glyph::exclamation, Role::critical_text, say(result.error()), "run_error");
    again_->show();
    return;
  }
  const auto& rows = result->answer.rows;
  bool stale = false;
  long long done = 0;
  long long bad = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i < lines_.size()) {
      lines_[i].outcome = rows[i].outcome;
      lines_[i].error = rows[i].error;
      lines_[i].sending = false;
    }
    using changes::Outcome;
    const Outcome outcome = rows[i].outcome;
    stale = stale || outcome == Outcome::stale;
    if (outcome == Outcome::done || outcome == Outcome::accepted || outcome == Outcome::unchanged) ++done;
    else ++bad;
  }
  show_steps();
  change_id_ = result->change_id;
  progress_->setText(bad == 0 ? say_n("%n step done", "%n steps done", done) : say("%1 done, %2 not done").arg(done).arg(bad));
  std::size_t told = 0;
  for (const auto& error : result->answer.errors) {
    if (++told > 3) break;
    add_line(Glyph::exclamation, Role::critical_text, say(error), "run_error");
  }
  undo_->setVisible(result->undoable);
  again_->setVisible(stale || bad > 0);
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
