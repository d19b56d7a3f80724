#pragma once

#include <klamm/operations.hpp>

#include <algorithm>
#include <cstdint>

namespace klamm::scaling::run {

[[nodiscard]] inline bool holds(const changes::Replicas& list, std::int32_t id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/// Of `list` what `other` does not hold, in its order.
[[nodiscard]] inline changes::Replicas missing_in(const changes::Replicas& list,
                                                  const changes::Replicas& other) {
  changes::Replicas out;
  std::copy_if(list.begin(), list.end(), std::back_inserter(out),
               [&other](std::int32_t id) { return !holds(other, id); });
  return out;
}

[[nodiscard]] inline bool same_set(const changes::Replicas& a, const changes::Replicas& b) {
  return a.size() == b.size() && missing_in(a, b).empty();
}

} // namespace klamm::scaling::run
