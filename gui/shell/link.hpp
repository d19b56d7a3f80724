#pragma once

#include <gui/parts/page.hpp>

#include <optional>

namespace klamm::gui {

/// A place in a cluster as text that can be kept and handed on: `klamm://PROFILE/topic/orders`.
struct Link {
  QString profile;
  Route route;
};

[[nodiscard]] QString print_link(const Link& link);
/// Empty: it is none, or names no page there is.
[[nodiscard]] std::optional<Link> read_link(const QString& text);
/// `topic/orders`, `topic/orders/configs`, `groups`; a page that does not exist is Overview.
[[nodiscard]] Route read_route(const QString& text);

} // namespace klamm::gui
