#include <gui/table/model.hpp>

#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace klamm::gui {

void RowsModel::set_columns(std::vector<GridColumn> columns) {
  beginResetModel();
  columns_ = std::move(columns);
  endResetModel();
}

void RowsModel::set_title(int column, const QString& title) {
  columns_[static_cast<std::size_t>(column)].title = title;
  emit headerDataChanged(Qt::Horizontal, column, column);
}

void RowsModel::clear() {
  beginResetModel();
  shown_.reset();
  rows_.reset();
  places_.clear();
  endResetModel();
}

void RowsModel::permute(const std::vector<std::uint32_t>& from) {
  emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  std::vector<std::uint32_t> places(places_.size());
  std::vector<int> to(places_.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    places[i] = places_[from[i]];
    to[from[i]] = static_cast<int>(i);
  }
  places_ = std::move(places);
  const QModelIndexList before = persistentIndexList();
  QModelIndexList after;
  after.reserve(before.size());
  for (const QModelIndex& index : before)
    after.append(createIndex(to[static_cast<std::size_t>(index.row())], index.column()));
  changePersistentIndexList(before, after);
  emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowsModel::apply(const ViewResult& result) {
  const std::size_t old_size = places_.size();
  std::vector<std::int32_t> goes_to = result.new_places;
  goes_to.resize(old_size, -1);
  // 1: vanished rows to the tail, and off
  std::vector<std::uint32_t> from;
  from.reserve(old_size);
  for (std::size_t i = 0; i < old_size; ++i)
    if (goes_to[i] >= 0) from.push_back(static_cast<std::uint32_t>(i));
  const std::size_t kept = from.size();
  if (kept < old_size) {
    const bool at_tail = kept == 0 || from.back() == kept - 1;
    for (std::size_t i = 0; i < old_size; ++i)
      if (goes_to[i] < 0) from.push_back(static_cast<std::uint32_t>(i));
    if (!at_tail) permute(from);
    beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(old_size) - 1);
    places_.resize(kept);
    endRemoveRows();
  }
  // 2: the kept rows read from the new set from here on
  const auto& order = result.shown->order;
  std::vector<std::uint32_t> target; // of each kept row
  target.reserve(kept);
  for (std::size_t i = 0; i < old_size; ++i)
    if (goes_to[i] >= 0) target.push_back(static_cast<std::uint32_t>(goes_to[i]));
  rows_ = result.shown->rows;
  for (std::size_t i = 0; i < kept; ++i) places_[i] = order[target[i]];
  // 3: new rows at the tail
  if (kept < order.size()) {
    std::vector<bool> there(order.size());
    for (const auto place : target) there[place] = true;
    beginInsertRows({}, static_cast<int>(kept), static_cast<int>(order.size()) - 1);
    for (std::size_t place = 0; place < order.size(); ++place) {
      if (there[place]) continue;
      target.push_back(static_cast<std::uint32_t>(place));
      places_.push_back(order[place]);
    }
    endInsertRows();
  }
  // 4: everything to its place
  if (!std::is_sorted(target.begin(), target.end())) {
    std::vector<std::uint32_t> source(target.size());
    for (std::size_t i = 0; i < target.size(); ++i) source[target[i]] = static_cast<std::uint32_t>(i);
    permute(source);
  }
  shown_ = result.shown;
  if (!result.changed.empty() && columnCount() > 0)
    emit dataChanged(index(static_cast<int>(result.changed.front()), 0),
                     index(static_cast<int>(result.changed.back()), columnCount() - 1));
}

int RowsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(places_.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

const void* RowsModel::row(int row) const {
  return rows_->at(places_[static_cast<std::size_t>(row)]);
}

std::string RowsModel::key(int row) const {
  return rows_->key(places_[static_cast<std::size_t>(row)]);
}

Cell RowsModel::cell(int row, int column) const {
  const GridColumn& how = columns_[static_cast<std::size_t>(column)];
  if (how.cell) return how.cell(this->row(row));
  const auto* field = rows_->schema().find(how.field);
  Cell cell;
  if (!field) return cell;
  const Value value = field->read(this->row(row));
  cell.text = cell_words(value, field->unit);
  cell.tip = exact_words(value, field->unit);
  if (value.unknown()) cell.tone = Tone::muted;
  return cell;
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !rows_) return {};
  switch (role) {
  case Qt::DisplayRole:
  case Qt::AccessibleTextRole: {
    const Cell cell = this->cell(index.row(), index.column());
    if (!cell.text.isEmpty()) return cell.text;
    if (!cell.badge.text.isEmpty()) return cell.badge.text;
    QStringList ids;
    for (const Box& box : cell.boxes) ids << box.text;
    return ids.join(QLatin1Char(' '));
  }
  case Qt::ToolTipRole: return tip(cell(index.row(), index.column()).tip);
  case Qt::TextAlignmentRole:
    return QVariant::fromValue<int>((columns_[static_cast<std::size_t>(index.column())].right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  default: return {};
  }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const GridColumn& column = columns_[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole) return column.title;
  if (role == Qt::ToolTipRole) return column.tip;
  return {};
}

} // namespace klamm::gui
