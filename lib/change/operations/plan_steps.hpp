#pragma once

#include <klamm/changes.hpp>

#include <string>

namespace klamm::changes {

/// A step as plan files and journals carry it.
[[nodiscard]] Value to_value(const Operation& operation);
/// Its inverse; a `usage` error (BAD_PLAN) that begins with `where`.
[[nodiscard]] Result<Operation> operation_of(const Value& step, const std::string& where);

} // namespace klamm::changes
