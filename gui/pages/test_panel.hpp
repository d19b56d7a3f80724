#pragma once

#include <gui/bridge/jobs.hpp>

#include <klamm/front/connection_test.hpp>

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace klamm::gui {

/// Runs the library's connection test in a worker and shows its stages.
class TestPanel : public QWidget {
  Q_OBJECT
 public:
  explicit TestPanel(QWidget* parent = nullptr);
  void run(const profiles::Profile& profile);
  void reset(); ///< drops a test that runs, and shows the stages as not run

 signals:
  void cluster_learned(const QString& id);

 private:
  void show_test(const front::ConnectionTest& test, const QString& when);

  Jobs jobs_;
  JobId job_ = 0;
  QLabel* tested_;
  QVBoxLayout* stages_;
};

} // namespace klamm::gui
