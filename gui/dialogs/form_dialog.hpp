#pragma once

#include <gui/parts/page.hpp>
#include <gui/theme/widgets.hpp>

#include <klamm/names.hpp>
#include <klamm/plan_moves.hpp>

#include <QDialog>

#include <functional>

class QComboBox;
class QLineEdit;

namespace klamm::gui {

/// A dialog with labelled fields; its button leads to the review of the change, never to the cluster.
class FormDialog : public QDialog {
  Q_OBJECT
 public:
  FormDialog(Shell& shell, const QString& title, const QString& action, QWidget* parent);
  ~FormDialog() override;

  QLineEdit* field(const char* name, const QString& title, const QString& text = {}, const QString& hint = {}, int width = 0);
  QComboBox* choice(const char* name, const QString& title, const QStringList& options);
  void add(const QString& title, QWidget* widget);
  void add_wide(QWidget* widget);
  void explain(const QString& text);
  /// Says what is wrong with what was typed; empty: nothing.
  void refuse(const QString& why);
  /// Called by the button; gives false to stay open.
  void when_accepted(std::function<bool()> accepted) { accepted_ = std::move(accepted); }
  [[nodiscard]] QPushButton* action() { return action_; }

 protected:
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void done(int result) override;

 private:
  Shell& shell_;
  QVBoxLayout* fields_;
  QLabel* refusal_;
  bool dimmed_ = false;
  QPushButton* action_;
  std::function<bool()> accepted_;
};

void ask_create_topic(Shell& shell, QWidget* parent, const QString& name = {});
void ask_clone_topic(Shell& shell, QWidget* parent, const std::string& source);
void ask_add_partitions(Shell& shell, QWidget* parent, const std::vector<std::string>& topics, std::optional<int> now);
void ask_set_config(Shell& shell, QWidget* parent, const std::vector<std::string>& topics);
/// `where`: topics, or partitions of them.
void ask_delete_records(Shell& shell, QWidget* parent, const std::vector<TopicPartitions>& where);
/// Topics the group reads, for the scope: nothing is chosen before the user does.
void ask_reset_offsets(Shell& shell, QWidget* parent, const std::string& group, const std::vector<std::string>& topics);
void ask_move(Shell& shell, QWidget* parent, const std::vector<plan::WantedMove>& from);

} // namespace klamm::gui
