#pragma once

#include <QString>

class QApplication;

namespace klamm::gui {

/// Name, resources, remembered look. Before the first window.
void set_up(QApplication& app);
/// The remembered scheme and font scale, applied.
void apply_look(QApplication& app);

} // namespace klamm::gui
