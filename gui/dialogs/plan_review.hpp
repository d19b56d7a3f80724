#pragma once

#include <gui/bridge/jobs.hpp>
#include <gui/dialogs/review_request.hpp>
#include <gui/dialogs/step_rows.hpp>
#include <gui/parts/page.hpp>

#include <QDialog>
#include <QTimer>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace klamm::gui {

class BadgeLabel;
class GlyphLabel;
class ListPanel;

/// The one review of every change: plan, questions, steps, command; then what comes of it, line by line, and
/// the way back where Kafka allows one. A running change belongs to the program, not to this dialog.
class PlanReview : public QDialog {
  Q_OBJECT
 public:
  PlanReview(Shell& shell, ReviewRequest request, QWidget* parent);
  ~PlanReview() override;

  [[nodiscard]] bool running() const { return running_; }
  [[nodiscard]] const QString& title() const { return request_.title; }
  /// Lets the step that was sent end, and sends nothing more.
  void stop_run();
  /// Hides the dialog; what runs goes on, and `open()` shows it again.
  void leave();
  [[nodiscard]] bool left() const { return left_; }

 signals:
  void changed_something();
  void run_began();
  void run_ended();
  void was_left();

 protected:
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void reject() override;
  void done(int result) override;

 private:
  struct State;

  void plan();
  void planned();
  void failed(const Error& error);
  void show_questions();
  void check_answers();
  void run();
  void step_changed(const front::StepChanged& step);
  void show_steps();
  void ran(const Result<front::Ran>& result);
  void undo();
  void save_plan();
  void add_line(Glyph glyph, Role role, const QString& text, const char* name);

  Shell& shell_;
  ReviewRequest request_;
  std::shared_ptr<State> state_;
  Jobs jobs_;
  JobId job_ = 0;
  std::vector<StepLine> lines_;
  QTimer steps_timer_;
  bool running_ = false;
  bool dimmed_ = false;
  bool finished_ = false;
  bool left_ = false;
  std::string change_id_;

  QVBoxLayout* notes_;
  QWidget* notes_box_;
  BadgeLabel* risk_;
  QLabel* sentence_;
  QWidget* steps_box_;
  ListPanel* steps_ = nullptr;
  QLabel* read_;
  QWidget* command_box_;
  QLabel* command_;
  QPushButton* copy_;
  QPushButton* save_;
  QWidget* questions_box_;
  QVBoxLayout* foot_;
  std::vector<QLineEdit*> answers_;
  QLabel* progress_;
  QPushButton* undo_;
  QPushButton* again_;
  QPushButton* leave_;
  QPushButton* cancel_;
  QPushButton* go_;
};

} // namespace klamm::gui
