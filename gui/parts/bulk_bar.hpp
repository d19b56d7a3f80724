#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace klamm::gui {

/// What can be done with a selection: under the table, so that its rows stay where they are.
class BulkBar : public QWidget {
 public:
  explicit BulkBar(QWidget* parent = nullptr);
  /// `critical`: what destroys.
  QPushButton* add(const QString& text, const char* name, std::function<void()> act, bool critical = false);
  void add_line();
  void when_cleared(std::function<void()> clear) { clear_ = std::move(clear); }
  void show_selection(const QString& what, const QString& aside);

 private:
  QHBoxLayout* row_;
  QLabel* what_;
  QLabel* aside_;
  std::function<void()> clear_;
};

} // namespace klamm::gui
