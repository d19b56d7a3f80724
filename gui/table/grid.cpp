#include <gui/table/grid.hpp>

#include <gui/bridge/doorbell.hpp>
#include <gui/table/delegate.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <klamm/query.hpp>
#include <klamm/render.hpp>

#include <QApplication>
#include <QClipboard>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSettings>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

constexpr int sampled_rows = 200;

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

  const QSettings settings;
  const QString hidden = settings.value(QStringLiteral("columns/%1").arg(view_->objectName())).toString();
  for (int i = 0; i < model_->columnCount(); ++i) {
    const auto& column = model_->columns()[static_cast<std::size_t>(i)];
    bool shown = column.shown;
    for (const QString& word : hidden.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
      if (word == QLatin1Char('-') + QString::fromStdString(column.field)) shown = false;
      if (word == QLatin1Char('+') + QString::fromStdString(column.field)) shown = true;
    }
    view_->setColumnHidden(i, !shown);
  }

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
  ViewRequest request{rows_, model_->shown(), where_, sort_, count_filters_};
  job_ = jobs_.start([this, request = std::move(request)](const Jobs::Task& task) -> Jobs::Done {
    auto result = std::make_shared<Result<ViewResult>>(arrange(request, task.cancel));
    return [this, result, before = request.before] {
      if (!*result) {
        emit refused(say(result->error()));
        return;
      }
      if (before != model_->shown()) return this->request(); // shown anew meanwhile
      take(std::move(**result));
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
  if (model_->rowCount() > 0 && (!measured_ || (moves && model_->rowCount() <= sampled_rows))) fit_columns(true);
  restore_selection();
  if (!first) view_->verticalScrollBar()->setValue(before);
  applying_ = false;
  emit arranged();
}

void Grid::restore_selection() {
  auto* selection = view_->selectionModel();
  std::set<std::string> there;
  for (const auto& range : selection->selection())
    for (int row = range.top(); row <= range.bottom(); ++row) there.insert(model_->key(row));
  bool missing = false;
  for (const auto& key : selected_) missing = missing || there.count(key) == 0;
  if (!missing) return;
  for (int row = 0; row < model_->rowCount(); ++row) {
    const std::string key = model_->key(row);
    if (selected_.count(key) > 0 && there.count(key) == 0)
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
  if (!rows_) return nullptr;
  for (std::size_t row = 0; row < rows_->size(); ++row)
    if (rows_->key(row) == key) return rows_->at(row);
  return nullptr;
}

void Grid::show_empty(bool on) {
  empty_->setVisible(on);
  if (on) empty_->raise();
}

void Grid::fit_columns(bool measure) {
  const int count = model_->columnCount();
  if (count == 0) return;
  if (measure) {
    const bool grows = measured_ && widths_.size() == static_cast<std::size_t>(count); // never back, or titles would dance
    const std::vector<int> before = widths_;
    widths_.assign(static_cast<std::size_t>(count), 0);
    const QFontMetrics header(font_of(Type::header));
    for (int i = 0; i < count; ++i) {
      const auto& column = model_->columns()[static_cast<std::size_t>(i)];
      int width = column.width;
      if (width == 0) {
        width = header.horizontalAdvance(column.title) + 14;
        const int rows = std::min(model_->rowCount(), sampled_rows);
        for (int row = 0; row < rows; ++row)
          width = std::max(width, CellDelegate::wanted_width(column, model_->cell(row, i)));
        width = std::min(width, column.most);
        width += 2 * space::cell + (column.right ? 8 : 4);
        if (i == 0) width += space::margin - space::cell;
        if (i == count - 1) width += space::margin - space::cell;
      }
      if (grows) width = std::max(width, before[static_cast<std::size_t>(i)]);
      widths_[static_cast<std::size_t>(i)] = width;
    }
  }
  if (measure) measured_ = model_->rowCount() > 0; // before there are rows the titles alone decide
  if (widths_.empty()) return;
  // where the window is narrow the least important columns go; what is left over goes to the name
  const int room = view_->viewport()->width();
  int total = 0;
  int name = -1;
  for (int i = 0; i < count; ++i) {
    const auto& column = model_->columns()[static_cast<std::size_t>(i)];
    if (view_->isColumnHidden(i)) continue;
    if (name < 0 && column.kind == CellKind::name) name = i;
    total += widths_[static_cast<std::size_t>(i)];
  }
  for (int i = 0; i < count; ++i) view_->setColumnWidth(i, widths_[static_cast<std::size_t>(i)]);
  if (name < 0) { // every column that is not of a fixed width gets its share
    int flexible = 0;
    for (int i = 0; i < count; ++i)
      if (!view_->isColumnHidden(i) && model_->columns()[static_cast<std::size_t>(i)].width == 0) ++flexible;
    if (total >= room || flexible == 0) return;
    int left = room - total;
    for (int i = 0; i < count; ++i) {
      if (view_->isColumnHidden(i) || model_->columns()[static_cast<std::size_t>(i)].width != 0) continue;
      const int share = left / flexible;
      view_->setColumnWidth(i, widths_[static_cast<std::size_t>(i)] + share);
      left -= share;
      --flexible;
    }
    return;
  }
  const int own = widths_[static_cast<std::size_t>(name)];
  view_->setColumnWidth(name, std::max(120, own + room - total));
}

void Grid::show_columns_menu(const QPoint& at) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("columns_menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (int i = 0; i < model_->columnCount(); ++i) {
    const auto& column = model_->columns()[static_cast<std::size_t>(i)];
    if (column.title.isEmpty()) continue;
    auto* action = menu->addAction(no_mnemonic(column.title));
    action->setCheckable(true);
    action->setChecked(!view_->isColumnHidden(i));
    action->setEnabled(i != 0);
    connect(action, &QAction::toggled, this, [this, i](bool on) {
      view_->setColumnHidden(i, !on);
      fit_columns(false);
      QStringList words;
      for (int c = 0; c < model_->columnCount(); ++c) {
        const auto& other = model_->columns()[static_cast<std::size_t>(c)];
        if (other.shown == view_->isColumnHidden(c))
          words << (other.shown ? QStringLiteral("-") : QStringLiteral("+")) + QString::fromStdString(other.field);
      }
      QSettings().setValue(QStringLiteral("columns/%1").arg(view_->objectName()), words.join(QLatin1Char(',')));
    });
  }
  menu->popup(at);
}

std::string Grid::exported(bool json) const {
  std::string out;
  const auto& shown = model_->shown();
  if (!shown) return out;
  std::vector<std::size_t> fields(schema_.fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = i;
  const Selection rows{shown->rows->set(), shown->order, fields, true};
  RenderOptions options;
  options.format = json ? Format::json : Format::csv;
  options.csv_safe = true;
  klamm::render(rows, {}, options, [&out](std::string_view piece) {
    out += piece;
    return true;
  });
  return out;
}

void Grid::copy_selection() {
  QStringList lines;
  QModelIndexList rows = view_->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end());
  for (const QModelIndex& index : rows) {
    QStringList cells;
    for (int column = 0; column < model_->columnCount(); ++column)
      if (!view_->isColumnHidden(column)) cells << model_->index(index.row(), column).data().toString();
    lines << cells.join(QLatin1Char('\t'));
  }
  if (!lines.isEmpty()) QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

bool Grid::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_->viewport()) {
    switch (event->type()) {
    case QEvent::Resize: fit_columns(!measured_); break;
    case QEvent::MouseButtonPress: clicked_.start(); break;
    case QEvent::MouseMove: {
      const int row = view_->rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y());
      delegate_->set_hovered_row(row);
      view_->viewport()->update();
      break;
    }
    case QEvent::Leave:
      delegate_->set_hovered_row(-1);
      view_->viewport()->update();
      break;
    default: break;
    }
  }
  if (watched == view_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      if (const std::string current = current_key(); !current.empty()) emit opened(QString::fromStdString(current));
      return true;
    }
    if (key->matches(QKeySequence::Copy)) {
      copy_selection();
      return true;
    }
    const bool plain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (plain && !key->text().isEmpty() && key->text().at(0).isPrint() && key->key() != Qt::Key_Space) {
      emit typed(key->text());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace klamm::gui
