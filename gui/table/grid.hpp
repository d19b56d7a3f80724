#pragma once

#include <gui/bridge/jobs.hpp>
#include <gui/table/model.hpp>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <set>
#include <string>
#include <vector>

class QStackedLayout;
class QTableView;

namespace klamm::gui {

class CellDelegate;
class EmptyState;

/// A table with everything around it that does not depend on the rows: a worker arranges them, the selection is
/// a set of keys, columns can be chosen, rows copied and exported.
class Grid : public QWidget {
  Q_OBJECT
 public:
  /// `name` is the table's object name, and under which its columns are remembered.
  Grid(const char* name, const Schema& schema, std::vector<GridColumn> columns, QWidget* parent = nullptr);
  ~Grid() override;

  void set_rows(RowsPtr rows);
  void clear();
  /// As `--where` says it; an error is told by `refused`, and the rows stay.
  void set_filter(const std::string& where);
  [[nodiscard]] const std::string& filter() const { return where_; }
  /// As `--sort` says it: `size_bytes:desc`.
  void set_sort(const std::string& sort);
  [[nodiscard]] std::string sort() const { return sort_; }
  /// Filters whose rows are counted with each arrangement: see `counts`.
  void count_filters(std::vector<std::string> filters);
  [[nodiscard]] const std::vector<std::size_t>& counts() const { return counts_; }

  [[nodiscard]] RowsModel& model() { return *model_; }
  [[nodiscard]] QTableView& view() { return *view_; }
  [[nodiscard]] EmptyState& empty() { return *empty_; }
  [[nodiscard]] const Schema& schema() const { return schema_; }
  [[nodiscard]] std::size_t total() const { return rows_ ? rows_->size() : 0; }
  [[nodiscard]] std::size_t hidden_critical() const { return hidden_critical_; }
  [[nodiscard]] std::size_t hidden_warning() const { return hidden_warning_; }

  /// Keys chosen by the user, those a filter hides included.
  [[nodiscard]] const std::set<std::string>& selection() const { return selected_; }
  [[nodiscard]] std::size_t selected_and_hidden() const;
  void clear_selection();
  void select(const std::string& key);
  [[nodiscard]] std::string current_key() const;
  /// The row of a key among all rows, filtered or not; nullptr: none.
  [[nodiscard]] const void* find(const std::string& key) const;

  void show_columns_menu(const QPoint& at);
  /// The rows shown, as CSV or JSON, the way the command line prints them.
  [[nodiscard]] std::string exported(bool json) const;
  /// Shows or hides a column that a page turns on for a while; `title` is its title from now on.
  void show_column(const char* field, bool on, const QString& title);
  void copy_selection();
  void set_multi_selection(bool many);
  /// The field a bare word in the filter line looks in; the schema's first unless said.
  void set_search_field(const std::string& field) { search_field_ = field; }
  [[nodiscard]] const std::string& search_field() const { return search_field_; }
  /// What stands over the rows while nothing was read yet.
  void show_empty(bool on);

 signals:
  void arranged();
  void refused(const QString& why);
  void selection_changed();
  void opened(const QString& key);          ///< Enter, double click
  void starred(const QString& key);         ///< its star was clicked
  void menu_wanted(const QPoint& global);   ///< on the selection
  void typed(const QString& text);          ///< in the table: belongs to the filter line

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void request();
  void take(ViewResult result);
  void recall_columns();
  void remember_columns() const;
  [[nodiscard]] int wanted_width(int column) const;
  void fit_columns(bool measure);
  void selection_moved();
  void restore_selection(const std::vector<std::uint32_t>& places);
  [[nodiscard]] bool order_is_paused() const;
  /// The row whose star is at this point of the viewport; invalid: none.
  [[nodiscard]] QModelIndex star_at(const QPoint& point) const;

  const Schema& schema_;
  RowsModel* model_;
  QTableView* view_;
  CellDelegate* delegate_;
  EmptyState* empty_;
  Jobs jobs_;
  JobId job_ = 0;
  RowsPtr rows_;
  std::string where_;
  std::string sort_;
  std::string search_field_;
  std::vector<std::string> count_filters_;
  std::vector<std::size_t> counts_;
  std::size_t hidden_critical_ = 0;
  std::size_t hidden_warning_ = 0;
  std::set<std::string> selected_;
  bool applying_ = false;
  bool measured_ = false;
  std::vector<bool> on_;    ///< columns as the user wants them; one may lack room all the same
  std::vector<int> widths_; ///< as the columns want them
  QElapsedTimer clicked_;
  QTimer later_;
};

} // namespace klamm::gui
