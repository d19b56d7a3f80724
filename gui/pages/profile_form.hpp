#pragma once

#include <QWidget> // first: moc cannot read <concepts> before another standard header

#include <klamm/profiles.hpp>

#include <optional>
#include <string>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace klamm::gui {

class SecurityFields;

/// The fields of one profile, and the buttons for what can be done with it. It stores nothing.
class ProfileForm : public QWidget {
  Q_OBJECT
 public:
  explicit ProfileForm(QWidget* parent = nullptr);
  /// `stored`: it was loaded under its name, which then stays.
  void show_profile(const profiles::Profile& profile, bool stored);
  /// What was typed, with the settings that the form does not show; a `usage` error names the first bad field.
  [[nodiscard]] Result<profiles::Profile> typed() const;
  /// The name it was loaded under; empty: a new profile.
  [[nodiscard]] const std::optional<std::string>& stored_as() const { return stored_as_; }
  [[nodiscard]] bool blank() const; ///< a new profile without a name
  void saved_as(const std::string& name) { stored_as_ = name; }
  void removed();
  /// Says what is wrong; empty: nothing.
  void refuse(const QString& why);
  void focus_name(bool select_all);
  /// Proposes a cluster id where none is typed.
  void offer_cluster(const QString& id);

 signals:
  void remove_wanted(); ///< after the second press
  void duplicate_wanted();
  void test_wanted();
  void save_wanted();
  void open_wanted();

 private:
  QWidget* make_fields();
  void make_foot(QVBoxLayout* into);
  void press_remove();
  void set_color(const QString& name);

  profiles::Profile base_; ///< as it was loaded: what the form does not show stays
  std::optional<std::string> stored_as_;

  QLineEdit* name_;
  QComboBox* environment_;
  QButtonGroup* colors_;
  QButtonGroup* protection_;
  QLineEdit* servers_;
  QLineEdit* cluster_;
  QPlainTextEdit* addresses_;
  QLineEdit* description_;
  SecurityFields* security_;
  QLabel* refusal_;
  QPushButton* remove_;
};

} // namespace klamm::gui
