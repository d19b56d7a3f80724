#pragma once

#include <scaling/run/machine.hpp>

#include <string>

namespace klamm::scaling::run {

[[nodiscard]] Text words_of(const Gate& gate);
/// Why the partition `name` is not where it was to go.
[[nodiscard]] Text words_of(Left why, const std::string& name);

} // namespace klamm::scaling::run
