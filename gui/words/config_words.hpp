#pragma once

#include <QString>

#include <optional>
#include <string>

namespace klamm::gui {

/// A value of a key in `.ms` or `.bytes` as people say it, and itself beside; other values as they are.
[[nodiscard]] QString config_words(const std::string& key, const std::optional<std::string>& value);
[[nodiscard]] QString source_words(const std::string& source);

} // namespace klamm::gui
