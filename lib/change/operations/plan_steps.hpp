#pragma once

#include <klamm/changes.hpp>

#include <string>

namespace klamm::changes {

/// A step as plan files and journals carry it.
[[nodiscard]] Value to_value(const Operation& operation);
/// Whether `risk` must be the operation's own, as of a plan that somebody reviewed. A journal may be older
/// than what is known of risks today.
enum class RiskSaid { must_hold, may_be_another };
/// Its inverse; a `usage` error (BAD_PLAN) that begins with `where`.
[[nodiscard]] Result<Operation> operation_of(const Value& step, const std::string& where, RiskSaid risk);

} // namespace klamm::changes
