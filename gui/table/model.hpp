#pragma once

#include <gui/table/column.hpp>
#include <gui/table/view_job.hpp>

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace klamm::gui {

/// The one model of every table: rows of any type, arranged by a worker. A new arrangement is applied as at most
/// one permutation, one removal at the tail, one insertion at the tail, one permutation and one dataChanged.
class RowsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit RowsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  void set_columns(std::vector<GridColumn> columns);
  void set_title(int column, const QString& title);
  [[nodiscard]] const std::vector<GridColumn>& columns() const { return columns_; }
  [[nodiscard]] const ShownPtr& shown() const { return shown_; }

  void apply(const ViewResult& result);
  void clear();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  [[nodiscard]] Cell cell(int row, int column) const;
  [[nodiscard]] const void* row(int row) const;
  [[nodiscard]] std::string key(int row) const;

 private:
  void permute(const std::vector<std::uint32_t>& from); ///< place i gets what stood at from[i]

  std::vector<GridColumn> columns_;
  ShownPtr shown_;
  RowsPtr rows_;                      ///< what `places_` index
  std::vector<std::uint32_t> places_; ///< rows as they stand now, also between two steps of apply
};

} // namespace klamm::gui
