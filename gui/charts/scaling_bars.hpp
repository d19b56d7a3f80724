#pragma once

#include <klamm/scaling.hpp>

#include <QString>
#include <QWidget>
#include <cstdint>
#include <map>
#include <vector>

class QPainter;

namespace klamm::gui {

/// Brokers before and after a plan, by bytes, replicas and preferred leaders: before as an outline, after
/// filled, in the accent colour where a broker is new to the work.
class ScalingBars : public QWidget {
 public:
  explicit ScalingBars(QWidget* parent = nullptr);

  /// `capacity`: of brokers that tell of it, bytes.
  void set(std::vector<scaling::BrokerChange> brokers, std::map<std::int32_t, std::int64_t> capacity);
  [[nodiscard]] const std::vector<scaling::BrokerChange>& brokers() const { return brokers_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Bar {
    double before = 0;
    double after = 0;
    double capacity = 0; ///< 0: none
    QString text;        ///< what `after` is
  };
  struct Place {
    QRect rect;
    QString says;
  };
  void paint_legend(QPainter& painter);
  void paint_panel(QPainter& painter, const QRect& area, const QString& title, const QString& unit,
                   const std::vector<Bar>& bars);
  [[nodiscard]] QString says(const scaling::BrokerChange& broker) const;

  std::vector<scaling::BrokerChange> brokers_;
  std::map<std::int32_t, std::int64_t> capacity_;
  std::vector<Place> places_;
};

} // namespace klamm::gui
