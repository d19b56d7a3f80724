#pragma once

#include <klamm/profiles.hpp>

namespace klamm::profiles {

/// Reads what a reference refers to. `key` is for sentences.
[[nodiscard]] Result<Secret> reveal(std::string_view key, const SecretRef& ref, const SecretSources& sources);

} // namespace klamm::profiles
