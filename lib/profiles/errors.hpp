#pragma once

#include <klamm/result.hpp>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

namespace klamm::profiles {

[[nodiscard]] inline tl::unexpected<Error> refused(const char* pattern, std::vector<std::string> args) {
  return fail({ErrorKind::usage, "PROFILE", {}, {"profiles", pattern, std::move(args), -1}, {}, {}});
}

/// `doing` a file failed, by errno.
[[nodiscard]] inline tl::unexpected<Error> file_failed(const char* doing, const std::string& path) {
  return fail({ErrorKind::failed,
               "FILE",
               {},
               {"profiles", "cannot %1 %2: %3", {doing, path, std::strerror(errno)}, -1},
               {},
               {}});
}

} // namespace klamm::profiles
