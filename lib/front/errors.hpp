#pragma once

#include <klamm/result.hpp>

#include <string>
#include <utility>

namespace klamm::front {

/// The caller asked for what cannot be done.
[[nodiscard]] inline tl::unexpected<Error> refuse(std::string code, Text text) {
  return fail(Error::of(ErrorKind::usage, std::move(code), std::move(text)));
}

} // namespace klamm::front
