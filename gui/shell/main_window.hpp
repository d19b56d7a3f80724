#pragma once

#include <gui/shell/cluster_view.hpp>

#include <QMainWindow>

#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace klamm::gui {

class ClusterTabs;
class Connections;
class GlyphLabel;
class RunningChanges;
class Strip;

/// The window: clusters as tabs, search, one cluster or the connections below, who answers at the foot.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Opens a tab, or shows the one that is open already. Only the front one connects.
  ClusterView* open(profiles::Target target, const Route& route = {QStringLiteral("overview")});
  void show_connections();
  void show_palette();
  void close_tab(int index);
  [[nodiscard]] ClusterView* current() const;
  [[nodiscard]] const std::vector<ClusterView*>& clusters() const { return clusters_; }
  /// The clusters that were open when the window closed last, each where it was; only the front one connects.
  /// Gives whether there were any.
  bool restore_tabs();
  /// A dimming over everything while a dialog is open.
  void set_scrim(bool on);

 signals:
  void scheme_changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  void make_actions();
  void show_state();
  void show_settings_menu();
  void remember_tabs() const;

  Strip* strip_;
  ClusterTabs* tabs_;
  QToolButton* add_;
  QPushButton* search_;
  QToolButton* settings_;
  QStackedWidget* stack_;
  Connections* connections_ = nullptr;
  GlyphLabel* status_glyph_;
  QLabel* status_;
  QLabel* said_;
  RunningChanges* changes_;
  QLabel* zone_;
  QWidget* scrim_ = nullptr;
  int scrims_ = 0;
  std::vector<ClusterView*> clusters_;
};

} // namespace klamm::gui
