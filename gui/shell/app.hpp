#pragma once

#include <QString>

class QApplication;

namespace klamm::gui {

/// Name, resources, remembered look. Before the first window.
void set_up(QApplication& app);
/// `en`, `ko` or `system`; windows made from now on speak it.
void speak(QString language);
/// The remembered scheme and font scale, applied.
void apply_look(QApplication& app);

} // namespace klamm::gui
