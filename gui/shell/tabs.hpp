#pragma once

#include <gui/shell/cluster_view.hpp>

#include <QTabBar>

namespace klamm::gui {

/// Clusters as tabs: colour, name, worst state, and how old what a hidden one shows is.
class ClusterTabs : public QTabBar {
 public:
  explicit ClusterTabs(QWidget* parent = nullptr);
  void set_cluster(int index, ClusterView* view);

 protected:
  void paintEvent(QPaintEvent* event) override;
  [[nodiscard]] QSize tabSizeHint(int index) const override;
  [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }

 private:
  [[nodiscard]] ClusterView* view(int index) const;
  [[nodiscard]] QString aside(int index) const;
};

} // namespace klamm::gui
