#pragma once

#include <klamm/result.hpp>

#include <string>

namespace klamm::changes {

/// An error of a request that was to change something. Where a right is missing it says so without naming the
/// one that reading needs: which ones a change needs stands in its command's help.
[[nodiscard]] Error refusal(Error error);

/// The error of a step that may have happened: how to find out, and in brackets why nobody knows.
[[nodiscard]] Error unknown_outcome(const Error& cause, const std::string& change_id);

} // namespace klamm::changes
