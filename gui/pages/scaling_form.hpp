#pragma once

#include <klamm/front/command_line.hpp>
#include <klamm/scaling.hpp>

#include <QWidget>
#include <cstdint>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace klamm::gui {

/// What is wanted of a cluster, and by which rules. Says `changed` with every change.
class ScalingForm : public QWidget {
  Q_OBJECT
 public:
  explicit ScalingForm(QWidget* parent = nullptr);

  /// An error (`usage`) says what is wrong with what was typed.
  [[nodiscard]] Result<scaling::Intent> intent() const;
  /// Nothing is typed yet where something must be; what that is.
  [[nodiscard]] QString missing() const;
  /// Bytes a second of each broker that gets replicas; empty: no limit.
  [[nodiscard]] Result<std::optional<std::int64_t>> throttle() const;
  /// Adds the options that say the same.
  void add_to(front::CommandLine& line) const;
  [[nodiscard]] QString throttle_words() const;
  /// What was planned, from what, how fast.
  void show_note(const QString& words);

 signals:
  void changed();

 private:
  enum Goal { balance, add, drain, factor };
  void add_goal(QVBoxLayout* all, const char* name, const QString& title, const QString& about,
                const char* field, const QString& hint);
  QLineEdit* rule(QVBoxLayout* all, const char* name, const QString& title, const QString& hint);
  [[nodiscard]] Goal goal() const;
  [[nodiscard]] QString typed(const QLineEdit* field) const;

  std::vector<QRadioButton*> goals_;
  std::vector<QLineEdit*> values_; ///< by goal; nullptr: it needs none
  QLineEdit* topics_;
  QLineEdit* except_;
  QPushButton* by_bytes_;
  QPushButton* by_replicas_;
  QLineEdit* band_;
  QLineEdit* most_;
  QLineEdit* throttle_;
  QCheckBox* leaders_;
  QLabel* note_;
};

} // namespace klamm::gui
