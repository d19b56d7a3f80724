#pragma once

#include <gui/theme/paint.hpp>

#include <QFrame>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace klamm::gui {

class Grid;
class GlyphLabel;

/// A filter that is always at hand: a chip with its count.
struct QuickFilter {
  QString title{};
  std::string where{};
  const char* icon = nullptr;
  Glyph glyph = Glyph::none;
  bool hide_when_none = true;
};

/// The line above a table: filter, chips, quick filters, how many rows, columns and export.
class FilterBar : public QWidget {
  Q_OBJECT
 public:
  /// `one`, `many`: how rows are counted, with `%n`.
  FilterBar(Grid& grid, const QString& placeholder, const char* one, const char* many, QWidget* parent = nullptr);

  void set_quick(std::vector<QuickFilter> quick);
  /// A condition that holds beside the user's own, without a chip: what a page leaves out unless asked.
  void set_base(const std::string& where);
  void set_filter(const QString& expression); ///< replaces all chips
  [[nodiscard]] QString filter() const;
  void clear();
  void focus();
  void add(QWidget* widget); ///< a button at the right end
  void type(const QString& text);

 signals:
  void changed(const QString& expression);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void rebuild_chips();
  void commit();
  void apply();
  void show_counts();
  void fit_quick(); ///< those for which there is no room go, the last first
  void refuse(const QString& why);
  void export_rows();

  Grid& grid_;
  QFrame* frame_;
  QHBoxLayout* chips_;
  QLineEdit* edit_;
  QHBoxLayout* quick_row_;
  QLabel* count_;
  GlyphLabel* hidden_glyph_;
  QLabel* hidden_;
  QPushButton* clear_;
  QHBoxLayout* right_;
  const char* one_;
  const char* many_;
  std::vector<QString> committed_;
  std::vector<QuickFilter> quick_;
  std::vector<QPushButton*> quick_buttons_;
  std::vector<bool> quick_wanted_;
  std::string base_;
  QTimer typing_;
  bool bad_ = false;
};

} // namespace klamm::gui
