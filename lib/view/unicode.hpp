#pragma once

namespace klamm::view {

/// Of category Cc, Cf, Zl, Zp, Cs, Co or Cn: never written as it is.
[[nodiscard]] bool needs_escape(char32_t code);

} // namespace klamm::view
