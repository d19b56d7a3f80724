#include <gui/shell/main_window.hpp>

#include <gui/pages/connections.hpp>
#include <gui/shell/link.hpp>
#include <gui/shell/running_changes.hpp>
#include <gui/shell/tabs.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/style.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace klamm::gui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  setObjectName(QStringLiteral("main"));
  setWindowTitle(QStringLiteral("Klamm"));
  setMinimumSize(1024, 680);
  resize(1440, 900);
  restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
  auto* all = filled("window");
  auto* column = column_of(all);
  strip_ = new Strip(cluster_color({}));
  strip_->setFixedHeight(space::strip);
  column->addWidget(strip_);

  auto* top = filled("window");
  top->setFixedHeight(space::tabs - 1);
  auto* bar = row_of(top, 0, 0, space::margin - 8, 0, 0);
  tabs_ = new ClusterTabs;
  add_ = tool_button("plus", say("Connections"), "connections");
  add_->setFixedSize(36, space::tabs - 1);
  search_ = button({}, "search");
  search_->setIcon(icon("search"));
  search_->setFixedWidth(with_letters(264));
  search_->setText(say("Search or run a command"));
  search_->setFont(font_of(Type::base));
  search_->setProperty("kind", QStringLiteral("search"));
  auto* inside = row_of(search_, 0, 0, 10, 0, 0);
  inside->addStretch();
  inside->addWidget(label(QStringLiteral("Ctrl+K"), Type::small, "muted"));
  settings_ = tool_button("settings", say("Settings"), "settings");
  bar->addWidget(tabs_);
  bar->addWidget(add_);
  auto* rest = new QWidget;
  bar->addWidget(rest, 1);
  bar->addWidget(search_);
  bar->addSpacing(4);
  bar->addWidget(settings_);
  column->addWidget(top);
  column->addWidget(line_h());

  stack_ = new QStackedWidget;
  column->addWidget(stack_, 1);
  column->addWidget(line_h());

  auto* foot = filled("window");
  foot->setFixedHeight(space::status);
  auto* status = row_of(foot, space::margin, 0, space::margin, 0, 6);
  status_glyph_ = new GlyphLabel(Glyph::triangle, Role::warning_glyph, 10);
  status_ = label({}, Type::small, "muted");
  status_->setObjectName(QStringLiteral("status"));
  said_ = label({}, Type::small, "muted");
  changes_ = new RunningChanges;
  zone_ = label(zone_words(), Type::small, "muted");
  zone_->setObjectName(QStringLiteral("zone"));
  status->addWidget(status_glyph_);
  status->addWidget(status_);
  status->addStretch();
  status->addWidget(said_);
  status->addSpacing(8);
  status->addWidget(changes_);
  status->addSpacing(8);
  status->addWidget(zone_);
  column->addWidget(foot);
  setCentralWidget(all);

  connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
    if (index >= 0 && index < static_cast<int>(clusters_.size())) stack_->setCurrentWidget(clusters_[static_cast<std::size_t>(index)]);
    else if (connections_ && index >= 0) stack_->setCurrentWidget(connections_);
    show_state();
  });
  connect(tabs_, &QTabBar::tabMoved, this, [this](int from, int to) {
    const int most = static_cast<int>(clusters_.size());
    if (from >= most || to >= most) return;
    std::swap(clusters_[static_cast<std::size_t>(from)], clusters_[static_cast<std::size_t>(to)]);
  });
  connect(settings_, &QToolButton::clicked, this, [this] { show_settings_menu(); });
  connect(add_, &QToolButton::clicked, this, [this] { show_connections(); });
  connect(search_, &QPushButton::clicked, this, [this] { show_palette(); });
  connect(changes_, &RunningChanges::dimmed, this, [this](bool on) { set_scrim(on); });
  make_actions();
  show_state();
}

MainWindow::~MainWindow() = default;

