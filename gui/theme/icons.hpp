#pragma once

#include <gui/theme/tokens.hpp>

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace klamm::gui {

/// One of our own icons (`:/icons/NAME.svg`), in the colour a role has when it is painted; disabled ones in
/// the colour of control edges.
[[nodiscard]] QIcon icon(const char* name, Role role = Role::muted);
[[nodiscard]] QPixmap icon_pixmap(const QString& name, const QColor& color, int size, double ratio);

} // namespace klamm::gui
