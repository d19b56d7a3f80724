#pragma once

#include <klamm/result.hpp>

#include <string>
#include <utility>
#include <vector>

namespace klamm::front {

/// The caller asked for what cannot be done.
[[nodiscard]] inline tl::unexpected<Error> refuse(std::string code, const char* pattern,
                                                  std::vector<std::string> args = {}) {
  return fail(Error::of(ErrorKind::usage, std::move(code), {"front", pattern, std::move(args), -1}));
}

} // namespace klamm::front
