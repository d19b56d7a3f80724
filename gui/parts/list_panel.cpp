#include <gui/parts/list_panel.hpp>

#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QApplication>
#include <QClipboard>
#include <QVBoxLayout>

#include <utility>

namespace klamm::gui {

ListPanel::ListPanel(const char* name, const Schema& schema, std::vector<GridColumn> columns, Words words, QWidget* parent)
    : QWidget(parent), words_(std::move(words)) {
  auto* all = column_of(this);
  grid_ = new Grid(name, schema, std::move(columns));
  filter_ = new FilterBar(*grid_, words_.placeholder.isEmpty() ? say("Filter") : words_.placeholder, words_.one, words_.many);
  filter_->setVisible(words_.filter);
  all->addWidget(filter_);
  auto* line = line_h();
  line->setVisible(words_.filter);
  all->addWidget(line);
  all->addWidget(grid_, 1);
  connect(grid_, &Grid::arranged, this, [this] { show_empty(); });
}

void ListPanel::take(Feed& feed, const RowsPtr& rows) {
  feed_ = &feed;
  if (rows) set_rows(rows);
  else show_empty();
}

void ListPanel::set_rows(const RowsPtr& rows) {
  read_ = rows != nullptr;
  if (rows) grid_->set_rows(rows);
  else grid_->clear();
  show_empty();
}

void ListPanel::show_empty() {
  EmptyState& empty = grid_->empty();
  if (!read_) {
    const bool failed = feed_ && feed_->failure();
    if (failed) {
      const Error error = *feed_->failure();
      if (error.kind == ErrorKind::unauthorized)
        empty.set("lock", words_.failed, say(error), say("Copy error"),
                  [error] { QApplication::clipboard()->setText(say(error)); });
      else
        empty.set("warning", words_.failed, say(error), say("Try again"), [this] {
          if (feed_) feed_->refresh();
        });
    }
    grid_->show_empty(failed);
    return;
  }
  if (!grid_->model().shown() || grid_->model().rowCount() > 0) return grid_->show_empty(false);
  if (grid_->total() > 0)
    empty.set("filter", {}, say("No rows match %1.").arg(filter_->filter()), say("Clear filter"), [this] { filter_->clear(); });
  else empty.set(words_.icon, {}, words_.none);
  grid_->show_empty(true);
}

} // namespace klamm::gui
