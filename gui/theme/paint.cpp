#include <gui/theme/paint.hpp>

#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace klamm::gui {

Role text_role(Tone tone) {
  switch (tone) {
  case Tone::none: return Role::text;
  case Tone::muted: return Role::muted;
  case Tone::ok: return Role::ok_text;
  case Tone::info: return Role::info_text;
  case Tone::warning: return Role::warning_text;
  case Tone::critical: return Role::critical_text;
  case Tone::solid: return Role::on_critical;
  case Tone::unknown: return Role::unknown_text;
  case Tone::edited: return Role::edited_text;
  case Tone::accent: return Role::accent;
  }
  return Role::text;
}

Role tint_role(Tone tone) {
  switch (tone) {
  case Tone::ok: return Role::ok_tint;
  case Tone::info: return Role::info_tint;
  case Tone::warning: return Role::warning_tint;
  case Tone::critical: return Role::critical_tint;
  case Tone::solid: return Role::critical_solid;
  case Tone::edited: return Role::edited_tint;
  default: return Role::unknown_tint;
  }
}

void paint_glyph(QPainter& painter, const QRect& rect, Glyph glyph, const QColor& color) {
  if (glyph == Glyph::none) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  const QRectF box(rect);
  const double w = box.width();
  const QPointF c = box.center();
  switch (glyph) {
  case Glyph::square: painter.fillRect(rect.adjusted(1, 1, -1, -1), color); break;
  case Glyph::triangle:
    painter.drawPolygon(QPolygonF{{c.x(), box.top() + w * 0.1}, {box.right(), box.bottom() - w * 0.1},
                                  {box.left(), box.bottom() - w * 0.1}});
    break;
  case Glyph::up:
    painter.drawPolygon(QPolygonF{{c.x(), c.y() - w * 0.3}, {c.x() + w * 0.45, c.y() + w * 0.3},
                                  {c.x() - w * 0.45, c.y() + w * 0.3}});
    break;
  case Glyph::down:
    painter.drawPolygon(QPolygonF{{c.x(), c.y() + w * 0.3}, {c.x() + w * 0.45, c.y() - w * 0.3},
                                  {c.x() - w * 0.45, c.y() - w * 0.3}});
    break;
  case Glyph::flat: painter.drawRect(QRectF(c.x() - w * 0.4, c.y() - 1, w * 0.8, 2)); break;
  case Glyph::dots:
    for (int i = -1; i <= 1; ++i) painter.drawEllipse(QPointF(c.x() + i * w * 0.36, c.y() + 1), 1, 1);
    break;
  case Glyph::moving: {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.4));
    painter.drawArc(box.adjusted(1, 1, -1, -1), 60 * 16, 290 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{c.x() + 0.5, box.top() - 0.8}, {box.right(), box.top() + 2.2},
                                  {c.x() + 0.5, box.top() + 4}});
    break;
  }
  case Glyph::check:
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{box.left() + w * 0.15, c.y() + w * 0.05}, {c.x() - w * 0.08, box.bottom() - w * 0.22},
                                   {box.right() - w * 0.1, box.top() + w * 0.22}});
    break;
  case Glyph::cross:
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(c.x() - w * 0.32, c.y() - w * 0.32), QPointF(c.x() + w * 0.32, c.y() + w * 0.32));
    painter.drawLine(QPointF(c.x() + w * 0.32, c.y() - w * 0.32), QPointF(c.x() - w * 0.32, c.y() + w * 0.32));
    break;
  case Glyph::question:
  case Glyph::exclamation: {
    QPainterPath path;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    if (glyph == Glyph::exclamation) {
      painter.drawLine(QPointF(c.x(), box.top() + 1), QPointF(c.x(), c.y() + w * 0.12));
    } else {
      path.moveTo(c.x() - w * 0.22, box.top() + w * 0.28);
      path.cubicTo(c.x() - w * 0.2, box.top(), c.x() + w * 0.34, box.top(), c.x() + w * 0.24, box.top() + w * 0.34);
      path.quadTo(c.x(), c.y() - w * 0.05, c.x(), c.y() + w * 0.12);
      painter.drawPath(path);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(c.x(), box.bottom() - 1.2), 0.9, 0.9);
    break;
  }
  case Glyph::none: break;
  }
  painter.restore();
}