void MainWindow::make_actions() {
  const auto on = [this](const QKeySequence& keys, auto act) {
    connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
  };
  const auto cluster = [this](auto act) {
    return [this, act] {
      if (auto* view = current()) act(*view);
    };
  };
  on(QKeySequence(Qt::Key_F5), cluster([](ClusterView& view) { view.session().refresh(); }));
  on(QKeySequence(Qt::ALT | Qt::Key_Left), cluster([](ClusterView& view) { view.back(); }));
  on(QKeySequence(Qt::ALT | Qt::Key_Right), cluster([](ClusterView& view) { view.forward(); }));
  on(QKeySequence(Qt::Key_Escape), cluster([](ClusterView& view) { view.up(); }));
  on(QKeySequence(Qt::CTRL | Qt::Key_F), cluster([](ClusterView& view) {
       if (view.page()) view.page()->focus_filter();
     }));
  on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), cluster([](ClusterView& view) {
       if (view.page() && !view.page()->command().isEmpty()) view.copy(view.page()->command());
     }));
  on(QKeySequence(Qt::CTRL | Qt::Key_L), cluster([](ClusterView& view) { view.copy_link(); }));
  on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { show_palette(); });
  on(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { close_tab(tabs_->currentIndex()); });
  on(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
  int number = 0;
  for (const auto& kind : page_kinds()) {
    if (!kind.title || ++number > 9) continue;
    on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)),
       cluster([id = QString::fromLatin1(kind.id)](ClusterView& view) { view.go({id}); }));
  }
  for (int i = 1; i <= 9; ++i)
    on(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + i)), [this, i] {
      if (i <= tabs_->count()) tabs_->setCurrentIndex(i - 1);
    });
}

ClusterView* MainWindow::open(profiles::Target target, const Route& route) {
  for (std::size_t i = 0; i < clusters_.size(); ++i) {
    const auto& there = clusters_[i]->session().profile();
    if (there.name != target.profile.name || there.bootstrap_servers != target.profile.bootstrap_servers) continue;
    tabs_->setCurrentIndex(static_cast<int>(i));
    if (!route.arg.isEmpty()) clusters_[i]->go(route);
    return clusters_[i];
  }
  auto* view = new ClusterView(std::move(target));
  clusters_.push_back(view);
  stack_->addWidget(view);
  const int index = tabs_->insertTab(static_cast<int>(clusters_.size()) - 1, view->session().name());
  tabs_->set_cluster(index, view);
  connect(view, &ClusterView::state_changed, this, [this] { show_state(); });
  connect(view, &ClusterView::dimmed, this, [this](bool on) { set_scrim(on); });
  connect(view, &ClusterView::reviewing, this, [this, view](PlanReview* review) { changes_->watch(review, view); });
  connect(view, &ClusterView::copied, this, [this](const QString&) { said_->setText(say("Copied")); });
  view->set_narrow(width() < 1100);
  tabs_->setCurrentIndex(index);
  stack_->setCurrentWidget(view);
  view->go(route);
  show_state();
  return view;
}

void MainWindow::close_tab(int index) {
  if (index < 0) return;
  if (index >= static_cast<int>(clusters_.size())) {
    if (!clusters_.empty()) tabs_->removeTab(index); // the connections: there is nothing to end
    return;
  }
  auto* view = clusters_[static_cast<std::size_t>(index)];
  if (changes_->running(view) > 0) {
    return changes_->ask(this, view, [this, view] {
      const auto at = std::find(clusters_.begin(), clusters_.end(), view);
      if (at != clusters_.end()) close_tab(static_cast<int>(at - clusters_.begin()));
    }, nullptr);
  }
  changes_->forget(view);
  clusters_.erase(clusters_.begin() + index);
  tabs_->removeTab(index);
  stack_->removeWidget(view);
  view->deleteLater();
  if (clusters_.empty()) show_connections();
  show_state();
}

