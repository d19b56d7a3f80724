#include <gui/table/grid.hpp>

#include <gui/bridge/doorbell.hpp>
#include <gui/table/delegate.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <klamm/query.hpp>

#include <QApplication>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

constexpr int grows_up_to = 200; ///< rows; what they want is measured anew with each reading

} // namespace

Grid::Grid(const char* name, const Schema& schema, std::vector<GridColumn> columns, QWidget* parent)
    : QWidget(parent), schema_(schema), model_(new RowsModel(this)), view_(new QTableView), jobs_(gui_mailbox()) {
  setObjectName(QLatin1String(name) + QStringLiteral("_grid"));
  model_->set_columns(std::move(columns));
  view_->setObjectName(QLatin1String(name));
  view_->setModel(model_);
  view_->setHorizontalHeader(new GridHeader(view_));
  delegate_ = new CellDelegate(this);
  view_->setItemDelegate(delegate_);
  view_->verticalHeader()->hide();
  view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view_->verticalHeader()->setDefaultSectionSize(std::max(space::row, QFontMetrics(font_of(Type::base)).height() + 8));
  view_->setShowGrid(false);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setSelectionMode(QAbstractItemView::SingleSelection);
  view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  view_->setWordWrap(false);
  view_->setTabKeyNavigation(false);
  view_->setMouseTracking(true);
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->setAccessibleName(QLatin1String(name));
  view_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  view_->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);

  auto* stack = new QStackedLayout(this);
  stack->setStackingMode(QStackedLayout::StackAll);
  empty_ = new EmptyState;
  empty_->hide();
  stack->addWidget(view_);
  stack->addWidget(empty_);
  stack->setCurrentWidget(view_);

  recall_columns();

  connect(view_->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
    const auto& column = model_->columns()[static_cast<std::size_t>(section)];
    if (!schema_.find(column.field)) return;
    const std::string up = column.field;
    const std::string down = column.field + ":desc";
    if (sort_ == down) set_sort(up);
    else if (sort_ == up) set_sort(down);
    else set_sort(column.right ? down : up);
  });
  connect(view_->horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    show_columns_menu(view_->horizontalHeader()->mapToGlobal(at));
  });
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { selection_moved(); });
  connect(view_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    emit opened(QString::fromStdString(model_->key(index.row())));
  });
  connect(view_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
    const QModelIndex index = view_->indexAt(at);
    if (!index.isValid()) return;
    if (!view_->selectionModel()->isRowSelected(index.row())) view_->selectRow(index.row());
    emit menu_wanted(view_->viewport()->mapToGlobal(at));
  });
  view_->viewport()->installEventFilter(this);
  view_->installEventFilter(this);
  later_.setSingleShot(true);
  connect(&later_, &QTimer::timeout, this, [this] { request(); });
}

Grid::~Grid() = default;

void Grid::set_multi_selection(bool many) {
  view_->setSelectionMode(many ? QAbstractItemView::ExtendedSelection : QAbstractItemView::SingleSelection);
}

void Grid::set_rows(RowsPtr rows) {
  rows_ = std::move(rows);
  request();
}

void Grid::clear() {
  jobs_.drop(job_);
  rows_.reset();
  selected_.clear();
  applying_ = true;
  model_->clear();
  applying_ = false;
}

void Grid::set_filter(const std::string& where) {
  if (where == where_) return;
  where_ = where;
  if (rows_) request();
}

void Grid::set_sort(const std::string& sort) {
  sort_ = sort;
  const auto colon = sort.find(':');
  const std::string field = sort.substr(0, colon);
  int section = -1;
  for (int i = 0; i < model_->columnCount(); ++i)
    if (model_->columns()[static_cast<std::size_t>(i)].field == field) section = i;
  view_->horizontalHeader()->setSortIndicator(
      section, colon == std::string::npos ? Qt::AscendingOrder : Qt::DescendingOrder);
  if (rows_) request();
}

void Grid::count_filters(std::vector<std::string> filters) {
  count_filters_ = std::move(filters);
  if (rows_) request();
}

bool Grid::order_is_paused() const {
  return QApplication::mouseButtons() != Qt::NoButton || QApplication::activePopupWidget() != nullptr ||
         (clicked_.isValid() && clicked_.elapsed() < 1000);
}

void Grid::request() {
  if (!rows_) return;
  jobs_.drop(job_);
  ViewRequest request{rows_, model_->shown(), where_, sort_, count_filters_, selected_};
  job_ = jobs_.start([this, request = std::move(request)](const Jobs::Task& task) -> Jobs::Done {
    auto result = std::make_shared<Result<ViewResult>>(arrange(request, task.cancel));
    return [this, result, before = request.before]() mutable {
      if (!*result) {
        emit refused(say(result->error()));
        return;
      }
      if (before != model_->shown()) return this->request(); // shown anew meanwhile
      take(std::move(**result));
      Jobs::let_go(std::move(before));
    };
  });
}

void Grid::take(ViewResult result) {
  // rows do not move under a hand: while a button is down or right after a click they wait
  const bool moves = model_->rowCount() > 0 && model_->shown() && model_->shown()->rows != result.shown->rows;
  if (moves && order_is_paused()) {
    later_.start(400);
    return;
  }
  applying_ = true;
  const int before = view_->verticalScrollBar()->value();
  const bool first = model_->rowCount() == 0;
  model_->apply(result);
  counts_ = std::move(result.counts);
  hidden_critical_ = result.hidden_critical;
  hidden_warning_ = result.hidden_warning;
  if (model_->rowCount() > 0 && (!measured_ || (moves && model_->rowCount() <= grows_up_to))) fit_columns(true);
  restore_selection(result.selected);
  if (!first) view_->verticalScrollBar()->setValue(before);
  applying_ = false;
  emit arranged();
}

// What was chosen before the rows were arranged: a filter may have hidden it until now.
void Grid::restore_selection(const std::vector<std::uint32_t>& places) {
  auto* selection = view_->selectionModel();
  for (const auto place : places) {
    const int row = static_cast<int>(place);
    if (selected_.count(model_->key(row)) > 0 && !selection->isRowSelected(row))
      selection->select(model_->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
  }
}

void Grid::selection_moved() {
  if (applying_) return;
  std::set<std::string> now;
  for (const auto& range : view_->selectionModel()->selection())
    for (int row = range.top(); row <= range.bottom(); ++row) now.insert(model_->key(row));
  selected_ = std::move(now);
  emit selection_changed();
}

std::size_t Grid::selected_and_hidden() const {
  std::size_t visible = 0;
  for (const auto& range : view_->selectionModel()->selection())
    visible += static_cast<std::size_t>(range.height());
  return selected_.size() > visible ? selected_.size() - visible : 0;
}

void Grid::clear_selection() {
  selected_.clear();
  view_->clearSelection();
  emit selection_changed();
}

void Grid::select(const std::string& key) {
  for (int row = 0; row < model_->rowCount(); ++row) {
    if (model_->key(row) != key) continue;
    view_->selectRow(row);
    view_->scrollTo(model_->index(row, 0));
    return;
  }
}

std::string Grid::current_key() const {
  const QModelIndex index = view_->currentIndex();
  return index.isValid() ? model_->key(index.row()) : std::string();
}

const void* Grid::find(const std::string& key) const {
  const auto row = rows_ ? rows_->find(key) : std::nullopt;
  return row ? rows_->at(*row) : nullptr;
}

void Grid::show_empty(bool on) {
  empty_->setVisible(on);
  if (on) empty_->raise();
}

} // namespace klamm::gui
