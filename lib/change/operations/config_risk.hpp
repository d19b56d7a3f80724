#pragma once

#include <klamm/operations.hpp>

#include <admin/write/configs.hpp>

#include <string>

namespace klamm::changes {

/// Which records a change of retention or cleanup takes away, as the rest of a sentence; empty: none. Less
/// time or less space (-1 is without limit), `delete` or `compact` where it was not. What holds once a key is
/// unset is not known, and neither is a value that cannot be read: records may go.
[[nodiscard]] std::string records_lost(const ConfigChange& change, admin::ConfigAction action);

} // namespace klamm::changes
