#include <gui/charts/scaling_bars.hpp>
#include <gui/theme/paint.hpp>
#include <gui/theme/tokens.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace klamm::gui {
namespace {

constexpr int widest_bar = 40;
constexpr int between_panels = 24;
constexpr int above_bars = 64; ///< titles
constexpr int below_bars = 46; ///< ids and racks
constexpr double disk_limit = 0.85;
constexpr double furthest_capacity =
    3; ///< times the highest bar: beyond, the bars would be too low to compare

bool new_to_the_work(const scaling::BrokerChange& broker) {
  return broker.role == "ADD" || (broker.replicas_before == 0 && broker.replicas_after > 0);
}

struct Scale {
  double divisor = 1;
  const char* unit = "B";
};

Scale scale_of(double most) {
  static constexpr std::array<const char*, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
  Scale out;
  std::size_t unit = 0;
  while (most / out.divisor >= 1000 && unit + 1 < units.size()) {
    out.divisor *= 1024;
    ++unit;
  }
  out.unit = units.at(unit);
  return out;
}

QString scaled_words(double value, const Scale& scale) {
  const double number = value / scale.divisor;
  return QLocale::c().toString(number, 'f',
                               scale.divisor == 1 || number >= 99.95 ? 0
                               : number >= 9.995                     ? 1
                                                                     : 2);
}

} // namespace

ScalingBars::ScalingBars(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("scale_bars"));
  setMinimumHeight(180);
}

void ScalingBars::set(std::vector<scaling::BrokerChange> brokers,
                      std::map<std::int32_t, std::int64_t> capacity) {
  brokers_ = std::move(brokers);
  capacity_ = std::move(capacity);
  QStringList spoken;
  for (const auto& broker : brokers_) spoken << says(broker);
  setAccessibleName(spoken.join(QStringLiteral("; ")));
  update();
}

QString ScalingBars::says(const scaling::BrokerChange& broker) const {
  const auto change = [](const QString& before, const QString& after) {
    return before == after ? after : before + QStringLiteral(" → ") + after;
  };
  QStringList parts{say("Broker %1").arg(broker.id)};
  if (broker.rack) parts << say("rack %1").arg(shown(*broker.rack));
  if (broker.bytes_before && broker.bytes_after)
    parts << change(bytes_words(static_cast<double>(*broker.bytes_before)),
                    bytes_words(static_cast<double>(*broker.bytes_after)));
  parts << say("%1 replicas")
               .arg(change(count_words(broker.replicas_before), count_words(broker.replicas_after)));
  parts << say("%1 preferred leaders")
               .arg(change(count_words(broker.leaders_before), count_words(broker.leaders_after)));
  if (broker.disk_before_percent && broker.disk_after_percent)
    parts << say("disk %1").arg(
        change(percent_words(*broker.disk_before_percent), percent_words(*broker.disk_after_percent)));
  return parts.join(QStringLiteral(" · "));
}

void ScalingBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  places_.clear();
  painter.setFont(font_of(Type::section));
  painter.setPen(color(Role::text));
  painter.drawText(QRect(space::margin, 8, 200, 28), Qt::AlignVCenter | Qt::AlignLeft, say("Brokers"));
  if (brokers_.empty()) return;
  paint_legend(painter);
  std::array<std::vector<Bar>, 3> panels;
  double most = 0;
  bool sized = true;
  for (const auto& broker : brokers_) {
    sized = sized && broker.bytes_before && broker.bytes_after;
    most = std::max({most, static_cast<double>(broker.bytes_before.value_or(0)),
                     static_cast<double>(broker.bytes_after.value_or(0))});
  }
  const Scale scale = scale_of(most);
  for (const auto& broker : brokers_) {
    Bar bytes{static_cast<double>(broker.bytes_before.value_or(0)),
              static_cast<double>(broker.bytes_after.value_or(0)),
              0,
              {}};
    bytes.text = scaled_words(bytes.after, scale);
    if (const auto found = capacity_.find(broker.id);
        found != capacity_.end() && static_cast<double>(found->second) <= furthest_capacity * most)
      bytes.capacity = static_cast<double>(found->second);
    panels[0].push_back(bytes);
    panels[1].push_back({static_cast<double>(broker.replicas_before),
                         static_cast<double>(broker.replicas_after), 0, count_words(broker.replicas_after)});
    panels[2].push_back({static_cast<double>(broker.leaders_before),
                         static_cast<double>(broker.leaders_after), 0, count_words(broker.leaders_after)});
  }
  const std::array<QString, 3> titles{say("Data"), say("Replicas"), say("Preferred leaders")};
  const std::array<QString, 3> units{sized ? QLatin1String(scale.unit) : QString(), QString(), QString()};
  const int room = (width() - 2 * space::margin - 2 * between_panels) / 3;
  if (!sized) panels[0].clear();
  for (std::size_t i = 0; i < panels.size(); ++i)
    paint_panel(painter,
                QRect(space::margin + static_cast<int>(i) * (room + between_panels), 36, room, height() - 36),
                titles[i], units[i], panels[i]);
}

