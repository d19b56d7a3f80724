#include <gui/parts/page.hpp>

#include <gui/theme/icons.hpp>
#include <gui/words/say.hpp>

#include <QAbstractButton>
#include <QEvent>
#include <QKeyEvent>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace klamm::gui {

Page::Page(Shell& shell, const char* name) : shell_(shell) {
  setObjectName(QLatin1String(name));
}

void Page::watch(Watching& watching, Feed* feed, const std::function<void()>& changed) {
  if (watching.feed() == feed) return;
  if (const auto old = connections_.find(&watching); old != connections_.end()) disconnect(old->second);
  watching.set(feed);
  if (std::find(watched_.begin(), watched_.end(), &watching) == watched_.end()) watched_.push_back(&watching);
  watching.show(isVisible());
  if (!feed) return;
  connections_[&watching] = connect(feed, &Feed::changed, this, [this, changed] {
    changed();
    emit head_changed();
  });
  if (feed->snapshot() || feed->failure()) changed();
}

void Page::showEvent(QShowEvent* event) {
  for (auto* watching : watched_) watching->show(true);
  QWidget::showEvent(event);
}

void Page::hideEvent(QHideEvent* event) {
  for (auto* watching : watched_) watching->show(false);
  QWidget::hideEvent(event);
}

namespace {

// Takes the press away from a blocked button and says why instead.
class Blocker : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override {
    const bool press = event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::KeyPress;
    if (!press) return event->type() == QEvent::MouseButtonPress;
    auto* button = static_cast<QAbstractButton*>(watched);
    if (event->type() == QEvent::KeyPress && !static_cast<QKeyEvent*>(event)->text().contains(QLatin1Char(' ')) &&
        static_cast<QKeyEvent*>(event)->key() != Qt::Key_Return)
      return false;
    QToolTip::showText(button->mapToGlobal(QPoint(0, button->height())), button->toolTip(), button);
    return true;
  }
};

} // namespace

void block(QAbstractButton* button, const QString& reason) {
  auto* blocker = button->findChild<QObject*>(QStringLiteral("blocker"), Qt::FindDirectChildrenOnly);
  if (reason.isEmpty()) {
    if (!blocker) return;
    button->removeEventFilter(blocker);
    delete blocker;
    button->setIcon({});
    button->setToolTip({});
    button->setAccessibleDescription({});
    button->setProperty("blocked", false);
    button->style()->polish(button);
    return;
  }
  button->setToolTip(tip(reason));
  button->setAccessibleDescription(reason);
  if (blocker) return;
  blocker = new Blocker(button);
  blocker->setObjectName(QStringLiteral("blocker"));
  button->installEventFilter(blocker);
  button->setIcon(icon("lock"));
  button->setProperty("blocked", true);
  button->style()->polish(button);
}

QString read_only_reason(const Session& session) {
  return say("Profile %1 makes this cluster read-only. Its protection can be changed under Connections.").arg(session.name());
}

} // namespace klamm::gui
