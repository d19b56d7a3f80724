#pragma once

#include <gui/parts/page.hpp>

#include <QFrame>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace klamm::gui {

/// A card whose cells can be opened: painted, chosen by mouse and keyboard.
class OpenCard : public QFrame {
 public:
  explicit OpenCard(const char* name);
  void when_opened(std::function<void(const Route&)> opened) { opened_ = std::move(opened); }

 protected:
  struct Place {
    QRect rect;
    Route route;
    QString tip;
  };
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool event(QEvent* event) override;
  void paint_ground(QPainter& painter);
  [[nodiscard]] bool is_lit(std::size_t place) const { return static_cast<int>(place) == hovered_; }

  std::vector<Place> places_;

 private:
  int hovered_ = -1;
  std::function<void(const Route&)> opened_;
};

struct Problem {
  bool critical = false;
  QString title;
  QString detail;
  QString since;
  QString lasting;
  Route route;
};
[[nodiscard]] Problem problem_of(const cluster::Finding& finding, const Seen& seen);
/// What is wrong with a group, as far as health checks of the cluster do not say it; empty: nothing.
[[nodiscard]] std::optional<Problem> problem_of(const GroupLine& line);

class ProblemsCard : public OpenCard {
 public:
  ProblemsCard();
  /// `partitions`: how many there are; −1: not known.
  void set(std::vector<Problem> problems, long long partitions, std::chrono::milliseconds age);
  void set_failed(const QString& why);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Problem> problems_;
  QString quiet_;
  QString failed_;
};

struct Figure {
  QString title;
  QString value;
  QString unit{};
  QString below{};
  Route route{};
  QString tip{};
};
class FiguresCard : public OpenCard {
 public:
  FiguresCard();
  void set(std::vector<Figure> figures);
  [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Figure> figures_;
};

class BrokersCard : public OpenCard {
 public:
  BrokersCard();
  void set(const std::vector<brokers::Broker>& brokers);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<brokers::Broker> brokers_;
};

/// What happened while the cluster was open, the newest first.
class SeenCard : public QFrame {
 public:
  explicit SeenCard(const Session& session);
  void refresh() { update(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const Session& session_;
};

} // namespace klamm::gui
