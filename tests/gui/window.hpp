#pragma once

#include <gui/shell/app.hpp>
#include <gui/shell/main_window.hpp>

#include <support/golden_cluster.hpp>
#include <support/scripted_cluster.hpp>

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <functional>
#include <memory>

// A window on a scripted cluster, in folders of its own; what is in it is found by object names.

namespace klamm::testing {

inline bool wait_until(const std::function<bool()>& done, int ms = 20'000) {
  return QTest::qWaitFor(done, ms);
}

/// Settings, profiles and journals go to a folder that is removed at the end.
class Folders {
 public:
  Folders() {
    qputenv("KLAMM_CONFIG_HOME", (folder_.path() + "/config").toUtf8());
    qputenv("KLAMM_STATE_HOME", (folder_.path() + "/state").toUtf8());
    qputenv("XDG_CONFIG_HOME", (folder_.path() + "/xdg").toUtf8());
    qunsetenv("KLAMM_PROFILE");
    qunsetenv("KLAMM_BOOTSTRAP_SERVERS");
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path() + "/xdg");
  }
  [[nodiscard]] QString path() const { return folder_.path(); }

 private:
  QTemporaryDir folder_;
};

class Desk {
 public:
  explicit Desk(std::int32_t brokers = 3) : cluster(brokers) {}

  /// Opens the window on the cluster, as a stored profile would be.
  gui::ClusterView& open(const gui::Route& route, profiles::Profile profile = {}) {
    window = std::make_unique<gui::MainWindow>();
    window->resize(1440, 900);
    profile.bootstrap_servers = cluster.bootstrap();
    profiles::Target target;
    target.profile = profile;
    view = window->open(target, route);
    window->show();
    return *view;
  }

  template <class Widget>
  [[nodiscard]] Widget* find(const char* name) const {
    for (auto* one : window->findChildren<Widget*>(QString::fromLatin1(name)))
      if (one->isVisible()) return one;
    return nullptr;
  }
  [[nodiscard]] QTableView* table(const char* name) const { return find<QTableView>(name); }
  [[nodiscard]] int rows(const char* name) const {
    const auto* view = table(name);
    return view ? view->model()->rowCount() : -1;
  }
  /// The text of a cell, by the row's first column and the column's title.
  [[nodiscard]] QString cell(const char* name, const QString& key, const QString& title) const {
    const auto* view = table(name);
    if (!view) return {};
    for (int row = 0; row < view->model()->rowCount(); ++row) {
      if (view->model()->index(row, 0).data().toString() != key) continue;
      for (int column = 0; column < view->model()->columnCount(); ++column)
        if (view->model()->headerData(column, Qt::Horizontal).toString() == title) return view->model()->index(row, column).data().toString();
    }
    return {};
  }
  void choose(const char* name, const QString& key) const {
    auto* view = table(name);
    for (int row = 0; row < view->model()->rowCount(); ++row)
      if (view->model()->index(row, 0).data().toString() == key)
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(row, 0)).center());
  }
  void press(const char* name) const {
    auto* button = find<QPushButton>(name);
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  void type(const char* name, const QString& text) const {
    auto* field = find<QLineEdit>(name);
    QVERIFY2(field, name);
    field->selectAll();
    QTest::keyClicks(field, text);
  }
  [[nodiscard]] QDialog* dialog(const char* name) const { return find<QDialog>(name); }

  ScriptedCluster cluster;
  std::unique_ptr<gui::MainWindow> window;
  gui::ClusterView* view = nullptr;
};

} // namespace klamm::testing
