#pragma once

#include <klamm/lag_series.hpp>

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace klamm::gui {

/// Lines over time: round ticks in the chosen zone, gaps as gaps, hover readout, drag to zoom, double click to
/// reset.
class LagChart : public QWidget {
 public:
  struct Line {
    QString name;
    std::vector<lag::Series::Point> points;
  };
  struct Mark {
    lag::Series::Time at;
    QString text;
  };

  explicit LagChart(QWidget* parent = nullptr);

  void set_lines(std::vector<Line> lines); ///< the largest first; after six the rest is one
  void set_marks(std::vector<Mark> marks);
  /// So long back from the newest point; empty: everything.
  void set_range(std::optional<std::chrono::milliseconds> range);
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct Span {
    double from = 0; ///< epoch ms
    double to = 0;
  };
  [[nodiscard]] Span span() const;
  [[nodiscard]] QRect plot() const;
  [[nodiscard]] double x_of(double ms) const;
  [[nodiscard]] double ms_of(double x) const;
  void paint_readout(QPainter& painter, double top);

  std::vector<Line> lines_;
  std::vector<Mark> marks_;
  std::optional<std::chrono::milliseconds> range_;
  std::optional<Span> zoom_;
  std::optional<int> hover_;
  std::optional<int> drag_;
};

} // namespace klamm::gui