void MainWindow::show_connections() {
  if (!connections_) {
    connections_ = new Connections;
    stack_->addWidget(connections_);
    connect(connections_, &Connections::open_wanted, this, [this](const profiles::Profile& profile) {
      profiles::Target target;
      target.profile = profile;
      target.from = profiles::Target::From::options;
      open(std::move(target));
    });
  }
  const int last = tabs_->count() - 1;
  if (last < static_cast<int>(clusters_.size())) tabs_->addTab(say("Connections"));
  tabs_->setCurrentIndex(tabs_->count() - 1);
  stack_->setCurrentWidget(connections_);
  show_state();
}

void MainWindow::remember_tabs() const {
  QStringList links;
  QString front;
  for (auto* view : clusters_) {
    if (view->session().profile().name.empty()) continue; // addresses of one start: no profile says how to connect
    links << view->link();
    if (view == stack_->currentWidget()) front = links.back();
  }
  QSettings settings;
  settings.setValue(QStringLiteral("window/tabs"), links);
  settings.setValue(QStringLiteral("window/front"), front);
}

bool MainWindow::restore_tabs() {
  const QSettings settings;
  const profiles::Store store(process_environment());
  const QString front = settings.value(QStringLiteral("window/front")).toString();
  ClusterView* first = nullptr;
  for (const QString& text : settings.value(QStringLiteral("window/tabs")).toStringList()) {
    const auto link = read_link(text);
    if (!link) continue;
    profiles::TargetOptions options;
    options.profile = link->profile.toStdString();
    auto target = profiles::resolve(options, process_environment(), store);
    if (!target) continue; // the profile is gone by now; Connections says what is wrong with one that is there
    auto* view = open(std::move(*target), link->route);
    if (!first || text == front) first = view;
  }
  if (!first) return false;
  const auto at = std::find(clusters_.begin(), clusters_.end(), first);
  tabs_->setCurrentIndex(static_cast<int>(at - clusters_.begin()));
  return true;
}

ClusterView* MainWindow::current() const {
  return qobject_cast<ClusterView*>(stack_->currentWidget());
}

void MainWindow::show_state() {
  auto* view = current();
  add_->setVisible(tabs_->count() == static_cast<int>(clusters_.size()));
  search_->setVisible(view != nullptr);
  strip_->set_color(cluster_color(view ? shown(view->session().profile().colour) : QString()));
  tabs_->setIconSize(tabs_->iconSize()); // lays them out anew: a badge may have come or gone
  if (!view) {
    status_glyph_->hide();
    status_->setText(clusters_.empty() ? say("No cluster connected") : say_n("%n cluster open", "%n clusters open", static_cast<long long>(clusters_.size())));
    setWindowTitle(QStringLiteral("Klamm"));
    return;
  }
  const auto answering = view->answering();
  status_glyph_->setVisible(!answering.all);
  status_->setText(answering.text);
  setWindowTitle(QStringLiteral("%1 — Klamm").arg(view->session().name()));
}

void MainWindow::set_scrim(bool on) {
  scrims_ += on ? 1 : -1;
  if (!scrim_) {
    scrim_ = new Strip(color(Role::scrim), centralWidget());
    scrim_->setObjectName(QStringLiteral("scrim"));
  }
  static_cast<Strip*>(scrim_)->set_color(color(Role::scrim));
  scrim_->setGeometry(0, space::strip, centralWidget()->width(), centralWidget()->height() - space::strip);
  scrim_->setVisible(scrims_ > 0);
  scrim_->raise();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  for (auto* view : clusters_) view->set_narrow(width() < 1100);
  if (scrim_) scrim_->setGeometry(0, space::strip, width(), height() - space::strip);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
  remember_tabs();
  if (changes_->running() == 0) return QMainWindow::closeEvent(event);
  event->ignore();
  changes_->ask(this, nullptr, [this] { close(); }, [this] {
    connect(changes_, &RunningChanges::all_ended, qApp, &QApplication::quit);
    hide();
  });
}

void MainWindow::mousePressEvent(QMouseEvent* event) {
  if (auto* view = current()) {
    if (event->button() == Qt::BackButton) return view->back();
    if (event->button() == Qt::ForwardButton) return view->forward();
  }
  QMainWindow::mousePressEvent(event);
}

} // namespace klamm::gui
