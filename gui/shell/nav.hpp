#pragma once

#include <gui/pages/pages.hpp>

#include <QAbstractButton>
#include <QWidget>

#include <vector>

namespace klamm::gui {

/// One line of the navigation: icon, name, problem count.
class NavItem : public QAbstractButton {
 public:
  NavItem(const PageKind& kind, QWidget* parent);
  void set_badge(const NavBadge& badge);
  void set_narrow(bool narrow);
  [[nodiscard]] const PageKind& kind() const { return kind_; }
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  const PageKind& kind_;
  NavBadge badge_;
  bool narrow_ = false;
};

class Nav : public QWidget {
  Q_OBJECT
 public:
  explicit Nav(QWidget* parent = nullptr);
  void set_current(const QString& page);
  void set_badge(const QString& page, const NavBadge& badge);
  void set_narrow(bool narrow);

 signals:
  void chosen(const QString& page);

 private:
  std::vector<NavItem*> items_;
};

} // namespace klamm::gui
