#pragma once

#include <QString>

class QApplication;

namespace klamm::gui {

enum class Scheme { system, light, dark };

/// Fusion with our palette and sheet. To be called again when the scheme or the font's scale changes.
void apply_style(QApplication& app, Scheme scheme);

} // namespace klamm::gui
