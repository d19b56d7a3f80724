#pragma once

#include <gui/theme/paint.hpp>

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace klamm::gui {

enum class CellKind { text, name, number, badge, boxes, spark, bar, link, mono };

/// What a cell shows. `text` is also what is copied and read aloud.
struct Cell {
  QString text{};
  Tone tone = Tone::none;
  QString aside{};   ///< muted, behind the text
  QString struck{};  ///< struck out, before it: a value that is edited
  QString tip{};
  Badge badge{};
  std::vector<Box> boxes{};
  std::shared_ptr<const std::vector<double>> points{};
  Glyph trend = Glyph::none;
  double fraction = -1; ///< of a bar; below 0: none
  bool dashed = false;  ///< a bar of what is not known
  bool bold = false;
  std::optional<bool> star = std::nullopt; ///< whether it is a favourite, where it can be one
};

/// How one column of a grid looks. Which values it sorts and filters by is the schema's field of that id.
struct GridColumn {
  std::string field;
  QString title;
  CellKind kind = CellKind::text;
  std::function<Cell(const void* row)> cell{}; ///< empty: the field by its unit
  bool right = false;
  int importance = 1;   ///< where the window is narrow, the lowest go first
  bool shown = true;    ///< unless the user chose otherwise
  int width = 0;        ///< fixed; 0: by content
  int most = 360;
  QString tip{};
  bool star = false;    ///< its cells have a star, which a click turns
};

} // namespace klamm::gui