void ScalingBars::paint_legend(QPainter& painter) {
  painter.setFont(font_of(Type::small));
  const QFontMetrics metrics = painter.fontMetrics();
  struct Entry {
    QString words;
    Role fill;
    Role edge;
  };
  std::vector<Entry> entries{{say("before"), Role::surface, Role::text},
                             {say("after"), Role::edge, Role::edge}};
  if (std::any_of(brokers_.begin(), brokers_.end(), new_to_the_work))
    entries.push_back({say("after, new here"), Role::accent, Role::accent});
  if (!capacity_.empty())
    entries.push_back({say("disk capacity, line at 85 %"), Role::surface, Role::handle});
  int x = width() - space::margin;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const int words = metrics.horizontalAdvance(entry->words);
    x -= words;
    if (x < 140) return;
    painter.setPen(color(Role::muted));
    painter.drawText(QRect(x, 8, words + 2, 28), Qt::AlignVCenter | Qt::AlignLeft, entry->words);
    x -= 17;
    painter.setPen(color(entry->edge));
    painter.setBrush(color(entry->fill));
    painter.drawRect(x, 17, 10, 10);
    x -= 20;
  }
}

void ScalingBars::paint_panel(QPainter& painter, const QRect& area, const QString& title, const QString& unit,
                              const std::vector<Bar>& bars) {
  painter.setFont(font_of(Type::medium));
  painter.setPen(color(Role::text));
  painter.drawText(QRect(area.x(), area.y(), area.width(), 24), Qt::AlignVCenter | Qt::AlignLeft, title);
  const int title_width = painter.fontMetrics().horizontalAdvance(title);
  painter.setFont(font_of(Type::base));
  painter.setPen(color(Role::muted));
  painter.drawText(QRect(area.x() + title_width + 8, area.y(), area.width() - title_width - 8, 24),
                   Qt::AlignVCenter | Qt::AlignLeft, unit);
  if (bars.empty()) {
    painter.drawText(
        area.adjusted(0, 28, 0, -8), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
        say("The size of a partition is not known: its brokers do not tell. The plan counts replicas."));
    return;
  }
  const int count = static_cast<int>(bars.size());
  const int floor = height() - below_bars;
  const int tallest = floor - above_bars - 22;
  double most = 1;
  for (const Bar& bar : bars) most = std::max({most, bar.before, bar.after, bar.capacity});
  const auto high = [&](double value) { return static_cast<int>(std::lround(value / most * tallest)); };
  const int slot = std::max(1, area.width() / count);
  const int wide = std::clamp(slot - 6, 2, widest_bar);
  painter.setFont(font_of(Type::small));
  const QFontMetrics metrics = painter.fontMetrics();
  for (int i = 0; i < count; ++i) {
    const Bar& bar = bars[static_cast<std::size_t>(i)];
    const auto& broker = brokers_[static_cast<std::size_t>(i)];
    const int x = area.x() + i * slot + (slot - wide) / 2;
    const QRect whole(area.x() + i * slot, above_bars, slot, height() - above_bars);
    painter.setBrush(Qt::NoBrush);
    if (bar.capacity > 0) {
      painter.setPen(color(Role::hairline));
      painter.drawRect(x - 1, floor - high(bar.capacity), wide + 1, high(bar.capacity));
      painter.setPen(QPen(color(Role::muted), 1, Qt::DashLine));
      const int limit = floor - high(bar.capacity * disk_limit);
      painter.drawLine(x, limit, x + wide - 1, limit);
    }
    const int filled = std::max(high(bar.after), bar.after > 0 ? 1 : 0);
    painter.fillRect(x, floor - filled, wide, filled,
                     color(new_to_the_work(broker) ? Role::accent : Role::edge));
    if (high(bar.before) != filled && bar.before > 0) {
      painter.setPen(color(Role::text));
      painter.drawRect(x, floor - high(bar.before), wide - 1, high(bar.before));
    }
    if (metrics.horizontalAdvance(bar.text) <= slot - 1) {
      const bool under_outline = bar.before > bar.after && high(bar.before) - filled < metrics.height();
      const QRect words(whole.x() - 4, floor - (under_outline ? high(bar.before) : filled) - 18, slot + 8,
                        17);
      painter.setPen(color(Role::text));
      painter.drawText(words, Qt::AlignHCenter | Qt::AlignBottom, bar.text);
    }
    const bool room = slot >= metrics.horizontalAdvance(QString::number(broker.id)) + 2 || i % 5 == 0;
    if (room) {
      painter.setPen(color(Role::text));
      painter.drawText(QRect(whole.x() - 10, floor + 4, slot + 20, 17), Qt::AlignCenter,
                       QString::number(broker.id));
      painter.setPen(color(Role::muted));
      if (broker.rack)
        painter.drawText(QRect(whole.x(), floor + 21, slot, 17), Qt::AlignCenter,
                         metrics.elidedText(shown(*broker.rack), Qt::ElideMiddle, slot - 2));
    }
    places_.push_back({whole, says(broker)});
  }
  painter.fillRect(area.x(), floor, count * slot, 1, color(Role::edge));
}

bool ScalingBars::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const auto& place : places_) {
      if (!place.rect.contains(help->pos())) continue;
      QToolTip::showText(help->globalPos(), tip(place.says), this, place.rect);
      return true;
    }
    QToolTip::hideText();
  }
  return QWidget::event(event);
}

} // namespace klamm::gui
