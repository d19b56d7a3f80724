// A change that runs, and what comes of it.

#include <gui/dialogs/review_state.hpp>
#include <gui/parts/list_panel.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>
#include <memory>
#include <utility>

namespace klamm::gui {

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
  leave_->show();
  progress_->setText(say("Running…"));
  emit run_began();
  job_ = jobs_.start([this, state = state_, answers, options](const Jobs::Task& task) mutable -> Jobs::Done {
    options.cancel = task.cancel;
    front::Events events;
    events.started = [&](const std::string& id) { task.tell([this, id] { change_id_ = id; }); };
    events.step = [&](const front::StepChanged& step) { task.tell([this, step] { step_changed(step); }); };
    events.note = [&](const Text& text) { task.tell([this, text] { progress_->setText(say(text)); }); };
    events.important = [&](const Text& text) {
      task.tell([this, text] { add_line(Glyph::triangle, Role::warning_glyph, say(text), "important"); });
    };
    auto result = std::make_shared<Result<front::Ran>>(
        front::run(*state->session, *state->proposal, answers, options, events));
    return [this, result] { ran(*result); };
  });
}

void PlanReview::step_changed(const front::StepChanged& step) {
  if (!step.index) { // one that was added: taking a throttle off
    if (step.event.what == changes::StepEvent::What::sending) return;
    StepLine line;
    line.number = static_cast<std::int32_t>(lines_.size()) + 1;
    line.target = step.event.row.target();
    line.first = shown(step.event.row.target());
    line.before = object_words(step.event.row.before());
    line.after = object_words(step.event.row.after());
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
  const auto ended = std::count_if(lines_.begin(), lines_.end(), [](const auto& line) {
    return line.outcome != changes::Outcome::planned;
  });
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
  leave_->hide();
  cancel_->setText(say("Close"));
  cancel_->setFocus();
  emit changed_something();
  emit run_ended();
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
    if (outcome == Outcome::done || outcome == Outcome::accepted || outcome == Outcome::unchanged)
      ++done;
    else
      ++bad;
  }
  show_steps();
  change_id_ = result->change_id;
  progress_->setText(bad == 0 ? say_n("%n step done", "%n steps done", done)
                              : say("%1 done, %2 not done").arg(done).arg(bad));
  std::size_t told = 0;
  for (const auto& error : result->answer.errors) {
    if (++told > 3) break;
    add_line(Glyph::exclamation, Role::critical_text, say(error), "run_error");
  }
  undo_->setVisible(result->undoable);
  again_->setVisible(stale || bad > 0);
}

void PlanReview::stop_run() {
  if (running_) jobs_.stop(job_);
}

void PlanReview::leave() {
  if (std::exchange(dimmed_, false)) shell_.dim(false);
  left_ = true;
  hide();
  emit was_left();
}

} // namespace klamm::gui
