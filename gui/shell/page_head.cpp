#include <gui/shell/page_head.hpp>

#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QHBoxLayout>
#include <QMenu>

namespace klamm::gui {

PageHead::PageHead(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setFixedHeight(space::head - 2); // the bar below is the rest
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* all = row_of(this, 12, 0, space::margin, 0, 8);
  auto* arrows = row_of(nullptr, 0, 0, 0, 0, 0);
  back_ = tool_button("back", say("Back"), "back");
  forward_ = tool_button("forward", say("Forward"), "forward");
  arrows->addWidget(back_);
  arrows->addWidget(forward_);
  all->addLayout(arrows);
  auto* names = row_of(nullptr, 0, 0, 0, 0, 6);
  parent_ = button({}, "crumb", ButtonKind::link);
  parent_->setFont(font_of(Type::crumb));
  parent_->setProperty("ink", QStringLiteral("muted"));
  slash_ = label(QStringLiteral("/"), Type::crumb, "muted");
  title_ = new ElidedLabel({}, Type::title);
  title_->setObjectName(QStringLiteral("page_title"));
  names->addWidget(parent_);
  names->addWidget(slash_);
  names->addWidget(title_);
  star_ = tool_button("star", say("Favourite"), "star");
  connect(star_, &QToolButton::clicked, this, [this] {
    if (page_) page_->toggle_star();
    show_head();
  });
  names->addWidget(star_);
  all->addLayout(names);
  all->addSpacing(4);
  badge_ = new BadgeLabel;
  badge_->setObjectName(QStringLiteral("page_badge"));
  pill_ = new BadgeLabel;
  lock_ = new IconLabel("lock", Role::muted);
  protection_ = label({}, Type::base, "muted");
  protection_->setObjectName(QStringLiteral("protection"));
  note_ = label({}, Type::base, "muted");
  note_->setObjectName(QStringLiteral("page_note"));
  all->addWidget(badge_);
  all->addWidget(pill_);
  auto* protection = row_of(nullptr, 0, 0, 0, 0, 6);
  protection->addWidget(lock_);
  protection->addWidget(protection_);
  all->addLayout(protection);
  all->addWidget(note_);
  all->addStretch(1);
  age_ = button({}, "age", ButtonKind::link);
  age_->setProperty("ink", QStringLiteral("muted"));
  age_->setFont(font_of(Type::small));
  age_->setLayoutDirection(Qt::RightToLeft);
  age_->setIcon(icon("chevron-down"));
  age_->setIconSize({12, 12});
  pause_ = tool_button("pause", say("Pause reading"), "pause");
  pause_->setCheckable(true);
  all->addWidget(age_);
  all->addWidget(pause_);
  line_ = line_v(16);
  all->addWidget(line_);
  actions_ = row_of(nullptr, 0, 0, 0, 0, 8);
  all->addLayout(actions_);

  const auto& profile = session.profile();
  pill_->set_pill(shown(profile.environment).toUpper(), cluster_color(shown(profile.colour)));
  const bool protects = profile.protection != profiles::Protection::none;
  lock_->setVisible(protects);
  protection_->setVisible(protects);
  protection_->setText(session.read_only() ? say("read-only") : say("confirm changes"));

  connect(back_, &QToolButton::clicked, this, &PageHead::back);
  connect(forward_, &QToolButton::clicked, this, &PageHead::forward);
  connect(parent_, &QPushButton::clicked, this, [this] {
    if (page_) emit parent_wanted(page_->head().parent_route);
  });
  connect(age_, &QPushButton::clicked, this, [this] { choose_interval(); });
  connect(pause_, &QToolButton::toggled, this, [this](bool on) {
    session_.set_paused(on);
    pause_->setIcon(icon(on ? "play" : "pause"));
    pause_->setToolTip(tip(on ? say("Go on reading") : say("Pause reading")));
    show_age();
  });
  connect(&session_, &Session::settings_changed, this, [this] { show_age(); });
  tick_.setInterval(1000);
  connect(&tick_, &QTimer::timeout, this, [this] { show_age(); });
  tick_.start();
}

void PageHead::set_page(Page* page) {
  page_ = page;
  while (auto* item = actions_->takeAt(0)) {
    if (item->widget()) item->widget()->hide();
    delete item;
  }
  for (auto* action : page->actions()) {
    action->setParent(this);
    actions_->addWidget(action);
    action->show();
  }
  line_->setVisible(!page->actions().empty());
  show_head();
}

void PageHead::set_history(bool back, bool forward) {
  back_->setEnabled(back);
  forward_->setEnabled(forward);
}

void PageHead::show_head() {
  if (!page_) return;
  const Page::Head head = page_->head();
  parent_->setText(no_mnemonic(head.parent));
  parent_->setVisible(!head.parent.isEmpty());
  slash_->setVisible(!head.parent.isEmpty());
  title_->set_text(head.title);
  title_->setMaximumWidth(title_->fontMetrics().horizontalAdvance(head.title) + 4);
  star_->setVisible(head.starred.has_value());
  star_->setIcon(icon(head.starred.value_or(false) ? "star-on" : "star"));
  star_->setAccessibleDescription(head.starred.value_or(false) ? say("yes") : say("no"));
  badge_->set_badge(head.badge);
  note_->setText(head.note);
  note_->setVisible(!head.note.isEmpty());
  const auto& profile = session_.profile();
  pill_->setVisible(head.parent.isEmpty() && !profile.environment.empty());
  const bool protects = head.parent.isEmpty() && profile.protection != profiles::Protection::none;
  lock_->setVisible(protects);
  protection_->setVisible(protects);
  show_age();
}

void PageHead::show_age() {
  Feed* feed = page_ ? page_->main_feed() : nullptr;
  age_->setVisible(feed != nullptr);
  pause_->setVisible(feed != nullptr);
  if (!feed) return;
  const auto every = feed->chosen();
  QString words;
  if (feed->failure()) words = say("Last read failed");
  else if (!feed->snapshot()) words = say("Reading…");
  else words = say("Read %1 ago").arg(age_words(feed->age()));
  if (session_.paused()) words += QStringLiteral(" · ") + say("paused");
  else if (every.count() == 0) words += QStringLiteral(" · ") + say("only on F5");
  else if (feed->interval() > every)
    words += QStringLiteral(" · ") + say("%1 → %2").arg(duration_words(every.count()), duration_words(feed->interval().count() / 1000 * 1000));
  else words += QStringLiteral(" · ") + say("every %1").arg(duration_words(every.count()));
  age_->setText(words);
  if (feed->snapshot()) age_->setToolTip(tip(say("The last read took %1").arg(duration_words(feed->snapshot()->took.count()))));
}

void PageHead::choose_interval() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("interval_menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(say("Read now")), &QAction::triggered, this, [this] { session_.refresh(); });
  menu->addSeparator();
  for (const int seconds : {0, 2, 5, 10, 30}) {
    auto* action = menu->addAction(seconds == 0 ? say("Off") : say("Every %1").arg(duration_words(seconds * 1000)));
    action->setCheckable(true);
    action->setChecked(session_.interval() == std::chrono::seconds(seconds));
    connect(action, &QAction::triggered, this, [this, seconds] { session_.set_interval(std::chrono::seconds(seconds)); });
  }
  menu->popup(age_->mapToGlobal(QPoint(0, age_->height())));
}

LoadingBar::LoadingBar(QWidget* parent) : QWidget(parent) {
  setFixedHeight(2);
  delay_.setSingleShot(true);
  delay_.setInterval(300);
  connect(&delay_, &QTimer::timeout, this, [this] {
    on_ = feed_ && feed_->reading();
    place_ = 0;
    if (on_) tick_.start(40);
    update();
  });
  connect(&tick_, &QTimer::timeout, this, [this] {
    place_ = place_ + (0.95 - place_) * 0.03; // how much is left is not known
    update();
  });
}

void LoadingBar::set_feed(Feed* feed) {
  disconnect(connection_);
  feed_ = feed;
  const auto look = [this] {
    if (feed_ && feed_->reading()) {
      if (!on_) delay_.start();
      return;
    }
    delay_.stop();
    tick_.stop();
    on_ = false;
    update();
  };
  if (feed) connection_ = connect(feed, &Feed::reading_changed, this, look);
  look();
}

void LoadingBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  painter.fillRect(0, 1, width(), 1, color(Role::hairline));
  if (on_) painter.fillRect(0, 0, static_cast<int>(width() * place_), 2, color(Role::accent));
}

} // namespace klamm::gui
