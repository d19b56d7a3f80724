#pragma once

#include <gui/parts/page.hpp>
#include <gui/shell/nav.hpp>
#include <gui/shell/page_head.hpp>

#include <QWidget>

#include <map>
#include <vector>

class QStackedWidget;

namespace klamm::gui {

class PlanReview;

/// One open cluster: navigation, head and pages, and where one was before.
class ClusterView : public QWidget, public Shell {
  Q_OBJECT
 public:
  explicit ClusterView(profiles::Target target, QWidget* parent = nullptr);
  ~ClusterView() override;

  [[nodiscard]] Session& session() override { return *session_; }
  void go(const Route& route) override;
  void up() override;
  void review(ReviewRequest request) override;
  void copy(const QString& text) override;
  void dim(bool on) override;
  [[nodiscard]] std::string command_prefix() const override;

  void back();
  void forward();
  [[nodiscard]] Page* page() const { return page_; }
  [[nodiscard]] const Route& route() const { return route_; }
  [[nodiscard]] NavBadge worst() const { return worst_; }
  /// Whether all brokers answer, and who does not: for the status bar.
  struct Answering {
    QString text;
    bool all = true;
  };
  [[nodiscard]] Answering answering();
  void set_narrow(bool narrow);
  [[nodiscard]] QString link() const; ///< `klamm://PROFILE/topic/orders`
  void copy_link();

 signals:
  void state_changed(); ///< badges, title, who answers
  void copied(const QString& what);
  void dimmed(bool on);
  void reviewing(PlanReview* review); ///< a review that was opened here

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void show_route(const Route& route);
  void show_badges();

  Session* session_;
  Nav* nav_;
  PageHead* head_;
  LoadingBar* loading_;
  QStackedWidget* stack_;
  std::map<QString, Page*> pages_;
  Page* page_ = nullptr;
  Route route_;
  std::vector<Route> past_;
  std::vector<Route> future_;
  NavBadge worst_;
  Watching health_;
  Watching brokers_;
  Watching groups_;
  Watching partitions_;
};

} // namespace klamm::gui
