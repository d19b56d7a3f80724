#include <gui/shell/cluster_view.hpp>

#include <gui/dialogs/plan_review.hpp>
#include <gui/shell/link.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTableView>

#include <utility>

namespace klamm::gui {

ClusterView::ClusterView(profiles::Target target, QWidget* parent)
    : QWidget(parent), session_(new Session(std::move(target), this)) {
  setObjectName(QStringLiteral("cluster"));
  auto* all = row_of(this, 0, 0, 0, 0, 0);
  nav_ = new Nav;
  all->addWidget(nav_);
  all->addWidget(line_v(0));
  auto* right = filled("surface");
  auto* column = column_of(right);
  head_ = new PageHead(*session_);
  loading_ = new LoadingBar;
  stack_ = new QStackedWidget;
  column->addWidget(head_);
  column->addWidget(loading_);
  column->addWidget(stack_, 1);
  all->addWidget(right, 1);

  connect(nav_, &Nav::chosen, this, [this](const QString& page) { go({page}); });
  connect(head_, &PageHead::back, this, [this] { back(); });
  connect(head_, &PageHead::forward, this, [this] { forward(); });
  connect(head_, &PageHead::parent_wanted, this, [this](const Route& route) { go(route); });

  // what badges and history need is read whatever page is open
  health_.set(&session_->feed(Kind::health));
  brokers_.set(&session_->feed(Kind::brokers));
  groups_.set(&session_->feed(Kind::groups));
  partitions_.set(&session_->feed(Kind::partitions));
  for (const Kind kind : {Kind::health, Kind::brokers, Kind::groups, Kind::moves})
    connect(&session_->feed(kind), &Feed::changed, this, [this] { show_badges(); });
}

ClusterView::~ClusterView() = default;

void ClusterView::showEvent(QShowEvent* event) {
  for (auto* watching : {&health_, &brokers_, &groups_, &partitions_}) watching->show(true);
  QWidget::showEvent(event);
}

// Lag is sampled on in the background; the rest waits until the tab is looked at again.
void ClusterView::hideEvent(QHideEvent* event) {
  for (auto* watching : {&health_, &brokers_, &partitions_}) watching->show(false);
  QWidget::hideEvent(event);
}

void ClusterView::go(const Route& route) {
  if (route == route_) return;
  if (!route_.page.isEmpty()) past_.push_back(route_);
  future_.clear();
  show_route(route);
}

void ClusterView::back() {
  if (past_.empty()) return;
  future_.push_back(route_);
  const Route route = past_.back();
  past_.pop_back();
  show_route(route);
}

void ClusterView::forward() {
  if (future_.empty()) return;
  past_.push_back(route_);
  const Route route = future_.back();
  future_.pop_back();
  show_route(route);
}

void ClusterView::up() {
  if (page_ && page_->escape()) return;
  if (page_ && !page_->head().parent.isEmpty()) go(page_->head().parent_route);
}

void ClusterView::show_route(const Route& route) {
  const PageKind* kind = page_kind(route.page);
  if (!kind) return;
  auto& page = pages_[route.page];
  if (!page) {
    page = kind->make(*this);
    stack_->addWidget(page);
    connect(page, &Page::head_changed, this, [this, page] {
      if (page == page_) head_->show_head();
    });
  }
  route_ = route;
  page_ = page;
  page->open(route);
  stack_->setCurrentWidget(page);
  nav_->set_current(QLatin1String(kind->under));
  head_->set_page(page);
  head_->set_history(!past_.empty(), !future_.empty());
  loading_->set_feed(page->main_feed());
  for (auto* table : page->findChildren<QTableView*>()) // arrows and letters go to the rows at once
    if (table->isVisibleTo(page)) {
      table->setFocus();
      break;
    }
  emit state_changed();
}

void ClusterView::show_badges() {
  worst_ = {};
  NavBadge broker;
  NavBadge topic;
  NavBadge partition;
  if (const auto read = session_->feed(Kind::health).as<FindingsRead>()) {
    for (const auto& finding : read->rows) {
      const bool critical = finding.level == cluster::Level::critical;
      if (finding.level == cluster::Level::info) continue;
      auto& count = critical ? worst_.critical : worst_.warning;
      ++count;
      if (finding.target.starts_with("broker ")) ++(critical ? broker.critical : broker.warning);
      if (finding.target.starts_with("topic ")) {
        ++(critical ? topic.critical : topic.warning);
        (critical ? partition.critical : partition.warning) += static_cast<int>(finding.count);
      }
    }
  }
  nav_->set_badge(QStringLiteral("brokers"), broker);
  nav_->set_badge(QStringLiteral("topics"), topic);
  nav_->set_badge(QStringLiteral("partitions"), partition);
  if (const auto read = session_->feed(Kind::moves).as<MovesRead>()) {
    NavBadge moves;
    moves.moving = static_cast<int>(read->rows.size());
    nav_->set_badge(QStringLiteral("reassignments"), moves);
  }
  if (const auto read = session_->feed(Kind::groups).as<GroupsRead>()) {
    NavBadge groups;
    for (const auto& line : read->rows) {
      if (!line.lag) continue;
      if (line.lag->data_loss > 0) ++groups.critical;
      else if (line.lag->unknown > 0) ++groups.warning;
    }
    nav_->set_badge(QStringLiteral("groups"), groups);
    worst_.critical += groups.critical; // Overview lists them too
  }
  nav_->set_badge(QStringLiteral("overview"), worst_);
  emit state_changed();
}

ClusterView::Answering ClusterView::answering() {
  Answering out;
  Feed& feed = session_->feed(Kind::brokers);
  if (feed.failure()) return {say(*feed.failure()), false};
  const auto read = feed.as<BrokersRead>();
  if (!read) return {say("Connecting to %1…").arg(session_->name()), true};
  std::size_t live = 0;
  QStringList away;
  std::set<std::int32_t> silent;
  for (const auto& error : read->errors)
    if (error.broker_id && error.kind == ErrorKind::no_answer) silent.insert(*error.broker_id);
  for (const auto& broker : read->rows) {
    if (broker.state == brokers::State::live && silent.count(broker.id) == 0) ++live;
    else away << (broker.state == brokers::State::live ? say("broker %1 does not answer") : say("broker %1 is fenced")).arg(broker.id);
  }
  out.all = live == read->rows.size();
  out.text = say("%1 of %2 brokers answered").arg(live).arg(read->rows.size());
  if (!away.isEmpty()) out.text += QStringLiteral(" (%1)").arg(away.join(QStringLiteral(", ")));
  return out;
}

void ClusterView::set_narrow(bool narrow) {
  nav_->set_narrow(narrow);
}

void ClusterView::review(ReviewRequest request) {
  auto* dialog = new PlanReview(*this, std::move(request), window());
  connect(dialog, &PlanReview::changed_something, this, [this] { session_->refresh(); });
  emit reviewing(dialog);
  dialog->open();
}

void ClusterView::copy(const QString& text) {
  QApplication::clipboard()->setText(text);
  emit copied(text);
}

void ClusterView::dim(bool on) {
  emit dimmed(on);
}

QString ClusterView::link() const {
  return print_link({session_->name(), route_});
}

void ClusterView::copy_link() {
  copy(link());
}

std::string ClusterView::command_prefix() const {
  const auto& profile = session_->profile();
  return "klamm " + (profile.name.empty() ? "-b " + profile.bootstrap_servers : "-P " + profile.name);
}

} // namespace klamm::gui
