#pragma once

#include <QTabBar>

namespace klamm::gui {

/// Tabs of one thing: 36 high, a 2 px accent line below the current one, a muted count behind the title.
class SubTabs : public QTabBar {
 public:
  explicit SubTabs(QWidget* parent = nullptr);
  void set_count(int index, const QString& count);

 protected:
  void paintEvent(QPaintEvent* event) override;
  [[nodiscard]] QSize tabSizeHint(int index) const override;
  [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
};

} // namespace klamm::gui
