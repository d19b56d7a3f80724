#pragma once

#include <QWidget> // first: moc cannot read <concepts> before another standard header

#include <klamm/profiles.hpp>

#include <string>
#include <vector>

class QLabel;
class QStackedWidget;

namespace klamm::gui {

class ProfileForm;
class ProfileList;
class TestPanel;

/// The stored profiles: list, form, test. The same files the command line reads.
class Connections : public QWidget {
  Q_OBJECT
 public:
  explicit Connections(QWidget* parent = nullptr);
  void reload(const std::string& choose = {});
  void add();

 signals:
  void open_wanted(const profiles::Profile& profile);
  void list_changed(int count);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void show_profile(const profiles::Profile& profile, bool stored);
  void show_new(const profiles::Profile& profile);
  void save();
  void remove();
  void duplicate();
  void import_file();
  void take_properties(const QString& path);
  void test();
  void open();

  profiles::Store store_;
  std::vector<profiles::Profile> profiles_;

  QStackedWidget* stack_;
  QLabel* count_;
  ProfileList* list_;
  ProfileForm* form_;
  TestPanel* test_;
};

} // namespace klamm::gui
