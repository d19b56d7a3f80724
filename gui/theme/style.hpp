#pragma once

#include <QString>

class QApplication;
class QPalette;

namespace klamm::gui {

enum class Scheme { system, light, dark };

/// Whether colours are those of a dark scheme: letters lighter than their ground. How a system's scheme is known
/// before Qt 6.5 tells it.
[[nodiscard]] bool looks_dark(const QPalette& palette);

/// Fusion with our palette and sheet. To be called again when the scheme or the font's scale changes.
void apply_style(QApplication& app, Scheme scheme);

} // namespace klamm::gui
