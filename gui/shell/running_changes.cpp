#include <gui/shell/running_changes.hpp>

#include <gui/dialogs/plan_review.hpp>
#include <gui/theme/tokens.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace klamm::gui {
namespace {

class Question : public QDialog {
 public:
  using QDialog::QDialog;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::surface));
    painter.setPen(color(Role::edge));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
};

} // namespace

RunningChanges::RunningChanges(QWidget* parent) : QPushButton(parent) {
  setObjectName(QStringLiteral("running_changes"));
  setProperty("kind", QStringLiteral("link"));
  setCursor(Qt::PointingHandCursor);
  setFont(font_of(Type::small));
  hide();
  connect(this, &QPushButton::clicked, this, [this] { show_next(); });
}

void RunningChanges::watch(PlanReview* review, const ClusterView* from) {
  watched_.push_back({review, from});
  connect(review, &PlanReview::run_began, this, [this] { refresh(); });
  connect(review, &PlanReview::run_ended, this, [this] {
    refresh();
    emit one_ended();
    if (running() == 0) emit all_ended();
  });
  connect(review, &PlanReview::was_left, this, [this] { refresh(); });
  connect(review, &QObject::destroyed, this, [this] { refresh(); });
}

void RunningChanges::forget(const ClusterView* from) {
  std::vector<PlanReview*> gone; // deleting one changes the list
  for (const auto& one : watched_)
    if (one.review && one.from == from) gone.push_back(one.review.data());
  for (auto* review : gone) delete review;
  refresh();
}

int RunningChanges::running(const ClusterView* of) const {
  return static_cast<int>(std::count_if(watched_.begin(), watched_.end(), [of](const Watched& one) {
    return one.review && one.review->running() && (!of || one.from == of);
  }));
}

void RunningChanges::refresh() {
  std::erase_if(watched_, [](const Watched& one) { return one.review.isNull(); });
  const int run = running();
  const auto ended = std::count_if(watched_.begin(), watched_.end(), [](const Watched& one) { return one.review->left() && !one.review->running(); });
  setVisible(run > 0 || ended > 0);
  if (run > 0) setText(say_n("%n change is running", "%n changes are running", run));
  else setText(say_n("%n change has ended", "%n changes have ended", ended));
}

void RunningChanges::show_next() {
  const auto hidden = [](const Watched& one) { return one.review && one.review->left(); };
  const auto next = std::find_if(watched_.begin(), watched_.end(), hidden);
  if (next == watched_.end()) return;
  next->review->open();
  refresh();
}

void RunningChanges::ask(QWidget* parent, const ClusterView* of, std::function<void()> close, std::function<void()> leave) {
  auto* dialog = new Question(parent, Qt::Dialog | Qt::FramelessWindowHint);
  dialog->setObjectName(QStringLiteral("running_question"));
  dialog->setWindowTitle(say("A change is running"));
  dialog->setModal(true);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFixedWidth(520);
  auto* all = column_of(dialog, space::margin, space::margin, space::margin, space::margin, 12);
  all->addWidget(label(say_n("%n change is running", "%n changes are running", running(of)), Type::title));
  QStringList titles;
  for (const auto& one : watched_)
    if (one.review && one.review->running() && (!of || one.from == of)) titles << one.review->title();
  auto* which = label(titles.join(QLatin1Char('\n')), Type::base);
  which->setWordWrap(true);
  all->addWidget(which);
  auto* what = label(say("Steps that were sent are finished in any case. The journal keeps what was done, and History can take it back."), Type::base, "muted");
  what->setWordWrap(true);
  all->addWidget(what);
  auto* buttons = row_of(nullptr, 0, 8, 0, 0, 8);
  buttons->addStretch();
  auto* go_on = button(say("Finish it, then close"), "finish_then_close", ButtonKind::plain, true);
  auto* stop = button(say("Stop after this step"), "stop_then_close", ButtonKind::plain, true);
  auto* wait = button(say("Wait"), "wait", ButtonKind::primary, true);
  go_on->setVisible(leave != nullptr);
  for (auto* one : {go_on, stop, wait}) buttons->addWidget(one);
  all->addLayout(buttons);
  connect(wait, &QPushButton::clicked, dialog, &QDialog::close);
  connect(go_on, &QPushButton::clicked, this, [dialog, leave = std::move(leave)] {
    dialog->close();
    if (leave) leave();
  });
  connect(stop, &QPushButton::clicked, this, [this, dialog, of, close = std::move(close)] {
    dialog->close();
    for (const auto& one : watched_)
      if (one.review && (!of || one.from == of)) one.review->stop_run();
    auto waiting = std::make_shared<QMetaObject::Connection>();
    const auto closed = [this, of, close, waiting] {
      if (running(of) > 0) return;
      disconnect(*waiting);
      close();
    };
    if (running(of) == 0) return close();
    *waiting = connect(this, &RunningChanges::one_ended, this, closed);
  });
  emit dimmed(true);
  connect(dialog, &QDialog::finished, this, [this] { emit dimmed(false); });
  dialog->open();
  dialog->move(parent->geometry().center() - dialog->rect().center());
  wait->setFocus();
}

} // namespace klamm::gui
