#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <vector>

// Every colour, font and measure of the desktop: the only file pair with colour literals.

namespace klamm::gui {

enum class Role {
  window, surface, text, muted, hairline, edge, accent, on_accent, selected, hover, handle, scrim, warning_glyph,
  ok_text, ok_tint, warning_text, warning_tint, critical_text, critical_tint, critical_solid, on_critical,
  info_text, info_tint, unknown_text, unknown_tint, edited_text, edited_tint, count_
};

[[nodiscard]] QColor color(Role role);
[[nodiscard]] QColor color(Role role, bool dark);
[[nodiscard]] bool is_dark();
void set_dark(bool dark);

[[nodiscard]] QColor series_color(int index); ///< of charts; six, then the colour of "other"

/// The fixed colours of clusters: `grey`, `blue`, `teal`, `green`, `amber`, `orange`, `red`, `purple`.
[[nodiscard]] const std::vector<QString>& cluster_colors();
[[nodiscard]] QColor cluster_color(const QString& name); ///< grey for any other word
[[nodiscard]] QColor on_cluster_color();

enum class Type {
  base,     ///< 10
  medium,   ///< 10/500: problem titles, new values
  strong,   ///< 10/600
  title,    ///< 14/600
  crumb,    ///< 14/400: what stands before the title
  section,  ///< 11/600
  header,   ///< 9/500: table headers, badges, labels
  small,    ///< 9
  figure,   ///< 20/600
  unit,     ///< 20/400: what stands beside a figure
  mono,     ///< 9.5, fixed
  mono_bold ///< 9.5, fixed, bold
};
[[nodiscard]] QFont font_of(Type type);
void set_font_family(const QString& family);
void set_font_scale(double scale); ///< 1 is 10 pt

/// A measure as designed, or larger where letters are: of widths that hold words.
[[nodiscard]] int with_letters(int px);

namespace space {
inline constexpr int margin = 16, gap = 12, row = 28, row_compact = 24, header = 28, cell = 8, field = 32,
                     field_bar = 28, radius = 4, card_radius = 6, tool = 28, icon = 16, sub_tabs = 36, fact_row = 60,
                     bulk_bar = 46, dialog_head = 48, dialog_foot = 56, tabs = 36, head = 48, filter_bar = 40,
                     status = 26, nav = 200, nav_narrow = 48, nav_item = 32, strip = 4, badge = 18, box = 18;
} // namespace space

} // namespace klamm::gui
