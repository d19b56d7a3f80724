#pragma once

#include <QWidget> // first: moc cannot read <concepts> before another standard header

#include <klamm/profiles.hpp>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace klamm::gui {

/// The stored profiles, with a filter; below them the errors of those that could not be read.
class ProfileList : public QWidget {
  Q_OBJECT
 public:
  explicit ProfileList(QWidget* parent = nullptr);
  /// Shows these and chooses one, by its index; −1: none. Emits nothing.
  void show_profiles(const std::vector<profiles::Profile>& profiles, const std::vector<Error>& errors, int chosen);
  void choose_none(); ///< emits nothing

 signals:
  void chosen(int index);
  void activated(int index);

 private:
  QLineEdit* filter_;
  QListWidget* list_;
  QLabel* errors_;
};

} // namespace klamm::gui