int badge_width(const Badge& badge) {
  const QFontMetrics metrics(font_of(Type::header));
  const bool plain = badge.tone == Tone::none || badge.tone == Tone::muted;
  const int glyph = badge.glyph == Glyph::none ? 0 : 10 + 4;
  return metrics.horizontalAdvance(badge.text) + glyph + (plain ? 0 : 12);
}

void paint_badge(QPainter& painter, const QRect& rect, const Badge& badge) {
  if (badge.empty()) return;
  painter.save();
  painter.setFont(font_of(Type::header));
  const QFontMetrics metrics(painter.font());
  const bool plain = badge.tone == Tone::none || badge.tone == Tone::muted;
  const int width = std::min(badge_width(badge), rect.width());
  const int height = std::max(space::badge, metrics.height() + 2);
  const QRect box(rect.x(), rect.y() + (rect.height() - height) / 2, width, height);
  if (!plain) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(tint_role(badge.tone)));
    painter.drawRoundedRect(box, space::radius, space::radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
  }
  const QColor ink = color(text_role(badge.tone));
  int x = box.x() + (plain ? 0 : 6);
  if (badge.glyph != Glyph::none) {
    paint_glyph(painter, QRect(x, box.y() + (box.height() - 10) / 2, 10, 10), badge.glyph, ink);
    x += 14;
  }
  painter.setPen(ink);
  const QRect words(x, box.y(), box.right() - x + 1 - (plain ? 0 : 4), box.height());
  painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(badge.text, Qt::ElideRight, words.width() + 2));
  painter.restore();
}

int pill_width(const QString& text) {
  return QFontMetrics(font_of(Type::header)).horizontalAdvance(text) + 12;
}

void paint_pill(QPainter& painter, const QRect& rect, const QString& text, const QColor& fill) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(font_of(Type::header));
  const int height = std::max(space::badge, QFontMetrics(painter.font()).height() + 2);
  const QRect box(rect.x(), rect.y() + (rect.height() - height) / 2, std::min(pill_width(text), rect.width()), height);
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  painter.drawRoundedRect(box, space::radius, space::radius);
  painter.setPen(on_cluster_color());
  painter.drawText(box, Qt::AlignCenter, text);
  painter.restore();
}

namespace {

constexpr std::size_t most_boxes = 6;

int box_width(const QFontMetrics& metrics, const Box& box) {
  return std::max(20, metrics.horizontalAdvance(box.text) + (box.gone ? 14 : 10));
}

} // namespace

int boxes_width(const std::vector<Box>& boxes) {
  const QFontMetrics metrics(font_of(Type::header));
  if (boxes.size() > most_boxes) return metrics.horizontalAdvance(QStringLiteral("88/88"));
  int width = 0;
  for (const Box& box : boxes) width += box_width(metrics, box) + 3;
  return width;
}

void paint_boxes(QPainter& painter, const QRect& rect, const std::vector<Box>& boxes, bool selected) {
  painter.save();
  painter.setFont(font_of(Type::header));
  const QFontMetrics metrics(painter.font());
  if (boxes.size() > most_boxes) {
    const auto in_sync = std::count_if(boxes.begin(), boxes.end(), [](const Box& box) { return box.in_sync; });
    painter.setPen(color(Role::text));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("%1/%2").arg(in_sync).arg(boxes.size()));
    painter.restore();
    return;
  }
  int x = rect.x();
  const int y = rect.y() + (rect.height() - space::box) / 2;
  for (const Box& box : boxes) {
    const int width = box_width(metrics, box);
    const QRectF frame(x + 0.5, y + 0.5, width - 1, space::box - 1);
    const bool hollow = !box.in_sync || box.gone || box.removing;
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = color(Role::text);
    QColor fill = hollow ? Qt::transparent : color(selected ? Role::surface : Role::unknown_tint);
    if (box.adding) {
      fill = color(selected ? Role::surface : Role::info_tint);
      ink = color(Role::info_text);
    }
    QPen pen(Qt::NoPen);
    if (box.removing) {
      pen = QPen(color(selected ? Role::muted : Role::edge), 1);
      ink = color(Role::muted);
    }
    if (box.gone || (!box.in_sync && !box.adding)) {
      pen = QPen(color(Role::critical_text), 1);
      if (!box.gone) pen.setDashPattern({2, 2});
      ink = color(Role::critical_text);
    }
    painter.setBrush(fill);
    painter.setPen(pen);
    painter.drawRoundedRect(frame, 2.5, 2.5);
    if (box.leader) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(color(Role::accent), 2));
      painter.drawRoundedRect(QRectF(x + 1, y + 1, width - 2, space::box - 2), 2, 2);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(ink);
    QFont words = painter.font();
    words.setStrikeOut(!box.in_sync && !box.gone && !box.adding);
    words.setUnderline(box.preferred && !box.leader);
    painter.setFont(words);
    const QRect inside(x, y, box.gone ? width - 6 : width, space::box);
    painter.drawText(inside, Qt::AlignCenter, box.text);
    if (box.gone) {
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(QPen(ink, 1));
      const QPointF c(x + width - 6.5, y + 9.5);
      painter.drawLine(c + QPointF(-2, -2), c + QPointF(2, 2));
      painter.drawLine(c + QPointF(2, -2), c + QPointF(-2, 2));
    }
    words.setStrikeOut(false);
    words.setUnderline(false);
    painter.setFont(words);
    x += width + 3;
  }
  painter.restore();
}

