#pragma once

#include <klamm/result.hpp>

namespace klamm::changes {

/// An error of a request that was to change something. Where a right is missing it says so without naming the
/// one that reading needs: which ones a change needs stands in its command's help.
[[nodiscard]] Error refusal(Error error);

} // namespace klamm::changes
