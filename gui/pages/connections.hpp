#pragma once

#include <gui/bridge/jobs.hpp>

#include <klamm/profiles.hpp>

#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace klamm::gui {

class EmptyState;

/// The stored profiles: list, editor, test. The same files the command line reads.
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
  struct Stage {
    QString title;
    QString detail;
    int state = 0; ///< 0 not tested, 1 good, −1 failed
    std::chrono::milliseconds took{0};
  };

  void build_form(QVBoxLayout* into);
  void show_profile(const profiles::Profile& profile, bool stored);
  [[nodiscard]] Result<profiles::Profile> typed() const;
  void save();
  void remove();
  void duplicate();
  void import_file();
  void test();
  void show_stages(const std::vector<Stage>& stages, const QString& when);
  void refuse(const QString& why);
  void set_color(const QString& name);

  profiles::Store store_;
  Jobs jobs_;
  JobId job_ = 0;
  std::vector<profiles::Profile> profiles_;
  profiles::Profile base_;               ///< as it was loaded: what the form does not show stays
  std::optional<std::string> stored_as_; ///< the name it was loaded under; empty: new

  QStackedWidget* stack_;
  EmptyState* empty_;
  QLineEdit* filter_;
  QListWidget* list_;
  QLabel* count_;
  QWidget* form_;
  QLineEdit* name_;
  QComboBox* environment_;
  QButtonGroup* colors_;
  QButtonGroup* protection_;
  QLineEdit* servers_;
  QLineEdit* cluster_;
  QPlainTextEdit* addresses_;
  QLineEdit* description_;
  QLabel* refusal_;
  QPushButton* open_;
  QPushButton* remove_;
  QPushButton* save_;
  QLabel* tested_;
  QVBoxLayout* stages_;
};

} // namespace klamm::gui