void paint_bar(QPainter& painter, const QRect& rect, double fraction, const QColor& fill, bool selected) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const QRectF track(rect.x(), rect.y() + (rect.height() - 6) / 2, rect.width(), 6);
  painter.setBrush(color(selected ? Role::surface : Role::unknown_tint));
  painter.drawRoundedRect(track, 3, 3);
  const double width = track.width() * std::clamp(fraction, 0.0, 1.0);
  if (width > 0) {
    QPainterPath clip;
    clip.addRoundedRect(track, 3, 3);
    painter.setClipPath(clip);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(track.x(), track.y(), std::max(2.0, width), 6), width > 6 ? 3 : 1, width > 6 ? 3 : 1);
  }
  painter.restore();
}

void paint_spark(QPainter& painter, const QRect& rect, const std::vector<double>& points, const QColor& ink) {
  if (points.empty()) return;
  double low = INFINITY;
  double high = -INFINITY;
  for (const double point : points) {
    if (std::isnan(point)) continue;
    low = std::min(low, point);
    high = std::max(high, point);
  }
  if (low > high) return;
  if (high - low < 1e-9) high = low + 1; // a flat line lies at the bottom
  const QRectF area(rect.x() + 1, rect.y() + (rect.height() - 16) / 2 + 2, 92, 12);
  const double step = points.size() > 1 ? area.width() / static_cast<double>(points.size() - 1) : 0;
  const auto at = [&](std::size_t i) {
    return QPointF(area.right() - step * static_cast<double>(points.size() - 1 - i),
                   area.bottom() - (points[i] - low) / (high - low) * area.height());
  };
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink, 1));
  for (std::size_t i = 1; i < points.size(); ++i)
    if (!std::isnan(points[i - 1]) && !std::isnan(points[i])) painter.drawLine(at(i - 1), at(i));
  if (!std::isnan(points.back())) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QPoint end = at(points.size() - 1).toPoint();
    painter.fillRect(QRect(end.x() - 1, end.y() - 1, 3, 3), color(Role::text));
  }
  painter.restore();
}

namespace {

int widest_digit(const QFontMetrics& metrics) {
  int widest = 0;
  for (char digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
  return widest;
}

} // namespace

int digits_width(const QFontMetrics& metrics, const QString& text) {
  const int digit = widest_digit(metrics);
  int width = 0;
  for (const QChar letter : text) width += letter.isDigit() ? digit : metrics.horizontalAdvance(letter);
  return width;
}

void paint_digits(QPainter& painter, const QRect& rect, const QString& text) {
  const QFontMetrics metrics = painter.fontMetrics();
  const int digit = widest_digit(metrics);
  int x = rect.right() + 1 - digits_width(metrics, text);
  const int y = rect.y() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
  for (const QChar letter : text) {
    const int own = metrics.horizontalAdvance(letter);
    painter.drawText(x + (letter.isDigit() ? (digit - own) / 2 : 0), y, QString(letter));
    x += letter.isDigit() ? digit : own;
  }
}

} // namespace klamm::gui
