#pragma once

#include <gui/parts/page.hpp>

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace klamm::gui {

class BadgeLabel;
class ElidedLabel;
class IconLabel;

/// The line above every page: where one is, how fresh it is, and its actions.
class PageHead : public QWidget {
  Q_OBJECT
 public:
  PageHead(Session& session, QWidget* parent = nullptr);

  void set_page(Page* page);
  void set_history(bool back, bool forward);
  void show_head();
  void show_age();

 signals:
  void back();
  void forward();
  void parent_wanted(const Route& route);

 private:
  void choose_interval();

  Session& session_;
  Page* page_ = nullptr;
  QToolButton* back_;
  QToolButton* forward_;
  QPushButton* parent_;
  QLabel* slash_;
  ElidedLabel* title_;
  QToolButton* star_;
  BadgeLabel* badge_;
  BadgeLabel* pill_;
  IconLabel* lock_;
  QLabel* protection_;
  QLabel* note_;
  QPushButton* age_;
  QToolButton* pause_;
  QWidget* line_;
  QHBoxLayout* actions_;
  QTimer tick_;
};

/// The 2 px bar under the head while a reading takes longer than 300 ms.
class LoadingBar : public QWidget {
 public:
  explicit LoadingBar(QWidget* parent = nullptr);
  void set_feed(Feed* feed);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QPointer<Feed> feed_;
  QMetaObject::Connection connection_;
  QTimer delay_;
  QTimer tick_;
  bool on_ = false;
  double place_ = 0;
};

} // namespace klamm::gui
