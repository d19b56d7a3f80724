#pragma once

#include <klamm/changes.hpp>

namespace klamm::front {

/// Who runs this process, and where.
[[nodiscard]] changes::Author this_author();

} // namespace klamm::front
