#pragma once

#include <klamm/result.hpp>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

namespace klamm::profiles {

[[nodiscard]] inline tl::unexpected<Error> refused(Text text) {
  return fail(Error::of(ErrorKind::usage, "PROFILE", std::move(text)));
}

/// `doing` a file failed, by errno.
[[nodiscard]] inline tl::unexpected<Error> file_failed(const char* doing, const std::string& path) {
  return fail(Error::of(ErrorKind::failed, "FILE",
                        KLAMM_TEXT("profiles", "cannot %1 %2: %3").with(doing, path, std::strerror(errno))));
}

} // namespace klamm::profiles
