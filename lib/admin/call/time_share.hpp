#pragma once

#include <klamm/call.hpp>

namespace klamm::admin {

/// The call with one of `parts` of its time: for a stage that others follow, so that a broker that stays
/// silent in it leaves them time. The last stage takes the call itself.
[[nodiscard]] inline Call time_share(const Call& call, int parts) {
  Call out = call;
  const auto now = std::chrono::steady_clock::now();
  out.deadline = now + (call.deadline - now) / parts;
  return out;
}

} // namespace klamm::admin
