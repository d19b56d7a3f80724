#pragma once

#include <QPointer>
#include <QPushButton>

#include <functional>
#include <vector>

class QWidget;

namespace klamm::gui {

class ClusterView;
class PlanReview;

/// The changes of this window that run, and those left to run that have ended: a button of the status bar that
/// says how many there are, and shows the next one.
class RunningChanges : public QPushButton {
  Q_OBJECT
 public:
  explicit RunningChanges(QWidget* parent = nullptr);

  void watch(PlanReview* review, const ClusterView* from);
  /// Closes the reviews of a cluster whose tab is closed; none of them runs.
  void forget(const ClusterView* from);
  /// How many run, of one cluster or of all.
  [[nodiscard]] int running(const ClusterView* of = nullptr) const;
  /// Asks what is to become of changes that run before something is closed. `close` is called once they have
  /// stopped; `leave` when they are to run on; neither when the user waits. Without `leave` that is not offered.
  void ask(QWidget* parent, const ClusterView* of, std::function<void()> close, std::function<void()> leave);

 signals:
  void dimmed(bool on);
  void one_ended();
  void all_ended();

 private:
  struct Watched {
    QPointer<PlanReview> review;
    const ClusterView* from = nullptr;
  };

  void refresh();
  void show_next();

  std::vector<Watched> watched_;
};

} // namespace klamm::gui
