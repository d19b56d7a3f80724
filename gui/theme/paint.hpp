#pragma once

#include <gui/theme/tokens.hpp>

#include <QPainter>
#include <QRect>
#include <QString>
#include <QStringList>

#include <vector>

// The small parts that tables, heads and dialogs share, painted on whole pixels.

namespace klamm::gui {

enum class Tone { none, muted, ok, info, warning, critical, solid, unknown, edited, accent };
enum class Glyph { none, square, triangle, moving, question, dots, exclamation, up, down, flat, check, cross };

struct Badge {
  Glyph glyph = Glyph::none;
  QString text{};
  Tone tone = Tone::none;
  [[nodiscard]] bool empty() const { return text.isEmpty() && glyph == Glyph::none; }
};

/// One broker of a replica list.
struct Box {
  QString text{};
  bool leader = false;
  bool in_sync = true;
  bool gone = false;      ///< its broker is away
  bool adding = false;
  bool removing = false;
  bool preferred = false; ///< should lead and does not
};

[[nodiscard]] Role text_role(Tone tone);
[[nodiscard]] Role tint_role(Tone tone);

void paint_glyph(QPainter& painter, const QRect& rect, Glyph glyph, const QColor& color);

[[nodiscard]] int badge_width(const Badge& badge);
/// At the left of `rect`, centred vertically.
void paint_badge(QPainter& painter, const QRect& rect, const Badge& badge);

/// An environment's word on its cluster's colour.
[[nodiscard]] int pill_width(const QString& text);
void paint_pill(QPainter& painter, const QRect& rect, const QString& text, const QColor& color);

[[nodiscard]] int boxes_width(const std::vector<Box>& boxes);
void paint_boxes(QPainter& painter, const QRect& rect, const std::vector<Box>& boxes, bool selected);

/// A bar 6 high, grey until 85 %, over the width of `rect`.
void paint_bar(QPainter& painter, const QRect& rect, double fraction, const QColor& color, bool selected = false);

/// Points with their own scale, the last one marked; NaN is a gap.
void paint_spark(QPainter& painter, const QRect& rect, const std::vector<double>& points, const QColor& color);

/// Text whose digits all take the width of the widest, so that columns of numbers stand under each other.
[[nodiscard]] int digits_width(const QFontMetrics& metrics, const QString& text);
void paint_digits(QPainter& painter, const QRect& rect, const QString& text);

} // namespace klamm::gui
