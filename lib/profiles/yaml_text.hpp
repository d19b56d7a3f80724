#pragma once

#include <klamm/result.hpp>

#include <string_view>

namespace klamm::profiles {

/// The text without its byte order mark; refused where it is not UTF-8 or holds a character that YAML
/// forbids.
[[nodiscard]] Result<std::string_view> check_yaml_text(std::string_view text);

} // namespace klamm::profiles
