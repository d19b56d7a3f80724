#pragma once

#include <klamm/result.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace klamm::profiles {

enum class Trust {
  ours,   ///< owned by this user or root, and nobody else may write it or its folder
  secret, ///< of this user and readable by nobody else, or root's: mounted secrets are
  anyone, ///< any readable regular file: named on the command line
};

/// The whole of a regular file of at most 1 MiB, checked on the descriptor it is read from. Empty if there is
/// none.
[[nodiscard]] Result<std::optional<std::string>> read_file(const std::string& path, Trust trust);

/// Makes the folder (0700, parents too), writes a temporary file (O_EXCL, 0600), syncs it and puts it in
/// place.
[[nodiscard]] Result<void> write_file(const std::string& folder, const std::string& name,
                                      std::string_view text);

} // namespace klamm::profiles
