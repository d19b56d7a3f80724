#pragma once

namespace klamm::cli {

inline constexpr const char* version_line = "klamm " KLAMM_VERSION "\n";

} // namespace klamm::cli
