#include <gui/charts/lag_chart.hpp>

#include <gui/theme/tokens.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QDateTime>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace klamm::gui {
namespace {

constexpr double least_span = 20'000; ///< ms

constexpr int axis = 64;
constexpr int labels = 140;
constexpr std::size_t most_lines = 6;

double epoch_ms(lag::Series::Time time) {
  return static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

double nice_step(double top, int ticks) {
  const double raw = std::max(top, 1.0) / ticks;
  const double base = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 3.0, 5.0, 10.0})
    if (base * factor >= raw) return std::max(1.0, base * factor);
  return base * 10;
}

double time_step(double span, int ticks) {
  static constexpr double steps[] = {1,   2,   5,    10,   15,   30,   60,    120,   300,
                                     600, 900, 1800, 3600, 7200, 14400, 43200, 86400, 172800};
  for (const double step : steps)
    if (span / 1000 / step <= ticks) return step * 1000;
  return 604800000;
}

std::optional<double> value_at(const LagChart::Line& line, double ms) {
  const lag::Series::Point* best = nullptr;
  double distance = INFINITY;
  for (const auto& point : line.points) {
    const double away = std::abs(epoch_ms(point.at) - ms);
    if (away >= distance) continue;
    distance = away;
    best = &point;
  }
  return best ? best->value : std::nullopt;
}

} // namespace

LagChart::LagChart(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("lag_chart"));
  setMouseTracking(true);
  setMinimumHeight(180);
}

void LagChart::set_lines(std::vector<Line> lines) {
  if (lines.size() > most_lines + 1) {
    Line other;
    other.name = say("other");
    for (std::size_t i = most_lines; i < lines.size(); ++i) {
      if (other.points.empty()) {
        other.points = lines[i].points;
        continue;
      }
      for (auto& point : other.points)
        if (const auto more = value_at(lines[i], epoch_ms(point.at))) point.value = point.value.value_or(0) + *more;
    }
    lines.resize(most_lines);
    lines.push_back(std::move(other));
  }
  lines_ = std::move(lines);
  QStringList spoken;
  for (const auto& line : lines_)
    if (!line.points.empty() && line.points.back().value)
      spoken << QStringLiteral("%1 %2").arg(line.name, count_words(static_cast<std::int64_t>(*line.points.back().value)));
  setAccessibleName(say("Lag") + QStringLiteral(": ") + spoken.join(QStringLiteral("; ")));
  update();
}

void LagChart::set_marks(std::vector<Mark> marks) {
  marks_ = std::move(marks);
  update();
}

void LagChart::set_range(std::optional<std::chrono::milliseconds> range) {
  range_ = range;
  zoom_.reset();
  update();
}

LagChart::Span LagChart::span() const {
  if (zoom_) return *zoom_;
  double from = INFINITY;
  double to = -INFINITY;
  for (const auto& line : lines_) {
    if (line.points.empty()) continue;
    from = std::min(from, epoch_ms(line.points.front().at));
    to = std::max(to, epoch_ms(line.points.back().at));
  }
  if (from > to) {
    to = static_cast<double>(QDateTime::currentMSecsSinceEpoch());
    from = to - least_span;
  }
  if (range_) from = to - static_cast<double>(range_->count());
  if (to - from < least_span) from = to - least_span;
  return {from, to};
}

QRect LagChart::plot() const {
  return {16 + axis, 12, std::max(50, width() - 16 - axis - labels - 16), std::max(40, height() - 12 - 28)};
}

double LagChart::x_of(double ms) const {
  const Span range = span();
  return plot().left() + (ms - range.from) / (range.to - range.from) * plot().width();
}

double LagChart::ms_of(double x) const {
  const Span range = span();
  return range.from + (x - plot().left()) / plot().width() * (range.to - range.from);
}

void LagChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  const QRect area = plot();
  const Span range = span();
  double largest = 0;
  for (const auto& line : lines_)
    for (const auto& point : line.points)
      if (point.value && epoch_ms(point.at) >= range.from && epoch_ms(point.at) <= range.to) largest = std::max(largest, *point.value);
  const double step = nice_step(largest, 4);
  const double top = std::max(step, std::ceil(largest / step) * step);
  painter.setFont(font_of(Type::base));
  for (double at = 0; at <= top + step / 2; at += step) {
    const int y = area.bottom() - static_cast<int>(at / top * area.height());
    painter.fillRect(area.left(), y, area.width(), 1, color(at == 0 ? Role::edge : Role::hairline));
    painter.setPen(color(Role::muted));
    painter.drawText(QRect(16, y - 10, axis - 8, 20), Qt::AlignRight | Qt::AlignVCenter, short_count(at));
  }
  // round times in the chosen zone
  const double offset = shows_utc() ? 0 : QDateTime::currentDateTime().offsetFromUtc() * 1000.0;
  const double tick = time_step(range.to - range.from, std::max(2, area.width() / 130));
  const bool seconds = tick < 60000;
  for (double at = std::ceil((range.from + offset) / tick) * tick - offset; at <= range.to; at += tick) {
    const int x = static_cast<int>(x_of(at));
    if (x > area.right() - 120) break; // the end's own time stands there
    painter.fillRect(x, area.bottom(), 1, 4, color(Role::edge));
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(at), Qt::UTC);
    painter.drawText(QRect(x - 40, area.bottom() + 6, 80, 18), Qt::AlignCenter,
                     (shows_utc() ? time : time.toLocalTime()).toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm")));
  }
  painter.drawText(QRect(area.right() - 90, area.bottom() + 6, 91, 18), Qt::AlignRight | Qt::AlignVCenter,
                   clock_words(static_cast<std::int64_t>(range.to)).left(5) + QLatin1Char(' ') + zone_short());
  if (lines_.empty() || largest == 0) {
    bool some = false;
    for (const auto& line : lines_) some = some || line.points.size() > 1;
    if (!some) painter.drawText(area, Qt::AlignCenter, say("The chart begins with the second reading."));
  }
  painter.save();
  painter.setClipRect(area.adjusted(0, -4, 1, 2));
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    painter.setPen(QPen(series_color(static_cast<int>(i)), 1.5, Qt::SolidLine, Qt::FlatCap));
    QVector<QLineF> pieces;
    std::optional<QPointF> last;
    for (const auto& point : lines_[i].points) {
      if (!point.value) {
        last.reset();
        continue;
      }
      const QPointF at(x_of(epoch_ms(point.at)), area.bottom() - *point.value / top * area.height());
      if (last) pieces.append({*last, at});
      last = at;
    }
    painter.drawLines(pieces);
  }
  painter.restore();
  for (const auto& mark : marks_) {
    const double ms = epoch_ms(mark.at);
    if (ms < range.from || ms > range.to) continue;
    const int x = static_cast<int>(x_of(ms));
    painter.setPen(QPen(color(Role::edge), 1, Qt::DashLine));
    painter.drawLine(x, area.top(), x, area.bottom());
    painter.setPen(color(Role::muted));
    painter.setFont(font_of(Type::small));
    painter.drawText(QRect(x + 5, area.top(), 140, 16), Qt::AlignLeft | Qt::AlignVCenter, mark.text);
  }
  // each line labelled at its end, from the top, never one over another
  std::vector<std::pair<double, std::size_t>> ends;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (!lines_[i].points.empty() && lines_[i].points.back().value)
      ends.emplace_back(area.bottom() - *lines_[i].points.back().value / top * area.height(), i);
  std::sort(ends.begin(), ends.end());
  std::vector<double> places;
  for (const auto& [y, i] : ends) places.push_back(places.empty() ? y : std::max(y, places.back() + 16));
  if (!places.empty()) {
    const double over = places.back() - area.bottom();
    if (over > 0)
      for (std::size_t i = places.size(); i > 0; --i) {
        const double room = area.bottom() - 16.0 * static_cast<double>(places.size() - i);
        places[i - 1] = std::min(places[i - 1], room);
      }
  }
  painter.setFont(font_of(Type::header));
  for (std::size_t k = 0; k < ends.size(); ++k) {
    const auto& line = lines_[ends[k].second];
    painter.setPen(series_color(static_cast<int>(ends[k].second)));
    const QString words = QStringLiteral("%1 %2").arg(line.name, short_count(*line.points.back().value));
    painter.drawText(QRect(area.right() + 8, static_cast<int>(places[k]) - 8, labels, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideMiddle, labels));
  }
  if (drag_ && hover_) {
    QColor tint = color(Role::accent);
    tint.setAlpha(40);
    painter.fillRect(QRect(QPoint(std::min(*drag_, *hover_), area.top()), QPoint(std::max(*drag_, *hover_), area.bottom())), tint);
  } else if (hover_ && area.contains(*hover_, area.center().y()) && !lines_.empty()) {
    paint_readout(painter, top);
  }
}

void LagChart::paint_readout(QPainter& painter, double top) {
  const QRect area = plot();
  const double ms = ms_of(*hover_);
  painter.fillRect(*hover_, area.top(), 1, area.height(), color(Role::text));
  painter.setFont(font_of(Type::small));
  const int rows = static_cast<int>(lines_.size());
  const int width = 210;
  QRect box(*hover_ - width - 10, area.top() + 2, width, 14 + 18 * (rows + 1));
  if (box.left() < area.left()) box.moveLeft(*hover_ + 10);
  painter.setPen(color(Role::edge));
  painter.setBrush(color(Role::surface));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  painter.setPen(color(Role::text));
  painter.drawText(box.adjusted(10, 6, -10, 0), Qt::AlignTop | Qt::AlignLeft,
                   clock_words(static_cast<std::int64_t>(ms)) + QLatin1Char(' ') + zone_short());
  for (int i = 0; i < rows; ++i) {
    const auto value = value_at(lines_[static_cast<std::size_t>(i)], ms);
    const QRect line(box.left() + 10, box.top() + 7 + 18 * (i + 1), width - 20, 18);
    painter.fillRect(line.left(), line.center().y() - 1, 8, 3, series_color(i));
    painter.setPen(color(Role::text));
    painter.drawText(line.adjusted(16, 0, -70, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(lines_[static_cast<std::size_t>(i)].name, Qt::ElideMiddle, line.width() - 86));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, value ? count_words(static_cast<std::int64_t>(*value)) : say("no data"));
    if (value) {
      painter.setBrush(color(Role::surface));
      painter.setPen(QPen(series_color(i), 1.5));
      painter.drawEllipse(QPointF(*hover_ + 0.5, area.bottom() - *value / top * area.height()), 3, 3);
    }
  }
}

void LagChart::mouseMoveEvent(QMouseEvent* event) {
  hover_ = event->position().toPoint().x();
  update();
}

void LagChart::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) drag_ = event->position().toPoint().x();
}

void LagChart::mouseReleaseEvent(QMouseEvent* event) {
  if (!drag_) return;
  const int to = event->position().toPoint().x();
  if (std::abs(to - *drag_) > 8) zoom_ = Span{ms_of(std::min(*drag_, to)), ms_of(std::max(*drag_, to))};
  drag_.reset();
  update();
}

void LagChart::mouseDoubleClickEvent(QMouseEvent*) {
  zoom_.reset();
  drag_.reset();
  update();
}

void LagChart::leaveEvent(QEvent*) {
  hover_.reset();
  update();
}

} // namespace klamm::gui
