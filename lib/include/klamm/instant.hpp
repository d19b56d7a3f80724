#pragma once

#include <klamm/result.hpp>
#include <klamm/value.hpp>

#include <chrono>
#include <string_view>

namespace klamm::units {

/// A point in time that a change goes by: `@2026-11-24T12:00:00Z` with a zone (`+02:00`, `+0200`),
/// `@EPOCH_MS`, or
/// `@-2h`, before `now`; the @ may be left out before a date. A `usage` error for a date after 2100, and for
/// a number that is outside 2000 to 2100 in milliseconds: it names the unit that it looks like, for seconds
/// or microseconds would mean the start or the end of every log.
[[nodiscard]] Result<Value::Time> parse_instant(std::string_view word,
                                                std::chrono::system_clock::time_point now);

} // namespace klamm::units
